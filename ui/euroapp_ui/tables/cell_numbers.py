"""The numbers in the cells of a table, and sums of any block of them without walking its rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from decimal import Decimal, localcontext
from itertools import accumulate
from typing import NamedTuple, Protocol

from euroapp.details import Money, Rounded, Share
from euroapp.exact import EXACT
from euroapp.language import Words

EUR, PER_CENT, PLAIN = "EUR", "%", ""
"""What a number counts: euro, per cent, or things that its column names."""


_NOTHING = Decimal(0)


class Number(NamedTuple):
    """A number and what it counts."""

    value: Decimal
    unit: str = PLAIN


class Numbered(Protocol):
    """A model that tells the numbers in its cells."""

    def column(self, column: int) -> Sequence[Number | None]:
        """Return the numbers of a column by row; None for a text, an empty cell or what is no value yet."""

    def stands_for(self) -> object:
        """Return what the numbers follow from; they are the same while it is the same object."""


class BlockSum(NamedTuple):
    """What some cells come to."""

    cells: int
    numbers: int
    sum: Decimal
    unit: str | None
    """What all their numbers count; None where they count different things."""


class _Column(NamedTuple):
    numbers: Sequence[Number | None]
    counts: list[int]
    """How many numbers stand above each row; one more than there are rows."""
    sums: list[Decimal]
    unit: str | None


def number_said(text: str) -> Number | None:
    """Return the number that words of the program say; None for other words and for what people wrote."""
    meaning = text.meaning if isinstance(text, Words) else None
    match meaning:
        case Money(amount) if amount is not None:
            return Number(amount, EUR)
        case Share(part) if part is not None:
            return Number(EXACT.multiply(part, Decimal(100)), PER_CENT)
        case Rounded(number, _):
            return Number(number)
        case Decimal() | int():
            return Number(Decimal(meaning))
    return None


_LONG = 1_000
"""Rows from which on numbers are read a column at a time."""


class CellNumbers:
    """Sums of blocks of a model; a column is added up once for each value of the draft."""

    def __init__(self, numbered: Numbered) -> None:
        self._numbered = numbered
        self._of: object = None
        self._columns: dict[int, _Column] = {}
        self._fresh: set[int] = set()
        """Columns that were looked at since the numbers may have changed."""

    def block(self, blocks: Iterable[tuple[int, int, Iterable[int]]]) -> BlockSum:
        """Return what blocks of cells come to: the first row, the last row, and the columns of each."""
        cells, numbers, whole = 0, 0, Decimal(0)
        units: set[str | None] = set()
        for first, last, columns in blocks:
            for place in columns:
                column = self._column(place)
                cells += last - first + 1
                found = column.counts[last + 1] - column.counts[first]
                if found:
                    numbers += found
                    units.add(column.unit)
                    whole = EXACT.add(whole, EXACT.subtract(column.sums[last + 1], column.sums[first]))
        return BlockSum(cells, numbers, whole, units.pop() if len(units) == 1 else None)

    def read_one(self, places: Iterable[int]) -> bool:
        """Read one column of a long table whose numbers are not known; tell whether there are others."""
        left = [place for place in places if place not in self._known()]
        return len(left) > 1 and len(self._column(left[0]).numbers) > _LONG

    def _known(self) -> set[int]:
        of = self._numbered.stands_for()
        if of is not self._of:
            self._of = of
            self._fresh.clear()
        return self._fresh

    def _column(self, place: int) -> _Column:
        if place not in self._known():
            self._fresh.add(place)
            numbers, known = self._numbered.column(place), self._columns.get(place)
            if known is None or known.numbers is not numbers:
                self._columns[place] = self._added_up(numbers)
        return self._columns[place]

    @staticmethod
    def _added_up(numbers: Sequence[Number | None]) -> _Column:
        counts = list(accumulate((number is not None for number in numbers), initial=0))
        with localcontext(EXACT):
            values = (number.value if number is not None else _NOTHING for number in numbers)
            sums = list(accumulate(values, initial=_NOTHING))
        units = {number.unit for number in numbers if number is not None}
        return _Column(numbers, counts, sums, units.pop() if len(units) == 1 else None)


class SaidModel(Protocol):
    """A model whose cells say words that know what they mean."""

    def rowCount(self) -> int:
        """Return the number of rows."""

    def said(self, row: int, column: int) -> str:
        """Return the words of a cell."""

    def stands_for(self) -> object:
        """Return what the words follow from."""


class SaidNumbers:
    """The numbers that the cells of a derived table say."""

    def __init__(self, model: SaidModel) -> None:
        self._model = model
        self.stands_for = model.stands_for

    def column(self, column: int) -> Sequence[Number | None]:
        """Return the numbers that the cells of a column say; None for other words."""
        return [number_said(self._model.said(row, column)) for row in range(self._model.rowCount())]
