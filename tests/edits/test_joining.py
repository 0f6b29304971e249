"""A row that was entered twice becomes one, and nothing that hangs on it is lost."""

from __future__ import annotations

from euroapp.draft.paths import get, walk
from euroapp.edits.joining import join_rows, losses
from euroapp.edits.rows import add_row
from euroapp.edits.values import set_value
from tests.builders import an_example


def test_the_row_that_stays_takes_over_all_of_the_other() -> None:
    draft = an_example()
    first, second = draft.partners[1], draft.partners[2]
    draft = set_value(draft, f"partners/{first.id}/town", "")
    joined = join_rows(draft, "partners", first.id, second.id)
    assert [one.id for one in joined.partners] == [one.id for one in draft.partners if one.id != second.id]
    row = get(joined, f"partners/{first.id}")
    assert (row.short_name, row.town) == (first.short_name, second.town)
    assert len(joined.cost_lines) == len(draft.cost_lines), "its costs are those of the other now"
    assert not any(second.id in str(getattr(one, "participant", "")) for _, one in walk(joined))


def test_fields_in_which_both_differ_are_named_before() -> None:
    draft = an_example()
    first, second = draft.partners[1], draft.partners[2]
    named = losses(draft, "partners", first.id, second.id)
    assert "Short name" in named
    assert losses(add_row(draft, "partners", "empty"), "partners", first.id, "empty") == []
