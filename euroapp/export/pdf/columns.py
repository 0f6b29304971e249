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

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Measure:
    """What a column needs, what it would like, and how much text it holds, in points."""

    least: float
    natural: float
    area: float
    weight: float


def measure(column: Column, head: Spans, cells: Sequence[Spans], size: float) -> Measure:
    """Return the needs of a column."""
    scale = size / 1000
    cap = _WORD_CAP / scale
    least = widest_word(head, cap)
    natural = widest_line(head) if column.code else least
    area = 0.0
    for cell in cells:
        line = widest_line(cell)
        natural = max(natural, line)
        area += line
        whole = column.code and line * scale <= _CODE_CAP
        least = max(least, line if whole else widest_word(cell, cap))
    extra = 2 * PAD + _SLACK
    average = area * scale / max(len(cells), 1)
    return Measure(least * scale + extra, natural * scale + extra, average, column.weight)


def least_width(measures: Sequence[Measure]) -> float:
    """Return the width at which no word breaks."""
    return sum(one.least for one in measures)


def share_out(measures: Sequence[Measure], columns: Sequence[Column], room: float) -> list[float]:
    """Return the width of each column; together they fill the room exactly."""
    widths = [one.least for one in measures]
    if sum(widths) > room:
        return _squeezed(widths, room)
    wishes = [max(one.natural - one.least, 0.0) for one in measures]
    free = room - sum(widths)
    if sum(wishes) <= free:
        widths = [one.natural for one in measures]
        return _spread(widths, columns, measures, room)
    return _poured(widths, wishes, measures, free)


def _squeezed(widths: list[float], room: float) -> list[float]:
    """Take from the widest columns first until all fit."""
    narrowest = min(_NARROWEST, room / len(widths))
    low, high = narrowest, max(widths)
    for _ in range(40):
        ceiling = (low + high) / 2
        if sum(min(one, ceiling) for one in widths) > room:
            high = ceiling
        else:
            low = ceiling
    cut = [min(one, low) for one in widths]
    factor = room / sum(cut)
    return [one * factor for one in cut]


def _spread(
    widths: list[float], columns: Sequence[Column], measures: Sequence[Measure], room: float
) -> list[float]:
    """Give what is left over to texts, or evenly to all where there are only figures and codes."""
    free = room - sum(widths)
    shares = [
        0.0 if column.code or column.align is Align.RIGHT else column.weight * sqrt(max(one.area, 1.0))
        for column, one in zip(columns, measures, strict=True)
    ]
    if not any(shares):
        shares = [1.0] * len(widths)
    total = sum(shares)
    return [one + free * share / total for one, share in zip(widths, shares, strict=True)]


def _poured(
    widths: list[float], wishes: list[float], measures: Sequence[Measure], free: float
) -> list[float]:
    """Share the free width by the amount of text, giving no column more than it wishes."""
    open_columns = [index for index, wish in enumerate(wishes) if wish > 0]
    while open_columns and free > 0.01:
        shares = {
            index: sqrt(max(measures[index].area, 1.0) * measures[index].weight) for index in open_columns
        }
        unit = free / sum(shares.values())
        full = [index for index in open_columns if wishes[index] <= unit * shares[index]]
        if not full:
            for index in open_columns:
                widths[index] += unit * shares[index]
            return widths
        for index in full:
            widths[index] += wishes[index]
            free -= wishes[index]
            open_columns.remove(index)
    return widths
