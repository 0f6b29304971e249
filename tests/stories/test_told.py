"""What the window says keeps up with where the user is."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from euroapp.edits.references import Texts
from euroapp.edits.rows import add_row, move_row
from euroapp.edits.values import set_value
from euroapp.storage.files import save
from euroapp_ui import protection
from euroapp_ui.pages.proposal_page import ProposalPage
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example
from tests.window import Dialogs, open_tab, rows_of


def partners(example: Workspace) -> RowsView:
    example.window().activateWindow()
    example.go("consortium")
    example.reveal("partners/p1")
    view = next(v for v in example.page("consortium").findChildren(RowsView) if v.model.path == "partners")
    view.table.setFocus()
    return view


def test_who_is_coordinator_follows_the_chosen_row(example: Workspace) -> None:
    view = partners(example)
    promote = next(
        b for b in example.page("consortium").findChildren(QPushButton) if b.text().startswith("Make this")
    )
    assert not promote.isEnabled()
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    assert promote.isEnabled()
    QTest.keyClick(view.table, Qt.Key.Key_Up)
    assert not promote.isEnabled()


def test_the_guide_speaks_of_the_chosen_row(example: Workspace, dialogs: Dialogs) -> None:
    dialogs.answers.append(Texts.LEAVE)
    example.session.apply("x", lambda d: set_value(d, "partners/p2/short_name", ""))
    view = partners(example)
    view.table.setCurrentIndex(view.model.index(0, 1))
    said = [label.text() for label in example.guide.findChildren(QLabel) if label.isVisibleTo(example.guide)]
    assert not any("missing" in text for text in said)
    QTest.keyClick(view.table, Qt.Key.Key_Down)
    said = [label.text() for label in example.guide.findChildren(QLabel) if label.isVisibleTo(example.guide)]
    assert any("Short name is missing" in text for text in said)


def test_the_guide_follows_from_tab_to_tab(example: Workspace) -> None:
    open_tab(example, "workplan", "Packages")
    example.reveal("work_packages/wp1/name")
    open_tab(example, "workplan", "Deliverables")
    assert example.guide._title.text() == "Work plan", "no longer the name of a package"


def test_an_undo_on_a_page_out_of_sight_is_told(example: Workspace, window: MainWindow) -> None:
    example.go("scope")
    example.session.apply("Abstract", lambda d: set_value(d, "general/abstract", "Other"))
    example.go("workplan")
    window.actions_by_key["undo"].trigger()
    assert example.status._told.text() == "Undone: Abstract (Scope)"
    assert example.current_page().key == "scope"
    example.go("workplan")
    window.actions_by_key["redo"].trigger()
    assert example.status._told.text() == "Done again: Abstract (Scope)"


def test_an_undo_in_another_tab_or_row_leads_there(example: Workspace, window: MainWindow) -> None:
    draft = example.session.draft
    task, line = draft.tasks[4].id, draft.cost_lines[-1].id
    number = example.session.state.numbers.label("tasks", task)
    example.session.apply("Name", lambda d: set_value(d, f"tasks/{task}/name", "Other"))
    example.session.apply("Units", lambda d: set_value(d, f"cost_lines/{line}/units", Decimal("3.77")))
    example.reveal("work_packages/" + draft.work_packages[0].id)
    window.activateWindow()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    focus = window.focusWidget()
    assert isinstance(focus, QTableView)
    assert focus.currentIndex().data(Qt.ItemDataRole.UserRole) == f"cost_lines/{line}/units"
    assert example.status._told.text() == f"Undone: Units (Cost line {len(draft.cost_lines)})"
    QTest.keyClick(focus, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    focus = window.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.text() == draft.tasks[4].name
    assert example.status._told.text() == f"Undone: Name ({number})"
    assert example.current_page().key == "workplan"
    assert example.session.draft == draft
    example.go("risks")
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert example.status._told.text().startswith("Done again: Name (T")
    assert example.current_page().key == "workplan"


def test_an_undo_with_texts_carried_along_leads_to_what_was_changed(
    example: Workspace, window: MainWindow, dialogs: Dialogs
) -> None:
    dialogs.answers.append(Texts.CARRY)
    package = example.session.draft.work_packages[1].id
    example.session.apply("Move work package", lambda d: move_row(d, f"work_packages/{package}", 1))
    example.go("risks")
    window.actions_by_key["undo"].trigger()
    assert example.current_page().key == "workplan"
    assert example.status._told.text().startswith("Undone: Move work package")


def test_the_undo_of_a_row_that_came_leads_to_its_list(example: Workspace, window: MainWindow) -> None:
    example.session.apply("Add risk", lambda d: add_row(d, "risks", "r99", {"description": "Late"}))
    example.go("scope")
    window.actions_by_key["undo"].trigger()
    assert example.status._told.text().startswith("Undone: Add risk (R")
    assert example.current_page().key == "risks"
    assert isinstance(window.focusWidget(), QTableView)


def test_an_undo_in_sight_says_nothing(example: Workspace, window: MainWindow) -> None:
    example.go("scope")
    example.session.apply("Abstract", lambda d: set_value(d, "general/abstract", "Other"))
    window.actions_by_key["undo"].trigger()
    assert example.status._told.text() == ""


def test_no_alarm_without_typing(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An undo back to what a copy holds, or a count of pages, leaves nothing without a copy."""
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    assert window.files.open_path(path)
    document = window.document
    assert document is not None
    document.session.apply("Title", lambda d: set_value(d, "general/title", "Typed"))
    document.protect()
    qtbot.waitUntil(lambda: document.protected, timeout=5_000)
    monkeypatch.setattr(protection, "ALARM_MS", 0)
    document.session.changed.emit()
    document.protect()
    assert document.trouble == ""


