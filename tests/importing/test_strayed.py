"""Rows whose hidden marks stayed behind are known by what they say; where that is unclear nothing changes."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.draft import Draft
from euroapp.export.workbook.composing import Wanted
from euroapp.importing.found import Found
from tests.builders import a_task
from tests.importing.drafts import found_in, small_draft, written
from tests.spreadsheet import Spreadsheet


@pytest.fixture
def draft() -> Draft:
    tasks = tuple(
        a_task(f"t{n}", "w1", p1=str(n), p2=str(n + 10)).replace(name=f"Task {n}") for n in (1, 2, 3)
    )
    return small_draft().replace(tasks=tasks)


def swapped(book: Spreadsheet, sheet: str, marks: tuple[str, str], last: int = 9) -> None:
    """Let two rows change places, but for their hidden column."""
    one, other = (book.find(sheet, mark)[0] for mark in marks)
    for column in range(2, last):
        mine, theirs = (book.get(sheet, row, column) for row in (one, other))
        book.set(sheet, (one, column), theirs)
        book.set(sheet, (other, column), mine)


def wishes(found: Found) -> dict[str, object]:
    return {wish.path: wish.value for wish in found.wishes}


PLACES = {"Participants": ("partners/p1", "partners/p2"), "Effort": ("tasks/t1", "tasks/t3")}


@pytest.mark.parametrize("sheet", PLACES)
def test_a_sheet_sorted_without_its_marks_changes_nothing(draft: Draft, sheet: str) -> None:
    book = Spreadsheet(written(draft))
    swapped(book, sheet, PLACES[sheet])
    found = found_in(book, draft)
    assert (wishes(found), found.troubles) == ({}, [])
    assert any("changed places" in one for one in found.told)


def test_what_was_changed_in_a_sorted_sheet_goes_to_the_row_that_it_names(draft: Draft) -> None:
    book = Spreadsheet(written(draft))
    swapped(book, "Effort", PLACES["Effort"])
    book.set("Effort", (book.find("Effort", "tasks/t1")[0], 4), Decimal(9))
    assert wishes(found_in(book, draft)) == {"tasks/t3/participations/q0/person_months": Decimal(9)}


def test_a_row_that_names_another_one_is_not_taken(draft: Draft) -> None:
    book = Spreadsheet(written(draft))
    row = book.find("Effort", "tasks/t1")[0]
    for column, value in ((2, "T1.2"), (3, "Task 2"), (4, Decimal(9))):
        book.set("Effort", (row, column), value)
    found = found_in(book, draft)
    assert wishes(found) == {}
    assert [one.where.row + 1 for one in found.troubles][:1] == [row]


def test_a_name_that_was_corrected_is_still_the_same_participant(draft: Draft) -> None:
    book = Spreadsheet(written(draft))
    book.set("Participants", book.under("Participants", "partners/p1", "Short name"), "ALPHA")
    found = found_in(book, draft)
    assert (wishes(found), found.troubles) == ({"partners/p1/short_name": "ALPHA"}, [])


def test_lines_that_were_sorted_and_all_changed_are_not_taken(draft: Draft) -> None:
    lines = tuple(
        line.replace(description=text, units=Decimal(units))
        for line, text, units in zip(draft.cost_lines, ("Hall", "Adviser", "Travel"), (3, 4, 5), strict=True)
    )
    draft = draft.replace(cost_lines=lines)
    book = Spreadsheet(written(draft, Wanted("p2")))
    marks = ("cost_lines/c2", "cost_lines/c3")
    swapped(book, "Costs", marks, 12)
    for mark in marks:
        book.set("Costs", book.under("Costs", mark, "Units"), Decimal(77))
    found = found_in(book, draft)
    assert wishes(found) == {}
    assert len(found.troubles) == 2
