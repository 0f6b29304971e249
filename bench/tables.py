"""Moving and repainting a table of the program, rows by rows; printed as JSON.

python -m bench.tables 400 10000
"""

from __future__ import annotations

import json
import os
import statistics
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from bench.drafts import large_draft
from bench.turns import idle, repaint
from euroapp.calls.library import load_call

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
        found[str(rows)] = statistics.median([repaint(ours, n) for n in range(_ROUNDS)][3:])
        page.close()
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main()
