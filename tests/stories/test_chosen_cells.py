"""What the status line says of the cells that a person chooses."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from euroapp.wording.numbers import money, quantity
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import CTRL, SHIFT, at, open_list
from tests.window import open_tab, press, write

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
    assert said(example, qtbot) == "2 cells · they count different things", "a price and what comes of it"
    qtbot.keyClick(table, Keys.Key_Right, SHIFT)
    assert said(example, qtbot) == "3 cells · they count different things"
    qtbot.keyClick(table, Keys.Key_A, CTRL)
    rows, columns = view.model.rowCount(), view.model.columnCount()
    assert said(example, qtbot).startswith(f"{rows * columns:,} cells · ")


def test_what_only_adds_up_other_chosen_cells_is_left_out_and_said_so(
    example: Workspace, qtbot: QtBot
) -> None:
    grid = grid_of(example)
    grid.table.setFocus()
    last = grid.table.model().columnCount() - 1
    grid.table.setCurrentIndex(grid.table.model().index(0, last))
    QTest.keyClick(grid.table, Keys.Key_Down, SHIFT)
    effort, draft = example.session.state.figures.effort, example.session.draft
    task = next(task for task in draft.tasks if task.work_package == draft.work_packages[0].id)
    told = said(example, qtbot)
    assert f"sum {quantity(effort.by_task[task.id])} · " in told
    assert told.endswith(" · 1 total left out")
    QTest.keyClick(grid.table, Keys.Key_A, CTRL)
    assert f"sum {quantity(effort.total)} · " in said(example, qtbot), "the whole grid, each month once"
    for package in draft.work_packages:
        grid.arranger.turn(package.id)
    example.status._be_quiet()
    QTest.keyClick(grid.table, Keys.Key_A, CTRL)
    assert f"sum {quantity(effort.total)} · " in said(example, qtbot), "packages stand for their tasks"


def test_derived_tables_are_added_up_until_the_keyboard_leaves(example: Workspace, qtbot: QtBot) -> None:
    tables = open_tab(example, "budget", "Totals").findChildren(SummaryTable)
    totals, budget = tables[0], example.session.state.figures.budget
    totals.setFocus()
    totals.setCurrentIndex(totals.model().index(0, column(totals, "Grant")))
    for _ in range(len(example.session.draft.partners)):
        QTest.keyClick(totals, Keys.Key_Down, SHIFT)
    assert f"sum {money(budget.grant_requested)} EUR" in said(example, qtbot), "the lines without their total"
    QTest.keyClick(totals, Keys.Key_Left, SHIFT)
    assert "they count different things" in said(example, qtbot), "the grant pays for the costs beside it"
    categories = tables[2]
    categories.setFocus()
    assert said(example, qtbot) == ""


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


def test_what_is_typed_over_a_block_goes_into_the_cell_where_it_was_begun(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")

    def costs() -> list[Decimal | None]:
        return [line.unit_cost for line in example.session.draft.cost_lines[:4]]

    before = costs()
    table = at(view, 1, "unit_cost")
    for _ in range(2):
        qtbot.keyClick(table, Keys.Key_Down, SHIFT)
    write("71")
    press(Keys.Key_Return)
    assert costs() == [before[0], 71, *before[2:]]
    table = at(view, 3, "unit_cost")
    for _ in range(2):
        qtbot.keyClick(table, Keys.Key_Up, SHIFT)
    write("72")
    press(Keys.Key_Return, CTRL)
    assert costs() == [before[0], 72, 72, 72], "Ctrl+Return fills the whole block"
    qtbot.keyClick(at(view, 1, "unit_cost"), Keys.Key_Down, SHIFT)
    press(Keys.Key_F2)
    write("73")
    press(Keys.Key_Return)
    assert costs()[2] in (7273, 73), "F2 opens the cell of the cursor"
    qtbot.keyClick(at(view, 1, "unit_cost"), Keys.Key_Down, SHIFT)
    press(Keys.Key_Delete)
    assert costs() == [before[0], None, None, 72]


def test_rows_are_chosen_one_by_one_with_ctrl_and_in_a_run_with_shift(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "workplan", "tasks")
    view.arranger.show_all()

    def click(row: int, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        index = view.model.index(row, 1)
        view.table.scrollTo(index)
        place = view.table.visualRect(index).center()
        qtbot.mouseClick(view.table.viewport(), Qt.MouseButton.LeftButton, held, place)

    def chosen() -> list[int]:
        return [view.model.row_of(row_id) for row_id in view.chosen_ids()]

    click(0)
    click(2, CTRL)
    click(4, CTRL)
    assert chosen() == [0, 2, 4]
    click(2, CTRL)
    assert chosen() == [0, 4]
    click(5, SHIFT)
    assert chosen() == [2, 3, 4, 5], "from the row of the last click"
    click(1)
    assert chosen() == [1]
