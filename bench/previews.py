"""From a key to its page in the live preview, in the real window; printed as JSON.

    python -m bench.previews 10|60|200

The number says how many pages the draft has, about.
"""

from __future__ import annotations

import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from bench.drafts import large_draft
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.storage.example import example_draft

_KEYS = 12
_SECTION = "narrative/background/text"


def main() -> None:
    """Measure, and print the waits in milliseconds of a clock, and the longest turn of the window."""
    from euroapp_ui.__main__ import make_application, make_window
    from euroapp_ui.document import Document
    from euroapp_ui.preferences import Preferences
    from euroapp_ui.preloading import MODULES

    make_application(["euroapp"])
    window = make_window(Preferences())
    for module in MODULES:
        import_module(module)
    window.resize(1366, 768)
    window.show()
    window.show_document(Document(_draft(sys.argv[1]), window.files.recovery))
    workspace: Any = window.workspace
    workspace.preview.toggle()
    _turns_until(lambda: workspace.preview.view.sheets.count > 0)
    # What is made ahead while nobody types is not what a key waits for.
    _turns_until(lambda: False, 4.0)
    workspace.reveal(_SECTION)
    _turns_until(lambda: False, 1.0)
    found = [_wait(workspace) for _ in range(_KEYS)][2:]
    print(
        json.dumps(
            {
                "pages": workspace.preview.view.sheets.count,
                "median": statistics.median(wait for wait, _ in found),
                "most": max(wait for wait, _ in found),
                "turn": statistics.median(turn for _, turn in found),
            }
        )
    )
    sys.stdout.flush()
    workspace.close_pages()
    os._exit(0)


def _draft(pages: str) -> Draft:
    if pages == "10":
        return new_draft(load_call("smp-cosme-2021-cluster-01"))
    return example_draft() if pages == "60" else large_draft(words=60_000)


def _wait(workspace: Any) -> tuple[float, float]:
    """Return how long the picture of the page takes to come, and the longest turn of the window meanwhile."""
    sheets = workspace.preview.view.sheets
    made: list[int] = []
    prints: list[object] = []
    sheets.images.made.connect(made.append)
    workspace.meter.printed.connect(prints.append)
    begun = time.perf_counter()
    QTest.keyClicks(QApplication.focusWidget(), "x")
    first = time.perf_counter() - begun
    longest = _turns_until(lambda: bool(prints) and bool(made))
    took = time.perf_counter() - begun
    sheets.images.made.disconnect(made.append)
    workspace.meter.printed.disconnect(prints.append)
    # The rest of the pictures, and what follows a key in quiet moments.
    _turns_until(lambda: False, 0.6)
    return took * 1000, max(first, longest) * 1000


def _turns_until(done: Callable[[], bool], seconds: float = 60.0) -> float:
    """Let the loop turn until something is so; return its longest turn in seconds."""
    until, longest = time.perf_counter() + seconds, 0.0
    while not done() and time.perf_counter() < until:
        begun = time.perf_counter()
        QApplication.processEvents()
        longest = max(longest, time.perf_counter() - begun)
        time.sleep(0.002)
    return longest


if __name__ == "__main__":
    main()
