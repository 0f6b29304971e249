"""The acronyms that sections explain, with their meanings: the list of acronyms of a proposal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from euroapp.draft import Draft
from euroapp.language import say, together
from euroapp.live.counting import stretches

_MOST_WORDS = 12
"""Words before a bracket that can be the meaning of what is in it."""
_BEHIND = re.compile(r"([^\n.;:!?()]{2,160})\(([A-Z][A-Za-z&]{1,7})\)")
"""Enterprise Europe Network (EEN)."""
_BEFORE = re.compile(r"\b([A-Z][A-Za-z&]{1,7}) \(([^()\n]{2,100})\)")
"""EEN (Enterprise Europe Network)."""


def acronym_list(draft: Draft) -> str:
    """Return the acronyms that sections explain, in the order of letters; empty where there are none."""
    found: dict[str, str] = {}
    for section in draft.narrative:
        for acronym, meaning in explained_in(section.text):
            found.setdefault(acronym, meaning)
    listed = (
        say("{acronym}: {meaning}", acronym=acronym, meaning=found[acronym])
        for acronym in sorted(found, key=str.casefold)
    )
    return together(listed, "; ")


@lru_cache(maxsize=128)
def explained_in(source: str) -> tuple[tuple[str, str], ...]:
    """Return the acronyms that a section explains, with the words that do; each once.

    Words explain an acronym where its letters are found in them in this order, the first at the beginning
    of the first word: "Enterprise Europe Network (EEN)", or the other way round.
    """
    found: dict[str, str] = {}
    for acronym, meaning in _pairs("\n".join(stretches(source))):
        found.setdefault(acronym, meaning)
    return tuple(found.items())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for one in _BEHIND.finditer(text):
        acronym, words = one[2].removesuffix("s"), one[1].split()[-_MOST_WORDS:]
        tails = [words[-count:] for count in range(1, len(words) + 1)]
        best = max(tails, key=lambda tail: _begun(tail, acronym))
        if _begun(best, acronym):
            yield acronym, " ".join(best)
    for one in _BEFORE.finditer(text):
        acronym, words = one[1].removesuffix("s"), one[2].split()
        if len(words) <= _MOST_WORDS and _begun(words, acronym):
            yield acronym, " ".join(words)


def _begun(words: list[str], acronym: str) -> int:
    """Return how many letters of an acronym begin a word; 0 where the words do not explain it."""
    letters = [letter for letter in acronym.casefold() if letter.isalnum()]
    said = " ".join(words).casefold()
    capitals = sum(letter.isupper() for letter in acronym)
    if 2 * capitals < len(letters) or said == acronym.casefold() or not said.startswith(letters[0]):
        return 0
    place = begun = 0
    for letter in letters:
        beginning = re.compile(rf"(?<!\w){re.escape(letter)}").search(said, place)
        found = beginning.start() if beginning else said.find(letter, place)
        if found < 0:
            return 0
        begun += beginning is not None
        place = found + 1
    return begun if 2 * begun > len(letters) else 0
