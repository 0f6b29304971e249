"""Spans such as “WP2 to WP5” name every row between their ends: they follow if they can name the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from euroapp.mentions.mention import Mention

_JOINS = re.compile(
    r"\**\s*(?:(?:(?:up|through|down|right|on) )?to(?: and including)?|until|till|through|thru"
    r"|bis(?: einschlie(?:ß|ss)lich)?|hasta|fino a|až(?: do| po)?|do|til|iki|līdz|kuni|asti|până la|до|έως"
    r"|jusqu['’]à|à|al?|até|tot(?: en met)?|t/m|[-‐‑‒–—―−~…→÷]|\.\.\.?|-+>)\s*\**",
    re.IGNORECASE,
)
"""What stands between the ends of a span."""
_BETWEEN = re.compile(r"\b(?:between|zwischen|entre|tra|fra|tussen)\W*\Z", re.IGNORECASE)
_AND = re.compile(r"\**\s*(?:and|und|et|y|e|en)\s*\**", re.IGNORECASE)
Numbers = Mapping[tuple[str, str], str]
"""Printed numbers by list and id of the row."""


def spans(text: str, found: Sequence[Mention]) -> Iterator[tuple[Mention, Mention]]:
    """Yield the first and last mention of every span in a text."""
    for first, last in pairwise(found):
        alike = first.collection == last.collection
        between = _BETWEEN.search(text, max(0, first.begin - 12), first.begin)
        joined = _JOINS.fullmatch(text, first.end, last.begin)
        if alike and (joined or (between and _AND.fullmatch(text, first.end, last.begin))):
            yield first, last


def rows_between(numbers: Numbers, collection: str, first: str, last: str) -> frozenset[str]:
    """Return the ids of the rows of a list whose numbers lie between two numbers, both included."""
    low, high = _order(first), _order(last)
    return frozenset(
        row for (name, row), number in numbers.items() if name == collection and low <= _order(number) <= high
    )


def _order(number: str) -> tuple[int, ...]:
    return tuple(map(int, re.findall(r"\d+", number)))
