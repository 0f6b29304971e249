"""What the status line says of the cells that a person chooses."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from euroapp.figures.budget import line_total
from euroapp.wording.numbers import money, quantity
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import CTRL, SHIFT, at, open_list
from tests.window import open_tab

Keys = Qt.Key


def said(workspace: Workspace, qtbot: QtBot) -> str:
    """What the status line says once the window has answered."""
    qtbot.wait(1)
    label = workspace.status._chosen
    return label.text() if label.isVisible() else ""


def column(table: QTableView, head: str) -> int:
    model = table.model()
    return next(
        c for c in range(model.columnCount()) if model.headerData(c, Qt.Orientation.Horizontal) == head
    )


def test_chosen_amounts_are_added_up_exactly_and_follow_what_is_typed(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    table = at(view, 0, "unit_cost")
    assert said(example, qtbot) == "", "one cell needs no sum"
    for _ in range(2):
        qtbot.keyClick(table, Keys.Key_Down, SHIFT)
    costs = [line.unit_cost or Decimal(0) for line in example.session.draft.cost_lines[:3]]
    assert said(example, qtbot).startswith(f"3 cells · sum {money(sum(costs))} EUR · average ")
    qtbot.keyClick(table, Keys.Key_D, CTRL)
    assert f"sum {money(costs[0] * 3)} EUR · average {money(costs[0])} EUR" in said(example, qtbot)
    qtbot.keyClick(table, Keys.Key_Delete)
    assert said(example, qtbot) == "3 cells"


def test_calculated_cells_and_words_count_too_and_units_never_mix(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    table = at(view, 0, "unit_cost")
    qtbot.keyClick(table, Keys.Key_Right, SHIFT)
    first = example.session.draft.cost_lines[0]
    assert f"sum {money((first.unit_cost or 0) + line_total(first))} EUR" in said(example, qtbot)
    qtbot.keyClick(table, Keys.Key_Right, SHIFT)
    assert said(example, qtbot) == "3 cells · they count different things"
    qtbot.keyClick(table, Keys.Key_A, CTRL)
    rows, columns = view.model.rowCount(), view.model.columnCount()
    assert said(example, qtbot).startswith(f"{rows * columns:,} cells · ")


def test_effort_and_derived_tables_are_added_up_until_the_keyboard_leaves(
    example: Workspace, qtbot: QtBot
) -> None:
    grid = grid_of(example)
    grid.table.setFocus()
    last = grid.table.model().columnCount() - 1
    grid.table.setCurrentIndex(grid.table.model().index(0, last))
    QTest.keyClick(grid.table, Keys.Key_Down, SHIFT)
    effort, draft = example.session.state.figures.effort, example.session.draft
    package = effort.by_work_package[draft.work_packages[0].id]
    task = next(task for task in draft.tasks if task.work_package == draft.work_packages[0].id)
    assert f"sum {quantity(package + effort.by_task[task.id])} · " in said(example, qtbot)
    totals = open_tab(example, "budget", "Totals").findChildren(SummaryTable)[0]
    assert said(example, qtbot) == ""
    totals.setFocus()
    totals.setCurrentIndex(totals.model().index(0, column(totals, "Grant")))
    for _ in range(len(draft.partners)):
        QTest.keyClick(totals, Keys.Key_Down, SHIFT)
    grant = example.session.state.figures.budget.grant_requested
    assert f"sum {money(2 * grant)} EUR" in said(example, qtbot), "the lines and their total"


def test_rows_that_are_chosen_whole_are_added_up_in_the_column_of_the_cursor(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "workplan", "tasks")
    view.table.setCurrentIndex(view.model.index(0, column(view.table, "PM")))
    assert said(example, qtbot) == "", "one row is one cell of the column"
    qtbot.keyClick(view.table, Keys.Key_Down, SHIFT)
    effort = example.session.state.figures.effort.by_task
    months = sum(effort[row.id] for row in view.model.rows[:2])
    assert said(example, qtbot).startswith(f"2 cells · sum {quantity(months)} · ")
