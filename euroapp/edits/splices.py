"""Where two texts differ, told by sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple


class Splice(NamedTuple):
    """A place where two texts differ."""

    start: int
    end: int
    """In the text before: what is replaced."""
    begin: int
    stop: int
    """In the text after: what stands there instead."""


# A blank goes with the word before it: alone, each would be compared with all others.
_WORD = re.compile(r"\S+\s*|\s+")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+$")
_MOST_PAIRS = 250_000
"""Pairs of words that are compared in one place; a larger place is told as one."""


def splices(before: str, after: str) -> list[Splice]:
    """Return where two texts differ: sentence by sentence, then word by word."""
    found: list[Splice] = []
    for part in _differing(_SENTENCE.findall(before), _SENTENCE.findall(after), Splice(0, 0, 0, 0)):
        old, new = (
            _WORD.findall(text) for text in (before[part.start : part.end], after[part.begin : part.stop])
        )
        small = len(old) * len(new) <= _MOST_PAIRS
        found.extend(_differing(old, new, part) if small else [part])
    return [_without_blank(place, before, after) for place in found]


def _differing(old: list[str], new: list[str], at: Splice) -> Iterator[Splice]:
    """Yield where two lists of parts differ, as places of the texts in which they begin at a place."""
    starts, begins = _starts(old, at.start), _starts(new, at.begin)
    # Parts that come up again and again are no landmarks; without this, hostile texts would take hours.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield Splice(starts[i], starts[j], begins[k], begins[m])


def _starts(parts: list[str], first: int) -> list[int]:
    return list(accumulate(map(len, parts), initial=first))


def _without_blank(place: Splice, before: str, after: str) -> Splice:
    """Return a place without the blank at its end that both texts have."""
    start, end, begin, stop = place
    while end > start and stop > begin and before[end - 1] == after[stop - 1] and before[end - 1].isspace():
        end, stop = end - 1, stop - 1
    return Splice(start, end, begin, stop)


def one_splice(before: str, after: str) -> tuple[int, str, str]:
    """Return the one place that holds all that differs: where it begins, what stood and what stands there."""
    start = _alike(before, after)
    out, into = before[start:], after[start:]
    same = _alike(out[::-1], into[::-1])
    return start, out[: len(out) - same], into[: len(into) - same]


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    low, high = 0, min(len(one), len(other))
    if one[:high] == other[:high]:
        return high
    while high - low > 1:
        middle = (low + high) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle
    return low
