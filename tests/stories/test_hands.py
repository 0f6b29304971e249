"""Hands on the keyboard: Return, Delete, Add, Remove and the keys of choices mean one thing everywhere."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QMessageBox, QTableView, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.references import Texts
from euroapp.edits.removal import consequences
from euroapp_ui.messages import Voice, still_working
from euroapp_ui.removal_question import RemovalDialog
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.kept_widths import kept_widths
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.combo import CellCombo, Combo
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.what_if import WhatIfDialog
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, open_tab, rows_of

Keys = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def open_list(workspace: Workspace, page: str, path: str) -> RowsView:
    workspace.window().activateWindow()
    view = rows_of(workspace, page, path)
    row = view.model.rows[0].id if view.model.rows else ""
    workspace.reveal(f"{path}/{row}" if row else path)
    view.table.setFocus()
    return view


def at(view: RowsView, row: int, name: str) -> QTableView:
    names = [column.name for column in view.model.columns]
    view.table.setCurrentIndex(view.model.index(row, names.index(name)))
    return view.table


def choose_rows(view: RowsView, first: int, last: int) -> None:
    view.select_rows([row.id for row in view.model.rows[first : last + 1]])


def do(workspace: Workspace, key: str) -> None:
    """Take a command by its key, as its shortcut does."""
    workspace.window().actions_by_key[key].trigger()  # type: ignore[attr-defined]


def test_return_goes_down_a_grid_and_stays_on_the_last_row(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    table = at(view, 0, "units")
    for number in ("7", "8"):
        qtbot.keyClicks(table, number)
        qtbot.keyClick(focused(), Keys.Key_Return)
        qtbot.waitUntil(lambda: table.state() != QTableView.State.EditingState)
    assert [line.units for line in example.session.draft.cost_lines[:2]] == [7, 8]
    assert table.currentIndex().row() == 2
    qtbot.keyClicks(table, "9")
    qtbot.keyClick(focused(), Keys.Key_Return, SHIFT)
    qtbot.waitUntil(lambda: table.currentIndex().row() == 1)
    last = view.model.rowCount() - 1
    at(view, last, "units")
    qtbot.keyClicks(table, "3")
    qtbot.keyClick(focused(), Keys.Key_Return)
    qtbot.waitUntil(lambda: example.session.draft.cost_lines[last].units == 3)
    assert table.currentIndex().row() == last
    assert example.current_page().key == "budget"


def test_return_in_the_effort_grid_never_leaves_the_page(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    task = example.session.draft.tasks[0]
    example.reveal(f"tasks/{task.id}/participations")
    table = example.current_page().findChildren(EffortGrid)[0].table
    for number in ("4", "2", "3"):
        qtbot.keyClicks(focused(), number)
        qtbot.keyClick(focused(), Keys.Key_Return)
        qtbot.waitUntil(lambda: focused() is table)
    assert example.current_page().key == "workplan"
    partner = example.session.draft.partners[0].id
    parts = [{p.participant: p.person_months for p in t.participations} for t in example.session.draft.tasks]
    assert [part[partner] for part in parts[:3]] == [4, 2, 3]
    table.setCurrentIndex(table.model().index(0, 1))
    qtbot.keyClick(table, Keys.Key_Return)
    assert table.currentIndex().row() == 1, "a sum is no cell to edit: Return goes on"


@pytest.mark.parametrize("key", [Keys.Key_Delete, Keys.Key_Backspace])
def test_delete_empties_cells_everywhere_and_never_removes_a_row(
    example: Workspace, qtbot: QtBot, key: Qt.Key
) -> None:
    before = example.session.draft
    view = open_list(example, "consortium", "partners")
    qtbot.keyClick(at(view, 1, "legal_name"), key)
    after = example.session.draft
    assert len(after.partners) == len(before.partners)
    assert (after.partners[1].legal_name, after.partners[1].short_name) == ("", before.partners[1].short_name)
    view = open_list(example, "budget", "cost_lines")
    qtbot.keyClick(at(view, 0, "description"), key)
    assert example.session.draft.cost_lines[0].description == ""


def test_removing_takes_all_chosen_rows_says_how_many_and_undo_chooses_them(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    before = example.session.draft
    view = open_list(example, "budget", "cost_lines")
    choose_rows(view, 3, 7)
    dialogs.answers.append("")
    qtbot.keyClick(view.table, Keys.Key_Delete, CTRL)
    assert example.session.draft.cost_lines == (*before.cost_lines[:3], *before.cost_lines[8:])
    assert example.session.undo_stack.undoText() == "Remove 5 cost lines"
    example.session.undo_stack.undo()
    assert example.session.draft == before
    assert view.chosen_ids() == [line.id for line in before.cost_lines[3:8]]
    assert len(dialogs.seen) == 1


def test_moving_and_duplicating_take_all_chosen_rows(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    dialogs.answers.append(Texts.CARRY)
    view = open_list(example, "risks", "risks")
    ids = [row.id for row in example.session.draft.risks]
    choose_rows(view, 1, 2)
    qtbot.keyClick(view.table, Keys.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [r.id for r in example.session.draft.risks] == [ids[1], ids[2], ids[0], *ids[3:]]
    qtbot.keyClick(view.table, Keys.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert [r.id for r in example.session.draft.risks] == [ids[1], ids[2], ids[0], *ids[3:]]
    assert view.chosen_ids() == ids[1:3]
    qtbot.keyClick(view.table, Keys.Key_D, CTRL | SHIFT)
    texts = [r.description for r in example.session.draft.risks[:4]]
    assert texts[:2] == texts[2:]
    assert example.session.undo_stack.undoText() == "Duplicate 2 risks"


def test_the_question_before_a_removal_keeps_on_return(example: Workspace, qtbot: QtBot) -> None:
    state, paths = example.session.state, [f"partners/{p.id}" for p in example.session.draft.partners[2:4]]
    dialog = RemovalDialog(example, state, paths, "participant", consequences(example.session.draft, *paths))
    said = []
    dialog.rejected.connect(lambda: said.append("kept"))
    dialog.accepted.connect(lambda: said.append("removed"))
    dialog.show()
    dialog.activateWindow()
    texts = [str(w.property("text")) for w in dialog.findChildren(QWidget)]
    assert any("2 participants" in text for text in texts)
    assert any(re.match(r"They hold \d+(\.\d+)? person-months", text) for text in texts)
    qtbot.keyClick(dialog.findChild(QComboBox), Keys.Key_Return)
    assert said == ["kept"]


def test_return_in_a_question_takes_its_first_safe_answer(window: MainWindow, qtbot: QtBot) -> None:
    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, Keys.Key_Return)

    QTimer.singleShot(100, press)
    assert Voice().choose(window, "Delete?", "Gone for good.", ("Keep it", "Delete")) == 0


def test_return_in_a_dialog_never_cancels_nor_changes_the_draft(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    before = example.session.draft
    dialog = WhatIfDialog(window, example.session)
    left = []
    dialog.finished.connect(left.append)
    dialog.show()
    dialog.activateWindow()
    dialog.choose(3, "30")
    for editor in dialog.findChildren(QWidget):
        if editor.isVisible() and isinstance(editor, QComboBox | QLineEdit):
            editor.setFocus()
            qtbot.keyClick(editor, Keys.Key_Return)
    assert left == []
    assert example.session.draft == before
    dialog.close()
    waiting = still_working(window, "Saving")
    waiting.open()
    qtbot.keyClick(waiting, Keys.Key_Return)
    assert waiting.isVisible()
    waiting.close()


def test_a_new_row_goes_to_the_end_of_the_chosen_package_and_starts_in_its_first_field(
    example: Workspace, qtbot: QtBot
) -> None:
    packages = open_list(example, "workplan", "work_packages")
    packages.table.setCurrentIndex(packages.model.index(2, 1))
    third = example.session.draft.work_packages[2].id
    view = open_tab(example, "workplan", "Deliverables").findChild(RowsView)
    view.add()
    made = [d for d in example.session.draft.deliverables if d.work_package == third][-1]
    assert made.name == ""
    assert view.chosen_ids() == [made.id]
    qtbot.keyClicks(focused(), "Report")
    assert next(d.name for d in example.session.draft.deliverables if d.id == made.id) == "Report"


def test_a_click_on_the_row_that_is_current_already_chooses_it(example: Workspace) -> None:
    packages = open_list(example, "workplan", "work_packages")
    packages.table.setCurrentIndex(packages.model.index(2, 1))
    tasks = open_tab(example, "workplan", "Tasks").findChild(RowsView)
    cell = tasks.table.visualRect(tasks.table.currentIndex()).center()
    QTest.mouseClick(tasks.table.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    first = example.session.draft.tasks[tasks.table.currentIndex().row()].work_package
    tasks.add()
    assert [task for task in example.session.draft.tasks if not task.name][-1].work_package == first


def test_a_new_row_of_a_plain_list_goes_to_the_end(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "indicators", "indicators")
    first = example.session.draft.indicators
    view.table.setCurrentIndex(view.model.index(0, 1))
    qtbot.keyClick(view.table, Keys.Key_Return, CTRL)
    assert example.session.draft.indicators[:-1] == first


@pytest.mark.parametrize("closing", [Keys.Key_Return, Keys.Key_Tab])
def test_letters_that_no_choice_begins_with_change_nothing(
    example: Workspace, qtbot: QtBot, closing: Qt.Key
) -> None:
    view = open_list(example, "budget", "cost_lines")
    before = example.session.draft
    table = at(view, 2, "category")
    qtbot.keyClicks(table, "s")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    combo = QApplication.activePopupWidget().parent()
    assert isinstance(combo, CellCombo)
    qtbot.keyClicks(combo.view(), "taff")
    assert combo.view().currentIndex().data() == combo.currentText(), "what the first letters meant is let go"
    qtbot.keyClick(combo.view(), closing)
    qtbot.waitUntil(lambda: table.state() != QTableView.State.EditingState)
    assert example.session.draft == before


def test_a_letter_opens_a_choice_there_and_closed_choices_never_change(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    before = example.session.draft
    table = at(view, 0, "category")
    qtbot.keyClicks(table, "b")
    popup = QApplication.activePopupWidget()
    assert popup is not None
    combo = popup.parent()
    assert isinstance(combo, CellCombo)
    assert combo.view().currentIndex().data().startswith("B")
    last = combo.view().model().index(combo.count() - 1, 0)
    assert combo.view().viewport().rect().contains(combo.view().visualRect(last)), "the last entry is seen"
    qtbot.wait(300)
    qtbot.keyClick(combo.view(), Keys.Key_Escape)
    qtbot.waitUntil(lambda: table.state() != QTableView.State.EditingState)
    assert example.session.draft == before
    qtbot.keyClick(table, Keys.Key_Return)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    QApplication.activePopupWidget().close()
    qtbot.waitUntil(lambda: table.state() != QTableView.State.EditingState)
    example.reveal(f"partners/{before.partners[1].id}/country")
    closed = focused()
    assert isinstance(closed, Combo)
    shown = closed.currentText()
    centre = closed.rect().center()
    wheel = QWheelEvent(
        centre.toPointF(),
        closed.mapToGlobal(centre).toPointF(),
        centre,
        centre * -1,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(closed, wheel)
    qtbot.keyClick(closed, Keys.Key_Down)
    assert closed.currentText() == shown
    assert example.session.draft == before
    closed.hidePopup()


def test_a_paste_says_first_what_it_would_overwrite_and_can_fill_empty_cells_only(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    lines = example.session.draft.cost_lines
    empty = next(n for n, line in enumerate(lines) if not line.justification and n)
    table = at(view, empty, "justification")
    QApplication.clipboard().setText("One\nTwo")
    dialogs.answers.append(0)
    table.setCurrentIndex(view.model.index(empty, table.currentIndex().column()))
    path = f"cost_lines/{lines[empty + 1].id}"
    qtbot.keyClick(table, Keys.Key_Down)
    table.edit(table.currentIndex())
    qtbot.keyClicks(focused(), "Kept")
    qtbot.keyClick(focused(), Keys.Key_Return)
    qtbot.waitUntil(lambda: example.session.draft.cost_lines[empty + 1].justification.endswith("Kept"))
    table.setCurrentIndex(view.model.index(empty, table.currentIndex().column()))
    qtbot.keySequence(table, QKeySequence(QKeySequence.StandardKey.Paste))
    found = example.session.draft.cost_lines[empty : empty + 2]
    assert [line.justification for line in found] == ["One", "Kept"], path
    assert "one filled cell" in dialogs.seen[0]
    assert f"row {empty + 2}" in dialogs.seen[0]


def test_ctrl_d_fills_the_chosen_cells_with_the_first(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    table = at(view, 0, "unit_cost")
    first = example.session.draft.cost_lines[0].unit_cost
    for _ in range(2):
        qtbot.keyClick(table, Keys.Key_Down, SHIFT)
    qtbot.keyClick(table, Keys.Key_D, CTRL)
    assert [line.unit_cost for line in example.session.draft.cost_lines[:3]] == [first] * 3


def test_findings_about_effort_lead_to_the_money_or_the_effort(example: Workspace) -> None:
    partner = example.session.draft.partners[0].id
    line = next(
        c for c in example.session.draft.cost_lines if c.participant == partner and c.category == "A1"
    )
    example.session.apply(
        "x",
        lambda d: d.replace(
            cost_lines=tuple(c.replace(units=Decimal(99)) if c.id == line.id else c for c in d.cost_lines)
        ),
    )
    found = next(f for f in example.session.state.findings if f.message == "effort_differs")
    example.open_finding(found)
    assert example.current_page().key == "budget"
    row = focused().currentIndex().row()  # type: ignore[attr-defined]
    assert example.session.draft.cost_lines[row].participant == partner


def test_widths_set_by_hand_survive_a_resize_a_zoom_and_reopening(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "consortium", "partners")
    qtbot.wait(20)
    view.table.horizontalHeader().resizeSection(2, 231)
    window.resize(1200, 700)
    qtbot.wait(20)
    assert abs(view.table.columnWidth(2) - 231) <= 1
    window.zoom(4)
    qtbot.wait(20)
    assert view.table.columnWidth(2) > 250
    window.zoom(0)
    kept_widths().use(window.preferences)
    other = RowsView(example.session, view.listing)
    other.show()
    qtbot.waitExposed(other)
    assert abs(other.table.columnWidth(2) - 231) <= 1
    other.close()
    other.deleteLater()


@pytest.mark.parametrize("zoom", [0, 12])
def test_no_number_of_a_table_is_cut(window: MainWindow, example: Workspace, qtbot: QtBot, zoom: int) -> None:
    window.zoom(zoom)
    try:
        for page, path in (("workplan", "deliverables"), ("support", "schemes"), ("budget", "cost_lines")):
            view = open_list(example, page, path)
            qtbot.wait(200)
            metrics = view.table.fontMetrics()
            for row in range(view.model.rowCount()):
                for column in range(view.model.columnCount()):
                    index = view.model.index(row, column)
                    right = (
                        int(index.data(Qt.ItemDataRole.TextAlignmentRole)) & Qt.AlignmentFlag.AlignRight.value
                    )
                    if right or column == 0:
                        need = metrics.horizontalAdvance(str(index.data())) + 12
                        assert view.table.columnWidth(column) >= need, index.data()
    finally:
        window.zoom(0)


def test_every_key_stands_in_the_menus_with_its_command(window: MainWindow) -> None:
    keys = {
        action.shortcut().toString(): key
        for key, action in window.actions_by_key.items()
        if action.shortcut()
    }
    for shortcut in ("F6", "Shift+F6", "Ctrl+Del", "Ctrl+Return", "Alt+Up", "Alt+Down", "Ctrl+."):
        assert shortcut in keys
