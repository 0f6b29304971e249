"""Repainting a table of the program and one whose items Qt holds; printed as JSON.

python -m bench.tables 400 10000
"""

from __future__ import annotations

import json
import os
import statistics
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QTableView, QTableWidget, QTableWidgetItem

from bench.drafts import large_draft
from bench.measure import cpu_ms
from bench.turns import idle
from euroapp.calls.library import load_call

_ROUNDS = 25


def main() -> None:
    """Measure each number of rows, and print medians in CPU milliseconds: ours and the limit."""
    from euroapp_ui.__main__ import make_application
    from euroapp_ui.pages.budget_page import BudgetPage
    from euroapp_ui.session import DraftSession
    from euroapp_ui.tables.rows_table import RowsTable

    make_application(["euroapp"])
    found = {}
    for rows in map(int, sys.argv[1:]):
        draft = large_draft(lines=rows)
        session = DraftSession(draft, load_call(draft.call.id))
        page = BudgetPage(session)
        page.resize(1100, 700)
        page.show()
        page.catch_up()
        idle()
        ours = next(table for table in page.findChildren(RowsTable) if table.isVisible())
        bare = _bare(ours)
        pairs = [(_repaint(ours, n), _repaint(bare, n)) for n in range(_ROUNDS)]
        found[str(rows)] = [
            statistics.median(one for one, _ in pairs[3:]),
            statistics.median(one for _, one in pairs[3:]),
        ]
        page.close()
        bare.close()
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _bare(ours: QTableView) -> QTableWidget:
    """Return a table of Qt's own items with the same columns, as large on screen."""
    model, head = ours.model(), ours.horizontalHeader()
    rows = min(model.rowCount(), 4_000)
    table = QTableWidget(rows, model.columnCount())
    for row in range(rows):
        for column in range(model.columnCount()):
            table.setItem(row, column, QTableWidgetItem(str(model.index(row, column).data() or "")))
    for column in range(model.columnCount()):
        table.setColumnWidth(column, head.sectionSize(column))
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(ours.verticalHeader().defaultSectionSize())
    table.resize(ours.size())
    table.show()
    idle()
    return table


def _repaint(table: QTableView, turn: int) -> float:
    """Return what it takes to show another place of a table."""
    bar = table.verticalScrollBar()

    def move() -> None:
        bar.setValue((turn * 37) % max(1, bar.maximum()))
        table.viewport().update()
        idle()

    return cpu_ms(move)


if __name__ == "__main__":
    main()
