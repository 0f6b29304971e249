"""Where the participants are at home: a map of Europe with their numbers, and the names to these below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from euroapp.draft.consortium import Role
from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.figures.figure import LEADING, ONE_PAGE, FigureBlock, Lettering, shortened, text_width
from euroapp.export.pdf.figures.land import COAST, ELIGIBLE, HOME, draw_edge, draw_land
from euroapp.export.pdf.figures.shapes import box, disc, stroke
from euroapp.export.pdf.figures.signs import DARK_NUMBER, LOOKS, draw_sign
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import CAPTION, CELL, PAPER, TEXT, Colour, body_width
from euroapp.figures.atlas import atlas
from euroapp.figures.placement import Cluster, apart, part
from euroapp.language import say, together
from euroapp.outline.drawings import PartnerMap, Place
from euroapp.outline.elements import Align
from euroapp.wording.labels import label

_SCALES = (0.84, 0.76, 0.68, 0.6, 0.52, 0.45)
"""Parts of the width that the map takes, from large to small."""
_CLOSER = 2
"""Smaller sizes that are kept for where the largest does not fit."""
_SIGN = 7.3
_WIDE_SIGN = 9.4
"""Radius of a sign that holds three digits."""
_ACROSS = 3
_FEWER = 2
_MOST_ROWS = 20
"""Names below each other in two columns, which leave more room to each."""
_KEY_GAP = 7.0
_LEGEND_ROW = 14.0
_SIGN_ROOM = 14.0
_LONGEST_NAME = 130.0
_NAMED = 20
"""Participants off the map that are named."""
_BORDERS = say(
    "Signs mark countries, not places in them. "
    "Borders give orientation and express no opinion on the status of a territory."
)

_NUMBERED = say("The numbers are those of the list of participants.")
_COUNTED = say("The signs hold how many participants a country has.")


def map_blocks(item: PartnerMap, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the map, unless it would show one participant or none."""
    shown = [place for place in item.places if atlas().shows(place.country)]
    if len(shown) < 2:
        return
    note = together((_BORDERS, _left_out(item.places), item.note), " ")
    caption, lines = lettering.number(item.caption, item.path), lettering.note(note, item.path)
    key = [
        (place.number, lettering.text(together((place.name, place.country_name), ", "), place.path))
        for place in shown
    ]

    def settings(told: str = "", *, counted: bool = False) -> list[MapBlock]:
        """Return the map in the largest sizes that fit a page and in which no sign covers another."""
        blocks = (
            MapBlock(
                caption,
                lettering.note(together((note, told), " "), item.path) if told else lines,
                item.key,
                places=shown,
                names=[] if told else key,
                eligible=item.eligible,
                scale=scale,
                counted=counted,
                language=lettering.language,
            )
            for scale in _SCALES
        )
        fitting = (block for block in blocks if block.height <= ONE_PAGE and block.clear())
        return [*islice(fitting, 1 + _CLOSER)]

    first, *closer = settings() or settings(_NUMBERED) or settings(_COUNTED, counted=True)
    yield replace(first, closer=tuple(closer))


def _left_out(places: Iterable[Place]) -> str:
    """Return a sentence on the participants that are not on the map."""
    names = [
        say(
            "{number} {name}, {country}",
            number=place.number,
            name=_short(place.name),
            country=_short(place.country_name) or say("no country given"),
        )
        for place in places
        if not atlas().shows(place.country)
    ]
    if not names:
        return ""
    named, more = together(names[:_NAMED], "; "), len(names) - _NAMED
    if more > 0:
        return say("Not on the map: {names} and {count} more.", names=named, count=more)
    return say("Not on the map: {names}.", names=named)


def _short(text: str) -> str:
    return shortened(text, CELL, _LONGEST_NAME)


