"""Where a table has no room for all columns and rows, its heads, first columns and totals stay in sight."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.figures.budget import line_total
from euroapp.wording.numbers import money, quantity
from euroapp_ui.tables.kept_widths import HiddenColumns, hidden_columns
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import CTRL, SHIFT, at, open_list
from tests.window import Dialogs, press, write

Keys = Qt.Key


def test_the_first_column_stays_in_sight_and_is_the_same_cell(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    table = at(view, 2, "justification")
    assert table.horizontalScrollBar().value() > 0
    first = view.model.index(2, 0)
    place = table.visualRect(first).center()
    assert place.x() < table.columnWidth(0)
    assert table.indexAt(place) == first
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert table.currentIndex() == first
    assert table.horizontalScrollBar().value() > 0, "nothing has to be scrolled to it"
    for _ in range(6):
        press(Keys.Key_Right)
        rect, covered = table.visualRect(table.currentIndex()), table.columnWidth(0)
        assert rect.left() >= covered, "no cell that one walks to lies below the first column"
    press(Keys.Key_Home, CTRL)
    assert (table.currentIndex().row(), table.horizontalScrollBar().value()) == (0, 0)
    at(view, 2, "justification")
    picture = table.grab().toImage()
    at(view, 2, "participant")
    assert picture != table.grab().toImage()


def test_totals_stand_below_the_rows_and_follow_filter_and_entries(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    draft = example.session.draft
    total = next(place for place, column in enumerate(view.model.columns) if column.adds)
    assert (view.totals.title, view.totals.text(total)) == (
        "Total",
        money(sum(map(line_total, draft.cost_lines))),
    )
    at(view, 0, "participant")
    press(Keys.Key_N, CTRL | SHIFT)
    own = [line for line in draft.cost_lines if line.participant == draft.cost_lines[0].participant]
    assert view.totals.title == f"Total of the {len(own)} rows shown"
    assert view.totals.text(total) == money(sum(map(line_total, own)))
    at(view, 0, "units")
    press(Keys.Key_Delete)
    assert view.totals.text(total) == money(sum(map(line_total, own[1:])))
    assert money(sum(map(line_total, own[1:]))) in view.totals.accessibleName()


def test_the_totals_of_effort_stay_in_sight_where_tasks_are_scrolled(
    example: Workspace, qtbot: QtBot
) -> None:
    grid = grid_of(example)
    effort = example.session.state.figures.effort
    assert grid.totals.isVisible() == (grid.table.verticalScrollBar().maximum() > 0)
    last = grid._model.columnCount() - 1
    assert grid.totals.text(last) == quantity(effort.total)
    grid.table.setFocus()
    grid.table.setCurrentIndex(grid._model.index(1, 1))
    write("9")
    press(Keys.Key_Return)
    assert (
        grid.totals.text(last)
        == quantity(example.session.state.figures.effort.total)
        != quantity(effort.total)
    )


def test_a_column_is_hidden_from_its_menu_remembered_and_shown_where_something_leads_to_it(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    hidden_columns().use(window.preferences)
    view = open_list(example, "budget", "cost_lines")
    names = [column.name for column in view.model.columns]
    at(view, 1, "unit_cost")
    press(Keys.Key_M, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Keys.Key_H)
    assert [column.name for column in view.model.columns] == [one for one in names if one != "unit_cost"]
    again = HiddenColumns(window)
    again.use(window.preferences)
    assert again.get("cost_lines") == {"Unit cost"}
    before = example.session.draft.cost_lines
    at(view, 1, "units")
    QApplication.clipboard().setText("7\t8")
    dialogs.answers = [0]
    press(Keys.Key_V, CTRL)
    assert [line.unit_cost for line in example.session.draft.cost_lines] == [
        line.unit_cost for line in before
    ]
    line = before[4]
    assert example.reveal(f"cost_lines/{line.id}/unit_cost")
    assert [column.name for column in view.model.columns] == names
    assert view.table.currentIndex().column() == names.index("unit_cost")
    assert "shown again" in example.status._told.text()


def test_columns_stay_where_they_are_when_a_filtered_table_is_typed_into(
    example: Workspace, qtbot: QtBot
) -> None:
    long = "x" * 60
    first = f"cost_lines/{example.session.draft.cost_lines[0].id}/description"
    example.session.apply("Description", lambda draft: set_value(draft, first, long))
    view = open_list(example, "budget", "cost_lines")
    last = example.session.draft.cost_lines[-1]
    assert last.participant != example.session.draft.cost_lines[0].participant
    at(view, len(view.model.rows) - 1, "participant")
    press(Keys.Key_N, CTRL | SHIFT)
    assert 0 < len(view.model.rows) < len(example.session.draft.cost_lines)

    def widths() -> list[int]:
        return [view.table.columnWidth(column) for column in range(view.model.columnCount())]

    qtbot.wait(200)
    before = widths()
    at(view, 0, "units")
    write("3")
    press(Keys.Key_Return)
    qtbot.wait(300)
    assert widths() == before
    press(Keys.Key_M, CTRL | SHIFT)
    qtbot.wait(200)
    assert len(view.model.rows) == len(example.session.draft.cost_lines)
    assert widths() == before


def test_a_click_on_the_arrow_of_a_head_opens_its_menu(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    head = view.table.head
    right = head.sectionViewportPosition(3) + head.sectionSize(3)
    QTest.mouseClick(head.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(right - 10, head.height() // 2))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, Keys.Key_D)
    assert view.arranger.bar.text().endswith("sorted descending by Description")
