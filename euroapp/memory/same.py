"""Reuses a result while all it was made from are the very same objects.

Drafts are immutable and share what did not change, so identity is enough, and costs nothing to compare.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Generic, TypeVar

Result = TypeVar("Result")

KEPT = 2
"""A draft and the one it is compared with."""


class Memo(Generic[Result]):
    """The last results of one function, with the objects they were made from."""

    def __init__(self) -> None:
        self._known: list[tuple[tuple[object, ...], Result]] = []

    def of(self, parts: tuple[object, ...], make: Callable[[], Result]) -> Result:
        """Return the result for these parts, made anew only when one of them is another object."""
        for known, result in self._known:
            if len(known) == len(parts) and all(a is b for a, b in zip(known, parts, strict=True)):
                return result
        result = make()
        self._known = [(parts, result), *self._known[: KEPT - 1]]
        return result


class SameRows:
    """Rows of a list as a key: frozen rows that are the same objects say the same.

    An edit builds the lists of a draft anew, but keeps every row that it does not change.
    """

    __slots__ = ("_hash", "_ids", "rows")

    def __init__(self, rows: tuple[Any, ...]) -> None:
        self.rows = rows
        self._ids = tuple(map(id, rows))
        self._hash = hash(self._ids)

    def __hash__(self) -> int:
        return self._hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, SameRows) and self._ids == other._ids
