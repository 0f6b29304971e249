"""Critical risks (Part B, 2.7)."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from euroapp.draft.kinds import Paragraph, PartnerRef, WorkPackageRef
from euroapp.values import Frozen, RowId


class Rating(StrEnum):
    """How likely or how harmful a risk remains after mitigation."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Risk(Frozen):
    """One event, its cause and consequence, and what is done about it."""

    id: RowId
    description: Paragraph = Field("", title="Risk", description="One event, its cause and its consequence.")
    likelihood: Rating | None = Field(None, title="Likelihood", description="As it remains after mitigation.")
    impact: Rating | None = Field(None, title="Impact")
    work_packages: tuple[WorkPackageRef, ...] = Field(
        (), title="Work packages", description="None means cross-cutting."
    )
    mitigation: Paragraph = Field("", title="Mitigation", description="Preventive and corrective measures.")
    owner: PartnerRef = Field("", title="Responsible partner")
