"""The detailed budget as a workbook: its formulas come to what the program says, and text stays text."""

from __future__ import annotations

import re
import zipfile
from decimal import Decimal
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, DepreciationItem, IncomeLine
from euroapp.edits.values import set_value
from euroapp.errors import ExportFailed
from euroapp.export.workbook.composing import Wanted, pages_of
from euroapp.export.workbook.home import Home
from euroapp.export.workbook.page import sheet_names
from euroapp.export.workbook.writing import export_workbook, workbook_bytes
from euroapp.figures.budget import budget_figures
from tests.builders import NEW, a_draft, a_partner, an_example
from tests.spreadsheet import Spreadsheet

TINY = Decimal("1e-9")


def written(draft: Draft, wanted: Wanted | None = None) -> bytes:
    call = load_call(draft.call.id).with_overrides(draft.overrides)
    return workbook_bytes(pages_of(draft, call, Home(), wanted))


@cache
def example() -> bytes:
    """Return the workbook of the example, which is written once."""
    return written(an_example())


def opened(draft: Draft, wanted: Wanted | None = None) -> Spreadsheet:
    return Spreadsheet(written(draft, wanted))


def agree(book: Spreadsheet) -> int:
    """Work every formula out, compare it with the value that the program wrote, and count them."""
    count = 0
    for (sheet, row, column), stored, formula in book.filled():
        if formula:
            found = book.value(sheet, row, column)
            same = (
                abs(found - stored) < TINY if isinstance(stored, Decimal) else (found or "") == (stored or "")
            )
            assert same, (sheet, row, column, formula, stored, found)
            count += 1
    return count


def total_of(book: Spreadsheet, head: str) -> Decimal:
    row, _ = book.find("Summary", "Total")
    _, column = book.find("Summary", head)
    found: Decimal = book.value("Summary", row, column)
    return found


def test_every_formula_comes_to_the_figure_of_the_program() -> None:
    draft = an_example()
    book = Spreadsheet(example())
    assert agree(book) > 2_000
    figures = budget_figures(draft, load_call(draft.call.id))
    assert total_of(book, "Total costs") == figures.total.total
    assert total_of(book, "Requested EU contribution") == figures.grant_requested


def test_a_change_of_one_cell_changes_the_totals_as_in_the_program() -> None:
    draft = an_example()
    book = Spreadsheet(example())
    book.set("1 EBROVAL", book.under("1 EBROVAL", "cost_lines/c1", "Units"), Decimal("4.35"))
    changed = set_value(draft, "cost_lines/c1/units", "4.35")
    figures = budget_figures(changed, load_call(draft.call.id))
    assert total_of(book, "Total costs") == figures.total.total
    assert total_of(book, "Maximum EU contribution") == figures.grant_maximum


def test_the_part_of_a_participant_comes_to_his_figures() -> None:
    draft = an_example()
    book = opened(draft, Wanted("p2", ("background",)))
    assert agree(book) > 300
    line = budget_figures(draft, load_call(draft.call.id)).partner("p2")
    assert line is not None
    assert total_of(book, "Total costs") == line.costs.total


CENTS = st.decimals(-10_000, 1_000_000, places=2)
LINES = st.builds(
    CostLine,
    id=st.uuids().map(lambda one: f"c{one.hex[:12]}"),
    participant=st.sampled_from(["p1", "p2", "p3", ""]),
    work_package=st.sampled_from(["w1", "w2", ""]),
    category=st.sampled_from(["A1", "B", "C2", "C3", "D1", "", "ZZ"]),
    units=st.none() | st.decimals(0, 500, places=3),
    unit_cost=st.none() | CENTS,
)
ITEMS = st.builds(
    DepreciationItem,
    id=st.uuids().map(lambda one: f"d{one.hex[:12]}"),
    participant=st.sampled_from(["p1", "p2", ""]),
    work_package=st.sampled_from(["w1", "w2", ""]),
    cost=st.none() | CENTS.map(abs),
    useful_months=st.none() | st.integers(-2, 60),
    charged_months=st.none() | st.integers(-2, 80),
    use_share=st.none() | st.decimals(-5, 120, places=1),
)
INCOME = st.builds(
    IncomeLine,
    id=st.uuids().map(lambda one: f"i{one.hex[:12]}"),
    participant=st.sampled_from(["p1", "p2", ""]),
    amount=st.none() | CENTS,
)


