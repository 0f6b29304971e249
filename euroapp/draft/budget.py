"""What the project costs and who pays (detailed budget table)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Choice, LongText, PartnerOwner, SchemeRef, WorkPackageOwner
from euroapp.values import Count, Frozen, Money, Month, Quantity, RowId, Text


class IncomeKind(StrEnum):
    """Where money that is not the grant comes from."""

    OWN = "own_resources"
    GENERATED = "income_generated"
    FINANCIAL = "financial_contribution"
    IN_KIND = "in_kind"


class CostLine(Frozen):
    """One line of the detailed budget: units times unit cost."""

    id: RowId
    participant: PartnerOwner = Field("", title="Participant")
    work_package: WorkPackageOwner = Field("", title="Work package")
    category: Annotated[Text, Choice("cost_categories")] = Field("", title="Category")
    description: Text = Field("", title="Description")
    units: Quantity | None = Field(None, title="Units", description="Person-months for personnel.")
    unit: Text = Field("", title="Unit", description="Person-month, trip, night, item, grant.")
    unit_cost: Money | None = Field(None, title="Unit cost, EUR")
    scheme: SchemeRef = Field("", title="Scheme", description="For support to third parties.")
    justification: Text = Field("", title="Justification")


class DepreciationItem(Frozen):
    """Equipment whose depreciation is charged to a category of the call."""

    id: RowId
    participant: PartnerOwner = Field("", title="Participant")
    work_package: WorkPackageOwner = Field("", title="Work package")
    asset: Text = Field("", title="Asset")
    purchase_month: Month | None = Field(None, title="Bought in month")
    cost: Money | None = Field(None, title="Cost, EUR")
    useful_months: Count | None = Field(None, title="Useful life, months")
    charged_months: Count | None = Field(None, title="Months in the project")
    use_share: Quantity | None = Field(None, title="Use for the project, %")


class IncomeLine(Frozen):
    """Money beside the grant."""

    id: RowId
    participant: PartnerOwner = Field("", title="Participant")
    kind: IncomeKind | None = Field(None, title="Kind")
    source: Text = Field("", title="Source")
    amount: Money | None = Field(None, title="Amount, EUR")


class BudgetNotes(Frozen):
    """Settings and remarks that hold for the whole budget."""

    support_in_indirect_base: bool | None = Field(
        None,
        title="Count support to third parties in the base of indirect costs",
        description="Empty follows the call pack; where the call is silent, support is left out.",
    )
    comments: LongText = Field(
        "",
        title="Comments",
        description="Reasons for unusual costs and for any difference from Part A.",
    )
