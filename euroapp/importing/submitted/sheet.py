"""The pieces of text of a PDF in reading order, without the heads and feet of its pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from euroapp.folding import folded

_LEVEL = 0.5
"""Pieces whose middles lie nearer than so many heights stand in one line."""
_SIZE = 1.25
"""Heights of letters of one size differ by less than that: fonts tell them in their own ways."""
_EDGE = 3
"""So many lines at the upper and the lower end of a page may be its head and foot."""
_FIGURES = re.compile(r"(?<!\d)\d{1,4}(?!\d)")


@dataclass(frozen=True)
class Piece:
    """Letters that stand next to each other in one line; places in points from the upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    font: str
    """The name of that of its first letter."""
    last_font: str
    """The name of that of its last letter."""
    page: int
    """Counted from 1."""
    line: int = field(default=0, compare=False)
    """The number of its line in the whole file."""

    @property
    def height(self) -> float:
        """Return the height of its line."""
        return max(self.bottom - self.top, 0.1)

    @property
    def middle(self) -> float:
        """Return how far its middle lies below the upper edge of the page."""
        return (self.top + self.bottom) / 2

    def like(self, other: Piece) -> bool:
        """Tell whether it begins in the dress of another piece: the same font in about the same size."""
        larger = max(self.height, other.height)
        return self.font == other.font and larger < _SIZE * min(self.height, other.height)

    def between(self, left: float, right: float) -> bool:
        """Tell whether some of it stands between two places."""
        return self.right > left and self.left < right


@dataclass(frozen=True)
class Sheets:
    """The lines of a file, in reading order."""

    lines: tuple[tuple[Piece, ...], ...]
    pages: int

    @cached_property
    def pieces(self) -> tuple[Piece, ...]:
        """Return all pieces in reading order."""
        return tuple(piece for line in self.lines for piece in line)

    def page_of(self, line: int) -> int:
        """Return the page on which a line stands."""
        return self.lines[line][0].page

    def before(self, end: int) -> Sheets:
        """Return the lines before one."""
        return Sheets(self.lines[:end], self.pages)

    def text(self, first: int, end: int) -> str:
        """Return the text of some lines."""
        return "\n".join(" ".join(piece.text for piece in line) for line in self.lines[first:end])


def sheets_of(
    pages: Sequence[Sequence[Sequence[Any]]], is_label: Callable[[str], bool] = lambda _text: False
) -> Sheets:
    """Return the lines of a file.

    Args:
        pages: what `letters.read` returns.
        is_label: tells whether a text names a field, and so is no head or foot of a page.

    """
    paged = [_lines(page, number) for number, page in enumerate(pages, 1)]
    kept = _without_margins(paged, is_label)
    numbered = []
    for number, line in enumerate(line for page in kept for line in page):
        numbered.append(tuple(_numbered(piece, number) for piece in line))
    return Sheets(tuple(numbered), len(pages))


def _numbered(piece: Piece, line: int) -> Piece:
    return replace(piece, line=line)


def _piece(told: Sequence[Any], page: int) -> Piece:
    text, left, top, right, bottom, font, last_font = told
    return Piece(text, left, top, right, bottom, font, last_font, page)


def _lines(page: Sequence[Sequence[Any]], number: int) -> list[list[Piece]]:
    pieces = [_piece(told, number) for told in page]
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: (one.middle, one.left)):
        line = found[-1] if found else []
        if line and abs(piece.middle - line[0].middle) < _LEVEL * min(piece.height, line[0].height):
            line.append(piece)
        else:
            found.append([piece])
    return [sorted(line, key=lambda one: one.left) for line in found]


def _without_margins(
    pages: list[list[list[Piece]]], is_label: Callable[[str], bool]
) -> list[list[list[Piece]]]:
    """Return the lines of all pages without those at the edges that most pages have alike."""
    if len(pages) < 2:
        return pages
    seen: Counter[str] = Counter()
    for page in pages:
        seen.update({_mark(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
    often = max(2, (len(pages) + 1) // 2)
    running = {mark for mark, times in seen.items() if times >= often}

    def keeps(page: list[list[Piece]], place: int) -> bool:
        at_edge = place < _EDGE or place >= len(page) - _EDGE
        if not at_edge or _mark(page[place]) not in running:
            return True
        return any(is_label(piece.text) for piece in page[place])

    return [[page[place] for place in range(len(page)) if keeps(page, place)] for page in pages]


def _mark(line: list[Piece]) -> str:
    """Return a line as it is compared with those of other pages: the numbers of pages differ."""
    texts = (_FIGURES.sub("#", folded(piece.text)) for piece in line)
    return "\x1f".join((f"{line[0].top:.0f}", *texts))
