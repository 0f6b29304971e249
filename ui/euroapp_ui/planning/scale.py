"""Months and pixels: how wide a month is, and which month lies under a point."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from euroapp.language import say


class Zoom(Enum):
    """What the head of the chart names: its words, months in one, and pixels of a month at 13 px text."""

    FIT = (say("Fit the width"), 3, 0)
    MONTHS = (say("Months"), 1, 30)
    QUARTERS = (say("Quarters"), 3, 12)
    YEARS = (say("Years"), 12, 5)

    @property
    def words(self) -> str:
        """Return what the choice is called."""
        return self.value[0]

    @property
    def step(self) -> int:
        """Return the months that one name of the head stands for."""
        return self.value[1]


@dataclass(frozen=True)
class Scale:
    """Where months stand, from the left edge of month 1; pixels."""

    months: int
    month: float
    """Width of a month."""

    @property
    def width(self) -> float:
        """Return the width of all months."""
        return self.months * self.month

    def left(self, month: float) -> float:
        """Return the left edge of a month."""
        return (month - 1) * self.month

    def months_for(self, pixels: float) -> int:
        """Return how many months a distance is, rounded."""
        return round(pixels / self.month)


def scale_for(zoom: Zoom, months: int, room: float, text: float) -> Scale:
    """Return the scale for a choice of zoom.

    Args:
        zoom: the choice.
        months: months that are drawn.
        room: pixels beside the names.
        text: size of the text against the usual one.

    """
    if zoom is Zoom.FIT:
        return Scale(months, max(4.0, room / max(1, months)))
    return Scale(months, zoom.value[2] * text)
