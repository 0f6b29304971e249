"""Moving, choosing and sorting rows of a table of the program, by how many it has; printed as JSON.

python -m bench.tables 400 10000
"""

from __future__ import annotations

import json
import os
import statistics
import sys
from typing import TYPE_CHECKING

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from bench.drafts import large_draft
from bench.measure import cpu_ms
from bench.turns import idle, repaint
from euroapp.calls.library import load_call

if TYPE_CHECKING:
    from euroapp_ui.tables.rows_table import RowsTable

_ROUNDS = 25


def main() -> None:
    """Measure each number of rows, and print medians in CPU milliseconds."""
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
        # The first turns meet texts that were not asked for before.
        moved = [repaint(ours, n) for n in range(_ROUNDS)]
        chosen = [_choose(ours, n) for n in range(_ROUNDS)]
        found[str(rows)] = {
            "moved": statistics.median(moved[3:]),
            "chosen": statistics.median(chosen[3:]),
            "sorted": cpu_ms(lambda ours=ours: _sort(ours)),
        }
        page.close()
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _choose(table: RowsTable, turn: int) -> float:
    """Return the CPU milliseconds of one more row among the chosen ones, with the sum of their amounts."""
    if not turn:
        table.activateWindow()
        table.setFocus()
        table.setCurrentIndex(table.model().index(0, 5))

    def key() -> None:
        QTest.keyClick(table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
        idle()

    return cpu_ms(key)


def _sort(table: RowsTable) -> None:
    """Sort by unit cost, as the menu of its column does."""
    view = table.parentWidget().parentWidget()
    arranger = view.arranger  # type: ignore[union-attr]
    arranger.use(arranger.now.sort(table.rows.columns[5]))
    idle()


if __name__ == "__main__":
    main()