def test_exports_are_offered_beside_the_draft(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialogs: Dialogs
) -> None:
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    assert window.files.open_path(path)
    assert window.workspace is not None
    window.workspace.go("proposal")
    page = window.workspace.current_page()
    assert isinstance(page, ProposalPage)
    starts: list[str] = []

    def ask(_parent: object, _title: str, start: str, _filters: str) -> tuple[str, str]:
        starts.append(start)
        return "", ""

    monkeypatch.setattr(Dialogs, "file_to_save", staticmethod(ask))
    page.export()
    assert Path(starts[0]).parent == tmp_path


def test_return_presses_a_button_outside_of_dialogs_too(window: MainWindow) -> None:
    asked: list[bool] = []
    window.welcome.example_asked.disconnect()
    window.welcome.example_asked.connect(lambda: asked.append(True))
    button = next(b for b in window.welcome.findChildren(QPushButton) if b.text() == "Look at the example")
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert asked == [True]


def test_the_first_problem_is_the_next_from_where_one_is(fresh: Workspace) -> None:
    fresh.go("budget")
    fresh.step_finding(1)
    finding = fresh.findings.model.finding(fresh.findings.view.currentIndex().row())
    assert finding is not None
    assert finding.path.startswith("budget") or fresh.current_page().key == "budget"


def test_return_leads_from_the_search_to_the_findings_and_escape_clears_it(fresh: Workspace) -> None:
    fresh.window().activateWindow()
    fresh.side.show_findings()
    search = fresh.findings.findChild(QLineEdit)
    assert search is not None
    search.setFocus()
    QTest.keyClicks(search, "missing")
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert fresh.findings.view.hasFocus()
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""


def test_a_long_sentence_leaves_the_figures_in_their_line(example: Workspace, qtbot: QtBot) -> None:
    status, wide = example.status, example.window().width()
    status.tell("Undone: Name")
    before = status.height()
    row = "T2.2 Model continuity plan and plans of cluster organisations"
    status.tell(f"Undone: Move {row} in time ({row}, From month)")
    qtbot.waitUntil(lambda: status._told.height() >= status._told.heightForWidth(status._told.width()))
    QApplication.processEvents()
    assert status.height() < 2 * before, "no more than two lines"
    assert example.window().width() == wide


def test_an_empty_list_says_what_belongs_there_just_below_its_buttons(fresh: Workspace, qtbot: QtBot) -> None:
    view = rows_of(fresh, "budget", "cost_lines")
    QApplication.processEvents()
    assert view._empty is not None
    add = view._tools.add_button
    below = view._empty.mapTo(view, view._empty.rect().topLeft()).y()
    assert below - add.mapTo(view, add.rect().bottomLeft()).y() < add.height()
