"""The outlines of Europe that EuroApp carries (`scripts/write_map.py` made them)."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate

from euroapp.bundle import resource_path

Point = tuple[float, float]


@dataclass(frozen=True)
class Atlas:
    """Countries made of lines; kilometres right of and below the upper left corner."""

    width: float
    height: float
    lines: tuple[tuple[Point, ...], ...]
    countries: Mapping[str, Sequence[Sequence[int]]]
    """Closed lines by the code of the country; `~n` runs line n backwards."""
    borders: tuple[int, ...]
    coasts: tuple[int, ...]
    centres: Mapping[str, Point]
    """Where the signs of a country stand."""

    def rings(self, codes: Iterable[str]) -> Iterator[list[Point]]:
        """Yield the closed lines of some countries."""
        for code in codes:
            for ring in self.countries.get(code, ()):
                points: list[Point] = []
                for index in ring:
                    points += self.lines[index][:-1] if index >= 0 else self.lines[~index][:0:-1]
                yield points

    def shows(self, code: str) -> bool:
        """Tell whether signs of a country have a place on the map."""
        x, y = self.centres.get(code, (-1.0, -1.0))
        return 0 <= x <= self.width and 0 <= y <= self.height


@cache
def atlas() -> Atlas:
    """Return the map of Europe, read once."""
    data = json.loads(resource_path("maps", "europe.json").read_text(encoding="utf-8"))
    return Atlas(
        data["width"],
        data["height"],
        tuple(tuple(_points(steps)) for steps in data["arcs"]),
        data["countries"],
        tuple(data["borders"]),
        tuple(data["coasts"]),
        {code: (x, y) for code, (x, y) in data["centres"].items()},
    )


def _points(steps: Sequence[int]) -> Iterator[Point]:
    """Yield the points of a line from its first one and the steps to the next ones."""
    return zip(accumulate(steps[::2]), accumulate(steps[1::2]), strict=True)
