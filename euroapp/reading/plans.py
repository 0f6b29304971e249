"""What pasting a block changes in a table: the cells that are written, and what finds no place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from euroapp.language import say_count
from euroapp.reading.blocks import short


@dataclass(frozen=True)
class Area:
    """The chosen cells: their first row and column, and how many there are down and across."""

    top: int
    left: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Write:
    """A value for a cell."""

    row: int
    column: int
    value: Any
    given: bool = True
    """The block has something for the cell, and does not empty it."""


@dataclass
class Plan:
    """What a block changes, and what of it does not fit."""

    writes: list[Write] = field(default_factory=list)
    unread: list[Write] = field(default_factory=list)
    """Cells that find a place but are no value there, each with its text."""
    problems: list[str] = field(default_factory=list)
    overwritten: int = 0
    """Filled cells that get other content."""
    emptied: int = 0
    """Cells that held something and that a blank cell empties."""
    filled: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of the filled cells that get other content or are emptied."""
    covered: list[tuple[int, int]] = field(default_factory=list)
    """Row and column of the filled cells on which a text that cannot be read would stand."""
    headed: bool = False
    """The block has a row of heads that says which columns are meant."""
    apart: list[int] = field(default_factory=list)
    """Filled rows that are called otherwise than the row of the block that falls on them."""
    lines: dict[int, int] = field(default_factory=dict)
    """For each row of the table: the row of the block, from 0, that falls on it and is not blank."""
    stepped: list[str] = field(default_factory=list)
    """Rows that only add up others, over which the block steps."""
    noted: list[str] = field(default_factory=list)
    """What was read between the rows of the block and is told when it is pasted."""
    _akin: set[int] = field(default_factory=set)
    _outside: dict[str, list[str]] = field(default_factory=dict)

    def leave_out(self, why: str, text: str) -> None:
        """Note a cell that finds no place; cells of one kind are told together."""
        self._outside.setdefault(why, []).append(text)

    def differs(self, row: int) -> None:
        """Note that a row is called otherwise than the one that falls on it."""
        if row not in self.apart:
            self.apart.append(row)

    def agrees(self, row: int) -> None:
        """Note that a row is called as the one that falls on it."""
        self._akin.add(row)

    def others(self) -> list[int]:
        """Return the rows that are not those of the block, as far as names tell, and would lose something.

        Beside rows of other names, those without a name that fall on filled cells are no more the same.
        """
        changed = {row for row, _ in (*self.filled, *self.covered) if row in self.lines}
        return sorted({*self.apart, *changed - self._akin})

    def tell_spared(self) -> None:
        """Note the rows of the block that have a cell for a filled one, which keeps what it holds."""
        given = {(write.row, write.column) for write in self.writes if write.given}
        rows = {row for row, column in self.filled if (row, column) in given}
        rows |= {row for row, _ in self.covered}
        lines = sorted(self.lines[row] + 1 for row in rows if row in self.lines)
        told = say_count(
            "A row of the table with the same name keeps its filled cells; row {lines} of the block has "
            "other values for them.",
            "Rows of the table with the same names keep their filled cells; rows {lines} of the block have "
            "other values for them.",
            len(lines),
            lines=", ".join(map(str, lines)),
        )
        self.noted += [told] if lines else []

    def spare_filled(self) -> None:
        """Leave out all filled cells, and all of the rows that are called otherwise."""
        kept, others = set(self.filled), set(self.apart)
        self.writes = [
            write
            for write in self.writes
            if (write.row, write.column) not in kept and write.row not in others
        ]
        self.filled, self.overwritten, self.emptied = [], 0, 0

    def finish(self) -> Plan:
        """Tell what found no place, one sentence a kind."""
        self.apart = [row for row in self.apart if row not in self._akin]
        for why, texts in self._outside.items():
            told = say_count(
                "{why}: one cell “{text}”.",
                "{why}: {count} cells, the first one “{text}”.",
                len(texts),
                why=why,
                text=short(texts[0]),
            )
            self.problems.append(told)
        return self
