"""The table of the budget of Part A, and tables that list participants: one row each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile

from euroapp.draft.consortium import Participant
from euroapp.folding import folded
from euroapp.importing.submitted.labels import Mark, Marks
from euroapp.importing.submitted.sheet import Piece, Sheets

_AMOUNT = re.compile(r"^[-+]?[\d][\d\s.,'’]*(?:\s?(?:€|EUR))?$|^-$|^–$", re.IGNORECASE)
_LEAST = 3
"""So many labels side by side are the head of a table of the budget."""
_BAND = 60.0
"""Points over which the head of a table may go."""
_AWAY = 45.0
"""Points by which an amount may lie beside the middle of its head."""
_ROW = 18.0
"""Points by which an amount may lie above or below the name of its row."""
TOTAL = "*"
"""Stands for the row of totals."""


@dataclass(frozen=True)
class Amount:
    """An amount in the table of the budget."""

    partner: str
    """The id of the participant; `*` for the row of totals."""
    column: str
    text: str
    page: int


@dataclass(frozen=True)
class Head:
    """The head of a table: its columns by key."""

    columns: Mapping[str, tuple[float, float]]
    """Left and right edge, in points."""
    first: int
    last: int
    """Its lines."""
    left: float


def heads_of(sheets: Sheets, marks: Marks, prefix: str = "column:") -> list[Head]:
    """Return the heads of all tables of the budget."""
    some = [mark for mark in marks.all if not mark.weak and not mark.inline and _column(mark, prefix)]
    found: list[Head] = []
    place = 0
    while place < len(some):
        first = some[place].first
        near = [*takewhile(partial(_beside, first), islice(some, place, None))]
        columns: dict[str, tuple[float, float]] = {}
        for mark in near:
            columns.setdefault(_column(mark, prefix), (mark.left, mark.right))
        apart = {round((left + right) / 2 / 12) for left, right in columns.values()}
        if len(columns) >= _LEAST and len(apart) == len(columns):
            last = max(mark.last.line for mark in near)
            left = min(left for left, _ in columns.values())
            found.append(Head(columns, near[0].first.line, last, left))
        place += max(1, len(near))
    return found


def _beside(first: Piece, mark: Mark) -> bool:
    piece = mark.first
    return piece.page == first.page and abs(piece.top - first.top) < _BAND


def _column(mark: Mark, prefix: str) -> str:
    return next((key.removeprefix(prefix) for key in sorted(mark.keys) if key.startswith(prefix)), "")


def amounts_of(
    sheets: Sheets, heads: Sequence[Head], partners: Sequence[Participant], totals: Sequence[str]
) -> Iterator[Amount]:
    """Yield every amount of the tables of the budget, by participant and column."""
    for place, head in enumerate(heads):
        end = heads[place + 1].first if place + 1 < len(heads) else len(sheets.lines)
        rows = _rows(sheets, head, end, partners, totals)
        yielded: set[tuple[str, str]] = set()
        for partner, name in rows:
            for column, piece in _cells(sheets, head, end, name, rows):
                if (partner, column) not in yielded:
                    yielded.add((partner, column))
                    yield Amount(partner, column, piece.text, piece.page)


def _rows(
    sheets: Sheets, head: Head, end: int, partners: Sequence[Participant], totals: Sequence[str]
) -> list[tuple[str, Piece]]:
    """Return the rows of a table: who they are about, and where that is said."""
    names: defaultdict[str, str] = defaultdict(str)
    for place, partner in enumerate(partners, 1):
        for name in (partner.short_name, partner.legal_name, partner.pic):
            if name:
                names[folded(name)] = partner.id
                for sign in (" ", ". ", "-", " - "):
                    names[f"{place}{sign}{folded(name)}"] = partner.id
    names |= {folded(word): TOTAL for word in totals}
    found: list[tuple[str, Piece]] = []
    seen: set[str] = set()
    for line in sheets.lines[head.last + 1 : end]:
        for piece in line:
            who = names.get(folded(piece.text).strip(" :"), "")
            if who and who not in seen and piece.left < head.left:
                seen.add(who)
                found.append((who, piece))
                break
        if TOTAL in seen:
            break
    return found


def _cells(
    sheets: Sheets, head: Head, end: int, name: Piece, rows: Sequence[tuple[str, Piece]]
) -> Iterator[tuple[str, Piece]]:
    """Yield the amounts that stand in the row of a name."""
    others = [one for _, one in rows if one.page == name.page and one is not name]
    first, last = max(head.last + 1, name.line - 3), min(end, name.line + 4)
    pieces = [piece for line in sheets.lines[first:last] for piece in line if piece.page == name.page]
    pieces.sort(key=lambda piece: abs(piece.middle - name.middle))
    for piece in pieces:
        away = abs(piece.middle - name.middle)
        nearer = any(abs(piece.middle - one.middle) < away for one in others)
        if piece.left < head.left - _AWAY or away > _ROW or nearer or not _AMOUNT.match(piece.text.strip()):
            continue
        column = _nearest(head, piece)
        if column:
            yield column, piece


def _nearest(head: Head, piece: Piece) -> str:
    """Return the column in which an amount stands, by whichever edges or middles lie nearest."""

    def away(key: str) -> float:
        left, right = head.columns[key]
        return min(
            abs(piece.left - left), abs(piece.right - right), abs(piece.left + piece.right - left - right) / 2
        )

    best = min(head.columns, key=away)
    return best if away(best) < _AWAY else ""
