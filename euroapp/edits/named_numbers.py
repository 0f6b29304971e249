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
    """A row with a number, its name in small letters, and the words that this begins with."""

    collection: str
    number: str
    name: str
    words: str


def named(collection: str, number: str, name: str, *, short: bool = False) -> Named | None:
    """Return a row by its number and name; None where the name is too short to be known by."""
    whole = name.strip().lower()
    found = Named(collection, number, whole, whole[:_MOST].rstrip())
    return found if len(whole) >= (_SHORTEST_SHORT_NAME if short else _LEAST) else None


def beside_names(text: str, rows: Iterable[Named], taken: Iterable[int]) -> Iterator[Mention]:
    """Yield the numbers beside the name of their row, in doubt; those at a place taken are known already."""
    folded, known = text.lower(), {*taken}
    if len(folded) != len(text):
        return
    for collection, number, name, words in rows:
        bare = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
        at = folded.find(words)
        while at >= 0:
            end = at + len(name if folded.startswith(name, at) else words)
            for found in (_BEFORE.search(text, max(0, at - 16), at), _BEHIND.match(text, end)):
                if found is not None and found[1] == bare and found.start(1) not in known:
                    known.add(found.start(1))
                    yield Mention(collection, number, found.start(1), *found.span(1), sure=False)
            at = folded.find(words, at + 1)
