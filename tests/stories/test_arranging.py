"""Rows are sorted, filtered and grouped as a view: the draft and its printed order never change."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from euroapp.draft.workplan import Task
from euroapp.figures.budget import line_total
from euroapp.wording.numbers import money
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.filter_dialog import FilterDialog
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_hands import CTRL, SHIFT, at, do, open_list
from tests.window import Dialogs, open_tab, press

Keys = Qt.Key


@pytest.fixture
def lines(example: Workspace) -> Iterator[RowsView]:
    """The cost lines of the example, with the keyboard in them; the draft is as it was in the end."""
    return open_list(example, "budget", "cost_lines")


def in_menu(letter: Qt.Key) -> None:
    """Open the menu of the column at hand, and choose by a letter."""
    press(Keys.Key_M, CTRL)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    QTest.keyClick(menu, letter)
    QApplication.processEvents()


def shown(view: RowsView, name: str) -> list[object]:
    return [getattr(row, name) for row in view.model.rows]


def test_a_column_is_sorted_by_keys_as_a_view_only(example: Workspace, lines: RowsView, qtbot: QtBot) -> None:
    before = example.session.draft
    at(lines, 0, "unit_cost")
    in_menu(Keys.Key_D)
    costs = shown(lines, "unit_cost")
    assert costs == sorted(costs, reverse=True)  # type: ignore[type-var]
    assert lines.arranger.bar.text() == f"{len(costs)} cost lines · sorted descending by Unit cost"
    assert lines.row_path().endswith(before.cost_lines[0].id), "the chosen row stays chosen"
    in_menu(Keys.Key_A)
    assert shown(lines, "unit_cost") == sorted(costs)  # type: ignore[type-var]
    press(Keys.Key_M, CTRL | SHIFT)
    assert lines.model.rows == before.cost_lines
    assert lines.arranger.bar.text() == ""
    assert example.session.draft is before


def test_texts_are_sorted_as_people_count(lines: RowsView, dialogs: Dialogs, qtbot: QtBot) -> None:
    texts = ["Trip 10", "\u00e9tude", "trip 9", "Zoo", "trip 009b"]
    QApplication.clipboard().setText("\n".join(texts))
    at(lines, 0, "description")
    dialogs.answers = ["Overwrite"]
    press(Keys.Key_V, CTRL)
    in_menu(Keys.Key_A)
    found = [one for one in shown(lines, "description") if one in texts]
    assert found == ["\u00e9tude", "trip 9", "trip 009b", "Trip 10", "Zoo"]


def test_only_rows_like_this_cell_and_back(example: Workspace, lines: RowsView, qtbot: QtBot) -> None:
    second = example.session.draft.partners[1].id
    row = next(n for n, line in enumerate(lines.model.rows) if line.participant == second)
    at(lines, row, "participant")
    press(Keys.Key_N, CTRL | SHIFT)
    assert set(shown(lines, "participant")) == {second}
    count, whole = lines.model.rowCount(), len(example.session.draft.cost_lines)
    assert lines.arranger.bar.text() == f"{count} of {whole} cost lines · filtered by Participant"
    assert lines.table.currentIndex().row() == 0
    do(example, "show-all-rows")
    assert lines.model.rowCount() == whole


def test_values_are_ticked_with_a_search_box(
    example: Workspace, lines: RowsView, dialogs: Dialogs, qtbot: QtBot
) -> None:
    def travel(dialog: FilterDialog) -> bool:
        QTest.keyClicks(dialog.line, "travel")
        return True

    at(lines, 0, "category")
    dialogs.answers = [travel]
    in_menu(Keys.Key_F)
    seen = {lines.model.text(row, 2) for row in range(lines.model.rowCount())}
    assert seen
    assert all("travel" in text.casefold() for text in seen)

    def untick(dialog: FilterDialog) -> bool:
        dialog.tick(on=False)
        assert not dialog._show.isEnabled(), "no row would be left"
        dialog.tick(on=True)
        return True

    dialogs.answers = [untick]
    in_menu(Keys.Key_F)
    assert lines.model.rowCount() == len(example.session.draft.cost_lines)


def test_return_in_the_search_box_of_a_filter_shows_these_rows(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    dialog = FilterDialog(window, "Participant", ["1 EBROVAL", "5 SOMARA"], None, ["1 EBROVAL", "5 SOMARA"])
    dialog.show()
    qtbot.waitExposed(dialog)
    QTest.keyClicks(dialog.line, "som")
    QTest.keyClick(dialog.line, Keys.Key_Return)
    assert dialog.result() == FilterDialog.DialogCode.Accepted
    assert dialog.chosen() == {"5 SOMARA"}


def test_what_is_done_under_a_filter_meets_no_hidden_row(
    example: Workspace, lines: RowsView, dialogs: Dialogs, qtbot: QtBot
) -> None:
    draft = example.session.draft
    second = draft.partners[1].id
    others = [line for line in draft.cost_lines if line.participant != second]
    row = next(n for n, line in enumerate(lines.model.rows) if line.participant == second)
    at(lines, row, "participant")
    press(Keys.Key_N, CTRL | SHIFT)
    at(lines, 0, "description")
    press(Keys.Key_A, CTRL)
    press(Keys.Key_Delete)
    count = lines.model.rowCount()
    at(lines, count - 2, "description")
    dialogs.answers = ["Overwrite"]
    QApplication.clipboard().setText("One\nTwo\nThree\nFour")
    press(Keys.Key_V, CTRL)
    assert shown(lines, "description")[-4:] == ["One", "Two", "Three", "Four"], "new rows stay in sight"
    lines.select_rows([row.id for row in lines.model.rows[:3]])
    dialogs.answers = [""]
    press(Keys.Key_Delete, CTRL)
    after = example.session.draft.cost_lines
    assert [line for line in after if line in others] == others, "no hidden row was touched"
    assert len(after) == len(draft.cost_lines) + 2 - 3


def test_rows_that_are_sorted_are_not_moved_and_typing_moves_no_row(
    example: Workspace, lines: RowsView, qtbot: QtBot
) -> None:
    at(lines, 0, "units")
    in_menu(Keys.Key_A)
    before, order = example.session.draft, shown(lines, "id")
    press(Keys.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert example.session.draft is before
    assert "Show all in their order first" in example.status._told.text()
    at(lines, 0, "units")
    QTest.keyClicks(lines.table, "9999")
    press(Keys.Key_Return)
    assert shown(lines, "id") == order
    press(Keys.Key_Return, CTRL)
    assert lines.model.rows[-1].id not in order, "a new row stands at the end"
    press(Keys.Key_Escape)


def test_who_is_led_to_a_hidden_row_sees_it_and_is_told(
    window: MainWindow, example: Workspace, lines: RowsView, qtbot: QtBot
) -> None:
    second = example.session.draft.partners[1].id
    hidden = example.session.draft.cost_lines[0]
    at(lines, 0, "description")
    QTest.keyClicks(lines.table, "Renamed")
    press(Keys.Key_Return)
    row = next(n for n, line in enumerate(lines.model.rows) if line.participant == second)
    at(lines, row, "participant")
    press(Keys.Key_N, CTRL | SHIFT)
    assert lines.model.row_of(hidden.id) < 0
    press(Keys.Key_Z, CTRL)
    assert lines.model.row_of(hidden.id) >= 0
    assert lines.row_path() == f"cost_lines/{hidden.id}"
    assert example.session.draft.cost_lines[0] == hidden


def test_cost_lines_are_grouped_by_the_years_in_which_their_packages_run(
    example: Workspace, lines: RowsView, qtbot: QtBot
) -> None:
    first, second, *_ = example.session.draft.work_packages
    short = {first.id: first.replace(end_month=12), second.id: second.replace(start_month=25)}
    example.session.apply(
        "Months",
        lambda draft: draft.replace(
            work_packages=tuple(short.get(row.id, row) for row in draft.work_packages)
        ),
    )
    months = {row.id: (row.start_month, row.end_month) for row in example.session.draft.work_packages}
    place = next(n for n, one in enumerate(lines.model.columns) if one.follows == "work_package")
    lines.table.setCurrentIndex(lines.model.index(0, place))
    in_menu(Keys.Key_G)
    heads = [band.title.split(" \u00b7 ")[0] for band in lines.table.bands.by_row.values()]
    assert heads == sorted(set(heads))
    assert len(heads) > 1
    for row, line in enumerate(lines.model.rows):
        start, end = months[line.work_package]
        begins, ends = (start - 1) // 12 + 1, (end - 1) // 12 + 1  # type: ignore[operator]
        said = f"Year {begins}" if begins == ends else f"Year {begins} to {ends}"
        assert lines.model.text(row, place) == said


def test_groups_have_heads_with_their_sums(example: Workspace, lines: RowsView, qtbot: QtBot) -> None:
    draft = example.session.draft
    at(lines, 0, "participant")
    in_menu(Keys.Key_G)
    bands = lines.table.bands.by_row
    assert len(bands) == len({line.participant for line in draft.cost_lines})
    total = next(place for place, column in enumerate(lines.model.columns) if column.adds)
    first = draft.partners[0]
    own = [line for line in draft.cost_lines if line.participant == first.id]
    name = example.session.state.numbers.partner(first.id)
    assert bands[0].title == f"{name} · {len(own)} cost lines"
    assert bands[0].sums[total] == money(sum(map(line_total, own)))
    at(lines, 0, "unit_cost")
    in_menu(Keys.Key_D)
    costs = [line.unit_cost for line in lines.model.rows[: len(own)]]
    assert costs == sorted(costs, reverse=True)  # type: ignore[type-var]
    at(lines, 0, "unit_cost")
    press(Keys.Key_F2)
    editor = QApplication.focusWidget()
    assert editor is not None
    assert editor.y() >= lines.table.bands.height(), "the cell is below the head of its group"
    QTest.keyClicks(editor, "1")
    press(Keys.Key_Return)
    changed = sum(map(line_total, lines.model.rows[: len(own)]))
    assert lines.table.bands.by_row[0].sums[total] == money(changed), "sums follow"
    press(Keys.Key_M, CTRL | SHIFT)
    assert not lines.table.bands.by_row
    assert [row.id for row in lines.model.rows] == [line.id for line in draft.cost_lines]
    assert len({lines.table.rowHeight(row) for row in range(9)}) == 1


def test_effort_is_sorted_folded_and_its_columns_hidden_as_a_view(example: Workspace, qtbot: QtBot) -> None:
    draft = example.session.draft
    example.reveal(f"tasks/{draft.tasks[0].id}/participations")
    grid = open_tab(example, "workplan", "Effort").findChild(EffortGrid)
    model, total = grid.table.model(), grid.table.model().columnCount() - 1

    def column(place: int) -> list[str]:
        return [str(model.index(row, place).data()) for row in range(model.rowCount())]

    before = column(0)
    grid.table.setCurrentIndex(model.index(1, total))
    in_menu(Keys.Key_D)
    heads = [row for row in range(model.rowCount()) if not isinstance(model.line(row), Task)]
    for first, after in pairwise(heads):
        months = [Decimal(text) for text in column(total)[first + 1 : after]]
        assert months == sorted(months, reverse=True), "the tasks of a package stay below it"
    assert grid.arranger.bar.text() == "sorted descending by Total"
    grid.table.setCurrentIndex(model.index(1, 1))
    in_menu(Keys.Key_H)
    assert model.columnCount() == total
    QTest.keyClicks(grid.table, "7")
    press(Keys.Key_Return)
    second = draft.partners[1].id
    moved = next(one for one in example.session.draft.tasks if one.id == model.line(1).id)
    assert [part.person_months for part in moved.participations if part.participant == second] == [7]
    example.session.undo_stack.undo()
    grid.table.setCurrentIndex(model.index(0, 0))
    press(Keys.Key_Left)
    sums, rows = column(total - 1), model.rowCount()
    assert rows < len(before)
    assert "folded" in example.status._told.text()
    press(Keys.Key_Right)
    assert column(total - 1)[0] == sums[0], "the sum of a folded package stays in sight"
    press(Keys.Key_Left)
    folded = next(one for one in draft.tasks if one.work_package == model.line(0).id)
    assert example.reveal(f"tasks/{folded.id}/participations"), "who is led to a folded task sees it"
    assert model.rowCount() == len(before)
    press(Keys.Key_M, CTRL | SHIFT)
    assert column(0) == before
    assert grid.totals.text(1) == column(1)[-1], "sums stand below their own columns"
    grid.arranger.hide(draft.partners[0].id, on=False)
    assert grid.totals.text(1) == column(1)[-1]
    assert grid.totals.text(2) == column(2)[-1]
    assert example.session.draft is draft
