"""What one text mentions; found once, and remembered as long as the text stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple, TypeVar

from euroapp.checks.content import placeholder_of
from euroapp.checks.prose.claims import Claim, claims
from euroapp.checks.prose.numbers import WORDS
from euroapp.language.dates import LONG_MONTHS
from euroapp.memory.texts import by_text
from euroapp.mentions.letters import PARTNERS, SECTIONS
from euroapp.mentions.mention import codes, mark_of
from euroapp.mentions.reader import certain, mentions

T = TypeVar("T")

_MOST = 20
"""Different mentions of one kind that are kept of one text; a text with more is no proposal."""


class Reference(NamedTuple):
    """A printed number such as T1.2, and the words in which the text gives it."""

    number: str
    """`partner 4` for a participant; '' for a short name."""
    words: str
    removed: bool = False
    """The text itself says that the row is gone."""
    owner: str = ""
    """A name beside it, to which it may belong."""


class MonthNamed(NamedTuple):
    """A project month, the latest where several are named together."""

    month: int
    words: str
    place: int


class DateNamed(NamedTuple):
    """A month of the calendar."""

    year: int
    month: int
    words: str
    place: int


class Mentions(NamedTuple):
    """All that checks look for in one text."""

    references: tuple[Reference, ...] = ()
    months: tuple[MonthNamed, ...] = ()
    dates: tuple[DateNamed, ...] = ()
    claims: tuple[Claim, ...] = ()
    links: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    """What looks like the code of an indicator of the call, such as `SMP-1`."""
    placeholder: str = ""


_FIGURES = re.compile(r"\d{3}$", re.ASCII)
"""Three figures, as in MS365, name products more often than rows."""


def _references(text: str) -> Iterator[Reference]:
    for named in certain(text):
        if named.collection != SECTIONS and not _FIGURES.search(named.number):
            number = f"partner {named.number}" if named.collection == PARTNERS else named.number
            words = " ".join(text[named.begin : named.end].split())
            yield Reference(number, words, named.removed, named.owner)


_MARK = re.compile(r"\[removed\]|\(removed\)(?=[^\[\]\n]{0,200}\]\()", re.IGNORECASE)
_LONGEST_NAME = 80


def _names_gone(text: str) -> Iterator[Reference]:
    """Yield short names of participants that are marked as removed; the last word names them."""
    marks = list(_MARK.finditer(text))
    numbers = {mark_of(text, named.end) for named in mentions(text)} if marks else set()
    for mark in marks:
        words = text[max(0, mark.start() - _LONGEST_NAME) : mark.start()].replace("*", " ").split()
        if mark.end() not in numbers and words:
            yield Reference("", words[-1].lstrip("([“‘\"'"), removed=True)


_MONTHS = re.compile(
    r"onth(?:s[ \u00a0](?:\d{1,3}(?:, \d{1,3})* (?:and|or) \d{1,3}|\d{1,3}(?: ?(?:to|–|-) ?\d{1,3})?)"
    r"|[ \u00a0]\d{1,3})(?![\w%]|[.,]\d)",
    re.ASCII,
)
_MARKED = re.compile(r"M(?<![\w./=-].)\d{2,3}(?![\w%-]|[.,]\d)", re.ASCII)
_BEFORE_MARK = re.compile(r"(?:\b(?:by|in|until|till|to|from|at|due|and)[ \u00a0]|[(–-])$", re.IGNORECASE)
"""M40 is a month only after such words; it may be a screw or a road."""

_AFTER_END = re.compile(
    r"\b(?:after|beyond|following|since)\b|\bmonths? later\b|\bcontinu|\bsustain|\bwithout the grant",
    re.IGNORECASE,
)
_NO_NUMBER = frozenset(("every", "per", "each", "a", "of", "calendar", "few", "several", "many", "some"))


def excused(text: str, named: MonthNamed | DateNamed) -> bool:
    """Tell whether the words around a month speak of the time after the project."""
    around = text[max(0, named.place - 120) : named.place + len(named.words) + 80]
    return _AFTER_END.search(around) is not None


def _months(text: str) -> Iterator[MonthNamed]:
    for found in chain(_MONTHS.finditer(text), _MARKED.finditer(text)):
        begin = found.start() - (found[0][0] == "o")
        if begin < 0 or text[begin] not in "Mm" or text[max(0, begin - 1) : begin].isalnum():
            continue
        if found[0][0] == "M" and not _BEFORE_MARK.search(text[max(0, begin - 12) : begin]):
            continue
        before = text[max(0, begin - 20) : begin].split()
        last = before[-1].lower() if before else ""
        if last not in _NO_NUMBER and not last[-1:].isdigit() and last not in WORDS:
            month = max(map(int, _DIGITS.findall(found[0])))
            yield MonthNamed(month, text[begin : found.end()], begin)


_DIGITS = re.compile(r"[0-9]+")
_CALENDAR = {name: place for place, name in enumerate(LONG_MONTHS, 1)}
_YEAR = re.compile(r"20\d\d(?!\d)", re.ASCII)


def _dates(text: str) -> Iterator[DateNamed]:
    for found in _YEAR.finditer(text) if "20" in text else ():
        before = text[max(0, found.start() - 12) : found.start()].split()
        month = _CALENDAR.get(before[-1]) if before else None
        if month:
            words = f"{before[-1]} {found[0]}"
            yield DateNamed(int(found[0]), month, words, found.start() - len(before[-1]) - 1)


_LINK = re.compile(
    r"\W{0,3}(?:(?:please )?(?:see|cf\.?|details|more|further|information|link|read)[ :]{1,2}"
    r"(?:at |on |under )?){0,3}"
    r"(?:<?(https?://\S{3,400}|www\.\S{3,400})|\[[^\]\n]{0,200}\]\((https?://[^\s)]{3,400})\))\W{0,3}",
    re.IGNORECASE,
)


def _links(text: str) -> Iterator[str]:
    if "http" not in text and "www." not in text:
        return
    for line in re.split(r"\n\s*\n", text):
        plain = line.strip()
        found = _LINK.fullmatch(plain) if len(plain) < 700 else None
        if found:
            yield (found[1] or found[2]).rstrip(">.,)")


def _kept(found: Iterator[T]) -> tuple[T, ...]:
    """Return what was found, each once, and not more than a reader would want to see."""
    kept: dict[T, None] = {}
    for item in found:
        kept[item] = None
        if len(kept) >= _MOST:
            break
    return tuple(kept)


@by_text
def read(text: str) -> Mentions:
    """Return what a text mentions; the time it takes grows linearly with the length."""
    return Mentions(
        references=_kept(chain(_references(text), _names_gone(text))),
        months=_kept(_months(text)),
        dates=_kept(_dates(text)),
        claims=_kept(claims(text)),
        links=_kept(_links(text)),
        codes=_kept(codes(text)),
        placeholder=placeholder_of(text),
    )
