"""Numbers beside the name of their own row: “2.1 Dependency map”, “| 2 | Network |”, “PADALTA (2)”."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from euroapp.mentions.letters import BLANK
from euroapp.mentions.mention import Mention

_LEAST, _MOST = 6, 24
"""Letters of a name by which it is known in a text: shorter ones are words like all others."""
_SHORTEST_SHORT_NAME = 2
_BEFORE = re.compile(
    rf"(?<![\w.,])([0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)(?:[.):]|{BLANK}?[|–-])?[*\"“{{\s]{{0,6}}\Z"
)
_BEHIND = re.compile(rf"\*{{0,3}}{BLANK}?[(\[]([0-9]{{1,2}}(?:\.[0-9]{{1,2}})?)[)\]]")


class Named(NamedTuple):
    """A row with a number, and the words that its name begins with, in small letters."""

    collection: str
    number: str
    words: str


def named(collection: str, number: str, name: str, *, short: bool = False) -> Named | None:
    """Return a row by its number and name; None where the name is too short to be known by."""
    words = name.strip().lower()[:_MOST].rstrip()
    return (
        Named(collection, number, words)
        if len(words) >= (_SHORTEST_SHORT_NAME if short else _LEAST)
        else None
    )


def beside_names(text: str, rows: Iterable[Named], taken: Iterable[int]) -> Iterator[Mention]:
    """Yield the numbers beside the name of their row, in doubt; those at a place taken are known already."""
    folded, known = text.lower(), {*taken}
    if len(folded) != len(text):
        return
    for collection, number, words in rows:
        bare = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        at = folded.find(words)
        while at >= 0:
            for found in (_BEFORE.search(text, max(0, at - 16), at), _BEHIND.match(text, at + len(words))):
                if found is not None and found[1] == bare and found.start(1) not in known:
                    start, end = found.span(1)
                    known.add(start)
                    yield Mention(collection, number, start, start, end, sure=False)
            at = folded.find(words, at + 1)
