"""Milestones and deliverables on a row of the timetable, with their numbers below it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from euroapp.export.pdf.figures.figure import LEADING, text_width
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import GOLD, PAPER, SOFT, TEXT, Colour, Style
from euroapp.figures.timetable import Mark

LANE = 10.6
"""Height of a line of numbers."""
_MOST_LANES = 6
_CLEAR = 4.0
_SHIFT = 9.0
"""How far a number may stand beside its mark before it takes the next line."""
_MILESTONE = Style(9, LEADING, TEXT, Face.BOLD)
_DELIVERABLE = Style(9, LEADING, SOFT)


@dataclass(frozen=True)
class Spot:
    """A mark with its place and that of its number, from the left end of the months."""

    mark: Mark
    x: float
    left: float = 0.0
    lane: int | None = None
    """Line of the number below the bar; None where it is not printed."""


def spots(marks: Sequence[Mark], months: int, chart: float, numbered: bool) -> tuple[Spot, ...]:
    """Return marks at the end of their month, those of one month side by side, and where their numbers go."""
    placed: Counter[int] = Counter()
    found = []
    for mark in marks:
        month = min(max(mark.month, 0), months)
        found.append(Spot(mark, max(chart * month / months - 4.0 - 8.0 * placed[mark.month], 0.0)))
        placed[mark.month] += 1
    return tuple(_numbered(sorted(found, key=lambda spot: spot.x), chart)) if numbered else tuple(found)


def lanes(found: Sequence[Spot]) -> int:
    """Return how many lines the numbers take."""
    return max((spot.lane + 1 for spot in found if spot.lane is not None), default=0)


def _numbered(found: Sequence[Spot], chart: float) -> list[Spot]:
    ends = [-_CLEAR] * _MOST_LANES
    numbered = []
    for spot in found:
        wide = text_width(spot.mark.label, _style(spot.mark))
        wanted = min(max(spot.x - wide / 2, 0.0), chart - wide)
        lane, left = None, wanted
        for number, end in enumerate(ends):
            left = max(wanted, end + _CLEAR)
            if left - wanted <= _SHIFT and left + wide <= chart + 0.01:
                lane, ends[number] = number, left + wide
                break
        numbered.append(Spot(spot.mark, spot.x, left, lane))
    return numbered


def _style(mark: Mark) -> Style:
    return _MILESTONE if mark.milestone else _DELIVERABLE


def draw_marks(pen: Pen, found: Sequence[Spot], start: float, middle: float, numbers: float) -> None:
    """Draw marks on the middle of a bar, and their numbers from `numbers` down."""
    for spot in found:
        if spot.mark.milestone:
            diamond(pen, start + spot.x, middle)
        else:
            dot(pen, start + spot.x, middle)
    for spot in found:
        if spot.lane is not None:
            pen.text(spot.mark.label, start + spot.left, numbers + spot.lane * LANE, _style(spot.mark))


def diamond(pen: Pen, x: float, middle: float, colour: Colour = GOLD) -> None:
    """Draw a milestone."""
    y, size = pen.height - middle, 5.0
    path = pen.canvas.beginPath()
    path.moveTo(x, y + size)
    path.lineTo(x + size, y)
    path.lineTo(x, y - size)
    path.lineTo(x - size, y)
    path.close()
    pen.canvas.setFillColorRGB(*colour)
    pen.canvas.setStrokeColorRGB(*PAPER)
    pen.canvas.setLineWidth(0.8)
    pen.canvas.drawPath(path, stroke=1, fill=1)


def dot(pen: Pen, x: float, middle: float) -> None:
    """Draw a deliverable."""
    pen.canvas.setFillColorRGB(*PAPER)
    pen.canvas.setStrokeColorRGB(*TEXT)
    pen.canvas.setLineWidth(1.1)
    pen.canvas.circle(x, pen.height - middle, 2.7, stroke=1, fill=1)
