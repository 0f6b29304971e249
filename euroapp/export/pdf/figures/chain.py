"""What hangs on what: columns of rows with lines between them."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace

from euroapp.export.pdf.figures.figure import LEADING, ONE_PAGE, FigureBlock, Lettering, parted, wrapped
from euroapp.export.pdf.figures.listing import listing_blocks
from euroapp.export.pdf.figures.shapes import box, swing
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, BAND, CELL, HEAD, LIGHT, PAPER, SOFT, body_width
from euroapp.outline.drawings import Chain, Node

_WEIGHTS = (1.12, 1.3, 0.95, 1.1)
_BETWEEN = (26.0, 52.0, 26.0)
"""Space between the columns; most lines cross between indicators and work packages."""
_PAD = 4.0
_AIR = 3.0
_GAP = 4.0
_HEAD_ROW = 15.0
_ROOM = ONE_PAGE - 20.0
_MOST_LINES = 8
"""Lines of text in a card."""
_MOST_PARTS = 5
"""Pages of lines beyond which a list says more."""


def widths() -> list[float]:
    """Return the widths of the columns."""
    room = body_width(wide=False) - sum(_BETWEEN)
    return [room * weight / sum(_WEIGHTS) for weight in _WEIGHTS]


def chain_blocks(item: Chain, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the chain on one page, by objectives on several, or as a list where even that is too full."""
    whole = _block(item, lettering)
    if whole.sketch_height <= _ROOM:
        yield replace(whole, caption=lettering.number(item.caption, item.path))
        return
    blocks = [_block(part, lettering) for part in _parts(item)]
    if len(blocks) > _MOST_PARTS or any(block.sketch_height > _ROOM for block in blocks):
        yield from listing_blocks(item, lettering)
        return
    for number, block in enumerate(blocks, 1):
        caption = lettering.number(parted(item.caption, number, len(blocks)), item.path)
        yield replace(block, caption=caption)


def _block(item: Chain, lettering: Lettering) -> ChainBlock:
    """Return the drawing with three lines of text a row, or with two where three do not fit a page."""
    wide = _set(item, lettering, 3)
    return wide if wide.sketch_height <= _ROOM else _set(item, lettering, 2)


def _set(item: Chain, lettering: Lettering, least: int) -> ChainBlock:
    """Return the drawing, with as many lines of text as the highest column leaves to the others."""

    def cards(column: int, lines: int) -> tuple[Card, ...]:
        room = widths()[column] - 2 * _PAD
        return tuple(_card(node, lettering, room, lines) for node in item.columns[column])

    highest = max(_column_height(cards(column, least)) for column in range(len(item.columns)))
    chosen = tuple(
        next(
            found
            for lines in (*range(_MOST_LINES, least, -1), least)
            if _column_height(found := cards(column, lines)) <= highest
        )
        for column in range(len(item.columns))
    )
    heads = tuple(lettering.text(head, item.path) for head in item.heads)
    note = lettering.note(item.note, item.path)
    return ChainBlock((), note, item.key, heads=heads, cards=chosen, ties=item.ties)


def reached(item: Chain, starts: Sequence[Container[str]]) -> Chain:
    """Return the part of a chain made of some rows of each column and of all that hangs on them."""
    columns: list[tuple[Node, ...]] = []
    below: set[str] = set()
    for index, column in enumerate(item.columns):
        found = tuple(node for node in column if node.id in starts[index] or node.id in below)
        columns.append(found)
        kept = {node.id for node in found}
        ties = item.ties[index] if index < len(item.ties) else ()
        below = {key for above, key in ties if above in kept}
    return replace(item, columns=tuple(columns))


def _parts(item: Chain) -> list[Chain]:
    """Return parts by objectives that are no higher than a page, and one with what hangs on none."""
    highest = int(_ROOM / (2 * LEADING + 2 * _AIR + _GAP))
    none: Sequence[Container[str]] = [()] * (len(item.columns) - 1)
    groups: list[list[str]] = [[]]
    for node in item.columns[0]:
        tried = reached(item, [[*groups[-1], node.id], *none])
        if groups[-1] and max(map(len, tried.columns)) > highest:
            groups.append([])
        groups[-1].append(node.id)
    parts = [reached(item, [group, *none]) for group in groups if group]
    loose = loose_rows(item)
    return [*parts, *([reached(item, loose)] if any(loose) else [])]


def loose_rows(item: Chain) -> list[set[str]]:
    """Return the rows of each column that hang on no row of the first one."""
    whole = reached(item, [{node.id for node in item.columns[0]}, *[()] * (len(item.columns) - 1)])
    return [
        {node.id for node in column} - {node.id for node in shown}
        for column, shown in zip(item.columns, whole.columns, strict=True)
    ]


@dataclass(frozen=True)
class Card:
    """A row of the chain with its text broken into lines."""

    id: str
    lines: Sequence[Line]

    @property
    def height(self) -> float:
        """Return the height with the space around the text."""
        return len(self.lines) * LEADING + 2 * _AIR


def _card(node: Node, lettering: Lettering, room: float, most: int) -> Card:
    return Card(node.id, wrapped(lettering.text(node.name, node.path), CELL, room, most, node.number))


@dataclass(kw_only=True)
class ChainBlock(FigureBlock):
    """Columns of cards, each spread over the height of the highest."""

    heads: tuple[str, ...]
    cards: tuple[tuple[Card, ...], ...]
    ties: tuple[frozenset[tuple[str, str]], ...]

    @property
    def sketch_height(self) -> float:
        """Return the height of the heads and the highest column."""
        return _HEAD_ROW + max(map(_column_height, self.cards), default=0.0)

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw the lines, and the cards over their ends."""
        room = self.sketch_height - _HEAD_ROW
        places: list[dict[str, tuple[float, float]]] = []
        lefts = []
        gaps = (*_BETWEEN, 0.0)
        for cards, wide, head, gap in zip(self.cards, widths(), self.heads, gaps, strict=True):
            if cards:
                pen.text(head, left, top, HEAD)
            lefts.append(left)
            places.append(_spread(cards, top + _HEAD_ROW, room))
            left += wide + gap
        for index, ties in enumerate(self.ties):
            start, end = lefts[index] + widths()[index], lefts[index + 1]
            for above, below in sorted(ties):
                if above in places[index] and below in places[index + 1]:
                    y, bottom = places[index][above][1], places[index + 1][below][1]
                    swing(pen, start, y, end, bottom, ACCENT if index != 1 else SOFT, 0.75)
        for index, cards in enumerate(self.cards):
            for card in cards:
                _draw_card(pen, card, lefts[index], places[index][card.id][0], index)


def _column_height(cards: Sequence[Card]) -> float:
    return sum(card.height + _GAP for card in cards)


def _spread(cards: Sequence[Card], top: float, room: float) -> dict[str, tuple[float, float]]:
    """Return the upper edge and the middle of each card, with equal space between them."""
    free = (room - _column_height(cards)) / max(len(cards), 1)
    places, at = {}, top + free / 2
    for card in cards:
        places[card.id] = (at, at + card.height / 2)
        at += card.height + _GAP + free
    return places


def _draw_card(pen: Pen, card: Card, left: float, top: float, column: int) -> None:
    wide = widths()[column]
    fill, border = (BAND, ACCENT) if column in {0, 2} else (PAPER, LIGHT)
    box(pen, left, top, wide, card.height, fill, border, 0.8, 2.0)
    pen.lines(card.lines, left + _PAD, top + _AIR, CELL, wide)
