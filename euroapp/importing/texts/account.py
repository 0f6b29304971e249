"""What becomes of every visible character of a file: each stretch of words gets one fate, none is lost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from enum import StrEnum

from euroapp.folding import without_blanks
from euroapp.importing.texts.markup import Element

_SAMPLES, _LONG = 40, 120
"""Stretches of one fate that are kept to be shown, and characters of each."""


class Fate(StrEnum):
    """What becomes of some words of a file."""

    TAKEN = "taken"
    HIDDEN = "hidden"
    DELETED = "deleted"
    """Taken out by a tracked change that counts as accepted."""
    INSERTED = "inserted"
    """Put in by a tracked change that counts as rejected."""
    MARGIN = "margin"
    """In headers and footers."""
    COMMENT = "comment"
    CONTENTS = "contents"
    """In a table of contents, or in another list that the word processor makes by itself."""
    DRAWING = "drawing"
    """In charts and drawings."""
    LOOSE = "loose"
    """In notes that nothing in the text mentions any more."""
    UNKNOWN = "unknown"
    """In parts that the reader does not know."""
    CODE = "code"
    """In the instruction of a field, which no page shows."""
    UNSEEN = "unseen"
    """Never shown: the second copy of a text box for old programs."""


def visible(text: str) -> int:
    """Return how many visible characters a text has: no blanks, no signs without a width."""
    return len(without_blanks(text))


class Account:
    """The fates of the words of one file."""

    def __init__(self) -> None:
        self._fates: dict[tuple[int, int], Fate] = {}
        self.letters: Counter[Fate] = Counter()
        self.samples: defaultdict[Fate, list[str]] = defaultdict(list)

    def give(self, element: Element, place: int, fate: Fate) -> str:
        """Give one stretch of an element's own words a fate; return the stretch."""
        words = element.content[place]
        if not isinstance(words, str) or (id(element), place) in self._fates:
            return ""
        self._fates[id(element), place] = fate
        self.letters[fate] += visible(words)
        return words

    def give_all(self, element: Element, fate: Fate, shows: Callable[[Element], bool]) -> str:
        """Give all words at and below an element one fate; return those that had none yet.

        Args:
            element: where to begin.
            fate: what becomes of the words.
            shows: whether an element's own words are text that is seen.

        """
        said: list[str] = []
        for one in element.walk():
            if shows(one):
                said += (self.give(one, place, fate) for place in range(len(one.content)))
            elif one.tag in {"w:p", "text:p", "text:h", "w:tc", "table:table-cell"}:
                said.append(" ")
        words = " ".join("".join(said).split())
        self.show(fate, words)
        return words

    def taken_again(self, since: int, times: int) -> None:
        """Count words that were taken since there were `since` letters so many times more."""
        self.letters[Fate.TAKEN] += (self.letters[Fate.TAKEN] - since) * times

    def show(self, fate: Fate, words: str) -> None:
        """Keep the beginning of words of a fate, to be shown."""
        if words and len(self.samples[fate]) < _SAMPLES:
            short = words if len(words) <= _LONG else f"{words[: _LONG - 1]}…"
            self.samples[fate].append(short)

    def close(self, roots: Iterable[Element], shows: Callable[[Element], bool]) -> None:
        """Name as unknown whatever has no fate yet: this is what makes the account whole."""
        for root in roots:
            for one in root.walk():
                if shows(one):
                    for place in range(len(one.content)):
                        if (id(one), place) in self._fates:
                            continue
                        self.show(Fate.UNKNOWN, self.give(one, place, Fate.UNKNOWN).strip())
