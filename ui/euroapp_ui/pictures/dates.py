"""The time line of a call, with today on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen

from euroapp.language import together
from euroapp.wording.numbers import day
from euroapp_ui.language import shown, tr
from euroapp_ui.pictures.picture import Picture, Spot


@dataclass(frozen=True)
class Dated:
    """Something that happens on a day."""

    day: date
    name: str
    sure: bool
    """The day is confirmed, and not only likely."""


class DateLine(Picture):
    """Days on a line in their true distances; what is not confirmed is an open ring."""

    def __init__(self) -> None:
        super().__init__(tr("The call on a time line"))
        self._dates: list[Dated] = []
        self._today = date.min

    def show_dates(self, dates: Iterable[Dated], today: date) -> None:
        """Show other days; fewer than two make no line."""
        self._dates, self._today = sorted(dates, key=lambda one: one.day), today
        self.show_spots(Spot(together((day(one.day), one.name), ": ")) for one in self._dates)
        self.setVisible(len(self._dates) > 1)

    def sizeHint(self) -> QSize:
        """Return room for the names above the line, and for the days below it."""
        return QSize(360, self._above() + 22 + self.high())

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint the line, today, and each day with its name."""
        if not self._dates:
            return []
        first = min(self._dates[0].day, self._today)
        last = max(self._dates[-1].day, self._today)
        span = max(1, (last - first).days)
        y = self._above() + 10.0

        def x(of: date) -> float:
            return 14 + (of - first).days / span * (self.width() - 28)

        painter.setPen(QPen(self.colour("border"), 2))
        painter.drawLine(QPointF(8, y), QPointF(self.width() - 8, y))
        painter.setPen(QPen(self.colour("accent"), 2))
        painter.drawLine(QPointF(x(self._today), y - 9), QPointF(x(self._today), y + 9))
        places = []
        for one in self._dates:
            painter.setPen(QPen(self.colour("accent"), 2))
            painter.setBrush(self.colour("accent" if one.sure else "surface"))
            painter.drawEllipse(QPointF(x(one.day), y), 5, 5)
            places.append(QRectF(x(one.day) - 8, y - 8, 16, 16))
        names = [(x(one.day), shown(one.name), "text") for one in reversed(self._dates)]
        days = [(x(self._today), tr("today"), "accent")]
        days += [(x(one.day), shown(day(one.day)), "soft") for one in reversed(self._dates)]
        self._write(painter, names, 0)
        self._write(painter, days, y + 10)
        return places

    def _write(self, painter: QPainter, texts: list[tuple[float, str, str]], top: float) -> None:
        """Write texts around their places in one line; what would cover an earlier one is left out."""
        taken: list[tuple[float, float]] = []
        for at, text, role in texts:
            wide = painter.fontMetrics().horizontalAdvance(text) + 12
            left = min(max(at - wide / 2, 0), max(0, self.width() - wide))
            if wide > self.width() or any(left < end and start < left + wide for start, end in taken):
                continue
            taken.append((left, left + wide))
            painter.setPen(self.colour(role))
            box = QRectF(left, top, wide, self.high())
            painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)

    def _above(self) -> int:
        return self.high() + 2
