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

CONTROL = "control"
BIDI = "bidi"
MISSING = "missing"
RIGHT_TO_LEFT = "right_to_left"
UNREADABLE = "unreadable"
_SENTENCES = {
    CONTROL: "{count} control characters were left out",
    BIDI: "{count} marks that turn the direction of writing were left out",
    MISSING: "{count} characters that the font lacks are printed by their code, such as {example}",
    RIGHT_TO_LEFT: "{count} letters written from right to left are printed from left to right",
    UNREADABLE: "{count} images are not in the draft or cannot be printed, such as {example}",
}
_OF_ONE = {
    CONTROL: "a control character was left out",
    BIDI: "a mark that turns the direction of writing was left out",
    MISSING: "a character that the font lacks is printed by its code {example}",
    RIGHT_TO_LEFT: "a letter written from right to left is printed from left to right",
    UNREADABLE: "the image {example} is not in the draft or cannot be printed",
}
"""The sentences where it happened once."""


@dataclass
class Notes:
    """What was changed so that it could be printed."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[str, str] = field(default_factory=dict)

    def add(self, kind: str, path: str, count: int, example: str = "") -> None:
        """Remember a change in one field."""
        self.counts[kind, path] += count
        self.examples.setdefault(kind, example)

    def sentences(self, place: Callable[[str], str]) -> tuple[str, ...]:
        """Return one sentence for each kind of change, with the fields it happened in."""
        found = []
        for kind, sentence in _SENTENCES.items():
            paths = {path: count for (key, path), count in self.counts.items() if key == kind}
            if not paths:
                continue
            count = sum(paths.values())
            said = _OF_ONE.get(kind, sentence) if count == 1 else sentence
            said = said.format(count=f"{count:,}", example=self.examples[kind])
            places = list(dict.fromkeys(filter(None, map(place, paths))))
            more = f" and {len(places) - 3} more" if len(places) > 3 else ""
            where = f": {'; '.join(places[:3])}{more}" if places else ""
            found.append(f"{said[0].upper()}{said[1:]}{where}.")
        return tuple(found)


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


def printable(text: str, path: str, notes: Notes) -> str:
    """Return a text of which every character can be printed; a line feed ends a line."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = unicodedata.normalize("NFC", _LINE_ENDS.sub("\n", text))
    text = _BULLET.sub(lambda found: found[1] + _BULLETS[found[2]], text)
    odd = set(text) - _harmless()
    if not odd:
        return text
    for char in sorted(odd):
        instead, kind = _judge(char)
        if kind:
            notes.add(kind, path, text.count(char), instead)
    return text.translate({ord(char): _judge(char)[0] for char in odd})
