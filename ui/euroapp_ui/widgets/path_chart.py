"""A small chart of the planned way of an indicator to its target."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from euroapp.figures.paths import Path
from euroapp.wording.numbers import quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.theme.theme import theme

HEIGHT = 150
FOOT, HEAD = 24, 22
"""Room for months below, and for the highest value above."""

SIDE = 28
DOT = 3.5


class PathChart(QWidget):
    """A line through the planned values, each with its month below and its number above."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self._path: Path = []
        self.setAccessibleName(shown(title))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self.update)

    def show_path(self, path: Path) -> None:
        """Show months with the values planned for them."""
        self._path = path
        words = [tr("month {month}: {value}", month=month, value=quantity(value)) for month, value in path]
        self.setAccessibleDescription("; ".join(words)[:4000])
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the chart."""
        return QSize(320, HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line, its points and their words."""
        if not self._path:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        base = self.height() - FOOT
        painter.setPen(theme().colour("line"))
        painter.drawLine(QPointF(0, base), QPointF(self.width(), base))
        points = [self._place(month, value) for month, value in self._path]
        painter.setPen(QPen(theme().colour("accent"), 2))
        for one, other in pairwise(points):
            painter.drawLine(one, other)
        painter.setBrush(theme().colour("accent"))
        for point in points:
            painter.drawEllipse(point, DOT, DOT)
        self._words(painter, points, base)

    def _words(self, painter: QPainter, points: list[QPointF], base: float) -> None:
        """Write values and months, the ends first; what would lie on another word is left out."""
        taken: list[QRectF] = []
        for place in (0, len(points) - 1, *range(1, len(points) - 1)):
            (month, value), point = self._path[place], points[place]
            for text, top, colour in (
                (shown(quantity(value)), point.y() - DOT - 18, "text"),
                (f"M{month}" if month else tr("Start"), base + 4, "soft"),
            ):
                wide = painter.fontMetrics().horizontalAdvance(text) + 6
                left = min(max(point.x() - wide / 2, 0.0), self.width() - wide)
                box = QRectF(left, top, wide, 18)
                if any(box.intersects(other) for other in taken):
                    continue
                taken.append(box)
                painter.setPen(theme().colour(colour))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _place(self, month: int, value: Decimal) -> QPointF:
        values = [number for _, number in self._path]
        least, most = min(Decimal(0), *values), max(values)
        span = most - least
        high = self.height() - FOOT - HEAD - 4
        share = float((value - least) / span) if span else 0.0
        across = (self.width() - 2 * SIDE) * month / self._path[-1][0]
        return QPointF(SIDE + across, self.height() - FOOT - share * high)
