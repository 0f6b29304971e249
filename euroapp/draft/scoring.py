"""How the consortium scores its own proposal, for itself."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from euroapp.draft.kinds import Choice, Paragraph, PartnerRef
from euroapp.values import Frozen, Quantity, RowId, Text


class Score(Frozen):
    """Points for one award criterion; its id is the criterion's key in the call pack."""

    id: RowId
    points: Quantity | None = Field(None, title="Points", description="As an evaluator would give them.")
    note: Paragraph = Field(
        "", title="Why", description="What convinces, what is weak, what to mend before sending."
    )


EVALUATIONS = "evaluations"
"""The list of the draft that holds the sheets of the own evaluators."""


class Evaluation(Frozen):
    """What one evaluator of the consortium's own panel gives for one award criterion."""

    id: RowId
    criterion: Annotated[Text, Choice("award_criteria")] = Field("", title="Criterion")
    participant: PartnerRef = Field(
        "", title="Participant", description="The organisation that the evaluator reads for."
    )
    evaluator: Text = Field("", title="Evaluator", description="The name of whoever gives the points.")
    points: Quantity | None = Field(None, title="Points", description="As an evaluator would give them.")
    comment: Paragraph = Field(
        "", title="Comment", description="What convinces, and what should be better before sending."
    )


class ScoringNotes(Frozen):
    """Settings of the own scoring."""

    printed: bool = Field(False, title="Print the own scoring at the end of the proposal")
