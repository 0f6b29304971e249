"""Rows of a foreign table that only add up others: known by a word and by their figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from functools import cache

from euroapp.draft.fields import field_at
from euroapp.folding import folded
from euroapp.reading.blocks import Cell, exact
from euroapp.reading.field import meaning
from euroapp.reading.known_words import sum_words
from euroapp.wording.values import Known

_CENT = Decimal("0.01")
"""So much may each row have been rounded by."""
_CODE = re.compile(r"(wp|t)?[a-z]?\d{0,3}(\.\d{1,3})*")
"""What a subtotal may be of: `WP2`, `A`, `A.1`."""
_BRACKETS = re.compile(r"[(\[][^()\[\]]*[)\]]")
_MOST_WORDS = 3
_PARTS = ("units", "unit_cost")
"""Fields whose product is what the rows of a list cost."""

Line = Sequence[Cell]
Column = list[Decimal | None]


class Guess(Enum):
    """What a row is."""

    ROW = "row"
    SUM = "sum"
    DOUBT = "doubt"


def guesses(lines: Sequence[Line], fields: Sequence[str], known: Known) -> list[Guess]:
    """Return what each row of a table is: one of the list, a sum of others, or not clear.

    Args:
        lines: the rows.
        fields: the field of each column; '' for none.
        known: the draft.

    """
    words = [_begins(line) for line in lines]
    if not any(words):
        return [Guess.ROW] * len(lines)
    figures = _Figures(lines, fields, [bool(word) for word in words], known)
    return [
        _guess(line, word, figures, row) for row, (line, word) in enumerate(zip(lines, words, strict=True))
    ]


def _guess(line: Line, word: str, figures: _Figures, row: int) -> Guess:
    if not word:
        return Guess.ROW
    filled = [place for place, cell in enumerate(line) if cell.text.strip()]
    numbers = figures.places(row)
    if word == "alone":
        if numbers:
            return Guess.SUM if figures.add_up(row) else Guess.DOUBT
        # A sum without figures is none; but a row that says nothing but `Total` is nothing else either.
        return Guess.DOUBT if len(filled) == 1 else Guess.ROW
    return Guess.DOUBT if numbers and figures.add_up(row) else Guess.ROW


def _begins(line: Line) -> str:
    """Tell how a row begins like a sum: `alone` by such a word, `more` with others behind; '' for no."""
    texts = (cell.text for cell in line)
    first = next((text for text in texts if any(map(str.isalpha, text))), "")
    return _like_a_sum(first) if first else ""


@cache
def _like_a_sum(text: str) -> str:
    words, tails = sum_words()
    parts = [part.strip(".:,;=*–-") for part in folded(_BRACKETS.sub(" ", text)).split()]
    parts = list(filter(None, parts))
    for count in range(min(_MOST_WORDS, len(parts)), 0, -1):
        if " ".join(parts[:count]) in words:
            rest = [part for part in parts[count:] if part not in tails and not _CODE.fullmatch(part)]
            return "more" if rest else "alone"
    return ""


class _Figures:
    """The figures of a table by columns, read with either decimal mark."""

    def __init__(
        self, lines: Sequence[Line], fields: Sequence[str], sums: Sequence[bool], known: Known
    ) -> None:
        asked = [line for line, one in zip(lines, sums, strict=True) if one]
        places = {place for line in asked for place in _with_digits(line)}
        if places and all(name in fields for name in _PARTS):
            places |= {*map(fields.index, _PARTS)}
        found = {place: [_numbers(line, place, known) for line in lines] for place in sorted(places)}
        self._ways = [
            {place: [one[side] if one else None for one in column] for place, column in found.items()}
            for side in (0, -1)
        ]
        self._starts = [_first_word(line) for line in lines]
        spans = _spans(sums)
        self._added = [
            {place: _Added(column, sums, spans) for place, column in way.items()} for way in self._ways
        ]
        self._costs = [_Added(_products(way, fields, len(lines)), sums, spans) for way in self._ways]

    def places(self, row: int) -> list[int]:
        """Return the columns behind the word of a row in which it has figures."""
        return [
            place
            for place, column in self._ways[0].items()
            if column[row] is not None and place > self._starts[row]
        ]

    def add_up(self, row: int) -> bool:
        """Tell whether every figure of a row is what others add up to."""
        return any(
            all(
                added[place].makes(row, value) or costs.makes(row, value)
                for place in self.places(row)
                if (value := way[place][row]) is not None
            )
            for way, added, costs in zip(self._ways, self._added, self._costs, strict=True)
        )


class _Added:
    """The sums of a column from its head to each row: of thousands of rows each is looked at once."""

    def __init__(self, column: Column, sums: Sequence[bool], spans: Sequence[tuple[int, int]]) -> None:
        self._spans = spans
        self._plain = _running(_only(column, sums, False))
        self._sums = _running(_only(column, sums, True))

    def makes(self, row: int, value: Decimal) -> bool:
        """Tell whether rows between two sums, all rows above or beside, or the sums above come to a value."""
        before, behind = self._spans[row]
        last = len(self._plain) - 1
        plain = ((before + 1, row), (0, row), (row + 1, behind), (0, last))
        stretches = [(self._plain, *one) for one in plain] + [(self._sums, 0, row)]
        for running, start, end in stretches:
            total, count = (running[end][at] - running[start][at] for at in (0, 1))
            if count and abs(total - value) <= _CENT * count:
                return True
        return False


def _only(column: Column, sums: Sequence[bool], wanted: bool) -> Column:
    return [value if one == wanted else None for value, one in zip(column, sums, strict=True)]


def _running(column: Iterable[Decimal | None]) -> list[tuple[Decimal, int]]:
    """Return sum and number of the figures above each row, and last those of all."""
    found, total, count = [(Decimal(), 0)], Decimal(), 0
    for value in column:
        if value is not None:
            total, count = total + value, count + 1
        found.append((total, count))
    return found


def _spans(sums: Sequence[bool]) -> list[tuple[int, int]]:
    """Return for each row the sum before and the one behind it."""
    before, behind, last = list[int](), list[int](), -1
    for at, one in enumerate(sums):
        before.append(last)
        last = at if one else last
    last = len(sums)
    for at in reversed(range(len(sums))):
        behind.append(last)
        last = at if sums[at] else last
    return [*zip(before, reversed(behind), strict=True)]


def _products(way: Mapping[int, Column], fields: Sequence[str], count: int) -> Column:
    """Return what each row costs, where its units and what one of them costs are known."""
    if not way or not all(name in fields for name in _PARTS):
        return [None] * count
    pairs = zip(*(way[fields.index(name)] for name in _PARTS), strict=True)
    return [a * b if a is not None and b is not None else None for a, b in pairs]


def _first_word(line: Line) -> int:
    return next((place for place, cell in enumerate(line) if any(map(str.isalpha, cell.text))), -1)


def _with_digits(line: Line) -> list[int]:
    return [place for place, cell in enumerate(line) if any(map(str.isdigit, cell.text))]


def _numbers(line: Line, place: int, known: Known) -> tuple[Decimal, ...]:
    """Return the numbers that a cell can be read as."""
    cell = line[place] if place < len(line) else Cell()
    text = cell.text if cell.number is None else exact(cell.number)
    if not any(map(str.isdigit, text)):
        return ()
    found = meaning(field_at("cost_lines/*/units"), text, known).readings
    return tuple(one for one in found if isinstance(one, Decimal))
