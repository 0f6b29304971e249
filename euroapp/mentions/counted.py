"""Rows that are counted in words: “the second work package”, `packages two and three`, `WP III`.

They may mean something else; they are told when they change, and never changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import chain

from euroapp.mentions.bare import Bare
from euroapp.mentions.letters import BLANK, GAP, PARTNERS, SOME
from euroapp.mentions.vocabulary import Pattern, any_case, each_of, row_words, spaced, table

_ORDINAL_ROWS = ("WP", "MS", "SO", "R", "KPI", "FSTP", PARTNERS)
_CARDINAL_ROWS = ("WP", "MS", "SO", "R", PARTNERS)
"""Lists whose rows are counted out in words."""
_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")


def _ordinal() -> str:
    rows = {name: f"{row_words(table('rows')[name])}|{name}s?" for name in _ORDINAL_ROWS}
    return (
        rf"(?<!\w)(?P<number>@ordinals@)"
        rf"(?P<more>{SOME}(?:and|or|und|et|e|y|en){SOME}(?P<second>[^\W\d_]+))?{SOME}"
        rf"(?:{'|'.join(f'(?P<{name}>{said})' for name, said in rows.items())})(?!\w)"
    )


_ORDINAL = any_case(_ordinal)


@cache
def _heads() -> dict[str, tuple[str, ...]]:
    """Return the words and letters before a number in words, by the letters of their list."""
    said = {name: tuple(table("rows")[name].replace(".", "").split("|")) for name in _CARDINAL_ROWS}
    return {**said, "WP": ("wp", *said["WP"]), "MS": ("ms", *said["MS"]), "KPI": ("kpi",)}


_CARDINAL = "|".join(("@cardinals@", *reversed(_ROMAN)))


def _found() -> str:
    """Return the expression for a head and its number; it looks at first letters only, which is quicker."""
    first = "".join(sorted({word[0] for said in _heads().values() for word in said}))
    heads = "|".join(
        rf"(?P<{name}>{'|'.join(f'(?<={word[0]}){spaced(word[1:])}' for word in said)})"
        for name, said in _heads().items()
    )
    number = rf"(?:n(?:o|r|um|umber)\.?{SOME})?(?P<number>{_CARDINAL})"
    return rf"(?s:[{first}](?<!\w.))(?:{heads})s?\*{{0,3}}{SOME}{number}(?!\w)"


_FOUND = any_case(_found)
_GOES_ON = any_case(
    rf"(?:,{SOME}(?:and{SOME}|or{SOME})?"
    rf"|{SOME}(?:and|or|to|until|till|through|und|oder|bis|et|ou|à|e|y|o|a|en|of|tot){SOME}"
    rf"|{GAP}[-‐‑–/&]{GAP})(?P<number>{_CARDINAL})(?!\w)"
)


@lru_cache(maxsize=256)
def _place(kind: str, typed: str) -> int:
    """Return the number that a word or Roman figures stand for; 0 for Roman figures in a mixed case."""
    if typed in _ROMAN:
        return _ROMAN.index(typed) + 1
    said = enumerate(each_of(kind), 1)
    return next((place for place, words in said if re.fullmatch(words, typed, re.IGNORECASE)), 0)


_JOIN = rf"(?:,{SOME}(?:and{SOME}|or{SOME})?|{SOME}(?:and|or|to){SOME}|{GAP}[,;/&+‐‑–-]{GAP})"
_ORDINALS = rf"(?P<number>@ordinals@(?:{_JOIN}(?:@ordinals@))*)"
_FIGURES = (
    rf"(?:n(?:o|r)\.?{GAP})?(?:(?P<figure>[0-9]{{1,2}}(?:{_JOIN}T?[0-9]{{1,2}})*)"
    rf"|(?P<spelt>@cardinals@(?:{_JOIN}(?:@cardinals@))*))"
)
_ROW = "(?:tasks?|deliverables?|events?)"
_SHORT_ROW = rf"(?:(?P<row>{_ROW}){SOME}|(?P<letter>(?-i:[TDE])){BLANK}?)"
_PACKAGE = rf"(?:WP|(?:work{SOME})?package){GAP}(?:no\.?{GAP})?(?P<package>[0-9]{{1,2}})(?![\w.]\w)"
_IN_PACKAGE = any_case(
    rf"(?<!\w)(?:{_ORDINALS}{SOME}(?:[^\W\d_]+{SOME})?(?P<counted>{_ROW})|{_SHORT_ROW}{_FIGURES})"
    rf"(?:{SOME}(?:of|in|from|under){SOME}(?:the{SOME})?|{GAP}\({GAP}){_PACKAGE}"
)
"""`the second task of WP2`, `tasks 1 and 2 (WP2)`."""
_PACKAGE_FIRST = any_case(
    rf"(?<!\w){_PACKAGE}(?:['’]s)?{GAP}[,:(/–-]?{GAP}(?:the{SOME})?"
    rf"(?:{_ORDINALS}{SOME}(?P<counted>{_ROW})|{_SHORT_ROW}{_FIGURES})(?![\w.]\w)"
)
"""`WP2 task 2`, `WP2 (tasks 1, 2)`, `WP2's first task`."""
_EACH = {
    "number": any_case("@ordinals@"),
    "spelt": any_case("@cardinals@"),
    "figure": Pattern("[0-9]{1,2}"),
}


def in_package(text: str) -> Iterator[Bare]:
    """Yield rows that are said by their place in a package: “the second task of WP2”, “WP2 (tasks 1, 2)”."""
    for found in chain(_IN_PACKAGE.finditer(text), _PACKAGE_FIRST.finditer(text)):
        said = found.groupdict()
        letters = (said["row"] or said["counted"] or said["letter"])[0].upper()
        group = next(name for name in _EACH if said[name])
        kind = {"number": "ordinals", "spelt": "cardinals"}.get(group, "")
        for one in _EACH[group].finditer(text, *found.span(group)):
            place = _place(kind, one[0]) if kind else int(one[0])
            if place:
                yield Bare(letters, f"{int(said['package'])}.{place}", *one.span())


def ordinals(text: str) -> Iterator[Bare]:
    """Yield rows that are counted out in words, such as “the second work package”."""
    for found in _ORDINAL.finditer(text):
        letters = next(name for name in _ORDINAL_ROWS if found[name])
        for group in ("number", "second"):
            place = _place("ordinals", found[group]) if found[group] else 0
            if place:
                yield Bare(letters, str(place), *found.span(group))


def cardinals(text: str) -> Iterator[Bare]:
    """Yield the numbers of rows that are written in words, and those with which the sentence goes on."""
    reach = 0
    for head in _FOUND.finditer(text):
        if head.start() < reach:
            continue
        letters = next(name for name in _heads() if head[name] is not None)
        found: re.Match[str] | None = head
        while found is not None:
            place = _place("cardinals", found["number"])
            if place:
                yield Bare(letters, str(place), *found.span("number"))
            reach = found.end()
            found = _GOES_ON.match(text, reach)
