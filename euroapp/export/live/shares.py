"""How many pages each part of the proposal takes, and what takes them: texts, tables, figures."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from euroapp.export.pdf.blocks import Block, Heading
from euroapp.export.pdf.figures.figure import FigureBlock
from euroapp.export.pdf.figures.gantt import GanttBlock
from euroapp.export.pdf.flow import Page
from euroapp.export.pdf.laying import LaidOut
from euroapp.export.pdf.style import BODY_TOP, body_height
from euroapp.export.pdf.tables import TableBlock
from euroapp.values import FieldPath

DEEPEST = 3
"""Headings down to this level begin a part of their own."""


class What(StrEnum):
    """What takes room on a page."""

    TEXT = "text"
    TABLES = "tables"
    FIGURES = "figures"
    EMPTY = "empty"
    """Left free at the foot of a page."""


@dataclass
class Share:
    """A part of the proposal, from its heading to the next one."""

    level: int
    """1 for a chapter, 2 for a section, 3 for a block such as a work package.

    Cover and contents, which have no heading, have 0.
    """
    title: str
    path: FieldPath
    first: int
    """The page on which it begins."""
    last: int
    pages: dict[What, float] = field(default_factory=lambda: dict.fromkeys(What, 0.0))
    """How many pages each kind of content takes; its share of every page it stands on."""

    @property
    def total(self) -> float:
        """Return how many pages it takes, without what stands under headings of its own."""
        return sum(self.pages.values())


def shares(laid: LaidOut) -> list[Share]:
    """Return the parts of the counted pages in their order; together they are as many as the pages."""
    found = [Share(0, "", "", 1, 1)]
    for number, page in enumerate(laid.counted, 1):
        for block, taken in _taken(page):
            if isinstance(block, Heading) and block.rank and block.rank <= DEEPEST:
                found.append(Share(block.rank, block.title, block.path, number, number))
            part = found[-1]
            part.last = number
            part.pages[_what(block)] += taken
        found[-1].pages[What.EMPTY] += page.left / body_height(page.wide)
    return found


def _taken(page: Page) -> Iterator[tuple[Block, float]]:
    """Yield the blocks of a page with the share of it that each takes, the space above it included."""
    high, above = body_height(page.wide), BODY_TOP
    for block, top in page.items:
        bottom = top + block.height
        yield block, (bottom - above) / high
        above = bottom


def _what(block: Block) -> What:
    if isinstance(block, TableBlock):
        return What.TABLES
    return What.FIGURES if isinstance(block, FigureBlock | GanttBlock) else What.TEXT
