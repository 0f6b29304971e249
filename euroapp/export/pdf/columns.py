"""How wide the columns of a table are: no word and no figure breaks as long as the page allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from euroapp.export.pdf.inline import Span, widest_line, widest_word
from euroapp.outline.elements import Align, Column

PAD = 4.0
_WORD_CAP = 96.0
"""A column is not widened for words longer than this, in points."""
_CODE_CAP = 130.0
_SLACK = 0.3
_NARROWEST = 22.0
_STEPS = 40

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Measure:
    """What a column needs, what it would like at most, and how much text its cells hold, in points."""

    least: float
    natural: float
    text: float


def measure(column: Column, head: Spans, cells: Sequence[Spans], size: float) -> Measure:
    """Return the needs of a column."""
    scale = size / 1000
    cap = _WORD_CAP / scale
    least = widest_word(head, cap)
    natural = max(least, widest_line(head))
    squares = 0.0
    for cell in cells:
        line = widest_line(cell)
        natural = max(natural, line)
        squares += (line * scale) ** 2
        whole = column.code and line * scale <= _CODE_CAP
        least = max(least, line if whole else widest_word(cell, cap))
    extra = 2 * PAD + _SLACK
    text = sqrt(squares / max(len(cells), 1))
    return Measure(least * scale + extra, natural * scale + extra, text)


def least_width(measures: Sequence[Measure]) -> float:
    """Return the width at which no word breaks."""
    return sum(one.least for one in measures)


def share_out(measures: Sequence[Measure], columns: Sequence[Column], room: float) -> list[float]:
    """Return the width of each column; together they fill the room exactly."""
    if least_width(measures) > room:
        return _squeezed([one.least for one in measures], room)
    if sum(one.natural for one in measures) > room:
        return _levelled(measures, room)
    shares = [
        0.0 if column.code or column.align is Align.RIGHT else max(one.text, 1.0)
        for column, one in zip(columns, measures, strict=True)
    ]
    if not any(shares):
        shares = [1.0] * len(measures)
    free = (room - sum(one.natural for one in measures)) / sum(shares)
    return [one.natural + free * share for one, share in zip(measures, shares, strict=True)]


def _squeezed(widths: list[float], room: float) -> list[float]:
    """Take from the widest columns first until all fit."""
    low, high = min(_NARROWEST, room / len(widths)), max(widths)
    for _ in range(_STEPS):
        ceiling = (low + high) / 2
        if sum(min(one, ceiling) for one in widths) > room:
            high = ceiling
        else:
            low = ceiling
    cut = [min(one, low) for one in widths]
    return [one * room / sum(cut) for one in cut]


def _levelled(measures: Sequence[Measure], room: float) -> list[float]:
    """Give columns with more text more width, so that their cells come out about equally high."""
    low, high = 0.0, max(one.natural for one in measures)
    widths: list[float] = []
    for _ in range(_STEPS):
        factor = (low + high) / 2
        widths = [min(max(one.least, one.text * factor), one.natural) for one in measures]
        if sum(widths) > room:
            high = factor
        else:
            low = factor
    return [one * room / sum(widths) for one in widths]
