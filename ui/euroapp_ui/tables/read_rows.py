"""What follows from each row alone, read again only for rows that are others now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from euroapp.edits.same_rows import changed_places

Value = TypeVar("Value")


class ReadRows(Generic[Value]):
    """The values of the rows of one column. Where nothing changed, the same list is returned again."""

    def __init__(self) -> None:
        self._rows: Sequence[Any] = ()
        self._values: list[Value] = []

    def of(self, rows: Sequence[Any], read: Callable[[Any], Value]) -> list[Value]:
        """Return the value of each row, in their order; rows are known by their identity, and then by id."""
        changed = changed_places(self._rows, rows)
        if changed is not None:
            values = self._values.copy() if changed else self._values
            for place in changed:
                values[place] = read(rows[place])
            return self._keep(rows, values)
        known = {id(row): value for row, value in zip(self._rows, self._values, strict=True)}
        return self._keep(rows, [known[id(row)] if id(row) in known else read(row) for row in rows])

    def _keep(self, rows: Sequence[Any], values: list[Value]) -> list[Value]:
        self._rows, self._values = rows, values
        return values
