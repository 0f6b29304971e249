"""A chain too full for lines: a row an objective, with the numbers of what hangs on it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.export.pdf.figures.figure import LEADING, ONE_PAGE, FigureBlock, Lettering, parted, wrapped
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import CELL, HEAD, LINE, TEXT, body_width
from euroapp.language import say
from euroapp.outline.drawings import Chain, Node

_WEIGHTS = (1.25, 1.45, 0.75, 1.05)
_HEAD_ROW = 15.0
_PAD = 4.0
_AIR = 4.0
_MOST_LINES = 20
_NAME_LINES = 3

Cells = tuple[Sequence[Line], ...]


def _widths() -> list[float]:
    return [body_width(wide=False) * weight / sum(_WEIGHTS) for weight in _WEIGHTS]


def listing_blocks(item: Chain, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the rows, on as many pages as they need."""
    rows = [_cells(item, node, lettering) for node in item.columns[0]]
    rows += _loose(item, lettering)
    parts: list[list[Cells]] = [[]]
    for row in rows:
        if parts[-1] and sum(map(_height, [*parts[-1], row])) > ONE_PAGE - 40:
            parts.append([])
        parts[-1].append(row)
    heads = tuple(lettering.text(head, item.path) for head in item.heads)
    for number, part in enumerate(parts, 1):
        caption = lettering.number(parted(item.caption, number, len(parts)), item.path)
        yield ListingBlock(caption, lettering.note(item.note, item.path), item.key, heads=heads, rows=part)


def _cells(item: Chain, node: Node, lettering: Lettering) -> Cells:
    name = lettering.text(node.name, node.path)
    return (wrapped(name, CELL, _room(0), _NAME_LINES, node.number), *_numbers(item, {node.id}, ()))


def _loose(item: Chain, lettering: Lettering) -> list[Cells]:
    """Return a row with the indicators that hang on no row of the first column, where there are any."""
    tied = {below for _, below in item.ties[0]}
    loose = [node.id for node in item.columns[1] if node.id not in tied]
    if not loose:
        return []
    name = lettering.text(say("No specific objective"), item.path)
    return [(wrapped(name, CELL, _room(0), 1), *_numbers(item, set(), loose))]


def _numbers(item: Chain, first: set[str], second: Sequence[str]) -> list[Sequence[Line]]:
    """Return the numbers of what hangs on some rows of the first and some of the second column."""
    found: list[Sequence[Line]] = []
    kept = first
    for index, ties in enumerate(item.ties, 1):
        kept = {below for above, below in ties if above in kept} | set(second if index == 1 else ())
        numbers = ", ".join(one.number for one in item.columns[index] if one.id in kept) or "–"
        found.append(wrapped(numbers, CELL, _room(index), _MOST_LINES))
    return found


def _room(index: int) -> float:
    return _widths()[index] - 2 * _PAD


def _height(row: Cells) -> float:
    return max(map(len, row)) * LEADING + 2 * _AIR


@dataclass(kw_only=True)
class ListingBlock(FigureBlock):
    """Rows with a head."""

    heads: tuple[str, ...]
    rows: list[Cells]

    @property
    def sketch_height(self) -> float:
        """Return the height of head and rows."""
        return _HEAD_ROW + sum(map(_height, self.rows))

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw head and rows."""
        lefts = [left + sum(_widths()[:index]) + _PAD for index in range(len(_WEIGHTS))]
        for head, x in zip(self.heads, lefts, strict=True):
            pen.text(head, x, top, HEAD)
        top += _HEAD_ROW
        pen.rule(left, top, left + self.width, TEXT, 0.9)
        for row in self.rows:
            for index, (lines, x) in enumerate(zip(row, lefts, strict=True)):
                pen.lines(lines, x, top + _AIR, CELL, _room(index))
            top += _height(row)
            pen.rule(left, top, left + self.width, LINE)
