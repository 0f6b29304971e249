"""What stands where in a print: found by a point of a page, or by the path of a field."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from euroapp.values import FieldPath
from euroapp_ui.preview.live_printer import Place

_NEAR = 10.0
"""How far from a text it is still meant, in points."""


class Asked(NamedTuple):
    """Where somebody wants to go who clicked on a print."""

    path: FieldPath
    share: float = 0.0
    """How far into its text, from 0 to 1."""
    words: str = ""
    """Some that follow there."""


class Placed:
    """The places of one print."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._by_page: dict[int, list[Place]] = defaultdict(list)
        self._by_path: dict[FieldPath, list[Place]] = defaultdict(list)
        for place in places:
            self._by_page[place.page].append(place)
            self._by_path[place.path].append(place)

    def at(self, page: int, x: float, y: float) -> Place | None:
        """Return what a page shows at a point: the lowest of several, or what stands close by.

        Args:
            page: counted from 1.
            x: from the left edge of the page, in points.
            y: from its upper edge.

        """
        here = [one for one in self._by_page.get(page, ()) if one.left <= x <= one.right]
        inside = [one for one in here if one.top <= y <= one.bottom]
        if inside:
            return min(inside, key=lambda one: one.bottom - one.top)
        beside = [(max(one.top - y, y - one.bottom), one) for one in here]
        off, nearest = min(beside, default=(_NEAR + 1, None), key=lambda pair: pair[0])
        return nearest if off <= _NEAR else None

    def of(self, path: FieldPath) -> list[Place]:
        """Return where a field stands; where it has no place of its own, its row's, or that of its list."""
        while path:
            if path in self._by_path:
                return self._by_path[path]
            path = path.rpartition("/")[0]
        return []

    def on(self, page: int, path: FieldPath) -> list[Place]:
        """Return the places of a path on one page."""
        return [one for one in self._by_path.get(path, ()) if one.page == page]

    def share(self, place: Place, y: float) -> float:
        """Return how far into its text a height of a place is, from 0 to 1."""
        same = self._by_path[place.path]
        above = sum(one.bottom - one.top for one in same[: same.index(place)]) + y - place.top
        return above / max(1.0, sum(one.bottom - one.top for one in same))


def within(places: list[Place], share: float) -> tuple[int, float]:
    """Return page and distance from its upper edge, so far into a text that stands in several areas.

    Args:
        places: where the text stands, in reading order.
        share: from 0 to 1.

    """
    left = share * sum(one.bottom - one.top for one in places)
    for one in places:
        if left <= one.bottom - one.top:
            return one.page, one.top + left
        left -= one.bottom - one.top
    return places[-1].page, places[-1].bottom
