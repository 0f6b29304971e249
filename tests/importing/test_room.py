"""A file that brings more than one import takes is refused before the long work, with what to do."""

from __future__ import annotations

import pytest

from euroapp.errors import TableUnreadable
from euroapp.importing.foreign import mappings
from euroapp.importing.foreign_rows import rows_in
from euroapp.importing.opening import opened
from euroapp.importing.room import MOST
from euroapp.wording.values import Names
from tests.importing.drafts import call, small_draft


def table(rows: int) -> bytes:
    lines = (f"P1;A1;Line {row};1;item;2" for row in range(rows))
    return "\n".join(["Participant;Category;Description;Units;Unit;Unit cost", *lines]).encode()


def test_more_rows_than_one_import_takes_are_refused_with_the_limit() -> None:
    draft = small_draft()
    known = Names(draft, call())
    few, many = (
        mappings(opened(table(rows), "lines.csv"), known)[0]
        for rows in (MOST, MOST + len(draft.cost_lines) + 1)
    )
    assert len(rows_in(few, known).comers) == MOST
    with pytest.raises(TableUnreadable) as told:
        rows_in(many, known)
    assert "5,001" in str(told.value)
    assert "at most 5,000 rows" in str(told.value)
