"""A double click on a calculated figure shows how it came about, and every step leads to its place."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableView, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from euroapp.figures.budget import line_total
from euroapp.wording.numbers import money, quantity
from euroapp_ui.tables.explained_panel import ExplainedPanel
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.widgets.text import FigureCard
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_chosen_cells import column
from tests.stories.test_clipboard import grid_of
from tests.stories.test_hands import at, do, open_list
from tests.window import open_tab, press, whole_page, write

Keys = Qt.Key


def panel_of(workspace: Workspace) -> ExplainedPanel:
    found = workspace._explained
    assert found is not None
    assert found.isVisible()
    return found


def texts(item: QTreeWidgetItem) -> tuple[str, ...]:
    return tuple(item.text(place) for place in range(3))


def step(item: QTreeWidgetItem, *begins: str) -> QTreeWidgetItem:
    """Open the steps below an item one after the other, by what they are called."""
    for name in begins:
        item.setExpanded(True)
        children = map(item.child, range(item.childCount()))
        item = next(child for child in children if child.text(0).startswith(name))
    return item


def double_click(table: QTableView, row: int, place: int) -> None:
    index = table.model().index(row, place)
    table.scrollTo(index)
    middle = table.visualRect(index).center()
    for act in (QTest.mouseClick, QTest.mouseDClick):
        act(table.viewport(), Qt.MouseButton.LeftButton, pos=middle)


def test_a_double_click_on_a_total_shows_its_factors_and_follows_what_is_typed(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_list(example, "budget", "cost_lines")
    line = example.session.draft.cost_lines[0]
    double_click(view.table, 0, column(view.table, "Total"))
    panel = panel_of(example)
    top = panel.tree.topLevelItem(0)
    assert texts(top)[1:] == (f"{money(line_total(line))} EUR", "multiplied, rounded to cents")
    assert texts(step(top, "Units"))[1] == quantity(line.units)
    assert texts(step(top, "Unit cost"))[1] == f"{money(line.unit_cost)} EUR"
    example.window().activateWindow()
    at(view, 0, "units").setFocus()
    write("10")
    press(Keys.Key_Return)
    assert texts(panel.tree.topLevelItem(0))[1] == f"{money(10 * (line.unit_cost or 0))} EUR"


def test_the_grant_of_a_participant_goes_down_to_lines_and_to_the_fact_of_the_call(
    example: Workspace, qtbot: QtBot
) -> None:
    view = open_tab(example, "budget", "Requested grant").findChild(RowsView)
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, column(view.table, "Maximum")))
    do(example, "explain")
    panel = panel_of(example)
    paid = step(panel.tree.topLevelItem(0), "A.1")
    rate = step(paid, "Funding rate")
    assert "fact of the call" in texts(rate)[2]
    lines = step(paid, "A.1")
    lines.setExpanded(True)
    draft = example.session.draft
    own = [
        row for row in draft.cost_lines if row.participant == draft.partners[0].id and row.category == "A1"
    ]
    assert lines.childCount() == len(own)
    panel.tree.setCurrentItem(lines.child(1))
    QTest.keyClick(panel.tree, Keys.Key_Return)
    there = next(
        one for one in example.page("budget").findChildren(RowsView) if one.model.path == "cost_lines"
    )
    assert there.row_path() == f"cost_lines/{own[1].id}"
    assert panel.isVisible(), "it stays beside the window"


def test_every_derived_table_explains_its_sums(example: Workspace, qtbot: QtBot) -> None:
    totals = open_tab(example, "budget", "Totals").findChildren(SummaryTable)[0]
    double_click(totals, totals.model().rowCount() - 1, column(totals, "Grant"))
    grant = example.session.state.figures.budget.grant_requested
    assert panel_of(example).head.text() == f"Requested grant: {money(grant)} EUR"
    grid = grid_of(example)
    double_click(grid.table, 0, 1)
    effort, draft = example.session.state.figures.effort, example.session.draft
    months = effort.matrix[draft.partners[0].id, draft.work_packages[0].id]
    assert panel_of(example).head.text() == f"Person-months: {quantity(months)} PM"
    example.go("budget")
    card = example.page("budget").findChildren(FigureCard)[1]
    QTest.mouseDClick(card, Qt.MouseButton.LeftButton)
    assert panel_of(example).head.text().startswith("Share of the requested grant: 75")


def test_every_figure_of_every_page_that_says_it_is_explained_is(example: Workspace, qtbot: QtBot) -> None:
    """The panel says the figure of the cell, whichever cell it is."""
    seen = 0
    for key in ("budget", "workplan", "support"):
        for table in whole_page(example, key).findChildren(QTableView):
            model = table.model()
            explained = getattr(model, "explained", lambda _row, _column: None)
            for row in range(min(3, model.rowCount())):
                for place in range(model.columnCount()):
                    found = explained(row, place)
                    made = found() if found is not None else None
                    if made is not None:
                        seen += 1
                        shown = "".join(
                            sign for sign in str(model.index(row, place).data()) if sign.isdigit()
                        )
                        value = made.value * 100 if "%" in str(model.index(row, place).data()) else made.value
                        digits = "".join(sign for sign in f"{value:f}".rstrip("0") if sign.isdigit())
                        assert shown.rstrip("0").startswith(digits.rstrip("0")[:4]) or " to " in str(
                            model.index(row, place).data()
                        ), (key, row, place, shown, digits)
    assert seen > 60


def test_room_years_and_results_are_explained_down_to_what_was_typed(
    example: Workspace, qtbot: QtBot
) -> None:
    example.go("budget")
    card = example.page("budget").findChildren(FigureCard)[3]
    qtbot.mouseDClick(card, Qt.MouseButton.LeftButton)
    top = panel_of(example).tree.topLevelItem(0)
    room = example.session.state.figures.budget.room_for_other_costs
    assert texts(top)[:2] == ("Room for other costs", f"{money(room)} EUR")
    asked = step(top, "Most", "Grant for", "What of it", "Grant that", "Share of the requested")
    assert asked.text(1).startswith("75")
    years = open_tab(example, "budget", "Totals").findChildren(SummaryTable)[3]
    double_click(years, 0, 1)
    first = example.session.draft.work_packages[0]
    top = panel_of(example).tree.topLevelItem(0)
    assert texts(top)[1] == f"{money(example.session.state.figures.timing.costs_by_year[1])} EUR"
    assert step(top, "WP1", "Spent by", "Months from").text(0).startswith(f"Months from M{first.start_month}")


def test_a_cell_without_steps_says_so(example: Workspace, qtbot: QtBot) -> None:
    view = open_list(example, "budget", "cost_lines")
    at(view, 0, "description")
    do(example, "explain")
    assert "no steps to show" in example.status._told.text()
    assert example._explained is None
