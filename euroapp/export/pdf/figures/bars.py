"""Level bars with amounts and shares."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from euroapp.export.pdf.figures.figure import FigureBlock, Lettering, parted, shortened, text_width
from euroapp.export.pdf.figures.shapes import hatched
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, CAPTION, CELL, HEAD, LINE, PAPER, TEXT
from euroapp.language import say
from euroapp.outline.drawings import Bar, Bars
from euroapp.outline.elements import Align
from euroapp.wording.numbers import money

_ROW = 14.6
_THICK = 8.4
_HEAD_ROW = 14.0
_LEGEND = 19.0
_GAP = 10.0
_LABELS = 0.36
"""Largest share of the width that labels take."""
_MOST = 40
"""Bars that fit a page."""
_SIGN = 16.0
_SHARE = say("Share")


@dataclass(frozen=True)
class BarRow:
    """A bar with its texts as they are printed."""

    label: str
    amount: str
    share: str
    length: float
    """As a part of the longest bar."""
    strong: float
    """The set apart part of the bar itself."""
    path: str


def bar_blocks(item: Bars, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the bars, in parts where there are too many for a page."""
    longest = max(bar.amount for bar in item.bars)
    rows = [_row(bar, longest, lettering) for bar in item.bars]
    count = -(-len(rows) // _MOST)
    each = -(-len(rows) // count)
    parts = item.parts and (
        lettering.text(item.parts[0], item.path),
        lettering.text(item.parts[1], item.path),
    )
    for number in range(count):
        caption = lettering.number(parted(item.caption, number + 1, count), item.path)
        shown = rows[number * each : (number + 1) * each]
        note = lettering.note(item.note, item.path) if number + 1 == count else ()
        yield BarsBlock(
            caption, note, item.key, rows=shown, all_rows=rows, parts=parts, language=lettering.language
        )


def _row(bar: Bar, longest: Decimal, lettering: Lettering) -> BarRow:
    return BarRow(
        lettering.text(bar.label, bar.path),
        lettering.language.put(money(bar.amount)),
        lettering.language.put(bar.share),
        float(bar.amount / longest),
        float(bar.strong / bar.amount) if bar.amount else 0.0,
        bar.path,
    )


@dataclass(kw_only=True)
class BarsBlock(FigureBlock):
    """Bars below each other, with a head, and a legend where bars have two parts."""

    rows: list[BarRow]
    all_rows: list[BarRow]
    """Those of all parts, so that columns agree."""
    parts: tuple[str, str] | None

    @property
    def sketch_height(self) -> float:
        """Return the height of head, bars and legend."""
        return _HEAD_ROW + len(self.rows) * _ROW + (_LEGEND if self.parts else 3.0)

    def _columns(self) -> tuple[float, float, float]:
        """Return the widths of labels, amounts and shares."""
        labels = min(max(text_width(row.label) for row in self.all_rows), self.width * _LABELS)
        amounts = max(text_width("EUR", HEAD), *(text_width(row.amount) for row in self.all_rows))
        shares = max(text_width(self.said(_SHARE), HEAD), *(text_width(row.share) for row in self.all_rows))
        return labels, amounts, shares

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw head, bars and legend."""
        labels, amounts, shares = self._columns()
        right = left + self.width
        start = left + 4 + labels + _GAP
        room = right - 4 - shares - _GAP - amounts - _GAP - start
        pen.text("EUR", right - 4 - shares - _GAP, top, HEAD, Align.RIGHT)
        pen.text(self.said(_SHARE), right - 4, top, HEAD, Align.RIGHT)
        top += _HEAD_ROW
        pen.rule(left, top, right, TEXT, 0.9)
        foot = top + len(self.rows) * _ROW
        for row in self.rows:
            middle = top + _ROW / 2
            text = middle - CELL.leading / 2
            pen.text(shortened(row.label, CELL, labels), left + 4, text, CELL)
            _draw_bar(pen, start, middle, max(room * row.length, 1.0), row.strong)
            pen.text(row.amount, right - 4 - shares - _GAP, text, CELL, Align.RIGHT)
            pen.text(row.share, right - 4, text, CELL, Align.RIGHT)
            top += _ROW
        pen.rule(start, foot - len(self.rows) * _ROW, start, LINE, 0.6, bottom=foot)
        pen.rule(left, foot, right, LINE)
        if self.parts:
            _draw_legend(pen, self.parts, right, foot + 6)


def _draw_bar(pen: Pen, start: float, middle: float, wide: float, strong: float) -> None:
    top, part = middle - _THICK / 2, wide * min(max(strong, 0.0), 1.0)
    if part < wide - 0.1:
        hatched(pen, start + part, top, wide - part, _THICK, ACCENT, PAPER)
    if part > 0:
        pen.band(start, top, part, _THICK, ACCENT)


def _draw_legend(pen: Pen, parts: tuple[str, str], right: float, top: float) -> None:
    """Draw both parts of a bar with their names, ending at the right edge."""
    at = right - sum(_SIGN + text_width(name, CAPTION) for name in parts) - _SIGN
    middle = top + CAPTION.leading / 2
    for name, strong in zip(parts, (1.0, 0.0), strict=True):
        _draw_bar(pen, at, middle, 11, strong)
        pen.text(name, at + _SIGN, top, CAPTION)
        at += 2 * _SIGN + text_width(name, CAPTION)
