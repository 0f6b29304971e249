"""Write `resources/maps/europe.json`: Europe cut and simplified from Natural Earth.

    python scripts/write_map.py countries-50m.json

The file named is that of the npm package world-atlas (`npm pack world-atlas`): Natural Earth as TopoJSON.
Lines shared by two countries are kept once, projected by Lambert's equal-area projection around 52 N 10 E
(the one of European statistics), thinned out and written as whole numbers. Parts of a country are assigned as
the European Union does: Crimea to Ukraine, the north of Cyprus to Cyprus.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin, sqrt
from pathlib import Path
from typing import Any

TARGET = Path(__file__).resolve().parent.parent / "resources" / "maps" / "europe.json"

COUNTRIES = {
    "008": "AL", "020": "AD", "040": "AT", "051": "AM", "031": "AZ", "056": "BE", "070": "BA", "100": "BG",
    "112": "BY", "191": "HR", "196": "CY", "203": "CZ", "208": "DK", "233": "EE", "234": "FO", "246": "FI",
    "248": "FI", "250": "FR", "268": "GE", "276": "DE", "300": "EL", "348": "HU", "352": "IS", "372": "IE",
    "380": "IT", "428": "LV", "438": "LI", "440": "LT", "442": "LU", "470": "MT", "498": "MD", "499": "ME",
    "492": "MC", "528": "NL", "578": "NO", "616": "PL", "620": "PT", "642": "RO", "643": "RU", "674": "SM",
    "688": "RS", "703": "SK", "705": "SI", "724": "ES", "752": "SE", "756": "CH", "792": "TR", "804": "UA",
    "807": "MK", "826": "UK", "832": "UK", "833": "UK", "831": "UK", "012": "DZ", "504": "MA", "788": "TN",
    "434": "LY", "818": "EG", "760": "SY", "422": "LB", "376": "IL", "275": "PS", "400": "JO", "368": "IQ",
    "364": "IR", "682": "SA", "398": "KZ", "336": "IT",
    "Kosovo": "XK", "N. Cyprus": "CY",
}  # fmt: skip
"""Codes of the EU by those of the source; a country without one goes by its name."""

CENTRES = {
    "AL": (20.0, 41.1), "AM": (44.9, 40.3), "AT": (14.3, 47.4), "BA": (17.8, 44.1), "BE": (4.6, 50.6),
    "BG": (25.2, 42.7), "CH": (8.1, 46.8), "CY": (33.1, 35.0), "CZ": (15.3, 49.8), "DE": (10.3, 51.1),
    "DK": (9.3, 56.1), "EE": (25.7, 58.7), "EL": (22.3, 39.4), "ES": (-3.7, 40.2), "FI": (26.2, 62.7),
    "FR": (2.5, 46.7), "GE": (43.4, 42.2), "HR": (16.3, 45.6), "HU": (19.4, 47.1), "IE": (-8.0, 53.2),
    "IS": (-18.6, 64.9), "IT": (12.6, 42.8), "LI": (9.55, 47.15), "LT": (23.9, 55.3), "LU": (6.1, 49.8),
    "LV": (25.2, 56.9), "MD": (28.5, 47.2), "ME": (19.3, 42.8), "MK": (21.7, 41.6), "MT": (14.4, 35.9),
    "NL": (5.6, 52.3), "NO": (9.3, 61.2), "PL": (19.3, 52.1), "PT": (-8.1, 39.6), "RO": (25.0, 45.9),
    "RS": (20.8, 44.0), "SE": (15.3, 61.8), "SI": (14.8, 46.1), "SK": (19.5, 48.7), "TR": (33.5, 39.1),
    "UA": (31.4, 49.0), "UK": (-1.6, 53.0), "XK": (20.9, 42.6), "FO": (-6.9, 62.0), "AD": (1.6, 42.5),
    "BY": (28.0, 53.5), "AZ": (47.5, 40.4), "MC": (7.4, 43.7), "SM": (12.46, 43.94), "RU": (39.0, 55.0),
    "DZ": (3.0, 35.0), "MA": (-5.5, 34.0), "TN": (9.4, 35.4),
}  # fmt: skip
"""Where signs of a country stand, in degrees east and north; read off a map, near the middle of its land."""

CRIMEA = (34.3, 45.2)
_PENINSULA = 60_000.0
"""Square kilometres; Crimea is smaller, and every country around it larger."""
EARTH = 6_371.0
"""Kilometres."""
WINDOW = (-1_790.0, -1_880.0, 2_950.0, 2_235.0)
"""Left, lower, right and upper edge of the map, in kilometres from its middle."""
BEYOND = 60.0
"""Kilometres around the window at which shapes are cut."""
TOLERANCE = 3.2
"""Kilometres that a line may stray when it is thinned out."""
SMALLEST = 90.0
"""Square kilometres below which an island is left out."""

Point = tuple[float, float]


def projected(east: float, north: float) -> Point:
    """Return kilometres right of and above 10 E 52 N."""
    turn, middle, high = radians(east - 10), radians(52), radians(north)
    scale = 1 + sin(middle) * sin(high) + cos(middle) * cos(high) * cos(turn)
    stretch = EARTH * sqrt(2 / max(scale, 0.05))
    across = cos(high) * sin(turn)
    return stretch * across, stretch * (cos(middle) * sin(high) - sin(middle) * cos(high) * cos(turn))


def cut(point: Point) -> Point:
    """Return the nearest point in or just around the window."""
    left, low, right, high = WINDOW
    x = min(max(point[0], left - BEYOND), right + BEYOND)
    return x, min(max(point[1], low - BEYOND), high + BEYOND)


def thinned(line: Sequence[Point]) -> list[Point]:
    """Return a line without the points that hardly bend it (Douglas and Peucker)."""
    if len(line) < 3:
        return list(line)
    (ax, ay), (bx, by) = line[0], line[-1]
    wide = sqrt((bx - ax) ** 2 + (by - ay) ** 2)

    def stray(point: Point) -> float:
        if wide < 1e-9:
            return sqrt((point[0] - ax) ** 2 + (point[1] - ay) ** 2)
        return abs((bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)) / wide

    far = max(range(1, len(line) - 1), key=lambda index: stray(line[index]))
    if stray(line[far]) <= TOLERANCE:
        return [line[0], line[-1]]
    return thinned(line[: far + 1])[:-1] + thinned(line[far:])


def area(ring: Sequence[Point]) -> float:
    """Return the area of a closed line."""
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, [*ring[1:], ring[0]], strict=True))) / 2


def holds(ring: Sequence[Point], point: Point) -> bool:
    """Tell whether a point lies inside a closed line."""
    inside = False
    for a, b in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (a[1] > point[1]) != (b[1] > point[1]):
            at = (b[0] - a[0]) * (point[1] - a[1]) / (b[1] - a[1]) + a[0]
            inside ^= point[0] < at
    return inside


def is_crimea(ring: Sequence[Point]) -> bool:
    """Tell whether a closed line is the coast of Crimea."""
    return area(ring) < _PENINSULA and holds(ring, projected(*CRIMEA))


class Atlas:
    """The lines of the source, projected."""

    def __init__(self, source: dict[str, Any]) -> None:
        self.countries = source["objects"]["countries"]["geometries"]
        (sx, sy), (tx, ty) = source["transform"]["scale"], source["transform"]["translate"]
        self.arcs: list[list[Point]] = []
        for arc in source["arcs"]:
            x = y = 0
            line = []
            for dx, dy in arc:
                x, y = x + dx, y + dy
                line.append(projected(x * sx + tx, y * sy + ty))
            self.arcs.append(line)

    def ring(self, indexes: Iterable[int]) -> list[Point]:
        """Return a closed line made of arcs; `~n` runs arc n backwards."""
        points: list[Point] = []
        for index in indexes:
            line = self.arcs[index] if index >= 0 else self.arcs[~index][::-1]
            points += line[:-1]
        return points

    def polygons(self) -> Iterator[tuple[str, list[int]]]:
        """Yield the outer and inner rings that show in the window, with the code of their country."""
        left, low, right, high = WINDOW
        for shape in self.countries:
            key = shape.get("id") if shape.get("id") in COUNTRIES else shape["properties"]["name"]
            if key not in COUNTRIES or shape["properties"]["name"].startswith("Ashmore"):
                continue
            parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
            for indexes in (ring for part in parts for ring in part):
                ring = self.ring(indexes)
                seen = any(left < x < right and low < y < high for x, y in ring)
                if seen and area(ring) > (0 if COUNTRIES[key] == "MT" else SMALLEST):
                    crimea = (
                        COUNTRIES[key] == "RU" and area(ring) < 60_000 and holds(ring, projected(*CRIMEA))
                    )
                    yield "UA" if crimea else COUNTRIES[key], indexes


def outline_of(atlas: Atlas) -> dict[str, Any]:
    """Return the map as it is written."""
    rings: dict[str, list[list[int]]] = {}
    for code, indexes in atlas.polygons():
        rings.setdefault(code, []).append(indexes)
    owners: dict[int, set[str]] = {}
    uses: dict[int, int] = {}
    for code, found in rings.items():
        for index in (index for ring in found for index in ring):
            owners.setdefault(max(index, ~index), set()).add(code)
            uses[max(index, ~index)] = uses.get(max(index, ~index), 0) + 1
    place = {index: number for number, index in enumerate(sorted(owners))}
    left, low, right, high = WINDOW

    def grid(point: Point) -> tuple[int, int]:
        return round(point[0] - left), round(high - point[1])

    arcs = []
    for index in sorted(owners):
        line: list[tuple[int, int]] = []
        for point in thinned([cut(point) for point in atlas.arcs[index]]):
            if not line or line[-1] != grid(point):
                line.append(grid(point))
        steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(line)]
        arcs.append([number for step in (line[0], *steps) for number in step])

    def renumbered(ring: list[int]) -> list[int]:
        return [place[index] if index >= 0 else ~place[~index] for index in ring]

    return {
        "source": "Natural Earth, public domain, by way of world-atlas (see resources/NOTICES.md)",
        "width": round(right - left),
        "height": round(high - low),
        "borders": [place[index] for index, found in sorted(owners.items()) if len(found) > 1],
        "coasts": [place[index] for index in sorted(owners) if uses[index] == 1],
        "countries": {code: [renumbered(ring) for ring in found] for code, found in sorted(rings.items())},
        "centres": {code: grid(projected(*at)) for code, at in sorted(CENTRES.items())},
        "arcs": arcs,
    }


def main() -> int:
    """Write the map from the file named on the command line."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    found = outline_of(Atlas(json.loads(Path(sys.argv[1]).read_text())))
    text = json.dumps(found, separators=(",", ":"))
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(text.replace('],"', '],\n"') + "\n")
    print(f"{TARGET.name}: {len(found['countries'])} countries, {TARGET.stat().st_size / 1000:.0f} kB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
