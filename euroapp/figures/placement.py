"""Moves groups of signs apart so that none covers another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, sqrt

_ROUNDS = 400
_GENTLE = 150
_PULL = 0.02
_CLEAR = 4.0
"""Space between groups."""
_TOUCH = 0.01
"""Groups that cover each other by less are clear."""


@dataclass
class Cluster:
    """Signs of one country in rows; x and y are its middle, the home is where it belongs."""

    home: tuple[float, float]
    count: int
    pitch: float
    x: float = 0.0
    y: float = 0.0

    def __post_init__(self) -> None:
        self.x, self.y = self.home

    @cached_property
    def across(self) -> int:
        """Return how many signs stand side by side."""
        return ceil(sqrt(self.count))

    @cached_property
    def wide(self) -> float:
        """Return the width of the group."""
        return self.across * self.pitch

    @cached_property
    def high(self) -> float:
        """Return the height of the group."""
        return ceil(self.count / self.across) * self.pitch

    @property
    def moved(self) -> bool:
        """Tell whether the group does not cover its home any more."""
        return abs(self.x - self.home[0]) > self.wide / 2 or abs(self.y - self.home[1]) > self.high / 2

    def spots(self) -> list[tuple[float, float]]:
        """Return the middles of the signs, the last row centred."""
        found = []
        for index in range(self.count):
            row, column = divmod(index, self.across)
            inside = min(self.across, self.count - row * self.across)
            found.append(
                (
                    self.x + (column - (inside - 1) / 2) * self.pitch,
                    self.y - self.high / 2 + (row + 0.5) * self.pitch,
                )
            )
        return found


def part(clusters: Sequence[Cluster], wide: float, high: float) -> None:
    """Push groups apart, by the shorter way each, and keep them inside the frame.

    At first gently, so that neighbours stay on their sides of each other, and with a pull back home.
    """
    # The rooms that two groups need beside and above each other are the same in each round.
    pairs = [
        (one, [(other, *_rooms(one, other)) for other in clusters[index + 1 :]])
        for index, one in enumerate(clusters)
    ]
    for turn in range(_ROUNDS):
        gentle, pushed = turn < _GENTLE, False
        for one, others in pairs:
            for other, room_across, room_along in others:
                across = room_across - abs(one.x - other.x)
                if across > _TOUCH and (along := room_along - abs(one.y - other.y)) > _TOUCH:
                    _push(one, other, (across, along), 0.2 if gentle else 1.0)
                    pushed = True
            if gentle:
                one.x += (one.home[0] - one.x) * _PULL
                one.y += (one.home[1] - one.y) * _PULL
        for one in clusters:
            one.x = min(max(one.x, one.wide / 2 + 2), wide - one.wide / 2 - 2)
            one.y = min(max(one.y, one.high / 2 + 2), high - one.high / 2 - 2)
        if not pushed and not gentle:
            return


def apart(clusters: Sequence[Cluster]) -> bool:
    """Tell whether no group covers another."""
    return not any(_overlap(one, other) for at, one in enumerate(clusters) for other in clusters[at + 1 :])


def _overlap(one: Cluster, other: Cluster) -> bool:
    across = (one.wide + other.wide) / 2 - abs(one.x - other.x)
    along = (one.high + other.high) / 2 - abs(one.y - other.y)
    return across > 0 and along > 0


def _rooms(one: Cluster, other: Cluster) -> tuple[float, float]:
    """Return how far the middles of two groups stand apart, across and along, when they are clear."""
    return (one.wide + other.wide) / 2 + _CLEAR, (one.high + other.high) / 2 + _CLEAR


def _push(one: Cluster, other: Cluster, covered: tuple[float, float], part_of: float) -> None:
    across, along = covered
    if across < along:
        step = across * part_of / 2 if one.x > other.x else -across * part_of / 2
        one.x, other.x = one.x + step, other.x - step
    else:
        step = along * part_of / 2 if one.y > other.y else -along * part_of / 2
        one.y, other.y = one.y + step, other.y - step
