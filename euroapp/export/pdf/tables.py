"""Tables: heads repeat on each page, long rows go on overleaf, cells are broken into lines once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.columns import PAD
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.structure import Node, Ref, Tag
from euroapp.export.pdf.style import BAND, CAPTION, CELL, HEAD, LABEL, LINE, NOTE, TEXT
from euroapp.outline.elements import Align

AIR, COMPACT_AIR = 4.0, 2.0
"""Space above and below the text of a row, and of one that is set close."""
_CAPTION_GAP = 4.0
_TALL = 140.0
"""Rows higher than this may go on overleaf."""
_PART = 90.0
"""What of such a row stands at the foot of a page at least."""
_LONE = 60.0
"""A row lower than this does not stand alone below its head."""
_WHOLE = 262.0
"""Tables lower than this stay on one page, unless that leaves too much of the last one empty."""
_LOW = 32.0
"""Rows of at most two lines are no higher."""
_TOGETHER = 3
"""Fewest low rows that stand on a page by themselves."""
_LEAST_LINES = 4
_OF_COLUMN = ("Table", {"Scope": "Column"})
_OF_ROW = ("Table", {"Scope": "Row"})
"""What the head of a column and the first cell of a row are heads of."""
_KEY_LINES = 2
"""Most lines of a first cell that the rest of its row repeats."""


@dataclass(frozen=True)
class RowBox:
    """A row broken into lines, one list of lines a column."""

    cells: tuple[Sequence[Line], ...]
    path: str = ""
    total: bool = False
    goes_on: bool = False
    """The rest of the row stands on the next page."""
    again: bool = False
    """The first cell repeats what the start of the row said."""
    begun: bool = False
    """The start of the row stands on a page before."""
    air: float = AIR
    ref: Ref = field(default_factory=Ref, compare=False)

    @cached_property
    def height(self) -> float:
        """Return the height with the space around the text."""
        return max(map(len, self.cells), default=1) * CELL.leading + 2 * self.air

    def split(self, room: float, force: bool) -> tuple[RowBox, RowBox] | None:
        """Return the lines that fit into a height and the others, or nothing."""
        fitting = int((room - 2 * self.air) // CELL.leading)
        longest = max(map(len, self.cells), default=0)
        count = min(fitting, longest - _LEAST_LINES)
        if count < _LEAST_LINES:
            count = min(max(fitting, 1), longest - 1) if force else 0
        if count < 1:
            return None
        head = replace(self, cells=tuple(cell[:count] for cell in self.cells), goes_on=True)
        rest = tuple(cell[count:] for cell in self.cells)
        key = self.cells[0]
        # The last lines of a longer first cell are not what names the row.
        again = 0 < len(key) <= min(_KEY_LINES, count) and (self.again or not self.begun)
        cells = (key, *rest[1:]) if again else rest
        return head, replace(self, cells=cells, path="", again=again, begun=True)


@dataclass
class TableBlock(Block):
    """A table, or the part of one that stands on a page."""

    widths: list[float]
    aligns: tuple[Align, ...]
    head: RowBox | None
    rows: Sequence[RowBox]
    caption: Sequence[Line] = ()
    note: Sequence[Line] = ()
    path: str = ""
    key: str = ""
    """An anchor by which texts refer to it."""
    wide: bool = False
    keep: bool = False
    labels: bool = False
    """The first column names what the second one says."""
    continued: Sequence[Line] = ()
    """The caption of what stands on further pages."""
    before: float = 8.0
    after: float = 12.0
    ref: Ref = field(default_factory=Ref)

    @property
    def width(self) -> float:
        """Return the width of all columns."""
        return sum(self.widths)

    @property
    def rows_top(self) -> float:
        """Return how far below the upper edge the rows begin."""
        caption = len(self.caption) * CAPTION.leading + _CAPTION_GAP if self.caption else 0.0
        return caption + (self.head.height if self.head else 0.0)

    def _foot(self) -> float:
        return len(self.note) * NOTE.leading + _CAPTION_GAP if self.note else 0.0

    @property
    def height(self) -> float:
        """Return the height of caption, head, rows and note."""
        return self.rows_top + self._rows_height + self._foot()

    @cached_property
    def _rows_height(self) -> float:
        # What is left of a long table is asked for its height several times on each of its pages.
        return sum([row.height for row in self.rows])

    def wish(self) -> float:
        """Return the whole height where the table is small."""
        return self.height if self.height <= _WHOLE else self.least()

    def least(self) -> float:
        """Return the height of caption, head and the first rows; of all where none can part."""
        together = _TOGETHER if self._low else 2
        if len(self.rows) < 2 * together and self.height <= _WHOLE:
            return self.height
        if self._low:
            return self.rows_top + sum(row.height for row in self.rows[:_TOGETHER])
        first, *others = (row.height if row.height <= _TALL else _PART for row in self.rows[:2])
        return self.rows_top + first + (others[0] if others and first < _LONE else 0.0)

    @cached_property
    def _low(self) -> bool:
        return all(row.height < _LOW for row in self.rows[: 2 * _TOGETHER])

    def split(self, room: float, force: bool) -> tuple[Block | None, Block | None]:
        """Split between rows, or inside a tall one; never leave a single row alone."""
        free = room - self.rows_top
        count, used = 0, 0.0
        # The last row goes on overleaf when there is no room for the note below it.
        most = len(self.rows) - (1 if self.note or not self.rows else 0)
        while count < most and used + self.rows[count].height <= free:
            used += self.rows[count].height
            count += 1
        cut = None
        if count < len(self.rows) and (self.rows[count].height > _TALL or (force and count == 0)):
            cut = self.rows[count].split(free - used, force=force and count == 0)
        left = len(self.rows) - count
        if cut is None and left == 1 and count and self._lonely() and self.rows[count - 1].height > _TALL:
            # A lone last row, such as a total, takes the end of the tall row before it along.
            count -= 1
            cut = self.rows[count].split(self.rows[count].height, force=False)
        if cut is None:
            count = self._kept(count, force)
        if count == 0 and cut is None:
            return (self, None) if force else (None, self)
        first = [*self.rows[:count], *([cut[0]] if cut else [])]
        rest = [*([cut[1]] if cut else []), *self.rows[count + (1 if cut else 0) :]]
        head = replace(self, rows=first, note=())
        return head, replace(self, rows=rest, caption=self.continued, path="", key="")

    def _lonely(self) -> bool:
        return self.rows[-1].height < _LONE

    def _kept(self, count: int, force: bool) -> int:
        """Return how many of the rows that fit stay on this page."""
        left = len(self.rows) - count
        together = _TOGETHER if self._low else 2
        if left < together < count + left and self._lonely():
            count -= together - left
        if 0 < count < together and not force and self.rows[0].height < _LONE:
            return 0
        return count

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw caption, head, rows and note."""
        pen.anchor(self.path, top)
        pen.anchor(self.key, top)
        right, fresh = left + self.width, self.ref.node is None
        table = self.ref.node = self.ref.node or pen.tree.block(Tag.TABLE)
        # What is repeated on further pages is read out once.
        if self.caption:
            caption = table.add(Tag.CAPTION) if fresh else None
            pen.lines(self.caption, left, top, CAPTION, self.width, node=caption)
            top += len(self.caption) * CAPTION.leading + _CAPTION_GAP
        if self.head:
            self._draw_head(pen, self.head, left, top, table if fresh else None)
            top += self.head.height
            pen.rule(left, top, right, TEXT, 0.9)
        elif self.rows:
            pen.rule(left, top, right, LINE)
        if fresh:
            self.ref.cells.append(table.add(Tag.TABLE_BODY))
        for row in self.rows:
            self._draw_row(pen, row, left, top)
            top += row.height
        if self.note:
            note = pen.tree.block(Tag.PARAGRAPH)
            pen.lines(self.note, left + PAD, top + _CAPTION_GAP, NOTE, self.width, node=note)

    def _draw_head(self, pen: Pen, head: RowBox, left: float, top: float, table: Node | None) -> None:
        cells: list[Node | None] = [None] * len(self.widths)
        if table is not None:
            row = table.add(Tag.TABLE_HEAD).add(Tag.ROW)
            cells = [row.add(Tag.HEAD_CELL, attributes=_OF_COLUMN) for _ in self.widths]
        for index, x, wide in self._places(left):
            lines = head.cells[index]
            lower = (max(map(len, head.cells)) - len(lines)) * HEAD.leading
            if lines:
                align = self.aligns[index]
                pen.lines(lines, x, top + head.air + lower, HEAD, wide, align, node=cells[index])

    def _places(self, left: float) -> list[tuple[int, float, float]]:
        places = []
        for index, wide in enumerate(self.widths):
            places.append((index, left + PAD, wide - 2 * PAD))
            left += wide
        return places

    def _draw_row(self, pen: Pen, row: RowBox, left: float, top: float) -> None:
        pen.anchor(row.path, top)
        right, bottom = left + self.width, top + row.height
        if row.total:
            pen.band(left, top, self.width, row.height, BAND)
            pen.rule(left, top, right, TEXT, 0.7)
        cells = self._cells_of(row)
        for index, x, wide in self._places(left):
            style = LABEL if index == 0 and (self.labels or row.again) else CELL
            if row.cells[index]:
                node = None if row.again and index == 0 else cells[index]
                pen.lines(row.cells[index], x, top + row.air, style, wide, self.aligns[index], node=node)
        if not row.goes_on:
            pen.rule(left, bottom, right, LINE)

    def _cells_of(self, row: RowBox) -> list[Node]:
        """Return the cells of a row; one that goes on from another page has those that were begun there."""
        if not row.ref.cells:
            line = self.ref.cells[0].add(Tag.ROW)
            named = line.add(Tag.HEAD_CELL, attributes=_OF_ROW)
            row.ref.cells = [named, *(line.add(Tag.CELL) for _ in self.widths[1:])]
        return row.ref.cells
