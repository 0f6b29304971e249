"""Financial support to third parties: the schemes a Eurocluster runs for SMEs."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from euroapp.draft.kinds import ObjectiveKey, Paragraph, PartnerRef, TaskRef, WorkPackageRef
from euroapp.values import Count, Frozen, Money, Month, Quantity, RowId, Text


class SupportForm(StrEnum):
    """How the money reaches the SME."""

    GRANT = "grant"
    LUMP_SUM = "lump_sum"
    PRIZE = "prize"


class OpenCall(Frozen):
    """One call for applications from SMEs, by project month."""

    id: RowId
    opening_month: Month | None = Field(None, title="Opens in month")
    closing_month: Month | None = Field(None, title="Closes in month")
    budget: Money | None = Field(None, title="Budget, EUR")


class Scheme(Frozen):
    """A scheme of third-party support with the conditions the proposal must state."""

    id: RowId
    name: Text = Field("", title="Scheme")
    work_package: WorkPackageRef = Field("", title="Work package")
    task: TaskRef = Field("", title="Task")
    form: SupportForm | None = Field(None, title="Form of support")
    objectives: tuple[ObjectiveKey, ...] = Field((), title="Objectives served")
    payers: tuple[PartnerRef, ...] = Field(
        (), title="Paying beneficiaries", description="Each of them needs lines of support in the budget."
    )
    amount_min: Money | None = Field(None, title="Least per SME, EUR")
    amount_max: Money | None = Field(None, title="Most per SME, EUR")
    third_parties: Count | None = Field(None, title="Number of SMEs")
    total: Money | None = Field(None, title="Total, EUR")
    implementation_months: Count | None = Field(
        None, title="Length of an SME project, months", description="From grant to final report."
    )
    outside_share: Quantity | None = Field(
        None,
        title="Share for SMEs outside the partners' regions, %",
        description="Feeds the indicator on SMEs from other regions and countries.",
    )
    recipients: Paragraph = Field(
        "", title="Who may receive it", description="A closed list; the partners themselves cannot."
    )
    activities: Paragraph = Field(
        "", title="Which activities qualify", description="A closed list; they benefit mainly the recipient."
    )
    amount_method: Paragraph = Field("", title="How the exact amount is set")
    selection: Paragraph = Field(
        "", title="Selection", description="Criteria and procedure: open, transparent, equal treatment."
    )
    evaluators: Paragraph = Field("", title="Evaluators and conflicts of interest")
    publication: Paragraph = Field("", title="Publication of calls and results")
    payment: Paragraph = Field("", title="Payment plan")
    double_funding: Paragraph = Field("", title="Double funding and state aid")
    calls: tuple[OpenCall, ...] = Field((), title="Calls for SMEs")
