"""A very large consortium: forty participants, ten thousand cost lines, thirty thousand words."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from bench.drafts import large_draft
from euroapp.wording.places import PAGES
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.windows.main_window import MainWindow
from tests.window import open_draft, rows_of


def test_the_last_of_ten_thousand_cost_lines_is_changed_and_taken_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    workspace = open_draft(window, large_draft(partners=40, lines=10_000))
    session = workspace.session
    for page in PAGES:
        workspace.go(page)
        assert workspace.current_page().isVisible()
    rows = rows_of(workspace, "budget", "cost_lines")
    assert isinstance(rows.model, RowsModel)
    assert rows.model.rowCount() == 10_000
    last, before = session.draft.cost_lines[-1], session.state.figures.budget.total.direct
    assert workspace.reveal(f"cost_lines/{last.id}/unit_cost")
    cell = rows.table.currentIndex()
    assert cell.row() == 9_999
    assert rows.model.setData(cell, "1 000 000,50", Qt.ItemDataRole.EditRole)
    changed = session.draft.cost_lines[-1]
    assert changed.unit_cost == Decimal("1000000.50")
    units = last.units or Decimal(0)
    more = units * Decimal("1000000.50") - units * (last.unit_cost or 0)
    assert session.state.figures.budget.total.direct == before + more
    qtbot.keyClick(rows.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: workspace.status._chosen.text().startswith("120,000 cells"))
    session.undo_stack.undo()
    assert session.draft.cost_lines[-1] == last
    assert session.state.figures.budget.total.direct == before
