"""What is noticed of the style of one paragraph; found once, and remembered as long as it stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from euroapp.checks.style.words import asked, known_acronyms, spellings, vague
from euroapp.live.counting import words_of
from euroapp.memory.texts import by_text

LONG = 40
"""Words; a longer sentence is read twice."""
_PASSAGE = 20
"""Words of a sentence that nobody writes twice by chance."""
_MOST = 5
"""Of each kind that are kept of one paragraph."""

_SHORT = (
    "ca",
    "Ca",
    "max",
    "min",
    "no",
    "No",
    "approx",
    r"e\.g",
    r"i\.e",
    "vs",
    "Art",
    "Mr",
    "Ms",
    "Dr",
    "St",
)
_ABBREVIATED = "".join(rf"(?<!\b{word}\.)" for word in _SHORT)
_END = re.compile(rf"(?<=[.!?]){_ABBREVIATED}[\"”’)*]*\s+(?=[\"“‘(\[*]*(?:[^\Wa-zà-öø-ÿ_]|\ufffc))|\n+")
_MARKS = re.compile(r"^\s*(?:#{1,6}|[-*•–]|\(?\w{1,4}[.)])\s+")
_NUMBER = re.compile("[0-9\N{OBJECT REPLACEMENT CHARACTER}]")
"""A figure, or a live field, which shows one."""
_ACRONYM = re.compile(r"(?<![\w&@/.-])[A-Z](?:[A-Z&]|[a-z](?=[A-Z])){1,6}(?:s\b)?(?![\w-]|\.\w|/)")
_EXPLAINED = re.compile(
    r"\(([A-Z][A-Za-z&]{1,7})\)"
    r"|\b([A-Z][A-Za-z&]{1,7}) \((?=[^)\d]{0,80}[a-z]{3})"
    r"|\b([A-Z][A-Za-z&]{1,7}):? (?:means|stands for)\b"
)
_MASKS = re.compile("\N{OBJECT REPLACEMENT CHARACTER}+")
_ROMAN = re.compile(r"[IVXLC]+")
_HEADING = re.compile(r"^\s*#{1,6}\s")


class Style(NamedTuple):
    """What was noticed in one paragraph."""

    long: tuple[tuple[int, str], ...] = ()
    """How many words a long sentence has, and its beginning."""
    vague: tuple[tuple[str, str], ...] = ()
    """A word that claims much in a sentence without a number, and the sentence."""
    acronyms: tuple[str, ...] = ()
    explained: tuple[str, ...] = ()
    british: str = ""
    american: str = ""
    """The first word in either spelling."""
    words: int = 0
    passages: tuple[tuple[str, str], ...] = ()
    """Long sentences as they are compared, and as they begin."""


@by_text
def read(text: str) -> Style:
    """Return what is noticed in a paragraph; the time it takes grows linearly with the length."""
    sentences = tuple(_sentences(text))
    british, american = _spelt(text)
    return Style(
        long=tuple(_long(sentences))[:_MOST],
        vague=tuple(_vague(sentences))[:_MOST],
        acronyms=() if text.isupper() else tuple(dict.fromkeys(_acronyms(text))),
        explained=tuple(found[1] or found[2] or found[3] for found in _EXPLAINED.finditer(text)),
        british=british,
        american=american,
        words=len(text.split()),
        passages=tuple(_passages(sentences)),
    )


@by_text
def speaks_of(text: str, section: str) -> frozenset[int]:
    """Return of what a paragraph speaks that its section should: the places of groups of words."""
    return frozenset(number for number, (_, pattern) in enumerate(asked(section)) if pattern.search(text))


def _sentences(text: str) -> Iterator[str]:
    for part in _END.split(text):
        plain = _MARKS.sub("", part).strip()
        if plain and not _HEADING.match(part):
            yield plain


def begins(sentence: str, words: int = 8) -> str:
    """Return the beginning of a sentence."""
    parts = _MASKS.sub("…", sentence.replace("*", "")).split()
    return " ".join(parts[:words]) + ("…" if len(parts) > words else "")


def _long(sentences: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    for sentence in sentences:
        count = len(words_of(sentence)) if len(sentence) > 2 * LONG else 0
        if count > LONG and "|" not in sentence:
            yield count, begins(sentence)


def _vague(sentences: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        found = vague().search(sentence)
        if found and not _NUMBER.search(sentence):
            yield found[0], begins(sentence)


def _acronyms(text: str) -> Iterator[str]:
    for found in _ACRONYM.finditer(text):
        plain = found[0].removesuffix("s")
        if plain not in known_acronyms() and found[0] not in known_acronyms() and not _ROMAN.fullmatch(plain):
            yield plain


def _spelt(text: str) -> tuple[str, str]:
    """Return the first word in British and the first in American spelling, '' for none."""
    american_of, pattern = spellings()
    british = american = ""
    for found in pattern.finditer(text):
        if found[0].lower() in american_of:
            american = american or found[0]
        else:
            british = british or found[0]
    return british, american


def _passages(sentences: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for sentence in sentences:
        words = words_of(sentence.lower())
        if len(words) >= _PASSAGE:
            yield " ".join(words), begins(sentence)
