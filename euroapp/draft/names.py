"""Short names of participants in running text: whole words, written exactly so."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from euroapp.draft.mentions import REMOVED, SHORT_NAMES, Mention, place_of

LEAST_LETTERS = 2
"""Shorter names are never looked for."""

_WORD = r"\w\u0300-\u036f"


def countable(name: str) -> bool:
    """Tell whether a short name is long enough to be looked for in texts."""
    return sum(sign.isalnum() for sign in name) >= LEAST_LETTERS


def may_be_a_word(name: str) -> bool:
    """Tell whether a short name may stand in a text as an ordinary word or a common abbreviation."""
    return name.isalpha() and (len(name) <= 3 or name[1:].islower())


def _forms(name: str) -> set[str]:
    return {name, unicodedata.normalize("NFC", name), unicodedata.normalize("NFD", name)}


def _plain(form: str) -> str:
    return form.replace("\u00a0", " ").replace(r"\|", "|")


@lru_cache(maxsize=8)
def _pattern(names: frozenset[str]) -> re.Pattern[str]:
    forms = {form for name in names for form in _forms(name)}
    # The longest first: “EURO HUB” does not name the participant HUB.
    # A bar in a cell of a narrative is typed with a backslash.
    words = (
        re.escape(form).replace(r"\ ", "[ \u00a0]").replace(r"\|", r"\\?\|")
        for form in sorted(forms, key=len, reverse=True)
    )
    return re.compile(rf"(?<![{_WORD}])(?:{'|'.join(words)})(?![{_WORD}])")


def names_in(text: str, names: Iterable[str]) -> Iterator[Mention]:
    """Yield where a text names a participant by its short name, in order.

    What is part of an address is passed over; what may be the name of a file is marked as doubtful.
    """
    known = frozenset(name for name in names if countable(name))
    if not known:
        return
    by_form = {form: name for name in known for form in _forms(name)}
    by_plain = {_plain(form): name for form, name in by_form.items()}
    for found in _pattern(known).finditer(text):
        place = place_of(text, found.start(), found.end())
        if place is not False:
            name = by_form.get(found[0]) or by_plain[_plain(found[0])]
            gone = text.startswith(REMOVED, found.end())
            yield Mention(SHORT_NAMES, name, found.start(), found.start(), found.end(), place is True, gone)
