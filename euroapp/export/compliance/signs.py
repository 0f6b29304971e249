"""The signs of a figure: what each looks like, and which stand under, before and beside a label."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property
from typing import NamedTuple

from euroapp.export.compliance.areas import Area, Box, Point, Stroke, around
from euroapp.export.compliance.inks import PAPER, Colour
from euroapp.export.compliance.sheets import Sheet

_SMALL = 22.0
"""No sign that stands before or under a label is wider or higher, in points."""
_SAME = 0.01
_LEVEL = 0.5
_POINTED, _STRAIGHT = 0.1, 0.65
"""A side takes less of the height than the first where it is a corner, and more than the second where it
is straight; the points that lead the curve of a circle take 0.55 of it."""


class Form(StrEnum):
    """What the outline of a sign is like."""

    BOX = auto()
    """Its corners may be round."""
    ROUND = auto()
    POINTED = auto()
    LINE = auto()


class Look(NamedTuple):
    """What makes one sign of a figure unlike another one."""

    fill: Colour | None
    edge: Colour | None
    """Nothing where it has the colour of the paper."""
    hatch: Colour | None
    """Of the lines across it."""
    form: Form


class Sign(NamedTuple):
    """A sign, and where it stands."""

    look: Look
    box: Box

    @property
    def middle(self) -> Point:
        """Return its middle."""
        return (self.box[0] + self.box[2]) / 2, (self.box[1] + self.box[3]) / 2

    @property
    def small(self) -> bool:
        """Tell whether it may stand before or under a label."""
        left, bottom, right, top = self.box
        return right - left < _SMALL and top - bottom < _SMALL

    def holds(self, point: Point, air: float = 0.0) -> bool:
        """Tell whether a point lies in its surroundings, or so near to them, in points."""
        left, bottom, right, top = self.box
        return left - air < point[0] < right + air and bottom - air < point[1] < top + air


@dataclass(frozen=True)
class Painted:
    """All that is painted on a page between two heights, in points."""

    sheet: Sheet | None = None
    low: float = 0.0
    high: float = 0.0

    @cached_property
    def signs(self) -> tuple[Sign, ...]:
        """Return all filled shapes in the order in which they are painted."""
        hatches = {_rounded(one.box): one.colour for one in self.strokes if not one.ends}
        areas = self.sheet.areas if self.sheet else ()
        return tuple(
            Sign(_look(area, hatches.get(_rounded(area.box))), area.box)
            for area in areas
            if not area.half and self._inside(area.box)
        )

    @cached_property
    def strokes(self) -> tuple[Stroke, ...]:
        """Return all lines."""
        return tuple(one for one in (self.sheet.strokes if self.sheet else ()) if self._inside(one.box))

    @cached_property
    def upright(self) -> tuple[Sign, ...]:
        """Return the upright lines, as signs."""
        return tuple(
            Sign(Look(None, one.colour, None, Form.LINE), one.box)
            for one in self.strokes
            if one.ends and abs(one.ends[0][0] - one.ends[1][0]) < _SAME
        )

    @cached_property
    def frame(self) -> Box | None:
        """Return the widest of what is framed by a line, in points."""
        frames = (one.box for one in self.strokes if not one.ends)
        return max(frames, key=lambda box: box[2] - box[0], default=None)

    @cached_property
    def lands(self) -> tuple[Area, ...]:
        """Return the parts of large shapes without an edge that are no rectangles."""
        areas = self.sheet.areas if self.sheet else ()
        large = (one for one in areas if one.points and not one.half and one.edge is None)
        return tuple(
            part
            for area in large
            if area.box[2] - area.box[0] > _SMALL and self._inside(area.box)
            for part in area.parts()
        )

    @cached_property
    def small(self) -> tuple[Sign, ...]:
        """Return the filled shapes that may stand before or under a label."""
        return tuple(one for one in self.signs if one.small)

    def under(self, point: Point) -> list[Sign]:
        """Return the small signs under a point."""
        return [one for one in self.small if one.holds(point)]

    def before(self, point: Point) -> list[Sign]:
        """Return the small signs right before a point, at its height."""
        x, y = point
        return [
            one
            for one in (*self.small, *self.upright)
            if one.small and one.box[1] < y < one.box[3] and x - _SMALL < one.box[0] and one.box[2] < x
        ]

    def beside(self, left: float, low: float, high: float) -> list[Sign]:
        """Return the signs right of a place whose middle lies between two heights, and lines across them."""
        right = [one for one in self.signs if one.box[0] > left and low < one.middle[1] < high]
        middle = (low + high) / 2
        across = [one for one in self.upright if one.box[0] > left and one.box[1] < middle < one.box[3]]
        return [*right, *across]

    def standing(self, left: float, line: float) -> list[Sign]:
        """Return the signs right of a place that stand on a line of this height."""
        return [one for one in self.signs if one.box[0] > left and abs(one.box[1] - line) < _LEVEL]

    def ruled(self, height: float) -> tuple[float, float]:
        """Return where the outer upright lines at a height stand; 0 where none do."""
        found = [one.box[0] for one in self.upright if one.box[1] < height < one.box[3]]
        return min(found, default=0.0), max(found, default=0.0)

    def _inside(self, box: Box) -> bool:
        return self.low < box[3] and box[1] < self.high


def _rounded(box: Box) -> tuple[float, ...]:
    return tuple(round(edge, 1) for edge in box)


def _look(area: Area, hatch: Colour | None) -> Look:
    edge = None if area.edge == PAPER else area.edge
    return Look(area.colour, edge, hatch if area.edge is None else None, _form(area))


def _form(area: Area) -> Form:
    if not area.points:
        return Form.BOX
    left, bottom, _, top = around(area.points)
    side = [y for x, y in area.points if x - left < _SAME]
    part = (max(side) - min(side)) / (top - bottom) if top > bottom else 1.0
    return Form.POINTED if part < _POINTED else Form.ROUND if part < _STRAIGHT else Form.BOX
