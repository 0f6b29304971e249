"""How the timetable looks, on the screen and on paper."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QPolygonF

from euroapp_ui.language import shown, tr
from euroapp_ui.planning.chart_rows import SCHEMES, ChartRow, ChartRows
from euroapp_ui.planning.scale import Scale
from euroapp_ui.theme.palette import Colours

_LEFT, _MIDDLE = int(Qt.AlignmentFlag.AlignVCenter), int(Qt.AlignmentFlag.AlignCenter)
_GAP = 8
"""Pixels between the names of months."""
_INDENT = 18


@dataclass(frozen=True)
class Look:
    """Sizes and colours of one drawing; lengths in the units of its painter."""

    colours: Colours
    font: QFont
    names: float
    """Width of the names."""
    row: float
    head: float
    scale: Scale
    step: int
    """Months that one name of the head stands for."""

    def colour(self, role: str) -> QColor:
        """Return the colour of a role."""
        return QColor(getattr(self.colours, role))

    def bar(self, start: int, end: int, top: float) -> QRectF:
        """Return the box of a bar in the row that begins at a height."""
        left, right = self.scale.left(max(1, start)), self.scale.left(min(end, self.scale.months) + 1)
        return QRectF(left, top + self.row * 0.24, max(2.0, right - left), self.row * 0.52)

    def sign(self, month: int, top: float) -> QPointF:
        """Return the middle of a sign in a month."""
        return QPointF(self.scale.left(month + 0.5), top + self.row / 2)


def draw_head(painter: QPainter, look: Look, rows: ChartRows) -> None:
    """Draw years and months above the bars; the painter begins at month 1."""
    scale, half = look.scale, look.head / 2
    painter.setFont(look.font)
    metrics = QFontMetricsF(look.font)
    for first in range(1, scale.months + 1, 12):
        left, right = scale.left(first), scale.left(min(first + 12, scale.months + 1))
        painter.setPen(look.colour("text"))
        text = tr("Year {year}", year=(first - 1) // 12 + 1)
        if metrics.horizontalAdvance(text) > right - left:
            text = str((first - 1) // 12 + 1)
        painter.drawText(QRectF(left, 0, right - left, half), _MIDDLE, text)
    painter.setPen(look.colour("soft"))
    if look.step < 12:
        wide = look.step * scale.month
        # All alike, and with a gap: names that touch each other read as one.
        lead = "M" if metrics.horizontalAdvance(f"M{scale.months}") + _GAP <= wide else ""
        for first in range(1, scale.months + 1, look.step):
            left, text = scale.left(first), f"{lead}{first}"
            if metrics.horizontalAdvance(text) <= wide or (first - 1) % 6 == 0:
                side = _MIDDLE if look.step == 1 else _LEFT
                painter.drawText(QRectF(left + (0 if look.step == 1 else 3), half, wide, half), side, text)
    painter.setPen(QPen(look.colour("line"), 1))
    painter.drawLine(QPointF(0, look.head - 1), QPointF(scale.width, look.head - 1))


def draw_grid(painter: QPainter, look: Look, rows: ChartRows, height: float) -> None:
    """Draw the lines of years and steps, and where the project ends."""
    scale = look.scale
    for first in range(1, scale.months + 2):
        year, step = (first - 1) % 12 == 0, (first - 1) % look.step == 0
        if year or step:
            painter.setPen(QPen(look.colour("border" if year else "line"), 1))
            painter.drawLine(QPointF(scale.left(first), 0), QPointF(scale.left(first), height))
    if rows.end < scale.months:
        painter.setPen(QPen(look.colour("warn"), 2))
        x = scale.left(rows.end + 1)
        painter.drawLine(QPointF(x, 0), QPointF(x, height))


def draw_band(painter: QPainter, look: Look, row: ChartRow, top: float, width: float) -> None:
    """Draw the ground of a row: packages stand on a band."""
    if row.depth == 0:
        painter.fillRect(QRectF(0, top, width, look.row), look.colour("side"))


def draw_bar(painter: QPainter, look: Look, row: ChartRow, top: float) -> None:
    """Draw bars and signs of a row; the painter begins at month 1."""
    painter.setPen(Qt.PenStyle.NoPen)
    if row.collection == SCHEMES:
        for one in row.windows:
            box = look.bar(one.first, one.last, top)
            painter.setPen(Qt.PenStyle.NoPen if one.call else QPen(look.colour("warn"), 1))
            painter.setBrush(look.colour("warn" if one.call else "warn_soft"))
            painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
        return
    if row.lasting:
        if row.start is None or row.end is None or row.end < row.start:
            return
        colour = look.colour("accent")
        box = look.bar(row.start, row.end, top)
        if row.depth:
            colour.setAlpha(120)
        else:
            box = box.adjusted(0, 2, 0, -2)
        painter.setBrush(colour)
        painter.drawRoundedRect(box, 3, 3)
    elif row.start is not None and 1 <= row.start <= look.scale.months:
        _draw_sign(painter, look, row, look.sign(row.start, top))


def _draw_sign(painter: QPainter, look: Look, row: ChartRow, at: QPointF) -> None:
    size = min(7.0, look.row * 0.26)
    painter.setPen(QPen(look.colour("surface"), 1))
    if row.is_milestone:
        painter.setBrush(look.colour("text"))
        ends = ((0, -size), (size, 0), (0, size), (-size, 0))
        painter.drawPolygon(QPolygonF([at + QPointF(*end) for end in ends]))
    elif row.collection == "events":
        painter.setBrush(look.colour("ok"))
        painter.drawRect(QRectF(at.x() - size * 0.7, at.y() - size * 0.7, size * 1.4, size * 1.4))
    else:
        painter.setBrush(look.colour("soft"))
        painter.drawEllipse(at, size * 0.75, size * 0.75)


def draw_links(painter: QPainter, look: Look, rows: ChartRows) -> None:
    """Draw an arrow from the end of a task to the beginning of each that follows it."""
    places = {row.path: place for place, row in enumerate(rows.shown)}
    for link in rows.links:
        first, second = places.get(f"tasks/{link.before}"), places.get(f"tasks/{link.task}")
        if first is None or second is None:
            continue
        end, start = rows.shown[first].end, rows.shown[second].start
        if end is None or start is None:
            continue
        x1, y1 = look.scale.left(end + 1), (first + 0.5) * look.row
        x2, y2 = look.scale.left(start), (second + 0.5) * look.row
        painter.setPen(QPen(look.colour("soft" if link.kept else "error"), 1.2 if link.kept else 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        turn = max(x1, min(x1, x2)) + 5
        edge = y2 + (-look.row * 0.36 if second > first else look.row * 0.36)
        # Along the row of the first, down or up beside its end, and into the second from above or below.
        way = [QPointF(x1, y1), QPointF(turn, y1), QPointF(turn, edge), QPointF(x2 + 4, edge)]
        painter.drawPolyline(QPolygonF(way))
        tip = QPointF(x2 + 4, y2 + (-look.row * 0.2 if second > first else look.row * 0.2))
        painter.drawLine(way[-1], tip)
        up = -4 if second > first else 4
        painter.drawPolyline(QPolygonF([tip + QPointF(-3, up), tip, tip + QPointF(3, up)]))


def name_font(font: QFont, depth: int) -> QFont:
    """Return the letters of a name: packages stand in stronger ones."""
    made = QFont(font)
    made.setWeight(QFont.Weight.Normal if depth else QFont.Weight.DemiBold)
    return made


def name_room(row: ChartRow) -> float:
    """Return the room that a name needs beside its letters."""
    return _INDENT + row.depth * _INDENT + 8.0


def longest_name(font: QFont, rows: ChartRows) -> float:
    """Return the width of the longest name of all rows."""
    strong, plain = (QFontMetricsF(name_font(font, depth)) for depth in (0, 1))
    wide = (
        (plain if row.depth else strong).horizontalAdvance(shown(row.label)) + name_room(row)
        for row in rows.all
    )
    return max(wide, default=0.0)


def draw_name(painter: QPainter, look: Look, row: ChartRow, top: float, folded: bool | None) -> None:
    """Draw the name of a row; `folded` tells whether a package is folded, None where nothing can be."""
    font = name_font(look.font, row.depth)
    painter.setFont(font)
    painter.setPen(look.colour("text"))
    indent = _INDENT + row.depth * _INDENT
    room = look.names - name_room(row)
    text = QFontMetricsF(font).elidedText(shown(row.label), Qt.TextElideMode.ElideRight, room)
    painter.drawText(QRectF(indent, top, room, look.row), _LEFT, text)
    if folded is not None:
        x, y = 9.0, top + look.row / 2
        ends = ((-2, -4), (3, 0), (-2, 4)) if folded else ((-4, -2), (0, 3), (4, -2))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("soft"))
        painter.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in ends]))
