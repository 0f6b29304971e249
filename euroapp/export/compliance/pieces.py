"""The text objects of a figure: their letters by line, and where they stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from math import dist

from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, Spot
from euroapp.export.compliance.sheets import Run, Sheet
from euroapp.export.compliance.signs import Look, Painted, Sign

_HALF = 3.0
"""How far the middle of small letters lies above their base, in points."""
_REACH = 6.0
"""How far above and below the middle of its label a row surely reaches, in points."""
_ON_LINE = 4.7
"""How far letters stand above the line below them, in points."""
_RUNNING = 60.0
"""Heads and feet of pages stand so near the upper and lower edge, in points."""


@dataclass(frozen=True)
class Piece:
    """A line of a text object; all measures in points."""

    letters: str
    left: float
    right: float
    base: float

    @property
    def width(self) -> float:
        """Return its width."""
        return self.right - self.left


@dataclass(frozen=True)
class Block:
    """A text object."""

    page: int
    """Counted from 0."""
    lines: tuple[Piece, ...]
    part: int = 0
    """Number of the figure, or of the part of one, in which it stands."""
    painted: Painted = field(default=Painted(), compare=False)
    """What is painted beside letters where it stands."""

    @property
    def leaf(self) -> tuple[int, int]:
        """Return page and part."""
        return self.page, self.part

    @cached_property
    def letters(self) -> str:
        """Return all letters, with the hyphens at line ends."""
        return "".join(line.letters for line in self.lines)

    @cached_property
    def joined(self) -> str:
        """Return all letters, with signs for hyphens at line ends."""
        return joined(self.lines)

    @property
    def left(self) -> float:
        """Return where it begins."""
        return min(line.left for line in self.lines)

    @property
    def centre(self) -> float:
        """Return its middle between left and right."""
        return (self.left + max(line.right for line in self.lines)) / 2

    @property
    def top(self) -> float:
        """Return the height of its first line."""
        return self.lines[0].base

    @property
    def bottom(self) -> float:
        """Return the height of its last line."""
        return self.lines[-1].base

    @property
    def middle(self) -> float:
        """Return its middle between top and bottom."""
        return (self.top + self.bottom) / 2

    @property
    def under(self) -> Sign | None:
        """Return the sign on which it stands: of those that overlap, the one with the nearest middle."""
        point = self.centre, self.middle + _HALF
        return min(self.painted.under(point), key=lambda one: dist(one.middle, point), default=None)

    @property
    def ground(self) -> Look | None:
        """Return what that looks like."""
        return self.under.look if self.under else None

    @property
    def sign(self) -> Look | None:
        """Return the look of the sign right before it."""
        found = self.painted.before((self.left, self.middle + _HALF))
        return found[-1].look if found else None

    @property
    def beside(self) -> list[Sign]:
        """Return the signs right of it, from its first line to its last one."""
        right = max(line.right for line in self.lines)
        return self.painted.beside(right, self.bottom + _HALF - _REACH, self.top + _HALF + _REACH)

    @property
    def standing(self) -> list[Sign]:
        """Return the signs right of it that stand on the line below it."""
        right = max(line.right for line in self.lines)
        return self.painted.standing(right, self.bottom - _ON_LINE)


def joined(lines: Sequence[Piece]) -> str:
    """Return the letters of lines, with signs for hyphens at their ends."""
    *first, last = (line.letters for line in lines)
    return "".join(f"{line[:-1]}{HYPHEN}" if line.endswith("-") else line for line in first) + last


def blocks(sheet_of: Callable[[int], Sheet], start: Spot, end: Spot, part: int) -> Iterator[Block]:
    """Yield the text objects between the places of a part of a figure, in the order of the file."""
    for number in range(start.page, end.page + 1):
        sheet = sheet_of(number)
        high = start.height if number == start.page else sheet.height - _RUNNING
        low = end.height if number == end.page else _RUNNING
        painted = Painted(sheet, low, high)
        inside = (run for run in sheet.runs if low < run.base < high)
        for _, runs in groupby(inside, key=lambda run: run.block):
            if lines := tuple(_lines(list(runs))):
                yield Block(number, lines, part, painted)


def _lines(runs: Sequence[Run]) -> Iterator[Piece]:
    for base, those in groupby(runs, key=lambda run: round(run.base, 1)):
        line = [run for run in those if run.text.strip()]
        if words := letters("".join(run.text for run in line)):
            yield Piece(words, min(run.box[0] for run in line), max(run.box[2] for run in line), base)
