"""Follows a row of a table that goes on overleaf: of each cell some lines stand here, the others there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from euroapp.export.compliance.follow import CODE, follow, past
from euroapp.export.compliance.printed import HYPHEN, PAGE

_MOST = 4_000
"""So many ways to part the cells of a row are tried; only cells that read alike have more."""
_NEAR = 40
"""Letters by which a place is told."""


class Row(NamedTuple):
    """Where a row ends in print, and which of its letters are printed by their code."""

    at: int
    coded: str


def follow_row(cells: Sequence[str], printed: str, at: int, head: str) -> Row | None:
    """Follow the cells of a row from a place on, over the ends of pages; nothing where they stand elsewhere.

    On each page each cell goes on where it ended on the page before, in the order of the cells.

    Args:
        cells: the letters of each cell.
        printed: the letters of the text, with the ends of pages.
        at: where the row begins.
        head: the head of the table, which is repeated on each page.

    """
    return _whole(cells, printed, at, head) or Parting(cells, head).ends(printed, at)


def fills(cells: Sequence[str], stretch: str, head: str) -> bool:
    """Tell whether the cells of a row, parted by the ends of pages, are all that stands in a stretch."""
    return Parting(cells, head, exact=True).ends(stretch, 0) is not None


def _whole(cells: Sequence[str], printed: str, at: int, head: str) -> Row | None:
    coded = ""
    for cell in cells:
        found = follow(cell, printed, past(printed, at, head), head)
        if found.done < len(cell):
            return None
        at, coded = found.at, coded + found.coded
    return Row(at, coded)


class _Way(NamedTuple):
    """How far a row was followed: so many letters of a cell stand before a page."""

    cell: int
    done: int
    page: int
    places: tuple[int, ...]
    """Where the next letters of the row begin, on each page."""


@dataclass
class Parting:
    """Looks for the way in which the ends of pages part the cells of a row.

    What it says of itself is true when `ends` was asked.
    """

    cells: Sequence[str]
    head: str
    exact: bool = False
    """Nothing else may stand on the last page."""
    tired: bool = False
    """The cells read so alike that there were too many ways to try them all."""
    near: str = ""
    """Letters up to which the row was followed no further."""
    _reached: int = -1

    def ends(self, printed: str, at: int) -> Row | None:
        """Return where a row ends that begins here and goes on overleaf; nothing where none does."""
        first = next(filter(None, self.cells), "")
        at = past(printed, at, self.head)
        if PAGE not in printed[at:] or not first or not follow(first, printed, at).done:
            return None
        least = most = sum(map(len, self.cells))
        pages: list[str] = []
        for start, page in self._pages(printed, at):
            pages.append(page)
            if len(pages) > 1:
                most += len(self.cells[0])
                if sum(map(len, pages)) >= least and (found := self._ends(pages)):
                    return Row(start + found[0], found[1])
            if sum(map(_least, pages)) > most:
                break
        return None

    def _pages(self, printed: str, at: int) -> Iterator[tuple[int, str]]:
        """Yield the rest of each page from a place on, and where it begins, without the head of the table."""
        while True:
            end = printed.find(PAGE, at)
            yield at, printed[at:end] if end >= 0 else printed[at:]
            if end < 0:
                return
            at = past(printed, end, self.head)

    def _ends(self, pages: Sequence[str]) -> tuple[int, str] | None:
        """Return where a row that fills all pages but the last ends on that one."""
        # A short first cell, which stands whole on the first page, is repeated beside the rest of its row.
        again = [follow(self.cells[0], page, 0) for page in pages[1:]]
        starts = [(0,) * len(pages)]
        if self.cells[0] and all(found.done == len(self.cells[0]) for found in again):
            starts.insert(0, (0, *(found.at for found in again)))
        return next(filter(None, (self._tried(pages, places) for places in starts)), None)

    def _tried(self, pages: Sequence[str], starts: tuple[int, ...]) -> tuple[int, str] | None:
        seen: set[_Way] = set()
        ways: list[Iterator[tuple[_Way, str]]] = [iter([(_Way(0, 0, 0, starts), "")])]
        while ways:
            way, coded = next(ways[-1], (None, ""))
            if way is None:
                ways.pop()
            elif len(seen) > _MOST:
                self.tired = True
                return None
            elif way not in seen:
                seen.add(way)
                self._note(way)
                if way.cell < len(self.cells):
                    ways.append(self._further(pages, way, coded))
                elif self._filled(pages, way.places):
                    return way.places[-1], coded
        return None

    def _note(self, way: _Way) -> None:
        """Keep the letters that come next where a row was followed further than before."""
        reached = sum(map(len, self.cells[: way.cell])) + way.done
        if reached > self._reached:
            self._reached = reached
            self.near = "".join(self.cells[way.cell :])[way.done :][:_NEAR]

    def _further(self, pages: Sequence[str], way: _Way, coded: str) -> Iterator[tuple[_Way, str]]:
        """Yield how a cell may go on: with as many letters as stand here, or less and the others overleaf."""
        words, page, place = self.cells[way.cell][way.done :], pages[way.page], way.places[way.page]
        before, behind = way.places[: way.page], way.places[way.page + 1 :]
        most = follow(words, page, place).done
        overleaf = way.page + 1 < len(pages)
        next_page, next_place = (pages[way.page + 1], behind[0]) if overleaf else ("", 0)
        for length in range(most, -1 if overleaf else len(words) - 1, -1):
            if length < most and not follow(words[length], next_page, next_place).done:
                continue
            found = follow(words[:length], page, place)
            places = (*before, found.at, *behind)
            if length == len(words):
                yield _Way(way.cell + 1, 0, 0, places), coded + found.coded
            elif found.done == length:
                yield _Way(way.cell, way.done + length, way.page + 1, places), coded + found.coded

    def _filled(self, pages: Sequence[str], places: tuple[int, ...]) -> bool:
        last = None if self.exact else -1
        rests = (page[place:] for page, place in zip(pages[:last], places[:last], strict=True))
        return not any(rest.strip(HYPHEN) for rest in rests)


def _least(page: str) -> int:
    """Return how many letters of a row stand on a page at least; one printed by its code may be none."""
    return len(CODE.sub("", page).replace(HYPHEN, ""))