@dataclass(kw_only=True)
class MapBlock(FigureBlock):
    """The map with its legend, and the names of the participants in columns."""

    places: Sequence[Place]
    names: Sequence[tuple[str, str]]
    eligible: frozenset[str]
    scale: float
    counted: bool
    """Each country carries the number of its participants, not those of the list."""
    closer: tuple[MapBlock, ...] = field(default=())
    """The same in less height."""

    @property
    def unit(self) -> float:
        """Return the points that a kilometre takes."""
        return body_width(wide=False) * self.scale / atlas().width

    @property
    def sketch_height(self) -> float:
        """Return the height of map, legend and names."""
        rows = -(-len(self.names) // self._across())
        names = _KEY_GAP + rows * LEADING if rows else 0.0
        return atlas().height * self.unit + 5 + len(self._legend()) * _LEGEND_ROW + names

    def least(self) -> float:
        """Return the height of the closest setting."""
        return min(block.height for block in (self, *self.closer))

    def fitted(self, room: float) -> Block | None:
        """Return the largest setting that fits."""
        found = next((block for block in self.closer if block.height <= room), None)
        return replace(found, alternative=self.alternative) if found is not None else None

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw map, signs, legend and names."""
        wide, high = atlas().width * self.unit, atlas().height * self.unit
        start = left + (self.width - wide) / 2
        draw_land(pen, start, top, self.unit, {place.country for place in self.places}, self.eligible)
        draw_edge(pen, start, top, wide, high)
        self._draw_signs(pen, start, top)
        for index, row in enumerate(self._legend()):
            _draw_legend(pen, row, left, top + high + 5 + index * _LEGEND_ROW)
        below = top + high + 5 + len(self._legend()) * _LEGEND_ROW
        self._draw_names(pen, left, below + _KEY_GAP)

    def _clusters(self) -> dict[str, list[Place]]:
        found: dict[str, list[Place]] = {}
        for place in self.places:
            found.setdefault(place.country, []).append(place)
        return found

    def clear(self) -> bool:
        """Tell whether all signs find room on the map."""
        return apart(self._parted())

    def _radius(self) -> float:
        return _WIDE_SIGN if any(len(place.number) > 2 for place in self.places) else _SIGN

    def _parted(self) -> list[Cluster]:
        """Return the signs of each country where they stand, in the order of the countries."""
        clusters = []
        for code, places in self._clusters().items():
            x, y = atlas().centres[code]
            count = 1 if self.counted else len(places)
            clusters.append(Cluster((x * self.unit, y * self.unit), count, 2 * self._radius() + 1))
        part(clusters, atlas().width * self.unit, atlas().height * self.unit)
        return clusters

    def _draw_signs(self, pen: Pen, left: float, top: float) -> None:
        clusters, radius = self._parted(), self._radius()
        for cluster in clusters:
            if cluster.moved:
                x, y = left + cluster.home[0], top + cluster.home[1]
                stroke(pen, x, y, left + cluster.x, top + cluster.y, TEXT, 0.8)
                disc(pen, x, y, 1.6, TEXT, PAPER, 0.5)
        for cluster, places in zip(clusters, self._clusters().values(), strict=True):
            if cluster.count > 1:
                x, y = left + cluster.x - cluster.wide / 2, top + cluster.y - cluster.high / 2
                box(pen, x - 1, y - 1, cluster.wide + 2, cluster.high + 2, PAPER, COAST, 0.6, radius)
            spots = [(left + x, top + y) for x, y in cluster.spots()]
            if self.counted:
                draw_sign(pen, *spots[0], radius, Role.BENEFICIARY, str(len(places)))
                continue
            for (x, y), place in zip(spots, places, strict=True):
                draw_sign(pen, x, y, radius, place.role, place.number)

    def _legend(self) -> list[list[tuple[str, Role | Colour]]]:
        """Return the signs that are used with their names, in as many rows as they need."""
        used = {place.role for place in self.places}
        roles = [role for role in LOOKS if role in used and not self.counted]
        signs: list[tuple[str, Role | Colour]] = [(self.said(label(role)), role) for role in roles]
        signs.append((self.said(say("Country of a participant")), HOME))
        if self.eligible:
            signs.append((self.said(say("Eligible country")), ELIGIBLE))
        rows: list[list[tuple[str, Role | Colour]]] = [[]]
        for sign in signs:
            if sum(map(_sign_width, [*rows[-1], sign])) > self.width + _SIGN_ROOM:
                rows.append([])
            rows[-1].append(sign)
        return rows

    def _digits(self) -> float:
        return max((text_width(number, DARK_NUMBER) for number, _ in self.names), default=0.0)

    def _across(self) -> int:
        """Return how many names stand side by side."""
        room = self.width / _ACROSS - self._digits() - 14
        cut = any(text_width(name) > room for _, name in self.names)
        return _FEWER if cut and len(self.names) <= _FEWER * _MOST_ROWS else _ACROSS

    def _draw_names(self, pen: Pen, left: float, top: float) -> None:
        """Set the names in columns, read from top to bottom."""
        across, digits = self._across(), self._digits()
        rows, wide = -(-len(self.names) // across), self.width / across
        for index, (number, name) in enumerate(self.names):
            x, y = left + index // rows * wide, top + index % rows * LEADING
            pen.text(number, x + digits, y, DARK_NUMBER, Align.RIGHT)
            pen.text(shortened(name, CELL, wide - digits - 14), x + digits + 5, y, CELL)


def _sign_width(sign: tuple[str, Role | Colour]) -> float:
    return _SIGN_ROOM + text_width(sign[0], CAPTION) + _SIGN_ROOM


def _draw_legend(pen: Pen, signs: Sequence[tuple[str, Role | Colour]], left: float, top: float) -> None:
    """Draw a row of signs with their names."""
    middle = top + LEADING / 2
    for name, look in signs:
        if isinstance(look, Role):
            draw_sign(pen, left + 5, middle, 4.6, look, "")
        else:
            box(pen, left, middle - 4, 11, 8, look, COAST, 0.5)
        pen.text(name, left + _SIGN_ROOM + 1, top, CAPTION)
        left += _sign_width((name, look))
