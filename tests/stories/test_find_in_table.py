"""Ctrl+F in a table finds its cells; everywhere else it finds anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from euroapp_ui.tables.find_bar import FindBar
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import CTRL, SHIFT, at, do, open_list
from tests.window import focused, press, write

Keys = Qt.Key


def test_ctrl_f_walks_the_cells_that_hold_a_text(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    wanted = [n for n, line in enumerate(view.model.rows) if "travel:" in line.description.casefold()]
    at(view, 0, "description")
    do(example, "find-in-table")
    write("TRAVEL:")
    bar = view.findChild(FindBar)
    qtbot.waitUntil(lambda: bar.count.text() == f"1 of {len(wanted)}")
    assert view.table.currentIndex().row() == wanted[0]
    press(Keys.Key_Return)
    press(Keys.Key_Return)
    assert view.table.currentIndex().row() == wanted[2]
    press(Keys.Key_Return, SHIFT)
    assert (view.table.currentIndex().row(), bar.count.text()) == (wanted[1], f"2 of {len(wanted)}")
    press(Keys.Key_Escape)
    assert focused() is view.table
    assert not bar.isVisible()
    do(example, "find-next")
    assert view.table.currentIndex().row() == wanted[2]
    for _ in range(3):
        do(example, "find-previous")
    assert view.table.currentIndex().row() == wanted[-1], "around the ends"


def test_what_is_typed_is_counted_anew_and_said_where_nothing_holds_it(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    at(view, 3, "description")
    do(example, "find-in-table")
    write("nowhere at all")
    bar = view.findChild(FindBar)
    qtbot.waitUntil(lambda: bar.count.text() == "No cell holds this.")
    row = view.table.currentIndex().row()
    press(Keys.Key_Return)
    assert view.table.currentIndex().row() == row
    press(Keys.Key_Escape)
    at(view, 5, "description")
    write("Nowhere at all")
    press(Keys.Key_Return)
    do(example, "find-next")
    assert view.table.currentIndex().row() == 5


def test_effort_is_searched_too(example: Workspace, qtbot: QtBot) -> None:
    grid = grid_of(example)
    grid.table.setFocus()
    press(Keys.Key_F, CTRL)
    write("total")
    last = grid._model.rowCount() - 1
    qtbot.waitUntil(lambda: grid.table.currentIndex().row() == last)
