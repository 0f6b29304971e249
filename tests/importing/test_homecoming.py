"""What comes home from a workbook of ours: exactly what was changed in it, and nothing that is not clear."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from euroapp.draft.paths import exists, get
from euroapp.edits.creation import complete
from euroapp.importing import opening
from euroapp.importing.sheets import read_sheets
from euroapp.storage.files import save
from tests.builders import a_call, an_example
from tests.exchange.partners import Partner
from tests.spreadsheet import Spreadsheet

SHEET = "1 EBROVAL"
Cell = tuple[int, int]


class Budget:
    """A draft with its budget in a workbook."""

    def __init__(self, anna: Partner, raw: bytes) -> None:
        self.anna, self.file = anna, anna.folder / "budget.xlsx"
        self.book = Spreadsheet(raw)

    def changed(self, *words: str, code: int = 0) -> Any:
        """Save the workbook as it is, and return what the import says of it."""
        self.file.write_bytes(self.book.bytes())
        return self.anna.told("import", self.anna.bid, self.file, *words, code=code)


_MADE: dict[str, bytes] = {}
"""Drafts and workbooks that several tests begin with; they are written once."""


@pytest.fixture
def anna(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> Partner:
    """Somebody with a draft of few cost lines, so that workbooks are soon written."""
    # `test_opening.py` and the stories read files in a process of its own.
    monkeypatch.setattr(opening, "_in_a_process_of_its_own", lambda raw, _stop: read_sheets(raw))
    anna = Partner("Anna", tmp_path / "Anna", monkeypatch, capfd)
    if "plain" not in _MADE:
        draft = an_example()
        lines = tuple(line for line in draft.cost_lines if int(line.id[1:]) < 6 or line.participant == "p2")
        save(complete(draft.replace(cost_lines=lines[:9]), a_call()), anna.bid)
        _MADE["plain"] = anna.bid.read_bytes()
    anna.bid.write_bytes(_MADE["plain"])
    return anna


@pytest.fixture
def budget(anna: Partner) -> Budget:
    """A draft with a history, and its workbook."""
    if "budget" not in _MADE:
        anna.set("general/title", "A title")
        assert anna.run("export", anna.bid, anna.folder / "budget.xlsx") == 0
        _MADE["bid"] = anna.bid.read_bytes()
        _MADE["budget"] = (anna.folder / "budget.xlsx").read_bytes()
    anna.bid.write_bytes(_MADE["bid"])
    return Budget(anna, _MADE["budget"])


def book_of(budget: Budget) -> Spreadsheet:
    return budget.book


def paths(told: Any) -> dict[str, Any]:
    return {one["path"]: one["after"] for one in told["changes"] if one["kind"] != "moved"}


def test_a_workbook_that_nobody_changed_changes_nothing(budget: Budget) -> None:
    told = budget.changed()
    assert (told["changes"], told["not_understood"], told["exact"]) == ([], [], True)


def test_changed_cells_are_shown_and_taken_only_on_wish(budget: Budget) -> None:
    book = book_of(budget)
    before = budget.anna.draft
    book.set(SHEET, book.under(SHEET, "cost_lines/c1", "Units"), Decimal("4.25"))
    book.set(SHEET, book.under(SHEET, "cost_lines/c2", "Category"), "B Subcontracting")
    book.set("Effort", (book.find("Effort", f"tasks/{before.tasks[0].id}")[0], 4), Decimal("1.5"))
    wanted = {"cost_lines/c1/units": "4.25", "cost_lines/c2/category": "B"}
    told = budget.changed()
    assert wanted.items() <= paths(told).items()
    assert len(told["changes"]) == 3
    assert budget.anna.draft == before
    assert budget.changed("--apply")["applied"]
    assert budget.anna.get("cost_lines/c1/units") == Decimal("4.25")
    assert budget.changed("--apply")["changes"] == []


def test_only_what_was_changed_here_and_there_is_disputed(
    budget: Budget,
) -> None:
    book, anna = book_of(budget), budget.anna
    book.set(SHEET, book.under(SHEET, "cost_lines/c1", "Units"), 5)
    book.set(SHEET, book.under(SHEET, "cost_lines/c2", "Units"), 6)
    anna.set("cost_lines/c1/units", 7)
    anna.set("cost_lines/c3/units", 8)
    told = budget.changed("--apply", code=1)
    assert [one["path"] for one in told["conflicts"]] == ["cost_lines/c1/units"]
    assert [anna.get(f"cost_lines/c{row}/units") for row in (2, 3)] == [6, 8]


def test_sorted_rows_are_the_same_rows(budget: Budget) -> None:
    book = book_of(budget)
    first, second = (book.find(SHEET, f"cost_lines/c{row}")[0] for row in (1, 5))
    book.swap_rows(SHEET, first, second)
    assert budget.changed()["changes"] == []


def swap_cells(book: Spreadsheet, one: int, other: int) -> None:
    """Sort the cells that may be written, as a locked sheet allows; the hidden marks stay."""
    for column in (3, 4, 5, 6, 7, 8, 10, 11):
        mine, theirs = (book.get(SHEET, row, column) for row in (one, other))
        book.set(SHEET, (one, column), theirs)
        book.set(SHEET, (other, column), mine)


def test_cells_that_were_sorted_without_their_marks_are_the_same_rows(budget: Budget) -> None:
    book = book_of(budget)
    first, second, third = (book.find(SHEET, f"cost_lines/c{row}")[0] for row in (1, 3, 5))
    swap_cells(book, first, second)
    swap_cells(book, second, third)
    told = budget.changed()
    assert (told["changes"], told["not_understood"]) == ([], [])
    assert any("changed places" in one for one in told["told"])
    book.set(SHEET, (second, 7), 77)
    assert paths(budget.changed()) == {"cost_lines/c5/units": "77"}
    book.set(SHEET, (third, 7), 88)
    told = budget.changed(code=1)
    assert told["changes"] == []
    assert len(told["not_understood"]) == 2


def test_an_emptied_row_goes_and_a_new_one_comes(budget: Budget) -> None:
    book, anna = book_of(budget), budget.anna
    book.empty_row(SHEET, book.find(SHEET, "cost_lines/c3")[0])
    row = book.find(SHEET, "#end")[0] - 3
    for column, value in (
        (3, "WP2"),
        (4, "A.1 Employees"),
        (5, "New adviser"),
        (7, 2),
        (8, Decimal("3000.50")),
    ):
        book.set(SHEET, (row, column), value)
    told = budget.changed("--apply")
    assert sorted(one["kind"] for one in told["changes"]) == ["came", "went"]
    assert not exists(anna.draft, "cost_lines/c3")
    new = next(line for line in anna.draft.cost_lines if line.description == "New adviser")
    assert (new.participant, new.work_package, new.category, new.unit_cost) == (
        "p1",
        "wp2",
        "A1",
        Decimal("3000.50"),
    )


def test_a_copied_row_is_a_new_one_and_copies_that_all_changed_are_in_doubt(budget: Budget) -> None:
    book = book_of(budget)
    source, blank = book.find(SHEET, "cost_lines/c1")[0], book.find(SHEET, "#end")[0] - 2
    book.copy_row(SHEET, source, blank)
    book.set(SHEET, (blank, 7), 9)
    told = budget.changed()
    assert [one["kind"] for one in told["changes"]] == ["came"]
    book.set(SHEET, (source, 7), 10)
    told = budget.changed(code=1)
    assert told["changes"] == []
    assert [one["cell"] for one in told["not_understood"]] == [f"C{source}", f"C{blank}"]


def test_marks_that_were_lost_never_remove_rows(budget: Budget) -> None:
    book = book_of(budget)
    rows = range(book.find(SHEET, "cost_lines/c1")[0], book.find(SHEET, "#end")[0])
    for row in rows:
        book.set(SHEET, (row, 1), None)
    assert budget.changed()["changes"] == []
    book.set(SHEET, (rows[0], 7), 99)
    told = budget.changed(code=1)
    assert told["changes"] == []
    assert told["not_understood"][0]["sheet"] == SHEET


def test_a_line_on_the_sheet_of_another_participant_becomes_his(budget: Budget) -> None:
    book = book_of(budget)
    source = book.find(SHEET, "cost_lines/c1")[0]
    target = book.find("2 PADALTA", "#end")[0] - 1
    values = [book.get(SHEET, source, column) for column in range(1, 12)]
    for column, value in enumerate(values, 1):
        if column not in (2, 9):
            book.set("2 PADALTA", (target, column), value)
    book.drop_row(SHEET, source)
    assert paths(budget.changed()) == {"cost_lines/c1/participant": "p2"}


def test_cells_that_are_not_understood_are_named(budget: Budget) -> None:
    book = book_of(budget)
    units, cost = (book.under(SHEET, "cost_lines/c1", head) for head in ("Units", "Unit cost, EUR"))
    book.set(SHEET, units, "about 3")
    book.formula(SHEET, cost, "1/0", "#DIV/0!", "e")
    book.set(SHEET, book.under(SHEET, "cost_lines/c2", "Category"), "Nonsense")
    book.set(SHEET, book.under(SHEET, "cost_lines/c4", "Units"), "1.234")
    told = budget.changed(code=1)
    assert told["changes"] == []
    found = {one["cell"]: one for one in told["not_understood"]}
    assert found[f"G{units[0]}"]["text"] == "about 3"
    assert "number" in found[f"G{units[0]}"]["reason"]
    assert len(found) == 4


def test_the_last_value_of_a_formula_counts_and_is_told(budget: Budget) -> None:
    book = book_of(budget)
    place = book.under(SHEET, "cost_lines/c1", "Units")
    book.formula(SHEET, place, "2*3", "6")
    told = budget.changed()
    assert paths(told) == {"cost_lines/c1/units": "6"}
    assert any(f"G{place[0]}" in one for one in told["told"])


def test_a_formula_that_nobody_has_worked_out_erases_no_figure(budget: Budget) -> None:
    book = book_of(budget)
    place = book.under(SHEET, "cost_lines/c1", "Units")
    book.formula(SHEET, place, "2*3", "")
    told = budget.changed(code=1)
    assert told["changes"] == []
    assert "no value" in told["not_understood"][0]["reason"]


def test_merged_cells_empty_nothing(budget: Budget) -> None:
    book = book_of(budget)
    row = book.find(SHEET, "cost_lines/c1")[0]
    book.set(SHEET, (row + 1, 5), None)
    book.merge(SHEET, f"E{row}:E{row + 1}")
    told = budget.changed(code=1)
    assert told["changes"] == []
    assert told["not_understood"][0]["cell"] == f"E{row}"


def test_a_sheet_that_is_missing_changes_nothing(budget: Budget) -> None:
    book_of(budget).drop_sheet(SHEET)
    told = budget.changed()
    assert told["changes"] == []
    assert any(SHEET in one for one in told["told"])


def test_rows_below_the_last_line_are_told(budget: Budget) -> None:
    book = book_of(budget)
    row = book.find(SHEET, "#end")[0] + 2
    book.set(SHEET, (row, 5), "Forgotten")
    told = budget.changed(code=1)
    assert (told["changes"], told["not_understood"][0]["cell"]) == ([], f"E{row}")


def test_a_draft_without_history_takes_a_workbook_too(anna: Partner) -> None:
    assert anna.run("export", anna.bid, anna.folder / "budget.xlsx") == 0
    budget = Budget(anna, (anna.folder / "budget.xlsx").read_bytes())
    book = book_of(budget)
    book.set(SHEET, book.under(SHEET, "cost_lines/c1", "Units"), 5)
    book.set(SHEET, book.under(SHEET, "cost_lines/c2", "Units"), 6)
    anna.set("cost_lines/c2/units", 9)
    told = budget.changed("--apply", code=1)
    assert paths(told) == {"cost_lines/c1/units": "5"}
    assert len(told["not_understood"]) == 1
    assert anna.get("cost_lines/c2/units") == 9


def asked(anna: Partner, *words: str) -> tuple[Spreadsheet, Path]:
    file = anna.folder / "part.xlsx"
    assert anna.run("workbook", anna.bid, file, "--for", "p2", *words) == 0
    return Spreadsheet(file.read_bytes()), file


def sent_back(anna: Partner, book: Spreadsheet, file: Path, *words: str, code: int = 0) -> Any:
    file.write_bytes(book.bytes())
    return anna.told("import", anna.bid, file, *words, code=code)


def test_a_partner_without_the_program_fills_in_his_part(anna: Partner) -> None:
    book, file = asked(anna, "--sections", "background")
    assert sent_back(anna, book, file)["changes"] == []
    form = "Your organisation"
    book.set(form, (book.find(form, "partners/p2/town")[0], 3), "Parma")
    book.set(form, (book.find(form, "partners/p2/contact/email")[0], 3), "new@padalta.example")
    book.set(
        "Sections", (book.find("Sections", "narrative/background/text")[0], 3), "Our new text.\nTwo lines."
    )
    row = book.find("Team", "#end")[0] - 1
    book.set("Team", (row, 3), "Lia Conti")
    told = sent_back(anna, book, file, "--apply")
    assert {one["by"][0] for one in told["changes"]} == {"PADALTA, in a workbook"}
    assert anna.get("partners/p2/town") == "Parma"
    assert anna.get("partners/p2/contact/email") == "new@padalta.example"
    assert anna.get("narrative/background/text") == "Our new text.\nTwo lines."
    assert any(one.name == "Lia Conti" for one in anna.get("partners/p2/staff"))


def test_take_knows_workbooks_too(anna: Partner) -> None:
    book, file = asked(anna)
    form = "Your organisation"
    book.set(form, (book.find(form, "partners/p2/town")[0], 3), "Parma")
    file.write_bytes(book.bytes())
    assert anna.told("take", anna.bid, file)["applied"]
    assert anna.get("partners/p2/town") == "Parma"


def test_whoever_asked_enforces_the_part_whatever_the_workbook_says(anna: Partner) -> None:
    book, file = asked(anna)
    form = "Your organisation"
    row = book.find(form, "partners/p2/town")[0]
    book.set(form, (row, 1), "partners/p3/town")
    hidden = next(
        at for (sheet, at, _), value, _ in book.filled() if (sheet, value) == ("EuroApp", "partners/p2/town")
    )
    book.set("EuroApp", (hidden, 2), "partners/p3/town")
    book.set(form, (row, 3), "Hijacked")
    before = get(anna.draft, "partners/p3/town")
    told = sent_back(anna, book, file, "--apply")
    assert [one["path"] for one in told["left"]] == ["partners/p3/town"]
    assert anna.get("partners/p3/town") == before


@pytest.mark.parametrize("text", ['{"a": 1}', "[]", "[[[[", "\x00", "9" * 400])
def test_a_hidden_sheet_that_was_tampered_with_changes_nothing(budget: Budget, text: str) -> None:
    book = book_of(budget)
    for (sheet, row, column), value, _ in [*book.filled()]:
        if sheet == "EuroApp" and column == 3 and value and row % 3 == 0:
            book.set(sheet, (row, column), text.replace("\x00", "?"))
    file = budget.file
    file.write_bytes(book.bytes())
    budget.anna.run("import", budget.anna.bid, file)
    before = budget.anna.draft
    assert budget.anna.draft == before


def test_a_workbook_that_lost_its_hidden_sheet_is_told_to_have(budget: Budget) -> None:
    book_of(budget).drop_sheet("EuroApp")
    told = budget.changed("--sheet", SHEET)
    assert told["changes"] == []
    assert any("lost its hidden sheet" in one for one in told["told"])


def test_json_is_what_scripts_read(budget: Budget) -> None:
    told = budget.changed()
    assert {
        "changes",
        "left",
        "conflicts",
        "not_understood",
        "told",
        "applied",
        "exact",
        "ours",
    } <= told.keys()
    json.dumps(told)
