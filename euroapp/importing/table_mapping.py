"""A table of a file as rows of a list: where it stands, and which of its columns is which field."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.importing.opening import SheetRead
from euroapp.reading.blocks import Block
from euroapp.values import FieldPath


@dataclass
class TableMapping:
    """A table of a file as rows of a list."""

    sheet: SheetRead
    path: FieldPath
    heads: dict[int, str]
    """What stands above each column."""
    columns: dict[int, str]
    """The field of each column that has one."""
    first: int
    """The first row below the heads."""
    block: Block
    top: int
    """The row of the sheet at which the block begins."""

    @property
    def left(self) -> list[str]:
        """Return the heads of columns that go nowhere."""
        return [head for column, head in self.heads.items() if column not in self.columns and head]

    @property
    def weight(self) -> tuple[int, int]:
        """Return how well the table fits the list: columns that fit, fewer that do not."""
        return len(self.columns), -len(self.left)


def by_heads(mapping: TableMapping) -> dict[str, str]:
    """Return the field of each head, as it is remembered; of two columns with one head the first counts."""
    found: dict[str, str] = {}
    for place in sorted(mapping.columns):
        found.setdefault(mapping.heads[place], mapping.columns[place])
    return found
