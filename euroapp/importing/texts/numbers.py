"""Numbers of lists and headings as a word processor shows them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from euroapp.reading.lists import LATIN, letters_of, roman

BULLET = "-"


def _lettered(number: int) -> str:
    """Return a letter as Word counts on: z, aa, bb."""
    turns, place = divmod(number - 1, len(LATIN))
    return LATIN[place] * (turns + 1) if 0 < number <= 26 * 30 else str(number)


def _synced(number: int) -> str:
    """Return a letter as LibreOffice counts on: z, aa, ab."""
    return letters_of(number, LATIN) if number > 0 else str(number)


def _roman(number: int) -> str:
    return roman(number) if 0 < number < 4000 else str(number)


def _ordinal(number: int) -> str:
    ending = "th" if number % 100 in {11, 12, 13} else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


_WAYS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _lettered,
    "upperLetter": lambda number: _lettered(number).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda number: _roman(number).upper(),
    "decimalZero": lambda number: f"{number:02}",
    "ordinal": _ordinal,
    "none": lambda _: "",
    "a": _synced,
    "A": lambda number: _synced(number).upper(),
    "i": _roman,
    "I": lambda number: _roman(number).upper(),
    "": lambda _: "",
}


def figure(number: int, way: str) -> str:
    """Return a number in the way that Word (`lowerRoman`) or ODF (`i`) names; in figures for any other."""
    return _WAYS.get(way, str)(number)


@dataclass
class Counters:
    """How far the levels of one list have counted."""

    at: dict[int, int] = field(default_factory=dict)

    def step(self, level: int, start: int) -> None:
        """Count an item of a level; what lies below begins anew."""
        self.at[level] = self.at[level] + 1 if level in self.at else start
        for below in [one for one in self.at if one > level]:
            del self.at[below]
