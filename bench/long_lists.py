"""Keys in a long list of costs, in the real window: the longest turn that each sets off; printed as JSON.

python -m bench.long_lists 10000
"""

from __future__ import annotations

import gc
import json
import os
import statistics
import sys
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QTableWidgetItem

from bench.drafts import large_draft
from bench.measure import cpu_ms

_ROUNDS = 9
_CTRL = Qt.KeyboardModifier.ControlModifier


def main() -> None:
    """Measure, and print medians of the longest turn in CPU milliseconds."""
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
    window.show_document(Document(large_draft(lines=int(sys.argv[1]), partners=40), window.files.recovery))
    workspace: Any = window.workspace
    _settle()
    gc.freeze()
    found = {
        "board": _first(lambda: workspace.go("indicators"), lambda: _tab(workspace, "Board")),
        "cards": _first(lambda: workspace.go("consortium"), lambda: _tab(workspace, "Cards")),
    }
    workspace.go("budget")
    _settle()
    view = _list_of(workspace)
    view.table.setFocus()
    found |= {
        "typed": _median(lambda n: _typed(view, n)),
        "sorted": _median(lambda n: _sorted(view, n)),
        "chosen": _median(lambda n: _chosen(view, n)),
    }
    found["bare"] = _bare(int(sys.argv[1]))
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _bare(rows: int) -> float:
    """Return what the choice of all cells takes in a table of Qt alone: how fast the machine is just now."""
    table = QTableWidget(rows, 11)
    for place in range(rows * 11):
        table.setItem(place // 11, place % 11, QTableWidgetItem(str(place)))
    table.resize(1000, 600)
    table.show()
    _settle()

    def all_anew(_turn: int) -> float:
        table.clearSelection()
        return _longest(lambda: QTest.keyClick(table, Qt.Key.Key_A, _CTRL))

    return _median(all_anew)


def _list_of(workspace: Any) -> Any:
    from euroapp_ui.tables.rows_view import RowsView

    return next(one for one in workspace.current_page().findChildren(RowsView) if one.isVisible())


def _settle() -> None:
    """Let all that waits be done, what is put off included."""
    until = time.monotonic() + 1.5
    while time.monotonic() < until:
        QApplication.processEvents()
        time.sleep(0.002)


def _longest(act: Callable[[], object]) -> float:
    """Return the CPU milliseconds of the longest turn: the event itself, or what it leaves for later."""
    turns = [cpu_ms(act)]
    until = time.monotonic() + 0.6
    while time.monotonic() < until:
        turns.append(cpu_ms(QApplication.processEvents))
        time.sleep(0.001)
    return max(turns)


def _median(act: Callable[[int], float]) -> float:
    return statistics.median([act(n) for n in range(_ROUNDS)][1:])


def _first(before: Callable[[], object], act: Callable[[], object]) -> float:
    before()
    _settle()
    return _longest(act)


def _tab(workspace: Any, title: str) -> None:
    from PySide6.QtWidgets import QTabWidget

    for tabs in workspace.current_page().findChildren(QTabWidget):
        for place in range(tabs.count()):
            if tabs.tabText(place).replace("&", "").startswith(title):
                tabs.setCurrentIndex(place)


def _typed(view: Any, turn: int) -> float:
    """Type a digit over the unit cost of a line."""
    table = view.table
    table.setCurrentIndex(view.model.index(20 + turn, 5))
    _settle()
    took = _longest(lambda: QTest.keyClick(table, Qt.Key.Key_1 + turn % 9))
    editor = QApplication.focusWidget()
    if editor is not None:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    return took


def _sorted(view: Any, turn: int) -> float:
    """Sort by unit cost and by description in turns, as the menu of a column does."""
    column = view.model.columns[(5, 3)[turn % 2]]
    return _longest(lambda: view.arranger.use(view.arranger.now.sort(column)))


def _chosen(view: Any, _turn: int) -> float:
    """Choose all cells, and have their sum told."""
    view.table.setCurrentIndex(view.model.index(3, 5))
    _settle()
    return _longest(lambda: QTest.keyClick(view.table, Qt.Key.Key_A, _CTRL))


if __name__ == "__main__":
    main()
