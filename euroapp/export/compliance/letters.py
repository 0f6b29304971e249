"""Compares what was typed with what was printed, letter by letter, whatever the lines and spaces."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

_CODE = re.compile(r"\[U\+([0-9A-F]{4,6})\]")
"""How a character stands in print that the font lacks."""
_ALIKE = {"\N{NON-BREAKING HYPHEN}": "-", "✓": "√", "✔": "√", "☐": "□"}
"""Signs that may be printed by one that looks the same."""
_MISSES = 2_000
"""After so many passages that do not stand in one piece, the rest is only counted."""


@cache
def _kept(char: str) -> str:
    """Return what a character leaves when spaces and all that prints nothing are taken away."""
    if char.isspace() or unicodedata.category(char) in {"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"}:
        return ""
    if 0xFE00 <= ord(char) <= 0xFE0F or ord(char) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(char) <= 0xFDEF:
        return ""
    return _ALIKE.get(char, char)


def _decoded(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF else code[0]


def letters(text: str) -> str:
    """Return the visible characters of a text, taken apart into letters and marks."""
    tight = "".join(map(_kept, text))
    if tight.isascii() and "[U+" not in tight:
        return tight
    return "".join(map(_kept, unicodedata.normalize("NFD", _CODE.sub(_decoded, tight))))


@dataclass(frozen=True)
class Missing:
    """What of a text was not found in print."""

    count: int
    sample: str = ""


def missing(passages: Iterable[str], printed: str) -> Missing:
    """Return which visible characters of passages are not printed.

    A passage is looked for in one piece, in order; the characters of one that a page or a row parts are
    counted in what is left of the print. `printed` holds letters already.
    """
    at = last = 0
    parted: list[str] = []
    rest: list[str] = []
    for passage in filter(None, map(letters, passages)):
        found = printed.find(passage, at) if len(parted) < _MISSES else -1
        if found < 0:
            parted.append(passage)
            continue
        rest.append(printed[last:found])
        at = last = found + len(passage)
    if not parted:
        return Missing(0)
    rest.append(printed[last:])
    left = Counter("".join(rest))
    lost = Counter("".join(parted)) - left
    sample = next((one for one in parted if set(one) & set(lost)), "")
    return Missing(lost.total(), sample[:40])
