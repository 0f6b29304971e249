"""Words that tell the numbers of rows from others: `resources/mentions.json`, read when first asked for.

Its first lines say how they are written. The patterns made of them are compiled when they are first used.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache, partial
from typing import Any

from euroapp.bundle import resource_path
from euroapp.mentions.letters import GAP, SOME

_KIND = r"@([a-z_]+)@"
_HYPHENATED = rf"[-‐‑–]?{GAP}"


class Pattern:
    """A regular expression that is compiled when it is first used.

    Args:
        source: the expression, or what makes it. `@kind@` in it stands for all words of a kind.
        flags: as of `re.compile`.

    """

    _METHODS = ("match", "search", "fullmatch", "finditer", "findall", "sub")
    match: Callable[..., re.Match[str] | None]
    search: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    finditer: Callable[..., Iterator[re.Match[str]]]
    findall: Callable[..., list[str]]
    sub: Callable[..., str]

    def __init__(self, source: str | Callable[[], str], flags: int = 0) -> None:
        self._source, self._flags = source, flags
        # Methods of the object itself are found quicker than by __getattr__.
        for name in self._METHODS:
            setattr(self, name, partial(self._first, name))

    def _first(self, name: str, *arguments: Any) -> Any:
        """Compile the expression, and put its methods in the place of these."""
        source = self._source if isinstance(self._source, str) else self._source()
        filled = re.sub(_KIND, lambda kind: f"(?:{_expression(kind[1])})", source)
        compiled = re.compile(filled, self._flags)
        for method in self._METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)(*arguments)


def any_case(source: str | Callable[[], str]) -> Pattern:
    """Return an expression for which large and small letters are the same."""
    return Pattern(source, re.IGNORECASE)


@cache
def _data(name: str) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(resource_path(name).read_text(encoding="utf-8"))
    return data


@cache
def table(kind: str) -> dict[str, str]:
    """Return words by what they stand for, such as those for rows by the letters of their list."""
    return {name: "".join(said) for name, said in _data("mentions.json")[kind].items()}


@cache
def _typed(kind: str) -> str:
    said: str | list[str] = _data("mentions.json")[kind]
    return said if isinstance(said, str) else "|".join(line.strip("|") for line in said)


@cache
def _expression(kind: str) -> str:
    """Return all words of a kind; those for rows are named by the letters of their list."""
    if kind != "rows":
        return spaced(_typed(kind))
    return "|".join(f"(?P<{letters}>{row_words(said)})" for letters, said in table("rows").items())


@cache
def words(kind: str) -> frozenset[str]:
    """Return plain words of a kind in small letters, such as the verbs that may follow a number."""
    return frozenset(_typed(kind).split("|"))


@cache
def each_of(kind: str) -> tuple[str, ...]:
    """Return the alternatives for each place in a row, such as all words for the first, the second, ..."""
    return tuple(_data("mentions.json")[kind])


def spaced(typed: str) -> str:
    """Return typed alternatives as a regular expression in which blanks are any blanks."""
    return typed.replace(" ", SOME).replace("~", _HYPHENATED)


_PLURAL_HEADS = ("lots", "paquetes", "pacchetti", "pacotes")


def is_plural(word: str) -> bool:
    """Tell whether several numbers may follow a word for rows."""
    small = word.lower()
    return small.endswith(("s", *words("plurals"))) or small.startswith(_PLURAL_HEADS)


def row_words(typed: str) -> str:
    """Return plain words for rows, singular and plural, as a regular expression."""
    said = [
        (word.removesuffix("."), "" if is_plural(word) else "s?", "\\." if word[-1] == "." else "")
        for word in sorted(typed.split("|"), key=lambda word: word[-1] != ".")
    ]
    return "|".join(spaced(word) + plural + dot for word, plural, dot in said)


@cache
def countries() -> frozenset[str]:
    """Return the names of all countries in small letters, other names and short ones too."""
    others = _data("aliases.json")["lists"]["countries"]
    names = (*_data("countries.json").values(), *(name for said in others.values() for name in said))
    return frozenset(map(str.casefold, names))
