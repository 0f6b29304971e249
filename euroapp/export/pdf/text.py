"""Makes any text printable, and remembers what had to be changed.

Nothing here or below reads text as markup: letters go to the page as letters.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache

from euroapp.export.pdf.fonts import covered, is_sign
from euroapp.language import ENGLISH, Language, forms, say, say_count, together

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SILENT = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff") | {chr(code) for code in range(0xFE00, 0xFE10)}
"""Characters that print nothing: soft hyphens, joiners, variants of a sign."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LOOKALIKE = {"\t": " ", "\u2011": "-"}
_BULLETS = {
    **dict.fromkeys("\uf0b7\uf06c\uf09f\uf0b2", "•"),
    **dict.fromkeys("\uf0a7\uf06e", "▪"),
    "\uf0d8": "➢",
    "\uf0fc": "✓",
    **dict.fromkeys("\uf0a8\uf06f\uf071", "☐"),
    "\uf0fe": "☑",
    "\uf0fb": "✗",
    **dict.fromkeys("\uf0e0\uf0e8", "→"),
    "\uf076": "❖",
    "\uf02d": "–",
}
"""What Word's fonts Symbol and Wingdings show for the private codes of its bullets.

Only at the start of a line: elsewhere the same codes are other signs in one font than in the other.
"""
_BULLET = re.compile(f"^([ \t]*)([{''.join(_BULLETS)}])(?=[ \t\u00a0])", re.MULTILINE)
_BULLET_BELOW = re.compile(f"(?<=\n)([ \t]*)([{''.join(_BULLETS)}])(?=[ \t\u00a0])")

CONTROL = "control"
BIDI = "bidi"
MISSING = "missing"
RIGHT_TO_LEFT = "right_to_left"
UNREADABLE = "unreadable"
ABSENT = "absent"
_SENTENCES = {
    CONTROL: forms("A control character was left out.", "{count} control characters were left out."),
    BIDI: forms(
        "A mark that turns the direction of writing was left out.",
        "{count} marks that turn the direction of writing were left out.",
    ),
    MISSING: forms(
        "A character that the font lacks is printed by its code {example}.",
        "{count} characters that the font lacks are printed by their code, such as {example}.",
    ),
    RIGHT_TO_LEFT: forms(
        "A letter written from right to left is printed from left to right.",
        "{count} letters written from right to left are printed from left to right.",
    ),
    UNREADABLE: forms(
        "The image {example} is not in the draft or cannot be printed.",
        "{count} images are not in the draft or cannot be printed, such as {example}.",
    ),
    ABSENT: forms(
        "A text refers to “{example}”, which this proposal does not print; its name stands there.",
        "{count} times a text refers to a table or figure that this proposal does not print, such as "
        "“{example}”; its name stands there.",
    ),
}
"""What is said of a change that happened once, and of one that happened more often."""
_NAMED = 3
"""Places that are named."""


@dataclass
class Notes:
    """What was changed so that it could be printed."""

    language: Language = ENGLISH
    """In which words of the program are printed."""
    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, path: str, count: int, example: str = "") -> None:
        """Remember a change in one field."""
        self.counts[kind, path] += count
        self.examples.setdefault(kind, example)

    def sentences(self, place: Callable[[str], str]) -> tuple[str, ...]:
        """Return one sentence for each kind of change, with the fields it happened in."""
        found = []
        for kind, (one, many) in _SENTENCES.items():
            paths = {path: count for (key, path), count in self.counts.items() if key == kind}
            if paths:
                said = say_count(one, many, sum(paths.values()), example=self.examples[kind])
                places = list(dict.fromkeys(filter(None, map(place, paths))))
                found.append(together((said, _where(places)), " "))
        return tuple(found)


def _where(places: list[str]) -> str:
    if not places:
        return ""
    named, more = together(places[:_NAMED], "; "), len(places) - _NAMED
    if more > 0:
        return say("Where: {places} and {count} more.", places=named, count=more)
    return say("Where: {places}.", places=named)


@cache
def _judge(char: str) -> tuple[str, str]:
    """Return what is printed instead of a character, and the kind of note it needs."""
    if char in _SILENT:
        return "", ""
    if char in _LOOKALIKE:
        return _LOOKALIKE[char], ""
    if char in _BIDI:
        return "", BIDI
    category = unicodedata.category(char)
    if category in {"Cc", "Cs"} or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return "", CONTROL
    if char in covered():
        rtl = unicodedata.bidirectional(char) in {"R", "AL"}
        return char, RIGHT_TO_LEFT if rtl else ""
    if is_sign(char):
        return char, ""
    if category == "Zs":
        return " ", ""
    return f"[U+{ord(char):04X}]", MISSING


@cache
def _harmless() -> frozenset[str]:
    return frozenset(char for char in covered() if _judge(char) == (char, "")) | {"\n"}


def bullet(mark: str) -> str:
    """Return how the mark of an item is printed: as typed, or as the sign that Word's fonts show for it."""
    return _BULLETS.get(mark, mark)


def printable(text: str, path: str, notes: Notes, *, begins: bool = True) -> str:
    """Return a text of which every character can be printed; a line feed ends a line.

    `begins` says that it stands at the start of a line.
    """
    text = notes.language.put(text)
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    text = (_BULLET if begins else _BULLET_BELOW).sub(lambda found: found[1] + _BULLETS[found[2]], text)
    odd = set(text) - _harmless()
    if not odd:
        return text
    for char in sorted(odd):
        instead, kind = _judge(char)
        if kind:
            notes.add(kind, path, text.count(char), instead)
    return text.translate({ord(char): _judge(char)[0] for char in odd})
