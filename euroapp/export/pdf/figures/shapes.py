"""Shapes that stay apart in greyscale: hatched, dashed and ringed; distances from the upper left corner."""

from __future__ import annotations

from collections.abc import Sequence

from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, LINE, PAPER, WARN, Colour

HATCH_GAP = 3.2
DASH = (3.0, 2.0)
DOTS = (1.0, 2.0)


def box(
    pen: Pen,
    left: float,
    top: float,
    wide: float,
    high: float,
    fill: Colour = PAPER,
    stroke: Colour | None = LINE,
    thick: float = 0.7,
    radius: float = 0.0,
    dash: Sequence[float] = (),
) -> None:
    """Draw a rectangle with its border."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.setFillColorRGB(*fill)
    if stroke:
        canvas.setStrokeColorRGB(*stroke)
        canvas.setLineWidth(thick)
    if dash:
        canvas.setDash(list(dash))
    bottom, line = pen.height - top - high, 1 if stroke else 0
    if radius and min(wide, high) > 2 * radius:
        canvas.roundRect(left, bottom, wide, high, radius, stroke=line, fill=1)
    else:
        canvas.rect(left, bottom, wide, high, stroke=line, fill=1)
    canvas.restoreState()


def project_end(pen: Pen, x: float, top: float, bottom: float) -> None:
    """Draw the line at the end of the project; what stands right of it lies beyond."""
    pen.rule(x, top, x, WARN, 1.2, bottom=bottom)


def hatched(
    pen: Pen,
    left: float,
    top: float,
    wide: float,
    high: float,
    colour: Colour = ACCENT,
    paper: Colour = PAPER,
) -> None:
    """Fill a rectangle with slanting lines, and border it."""
    if wide <= 0 or high <= 0:
        return
    canvas = pen.canvas
    box(pen, left, top, wide, high, paper, None)
    canvas.saveState()
    edge = canvas.beginPath()
    bottom = pen.height - top - high
    edge.rect(left, bottom, wide, high)
    canvas.clipPath(edge, stroke=0, fill=0)
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(0.7)
    lines = canvas.beginPath()
    at = left - high
    while at < left + wide:
        lines.moveTo(at, bottom)
        lines.lineTo(at + high, bottom + high)
        at += HATCH_GAP
    canvas.drawPath(lines, stroke=1, fill=0)
    canvas.setLineWidth(1.2)
    canvas.rect(left, bottom, wide, high, stroke=1, fill=0)
    canvas.restoreState()


def disc(
    pen: Pen,
    x: float,
    y: float,
    radius: float,
    fill: Colour,
    stroke: Colour,
    thick: float = 0.9,
    dash: Sequence[float] = (),
) -> None:
    """Draw a circle around a point."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.setFillColorRGB(*fill)
    canvas.setStrokeColorRGB(*stroke)
    canvas.setLineWidth(thick)
    if dash:
        canvas.setDash(list(dash))
    canvas.circle(x, pen.height - y, radius, stroke=1, fill=1)
    canvas.restoreState()


def stroke(
    pen: Pen,
    x: float,
    y: float,
    right: float,
    bottom: float,
    colour: Colour,
    thick: float = 0.7,
    dash: Sequence[float] = (),
) -> None:
    """Draw a straight line between two points."""
    canvas = pen.canvas
    canvas.saveState()
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(thick)
    if dash:
        canvas.setDash(list(dash))
    canvas.line(x, pen.height - y, right, pen.height - bottom)
    canvas.restoreState()


def swing(
    pen: Pen, x: float, y: float, right: float, bottom: float, colour: Colour, thick: float = 0.7
) -> None:
    """Draw a curve that leaves and arrives level."""
    canvas = pen.canvas
    half = (right - x) * 0.5
    high, low = pen.height - y, pen.height - bottom
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(thick)
    canvas.bezier(x, high, x + half, high, right - half, low, right, low)
