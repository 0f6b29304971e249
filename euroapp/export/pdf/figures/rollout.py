"""Support to SMEs over time: calls, projects and payments."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import ceil, inf

from euroapp.export.pdf.figures.figure import FigureBlock, Lettering, parted, shortened, text_width
from euroapp.export.pdf.figures.shapes import box, hatched, project_end
from euroapp.export.pdf.figures.times import end_of_project, year_of
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.style import ACCENT, BAND, CAPTION, CELL, HEAD, LIGHT, LINE, PAPER, TEXT
from euroapp.figures.rollout import Period, Round
from euroapp.language import say
from euroapp.outline.drawings import Lane, Rollout
from euroapp.outline.elements import Align
from euroapp.wording.numbers import percent, quantity

_HEAD_ROW = 12.5
_ROW = 21.0
_THICK = 6.6
_COLUMNS = 62.0
"""Height of the columns with the figures above them."""
_FOOT_ROW = 13.0
_LEGEND = 19.0
_GAP = 9.0
_LABELS = 0.27
_MOST = 24
"""Schemes that fit a page above the payments."""
_SIGN = 16.0
_CLEAR = 2.0
_LEAST_YEAR = 15.0
"""Width of a year below which not every one is named."""
_UNITS = (
    (1, say("Paid, EUR")),
    (10**3, say("Paid, EUR thousand")),
    (10**6, say("Paid, EUR million")),
    (10**9, say("Paid, EUR billion")),
)
_SIGNS = (say("Call open"), say("SME projects"), say("Support paid"))
_SMES = say("SMEs")


def rollout_blocks(item: Rollout, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the lanes with the payments below; several parts where there are too many schemes."""
    lanes = [
        (lettering.text(lane.label, lane.path), lane)
        for lane in sorted(item.lanes, key=lambda lane: not lane.rounds)
    ]
    count = -(-len(lanes) // _MOST)
    each = -(-len(lanes) // count)
    for number in range(count):
        caption = lettering.number(parted(item.caption, number + 1, count), item.path)
        shown, last = lanes[number * each : (number + 1) * each], number + 1 == count
        note = lettering.note(item.note, item.path) if last else ()
        yield RolloutBlock(
            caption,
            note,
            item.key,
            lanes=shown,
            months=item.months,
            end=item.end,
            periods=item.periods,
            paid=last,
            language=lettering.language,
        )


def unit_of(periods: Sequence[Period]) -> tuple[int, str]:
    """Return what amounts are divided by so that no more than three digits are left, and what they are."""
    most = max((period.paid for period in periods), default=Decimal(0))
    return next(((size, name) for size, name in _UNITS if most < size * 1000), _UNITS[-1])


@dataclass(kw_only=True)
class RolloutBlock(FigureBlock):
    """A lane a scheme, months across, and columns of payments below."""

    lanes: list[tuple[str, Lane]]
    months: int
    end: int
    periods: Sequence[Period]
    paid: bool
    """The payments stand below."""

    @property
    def sketch_height(self) -> float:
        """Return the height of head, lanes, payments and legend."""
        paid = _COLUMNS + 2 * _FOOT_ROW if self.paid else 0.0
        return 2 * _HEAD_ROW + len(self.lanes) * _ROW + paid + _LEGEND

    def _columns(self) -> tuple[float, float, float]:
        """Return the widths of labels, numbers of SMEs and amounts."""
        labels = min(max(text_width(label) for label, _ in self.lanes), self.width * _LABELS)
        smes = max(text_width(self.said(_SMES), HEAD), *(text_width(lane.smes) for _, lane in self.lanes))
        amounts = max(text_width("EUR", HEAD), *(text_width(lane.amount) for _, lane in self.lanes))
        return max(labels, text_width(self.said(_UNITS[1][1]), CAPTION)), smes, amounts

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw head, lanes, payments and legend."""
        labels, smes, amounts = self._columns()
        right = left + self.width
        start = left + 4 + labels + _GAP
        chart = right - 4 - amounts - _GAP - smes - _GAP - start
        pen.text(self.said(_SMES), right - 4 - amounts - _GAP, top + _HEAD_ROW - 1, HEAD, Align.RIGHT)
        pen.text("EUR", right - 4, top + _HEAD_ROW - 1, HEAD, Align.RIGHT)
        body = top + 2 * _HEAD_ROW
        foot = body + len(self.lanes) * _ROW
        for index in range(0, len(self.lanes), 2):
            pen.band(left, body + index * _ROW, self.width, _ROW, BAND)
        bottom = foot + _COLUMNS if self.paid else foot
        self._draw_years(pen, start, chart, top, bottom)
        pen.rule(left, body, right, TEXT, 0.9)
        for index, (label, lane) in enumerate(self.lanes):
            middle = body + (index + 0.5) * _ROW
            text = middle - CELL.leading / 2
            pen.text(shortened(label, CELL, labels), left + 4, text, CELL)
            pen.text(lane.smes, right - 4 - amounts - _GAP, text, CELL, Align.RIGHT)
            pen.text(lane.amount, right - 4, text, CELL, Align.RIGHT)
            self._draw_rounds(pen, lane.rounds, start, chart, middle)
        pen.rule(left, foot, right, LINE)
        signs: tuple[str, ...] = _SIGNS if self.paid else _SIGNS[:2]
        if self.end < self.months:
            project_end(pen, self._x(start, chart, self.end + 1), top, foot)
            signs = (*signs, end_of_project(self.end))
        if self.paid:
            self._draw_payments(pen, left, start, chart, foot)
            bottom += 2 * _FOOT_ROW
        _draw_legend(pen, [self.said(sign) for sign in signs], right, bottom + 6, ends=self.end < self.months)

    def _x(self, start: float, chart: float, month: float) -> float:
        return start + chart * min(max(month - 1, 0), self.months) / self.months

    def _inside(self, first: int | None, last: int | None) -> bool:
        return first is not None and last is not None and max(first, 1) <= min(last, self.months)

    def _draw_years(self, pen: Pen, start: float, chart: float, top: float, foot: float) -> None:
        year = chart * 12 / self.months
        every = max(1, ceil(_LEAST_YEAR / year))
        for first in range(1, self.months + 1, 12 * every):
            x, end = self._x(start, chart, first), self._x(start, chart, first + 12)
            pen.rule(x, top, x, LINE, 0.7, bottom=foot)
            number = str((first + 11) // 12)
            name = self.said(year_of(number))
            if text_width(name, HEAD) + 2 < end - x:
                pen.text(name, (x + end) / 2, top, HEAD, Align.CENTRE)
            elif every > 1 or text_width(number, HEAD) < end - x:
                pen.text(number, x + min(_LEAST_YEAR, year) / 2, top, HEAD, Align.CENTRE)
        pen.rule(start + chart, top, start + chart, LINE, 0.7, bottom=foot)
        for period in self.periods:
            x, end = self._x(start, chart, period.first), self._x(start, chart, period.last + 1)
            text = self.said(_name(period, self.periods[0].last))
            if text_width(text, CAPTION) < end - x:
                pen.text(text, (x + end) / 2, top + _HEAD_ROW - 1, CAPTION, Align.CENTRE)

    def _draw_rounds(
        self, pen: Pen, rounds: Sequence[Round], start: float, chart: float, middle: float
    ) -> None:
        for one in rounds:
            opening, closing = one.opening or one.closing, one.closing or one.opening
            if self._inside(opening, closing):
                x, end = self._x(start, chart, opening or 1), self._x(start, chart, (closing or 1) + 1)
                hatched(pen, x, middle - _THICK - 1, max(end - x, 2.0), _THICK)
            if self._inside(one.first, one.last):
                x, end = self._x(start, chart, one.first or 1), self._x(start, chart, (one.last or 1) + 1)
                box(pen, x, middle + 1, max(end - x, 2.0), _THICK, LIGHT, PAPER, 0.8)

    def _draw_payments(self, pen: Pen, left: float, start: float, chart: float, top: float) -> None:
        """Draw a column for each period, what it is above it, and how much is paid so far below."""
        size, name = unit_of(self.periods)
        slot = chart * (self.periods[0].last - self.periods[0].first + 1) / self.months
        widest = max(text_width(self.said(quantity(period.paid / size, 1))) for period in self.periods)
        places = 1 if widest + 3 <= slot else 0
        most = max(period.paid for period in self.periods) or Decimal(1)
        base, room = top + _COLUMNS, _COLUMNS - CELL.leading - 8
        pen.text(self.said(name), left + 4, base - CELL.leading - 2, CAPTION)
        pen.text(self.said(say("Paid so far, %")), left + 4, base + 3, CAPTION)
        amounts, shares = _Spaced(pen), _Spaced(pen)
        for period in reversed(self.periods):
            x, end = self._x(start, chart, period.first), self._x(start, chart, period.last + 1)
            high = room * float(max(period.paid, Decimal(0)) / most)
            if high > 0:
                pen.band(x + 2.5, base - high, max(end - x - 5, 1.0), high, ACCENT)
                text = self.said(quantity(period.paid / size, places))
                amounts.text(text, (x + end) / 2, base - high - CELL.leading - 1)
            said = percent(period.share, 0).removesuffix("\N{NO-BREAK SPACE}%")
            shares.text(said, (x + end) / 2, base + 3)
        pen.rule(start, base, start + chart, TEXT, 0.9)


@dataclass
class _Spaced:
    """Sets figures side by side from the last one back, without those that would touch the one before."""

    pen: Pen
    edge: float = inf

    def text(self, text: str, middle: float, top: float) -> None:
        """Set a figure around a place where there is room for it."""
        half = text_width(text) / 2
        if middle + half + _CLEAR <= self.edge:
            self.pen.text(text, middle, top, CELL, Align.CENTRE)
            self.edge = middle - half


def _name(period: Period, step: int) -> str:
    """Return what a period is called below its year."""
    if step == 1:
        return str(period.first)
    if step in {3, 6}:
        number = str((period.first - 1) % 12 // step + 1)
        return say("Q{number}", number=number) if step == 3 else say("H{number}", number=number)
    return ""


def _draw_legend(pen: Pen, signs: Sequence[str], right: float, top: float, *, ends: bool) -> None:
    """Draw the signs with their names, ending at the right edge; the last may be that of the end."""
    at = right - sum(_SIGN + text_width(name, CAPTION) for name in signs) - (len(signs) - 1) * _SIGN
    middle = top + CAPTION.leading / 2
    hatched(pen, at, middle - _THICK / 2, 11, _THICK)
    for index, name in enumerate(signs):
        if ends and index == len(signs) - 1:
            project_end(pen, at + 6, top, top + CAPTION.leading)
        elif index:
            pen.band(at, middle - _THICK / 2, 11, _THICK, LIGHT if index == 1 else ACCENT)
        pen.text(name, at + _SIGN, top, CAPTION)
        at += 2 * _SIGN + text_width(name, CAPTION)
