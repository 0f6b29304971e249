"""Spans such as “WP2 to WP5” name every row between their ends: they follow if they can name the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from euroapp.draft.mentions import Mention

_JOINS = re.compile(r"\**\s*(?:(?:up )?to|until|till|through|bis|[-‐‑‒–—−~…]|\.\.\.?)\s*\**", re.IGNORECASE)
"""What stands between the ends of a span."""
Numbers = Mapping[tuple[str, str], str]
"""Printed numbers by list and id of the row."""


def spans(text: str, found: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the first and last mention of every span in a text."""
    for first, last in pairwise(found):
        alike = first.collection == last.collection
        if alike and _JOINS.fullmatch(text, first.end, last.begin):
            yield first, last


def rows_between(numbers: Numbers, collection: str, first: str, last: str) -> frozenset[str]:
    """Return the ids of the rows of a list whose numbers lie between two numbers, both included."""
    low, high = _order(first), _order(last)
    return frozenset(
        row for (name, row), number in numbers.items() if name == collection and low <= _order(number) <= high
    )


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", number)))
