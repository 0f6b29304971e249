"""Tables of rows of the draft: a column is declared once, with its head and what a row shows in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from euroapp.outline.elements import Align, Cell, Column, Row, Table
from euroapp.outline.totals import TOTAL
from euroapp.values import FieldPath


class Identified(Protocol):
    """A row of a list of the draft."""

    @property
    def id(self) -> str:
        """Return its key in the list."""


R = TypeVar("R", bound=Identified)


@dataclass(frozen=True)
class Shown(Generic[R]):
    """A column of a list, and the cell that a row has in it."""

    head: str
    cell: Callable[[R], Cell]
    align: Align = Align.LEFT
    code: bool = False

    @property
    def column(self) -> Column:
        """Return the column as a table declares it."""
        return Column(self.head, self.align, self.code)


@dataclass(frozen=True)
class Listing(Generic[R]):
    """What a list of the draft shows of each of its rows."""

    caption: str
    columns: Sequence[Shown[R]]
    path: FieldPath
    """Of the whole table."""
    row_path: str
    """Of a row, with `{id}` where its key stands."""
    note: str = ""

    def table(self, rows: Iterable[R], *last: Row) -> Table:
        """Return the table of some rows; what follows them, such as a total, comes last."""
        columns = tuple(shown.column for shown in self.columns)
        return Table(self.caption, columns, (*self._rows(rows), *last), path=self.path, note=self.note)

    def _rows(self, rows: Iterable[R]) -> Iterator[Row]:
        for row in rows:
            cells = tuple(shown.cell(row) for shown in self.columns)
            yield Row(cells, path=self.row_path.format(id=row.id))


def total_row(columns: Sequence[Shown[R]], *ends: Cell) -> Row:
    """Return the last row of a list: `Total`, and its sums in the last columns."""
    between = [""] * (len(columns) - 1 - len(ends))
    return Row((TOTAL, *between, *ends), total=True)
