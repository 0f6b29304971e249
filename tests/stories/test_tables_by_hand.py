"""Tables by keys alone: where Tab lands, what a dead cell says, what mends an entry, what is said once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QTableView
from pytestqt.qtbot import QtBot

from euroapp.edits.unsettled import typed_at
from euroapp_ui.pages.call_page import CallPage
from euroapp_ui.tables.facts_model import OWN
from euroapp_ui.tables.facts_table import FactsTable
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.window import Dialogs, focused, press, rows_of, write

Keys, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
LISTS = [
    ("consortium", "partners"),
    ("workplan", "work_packages"),
    ("workplan", "tasks"),
    ("workplan", "deliverables"),
    ("budget", "cost_lines"),
    ("risks", "risks"),
]


def before(table: QTableView) -> None:
    """Give the keyboard to the field before a table, and go on by Tab."""
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    press(Keys.Key_Backtab)
    assert focused() is not table
    press(Keys.Key_Tab)
    assert focused() is table


def seen_list(workspace: Workspace, page: str, path: str) -> RowsView:
    workspace.window().activateWindow()
    view = rows_of(workspace, page, path)
    workspace.reveal(f"{path}/{view.model.rows[1].id}")
    return view


def told(workspace: Workspace) -> str:
    return workspace.status._told.text()


@pytest.mark.parametrize(("page", "path"), LISTS)
def test_tab_lands_where_can_be_typed_and_what_is_typed_is_kept(
    example: Workspace, qtbot: QtBot, page: str, path: str
) -> None:
    view = seen_list(example, page, path)
    table = view.table
    table.setCurrentIndex(view.model.index(1, 0))
    before(table)
    here = table.currentIndex()
    assert here.row() == 1, "in the row that was chosen"
    assert here.flags() & Qt.ItemFlag.ItemIsEditable


@pytest.mark.parametrize(("page", "path"), [one for one in LISTS if one[1] != "risks"])
def test_a_dead_cell_says_so_in_the_status_line_and_tab_goes_to_a_living_one(
    example: Workspace, qtbot: QtBot, page: str, path: str
) -> None:
    view = seen_list(example, page, path)
    dead = [c for c in range(view.model.columnCount()) if not _alive(view, c)]
    if not dead:
        return
    view.table.setFocus(Qt.FocusReason.OtherFocusReason)
    view.table.setCurrentIndex(view.model.index(1, dead[0]))
    qtbot.wait(20)
    top = view.table.mapToGlobal(view.table.rect().topLeft())
    draft = example.session.draft
    write("x")
    QApplication.processEvents()
    assert "nothing is typed here" in told(example)
    assert example.session.draft is draft
    assert view.table.mapToGlobal(view.table.rect().topLeft()) == top, "the table stays where it is"
    press(Keys.Key_Tab)
    assert focused() is view.table
    assert view.table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable


def _alive(view: RowsView, column: int) -> bool:
    return bool(view.model.index(1, column).flags() & Qt.ItemFlag.ItemIsEditable)


def test_tab_lands_in_the_effort_of_the_first_task(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    grid = grid_of(example)
    grid.table.setCurrentIndex(grid.table.model().index(0, 0))
    before(grid.table)
    write("4")
    press(Keys.Key_Return)
    assert grid._model.share(1, 1) == 4


def budget_cell(workspace: Workspace) -> QTableView:
    view = rows_of(workspace, "budget", "cost_lines")
    names = [column.name for column in view.model.columns]
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(view.model.rowCount() - 1, names.index("units")))
    return view.table


def effort_cell(workspace: Workspace) -> QTableView:
    grid = grid_of(workspace)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.table.model().index(1, len(workspace.session.draft.partners)))
    return grid.table


def fact_cell(workspace: Workspace) -> QTableView:
    workspace.go("call")
    table = workspace.page("call").findChildren(FactsTable)[0]
    rows = range(table.model().rowCount())
    row = next(row for row in rows if "1,400,000" in str(table.model().index(row, 1).data()))
    table.setFocus()
    table.setCurrentIndex(table.model().index(row, OWN))
    return table


CELLS = [budget_cell, effort_cell, fact_cell]


@pytest.mark.parametrize("cell", CELLS)
def test_the_keys_that_mend_work_in_every_table_and_the_guide_says_what(
    example: Workspace, qtbot: QtBot, cell: object
) -> None:
    example.window().activateWindow()
    table: QTableView = cell(example)  # type: ignore[operator]
    index = table.currentIndex()
    path = str(index.data(Qt.ItemDataRole.UserRole))
    write("2,5,1")
    assert isinstance(focused(), QLineEdit)
    press(Keys.Key_Return)
    table.setCurrentIndex(table.model().index(index.row() - 1, index.column()))
    table.setCurrentIndex(index)
    assert typed_at(example.session.draft, path) == "2,5,1"
    assert example.guide._path == path
    assert "2,5,1" in example.guide._finding.text()
    press(Keys.Key_Period, CTRL)
    assert isinstance(focused(), QAbstractButton)
    press(Keys.Key_Escape)
    assert focused() is table
    press(Keys.Key_Period, CTRL)
    press(Keys.Key_Space)
    assert example.session.draft.unsettled == ()
    assert focused() is table


@pytest.mark.parametrize("cell", CELLS)
def test_what_is_wrong_with_an_entry_is_said_once(example: Workspace, qtbot: QtBot, cell: object) -> None:
    example.window().activateWindow()
    table: QTableView = cell(example)  # type: ignore[operator]
    index = table.currentIndex()
    write("2,5,1")
    press(Keys.Key_Return)
    table.setCurrentIndex(table.model().index(index.row() - 1, index.column()))
    table.setCurrentIndex(index)
    qtbot.wait(20)
    words = [one.text() for one in example.current_page().findChildren(QLabel) if one.isVisible()]
    assert sum("2,5,1" in text for text in words) == 1, words


@pytest.mark.parametrize("cell", CELLS)
def test_escape_in_an_open_cell_ends_the_filling(example: Workspace, qtbot: QtBot, cell: object) -> None:
    example.window().activateWindow()
    table: QTableView = cell(example)  # type: ignore[operator]
    for key in (Keys.Key_Tab, Keys.Key_Backtab):
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        press(Keys.Key_Return)
        press(Keys.Key_Escape)
        assert focused() is table
        press(key)
        assert focused() is not table


def test_what_a_paste_stepped_over_is_no_alarm(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    grid = grid_of(example)
    grid.table.setFocus()
    first = next(
        row
        for row in range(1, grid.table.model().rowCount() - 2)
        if grid._model.path(row, 1) and not grid._model.path(row + 1, 1) and grid._model.path(row + 2, 1)
    )
    grid.table.setCurrentIndex(grid.table.model().index(first, 1))
    for row in (first, first + 2):
        grid._model.setData(grid.table.model().index(row, 1), "")
    QApplication.clipboard().setText("1\n2")
    press(Keys.Key_V, CTRL)
    assert "stepped over" in grid.remark.text()
    assert grid.remark.property("tone") != "error"


def test_what_is_wrong_with_an_own_value_is_told_below_its_table(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    example.go("call")
    page = example.current_page()
    assert isinstance(page, CallPage)
    facts, deadline = page.facts, page.facts._model.row_of("deadline")
    facts.setFocus()
    facts.setCurrentIndex(facts.model().index(deadline, OWN))
    clipboard = QApplication.clipboard()
    clipboard.setText("1\t2\t3")
    dialogs.answers.append(-1)
    qtbot.keySequence(facts, QKeySequence(QKeySequence.StandardKey.Paste))
    said = page.remark.text()
    assert said.startswith("Nothing was pasted")
    QApplication.processEvents()
    assert page.remark.y() >= facts.y() + facts.height()
    assert not page.remark.visibleRegion().isEmpty() or told(example) == said
