"""Header and footer of every page."""

from __future__ import annotations

from dataclasses import dataclass, replace

from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.pen import Pen, one_line
from euroapp.export.pdf.style import (
    CELL,
    FOOTER_BASE,
    HEADER_BASE,
    LINE,
    MARGIN,
    SOFT,
    WARN,
    page_size,
)
from euroapp.outline.elements import Align

_STYLE = replace(CELL, colour=SOFT)
_GAP = 14.0


@dataclass(frozen=True)
class Frame:
    """What stands around the content of every page."""

    call: str
    acronym: str
    form: str
    mark: str = ""
    """Says that this is not the final text."""


def draw_frame(pen: Pen, frame: Frame, count: str, wide: int) -> None:
    """Draw header and footer of a page; `count` tells which page of how many it is."""
    right = page_size(wide)[0] - MARGIN
    top = HEADER_BASE - _STYLE.size * 1.0
    acronym = one_line(frame.acronym, Face.REGULAR, _STYLE.size, (right - MARGIN) * 0.35)
    pen.text(acronym, right, top, _STYLE, Align.RIGHT)
    taken = _width(acronym) + _GAP
    if frame.mark:
        shown = f"{frame.mark}{' · ' if acronym else ''}"
        pen.text(shown, right - _width(acronym), top, replace(_STYLE, colour=WARN), Align.RIGHT)
        taken += _width(shown)
    pen.text(one_line(frame.call, Face.REGULAR, _STYLE.size, right - MARGIN - taken), MARGIN, top, _STYLE)
    pen.rule(MARGIN, HEADER_BASE + 6, right, LINE, 0.6)

    foot = pen.height - FOOTER_BASE - _STYLE.size
    pen.text(count, right, foot, _STYLE, Align.RIGHT)
    room = right - MARGIN - _width(count) - _GAP
    pen.text(one_line(frame.form, Face.REGULAR, _STYLE.size, room), MARGIN, foot, _STYLE)


def _width(text: str) -> float:
    return width(text, Face.REGULAR) * _STYLE.size / 1000
