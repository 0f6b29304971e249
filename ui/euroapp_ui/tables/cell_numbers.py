"""The numbers in the cells of a table, and sums of any block of them without walking its rows."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
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

    def sums(self) -> Sums:
        """Return the rows and columns that only add up others."""


@dataclass(frozen=True)
class Sums:
    """Which rows and columns of a table only add up others of it."""

    rows: Mapping[int, int] = field(default_factory=dict)
    """Rows of sums, with the steps between them and the lines: 1 adds up lines, 2 such sums."""
    columns: Mapping[int, Container[int]] = field(default_factory=dict)
    """Columns of sums, with those that each adds up."""

    def step(self, row: int) -> int:
        """Return how far a row stands above the lines; 0 for a line."""
        return self.rows.get(row, 0)

    def kind(self, column: int) -> int:
        """Return what a column counts: the last column that adds it up, or for others the column itself."""
        while (
            above := next((one for one, parts in self.columns.items() if column in parts), None)
        ) is not None:
            column = above
        return column


class BlockSum(NamedTuple):
    """What some cells come to."""

    cells: int
    numbers: int
    sum: Decimal
    unit: str | None
    """What all their numbers count; None where they count different things."""
    left_out: int = 0
    """Numbers that only add up others of them, and are not added once more."""


class _Column(NamedTuple):
    numbers: Sequence[Number | None]
    counts: list[int]
    """How many numbers stand above each row; one more than there are rows."""
    sums: list[Decimal]
    unit: str | None


class _Parts(NamedTuple):
    """What is counted of a selection."""

    step: int = 0
    """The step of the rows that are counted, the lowest of those chosen."""
    sums: frozenset[int] = frozenset()
    """Columns that are not counted, for they add up columns that are."""


def _runs(first: int, last: int, sums: Sums, step: int) -> Iterable[tuple[int, int]]:
    """Return the runs of rows from first to last that are of one step."""
    top = first
    for row in sorted(row for row in {*sums.rows} | {last + 1} if first <= row <= last + 1):
        # Rows between two sums are lines.
        if top < row and step == 0:
            yield top, row - 1
        if row <= last and sums.rows[row] == step:
            yield row, row
        top = row + 1


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
        """Return what blocks of cells come to: the first row, the last row, and the columns of each.

        Sums are left out where they stand among cells of the kind that they add up.
        """
        listed = [(first, last, [*columns]) for first, last, columns in blocks]
        cells = sum((last - first + 1) * len(columns) for first, last, columns in listed)
        numbers, whole, left_out = 0, Decimal(0), 0
        units: set[tuple[str | None, int]] = set()
        sums = self._numbered.sums()
        parts = self._parts(listed, sums)
        for first, last, columns in listed:
            runs = list(_runs(first, last, sums, parts.step))
            for place in columns:
                column = self._column(place)
                found = column.counts[last + 1] - column.counts[first]
                if place in parts.sums:
                    left_out += found
                    continue
                for top, bottom in runs:
                    counted = column.counts[bottom + 1] - column.counts[top]
                    if counted:
                        numbers, found = numbers + counted, found - counted
                        units.add((column.unit, sums.kind(place)))
                        whole = EXACT.add(whole, EXACT.subtract(column.sums[bottom + 1], column.sums[top]))
                left_out += found
        unit = units.pop()[0] if len(units) == 1 else None
        return BlockSum(cells, numbers, whole, unit, left_out)

    def _parts(self, blocks: Iterable[tuple[int, int, list[int]]], sums: Sums) -> _Parts:
        """Return what is counted of some blocks: the rows of one step, and which columns are not."""
        if not (sums.rows or sums.columns):
            return _Parts()
        steps: set[int] = set()
        filled: set[int] = set()
        for first, last, columns in blocks:
            steps |= {sums.step(row) for row in range(first, last + 1)}
            counts = {place: self._column(place).counts for place in columns}
            filled |= {place for place in columns if counts[place][last + 1] > counts[place][first]}
        adding = (place for place, added in sums.columns.items() if any(one in added for one in filled))
        return _Parts(min(steps, default=0), frozenset(adding))

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

    def sums(self) -> Sums:
        """Return the rows and columns that only add up others."""


class SaidNumbers:
    """The numbers that the cells of a derived table say."""

    def __init__(self, model: SaidModel) -> None:
        self._model = model
        self.stands_for, self.sums = model.stands_for, model.sums

    def column(self, column: int) -> Sequence[Number | None]:
        """Return the numbers that the cells of a column say; None for other words."""
        return [number_said(self._model.said(row, column)) for row in range(self._model.rowCount())]
