"""Workbooks in the window: out where the user says, and in again, cell by cell, as one step of undo."""

from __future__ import annotations

import subprocess
import sys
import time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox

from euroapp.draft.paths import get
from euroapp.export.workbook.page import Page
from euroapp.export.workbook.writing import workbook_bytes
from euroapp.importing import archives
from euroapp.importing.opening import open_table
from euroapp.importing.stopping import Stop
from euroapp_ui.document import Document
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows import workbook_flows
from euroapp_ui.windows.columns_view import ColumnsDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.merge_view import MergeDialog
from euroapp_ui.windows.not_understood import NotUnderstoodDialog
from euroapp_ui.windows.workbook_flows import export_budget, export_part, import_table
from tests.builders import an_example
from tests.spreadsheet import Spreadsheet
from tests.ui.test_tab_walk import box_at
from tests.window import Dialogs, open_draft

SHEET = "1 EBROVAL"
UNITS = "cost_lines/c1/units"


@pytest.fixture
def document(window: MainWindow, tmp_path: Path) -> Document:
    open_draft(window, an_example())
    assert window.document is not None
    window.document.save(tmp_path / "bid.euroapp")
    return window.document


def test_the_budget_goes_out_and_what_was_changed_comes_in_as_one_step(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "budget.xlsx"
    dialogs.answers.append(file)
    export_budget(window)
    book = Spreadsheet(file.read_bytes())
    book.set(SHEET, book.under(SHEET, "cost_lines/c1", "Units"), 5)
    book.set(SHEET, book.under(SHEET, "cost_lines/c2", "Units"), "about 3")
    file.write_bytes(book.bytes())

    def told(dialog: NotUnderstoodDialog) -> bool:
        assert dialog.table.rowCount() == 1
        assert dialog.table.item(0, 2).text() == "about 3"
        return True

    def shown(dialog: MergeDialog) -> bool:
        assert [line.path for line in dialog.lines] == [UNITS]
        return True

    before = get(document.session.draft, UNITS)
    dialogs.answers += [told, shown]
    import_table(window, file)
    assert get(document.session.draft, UNITS) == 5
    document.session.undo_stack.undo()
    assert get(document.session.draft, UNITS) == before
    dialogs.answers += [True, True]
    import_table(window, file)
    assert get(document.session.draft, UNITS) == 5, "what was taken back is offered again"


def test_a_partner_without_the_program_gets_a_workbook_and_his_part_comes_back(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "part.xlsx"
    dialogs.answers += ["Ana", True, file]
    export_part(window)
    book = Spreadsheet(file.read_bytes())
    form = "Your organisation"
    book.set(form, (book.find(form, "partners/p2/town")[0], 3), "Parma")
    file.write_bytes(book.bytes())
    dialogs.answers.append(True)
    import_table(window, file)
    assert get(document.session.draft, "partners/p2/town") == "Parma"


def test_a_foreign_table_asks_what_its_columns_are(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Partner;WP;Budget line;Zweck;Quantity;Price\nEBROVAL;WP1;A.1;Adviser;2;4000,50\n")

    def named(dialog: ColumnsDialog) -> bool:
        combo = dialog.columns[3]
        assert combo.currentData() == ""
        combo.setCurrentIndex(combo.findData("description"))
        return True

    dialogs.answers += [named, True]
    import_table(window, file)
    line = document.session.draft.cost_lines[-1]
    assert (line.description, line.unit_cost) == ("Adviser", Decimal("4000.50"))


def test_an_import_that_was_undone_does_not_come_back_with_another_file(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    table, file = tmp_path / "partners.csv", tmp_path / "part.xlsx"
    table.write_text("Short name;Town\nPADALTA;Oslo\nNEW;Gent\n")
    dialogs.answers += ["Ana", True, file]
    export_part(window)
    before = document.session.draft
    dialogs.answers += [True, True]
    import_table(window, table)
    taken = document.session.draft
    assert get(taken, "partners/p2/town") == "Oslo"
    document.session.undo_stack.undo()
    assert document.session.draft == before
    assert document.session.recorder.origin("partners/p2/town") is None, "the field is as it was"
    form, book = "Your organisation", Spreadsheet(file.read_bytes())
    book.set(form, (book.find(form, "partners/p2/country")[0], 3), "FR")
    file.write_bytes(book.bytes())

    def shown(dialog: MergeDialog) -> bool:
        assert [line.path for line in dialog.lines] == ["partners/p2/country"]
        return True

    dialogs.answers.append(shown)
    import_table(window, file)
    after = document.session.draft
    assert (get(after, "partners/p2/town"), get(after, "partners/p2/country")) == (
        get(before, "partners/p2/town"),
        "FR",
    )
    dialogs.answers += [True, True]
    import_table(window, table)
    assert get(document.session.draft, "partners/p2/town") == "Oslo", "whoever asks for it gets it"


def test_a_workbook_that_was_made_before_the_undo_brings_back_only_its_own_changes(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    table, file = tmp_path / "partners.csv", tmp_path / "budget.xlsx"
    table.write_text("Short name;Town\nPADALTA;Oslo\n")
    before = get(document.session.draft, "partners/p2/town")
    dialogs.answers += [True, True, file]
    import_table(window, table)
    export_budget(window)
    document.session.undo_stack.undo()
    book = Spreadsheet(file.read_bytes())
    book.set(SHEET, book.under(SHEET, "cost_lines/c1", "Units"), 5)
    file.write_bytes(book.bytes())

    def told(dialog: NotUnderstoodDialog) -> bool:
        assert dialog.table.rowCount() == 0
        return True

    def shown(dialog: MergeDialog) -> bool:
        assert [line.path for line in dialog.lines] == [UNITS]
        return True

    dialogs.answers += [told, shown]
    import_table(window, file)
    assert get(document.session.draft, UNITS) == 5
    assert get(document.session.draft, "partners/p2/town") == before


def test_a_row_that_may_be_a_sum_is_taken_with_a_tick(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Task name;Work package;Start month;End month\nSummen;WP1;1;90\n")

    def ticked(dialog: ColumnsDialog) -> bool:
        dialog.with_sums.setChecked(True)
        return True

    dialogs.answers += [ticked, True]
    import_table(window, file)
    assert document.session.draft.tasks[-1].name == "Summen"


def test_a_row_that_stands_twice_comes_once_unless_it_is_ticked(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Legal name;Short name;PIC\nNew;NEW;999999911\nOther;OTH;999999912\nAgain;AG;999999911\n")
    seen: list[str] = []

    def looked(dialog: MergeDialog) -> bool:
        seen.extend(dialog.table.item(row, 1).text() for row in range(dialog.table.rowCount()))
        return True

    dialogs.answers += [True, True, looked]
    import_table(window, file)
    assert [row.short_name for row in document.session.draft.partners[-2:]] == ["NEW", "OTH"]
    assert sum("probably a row of the file again" in where for where in seen) == 1


def test_the_first_row_that_came_is_shown_and_chosen(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "theirs.csv"
    file.write_text("Legal name;Short name\n" + "".join(f"Org {n};O{n}\n" for n in range(40)))
    dialogs.answers += [True, True]
    import_table(window, file)
    assert window.workspace is not None
    view = window.workspace.current_page().findChild(RowsView)
    assert view is not None
    first = next(row.id for row in document.session.draft.partners if row.short_name == "O0")
    assert view.row_path() == f"partners/{first}"
    chosen = view.table.visualRect(view.table.currentIndex())
    assert view.table.viewport().rect().intersects(chosen)


def test_a_file_that_is_no_workbook_changes_nothing(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    before, file = document.session.draft, tmp_path / "photo.xlsx"
    file.write_bytes(b"PK\x03\x04 no workbook")
    import_table(window, file)
    import_table(window, tmp_path / "missing.ods")
    assert document.session.draft is before
    assert len(dialogs.seen) == 2


def test_take_in_changes_takes_the_workbook_of_a_partner_too(
    window: MainWindow, dialogs: Dialogs, document: Document, tmp_path: Path
) -> None:
    file = tmp_path / "PART.XLSX"
    dialogs.answers += ["Ana", True, file]
    export_part(window)
    book = Spreadsheet(file.read_bytes())
    form = "Your organisation"
    book.set(form, (book.find(form, "partners/p2/town")[0], 3), "Parma")
    file.write_bytes(book.bytes())
    dialogs.answers += [file, True]
    window.actions_by_key["take-in"].trigger()
    assert get(document.session.draft, "partners/p2/town") == "Parma"


def test_a_workbook_without_a_draft_says_what_to_open_first(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.answers.append(tmp_path / "budget.ods")
    window.actions_by_key["take-in"].trigger()
    assert "Open the draft to which it belongs" in dialogs.seen[-1]


def stop_reading(box: QMessageBox) -> None:
    QTest.mouseClick(box.buttons()[0], Qt.MouseButton.LeftButton)


def test_whoever_stops_waiting_for_a_workbook_stops_the_reader(
    window: MainWindow, document: Document, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The reader is made slow: it would go on for a minute."""
    readers: list[subprocess.Popen[bytes]] = []

    class Slow(subprocess.Popen[bytes]):
        def __init__(self, *_args: object, **pipes: Any) -> None:
            super().__init__([sys.executable, "-c", "import time; time.sleep(60)"], **pipes)
            readers.append(self)

    monkeypatch.setattr(archives.subprocess, "Popen", Slow)
    file, before, told = tmp_path / "budget.xlsx", document.session.draft, []
    file.write_bytes(workbook_bytes([Page("Costs")]))
    document.session.told.connect(told.append)
    box_at(stop_reading)
    import_table(window, file)
    assert [one.poll() is not None for one in readers] == [True]
    assert document.session.draft is before
    assert told == ["You stopped reading budget.xlsx. The draft was not changed."]


def test_whoever_stops_waiting_stops_the_comparison_with_the_draft_too(
    window: MainWindow,
    dialogs: Dialogs,
    document: Document,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file, before, ended = tmp_path / "budget.xlsx", document.session.draft, []
    dialogs.answers.append(file)
    export_budget(window)

    def slow(*_args: object, stop: Stop, **_words: object) -> None:
        try:
            while True:
                stop.heed()
                time.sleep(0.01)
        finally:
            ended.append(True)

    whole = open_table(file)
    monkeypatch.setattr(workbook_flows, "open_table", lambda _path, _stop: whole)
    monkeypatch.setattr(workbook_flows, "bring", slow)
    box_at(stop_reading)
    import_table(window, file)
    assert ended
    assert document.session.draft is before
