"""A sheet of a workbook as a value; nothing here knows of files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

Value = str | Decimal | int | date | None
LONGEST_TEXT = 32_000
"""Characters of a cell; the format takes 32,767 with what it writes instead of odd signs."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\'\x00-\x1f]")
_LONGEST_NAME = 31


class Look(StrEnum):
    """How a cell looks, and whether it may be written."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEAD = "head"
    HEAD_RIGHT = "head_right"
    """Above figures."""
    NOTE = "note"
    HELP = "help"
    """Beside a field, in as many lines as it takes."""
    COUNT = "count"
    """The number of a row."""
    TEXT = "text"
    """Shown, not written."""
    STRONG = "strong"
    MONEY = "money"
    NUMBER = "number"
    RATE = "rate"
    DAY = "day"
    TOTAL = "total"
    TOTAL_MONEY = "total_money"
    TOTAL_NUMBER = "total_number"
    CHECK = "check"
    TAG = "tag"
    """What the program alone reads."""
    IN_TEXT = "in_text"
    """From here on cells that take what people write."""
    IN_LONG = "in_long"
    IN_MONEY = "in_money"
    IN_NUMBER = "in_number"
    IN_WHOLE = "in_whole"
    IN_DAY = "in_day"
    IN_CHOICE = "in_choice"
    LEGEND = "legend"
    """Looks like a cell to be written, and is none."""


@dataclass(frozen=True)
class Cell:
    """One cell: what it shows, or a formula with the value that the program has for it."""

    value: Value
    look: Look
    formula: str = ""


@dataclass(frozen=True)
class Choices:
    """Cells that take one of a list."""

    first: int
    """Rows and columns from 0."""
    last: int
    column: int
    source: str
    """The cells that hold the list, as a formula."""


@dataclass(frozen=True)
class Numbers:
    """Cells that take a number or a day within bounds."""

    first: int
    last: int
    column: int
    kind: str
    """`decimal`, `integer` or `date`."""
    least: Decimal | int | date
    most: Decimal | int | date


@dataclass
class Page:
    """A sheet as it is made up; rows and columns are counted from 0."""

    name: str
    widths: dict[int, float] = field(default_factory=dict)
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    heights: dict[int, float] = field(default_factory=dict)
    choices: list[Choices] = field(default_factory=list)
    numbers: list[Numbers] = field(default_factory=list)
    frozen: tuple[int, int] = (0, 0)
    repeated: tuple[int, int] | None = None
    """First and last row that stand at the head of each printed page."""
    hidden: bool = False
    colour: str = ""
    """Of its tab."""
    tall: bool = False
    """Printed upright."""
    free: bool = False
    """May be written everywhere: it never comes home."""

    def put(self, row: int, column: int, value: Value, look: Look, formula: str = "") -> None:
        """Write a cell."""
        self.cells[row, column] = Cell(value, look, formula)

    def line(self, row: int, column: int, values: Iterable[Value], look: Look) -> None:
        """Write cells beside each other that look alike."""
        for step, value in enumerate(values):
            self.put(row, column + step, value, look)

    @property
    def height(self) -> int:
        """Return the number of rows in use."""
        return 1 + max((row for row, _ in self.cells), default=-1)

    @property
    def width(self) -> int:
        """Return the number of columns in use."""
        return 1 + max((column for _, column in self.cells), default=-1)

    def at(self, row: int, column: int, *, fixed: bool = True) -> str:
        """Return the address of a cell for a formula on any sheet."""
        return f"{quoted(self.name)}!{address(row, column, fixed=fixed)}"

    def down(self, first: int, last: int, column: int) -> str:
        """Return the address of cells below each other for a formula on any sheet."""
        return f"{quoted(self.name)}!{address(first, column)}:{address(last, column)}"


def letters(column: int) -> str:
    """Return the letters of a column that is counted from 0."""
    found = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def address(row: int, column: int, *, fixed: bool = True) -> str:
    """Return the name of a cell, such as `$B$7`, or `B7`."""
    sign = "$" if fixed else ""
    return f"{sign}{letters(column)}{sign}{row + 1}"


def quoted(name: str) -> str:
    """Return the name of a sheet as formulas have it."""
    return "'" + name.replace("'", "''") + "'"


def sheet_names(wanted: Iterable[str], taken: Iterable[str] = ()) -> list[str]:
    """Return names that sheets can have, each only once, as near as possible to those that are wanted."""
    used = {name.casefold() for name in taken} | {"history"}
    found = []
    for name in wanted:
        plain = " ".join(_FORBIDDEN.sub(" ", name).split())[:_LONGEST_NAME].strip() or "Sheet"
        unique, count = plain, 1
        while unique.casefold() in used:
            count += 1
            unique = f"{plain[: _LONGEST_NAME - len(str(count)) - 1].strip()} {count}"
        used.add(unique.casefold())
        found.append(unique)
    return found
