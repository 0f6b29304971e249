"""What the window takes for a key, a cell, a page and a thousand edits; printed as JSON.

    python -m bench.window example|large

A process of its own for each draft, so that memory and caches of one do not serve the other.
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import time
from importlib import import_module
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from bench.drafts import large_draft
from bench.measure import cpu_ms, late, resident
from bench.turns import idle, key
from euroapp.edits.values import set_value
from euroapp.storage.example import example_draft
from euroapp.wording.places import PAGES, RESULTS

_KEYS, _RUNS = 100, 3
_EDITS = 1_000


def main() -> None:
    """Measure, and print."""
    from euroapp_ui.__main__ import make_application, make_window
    from euroapp_ui.document import Document
    from euroapp_ui.preferences import Preferences
    from euroapp_ui.preloading import MODULES

    make_application(["euroapp"])
    window = make_window(Preferences())
    for module in MODULES:
        # As the window itself does once it has been painted.
        import_module(module)
    window.resize(1366, 768)
    window.show()
    draft = large_draft() if sys.argv[1] == "large" else example_draft()
    window.show_document(Document(draft, window.files.recovery))
    idle()
    gc.freeze()
    workspace: Any = window.workspace
    visits, turns, ahead = {}, [], _made_ahead(workspace)
    for page in PAGES:
        if page not in RESULTS:
            visits[page] = cpu_ms(lambda page=page: _visit(workspace, page))
            turns += _grown_up(workspace)
    found = {
        "visits": visits,
        "turns": turns,
        "ahead": ahead,
        "keys": dict(_keys(workspace)),
        "cell": _cells(workspace),
        "edits": _grown(workspace.session),
    }
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _made_ahead(workspace: Any) -> list[float]:
    """Return the CPU milliseconds of the pieces that are made before anybody visits their pages."""
    pieces, took = workspace.ahead.pieces, []
    left = True
    while left:

        def make() -> None:
            nonlocal left
            left = next(pieces, workspace) is not workspace

        took.append(cpu_ms(make))
    return took


def _visit(workspace: Any, page: str) -> None:
    workspace.go(page)
    idle()


def _grown_up(workspace: Any) -> list[float]:
    """Return the CPU milliseconds of the turns in which the rest of a page is made."""
    from euroapp_ui.widgets.rest import rests_of

    def unmade() -> bool:
        return any(rest.isVisible() for rest in rests_of(workspace.current_page()))

    turns, until = [], time.monotonic() + 5
    while unmade() and time.monotonic() < until:
        turns.append(cpu_ms(QApplication.processEvents))
        time.sleep(0.001)
    # A turn that found nothing to do is none.
    return [turn for turn in turns if turn > 1]


def _keys(workspace: Any) -> Any:
    """Yield median and 99th percentile of a key in each kind of field."""
    draft = workspace.session.draft
    fields = {
        "text": f"narrative/{draft.narrative[1].id}/text",
        "title": "general/title",
        "name": f"partners/{draft.partners[0].id}/legal_name",
        "number": f"partners/{draft.partners[0].id}/members",
    }
    for name, path in fields.items():
        workspace.reveal(path)
        idle()
        widget = QApplication.focusWidget()
        took = _runs(widget, 8 if name == "number" else _KEYS) if widget is not None else []
        yield name, (statistics.median(took), late(took)) if len(took) > 1 else (0.0, 0.0)


def _runs(widget: QWidget, count: int) -> list[float]:
    """Return the CPU milliseconds of each of some keys: the least of three runs at the same place.

    A virtual machine counts what others took from it to whoever was at work, some milliseconds at a time;
    what a key costs itself it costs in every run.
    """
    runs = []
    for _ in range(_RUNS):
        runs.append([key(widget, "1") for _ in range(count)])
        for _ in range(count):
            QTest.keyClick(widget, Qt.Key.Key_Backspace)
        idle()
    return [min(same) for same in zip(*runs, strict=True)]


def _cells(workspace: Any) -> float:
    """Return the median of an entry into the list of costs, with all that hangs on it."""
    session = workspace.session
    path = f"cost_lines/{session.draft.cost_lines[3].id}/unit_cost"
    _visit(workspace, "budget")

    def entry(number: int) -> None:
        session.apply("Unit cost", lambda draft: set_value(draft, path, 100 + number))
        idle()

    return statistics.median(cpu_ms(lambda n=n: entry(n)) for n in range(_KEYS))


def _grown(session: Any) -> float:
    """Return how many MiB a thousand edits of a long text cost."""
    section, before = session.draft.narrative[1], resident()
    for number in range(_EDITS):
        text = f"{section.text} {number}"
        session.apply("Text", lambda draft, text=text: set_value(draft, f"narrative/{section.id}/text", text))
    idle()
    return resident() - before


if __name__ == "__main__":
    main()
