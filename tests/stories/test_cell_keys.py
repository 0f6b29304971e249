"""A person fills the cells of tables with keys alone: Tab has one meaning from the first entry on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from euroapp_ui.commands import ADD_KEYS
from euroapp_ui.widgets.combo import CellCombo
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.window import rows_of

Keys = Qt.Key


def focused() -> QWidget:
    if QApplication.focusWidget() is None:
        # Without a window manager nobody activates the window again when a list closes.
        next(one for one in QApplication.topLevelWidgets() if isinstance(one, MainWindow)).activateWindow()
        QApplication.processEvents()
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(key: Qt.Key) -> None:
    """Press a key where a person's key goes: into an open list, or else to what has the keyboard."""
    popup = QApplication.activePopupWidget()
    QTest.keyClick(popup.focusWidget() or popup if popup is not None else focused(), key)
    QApplication.processEvents()


def write(text: str) -> None:
    """Type letter by letter into what has the keyboard by then, as a person does."""
    for letter in text:
        QTest.keyClicks(focused(), letter)


@pytest.fixture
def cost_line(fresh: Workspace, qtbot: QtBot) -> QTableView:
    """A budget with one new cost line, in its Category."""
    fresh.window().activateWindow()
    view = rows_of(fresh, "budget", "cost_lines")
    view.add()
    names = [column.name for column in view.model.columns]
    view.table.setCurrentIndex(view.model.index(0, names.index("category")))
    return view.table


@pytest.mark.parametrize("closing", [Keys.Key_Return, Keys.Key_Tab])
def test_tab_walks_the_row_after_a_choice_and_after_typing(
    fresh: Workspace, cost_line: QTableView, qtbot: QtBot, closing: Qt.Key
) -> None:
    qtbot.keyClicks(cost_line, "A")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(closing)
    qtbot.waitUntil(lambda: not cost_line.findChildren(CellCombo))
    if closing is Keys.Key_Return:
        press(Keys.Key_Tab)
    write("Project manager")
    press(Keys.Key_Tab)
    write("12")
    press(Keys.Key_Tab)
    write("5000")
    press(Keys.Key_Tab)
    line = fresh.session.draft.cost_lines[0]
    assert (line.category[:1], line.description) == ("A", "Project manager")
    assert (line.units, line.unit_cost) == (12, 5000)
    assert focused() is cost_line


def test_tab_stays_in_the_last_cell_and_blanks_press_nothing(
    fresh: Workspace, cost_line: QTableView, qtbot: QtBot
) -> None:
    qtbot.keyClicks(cost_line, "A")
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    press(Keys.Key_Return)
    for _ in range(15):
        press(Keys.Key_Tab)
    view = rows_of(fresh, "budget", "cost_lines")
    assert focused() is cost_line
    assert "last cell" in view._refusal.text()
    write("a b c")
    press(Keys.Key_Tab)
    assert fresh.session.draft.cost_lines[0].justification == "a b c"
    assert (fresh.current_page().key, len(fresh.session.draft.cost_lines)) == ("budget", 1)
    press(Keys.Key_Escape)
    press(Keys.Key_Tab)
    assert focused() is not cost_line, "Escape ends the filling: Tab goes on to the next field"


def test_tab_leaves_a_table_that_was_only_walked_into(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    view = rows_of(example, "budget", "cost_lines")
    view.table.setFocus(Qt.FocusReason.TabFocusReason)
    press(Keys.Key_Tab)
    assert focused() is not view.table


def test_tab_walks_the_effort_of_one_task_and_steps_over_sums(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    grid, count = grid_of(example), len(example.session.draft.partners)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid.table.model().index(1, count))
    qtbot.keyClicks(grid.table, "3")
    press(Keys.Key_Tab)
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (2, 1)
    press(Keys.Key_Backtab)
    assert (grid.table.currentIndex().row(), grid.table.currentIndex().column()) == (1, count)


def test_a_new_row_is_walked_by_tab_from_its_first_cell(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.window().activateWindow()
    view = rows_of(fresh, "budget", "cost_lines")
    fresh.window().actions_by_key["add-row"].trigger()  # type: ignore[attr-defined]
    assert ADD_KEYS
    for _ in range(3):
        press(Keys.Key_Tab)
    assert focused() is view.table
    assert view.table.currentIndex().column() == 3
