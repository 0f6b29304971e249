"""A printed number, or a short name, that stands in a text; and the mark of a row that is gone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from euroapp.mentions.letters import GAP, LETTERS, SECTIONS
from euroapp.mentions.vocabulary import Pattern, any_case

SHORT_NAMES = "short_names"
"""Participants that a text names by their short names."""
DOTTED_LISTS = tuple(LETTERS[letters] for letters in "TDES")
_LETTERS_OF = {name: letters for letters, name in LETTERS.items()} | {SECTIONS: ""}


class Mention(NamedTuple):
    """A printed number in a text."""

    collection: str
    number: str
    """As it is printed: `T2.1`, `WP3`; `4` for a participant, `1.2` for a section; or a short name."""
    begin: int
    """Where the words of the mention begin, such as `work package 2`."""
    start: int
    """Where its figures begin."""
    end: int
    """Where its figures end."""
    sure: bool = True
    """It can mean nothing else."""
    removed: bool = False
    """Marked as naming a row that went."""
    owner: str = ""
    """The name beside a number that is in doubt for nothing else: sure, if the name is one of the draft."""
    lists: tuple[str, ...] = ()
    """All lists that it may be a number of, where nothing says which; it is written as that of the first."""

    def readings(self) -> tuple[Mention, ...]:
        """Return it as a number of each of the lists that it may belong to."""
        bare = self.number.removeprefix(_LETTERS_OF[self.collection])
        return tuple(
            self._replace(collection=name, number=_LETTERS_OF[name] + bare, lists=()) for name in self.lists
        )


REMOVED = " [removed]"
"""Follows the number of a row that is gone."""
_REMOVED_IN_LABEL = " (removed)"
"""The same in the words of a link, which hold no brackets."""
_LABEL_GOES_ON = Pattern(r"[^\[\]\n]*\]\(")
_REMOVED = any_case(rf"\*{{0,3}}{GAP}\*{{0,3}}(?:\[removed\]|\(removed\))")
"""The same, however the author went on to write it."""


def mark_of(text: str, end: int) -> int:
    """Return where the mark of a row that is gone ends, behind its number or name; 0 without a mark."""
    found = _REMOVED.match(text, end)
    return found.end() if found else 0


def mark_for(text: str, end: int) -> str:
    """Return how a number or name that ends there is marked as that of a row that is gone."""
    line = text.rfind("\n", 0, end) + 1
    label = text.rfind("[", line, end) > text.rfind("]", line, end) and _LABEL_GOES_ON.match(text, end)
    return _REMOVED_IN_LABEL if label else REMOVED


_CODE = Pattern(r"(?<![\w-])[A-Z]{2,5}-\d{1,3}(?![\w-]|[.,]\d)", re.ASCII)


def is_code(key: str) -> bool:
    """Tell whether a key of the call's indicators is a code that people cite, such as `SMP-1`."""
    return _CODE.fullmatch(key) is not None


def codes(text: str) -> Iterator[str]:
    """Yield what looks like the code of an indicator of a call."""
    yield from _CODE.findall(text)
