"""Columns that came home are known by hidden tags and by heads, never by one against the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.export.workbook.composing import Wanted
from tests.importing.drafts import found_in, small_draft, written
from tests.spreadsheet import Spreadsheet


def exchanged(book: Spreadsheet, sheet: str, heads: tuple[str, str], rows: int = 4) -> int:
    """Let two columns change places, but for their hidden tags; return the row of their heads."""
    (row, one), (_, other) = (book.find(sheet, head) for head in heads)
    for at in range(row, row + rows):
        mine, theirs = (book.get(sheet, at, column) for column in (one, other))
        book.set(sheet, (at, one), theirs)
        book.set(sheet, (at, other), mine)
    return row


@pytest.mark.parametrize(
    ("sheet", "heads"), [("Effort", ("1 P1", "2 P2")), ("1 P1", ("Units", "Unit cost, EUR"))]
)
def test_of_columns_whose_heads_were_exchanged_nothing_is_taken(sheet: str, heads: tuple[str, str]) -> None:
    draft = small_draft()
    book = Spreadsheet(written(draft))
    row = exchanged(book, sheet, heads)
    found = found_in(book, draft)
    assert found.nothing
    assert [(one.where.row + 1, one.text) for one in found.troubles] == [(row, heads[1]), (row, heads[0])]


def test_the_head_of_a_figure_that_is_worked_out_is_no_column_to_write() -> None:
    draft = small_draft()
    book = Spreadsheet(written(draft))
    exchanged(book, "1 P1", ("Units", "Total, EUR"))
    assert found_in(book, draft).nothing


def test_the_other_columns_of_the_sheet_are_taken() -> None:
    draft = small_draft()
    book = Spreadsheet(written(draft, Wanted("p2")))
    exchanged(book, "Costs", ("Units", "Unit cost, EUR"), 1)
    book.set("Costs", book.under("Costs", "cost_lines/c2", "Description"), "Hall")
    book.set("Costs", (book.find("Costs", "#end")[0] - 1, book.find("Costs", "Description")[1]), "New")
    book.set("Costs", (book.find("Costs", "#end")[0] - 1, book.find("Costs", "Units")[1]), Decimal(5))
    found = found_in(book, draft)
    assert {wish.path: wish.value for wish in found.wishes} == {"cost_lines/c2/description": "Hall"}
    assert found.comers[0].values == {"participant": "p2", "description": "New"}
    assert "5" in [one.text for one in found.troubles]
