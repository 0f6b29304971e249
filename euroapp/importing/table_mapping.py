"""A table of a file as rows of a list: where it stands, and which of its columns is which field."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from euroapp.folding import folded
from euroapp.importing.opening import SheetRead, column_name
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
    doubtful: frozenset[int] = frozenset()
    """Columns of which only the user can say which one counts: one head, different cells."""

    with_sums: bool = False
    """Rows that begin like a sum and may be none are rows, for the user said so."""

    @property
    def labels(self) -> dict[int, str]:
        """Return what each column is called: its head, with its letter where several have this head."""
        counts = Counter(map(folded, self.heads.values()))
        return {
            place: f"{head} [{column_name(place)}]" if head and counts[folded(head)] > 1 else head
            for place, head in self.heads.items()
        }

    @property
    def left(self) -> list[str]:
        """Return what columns are called that go nowhere."""
        return [label for column, label in self.labels.items() if column not in self.columns and label]

    @property
    def weight(self) -> tuple[int, int]:
        """Return how well the table fits the list: columns that fit, fewer that do not."""
        return len(self.columns) + len(self.doubtful - {*self.columns}), -len(self.left)


def by_heads(mapping: TableMapping) -> dict[str, str]:
    """Return the field of each column, by what it is called, as it is remembered."""
    labels = mapping.labels
    return {labels[place]: name for place, name in sorted(mapping.columns.items())}
