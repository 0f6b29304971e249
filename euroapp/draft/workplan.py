"""Work packages, tasks, deliverables, milestones, events and subcontracts (Part B, 4.2)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from euroapp.draft.kinds import (
    ObjectiveRef,
    Paragraph,
    PartnerOwner,
    PartnerRef,
    TaskRef,
    WorkPackageOwner,
    WorkPackageRef,
)
from euroapp.values import Count, Frozen, Money, Month, Quantity, RowId, Text


def _empty(links: tuple[str, ...]) -> bool:
    return not links


class DeliverableType(StrEnum):
    """What is handed to the EU."""

    REPORT = "R"
    DEMONSTRATOR = "DEM"
    WEBSITE = "DEC"
    DATA = "DATA"
    DATA_PLAN = "DMP"
    ETHICS = "ETHICS"
    SECURITY = "SECURITY"
    OTHER = "OTHER"


class Dissemination(StrEnum):
    """Who may read a deliverable."""

    PUBLIC = "PU"
    SENSITIVE = "SEN"
    RESTRICTED = "R-UE/EU-R"
    CONFIDENTIAL = "C-UE/EU-C"
    SECRET = "S-UE/EU-S"  # noqa: S105 - a level of dissemination, no password


class EventKind(StrEnum):
    """What kind of event it is."""

    TRAINING = "training"
    WORKSHOP = "workshop"
    CONFERENCE = "conference"
    STUDY_VISIT = "study_visit"
    MATCHMAKING = "matchmaking"
    MISSION = "mission"
    MEETING = "meeting"
    OTHER = "other"


class WorkPackage(Frozen):
    """A group of tasks with one lead; numbered by its place in the list."""

    id: RowId
    name: Text = Field("", title="Name", description="A noun phrase.")
    lead: PartnerRef = Field("", title="Lead beneficiary")
    start_month: Month | None = Field(None, title="From month")
    end_month: Month | None = Field(None, title="To month")
    objectives: Paragraph = Field("", title="Objectives", description="What the package achieves.")
    specific_objectives: tuple[ObjectiveRef, ...] = Field((), title="Specific objectives served")


class Participation(Frozen):
    """A participant's share of a task. Roles and the effort matrix are derived from these."""

    id: RowId
    participant: PartnerOwner = Field("", title="Participant")
    person_months: Quantity | None = Field(None, title="Person-months")


class Task(Frozen):
    """A piece of work; printed as T1.1."""

    id: RowId
    work_package: WorkPackageOwner = Field("", title="Work package")
    name: Text = Field("", title="Name")
    leader: PartnerRef = Field("", title="Leader")
    start_month: Month | None = Field(None, title="From month")
    end_month: Month | None = Field(None, title="To month")
    description: Paragraph = Field("", title="Description", description="What, how, for whom, how many.")
    subcontracting: bool = Field(False, title="Part of it is subcontracted")
    in_kind: Text = Field("", title="In-kind contributions", description="Free of charge; not budgeted.")
    participations: tuple[Participation, ...] = Field((), title="Participants and effort")
    after: tuple[TaskRef, ...] = Field(
        (),
        title="Follows",
        description="Tasks that must have ended when this one begins.",
        # Programs that know of no links read a draft without any.
        exclude_if=_empty,
    )


class Deliverable(Frozen):
    """A tangible output handed to the EU; printed as D1.1."""

    id: RowId
    work_package: WorkPackageOwner = Field("", title="Work package")
    name: Text = Field("", title="Name")
    lead: PartnerRef = Field("", title="Lead beneficiary")
    type: DeliverableType | None = Field(None, title="Type")
    dissemination: Dissemination | None = Field(None, title="Dissemination level")
    due_month: Month | None = Field(None, title="Due month")
    description: Paragraph = Field("", title="Description", description="With format and language.")


class Milestone(Frozen):
    """A control point; printed as MS1, numbered through the project."""

    id: RowId
    name: Text = Field("", title="Name", description="A control point, not an output.")
    work_package: WorkPackageRef = Field("", title="Work package")
    lead: PartnerRef = Field("", title="Lead beneficiary")
    due_month: Month | None = Field(None, title="Due month")
    description: Paragraph = Field("", title="Description")
    verification: Paragraph = Field(
        "", title="Means of verification", description="How one proves that it was reached."
    )


class Event(Frozen):
    """An event, meeting or mobility; printed as E1.1."""

    id: RowId
    work_package: WorkPackageOwner = Field("", title="Work package")
    organiser: PartnerRef = Field("", title="Organiser")
    name: Text = Field("", title="Name")
    kind: EventKind | None = Field(None, title="Type")
    area: Text = Field("", title="Area", description="The subject.")
    location: Text = Field("", title="Location")
    month: Month | None = Field(None, title="Month")
    days: Count | None = Field(None, title="Duration, days")
    attendees: Count | None = Field(None, title="Attendees")


class Subcontract(Frozen):
    """An action task given to somebody outside; printed as S1.1."""

    id: RowId
    work_package: WorkPackageOwner = Field("", title="Work package")
    task: TaskRef = Field("", title="Task")
    participant: PartnerOwner = Field("", title="Beneficiary")
    name: Text = Field("", title="Name")
    description: Paragraph = Field("", title="Description", description="The action task given out.")
    cost: Money | None = Field(None, title="Estimated cost, EUR")
    justification: Paragraph = Field("", title="Justification", description="Why not done in-house.")
    best_value: Paragraph = Field(
        "",
        title="Best value for money",
        description="How offers are compared and conflicts of interest avoided.",
    )
