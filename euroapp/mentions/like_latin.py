"""Figures and letters of other alphabets that stand for those in the number of a row.

They are of full width (East Asian keyboards), Arabic, Cyrillic or Greek, ringed or set low. What is written
with them is told when its number changes, and never changed.
"""

from __future__ import annotations

import re
import unicodedata

_WIDE = {chr(0xFEE0 + place): chr(place) for place in range(0x21, 0x7F)}
"""The signs of full width of East Asian keyboards."""
_RINGED = {chr(0x2460 + place): str(place + 1) for place in range(9)}
_LOW = {chr(0x2080 + place): str(place) for place in range(10)}
"""Low figures; high ones name a note: `WP2¹`."""
_CYRILLIC = dict(
    zip(
        "\u0410\u0412\u0415\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0425"
        "\u0405\u0430\u0435\u043e\u0440\u0441\u0445\u0455",
        "ABEKMHOPCTXSaeopcxs",
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "\u0391\u0392\u0395\u0396\u0397\u0399\u039a\u039c\u039d\u039f\u03a1\u03a4\u03a5\u03a7",
        "ABEZHIKMNOPTYX",
        strict=True,
    )
)
_ALIKE = str.maketrans(_WIDE | _RINGED | _LOW | _CYRILLIC | _GREEK)
_FOREIGN_FIGURE = re.compile(r"(?![0-9])[\d\u2080-\u2089\u2460-\u2468]")
_FOREIGN_LETTER = re.compile("[\u0391-\u03a7\u0405-\u0445\u0455\uff01-\uff5e]")


def like_latin(text: str) -> str:
    """Return a text of the same length in which figures and letters are those of plain English keyboards."""
    if text.isascii():
        return text
    if _FOREIGN_LETTER.search(text) or _FOREIGN_FIGURE.search(text):
        text = text.translate(_ALIKE)
        return _FOREIGN_FIGURE.sub(lambda found: str(unicodedata.digit(found[0])), text)
    return text
