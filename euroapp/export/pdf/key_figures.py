"""The box on the cover with the figures by which a proposal is known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.fonts import Face
from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, BAND, LABEL, LINE, TEXT, Style, body_width
from euroapp.export.pdf.text import Notes, printable
from euroapp.outline.elements import Fact

_ABREAST = 4
_PAD = 10.0
"""Space around what stands in a cell, in points."""
_EDGE = 3.0
_VALUE = Style(12.5, 16.5, TEXT, Face.BOLD)


@dataclass(frozen=True)
class KeyFigure:
    """One cell, broken into lines."""

    label: Sequence[Line]
    value: Sequence[Line]

    @property
    def height(self) -> float:
        """Return the height without the space around it."""
        return len(self.label) * LABEL.leading + len(self.value) * _VALUE.leading


@dataclass
class KeyFiguresBlock(Block):
    """Cells side by side, what they count above each figure."""

    rows: Sequence[Sequence[KeyFigure]]
    before: float = 0.0
    after: float = 16.0

    @property
    def height(self) -> float:
        """Return the height of all rows."""
        return sum(map(_row_height, self.rows)) + _PAD

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the box, the lines between its cells, and what stands in them."""
        wide = body_width(wide=False)
        pen.band(left, top, wide, self.height, BAND)
        pen.band(left, top, _EDGE, self.height, ACCENT)
        top += _PAD
        for row in self.rows:
            lowest = top + max(one.height for one in row)
            for place, one in enumerate(row):
                at = left + place * _cell_width()
                if place:
                    pen.rule(at, top, at, LINE, bottom=lowest)
                _draw(pen, one, at + _PAD, top)
            top += _row_height(row)


def key_figures_block(facts: Sequence[Fact], notes: Notes) -> KeyFiguresBlock:
    """Return the box of some figures, in rows of four."""
    room = _cell_width() - 2 * _PAD

    def lines(words: str, path: str, style: Style) -> list[Line]:
        return break_lines((Span(printable(words, path, notes), style.face),), style.size, room)

    cells = [KeyFigure(lines(one.label, "", LABEL), lines(one.value, one.path, _VALUE)) for one in facts]
    return KeyFiguresBlock([cells[at : at + _ABREAST] for at in range(0, len(cells), _ABREAST)])


def _cell_width() -> float:
    return body_width(wide=False) / _ABREAST


def _row_height(row: Sequence[KeyFigure]) -> float:
    return max(one.height for one in row) + _PAD


def _draw(pen: Pen, one: KeyFigure, left: float, top: float) -> None:
    label, value = pen.tree.item("", 0.0)
    room = _cell_width() - 2 * _PAD
    pen.lines(one.label, left, top, LABEL, room, node=label)
    pen.lines(one.value, left, top + len(one.label) * LABEL.leading, _VALUE, room, node=value)
