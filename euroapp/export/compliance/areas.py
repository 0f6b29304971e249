"""What is painted on a page beside letters: filled shapes, thick lines and images."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from euroapp.export.compliance.inks import Colour

Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top, in points."""


def around(points: Iterable[Point]) -> Box:
    """Return the surroundings of points."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def cut(box: Box, frame: Box) -> Box:
    """Return the part of a box inside a frame; a box outside shrinks to its edge."""
    left, bottom, right, top = frame
    return (
        min(max(box[0], left), right),
        min(max(box[1], bottom), top),
        max(min(box[2], right), left),
        max(min(box[3], top), bottom),
    )


def meet(one: Box, other: Box) -> bool:
    """Tell whether two boxes share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def square(points: Iterable[Point]) -> bool:
    """Tell whether a path is a single upright rectangle."""
    found = set(points)
    left, bottom, right, top = around(found)
    return found == {(left, bottom), (left, top), (right, bottom), (right, top)}


class Stroke(NamedTuple):
    """A drawn line, thin or thick."""

    order: int
    """Its place among all that is painted on the page."""
    box: Box
    """Around its middle, as far as it is seen."""
    colour: Colour | None
    ends: tuple[Point, ...] = ()
    """Of a single straight line; none for others."""


@dataclass(frozen=True)
class Area:
    """A painted shape."""

    order: int
    """Its place among all that is painted on the page; what comes later lies above."""
    box: Box
    colour: Colour | None
    """Nothing for an image, a pattern and what is seen through."""
    points: tuple[Point, ...] = ()
    """Its outline, curves by the points that lead them; none for a rectangle."""
    starts: tuple[int, ...] = ()
    """At which of the points its parts begin."""
    even: bool = False
    """Parts inside parts are holes."""
    edge: Colour | None = None
    """Of the line around it; nothing where none is drawn."""
    half: float = 0.0
    """Half the thickness of a line; 0 for a filled shape."""

    def holds(self, point: Point) -> bool:
        """Tell whether a point lies in the shape."""
        x, y = point
        left, bottom, right, top = self.box
        if not (left <= x <= right and bottom <= y <= top):
            return False
        if not self.points:
            return True
        if self.half:
            return any(_near(point, one, other, self.half) for one, other in self._lines())
        turns = crossings = 0
        for (x1, y1), (x2, y2) in self._lines(closed=True):
            if (y1 <= y) != (y2 <= y) and x < x1 + (y - y1) * (x2 - x1) / (y2 - y1):
                turns += 1 if y2 > y1 else -1
                crossings += 1
        return bool(crossings % 2 if self.even else turns)

    def parts(self) -> Iterator[Area]:
        """Yield each closed line of the outline as a shape of its own."""
        for start, stop in pairwise((*self.starts, len(self.points))):
            part = self.points[start:stop]
            yield replace(self, points=part, starts=(0,), box=around(part))

    def _lines(self, *, closed: bool = False) -> Iterator[tuple[Point, Point]]:
        for start, stop in pairwise((*self.starts, len(self.points))):
            part = self.points[start:stop]
            yield from pairwise((*part, part[0]) if closed and part else part)


def _near(point: Point, one: Point, other: Point, most: float) -> bool:
    """Tell whether a point lies so near to the line between two others."""
    wide, high = other[0] - one[0], other[1] - one[1]
    x, y = point[0] - one[0], point[1] - one[1]
    length = wide * wide + high * high
    along = min(max((x * wide + y * high) / length, 0.0), 1.0) if length else 0.0
    return (x - along * wide) ** 2 + (y - along * high) ** 2 <= most * most
