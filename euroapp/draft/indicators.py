"""Indicators with baseline and target."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import (
    Choice,
    DeliverableRef,
    MilestoneRef,
    ObjectiveKey,
    ObjectiveRef,
    Paragraph,
    PartnerRef,
    WorkPackageRef,
)
from euroapp.values import Frozen, Month, Quantity, RowId, Text


class Level(StrEnum):
    """How far along the chain of effects an indicator measures."""

    OUTPUT = "output"
    OUTCOME = "outcome"
    IMPACT = "impact"


class Frequency(StrEnum):
    """How often an indicator is read."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    ONCE = "once"


class InterimTarget(Frozen):
    """A value to be reached on the way."""

    id: RowId
    month: Month | None = Field(None, title="Month")
    value: Quantity | None = Field(None, title="Value")


class Indicator(Frozen):
    """One indicator, printed in 1.2 and 2.5."""

    id: RowId
    catalogue: Annotated[Text, Choice("indicators")] = Field(
        "", title="Indicator of the call", description="Empty for an indicator of your own."
    )
    name: Text = Field("", title="Indicator")
    level: Level | None = Field(None, title="Level")
    objective: ObjectiveKey = Field("", title="Objective of the call")
    specific_objective: ObjectiveRef = Field("", title="Specific objective")
    unit: Text = Field("", title="Unit", description="Such as number of SMEs.")
    baseline: Quantity | None = Field(None, title="Baseline", description="Zero is valid, empty is not.")
    target: Quantity | None = Field(None, title="Target", description="At the end of the project.")
    verification: Paragraph = Field(
        "", title="Means of verification", description="Contract list, survey, platform count."
    )
    responsible: PartnerRef = Field("", title="Responsible partner")
    frequency: Frequency | None = Field(None, title="Read")
    work_packages: tuple[WorkPackageRef, ...] = Field((), title="Work packages")
    deliverables: tuple[DeliverableRef, ...] = Field((), title="Deliverables")
    milestones: tuple[MilestoneRef, ...] = Field((), title="Milestones")
    interim: tuple[InterimTarget, ...] = Field((), title="Interim targets")
