"""Tables of a PDF that list participants, one row each, and what stands in their cells."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from euroapp.importing.submitted.labels import Mark, Marks
from euroapp.importing.submitted.sheet import Piece, Sheets
from euroapp.importing.submitted.tables import Head, heads_of

PREFIX = "partners/*/"
_TIGHT = 0.25
"""Lines of one cell lie nearer than so many heights."""
_NEAR = 20.0
"""Points by which a cell may lie above or below the name of its row."""
_BESIDE = 20.0
"""Points by which a cell may lie beside its head."""


@dataclass(frozen=True)
class Cell:
    """What a table says of a participant."""

    partner: str
    key: str
    """The pattern of the path of the field."""
    text: str
    page: int


@dataclass(frozen=True)
class Lists:
    """What stands in such tables, and where they are."""

    cells: tuple[Cell, ...]
    lines: frozenset[int]
    """The lines of those tables, which are in no block of a participant."""


def lists_of(sheets: Sheets, marks: Marks, named: Mapping[int, str]) -> Lists:
    """Return what tables say of participants.

    Args:
        sheets: the lines of the file.
        marks: its labels.
        named: the lines in which a participant is named, each with the id.

    """
    cells: list[Cell] = []
    taken: set[int] = set()
    heads = heads_of(sheets, marks, PREFIX)
    for head in heads:
        end = _end(sheets, marks, head)
        rows = [(line, named[line]) for line in range(head.last + 1, end) if line in named]
        if len({partner for _, partner in rows}) < 2:
            continue
        taken.update(range(head.first, rows[-1][0] + 1))
        cells.extend(_cells(sheets, head, end, rows))
    return Lists(tuple(cells), frozenset(taken))


def _end(sheets: Sheets, marks: Marks, head: Head) -> int:
    """Return the line before which a table ends: a label at the left, or the end of the file."""

    def ends(mark: Mark) -> bool:
        return not mark.weak and mark.first.line > head.last

    return min((mark.first.line for mark in marks.all if ends(mark)), default=len(sheets.lines))


def _cells(sheets: Sheets, head: Head, end: int, rows: Sequence[tuple[int, str]]) -> Iterator[Cell]:
    pieces = [piece for line in sheets.lines[head.last + 1 : end] for piece in line]
    anchors = [(sheets.lines[line][0], partner) for line, partner in rows]
    # Columns that nobody looks for, as that of numbers, keep their cells to themselves.
    heads = [one.left for line in sheets.lines[head.first : head.last + 1] for one in line]
    found: defaultdict[tuple[str, str], list[Piece]] = defaultdict(list)
    for key, (left, _) in head.columns.items():
        near_here = [one for one in pieces if abs(one.left - left) < _BESIDE]
        column = [one for one in near_here if abs(one.left - left) <= min(abs(one.left - x) for x in heads)]
        for lines in _clusters(column):
            first, last = lines[0], lines[-1]
            middle = (first.top + last.bottom) / 2
            near = [(abs(one.middle - middle), partner) for one, partner in anchors if one.page == first.page]
            held = [
                partner
                for one, partner in anchors
                if one.page == first.page and first.top - 2 <= one.middle <= last.bottom + 2
            ]
            if held:
                found[held[0] if len(held) == 1 else min(near)[1], key].extend(lines)
            elif near and min(near)[0] < _NEAR:
                found[min(near)[1], key].extend(lines)
    for (partner, key), lines in found.items():
        yield Cell(partner, f"{PREFIX}{key}", "\n".join(one.text for one in lines), lines[0].page)


def _clusters(column: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of a column that stand close below each other."""
    lines: list[Piece] = []
    for piece in column:
        if lines and (piece.page != lines[-1].page or piece.top - lines[-1].bottom > _TIGHT * piece.height):
            yield lines
            lines = []
        lines.append(piece)
    if lines:
        yield lines
