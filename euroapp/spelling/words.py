"""The words of a text whose spelling can be looked up, with their places.

Left out is what no dictionary holds: addresses, live fields, marks of footnotes, words with figures in them,
and whatever looks like the name of a file or a piece of a program.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from euroapp.prose import live

LONGEST = 80
"""Letters of a word; what is longer is no word."""

_LETTER = r"(?:[^\W\d_][\u0300-\u036f\u00ad]*)"
_JOINT = "['\u2019\u2010\u2011-]"
_WORD = re.compile(rf"(?<!\w){_LETTER}+(?:{_JOINT}{_LETTER}+)*(?!\w)(?![-\u2010\u2011]\d)")
_LEFT_OUT = re.compile(
    r"(?:https?://|mailto:|www\.)[^\s()<>\]]+"
    r"|\]\([^\s()]*\)"
    r"|\[\^[^\]\s]+\]"
    r"|[\w.+%-]+@[\w-]+(?:\.[\w-]+)*"
    r"|\w+(?:-\w+)*(?:\.\w+)+"
    r"|[^\s()\[\]]*\\[^\s()\[\]]*"
    r"|(?<!\S)[.~]*/[^\s()]+"
    r"|`[^`\n]*`"
)
_HYPHENS = re.compile("[\u2010\u2011-]")
_PARTS = re.compile("['-]")
_MOST_CAPITALS = 6


class Word(NamedTuple):
    """A word of a text."""

    start: int
    end: int
    text: str
    """As it stands there."""


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, in order; places count the characters of the text."""
    masked = live.masked(text)
    left_out = [found.span() for found in _LEFT_OUT.finditer(masked)]
    found = []
    at = 0
    for match in _WORD.finditer(masked):
        start, end = match.span()
        while at < len(left_out) and left_out[at][1] <= start:
            at += 1
        if at < len(left_out) and left_out[at][0] < end:
            continue
        if end - start > LONGEST or _is_half(masked, start, end) or _needs_none(match[0]):
            continue
        found.append(Word(start, end, match[0]))
    return tuple(found)


def _is_half(text: str, start: int, end: int) -> bool:
    """Tell whether a hyphen at its edge makes a word half of a compound, as in German `Ein- und Ausgabe`."""
    before, behind = text[max(0, start - 2) : start], text[end : end + 2]
    opens = _HYPHENS.match(before[-1:]) and not before[:-1].strip()
    closes = _HYPHENS.match(behind[:1]) and not behind[1:].strip(" \t,;)\u00a0")
    # A hyphen that begins a line is an item of a list, and has a blank behind it.
    return bool(opens or (closes and behind != "--"))


def _needs_none(word: str) -> bool:
    """Tell whether a word is known by itself: a letter, an acronym, a name with capitals inside."""
    if len(word) == 1:
        return True
    body = word.removesuffix("s")
    if body.isupper() and body.isalpha() and len(body) <= _MOST_CAPITALS:
        return True
    return any(one.islower() and other.isupper() for one, other in pairwise(word))


def plain(word: str) -> str:
    """Return how a word is looked up: joined letters, straight apostrophes, no soft hyphens."""
    if word.isascii():
        return word
    straight = _HYPHENS.sub("-", word.replace("\u2019", "'").replace("\u00ad", ""))
    return unicodedata.normalize("NFC", straight)


def key_of(word: str) -> str:
    """Return by what a word of a list is found: capitals and the form of apostrophes make no difference."""
    return plain(word).casefold()


def parts_of(word: str) -> tuple[str, ...]:
    """Return the parts of a plain word at its hyphens and apostrophes that need a dictionary.

    A word of one part has none; that is told by `is_joined`.
    """
    parts = tuple(filter(None, _PARTS.split(word)))
    return tuple(part for part in parts if not _needs_none(part)) if len(parts) > 1 else ()


def is_joined(word: str) -> bool:
    """Tell whether a plain word has several parts."""
    return _PARTS.search(word) is not None


def keys_in(texts: Iterable[str]) -> frozenset[str]:
    """Return what the words of some names are found by, whole and by their parts."""
    found: set[str] = set()
    for text in texts:
        for match in _WORD.finditer(text):
            key = key_of(match[0])
            found |= {key, *_PARTS.split(key)}
    return frozenset(found)
