"""Compares what was typed with what was printed, letter by letter, whatever the lines and spaces."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_ALIKE = {
    "\N{NON-BREAKING HYPHEN}": "-",
    "ﬀ": "ff",
    "ﬁ": "fi",
    "ﬂ": "fl",
    "ﬃ": "ffi",
    "ﬄ": "ffl",
    "ﬅ": "st",
    "ﬆ": "st",
}
"""Signs printed by one that looks the same, and joined letters, which readers of PDF take apart."""


_SILENT = frozenset(
    "\u00ad\u200b\u200c\u200d\u2060\ufeff\u2061\u2062\u2063\u2064"
    "\u206a\u206b\u206c\u206d\u206e\u206f\ufff9\ufffa\ufffb"
)
"""Soft hyphens, zero-width signs, signs of format that the fonts hold without a shape: they print nothing."""
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
"""Signs that turn the direction of writing, which are left out; other signs of format print by their code."""
_TWICE = re.compile("([\u0300-\u036f])\\1+")


@cache
def _kept(char: str) -> str:
    """Return what a character leaves when spaces and all that prints nothing are taken away."""
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cs", "Zs", "Zl", "Zp"}:
        return ""
    if char in _SILENT or char in _TURNING:
        return ""
    if 0xFE00 <= ord(char) <= 0xFE0F or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return ""
    return _ALIKE.get(char, char)


def letters(text: str) -> str:
    """Return the visible characters of a text, taken apart into letters and marks."""
    tight = "".join(map(_kept, text))
    if tight.isascii():
        return tight
    apart = "".join(map(_kept, unicodedata.normalize("NFD", tight)))
    # Readers take the same accent twice in one place for one.
    return _TWICE.sub(r"\1", apart)
