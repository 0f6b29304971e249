"""Cells are filled as in a spreadsheet: cut, fill down, series, one entry for all; rows come in between."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp.edits.references import Texts
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import CTRL, SHIFT, at, choose_rows, do, open_list
from tests.window import Dialogs, focused, press, write

Keys = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


def lines(workspace: Workspace, name: str, count: int) -> list[object]:
    return [getattr(line, name) for line in workspace.session.draft.cost_lines[:count]]


def choose_down(by: int) -> None:
    for _ in range(by):
        press(Keys.Key_Down, SHIFT)


def test_cut_takes_the_cells_along_and_is_one_step_of_undo(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    before = lines(example, "unit_cost", 3)
    at(view, 0, "unit_cost")
    choose_down(2)
    press(Keys.Key_X, CTRL)
    assert lines(example, "unit_cost", 3) == [None, None, None]
    press(Keys.Key_Z, CTRL)
    assert lines(example, "unit_cost", 3) == before
    at(view, 3, "unit_cost")
    dialogs.answers = ["Overwrite"]
    press(Keys.Key_V, CTRL)
    assert lines(example, "unit_cost", 6)[3:] == before


def test_ctrl_d_in_one_cell_copies_the_cell_above(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    at(view, 1, "unit_cost")
    press(Keys.Key_D, CTRL)
    assert lines(example, "unit_cost", 2) == lines(example, "unit_cost", 1) * 2
    at(view, 0, "unit_cost")
    before = example.session.draft
    press(Keys.Key_D, CTRL)
    assert example.session.draft is before, "above the first row there is nothing"


def test_a_series_goes_on_by_the_step_of_its_first_two_cells(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    at(view, 0, "unit_cost")
    write("10,50")
    press(Keys.Key_Return)
    write("12.75")
    press(Keys.Key_Return)
    at(view, 0, "unit_cost")
    choose_down(3)
    do(example, "fill-series")
    assert lines(example, "unit_cost", 4) == [Decimal(n) for n in ("10.50", "12.75", "15.00", "17.25")]
    press(Keys.Key_Z, CTRL)
    assert lines(example, "unit_cost", 2) == [Decimal("10.50"), Decimal("12.75")], "one step"
    packages = [package.id for package in example.session.draft.work_packages]
    press(Keys.Key_Escape)  # which lets go of Shift
    at(view, 0, "work_package")
    choose_down(2)
    press(Keys.Key_L, CTRL)
    assert lines(example, "work_package", 3) == packages[:1] * 3, "WP1, WP1 goes on as WP1"
    view.model.setData(view.model.index(1, 1), packages[1])
    press(Keys.Key_L, CTRL)
    assert lines(example, "work_package", 3) == packages[:3], "choices go on in their order"


def test_a_series_that_cannot_be_is_told_and_changes_nothing(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    at(view, 0, "description")
    choose_down(3)
    before = example.session.draft
    press(Keys.Key_L, CTRL)
    assert example.session.draft is before
    assert "begin no series" in view._refusal.text()


def test_ctrl_return_writes_an_entry_into_all_chosen_cells_as_one_step(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    before, count = lines(example, "units", 4), len(example.session.draft.cost_lines)
    at(view, 0, "units")
    choose_down(2)
    write("2,5")
    press(Keys.Key_Return, CTRL)
    assert lines(example, "units", 4) == [Decimal("2.5")] * 3 + before[3:]
    assert len(example.session.draft.cost_lines) == count
    assert focused() is view.table
    press(Keys.Key_Z, CTRL)
    assert lines(example, "units", 4) == before, "one step of undo"


def test_an_entry_in_doubt_is_written_nowhere_else(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    before = lines(example, "unit_cost", 3)
    at(view, 0, "unit_cost")
    choose_down(2)
    write("1.250")
    press(Keys.Key_Return, CTRL)
    assert lines(example, "unit_cost", 3) == before
    assert view.model.typed(0, 5) == "1.250"


def test_ctrl_return_in_chosen_rows_fills_their_column(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "workplan", "milestones")
    choose_rows(view, 0, 1)
    names = [column.name for column in view.model.columns]
    flags = view.table.selectionModel().SelectionFlag.NoUpdate
    view.table.selectionModel().setCurrentIndex(view.model.index(0, names.index("due_month")), flags)
    view.table.setFocus()
    write("7")
    press(Keys.Key_Return, CTRL)
    assert [row.due_month for row in view.model.rows[:2]] == [7, 7]


def test_a_value_that_is_pasted_fills_all_chosen_cells_of_the_effort_too(
    example: Workspace, qtbot: QtBot
) -> None:
    grid = grid_of(example)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid._model.index(1, 1))
    press(Keys.Key_Down, SHIFT)
    QApplication.clipboard().setText("3,5")
    press(Keys.Key_V, CTRL)
    assert [grid._model.share(row, 1) for row in (1, 2)] == [Decimal("3.5")] * 2
    write("1")
    press(Keys.Key_Return, CTRL)
    assert [grid._model.share(row, 1) for row in (1, 2)] == [Decimal(1)] * 2


def test_rows_come_above_and_below_as_many_as_are_chosen(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    ids = [row.id for row in view.model.rows]
    at(view, 2, "units")
    choose_down(1)
    press(Keys.Key_Up, CTRL | SHIFT)
    assert [row.id for row in view.model.rows[:2]] == ids[:2]
    assert [row.id for row in view.model.rows[4:]] == ids[2:]
    made = view.model.rows[2]
    assert (made.description, made.participant) == ("", view.model.rows[4].participant)
    press(Keys.Key_Z, CTRL)
    assert [row.id for row in view.model.rows] == ids, "one step"
    at(view, 0, "units")
    press(Keys.Key_Down, ALT | SHIFT)
    assert [row.id for row in view.model.rows[2:]] == ids[1:]
    at(view, 1, "description")
    write("New line")
    press(Keys.Key_Return)
    assert example.session.draft.cost_lines[1].description == "New line"


def test_a_row_of_a_package_comes_into_that_package_and_texts_follow_its_number(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    view = open_list(example, "workplan", "tasks")
    second = next(row for row in view.model.rows if row.work_package == view.model.rows[-1].work_package)
    view.select_rows([second.id])
    view.table.setFocus()
    number = example.session.state.numbers.of("tasks", second.id)
    dialogs.answers = [Texts.CARRY]
    do(example, "insert-above")
    made = view.model.rows[view.model.row_of(second.id) - 1]
    assert made.work_package == second.work_package
    assert example.session.state.numbers.of("tasks", made.id) == number


def click(view: RowsView, row: int, name: str, held: Qt.KeyboardModifier) -> None:
    """Click on a cell as a hand does, which moves a little."""
    index = view.model.index(row, [column.name for column in view.model.columns].index(name))
    view.table.scrollTo(index)
    ground, spot = view.table.viewport(), view.table.visualRect(index).center()
    QTest.mousePress(ground, Qt.MouseButton.LeftButton, held, spot)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        (spot + QPoint(1, 1)).toPointF(),
        ground.mapToGlobal(spot + QPoint(1, 1)).toPointF(),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        held,
    )
    QApplication.sendEvent(ground, move)
    QTest.mouseRelease(ground, Qt.MouseButton.LeftButton, held, spot + QPoint(1, 1))


def test_cells_chosen_here_and_there_are_filled_and_none_between(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    draft = example.session.draft
    chosen = (1, 3, 6)

    def changed() -> list[int]:
        pairs = zip(draft.cost_lines, example.session.draft.cost_lines, strict=True)
        return [place for place, (one, other) in enumerate(pairs) if one != other]

    def choose_them() -> None:
        for row in chosen:
            click(view, row, "unit_cost", CTRL if row > 1 else Qt.KeyboardModifier.NoModifier)

    def fill() -> None:
        write("4321")
        press(Keys.Key_Return, CTRL)

    acts = {"Fill": fill, "Empty": lambda: press(Keys.Key_Delete), "Paste": lambda: press(Keys.Key_V, CTRL)}
    QApplication.clipboard().setText("77")
    for name, act in acts.items():
        choose_them()
        act()
        assert changed() == [1, 3, 6], name
        press(Keys.Key_Z, CTRL)
        assert example.session.draft == draft, name
    choose_them()
    QApplication.clipboard().setText("1\n2\n3")
    press(Keys.Key_V, CTRL)
    assert example.session.draft == draft
    assert "do not lie together" in view._refusal.text()
    click(view, 8, "units", CTRL)
    assert [index.row() for index in view.table.selectedIndexes()] == [8], "of one column only"
