"""Bars that lie: a name at the left, parts of an amount, and what they come to at the right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from euroapp.values import ZERO
from euroapp_ui.language import shown
from euroapp_ui.pictures.picture import Picture, Spot, tint
from euroapp_ui.theme.theme import theme

MILESTONE = "milestone"
"""In the place of a colour role in a legend: a diamond."""
DISC = "disc"
"""The same: a disc."""
_GAP = 10


@dataclass(frozen=True)
class BarRow:
    """A row of the picture."""

    name: str
    parts: Sequence[tuple[Decimal, str]]
    """Amounts with the colour role of each, from left to right; what is below zero has no part."""
    figure: str
    """What stands at the right."""
    told: str
    """The row in words, for the tool tip and for a screen reader."""
    path: str = ""
    mark: Decimal | None = None
    """Where a limit or a wish lies, on the scale of the parts."""
    tone: str = "text"


def draw_part(painter: QPainter, box: QRectF, role: str) -> None:
    """Fill a part; a pale one gets an edge, so that it is seen on every background."""
    pale = role.endswith("_soft")
    painter.setPen(QPen(tint(role.removesuffix("_soft")), 1) if pale else Qt.PenStyle.NoPen)
    painter.setBrush(tint(role))
    half = 0.5 if pale else 0.0
    painter.drawRoundedRect(box.adjusted(half, half, -half, -half), 2, 2)


def draw_diamond(painter: QPainter, x: float, y: float) -> None:
    """Draw the sign of a milestone around a point."""
    painter.setPen(QPen(theme().colour("surface"), 1))
    painter.setBrush(theme().colour("text"))
    corners = ((x, y - 5), (x + 5, y), (x, y + 5), (x - 5, y))
    painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in corners]))


class BarRows(Picture):
    """Rows on one scale: as long as the largest row or mark, or as a whole that is given."""

    def __init__(self, name: str, *, widest_name: float = 0.34) -> None:
        super().__init__(name)
        self.rows: list[BarRow] = []
        self._whole = ZERO
        self._widest_name = widest_name

    def show_rows(self, rows: Iterable[BarRow], whole: Decimal | None = None) -> None:
        """Show other rows.

        Args:
            rows: from top to bottom.
            whole: the amount that takes the full width; None for the largest that is shown.

        """
        self.rows = list(rows)
        sums = [sum((amount for amount, _ in row.parts if amount > 0), ZERO) for row in self.rows]
        marks = [row.mark for row in self.rows if row.mark is not None]
        self._whole = max([whole or ZERO, *sums, *marks])
        self.show_spots(Spot(row.told, row.path) for row in self.rows)

    def sizeHint(self) -> QSize:
        """Return room for all rows."""
        return QSize(320, max(1, len(self.rows)) * self._row())

    def minimumSizeHint(self) -> QSize:
        """Let the names and the bars give way."""
        return QSize(200, self.sizeHint().height())

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint the rows."""
        metrics = self.fontMetrics()
        names = max((metrics.horizontalAdvance(shown(row.name)) for row in self.rows), default=0) + _GAP + 6
        names = min(names, round(self.width() * self._widest_name))
        figures = max((metrics.horizontalAdvance(shown(row.figure)) for row in self.rows), default=0)
        room = max(8.0, self.width() - names - figures - 2 * _GAP)
        high, places = self._row(), []
        for at, row in enumerate(self.rows):
            top = at * high
            middle = int(Qt.AlignmentFlag.AlignVCenter)
            painter.setPen(self.colour("text"))
            text = metrics.elidedText(shown(row.name), Qt.TextElideMode.ElideRight, names - _GAP)
            painter.drawText(QRectF(4, top, names - _GAP, high), middle, text)
            self._draw_bar(painter, row, QRectF(names, top + high * 0.24, room, high * 0.52))
            painter.setPen(self.colour(row.tone))
            box = QRectF(self.width() - figures - 4, top, figures + 2, high)
            painter.drawText(box, middle | int(Qt.AlignmentFlag.AlignRight), shown(row.figure))
            places.append(QRectF(0, top, self.width(), high).adjusted(2, 2, -2, -2))
        return places

    def _draw_bar(self, painter: QPainter, row: BarRow, box: QRectF) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour("side"))
        painter.drawRoundedRect(box, 2, 2)
        if self._whole <= 0:
            return
        left = box.left()
        for amount, role in row.parts:
            wide = box.width() * float(amount / self._whole) if amount > 0 else 0.0
            if wide > 0:
                draw_part(painter, QRectF(left, box.top(), wide, box.height()), role)
            left += wide
        if row.mark is not None:
            x = box.left() + box.width() * float(row.mark / self._whole)
            painter.setPen(QPen(self.colour("text"), 2))
            painter.drawLine(QPointF(x, box.top() - 3), QPointF(x, box.bottom() + 3))

    def _row(self) -> int:
        return max(24, self.high() + 6)


class Legend(QWidget):
    """What the colours of a picture mean, in as many lines as they need."""

    def __init__(self, *names: tuple[str, str]) -> None:
        """Name colour roles: pairs of what one means and the role."""
        super().__init__()
        self._names = [(shown(name), role) for name, role in names]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take as many lines as the width needs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        lines = self._boxes(self.width())[-1][1] + 1 if self._names else 0
        self.setFixedHeight(lines * (self.fontMetrics().height() + 4))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint a little box and a name for each."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        high = self.fontMetrics().height() + 4
        for (name, role), (left, line) in zip(self._names, self._boxes(self.width()), strict=True):
            middle = line * high + high / 2
            if role == MILESTONE:
                draw_diamond(painter, left + 5, middle)
            elif role == DISC:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme().colour("soft"))
                painter.drawEllipse(QPointF(left + 5, middle), 4.5, 4.5)
            else:
                draw_part(painter, QRectF(left, middle - 5, 10, 10), role)
            painter.setPen(theme().colour("soft"))
            box = QRectF(left + 16, line * high, self.width() - left - 16, high)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), name)

    def _boxes(self, wide: int) -> list[tuple[int, int]]:
        """Return where each name begins, and in which line."""
        found, left, line = [], 4, 0
        for name, _ in self._names:
            need = 16 + self.fontMetrics().horizontalAdvance(name) + 18
            if left > 4 and left + need - 18 > wide:
                left, line = 4, line + 1
            found.append((left, line))
            left += need
        return found
