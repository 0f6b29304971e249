"""What can be found in a draft: pages, and every field by its name, its place or what it holds."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.draft.images import Image
from euroapp.draft.paths import walk
from euroapp.draft.unsettled import UnsettledEntry
from euroapp.folding import fold, folded
from euroapp.mentions.letters import LETTERS
from euroapp.prose.live import filled
from euroapp.values import join
from euroapp.wording.places import page_numbers, place
from euroapp.wording.values import show
from euroapp_ui.language import shown
from euroapp_ui.windows.page_search import begin, pages_called, views_called

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from euroapp.values import Frozen
    from euroapp_ui.state import State

MOST = 60
_LONG = 200
"""Characters from which a text is no name."""
_MOST_ROWS = 12
"""Rows that are listed because their numbers begin as typed."""
_TEXTS = {Kind.TEXT, Kind.PARAGRAPH}


@dataclass(frozen=True)
class Found:
    """One line of what was found."""

    path: str
    """A field path, `page/KEY`, or `page/KEY/TAB` with the title of a tab."""
    line: str


class Search:
    """Everything in one state of a draft; what the fields hold is read once."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._fields: list[tuple[str, FieldSpec, str]] | None = None

    def matches(self, words: str) -> list[Found]:
        """Return everything that holds all the words, pages first; all pages for no word."""
        wanted = folded(words).split()
        titles = self._state.page_titles
        numbers = page_numbers(titles)
        pages = [
            Found(f"page/{key}", f"{numbers[key]}  {shown(titles[key])}".strip())
            for key in (pages_called(wanted, titles) if wanted else titles)
        ]
        if not wanted:
            return pages
        pages += [
            Found(f"page/{key}/{title}", f"{shown(titles[key])}: {shown(title)}")
            for key, title in views_called(wanted, titles)
        ]
        numbered = list(self._numbered(wanted))
        known = {one.path for one in numbered}
        pages += [one for one in self._sections(wanted) if one.path not in known]
        named, holding = [], []
        for path, spec, text in self._all():
            title, inside = folded(shown(spec.title)), _searched(text)
            if all(word in title for word in wanted):
                named.append((path, text))
            elif all(word in inside or word in title for word in wanted):
                holding.append((path, text))
            if len(named) >= MOST:
                break
        first = [*numbered, *pages, *self._unsettled(wanted)]
        lines = [self._line(path, text, wanted[0]) for path, text in (named + holding)[: MOST - len(first)]]
        return first + lines

    def _numbered(self, wanted: Sequence[str]) -> Iterator[Found]:
        """Yield the rows and sections whose printed number is looked for, or begins like it.

        Words beside the number begin words of the name: `1.2 needs`.
        """
        number = "".join(wanted)
        if not any(sign.isdigit() for sign in number):
            return
        labels = [
            (folded(of), f"{name}/{row}", self._state.numbers.label(name, row))
            for name in LETTERS.values()
            for row, of in getattr(self._state.numbers, name).items()
        ]
        labels += [
            (section.number, f"narrative/{section.id}/text", f"{section.number} {section.title}")
            for section in self._state.call.form.sections()
        ]
        found = [one for one in labels if one[0].startswith(number)]
        if not found and len(wanted) > 1:
            rest = [word for word in wanted if not any(sign.isdigit() for sign in word)]
            number = "".join(word for word in wanted if word not in rest)
            found = [one for one in labels if one[0].startswith(number) and begin(rest, one[2])]
        exact = [one for one in found if one[0] == number]
        for _, path, name in (exact or found)[:_MOST_ROWS]:
            yield Found(path, shown(name))

    def _sections(self, wanted: Sequence[str]) -> Iterator[Found]:
        """Yield the sections of the form by the words of their titles."""
        for section in self._state.call.form.narratives():
            title = f"{section.number} {section.title}".strip()
            if all(word in folded(title) for word in wanted):
                yield Found(f"narrative/{section.id}/text", title)

    def _unsettled(self, wanted: Sequence[str]) -> Iterator[Found]:
        """Yield what was typed and could not be read."""
        for entry in self._state.draft.unsettled:
            if all(word in folded(entry.text) for word in wanted):
                yield self._line(entry.path, entry.text, wanted[0])

    def _all(self) -> Sequence[tuple[str, FieldSpec, str]]:
        if self._fields is None:
            self._fields = list(_fields(self._state))
        return self._fields

    def _line(self, path: str, text: str, word: str) -> Found:
        where = shown(place(path, self._state.draft, self._state.call, self._state.numbers))
        return Found(path, f"{where}: {_around(text, word)}")


def _fields(state: State) -> Iterator[tuple[str, FieldSpec, str]]:
    """Yield path, description and printed value of every field that can be filled in."""
    for prefix, owner in walk(state.draft):
        if prefix.partition("/")[0] in {"call", "overrides"} or isinstance(owner, UnsettledEntry):
            continue
        for name, spec in fields_of(type(owner)).items():
            if spec.kind in {Kind.ROWS, Kind.RECORD} or (isinstance(owner, Image) and name == "data"):
                continue
            yield join(prefix, name), spec, _text(spec, owner, name, state)


def _text(spec: FieldSpec, owner: Frozen, name: str, state: State) -> str:
    value = getattr(owner, name)
    if spec.kind in _TEXTS and isinstance(value, str):
        return filled(value, state.live_words)
    said = shown(show(spec, value, state))
    # People look for 4600 as well as for 4,600.00.
    return f"{said} ({value})" if spec.numeric and value is not None and str(value) != said else said


@lru_cache(maxsize=512)
def _folded_text(text: str) -> str:
    return fold(text)


def _searched(value: str) -> str:
    """Return a text as it is searched; only long ones are not remembered among the names."""
    return folded(value) if len(value) < _LONG else _folded_text(value)


def _around(value: str, word: str) -> str:
    """Return a piece of a text around a word."""
    flat = " ".join(value.split())
    start = max(0, _place(flat, word) - 30)
    piece = flat[start : start + 90]
    return f"{'…' if start else ''}{piece}{'…' if len(flat) > start + 90 else ''}"


def _place(flat: str, word: str) -> int:
    """Return where a folded word begins in a text as it is written; 0 where it is not found."""
    if word not in fold(flat):
        return 0
    # The longest beginning that does not hold the word yet; folding changes the number of letters.
    low, high = 0, len(flat)
    while low < high:
        middle = (low + high) // 2
        low, high = (low, middle) if word in fold(flat[:middle]) else (middle + 1, high)
    return max(0, low - len(word))
