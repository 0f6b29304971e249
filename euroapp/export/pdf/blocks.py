"""Blocks stand below each other on pages; each knows its height and how to split."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.structure import Node, Ref
from euroapp.export.pdf.style import BODY, TAG, Style, body_width
from euroapp.outline.elements import Align

MARK = 13.0
"""How far the text of an item stands from its mark."""
_FEW = 2
"""Fewest lines of a paragraph that stand alone on a page."""
_BASE = 0.33
"""How far the base of letters lies below the middle of their line, as a share of their size."""


class Block:
    """Something that takes a height of the page."""

    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    """Stays on the page of the block that follows."""
    wide: int = False
    """Belongs on a landscape page."""
    room: float = 0.0
    """Starts a new page when less than this is left."""
    begins: str = ""
    """The path of a text that begins with this block."""
    ends: str = ""
    """The path of a text that ends with this block."""

    @property
    def height(self) -> float:
        """Return the height of the whole block."""
        raise NotImplementedError

    def least(self) -> float:
        """Return the height of the smallest part that may stand at the foot of a page."""
        return self.height

    def wish(self) -> float:
        """Return the height that should stand on one page if no large gap comes of it."""
        return self.least()

    def split(self, room: float, force: bool) -> tuple[Block | None, Block | None]:
        """Return what fits into a height and what is left; `force` takes something in any case."""
        del room
        return (self, None) if force else (None, self)

    def fitted(self, room: float) -> Block | None:
        """Return a closer setting of the whole block that fits into a height, or nothing."""
        del room
        return None

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the block with its upper left corner at this place."""
        raise NotImplementedError


@dataclass
class Text(Block):
    """Lines of text, with a mark before the first one where it is an item of a list."""

    lines: list[Line]
    style: Style = BODY
    indent: float = 0.0
    mark: str = ""
    hang: float = MARK
    """How far the text stands from its mark."""
    path: str = ""
    keep: bool = False
    before: float = 0.0
    after: float = 0.0
    width: float = field(default_factory=lambda: body_width(wide=False))
    rank: int = 0
    """As which heading it is read out, 1 for a chapter; 0 for a text."""
    ref: Ref = field(default_factory=Ref)

    @property
    def height(self) -> float:
        """Return the height of all lines."""
        return len(self.lines) * self.style.leading

    def least(self) -> float:
        """Return the height of two lines, or of all where a split would leave one alone."""
        count = len(self.lines)
        return (count if count < 2 * _FEW else _FEW) * self.style.leading

    def split(self, room: float, force: bool) -> tuple[Block | None, Block | None]:
        """Split between lines, leaving no single line on either page."""
        count = int((room + 0.01) // self.style.leading)
        if force:
            count = max(count, 1)
        elif count < _FEW or len(self.lines) < 2 * _FEW:
            return None, self
        count = min(count, len(self.lines))
        if count < len(self.lines) < count + _FEW and count > _FEW:
            count = len(self.lines) - _FEW
        if count >= len(self.lines):
            return self, None
        head = replace(self, lines=self.lines[:count])
        return head, replace(self, lines=self.lines[count:], mark="", path="")

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Set the lines."""
        pen.anchor(self.path, top)
        label, body = self._parts(pen)
        if self.mark:
            pen.text(self.mark, left + self.indent - self.hang, top, self.style, node=label)
        pen.lines(self.lines, left + self.indent, top, self.style, self.width - self.indent, node=body)

    def _parts(self, pen: Pen) -> tuple[Node | None, Node]:
        """Return which part of the document the mark is, and which the lines, also of a text that goes on."""
        label = None
        if self.ref.node is None:
            if self.rank:
                words = " ".join("".join(piece.text for piece in line) for line in self.lines)
                self.ref.node = pen.tree.heading(self.rank, words)
            elif self.mark:
                label, self.ref.node = pen.tree.item(self.mark, self.indent)
            else:
                self.ref.node = pen.tree.paragraph(self.indent)
        return label, self.ref.node


def paragraph(
    spans: Sequence[Span],
    style: Style = BODY,
    *,
    path: str = "",
    indent: float = 0.0,
    mark: str = "",
    hang: float = MARK,
) -> Text:
    """Return a paragraph broken into lines."""
    room = body_width(wide=False) - indent
    lines = break_lines(spans, style.size, room)
    return Text(lines, style, indent, mark, hang, path, before=style.before, after=style.after)


def leads_in(block: Text) -> bool:
    """Tell whether a short paragraph announces what follows, with a colon at its end."""
    last = block.lines[-1]
    return len(block.lines) < 2 * _FEW and bool(last) and last[-1].text.endswith(":")


@dataclass
class Heading(Text):
    """A heading: stays with what follows and stands in bookmarks and contents."""

    title: str = ""
    number: str = ""
    level: int = 0
    """Level of its bookmark; 0 for none."""
    key: str = ""
    """Anchor of its own, which no field shares."""
    room: float = 0.0
    tag: str = ""
    """Machine tag that opens here, printed at the right end of the line."""

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Set the heading and its bookmark."""
        super().draw(pen, left, top)
        if self.tag:
            lower = (self.style.leading - TAG.leading) / 2 + (self.style.size - TAG.size) * _BASE
            pen.text(self.tag, left + self.width, top + lower, TAG, Align.RIGHT)
        if self.level:
            pen.anchor(self.key, top)
            pen.canvas.addOutlineEntry(self.title, self.key, self.level - 1, closed=self.level > 1)
