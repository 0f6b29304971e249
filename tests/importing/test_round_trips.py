"""Out and home again: nothing changes by itself, and what is changed is found, that and nothing else."""

from __future__ import annotations

import random
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.errors import TableUnreadable
from euroapp.export.workbook.composing import Wanted
from euroapp.importing.bringing import edited
from euroapp.importing.sheets import read_sheets
from tests.importing.drafts import FILES, found_in, small_draft, written
from tests.spreadsheet import Spreadsheet

# What XML cannot hold at all no draft holds either.
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r"), max_size=30)
MONEY = st.decimals(-999_999_999_999, 999_999_999_999, places=2)
NUMBERS = st.decimals(0, 999_999_999_999, places=6)


@settings(max_examples=8, phases=[Phase.explicit, Phase.generate])
@given(TEXTS, TEXTS, MONEY, NUMBERS, st.dates())
def test_whatever_a_draft_holds_comes_home_unchanged(
    text: str, prose: str, amount: Decimal, number: Decimal, day: Any
) -> None:
    draft = small_draft()
    for path, value in (
        ("cost_lines/c2/description", text),
        ("cost_lines/c2/unit_cost", amount),
        ("cost_lines/c3/units", number),
        ("partners/p2/capacity", prose),
        ("partners/p2/contact/email", text),
        ("partners/p2/previous_projects/v1/end", day),
        ("risks/r1/mitigation", prose),
    ):
        draft = set_value(draft, path, value)
    found = found_in(written(draft, Wanted("p2")), draft)
    assert (found.wishes, found.comers, found.goers, found.troubles) == ([], [], [], [])


CHANGES = {
    ("Costs", "cost_lines/c2", "Units"): ("cost_lines/c2/units", Decimal("7.5"), Decimal("7.5")),
    ("Costs", "cost_lines/c2", "Description"): ("cost_lines/c2/description", "=1+1", "=1+1"),
    ("Costs", "cost_lines/c3", "Category"): ("cost_lines/c3/category", "B Subcontracting", "B"),
    ("Team", "partners/p2/staff/s1", "Name"): ("partners/p2/staff/s1/name", "Mara", "Mara"),
    ("Effort", "tasks/t1", "2 P2"): ("tasks/t1/participations/q1/person_months", 3, Decimal(3)),
    ("Risks", "risks/r1", "Likelihood"): ("risks/r1/likelihood", "High", "high"),
    ("Your organisation", "partners/p2/town", "Please fill in"): ("partners/p2/town", "Parma", "Parma"),
}


@pytest.mark.parametrize("seed", range(4))
def test_changed_cells_are_found_and_no_others(seed: int) -> None:
    draft, dice = small_draft(), random.Random(seed)
    book = Spreadsheet(written(draft, Wanted("p2")))
    wanted: dict[str, Any] = {}
    for (sheet, mark, head), (path, cell, value) in dice.sample([*CHANGES.items()], dice.randint(1, 5)):
        book.set(sheet, book.under(sheet, mark, head), cell)
        wanted[path] = value
    found = found_in(book, draft)
    assert {wish.path: wish.value for wish in found.wishes} == wanted
    assert (found.comers, found.goers, found.troubles) == ([], [], [])


def spoilt(draft: Draft, dice: random.Random) -> Spreadsheet:
    """Return a workbook in which somebody wrote rubbish anywhere, into the hidden cells too."""
    book = Spreadsheet(written(draft, Wanted("p2")))
    places = [place for place, *_ in book.filled()]
    rubbish = (
        "#t1",
        "#end",
        "cost_lines/c2",
        "?",
        "[]",
        "-",
        "x" * 300,
        Decimal("1e14"),
        Decimal("-0.001"),
        None,
    )
    for sheet, row, column in dice.sample(places, 40):
        book.set(sheet, (row, column), dice.choice(rubbish))
    return book


@pytest.mark.parametrize("seed", [*range(5), 1060])
def test_rubbish_is_told_and_never_breaks_anything(seed: int) -> None:
    draft = small_draft()
    try:
        found = found_in(spoilt(draft, random.Random(seed)), draft)
    except (AssertionError, TableUnreadable):
        return  # Without its hidden sheet it is a foreign table, or one of a later version.
    after = edited(draft, found)
    assert Draft.model_validate(after.model_dump()) == after


@pytest.mark.parametrize("name", ["part.ods", "part.xlsx"])
def test_a_part_that_libreoffice_saved_comes_home(name: str) -> None:
    draft = small_draft()
    found = found_in(FILES / name, draft)
    assert (found.comers, found.goers, found.troubles) == ([], [], [])
    assert {wish.path: wish.value for wish in found.wishes} == {"partners/p2/town": "Brugge"}


def test_errors_of_libreoffice_empty_nothing() -> None:
    raw = (FILES / "errors.ods").read_bytes()
    sheets = read_sheets(raw)["sheets"]
    assert sheets[0]["errors"] == [(0, 1)]
    assert (0, 1) in {(row, column) for row, column, *_ in sheets[0]["cells"]}
