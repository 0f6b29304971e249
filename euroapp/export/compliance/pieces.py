"""The text objects of a figure: their letters by line, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from typing import NamedTuple

from euroapp.export.compliance.areas import Area
from euroapp.export.compliance.inks import Colour
from euroapp.export.compliance.letters import letters
from euroapp.export.compliance.printed import HYPHEN, Spot
from euroapp.export.compliance.sheets import Run, Sheet

_SIGN = 22.0
"""No sign is wider or higher, in points."""
_HALF = 3.0
"""How far the middle of small letters lies above their base, in points."""
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


class Look(NamedTuple):
    """What makes one sign of a figure unlike another one."""

    fill: Colour | None
    edge: Colour | None
    corners: int


@dataclass(frozen=True)
class Block:
    """A text object."""

    page: int
    """Counted from 0."""
    lines: tuple[Piece, ...]
    part: int = 0
    """Number of the figure, or of the part of one, in which it stands."""
    ground: Look | None = None
    """The sign on which it stands."""
    sign: Look | None = None
    """The sign right before it."""

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


def joined(lines: Sequence[Piece]) -> str:
    """Return the letters of lines, with signs for hyphens at their ends."""
    *first, last = (line.letters for line in lines)
    return "".join(f"{line[:-1]}{HYPHEN}" if line.endswith("-") else line for line in first) + last


def blocks(sheets: Sequence[Sheet], start: Spot, end: Spot, part: int) -> Iterator[Block]:
    """Yield the text objects between the places of a part of a figure, in the order of the file."""
    for number in range(start.page, end.page + 1):
        sheet = sheets[number]
        high = start.height if number == start.page else sheet.height - _RUNNING
        low = end.height if number == end.page else _RUNNING
        signs = [area for area in sheet.areas if _small(area)]
        inside = (run for run in sheet.runs if low < run.base < high)
        for _, runs in groupby(inside, key=lambda run: run.block):
            if lines := tuple(_lines(list(runs))):
                yield _with_signs(Block(number, lines, part), signs)


def _small(area: Area) -> bool:
    left, bottom, right, top = area.box
    return right - left < _SIGN and top - bottom < _SIGN


def _with_signs(block: Block, signs: Sequence[Area]) -> Block:
    """Return a text object with the signs under it and right before it; those painted last lie above."""
    across, middle = block.centre, block.middle + _HALF
    ground = sign = None
    for area in signs:
        left, bottom, right, top = area.box
        if not bottom < middle < top:
            continue
        look = Look(area.colour, area.edge, len(area.points))
        if left < across < right:
            ground = look
        if block.left - _SIGN < left and right < block.left:
            sign = look
    return replace(block, ground=ground, sign=sign)


def _lines(runs: Sequence[Run]) -> Iterator[Piece]:
    for base, those in groupby(runs, key=lambda run: round(run.base, 1)):
        line = [run for run in those if run.text.strip()]
        if words := letters("".join(run.text for run in line)):
            yield Piece(words, min(run.box[0] for run in line), max(run.box[2] for run in line), base)
