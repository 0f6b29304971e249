"""Sheets of the own evaluator panel: a row for each award criterion of the call."""

from __future__ import annotations

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.scoring import EVALUATIONS
from euroapp.edits.rows import append_rows, fresh_id


def add_sheet(draft: Draft, call: Call, *, participant: str = "", evaluator: str = "") -> Draft:
    """Begin the sheet of an evaluator, or add the criteria that it lacks; nothing given is changed.

    Args:
        draft: the draft.
        call: its call, which has the award criteria.
        participant: id of the organisation that the evaluator reads for; "" for none.
        evaluator: the name of the evaluator; "" where it is not known yet.

    """
    own = {
        row.criterion
        for row in draft.evaluations
        if (row.participant, row.evaluator) == (participant, evaluator)
    }
    asked = [item.key for item in call.pack.award_criteria if item.key not in own]
    rows = {
        fresh_id(EVALUATIONS): {"criterion": key, "participant": participant, "evaluator": evaluator}
        for key in asked
    }
    return append_rows(draft, EVALUATIONS, rows)
