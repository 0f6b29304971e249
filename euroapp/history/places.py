"""Keys by which rows are sorted in their list: between any two there is room for another one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

_SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_RANK = {sign: rank for rank, sign in enumerate(_SIGNS)}
_MIDDLE = "V"
LONGEST = 200
"""Signs of a key; a list that was sorted so often gets new keys."""


def is_place(key: object) -> bool:
    """Tell whether a value read from outside is a key."""
    return isinstance(key, str) and 0 < len(key) <= LONGEST and _RANK.keys() >= set(key) and key[-1] != "0"


def spread(count: int) -> list[str]:
    """Return keys for the rows of a list that has none yet, in their order."""
    width = 1
    while (len(_SIGNS) - 2) ** width < count + 1:
        width += 1
    step = len(_SIGNS) ** width // (count + 1)
    return [_written(place * step, width) for place in range(1, count + 1)]


def _written(number: int, width: int) -> str:
    signs = ""
    for _ in range(width):
        number, rank = divmod(number, len(_SIGNS))
        signs = _SIGNS[rank] + signs
    return signs + _MIDDLE if signs.endswith("0") else signs


def between(left: str, right: str) -> str:
    """Return a key between two others; '' stands for the beginning, or the end, of the list.

    Raises:
        ValueError: the two do not follow each other.

    """
    if right and left >= right:
        raise ValueError("no key lies between these")
    key = ""
    for at in range(len(left) + len(right) + 1):
        low = _RANK[left[at]] if at < len(left) else 0
        high = _RANK[right[at]] if right and at < len(right) else len(_SIGNS)
        if low == high:
            key += _SIGNS[low]
            continue
        if not right and low < len(_SIGNS) - 1:
            return key + _SIGNS[low + 1]  # Behind the last row keys count up and stay short.
        if (low + high) // 2 > low:
            return key + _SIGNS[(low + high) // 2]
        key += _SIGNS[low]
        right = ""  # Below this sign everything is smaller than what stood there.
    return key + _MIDDLE


def steady(before: Sequence[str], after: Sequence[str]) -> frozenset[str]:
    """Return the rows that need no new key: the longest run that is in the same order in both."""
    place = {row: at for at, row in enumerate(before)}
    rows = [row for row in after if row in place]
    tails: list[int] = []
    ends: list[int] = []
    leads: list[int] = []
    for at, row in enumerate(rows):
        run = bisect_left(tails, place[row])
        leads.append(ends[run - 1] if run else -1)
        tails[run : run + 1] = [place[row]]
        ends[run : run + 1] = [at]
    kept, at = set(), ends[-1] if ends else -1
    while at >= 0:
        kept.add(rows[at])
        at = leads[at]
    return frozenset(kept)
