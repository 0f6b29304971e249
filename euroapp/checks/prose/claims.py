"""Numbers that a text states about the project, found by the words around them."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

_WINDOW = 160
"""Characters before a number that can say what it is."""

_ENDS = (". ", "; ", "! ", "? ", "\n")
_LEAST = re.compile(r"(?:at least|more than|over|minimum of|no fewer than|exceeds?)$")
_MOST = re.compile(
    r"(?:at most|up to|fewer than|less than|below|under|no more than|first|last|next|other|further|another"
    r"|remaining|only)$"
)
_ABOUT = re.compile(r"(?:about|around|nearly|almost|some|approximately|roughly|close to|ca\.?|~)$")


class Claim(NamedTuple):
    """A number stated about something of which the draft has a figure."""

    kind: str
    words: str
    readings: tuple[Decimal, ...]
    slack: Decimal = Decimal(0)
    bound: str = ""
    """`least`, `most` or `about` where the text leaves the number open."""
    total: bool = True
    """The words speak of all there are; otherwise it may be a part, and only too many is wrong."""
    aims_only: bool = False
    """The words are clear only where every sentence speaks of this project."""
    near: bool = False
    """Only a number of the same order as the figure is likely to mean it."""
    owner: str = ""
    """The name whose number it is said to be, which must be the project's own."""
    scheme: str = ""
    """The kind of grant that is counted or priced, such as `innovate grant`."""


def clause(text: str, place: int) -> str:
    """Return the words of the same sentence before a place."""
    begin = max(0, place - _WINDOW)
    window = text[begin:place]
    last = max(window.rfind(mark) for mark in _ENDS)
    if last >= 0:
        return window[last + 1 :].lstrip()
    return window if not begin else window.partition(" ")[2]


def bound(before: str) -> str:
    """Return how the words before a number leave it open, or ''."""
    tail = before[-24:].lower().rstrip()
    for name, pattern in (("least", _LEAST), ("most", _MOST), ("about", _ABOUT)):
        if pattern.search(tail):
            return name
    return ""
