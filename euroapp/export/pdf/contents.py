"""The list of contents: its room is known before the pages are, its page numbers are not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from euroapp.export.pdf.blocks import Block, Heading
from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import BODY, CELL, TEXT, Style, body_width
from euroapp.outline.elements import Align

_DEEPEST = 3
_NUMBER_ROOM = 40.0
_HANG = 27.0
"""How far titles stand from their numbers."""
_SHORT = 24_000.0
"""Numbers wider than this, in thousandths of a point, such as “Work package 1”, belong to the title."""
_STYLES = {
    1: Style(10, 13.6, TEXT, Face.BOLD, before=7, after=2),
    2: Style(10, 13.6, TEXT, after=1),
    3: replace(CELL, leading=12.4, after=0.5),
}
_INDENTS = {1: 0.0, 2: _HANG, 3: _HANG}


@dataclass
class Entry(Block):
    """A heading with the page it stands on; leads there."""

    heading: Heading
    lines: list[Line]
    style: Style = BODY
    indent: float = 0.0
    number: str = ""
    keep: bool = False
    before: float = 0.0
    after: float = 0.0

    @property
    def height(self) -> float:
        """Return the height of the title."""
        return len(self.lines) * self.style.leading

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Set title and page number."""
        right = left + body_width(wide=False)
        link = pen.tree.entry()
        if self.number:
            pen.text(self.number, left, top, self.style, node=link)
        pen.lines(self.lines, left + self.indent, top, self.style, right - left, node=link)
        foot = top + self.height
        number = str(pen.pages.get(self.heading.key, ""))
        pen.text(number, right, foot - self.style.leading, self.style, Align.RIGHT, node=link)
        pen.link(self.heading.key, left, top, right, foot, link, f"{self.heading.title}, {number}")


def contents(headings: Iterable[Heading]) -> Iterator[Entry]:
    """Yield the entries of the headings that stand in the contents."""
    for heading in headings:
        if not 1 <= heading.level <= _DEEPEST:
            continue
        style, indent = _STYLES[heading.level], _INDENTS[heading.level]
        number = heading.number if width(heading.number, style.face) * style.size < _SHORT else ""
        indent = _HANG if number else indent
        room = body_width(wide=False) - indent - _NUMBER_ROOM
        name = heading.title.removeprefix(number).strip()
        lines = break_lines((Span(name, style.face),), style.size, room)
        yield Entry(
            heading,
            lines,
            style,
            indent,
            number,
            keep=heading.level == 1,
            before=style.before,
            after=style.after,
        )
