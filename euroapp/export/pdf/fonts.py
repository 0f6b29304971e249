"""The four faces of Liberation Sans: registration, widths and the characters they hold."""

from __future__ import annotations

from enum import StrEnum
from functools import cache, lru_cache

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


@cache
def _widths(face: Face) -> tuple[dict[int, float], float]:
    metrics = font(face).face
    return metrics.charWidths, metrics.defaultWidth


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
    table, default = _widths(face)
    return sum(table.get(code, default) for code in map(ord, text))


_short_width = lru_cache(maxsize=50_000)(_width)


def char_width(char: str, face: Face) -> float:
    """Return the width of one character in thousandths of the font size."""
    table, default = _widths(face)
    return table.get(ord(char), default)
