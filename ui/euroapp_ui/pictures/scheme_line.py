"""A scheme on the months of the project: its calls, the projects that follow, and the money that goes out."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from euroapp.draft.sme_support import Scheme
from euroapp.figures.rollout import Window, windows
from euroapp.figures.timing import payments, project_span
from euroapp.language import say, together
from euroapp.values import total
from euroapp.wording.numbers import money
from euroapp_ui.language import tr
from euroapp_ui.pictures.bars import draw_part
from euroapp_ui.pictures.picture import HALF, Picture, Spot, tint
from euroapp_ui.state import State


class SchemeLine(Picture):
    """Windows of calls above, payments by month below, on one axis."""

    def __init__(self) -> None:
        super().__init__(tr("Calls, projects and payments"))
        self._windows: tuple[Window, ...] = ()
        self._paid: Mapping[int, Decimal] = {}
        self._months = 12

    def show_scheme(self, state: State, scheme: Scheme) -> None:
        """Show one scheme of a draft."""
        first, last = project_span(state.draft)
        self._windows = windows(scheme)
        told = [
            say("call open in months {start} to {end}", start=one.first, end=one.last)
            if one.call
            else say("projects in months {start} to {end}", start=one.first, end=one.last)
            for one in self._windows
        ]
        self._paid = payments(scheme, (first, last))
        self._months = max((last, *(one.last for one in self._windows)))
        paid = total(self._paid.values())
        told.append(say("{amount} paid out", amount=money(paid)))
        self.show_spots((Spot(together(told, ", ")),))

    def sizeHint(self) -> QSize:
        """Return room for the windows, the payments and the months."""
        return QSize(320, 18 + 46 + self.high() + 4)

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint years, windows, payments and months."""
        wide = (self.width() - 8) / max(1, self._months)
        bottom = 18.0 + 46
        for first in range(0, self._months + 1, 12):
            painter.setPen(QPen(self.colour("line"), 1))
            painter.drawLine(QPointF(4 + first * wide, 0), QPointF(4 + first * wide, bottom))
        painter.setPen(self.colour("soft"))
        for first in range(1, self._months + 1, 6):
            box = QRectF(4 + (first - 1) * wide + 2, bottom + 2, 6 * wide, self.high())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), f"M{first}")
        for one in self._windows:
            left, right = 4 + (max(1, one.first) - 1) * wide, 4 + min(one.last, self._months) * wide
            role = "warn" if one.call else "warn_soft"
            draw_part(painter, QRectF(left, 3, max(2.0, right - left), 12), role)
        most = max(self._paid.values(), default=Decimal(0))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint(HALF))
        for month, amount in self._paid.items():
            if most > 0 and amount > 0 and 1 <= month <= self._months:
                high = 42 * float(amount / most)
                painter.drawRect(
                    QRectF(4 + (month - 1) * wide + 0.5, bottom - high, max(1.0, wide - 1), high)
                )
        painter.setPen(QPen(self.colour("border"), 1))
        painter.drawLine(QPointF(4, bottom), QPointF(self.width() - 4, bottom))
        return [QRectF(self.rect())]
