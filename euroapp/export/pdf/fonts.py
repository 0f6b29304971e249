"""The four faces of Liberation Sans, and one of signs for what they lack: widths and characters.

A text keeps its face; characters that only the face of signs has are measured and set in that one.
"""

from __future__ import annotations

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from itertools import groupby

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from euroapp.bundle import resource_path


class Face(StrEnum):
    """A face by the name it is registered under."""

    REGULAR = "LiberationSans-Regular"
    BOLD = "LiberationSans-Bold"
    ITALIC = "LiberationSans-Italic"
    BOLD_ITALIC = "LiberationSans-BoldItalic"

    @property
    def strong(self) -> Face:
        """Return the bold face of the same slant."""
        return Face.BOLD if self in {Face.REGULAR, Face.BOLD} else Face.BOLD_ITALIC

    @property
    def slanted(self) -> Face:
        """Return the italic face of the same weight."""
        return Face.ITALIC if self in {Face.REGULAR, Face.ITALIC} else Face.BOLD_ITALIC


@cache
def font(face: Face) -> TTFont:
    """Return a face, loaded and registered once."""
    loaded = TTFont(face.value, str(resource_path("fonts", f"{face.value}.ttf")))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def covered() -> frozenset[str]:
    """Return the characters that every face can print."""
    sets = [set(font(face).face.charToGlyph) for face in Face]
    return frozenset(map(chr, set.intersection(*sets)))


SIGNS = "DejaVuSans"
"""The face of signs: check marks, arrows, boxes, superscripts and more scripts than the Union's."""


_FIRST_PLANE = 0xFFFF


@cache
def _signs() -> TTFont:
    """Return the face of signs, loaded when the first text needs it: most need none."""
    loaded = TTFont(SIGNS, str(resource_path("fonts", f"{SIGNS}.ttf")))
    pdfmetrics.registerFont(loaded)
    return loaded


@cache
def is_sign(char: str) -> bool:
    """Tell whether only the face of signs has a character.

    Scripts written from right to left are left out: their letters would stand unjoined and reversed. So is
    what lies beyond the first plane of Unicode: reportlab cannot say in the file which letters these are.
    """
    known = char not in covered() and ord(char) <= _FIRST_PLANE and ord(char) in _signs().face.charToGlyph
    return known and unicodedata.bidirectional(char) not in {"R", "AL", "AN"}


def stretches(text: str) -> list[tuple[bool, str]]:
    """Return a text in stretches, each with whether it is set in the face of signs."""
    if covered().issuperset(text):
        return [(False, text)]
    return [(signs, "".join(chars)) for signs, chars in groupby(text, key=is_sign)]


class _Widths(dict[int, float]):
    """Widths of characters by code in one face; what it lacks is as wide as its sign."""

    def __init__(self, face: Face) -> None:
        metrics = font(face).face
        super().__init__(metrics.charWidths)
        self._default = metrics.defaultWidth

    def __missing__(self, code: int) -> float:
        sign = is_sign(chr(code))
        self[code] = _signs().face.charWidths.get(code, self._default) if sign else self._default
        return self[code]


@cache
def _widths(face: Face) -> _Widths:
    return _Widths(face)


def width(text: str, face: Face) -> float:
    """Return the width of a text in thousandths of the font size."""
    if len(text) <= 48:
        return _short_width(text, face)
    # Words come again and again; whole cells and lines hardly ever do.
    words = text.split(" ")
    if len(words) == 1:
        return _width(text, face)
    return sum(width(word, face) for word in words) + (len(words) - 1) * _short_width(" ", face)


def _width(text: str, face: Face) -> float:
    return sum(map(_widths(face).__getitem__, map(ord, text)))


_short_width = lru_cache(maxsize=50_000)(_width)


def char_width(char: str, face: Face) -> float:
    """Return the width of one character in thousandths of the font size."""
    return _widths(face)[ord(char)]
