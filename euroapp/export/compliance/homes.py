"""Tells whether the numbers of a map stand at their countries."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from euroapp.export.compliance.areas import Box, Point
from euroapp.export.compliance.due.drawn.labels import Drawing, Label
from euroapp.export.compliance.inks import Colour
from euroapp.export.compliance.pieces import Block
from euroapp.export.compliance.signs import Painted, Sign

_SAME = 0.5
"""So far a line may begin from a country, and end from the middle of its signs, in points."""
_AIR = 1.5
"""Signs stand at a country that lies so near beside them, in points."""


def elsewhere(drawing: Drawing, find: Callable[[Label], Sequence[Block]]) -> Label | None:
    """Return a number that stands at another country, or a word that explains another colour."""
    for label, place in drawing.homes:
        printed = find(label)
        if printed and not any(_stands(block, place) for block in printed):
            return label
    for word, places in drawing.lands:
        printed = find(word)
        if printed and not any(_coloured(block, places) for block in printed):
            return word
    return None


def _coloured(word: Block, places: Sequence[Point]) -> bool:
    """Tell whether the land at these places has the colour of the sign before a word."""
    fill = word.sign and word.sign.fill
    return fill is not None and all(_colour(word.painted, place) == fill for place in places)


def _colour(painted: Painted, place: Point) -> Colour | None:
    """Return the colour of the land at a place; what is painted last lies above."""
    point = _placed(painted, place)
    found = [one.colour for one in painted.lands if point and one.holds(point)]
    return found[-1] if found else None


def _placed(painted: Painted, place: Point) -> Point | None:
    """Return where a place of the map stands on the page, in points."""
    if painted.frame is None:
        return None
    left, _, right, top = painted.frame
    return left + place[0] * (right - left), top - place[1] * (right - left)


def _stands(block: Block, place: Point) -> bool:
    """Tell whether a line leads from a country to a number or its group, or else one of both lies on it."""
    home = _placed(block.painted, place)
    sign = block.under
    if home is None or sign is None:
        return False
    groups = list(_groups(sign, block.painted))
    if ends := list(_led(home, block.painted)):
        return any(_near(one.middle, end) for one in groups for end in ends)
    return any(one.holds(home, _AIR) for one in groups)


def _groups(sign: Sign, painted: Painted) -> Iterator[Sign]:
    """Yield a sign and what is painted around it with an edge of its own."""
    yield sign
    yield from (one for one in painted.signs if one.look.edge and _inside(sign.box, one.box))


def _inside(one: Box, other: Box) -> bool:
    return one[0] > other[0] and one[1] > other[1] and one[2] < other[2] and one[3] < other[3]


def _led(home: Point, painted: Painted) -> Iterator[Point]:
    """Yield where the lines end that begin at a country."""
    for one in painted.strokes:
        if one.ends and _near(one.ends[0], home):
            yield one.ends[1]


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < _SAME and abs(one[1] - other[1]) < _SAME
