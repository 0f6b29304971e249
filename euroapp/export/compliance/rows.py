"""Follows a row of a table that goes on overleaf: of each cell some lines stand here, the others there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from euroapp.export.compliance.follow import follow, past
from euroapp.export.compliance.printed import HYPHEN, PAGE

_BACK = 6
"""So many letters more than stand here may agree by chance with the cell that follows."""
_MOST_CELLS = 10


class Row(NamedTuple):
    """Where a row ends in print, and which of its letters are printed by their code."""

    at: int
    coded: str


def follow_row(cells: Sequence[str], printed: str, at: int, head: str, key: str = "") -> Row | None:
    """Follow the cells of a row from a place on, over the ends of pages; nothing where they stand elsewhere.

    Args:
        cells: the letters of each cell.
        printed: the letters of the text, with the ends of pages.
        at: where the row begins.
        head: the head of the table, which is repeated on each page.
        key: a first cell that stood whole on a page before, and is repeated on each page.

    """
    whole = _whole(cells, printed, at, head)
    return whole or _parted(cells, printed, at, head, key)


def _whole(cells: Sequence[str], printed: str, at: int, head: str) -> Row | None:
    coded = ""
    for cell in cells:
        found = follow(cell, printed, past(printed, at, head), head)
        if found.done < len(cell):
            return None
        at, coded = found.at, coded + found.coded
    return Row(at, coded)


def _parted(cells: Sequence[str], printed: str, at: int, head: str, key: str) -> Row | None:
    """Part the cells at the end of this page, and follow what is left of them on the next one."""
    end = printed.find(PAGE, at)
    letters = sum(map(len, cells))
    if end < 0 or len(cells) > _MOST_CELLS or _stands_whole(printed[at:end], letters):
        return None
    for lengths in _fitting(cells, printed[:end], at):
        left = [cell[length:] for cell, length in zip(cells, lengths, strict=True)]
        if sum(lengths) == 0 or not any(left):
            continue
        start = past(printed, end, head)
        # A short first cell, which stands whole on the first page, is repeated beside the rest of its row.
        first = "" if left[0] else cells[0] or key
        starts = [start]
        again = follow(first, printed, start)
        if first and again.done == len(first):
            starts.insert(0, again.at)
        for start in starts:
            if row := follow_row(left, printed, start, head, first):
                return row
    return None


def _stands_whole(rest: str, letters: int) -> bool:
    """Tell whether more stands on the rest of a page than the letters of a row."""
    return "[" not in rest and len(rest) - rest.count(HYPHEN) > letters


def _fitting(cells: Sequence[str], page: str, at: int) -> Iterator[tuple[int, ...]]:
    """Yield how many letters of each cell stand on the rest of a page, in every way that fills it."""
    if not cells:
        if at == len(page):
            yield ()
        return
    most = follow(cells[0], page, at).done
    for length in range(most, max(most - _BACK, 0) - 1, -1):
        found = follow(cells[0][:length], page, at)
        for others in _fitting(cells[1:], page, found.at):
            yield (length, *others)
