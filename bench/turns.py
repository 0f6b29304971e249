"""Turns of an event loop: a key, and all that it sets off."""

from __future__ import annotations

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView, QWidget

from bench.measure import cpu_ms


def idle() -> None:
    """Let the loop do all that waits, timers excepted."""
    for _ in range(3):
        QApplication.processEvents()
    QApplication.sendPostedEvents()


def repaint(table: QTableView, turn: int) -> float:
    """Return the CPU milliseconds it takes to show another place of a table."""
    bar = table.verticalScrollBar()

    def move() -> None:
        bar.setValue((turn * 37) % max(1, bar.maximum()))
        table.viewport().update()
        idle()

    return cpu_ms(move)


def key(widget: QWidget, sign: str) -> float:
    """Return the CPU milliseconds from a key until the loop is idle."""

    def turn() -> None:
        QTest.keyClicks(widget, sign)
        idle()

    return cpu_ms(turn)