@settings(max_examples=10, phases=[Phase.explicit, Phase.generate])
@given(
    st.lists(LINES, max_size=12, unique_by=lambda row: row.id),
    st.lists(ITEMS, max_size=4, unique_by=lambda row: row.id),
    st.lists(INCOME, max_size=3, unique_by=lambda row: row.id),
    st.none() | CENTS.map(abs),
)
def test_formulas_agree_whatever_the_budget_holds(
    lines: list[CostLine], items: list[DepreciationItem], income: list[IncomeLine], asked: Decimal | None
) -> None:
    draft = a_draft(
        partners=(
            a_partner("p1", requested_contribution=asked),
            a_partner("p2", short_name='Quo"te'),
            a_partner("p3", role="AP"),
        ),
        work_packages=({"id": "w1", "name": "Management"}, {"id": "w2", "name": "*"}),
        cost_lines=lines,
        depreciation=items,
        income=income,
    )
    agree(opened(draft))


def test_other_calls_have_workbooks_too() -> None:
    assert agree(opened(a_draft(call={"id": NEW, "version": "1"}))) > 20


def test_text_is_never_a_formula() -> None:
    draft = an_example()
    evil = [
        "=cmd|'/C calc'!A0",
        "+1+1",
        "-2",
        "@SUM(A1)",
        '=HYPERLINK("http://x","y")',
        "\t=1",
        "{=1}",
        "http://x.y",
    ]
    for at, text in enumerate(evil):
        draft = set_value(draft, f"cost_lines/c{at + 1}/description", text)
        draft = set_value(draft, f"partners/p{at % 8 + 1}/legal_name", text)
    raw = written(draft)
    own = {formula for *_, formula in Spreadsheet(example()).filled() if formula}
    book = Spreadsheet(raw)
    assert {formula for *_, formula in book.filled() if formula} == own
    assert book.get("1 EBROVAL", *book.under("1 EBROVAL", "cost_lines/c1", "Description")) == evil[0]
    with zipfile.ZipFile(BytesIO(raw)) as file:
        parts = [name for name in file.namelist() if "rels" in name]
        assert not any(b"External" in file.read(name) for name in parts)


def test_the_same_draft_is_the_same_file() -> None:
    assert written(an_example()) == example()


def test_only_yellow_cells_are_open_and_heads_stay_in_sight() -> None:
    with zipfile.ZipFile(BytesIO(example())) as file:
        sheets = [file.read(name).decode() for name in file.namelist() if "worksheets/sheet" in name]
    assert all("<sheetProtection" in one for one in sheets)
    costs = next(one for one in sheets if "Validation" in one and 'state="frozen"' in one)
    assert re.search(r'orientation="landscape"', costs)


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["1 A/B", "1 A:B"], ["1 A B", "1 A B 2"]),
        (["x" * 40, "X" * 40], ["x" * 31, "X" * 29 + " 2"]),
        (["", "history"], ["Sheet", "history 2"]),
    ],
)
def test_names_of_sheets_fit(wanted: list[str], found: list[str]) -> None:
    assert sheet_names(wanted) == found


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "budget.xlsx"
    target.write_bytes(b"old")

    def full(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("euroapp.replacing.os.write", full)
    draft = an_example()
    with pytest.raises(ExportFailed):
        export_workbook(draft, load_call(draft.call.id), target)
    assert target.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["budget.xlsx"]


def test_the_budget_says_by_which_menu_entry_it_is_taken_in_again() -> None:
    guide = pages_of(an_example(), load_call(an_example().call.id), Home())[0]
    said = [str(cell.value) for cell in guide.cells.values()]
    assert any("Share > Import from a workbook or table" in text for text in said)
