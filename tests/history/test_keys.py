"""The keys of rows that come: short however many come at once, so that the others keep theirs."""

from __future__ import annotations

import pytest

from euroapp.history.ledger import Ledger
from tests.builders import a_cost, a_draft


@pytest.mark.parametrize("at", [0, 1, 3])
def test_thousands_of_rows_that_come_at_once_move_no_other_row(at: int) -> None:
    held = [a_cost(f"c{n}", "A1", 1) for n in range(3)]
    draft = a_draft(cost_lines=tuple(held))
    ledger = Ledger.begun(draft, "abcdef", "project")
    new = [held[0].replace(id=f"n{n}") for n in range(5_000)]
    after = draft.replace(cost_lines=(*held[:at], *new, *held[at:]))
    change = ledger.record(draft, after, 1)
    assert change is not None
    assert len(change.steps) == 5_000
    keys = ledger.book.keys["cost_lines"]
    assert sorted(keys, key=keys.__getitem__) == [row.id for row in after.cost_lines]
    assert max(map(len, keys.values())) < 12
    assert ledger.record(after, after.replace(cost_lines=(*after.cost_lines, held[0].replace(id="x"))), 2)
