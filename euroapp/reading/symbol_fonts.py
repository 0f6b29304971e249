"""Signs of fonts that draw pictures in the places of letters: a check mark that the clipboard calls ü."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache

from euroapp.bundle import resource_path

_NAMES = re.compile(r"(?:^|[,\s'\"])(wingdings(?: ?[23])?|webdings|symbol)(?=$|[,\s'\"])", re.IGNORECASE)
_PRIVATE = 0xF000
"""Where programs put the letters of such fonts, too."""


def symbol_font(family: str) -> str:
    """Return the font of pictures that a list of fonts begins with, in small letters; '' for letters."""
    found = _NAMES.search(family.split(",")[0].strip())
    return found[1].casefold() if found else ""


def as_signs(text: str, font: str) -> tuple[str, int]:
    """Return a text in a font of pictures as the signs it shows, and how many of them are not known.

    What is not known stays as it came.
    """
    known, unknown = _signs(font), 0
    shown = []
    for char in text:
        letter = chr(ord(char) - _PRIVATE) if _PRIVATE < ord(char) < _PRIVATE + 0x100 else char
        sign = char if char.isspace() else known.get(letter, "")
        unknown += not sign
        shown.append(sign or char)
    return "".join(shown), unknown


@cache
def _signs(font: str) -> Mapping[str, str]:
    found = json.loads(resource_path("symbol_fonts.json").read_text(encoding="utf-8"))
    signs: Mapping[str, str] = found.get(font, {})
    return signs
