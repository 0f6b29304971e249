"""Finds words in all texts of a draft as they are seen, and what would stand there after a replacement."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from math import prod
from time import monotonic
from typing import Any, NamedTuple

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.marks import BESIDE
from euroapp.draft.paths import walk
from euroapp.draft.unsettled import UNSETTLED
from euroapp.edits.stretches import Stretch
from euroapp.edits.texts import takes_fields
from euroapp.errors import PatternRefused
from euroapp.language import say
from euroapp.live.shown_text import ShownText
from euroapp.live.values import LiveValues
from euroapp.prose.live import typed
from euroapp.values import FieldPath, join, one_line

LONGEST_SEARCH = 2.0
"""Seconds that a regular expression may take over all texts; one that takes longer is refused."""
_REPEATS = re.compile(r"(?<=[{,])0*([1-9]\d*)(?=[,}])")
_MOST_REPEATS, _LONGEST_PATTERN = 100_000, 1_000
"""Product of all counted repeats, and characters: a longer expression takes long before it finds anything."""
_TOO_LONG = say("The regular expression takes too long. Make it simpler: avoid repeats inside repeats.")
_NO_TEXTS = frozenset({"call", "overrides", "history", UNSETTLED, *BESIDE})


@dataclass(frozen=True)
class Query:
    """What is looked for."""

    words: str
    whole_words: bool = False
    match_case: bool = False
    match_accents: bool = False
    pattern: bool = False
    """The words are a regular expression."""


class Match(NamedTuple):
    """A place where words were found."""

    path: FieldPath
    text: str
    """The whole text as it is seen."""
    start: int
    end: int
    new: str
    """What would stand there, as it is seen."""
    stretch: Stretch | None
    """The replacement; None where a live field is part of the place, which is changed at its home."""


def find(values: LiveValues, query: Query, new: str = "", *, inside: FieldPath = "") -> tuple[Match, ...]:
    r"""Return all places in the order of the draft.

    Args:
        values: what live fields show.
        query: what is looked for.
        new: what shall stand there; with a regular expression, `\1` stands for its first group.
        inside: look only at texts whose path begins so.

    Raises:
        PatternRefused: the regular expression, or what shall stand there, cannot be read, or takes too long.

    """
    if not query.words:
        return ()
    finder = _Pattern(query) if query.pattern else _Words(query)
    return tuple(
        Match(path, shown.text, start, end, said, _stretch(path, source, shown.written(start, end), said))
        for path, source in _texts(values.draft)
        if path.startswith(inside)
        for shown in (_seen(path, source, values),)
        for start, end, said in finder.places(shown.text, new)
    )


def spots(text: str, query: Query) -> Iterator[tuple[int, int]]:
    """Yield beginning and end of each place of some words in one text, as it is seen."""
    return ((start, end) for start, end, _ in _Words(query).places(text, ""))


def _seen(path: FieldPath, source: str, values: LiveValues) -> ShownText:
    return ShownText(source, values.words if takes_fields(path) else lambda _name: None)


def _stretch(path: FieldPath, source: str, place: tuple[int, int] | None, new: str) -> Stretch | None:
    if place is None:
        return None
    written = typed(new) if takes_fields(path) else one_line(new)
    return Stretch(path, *place, source[place[0] : place[1]], written)


def _texts(draft: Draft) -> Iterator[tuple[FieldPath, str]]:
    """Yield every text that can be typed, one line or several, with its path."""
    for prefix, owner in walk(draft):
        if prefix.partition("/")[0] in _NO_TEXTS:
            continue
        for name, spec in fields_of(type(owner)).items():
            value: Any = getattr(owner, name)
            plain = spec.kind in {Kind.TEXT, Kind.PARAGRAPH} and not spec.many
            if plain and isinstance(value, str) and value:
                yield join(prefix, name), value


class _Words:
    """Finds words letter by letter, with what makes no difference folded away."""

    def __init__(self, query: Query) -> None:
        self._query = query
        self._wanted = "".join(map(self._folded, unicodedata.normalize("NFC", query.words)))

    def places(self, text: str, new: str) -> Iterator[tuple[int, int, str]]:
        """Yield start and end of each place, and what would stand there."""
        if not self._wanted:
            return
        letters, places = self._read(text)
        at = letters.find(self._wanted)
        while at >= 0:
            stop = at + len(self._wanted)
            start, end = places[at], places[stop] if stop < len(places) else len(text)
            if self._fits(text, start, end, at, places):
                yield start, end, new
                at = letters.find(self._wanted, stop)
            else:
                at = letters.find(self._wanted, at + 1)

    def _fits(self, text: str, start: int, end: int, at: int, places: list[int]) -> bool:
        # A letter that folds to several, such as ß, is found whole or not at all.
        if at and places[at - 1] == start:
            return False
        if not self._query.whole_words:
            return True
        return not (_in_word(text, start, start - 1) or _in_word(text, end - 1, end))

    def _read(self, text: str) -> tuple[str, list[int]]:
        if text.isascii() and "\t" not in text:
            return (text if self._query.match_case else text.lower()), list(range(len(text)))
        letters: list[str] = []
        places: list[int] = []
        for place, sign in enumerate(text):
            folded = self._folded(sign)
            letters.append(folded)
            places.extend([place] * len(folded))
        return "".join(letters), places

    def _folded(self, sign: str) -> str:
        if sign.isspace() and sign not in "\r\n":
            return " "
        if not self._query.match_accents:
            apart = unicodedata.normalize("NFKD", sign)
            sign = "".join(one for one in apart if unicodedata.category(one) not in {"Mn", "Me", "Cf"})
        return sign if self._query.match_case else sign.casefold()


def _in_word(text: str, inner: int, outer: int) -> bool:
    """Tell whether a word goes on beyond an edge of what was found."""
    return 0 <= outer < len(text) and _is_letter(text[inner]) and _is_letter(text[outer])


def _is_letter(sign: str) -> bool:
    return sign.isalnum() or sign == "_" or unicodedata.category(sign) == "Mn"


class _Pattern:
    """Finds what a regular expression describes, within a time."""

    def __init__(self, query: Query) -> None:
        # It knows a limit of time; the module of the language does not.
        import regex

        flags = regex.VERSION1 | regex.MULTILINE | (0 if query.match_case else regex.IGNORECASE)
        words = rf"\b(?:{query.words})\b" if query.whole_words else query.words
        self._unreadable = (regex.error, ValueError, LookupError, OverflowError, RecursionError, MemoryError)
        if prod(map(int, _REPEATS.findall(words))) > _MOST_REPEATS or len(words) > _LONGEST_PATTERN:
            raise PatternRefused(_TOO_LONG)
        try:
            self._pattern = regex.compile(words, flags)
        except self._unreadable as error:
            raise PatternRefused(
                say(
                    "This is no regular expression: {reason}. Correct it, or switch it off.",
                    reason=error,
                )
            ) from error
        self._until = monotonic() + LONGEST_SEARCH

    def places(self, text: str, new: str) -> Iterator[tuple[int, int, str]]:
        """Yield start and end of each place, and what would stand there; empty places are passed over."""
        try:
            for found in self._pattern.finditer(text, timeout=max(0.01, self._until - monotonic())):
                if found.end() > found.start():
                    yield found.start(), found.end(), self._expanded(found, new)
        except TimeoutError as error:
            raise PatternRefused(_TOO_LONG) from error

    def _expanded(self, found: Any, new: str) -> str:
        try:
            return str(found.expand(new))
        except self._unreadable as error:
            raise PatternRefused(
                say(
                    "“Replace with” cannot be read: {reason}. Write \\\\ for a backslash.",
                    reason=error,
                )
            ) from error
