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


_TWICE = re.compile("([\u0300-\u036f])\\1+")


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
    apart = "".join(map(_kept, unicodedata.normalize("NFD", tight)))
    # Readers take the same accent twice in one place for one.
    return _TWICE.sub(r"\1", apart)
