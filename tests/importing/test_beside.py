"""What stands in a workbook where nothing is taken is named; what a spreadsheet worked out anew is not."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.export.workbook.composing import Wanted, pages_of
from euroapp.export.workbook.home import Home
from euroapp.export.workbook.page import Look, Page
from euroapp.export.workbook.writing import workbook_bytes
from tests.builders import a_task
from tests.importing.drafts import call, found_in, small_draft, written
from tests.spreadsheet import Spreadsheet


@pytest.fixture
def book() -> Spreadsheet:
    return Spreadsheet(written(small_draft()))


def named(book: Spreadsheet) -> dict[tuple[str, str], str]:
    """Return what is named, by its cell; nothing of it may change the draft."""
    found = found_in(book, small_draft())
    assert found.nothing
    return {(one.where.sheet, one.where.cell): one.text for one in found.troubles}


def cell(row: int, column: int) -> str:
    return f"{chr(64 + column)}{row}"


def test_notes_beside_above_and_below_a_table_are_named(book: Spreadsheet) -> None:
    (row, _), (end, _) = book.find("2 P2", "cost_lines/c2"), book.find("2 P2", "#end")
    places = [(row, 14), (4, 5), (end + 3, 2)]
    for place in places:
        book.set("2 P2", place, "Please split it")
    assert named(book) == {("2 P2", cell(*place)): "Please split it" for place in places}


def test_figures_that_are_worked_out_and_were_overwritten_are_named(book: Spreadsheet) -> None:
    places = {
        ("2 P2", book.under("2 P2", "cost_lines/c2", "Total, EUR")): Decimal(99999),
        ("Effort", book.under("Effort", "tasks/t1", "Name")): "Another name",
        ("Summary", (7, 3)): Decimal(12345),
        ("Rates", (7, 3)): Decimal("0.123"),
    }
    for (sheet, place), value in places.items():
        book.set(sheet, place, value)
    assert {*named(book)} == {(sheet, cell(*place)) for sheet, place in places}


def test_figures_that_were_worked_out_anew_are_not_named(book: Spreadsheet) -> None:
    for place, _, formula in [*book.filled()]:
        if formula:
            book.formula(place[0], place[1:], formula, "4711.119999")
    total = book.under("2 P2", "cost_lines/c2", "Total, EUR")
    book.set("2 P2", total, Decimal("900.0000000001"))
    assert named(book) == {}


def test_a_sheet_that_was_added_is_named() -> None:
    more = Page("More costs")
    more.line(0, 0, ("Package", "Travel"), Look.TEXT)
    raw = workbook_bytes([more, *pages_of(small_draft(), call(), Home())])
    assert named(Spreadsheet(raw)) == {("More costs", "A1"): "Package"}


def test_a_row_of_the_effort_that_is_gone_is_named() -> None:
    draft = small_draft()
    draft = draft.replace(tasks=(*draft.tasks, a_task("t2", "w1", p1="4")))
    book = Spreadsheet(written(draft))
    book.drop_row("Effort", book.find("Effort", "tasks/t1")[0])
    found = found_in(book, draft)
    assert found.nothing
    assert ["T1.1" in one.reason for one in found.troubles] == [True]


def test_a_column_of_the_effort_that_is_gone_is_named(book: Spreadsheet) -> None:
    row, column = book.find("Effort", "2 P2")
    for at in range(row - 1, row + 3):
        book.set("Effort", (at, column), None)
    found = found_in(book, small_draft())
    assert found.nothing
    assert ["2 P2" in one.reason for one in found.troubles] == [True]


def test_a_workbook_of_another_version_raises_no_false_alarm(book: Spreadsheet) -> None:
    hidden = book.find("EuroApp", "imprint")
    book.set("EuroApp", (hidden[0], 2), "0123456789abcdef")
    book.set("Instructions", (5, 3), "Advice of another version")
    book.set("Rates", (7, 3), Decimal("0.123"))
    assert named(book) == {}


def test_the_part_of_a_participant_is_known_too() -> None:
    book = Spreadsheet(written(small_draft(), Wanted("p2")))
    row = book.find("Your organisation", "partners/p2/town")[0]
    book.set("Your organisation", (row, 5), "The town changes in May")
    found = found_in(book, small_draft())
    assert [one.text for one in found.troubles] == ["The town changes in May"]
