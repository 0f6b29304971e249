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
_SENTENCE = re.compile(r"(?:[^.!?\n]++|[.!?]++(?=\S))++(?:[.!?\n]++\s*)?|[.!?\n]++\s*")
"""A point inside a number, as in `T2.1`, ends no sentence."""
_JOINING = frozenset(".,'\N{RIGHT SINGLE QUOTATION MARK}-/:")
"""Signs that stand inside words and numbers."""
_LONGEST_WORD = 100
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
    return [_trimmed(place, before, after) for place in found]


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


def _trimmed(place: Splice, before: str, after: str) -> Splice:
    """Return a place without what both texts have at its ends: blanks, signs, whole words."""
    out, into = before[place.start : place.end], after[place.begin : place.stop]
    first = _whole(out, into, _alike(out, into))
    out, into = out[first:][::-1], into[first:][::-1]
    last = _whole(out, into, _alike(out, into))
    return Splice(place.start + first, place.end - last, place.begin + first, place.stop - last)


def _whole(one: str, other: str, alike: int) -> int:
    """Return how many of the characters that two texts begin with alike end with a whole word in both."""
    for place in range(alike, max(0, alike - _LONGEST_WORD), -1):
        if not (_inside_word(one, place) or _inside_word(other, place)):
            return place
    return 0


def _inside_word(text: str, at: int) -> bool:
    """Tell whether a place lies inside a word or a number, such as before the comma of `1,500`."""
    before, after = text[max(0, at - 2) : at], text[at : at + 2]
    if before[-1:].isalnum():
        return after[:1].isalnum() or (after[:1] in _JOINING and after[1:].isalnum())
    return before[-1:] in _JOINING and before[:-1].isalnum() and after[:1].isalnum()


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
