"""Looks at the rows of a list, again only at those that changed.

Rows are looked at in blocks, each remembered while all its rows are the very same objects. An edit
changes one row, and so one block; the cost for the others is that of comparing who they are.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, TypeVar
from weakref import WeakValueDictionary

from euroapp.memory.same import SameRows

Found = TypeVar("Found")

SIZE = 16
_LISTS = 64
"""Lists whose blocks are kept: those of two drafts, and of the last edits of each."""


class _Block:
    """Some rows, with what was found in them by each way of looking."""

    __slots__ = ("__weakref__", "found", "rows")

    def __init__(self, rows: tuple[Any, ...]) -> None:
        self.rows = rows
        self.found: dict[Hashable, tuple[Any, ...]] = {}


_living: WeakValueDictionary[SameRows, _Block] = WeakValueDictionary()
"""The blocks of the lists that are kept; a block goes with the last list that has it."""


def _block(rows: SameRows) -> _Block:
    block = _living.get(rows)
    if block is None:
        block = _living[rows] = _Block(rows.rows)
    return block


@lru_cache(maxsize=_LISTS)
def _blocks(listed: SameRows) -> tuple[_Block, ...]:
    rows = listed.rows[0]
    return tuple(_block(SameRows(rows[start : start + SIZE])) for start in range(0, len(rows), SIZE))


def in_blocks(
    look: Callable[..., Iterable[Found]], rows: tuple[Any, ...], *arguments: Hashable
) -> Iterator[Found]:
    """Yield what `look(row, *arguments)` yields for each row.

    The function must not depend on anything but its arguments, of which there should be few different
    ones; nor should it yield much that is large, since it is kept.
    """
    key = (look, arguments)
    for block in _blocks(SameRows((rows,))):
        found = block.found.get(key)
        if found is None:
            found = tuple(chain.from_iterable(look(row, *arguments) for row in block.rows))
            block.found[key] = found
        yield from found
