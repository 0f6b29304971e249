"""Compares what was typed with what was printed, letter by letter, whatever the lines and spaces."""

from __future__ import annotations

import unicodedata
from functools import cache

_ALIKE = {
    "\N{NON-BREAKING HYPHEN}": "-",
    **dict.fromkeys("\uf0b7\uf06c\uf09f\uf0b2", "•"),
    **dict.fromkeys("\uf0a7\uf06e\uf0a6", "▪"),
    **dict.fromkeys("\uf0d8\uf0d7", "➢"),
    **dict.fromkeys("\uf0fc\uf050", "✓"),
    **dict.fromkeys("\uf0a8\uf06f\uf071\uf0a3", "☐"),
    **dict.fromkeys("\uf0fe\uf052", "☑"),
    **dict.fromkeys("\uf0fb\uf04f\uf0fd", "✗"),
    **dict.fromkeys("\uf0e0\uf0e8\uf0f0", "→"),
    **dict.fromkeys("\uf0a1\uf06d", "○"),
    "\uf076": "❖",
    "\uf02d": "–",
}
"""Signs printed by one that looks the same, and those of Word's symbol fonts by what they show."""


@cache
def _kept(char: str) -> str:
    """Return what a character leaves when spaces and all that prints nothing are taken away."""
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}:
        return ""
    if 0xFE00 <= ord(char) <= 0xFE0F or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return ""
    return _ALIKE.get(char, char)


def letters(text: str) -> str:
    """Return the visible characters of a text, taken apart into letters and marks."""
    tight = "".join(map(_kept, text))
    if tight.isascii():
        return tight
    return "".join(map(_kept, unicodedata.normalize("NFD", tight)))
