"""The line below the pages, which never moves them."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example
from tests.window import open_draft

LONG = "A sentence of many words, which says what happened and what can be done about it. "


def test_a_long_sentence_takes_the_place_of_the_figures_and_gives_it_back(
    example: Workspace, qtbot: QtBot
) -> None:
    example.window().resize(1366, 700)
    QApplication.processEvents()
    status, high = example.status, example.status.height()
    status.tell("Copied.")
    QApplication.processEvents()
    assert status._told.isVisible()
    assert status._groups.isVisible(), "there is room for both"
    status.tell(LONG * 2)
    QApplication.processEvents()
    assert status.height() == high, "the page above does not move"
    assert status._told.text() == LONG * 2
    assert status._told.height() >= status._told.heightForWidth(status._told.width()), "nothing is cut"
    status._be_quiet()
    QApplication.processEvents()
    assert status._groups.isVisible()
    assert status.height() == high


def test_a_sum_of_chosen_cells_moves_no_page(example: Workspace, qtbot: QtBot) -> None:
    example.window().resize(1000, 700)
    QApplication.processEvents()
    status, high = example.status, example.status.height()
    status.show_chosen("310 cells, 138 numbers, sum 62.6, average 0.45, 87 totals left out")
    QApplication.processEvents()
    assert status._chosen.isVisible()
    assert status.height() == high
    status.show_chosen("")
    QApplication.processEvents()
    assert status._groups.isVisible()


def test_what_is_told_before_the_line_is_laid_out_takes_no_more_room(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(1366, 700)
    workspace = open_draft(window, an_example())
    workspace.session.told.emit(LONG * 2)
    qtbot.wait(50)
    high = workspace.status.height()
    workspace.status._be_quiet()
    qtbot.wait(50)
    assert workspace.status.height() == high
