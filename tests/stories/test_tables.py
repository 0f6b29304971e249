"""What a table says of cells that take nothing, and the order in which it shows its rows."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from euroapp.edits.references import Texts
from euroapp.edits.values import set_value
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, rows_of


def test_typing_into_a_worked_out_column_says_from_what(example: Workspace, qtbot: QtBot) -> None:
    view = rows_of(example, "budget", "cost_lines")
    heads = [view.model.headerData(c, Qt.Orientation.Horizontal) for c in range(view.model.columnCount())]
    here = view.model.index(1, heads.index("Total"))
    view.table.setCurrentIndex(here)
    qtbot.keyClicks(view.table, "5")
    told = example.status._told.text()
    assert told.startswith("“Total” is worked out from units times unit cost; nothing is typed here.")
    assert "shows how" in told
    assert view.table.currentIndex() == here


def test_typing_into_a_sum_of_the_effort_grid_says_where_to_type(example: Workspace, qtbot: QtBot) -> None:
    example.reveal(f"tasks/{example.session.draft.tasks[0].id}/participations")
    grid = example.page("workplan").findChild(EffortGrid)
    assert grid is not None
    grid.table.setCurrentIndex(grid.table.model().index(0, 1))
    qtbot.keyClicks(grid.table, "5")
    assert "Type person-months into the row of a task" in example.status._told.text()


def test_a_task_in_another_package_stands_where_its_number_says(example: Workspace, dialogs: Dialogs) -> None:
    view = rows_of(example, "workplan", "tasks")
    dialogs.answers.append(Texts.LEAVE)
    example.session.apply("x", lambda draft: set_value(draft, "tasks/t3_1/work_package", "wp1"))
    numbers = [view.model.index(row, 0).data() for row in range(view.model.rowCount())]
    assert numbers == sorted(numbers, key=lambda n: [int(part) for part in n[1:].split(".")])


def test_a_cell_opened_while_another_is_being_typed_takes_that_first(
    example: Workspace, qtbot: QtBot, capfd: pytest.CaptureFixture[str]
) -> None:
    view = rows_of(example, "budget", "cost_lines")
    column = [one.name for one in view.model.columns].index("units")
    view.table.setCurrentIndex(view.model.index(0, column))
    qtbot.keyClicks(view.table, "7")
    view.table.edit(view.model.index(1, column))
    assert example.session.draft.cost_lines[0].units == 7
    assert "editing failed" not in capfd.readouterr().err
