"""Figures, and what around them makes them an amount; figures of other alphabets stand for those of ours."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from euroapp.mentions.letters import BLANK
from euroapp.mentions.vocabulary import Pattern, any_case

FIGURES = Pattern(
    r"[0-9](?<![0-9].)(?<![0-9][.,].)[0-9]{0,2}(?:\.[0-9]{1,3}){0,3}(?!\.?[0-9])", re.ASCII | re.DOTALL
)
"""One to three figures, and more behind dots; never part of a longer number."""
_NO_END = Pattern(
    rf"(?P<part>(?:[a-h]|bis|ter|ff)(?!\w)|v\d|_)|[^\W\u00b2\u00b3\u00b9\u2070-\u2079]|{BLANK}?%"
)
"""What ends no number of a row: a letter, a per cent sign; `T2.1a` is part of T2.1."""
ITEM = Pattern(r"[.)](?:\s|$)")
"""What makes a number at the beginning of a line that of a list."""
MEASURES = any_case(rf"(?:{BLANK}{{1,8}}|-)@measures_behind@")
"""What follows an amount."""
AMOUNT = any_case(rf"(?:{BLANK}{{0,8}}(?:@amounts@\b|[€$£‰%°])|-fold\b|-times\b)(?!{BLANK}{{0,3}}\d)")
"""What follows an amount only, also where letters stand right before the figures: `E1.2 million`."""


def ends(text: str, end: int) -> bool | None:
    """Tell whether figures that end there may be the number of a row; None for a part of it, such as 2.1a."""
    found = _NO_END.match(text, end)
    return True if found is None else None if found["part"] else False


def plain(figures: str) -> str:
    """Return figures without zeros in front, as they are printed."""
    return ".".join(part.lstrip("0") or "0" for part in figures.split("."))


_FOREIGN_FIGURE = Pattern(r"(?![0-9])[\d\u2080-\u2089\u2460-\u2468]")
_FOREIGN_LETTER = Pattern("[\u0391-\u03a7\u0405-\u0445\u0455\uff01-\uff5e]")
_CYRILLIC = (
    "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425\u0405\u0430\u0435\u043e\u0440\u0441\u0445\u0455",
    "ABEKMHOPCTXSaeopcxs",
)
_GREEK = (
    "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
    "ABEZHIKMNOPTYX",
)


@cache
def _alike() -> dict[int, str | int]:
    """Return what stands for our signs: wide, ringed or low ones (high ones name a note), and look-alikes."""
    wide = {0xFEE0 + place: chr(place) for place in range(0x21, 0x7F)}
    ringed = {0x2460 + place: str(place + 1) for place in range(9)}
    low = {0x2080 + place: str(place) for place in range(10)}
    return wide | ringed | low | str.maketrans(*_CYRILLIC) | str.maketrans(*_GREEK)


def like_latin(text: str) -> str:
    """Return a text of the same length in which figures and letters are those of plain English keyboards."""
    if text.isascii():
        return text
    if _FOREIGN_LETTER.search(text) or _FOREIGN_FIGURE.search(text):
        text = text.translate(_alike())
        return _FOREIGN_FIGURE.sub(lambda found: str(unicodedata.digit(found[0])), text)
    return text
