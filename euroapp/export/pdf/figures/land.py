"""The countries of the map, in three tones."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import LINE, PAPER, Colour
from euroapp.figures.atlas import atlas

HOME: Colour = (0.69, 0.79, 0.92)
ELIGIBLE: Colour = (0.925, 0.943, 0.968)
OTHER: Colour = (0.975, 0.975, 0.975)
COAST: Colour = (0.62, 0.67, 0.73)


def draw_edge(pen: Pen, left: float, top: float, wide: float, high: float) -> None:
    """Draw the edge of the map."""
    pen.canvas.setStrokeColorRGB(*LINE)
    pen.canvas.setLineWidth(0.7)
    pen.canvas.rect(left, pen.height - top - high, wide, high, stroke=1, fill=0)


def draw_land(
    pen: Pen, left: float, top: float, unit: float, homes: set[str], eligible: frozenset[str]
) -> None:
    """Draw the countries: those of participants darkest, eligible ones lighter, others nearly white."""
    land, canvas = atlas(), pen.canvas
    canvas.saveState()
    edge = canvas.beginPath()
    edge.rect(left, pen.height - top - land.height * unit, land.width * unit, land.height * unit)
    canvas.clipPath(edge, stroke=0, fill=0)
    for colour, codes in (
        (OTHER, [code for code in land.countries if code not in homes | eligible]),
        (ELIGIBLE, sorted(eligible - homes)),
        (HOME, sorted(homes)),
    ):
        shape = canvas.beginPath()
        for ring in land.rings(codes):
            _trace(shape, ring, left, pen.height - top, unit)
            shape.close()
        canvas.setFillColorRGB(*colour)
        canvas.drawPath(shape, stroke=0, fill=1)
    canvas.setLineJoin(1)
    for colour, thick, lines in (
        (COAST, 0.35, land.coasts),
        (PAPER, 0.9, land.borders),
        (COAST, 0.3, land.borders),
    ):
        shape = canvas.beginPath()
        for index in lines:
            _trace(shape, land.lines[index], left, pen.height - top, unit)
        canvas.setStrokeColorRGB(*colour)
        canvas.setLineWidth(thick)
        canvas.drawPath(shape, stroke=1, fill=0)
    canvas.restoreState()


def _trace(shape: Any, points: Sequence[tuple[float, float]], left: float, top: float, unit: float) -> None:
    """Draw along thousands of points; the library's own way of writing numbers takes five times as long."""
    for index, (x, y) in enumerate(points):
        shape._code_append(f"{left + x * unit:.2f} {top - y * unit:.2f} {'l' if index else 'm'}")  # noqa: SLF001
