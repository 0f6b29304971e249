"""Parts a print by its headings, so that what is wrong in one region does not spread to the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.export.compliance.atoms import bare
from euroapp.export.compliance.due.parts import Head, Part
from euroapp.export.compliance.follow import follow
from euroapp.export.compliance.printed import Printed
from euroapp.export.compliance.proof import runs_left
from euroapp.export.compliance.stream import Stream

_ANCHOR = "heading "
"""What the names of the places of headings begin with; their number follows."""
_AHEAD = 30
"""Headings that may be missing in a row."""


@dataclass(frozen=True)
class Region:
    """Parts that must stand between two places of a print."""

    parts: tuple[Part, ...]
    start: int
    stop: int
    page: int = 0
    """On which page it begins, counted from 0."""


def anchored(head: Head) -> bool:
    """Tell whether a heading has a place of its own."""
    return head.depth < 4 or bool(head.number)


def regions(parts: Sequence[Part], printed: Printed, stream: Stream, pages: int) -> list[Region]:
    """Return the regions of what stands after the contents, each but the first from a heading on.

    The first one begins where the first heading stands that is found; what should stand before it is in it.
    """
    heads = [number for number, part in enumerate(parts) if isinstance(part, Head) and anchored(part)]
    places = list(_places(printed, stream, pages))
    pairs = list(_aligned([_known(parts[number]) for number in heads], places, stream.text))
    if not pairs:
        return []
    cuts = [0, *(heads[one] for one, _ in pairs[1:]), len(parts)]
    starts = [places[other] for _, other in pairs]
    stops = [*(start for start, _ in starts[1:]), len(stream.text)]
    return [
        Region(tuple(parts[cuts[number] : cuts[number + 1]]), start, stops[number], page)
        for number, (start, page) in enumerate(starts)
    ]


def _places(printed: Printed, stream: Stream, pages: int) -> Iterator[tuple[int, int]]:
    """Yield where the headings of the counted pages stand, and on which page, in their order."""
    named = [
        (int(name.removeprefix(_ANCHOR)), spot)
        for name, spot in printed.spots.items()
        if name.startswith(_ANCHOR) and name.removeprefix(_ANCHOR).isdecimal() and spot.page < pages
    ]
    for _, spot in sorted(named, key=lambda one: one[0]):
        yield stream.place(spot), spot.page


def _known(head: Part) -> str:
    """Return the letters by which a heading is known: those before any that run from right to left."""
    words = bare(head.words) if isinstance(head, Head) else ""
    return next((words[:at] for at, char in enumerate(words) if runs_left(char)), words)


def _aligned(heads: Sequence[str], places: Sequence[tuple[int, int]], text: str) -> Iterator[tuple[int, int]]:
    """Yield which heading stands at which place; some of both may have no partner."""

    def fits(one: int, other: int) -> bool:
        return follow(heads[one], text, places[other][0]).done == len(heads[one])

    one = other = 0
    while one < len(heads) and other < len(places):
        steps = (
            (one + skipped, other + more - skipped)
            for more in range(2 * _AHEAD)
            for skipped in range(more + 1)
            if one + skipped < len(heads) and other + more - skipped < len(places)
        )
        pair = next((pair for pair in steps if fits(*pair)), None)
        if pair is None:
            return
        yield pair
        one, other = pair[0] + 1, pair[1] + 1
