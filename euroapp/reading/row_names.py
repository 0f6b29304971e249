"""Rows named by number and name together, as `WP2: Grants`: taken when both agree, else in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from euroapp.draft import Draft
from euroapp.draft.fields import fields_of
from euroapp.folding import folded
from euroapp.language import say
from euroapp.wording.nouns import noun_of

_SIGNS = ":‐‑–—-"
_BEHIND = re.compile(rf"\s*[{_SIGNS}]+\s*|[.)]\s+|\s*(?=[(\[])|\s+")
"""What people put between the number of a row and its name."""
_ALSO = {"partners": ("Partner",)}
"""Other nouns for the rows of a list, of which each means all of them."""
_IN_BRACKETS = re.compile(r"(?P<name>.+?)\s*[(\[](?P<number>[^()\[\]]+)[)\]]")


@dataclass(frozen=True)
class Called:
    """A row with its printed number, the other ways of writing it, and its name, all but `key` folded."""

    key: str
    numbers: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Meant:
    """The rows that a text names, and why it is in doubt; '' where number and name agree."""

    keys: tuple[str, ...]
    why: str = ""


def loosely(collection: str, number: str) -> Iterator[str]:
    """Yield other ways of writing a printed number: `WP 2`, `Work package 2` and `2` for `WP2`."""
    letters = number.rstrip("0123456789.?")
    digits = number.removeprefix(letters)
    noun = noun_of(fields_of(Draft)[collection].title)
    for word in filter(None, (letters, noun, *_ALSO.get(collection, ()))):
        yield f"{word} {digits}"
        yield f"{word}{digits}"
        yield f"{word} no. {digits}"
        yield f"{word} no {digits}"
    yield digits


def called(collection: str, key: str, number: str, name: str) -> Called:
    """Return a row of a list as it is compared."""
    numbers = dict.fromkeys(map(folded, (number, *loosely(collection, number))))
    return Called(key, tuple(numbers), folded(name))


def number_and_name(text: str, rows: Sequence[Called]) -> Meant | None:
    """Return the rows that a folded text names by number and name; None where it does not name both.

    A number alone with a sign behind it, as `WP2:`, names its row.
    """
    bare = text.rstrip(f"{_SIGNS}. ")
    alone = [row.key for row in rows if bare != text and bare in row.numbers]
    if alone:
        return Meant(tuple(alone))
    numbers = {number: row for row in rows for number in reversed(row.numbers)}
    letters = "|".join(sorted({re.escape(number.rstrip("0123456789. ?")) for number in numbers} - {""}))
    best: Meant | None = None
    for number, name, sure in _parted(text, letters):
        row = numbers.get(number)
        named = tuple(one.key for one in rows if one.name and one.name == name)
        found = _held_together(row, named)
        if found is not None and not found.why:
            return found
        best = best or (found if sure or (row is not None and named) else None)
    return best


def _parted(text: str, letters: str) -> Iterator[tuple[str, str, bool]]:
    """Yield number and name in each way that a text can be parted into them, and whether it must be so."""
    number = rf"(?:(?:{letters})\s*)?\d+(?:\.\d+)*" if letters else r"\d+"
    if found := re.match(number, text):
        behind = _BEHIND.match(text, found.end())
        name = text[behind.end() :].strip() if behind else ""
        name = name[1:-1].strip() if name[:1] + name[-1:] in {"()", "[]"} else name
        # A bare figure before words counts something else: `2 partners`.
        sure = not (found[0].isdigit() and behind is not None and not behind[0].strip())
        if behind and any(map(str.isalpha, name)) and not re.fullmatch(number, name):
            yield found[0], name, sure
    if (found := _IN_BRACKETS.fullmatch(text)) and re.fullmatch(number, found["number"].strip()):
        yield found["number"].strip(), found["name"], not found["number"].strip().isdigit()


def _held_together(row: Called | None, named: tuple[str, ...]) -> Meant | None:
    """Return what a number and a name mean together; nothing where neither is known."""
    if row is not None and row.key in named:
        return Meant((row.key,))
    if row is not None and named:
        return Meant((row.key, *named), say("has the number of one row and the name of another"))
    if row is not None:
        return Meant((row.key,), say("has the number of a row, but not its name"))
    if named:
        return Meant(named, say("has the name of a row, but not its number"))
    return None
