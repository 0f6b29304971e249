"""Lays blocks out on pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.style import BODY_TOP, body_height


@dataclass
class Page:
    """Blocks with the distance of their upper edge from that of the page."""

    wide: int
    items: list[tuple[Block, float]] = field(default_factory=list)
    used: float = 0.0

    @property
    def left(self) -> float:
        """Return how much height is free."""
        return body_height(self.wide) - self.used

    def gap(self, block: Block) -> float:
        """Return the space above a block; none at the head of a page."""
        return max(self.items[-1][0].after, block.before) if self.items else 0.0

    def place(self, block: Block) -> None:
        """Add a block below the last one."""
        self.used += self.gap(block)
        self.items.append((block, BODY_TOP + self.used))
        self.used += block.height


_GAP = 150.0
"""A page is not left emptier than this only to keep together what may part."""


@dataclass(frozen=True)
class _Need:
    """The height from a block on that must fit a page, and that should, and how wide the page is."""

    least: float
    wish: float
    wide: int

    def fits(self, left: float) -> bool:
        """Tell whether the rest of a page will do."""
        return left >= self.least and (left >= self.wish or left > _GAP)


def _chain(blocks: Sequence[Block], start: int) -> _Need:
    """Return what a block needs together with those it is kept with."""
    need, after, index = 0.0, 0.0, start
    while True:
        block = blocks[index]
        space = max(after, block.before) if index > start else 0.0
        if not block.keep or index + 1 == len(blocks):
            need += space
            return _Need(need + block.least(), need + block.wish(), block.wide)
        need += space + block.height
        after = block.after
        index += 1


def stacked(blocks: Sequence[Block]) -> float:
    """Return the height of blocks below each other."""
    gaps = (max(upper.after, lower.before) for upper, lower in pairwise(blocks))
    return sum(block.height for block in blocks) + sum(gaps)


def flow(blocks: Sequence[Block]) -> list[Page]:
    """Return the pages that blocks fill; headings stay with what follows."""
    pages = [Page(wide=False)]
    for index, block in enumerate(blocks):
        page = pages[-1]
        need = _chain(blocks, index)
        if page.items and page.items[-1][0].keep:
            # What it is kept with stands here already: a chain longer than a page breaks as late as it can.
            need = _Need(block.least(), block.least(), need.wide)
        left = page.left - page.gap(block)
        crowded = left < block.room or not need.fits(left)
        if need.wide != page.wide or (page.items and crowded):
            if page.items:
                pages.append(Page(need.wide))
            page = pages[-1]
            page.wide = need.wide
        _pour(block, pages)
    return pages


def _parted(block: Block, room: float, *, force: bool) -> tuple[Block | None, Block | None]:
    """Split a block; where a text begins and ends goes along with its first and last part."""
    head, rest = block.split(room, force)
    if head is not None:
        head.begins = block.begins
    if rest is not None:
        rest.ends = block.ends
    if head is not None and rest is not None:
        head.ends = rest.begins = ""
    return head, rest


def _pour(block: Block, pages: list[Page]) -> None:
    """Place a block on the last page and as many new ones as it needs."""
    rest: Block | None = block
    while rest is not None:
        page = pages[-1]
        if page.gap(rest) + rest.height <= page.left + 0.01:
            page.place(rest)
            return
        closer = rest.fitted(page.left - page.gap(rest))
        if closer is not None:
            closer.begins, closer.ends = rest.begins, rest.ends
            page.place(closer)
            return
        head, rest = _parted(rest, page.left - page.gap(rest), force=not page.items)
        if head is not None:
            page.place(head)
        if rest is not None:
            pages.append(Page(page.wide))
