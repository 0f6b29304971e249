"""The limits of a window: what Qt alone takes for a key, a cell and a page of fields; printed as JSON.

python -m bench.bare
"""

from __future__ import annotations

import json
import os
import statistics
import sys

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from bench.measure import cpu_ms
from bench.turns import idle, key, repaint

_KEYS = 60
_COLUMNS = 11


def main() -> None:
    """Measure, and print medians in CPU milliseconds."""
    QApplication(sys.argv)
    window, host = QMainWindow(), QWidget()
    line, text, table = QLineEdit("A name", host), QPlainTextEdit("word " * 4_000, host), _table(host)
    line.setGeometry(10, 10, 400, 32)
    text.setGeometry(10, 60, 760, 280)
    table.setGeometry(10, 360, 900, 300)
    window.setCentralWidget(host)
    window.resize(1366, 768)
    window.show()
    idle()
    found = {}
    for name, widget in (("line", line), ("text", text)):
        widget.setFocus()
        idle()
        found[name] = statistics.median(key(widget, "x") for _ in range(_KEYS))
    found["cell"] = statistics.median(cpu_ms(lambda n=n: _fill(table, n)) for n in range(_KEYS))
    table.setGeometry(10, 10, 1060, 480)
    found["repaint"] = statistics.median([repaint(table, n) for n in range(25)][3:])
    found["page"] = statistics.median(cpu_ms(_page) for _ in range(5))
    print(json.dumps(found))
    sys.stdout.flush()
    os._exit(0)


def _table(host: QWidget) -> QTableWidget:
    table = QTableWidget(400, _COLUMNS, host)
    for place in range(400 * _COLUMNS):
        table.setItem(place // _COLUMNS, place % _COLUMNS, QTableWidgetItem(str(place)))
    return table


def _fill(table: QTableWidget, number: int) -> None:
    item = table.item(5, 3)
    if item is not None:
        item.setText(str(number))
    table.viewport().update()
    idle()


def _page() -> None:
    """Build and show a page of 24 fields."""
    page = QWidget()
    form = QFormLayout(page)
    for number in range(24):
        form.addRow(f"Field {number}", QLineEdit("value"))
    page.resize(900, 700)
    page.show()
    idle()
    page.deleteLater()


if __name__ == "__main__":
    main()
