"""CPU from the start until the window is painted and waits for the first time, against a bare window."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from bench.measure import Row, Spent, paired, row, spent

_EXIT_WHEN_IDLE = """
import os, sys
from PySide6.QtCore import QAbstractEventDispatcher
from PySide6.QtWidgets import QApplication
real = QApplication.exec
def until_idle(*_):
    QAbstractEventDispatcher.instance().aboutToBlock.connect(lambda: os._exit(0))
    return real()
QApplication.exec = until_idle
"""
BARE = (
    _EXIT_WHEN_IDLE
    + """
from PySide6.QtWidgets import QMainWindow, QTextEdit
app = QApplication(sys.argv)
window = QMainWindow()
window.setCentralWidget(QTextEdit("text"))
window.resize(1366, 768)
window.show()
app.exec()
"""
)
OURS = (
    # First, as in the program itself: the package sets how Qt is loaded.
    "import euroapp.__main__, euroapp_ui"
    + _EXIT_WHEN_IDLE
    + """
import euroapp.__main__
sys.exit(euroapp.__main__.main(sys.argv[1:]))
"""
)


LOADED = """
import os, sys
import euroapp.__main__, euroapp_ui.preloading
from PySide6.QtCore import QTimer
loading = euroapp_ui.preloading.Preloading
begin = loading.__init__
def watched(self, owner):
    begin(self, owner)
    self.done.connect(lambda: QTimer.singleShot(50, lambda: os._exit(0)))
loading.__init__ = watched
sys.exit(euroapp.__main__.main(sys.argv[1:]))
"""
"""Until all that was put behind the first paint is done too: the checks, the calls, modules read ahead."""


def measured(folder: Path, rounds: int, large: Path) -> Iterator[Row]:
    """Yield the starts without a draft, with the example, and with a large draft."""
    home = folder / "home"
    example = folder / "bid.euroapp"
    spent([sys.executable, "-m", "euroapp", "example", str(example), "--force"], home)
    bare = [sys.executable, "-c", BARE]
    for what, words, goal in (
        ("start, no draft", (), 1.5),
        ("start with the example", (str(example),), 2.3),
        ("start with a large draft", (str(large),), None),
    ):
        runs = paired(
            lambda words=words: _fresh(home, words).cpu * 1000,
            lambda: spent(bare, home).cpu * 1000,
            rounds,
        )
        yield row("Start", what, "bare PySide6 window", runs, "ms CPU", goal)
    for what, words in (("no draft", ()), ("with the example", (str(example),))):
        runs = paired(
            lambda words=words: _fresh(home, words, LOADED).cpu * 1000,
            lambda: spent(bare, home).cpu * 1000,
            max(2, rounds // 3),
        )
        yield row(
            "Start", f"the same until all is checked and loaded, {what}", "bare window", runs, "ms CPU", None
        )
    memory = paired(
        lambda: _fresh(home, (str(example),), LOADED).memory,
        lambda: spent(bare, home).memory,
        max(3, rounds // 3),
    )
    yield row("Memory", "with the example open", "bare PySide6 window", memory, "MiB resident", 1.6)


def _fresh(home: Path, words: tuple[str, ...], program: str = OURS) -> Spent:
    """Start once, in a home without recovery copies of the run before, which ended without a word."""
    shutil.rmtree(home, ignore_errors=True)
    return spent([sys.executable, "-c", program, *words], home)
