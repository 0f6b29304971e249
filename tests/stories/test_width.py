"""The width of the window is used: panels give way to tables, and lists stand beside their forms."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from euroapp_ui.widgets.text import CardRow
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import focused, open_tab, press, rows_of, write

Keys = Qt.Key


def left_of(widget: QWidget, window: QWidget) -> int:
    return widget.mapTo(window, QPoint(0, 0)).x()


def test_guide_and_checks_give_way_to_a_table_that_needs_their_room_and_come_back(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    window.activateWindow()
    assert example.side.isVisible()
    assert not example.panes.rail.isVisible()
    rows_of(example, "budget", "cost_lines")
    qtbot.waitUntil(lambda: not example.side.isVisible())
    assert example.panes.rail.isVisible()
    assert "Shift+F1" in example.panes.rail.text()
    QTest.mouseClick(example.panes.rail, Qt.MouseButton.LeftButton)
    assert example.side.isVisible()
    assert not example.panes.rail.isVisible()
    window.actions_by_key["guide"].trigger()
    assert not example.side.isVisible()
    window.actions_by_key["guide"].trigger()
    assert example.side.isVisible(), "whoever asks for it gets it, beside a table too"
    open_tab(example, "budget", "Settings")
    qtbot.wait(1)
    assert example.side.isVisible()
    open_tab(example, "budget", "Cost lines")
    qtbot.waitUntil(lambda: not example.side.isVisible())
    example.go("scope")
    qtbot.waitUntil(lambda: example.side.isVisible())


def test_a_list_stands_above_its_form_and_in_a_wide_window_beside_it(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    view = rows_of(example, "workplan", "tasks")
    form = view.detail
    assert form is not None
    assert left_of(form, window) == left_of(view.table, window)
    window.resize(1920, 1080)
    qtbot.waitUntil(lambda: left_of(form, window) > left_of(view.table, window) + view.table.width())
    assert view.table.width() + form.width() > 1000
    view.table.setFocus()
    press(Keys.Key_Tab)
    assert form.isAncestorOf(focused()), "Tab goes from the list to its form"
    window.resize(1366, 768)
    qtbot.waitUntil(lambda: left_of(form, window) == left_of(view.table, window))


def test_the_cards_of_the_budget_keep_their_height_while_one_types(example: Workspace, qtbot: QtBot) -> None:
    rows = rows_of(example, "budget", "cost_lines")
    qtbot.wait(1)
    cards = example.current_page().findChildren(CardRow)[0]
    heights = {cards.height()}
    rows.table.setCurrentIndex(rows.model.index(0, 5))
    for cost in ("1", "98765", "98765432", "1"):
        QTest.keyClicks(rows.table, cost[0])
        write(cost[1:])
        press(Keys.Key_Return)
        qtbot.wait(1)
        heights.add(cards.height())
        press(Keys.Key_Up)
    assert len(heights) == 1
    example.session.undo_stack.undo()
