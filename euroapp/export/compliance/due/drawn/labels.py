"""The letters of a figure: labels, how each may be cut, and which must stand beside or below which."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto

WIDTH = (210 - 2 * 20) * 72 / 25.4
"""Between the margins of a page, in points."""
MARGIN = 20 * 72 / 25.4
"""Left of it, in points."""
Span = tuple[float, float]
"""Left and right end of a sign, in points from the left margin."""
DIGIT = 5.1
"""Width of a digit in the letters of figures, in points."""
LETTER = 7.2
"""No word is wider than so much for each of its other letters, in points."""


@dataclass(frozen=True)
class Text:
    """Words of a label, which begin a line and may go on over several."""

    words: str
    room: float = 0.0
    """Width of the lines in points, where the last one may be cut with an ellipsis; 0 where it may not."""
    lines: int = 1
    """Only the line of this number, or a later one, is cut."""
    names: tuple[str, ...] = ()
    """Names among the words, in their order, that may be cut."""


@dataclass(frozen=True)
class Label:
    """What one text object of a figure prints."""

    texts: tuple[Text, ...]
    room: float | None = None
    """Least room for it, in points: it is left out only where it may be wider than that; never if None."""
    short: str = ""
    """What may stand there instead, where it may be wider."""

    @property
    def words(self) -> str:
        """Return all words."""
        return "".join(text.words for text in self.texts)


class Where(StrEnum):
    """How labels stand to each other."""

    ROW = auto()
    """Each right of the one before, at one height, nothing between them."""
    COLUMN = auto()
    """The first below or above the second."""
    DOWN = auto()
    """Each below the one before, on each page on which both stand."""
    ALIKE = auto()
    """The sign before the first is like the one on which the second stands, where that stands highest."""
    RIGHT = auto()
    """The first further left than the second."""
    AFTER = auto()
    """The second right of the first in its line, or further down."""
    NEXT = auto()
    """The first in the line right below the second."""
    HEADING = auto()
    """The second is the nearest above the first of all that are such; alone, it is one that heads nothing."""


@dataclass(frozen=True)
class Near:
    """Labels that must stand to each other in this way."""

    where: Where
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class Signs:
    """The signs that must stand right of a label, between its first line and its last."""

    label: Label
    words: tuple[Label, ...]
    """For each sign, from left to right, the word of the legend that explains it."""
    settings: tuple[tuple[Span, ...], ...] = ()
    """Where the signs stand in each way in which the figure may be set; their order tells nothing then."""
    months: int = 0
    """Where it is not 0, ends of signs count in months of the so many between the outer upright lines."""
    least: float = 0.0
    """No sign is drawn narrower then, in points."""
    standing: bool = False
    """The signs stand on the line below the label."""


@dataclass(frozen=True)
class Drawing:
    """All letters of a figure, but its caption."""

    labels: tuple[Label, ...]
    """Those that stand there once."""
    every: tuple[Label, ...] = ()
    """Those that stand once on each page, and in each part."""
    some: tuple[Label, ...] = ()
    """Those that stand there at least once, and at most once on each page or in each part."""
    near: tuple[Near, ...] = ()
    legend: tuple[Label, ...] = ()
    """Words that explain the signs before them, each another one."""
    rows: tuple[Signs, ...] = ()
    homes: tuple[tuple[Label, tuple[float, float]], ...] = ()
    """Where numbers belong on a map: parts of its width from its left edge, and from its upper one."""
    lands: tuple[tuple[Label, tuple[tuple[float, float], ...]], ...] = ()
    """Words of the legend whose signs have the colour of the land at these places of a map."""


def breadth(words: str) -> float:
    """Return how wide words are at most, in points."""
    return sum(DIGIT if char.isdigit() else LETTER for char in words)


def whole(words: str) -> Label:
    """Return a label that is never cut or left out."""
    return Label((Text(words),))


def cut(words: str, room: float, lines: int = 1) -> Label:
    """Return a label that may be cut."""
    return Label((Text(words, room, lines),))


def told(note: str) -> tuple[Label, ...]:
    """Return the label of a note, where there is one."""
    return (whole(note),) if note else ()
