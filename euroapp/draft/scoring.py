"""How the consortium scores its own proposal, for itself."""

from __future__ import annotations

from pydantic import Field

from euroapp.draft.kinds import Paragraph
from euroapp.values import Frozen, Quantity, RowId


class Score(Frozen):
    """Points for one award criterion; its id is the criterion's key in the call pack."""

    id: RowId
    points: Quantity | None = Field(None, title="Points", description="As an evaluator would give them.")
    note: Paragraph = Field(
        "", title="Why", description="What convinces, what is weak, what to mend before sending."
    )


class ScoringNotes(Frozen):
    """Settings of the own scoring."""

    printed: bool = Field(False, title="Print the own scoring at the end of the proposal")
