"""The plan at a glance: work packages, milestones and the calls for SMEs on one axis."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen, QResizeEvent

from euroapp.figures.rollout import windows
from euroapp.figures.timetable import Timetable, timetable
from euroapp.language import say, together
from euroapp_ui.language import shown, tr
from euroapp_ui.pictures.bars import draw_diamond, draw_part
from euroapp_ui.pictures.picture import Picture, Spot
from euroapp_ui.state import State

_YEAR = 12


@dataclass(frozen=True)
class _Row:
    name: str
    path: str
    told: str
    spans: tuple[tuple[int, int, str], ...]
    """First and last month, and the colour role."""
    marks: tuple[int, ...] = ()


def _packages(table: Timetable) -> list[_Row]:
    rows = []
    for bar in table.bars:
        if not bar.package:
            continue
        dated = bar.start is not None and bar.end is not None and bar.start <= bar.end
        months = (
            say("months {start} to {end}", start=bar.start, end=bar.end) if dated else say("no months yet")
        )
        milestones = tuple(mark for mark in bar.marks if mark.milestone)
        due = together(
            (say("{mark} in month {month}", mark=m.label, month=m.month) for m in milestones), ", "
        )
        spans = ((bar.start or 0, bar.end or 0, "accent"),) if dated else ()
        told = together(filter(None, (bar.label, months, due)), ", ")
        rows.append(_Row(bar.label, bar.path, told, spans, tuple(mark.month for mark in milestones)))
    return rows


def _schemes(state: State) -> list[_Row]:
    rows = []
    for scheme in state.draft.schemes:
        found = windows(scheme)
        spans = tuple((one.first, one.last, "warn" if one.call else "warn_soft") for one in found)
        name = state.numbers.label("schemes", scheme.id)
        said = (
            say("call open in months {start} to {end}", start=one.first, end=one.last)
            for one in found
            if one.call
        )
        told = together((name, together(said, ", ") or say("no call with months yet")), ", ")
        rows.append(_Row(name, f"schemes/{scheme.id}", told, spans))
    return rows


def in_two_lines(metrics: QFontMetrics, text: str, room: int) -> str:
    """Return a name in one line, or in two; what two do not hold is cut."""
    if metrics.horizontalAdvance(text) <= room:
        return text
    words = text.split(" ")
    fitting = [n for n in range(1, len(words)) if metrics.horizontalAdvance(" ".join(words[:n])) <= room]
    first = max(fitting, default=0)
    rest = metrics.elidedText(" ".join(words[first:]), Qt.TextElideMode.ElideRight, room)
    return "\n".join(filter(None, (" ".join(words[:first]), rest)))


class PlanPicture(Picture):
    """Packages as bars, milestones as diamonds, calls for SMEs below."""

    def __init__(self) -> None:
        super().__init__(tr("The plan at a glance"))
        self._rows: list[_Row] = []
        self._months = _YEAR
        self._end = _YEAR

    def show_plan(self, state: State) -> None:
        """Show the plan of a draft."""
        table = timetable(state.draft)
        self._months, self._end = table.months, table.end
        self._rows = [*_packages(table), *(_schemes(state) if state.shows("schemes") else ())]
        self.show_spots(Spot(row.told, row.path) for row in self._rows)

    def sizeHint(self) -> QSize:
        """Return room for the head and all rows."""
        return QSize(320, self._head() + max(1, len(self._rows)) * self._row() + 2)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be higher where names need a second line."""
        super().resizeEvent(event)
        self.updateGeometry()

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint years, bars and diamonds."""
        metrics = self.fontMetrics()
        names = self._names()
        month = (self.width() - names - 6) / max(1, self._months)
        self._draw_years(painter, names, month)
        places = []
        for at, row in enumerate(self._rows):
            top = self._head() + at * self._row()
            painter.setPen(self.colour("text"))
            text = in_two_lines(metrics, shown(row.name), names - 12)
            painter.drawText(
                QRectF(4, top, names - 12, self._row()), int(Qt.AlignmentFlag.AlignVCenter), text
            )
            for start, end, role in row.spans:
                first, last = max(1, start), min(end, self._months)
                if first > last:
                    continue
                high = min(self._row() * 0.48, self.high() * 0.7)
                box = QRectF(names + (first - 1) * month, top + (self._row() - high) / 2, 0, high)
                box.setWidth(max(2.0, (last - first + 1) * month))
                draw_part(painter, box, role)
            for due in row.marks:
                at_end = names + min(max(due, 1), self._months) * month
                draw_diamond(painter, at_end, top + self._row() / 2)
            places.append(QRectF(2, top + 1, self.width() - 4, self._row() - 2))
        return places

    def _draw_years(self, painter: QPainter, names: float, month: float) -> None:
        bottom = self._head() + len(self._rows) * self._row()
        for first in range(0, self._months, _YEAR):
            left, wide = names + first * month, min(_YEAR, self._months - first) * month
            painter.setPen(self.colour("line"))
            painter.drawLine(QPointF(left, 2), QPointF(left, bottom))
            painter.setPen(self.colour("soft"))
            text = tr("Year {year}", year=first // _YEAR + 1)
            if self.fontMetrics().horizontalAdvance(text) + 6 > wide:
                text = str(first // _YEAR + 1)
            painter.drawText(
                QRectF(left + 4, 0, wide, self._head()), int(Qt.AlignmentFlag.AlignVCenter), text
            )
        end = names + self._end * month
        painter.setPen(QPen(self.colour("border"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(end, 2), QPointF(end, bottom))

    def _head(self) -> int:
        return self.high()

    def _longest(self) -> int:
        metrics = self.fontMetrics()
        return max((metrics.horizontalAdvance(shown(row.name)) for row in self._rows), default=0) + 12

    def _names(self) -> int:
        """Return the width of the names: what they need, and half of the picture at most."""
        return max(80, min(self._longest(), self.width() // 2))

    def _row(self) -> int:
        lines = 2 if self._longest() > self._names() else 1
        return max(22, lines * self.fontMetrics().height() + 8)
