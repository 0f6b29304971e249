"""The colours of a page, and whether one can be told from another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

Colour = tuple[float, float, float]
"""Red, green and blue, from 0 to 1."""

PAPER: Colour = (1.0, 1.0, 1.0)
BLACK: Colour = (0.0, 0.0, 0.0)
_LEAST = 2.0
"""Ratio of contrast (WCAG 2.1) below which letters cannot be told from their ground."""


def colour_of(numbers: Sequence[float]) -> Colour | None:
    """Return the colour that one, three or four numbers give: grey, light or ink; nothing for others."""
    if len(numbers) == 1:
        return numbers[0], numbers[0], numbers[0]
    if len(numbers) == 3:
        return numbers[0], numbers[1], numbers[2]
    if len(numbers) == 4:
        cyan, magenta, yellow, black = (1 - number for number in numbers)
        return cyan * black, magenta * black, yellow * black
    return None


@cache
def apart(one: Colour | None, other: Colour | None) -> bool:
    """Tell whether letters in one colour are seen on the other; an unknown colour tells nothing."""
    if one is None or other is None:
        return False
    low, high = sorted((_light(one), _light(other)))
    return (high + 0.05) / (low + 0.05) >= _LEAST


def _light(colour: Colour) -> float:
    """Return the relative luminance of a colour."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in (min(max(part, 0.0), 1.0) for part in colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
