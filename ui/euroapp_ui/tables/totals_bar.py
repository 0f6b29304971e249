"""The line of totals below a table: it stays in sight while the rows are scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from euroapp_ui.language import tr, tr_count
from euroapp_ui.tables.pinned import PinnedTable
from euroapp_ui.theme.theme import bold, theme

_SIDE = 9
"""Pixels beside a text, as in the cells."""


class Totals(NamedTuple):
    """What stands in the line."""

    title: str
    sums: dict[int, str]
    """By column."""


class TotalsBar(QWidget):
    """Paints sums below their columns, whatever is scrolled; it is asked anew with each change."""

    def __init__(self, table: PinnedTable, totals: Callable[[], Totals]) -> None:
        """Stand below a table.

        Args:
            table: the table, which is in the same column of widgets.
            totals: returns what is to be shown.

        """
        super().__init__()
        self._table, self._ask = table, totals
        self._totals = Totals("", {})
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        table.horizontalScrollBar().valueChanged.connect(lambda _value: self.update())
        head = table.horizontalHeader()
        # The places of the columns are settled only after a head says that its width changed.
        for moved in (head.sectionResized, head.geometriesChanged):
            moved.connect(self.update_soon)

    def update_soon(self) -> None:
        """Paint the sums where their columns are by then."""
        QTimer.singleShot(0, self, self.update)

    def refresh(self) -> None:
        """Show the totals as they are now."""
        self._totals = self._ask()
        title, sums = self._totals
        self.setAccessibleName(f"{title}: {'; '.join(sums.values())}")
        self.setToolTip(self.accessibleName())
        self.update()

    def text(self, column: int) -> str:
        """Return the sum below a column; '' for none."""
        return self._totals.sums.get(column, "")

    @property
    def title(self) -> str:
        """Return what the line is called."""
        return self._totals.title

    def sizeHint(self) -> QSize:
        """Be as high as a row."""
        return QSize(100, max(28, self.fontMetrics().height() + 11))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint title and sums."""
        painter, table = QPainter(self), self._table
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("side"))
        painter.drawRoundedRect(self.rect(), 6, 6)
        painter.setPen(theme().colour("text"))
        font = bold()
        font.setPixelSize(self.fontInfo().pixelSize())
        painter.setFont(font)
        title, metrics, middle = self._totals.title, painter.fontMetrics(), Qt.AlignmentFlag.AlignVCenter
        port = table.viewport()
        left = table.x() + port.x() - self.x()
        end = left + _SIDE + metrics.horizontalAdvance(title)
        painter.drawText(QRect(left + _SIDE, 0, self.width(), self.height()), middle, title)
        for place, text in self._totals.sums.items():
            right = left + table.columnViewportPosition(place) + table.columnWidth(place) - _SIDE
            wide = metrics.horizontalAdvance(text) + 1
            if end + _SIDE < right - wide and right <= left + port.width():
                cell = QRect(right - wide, 0, wide, self.height())
                painter.drawText(cell, middle | Qt.AlignmentFlag.AlignRight, text)
        painter.end()


def title_of(rows: int, whole: int) -> str:
    """Return what a line of totals is called; where rows are hidden it says so."""
    if rows == whole:
        return tr("Total")
    return tr_count("Total of the {count} row shown", "Total of the {count} rows shown", rows)
