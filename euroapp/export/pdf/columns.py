"""How wide the columns of a table are: no word and no figure breaks as long as the page allows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from euroapp.export.pdf.inline import Span, line_widths, widest_line, widest_word
from euroapp.memory.kept import kept
from euroapp.outline.elements import Align, Column

PAD = 4.0
_WORD_CAP = 96.0
"""A column is not widened for words longer than this, in points, when room is short."""
_WORD_MOST = 200.0
"""Nor for words longer than this when it is not: they break in any case."""
_CODE_CAP = 130.0
_SLACK = 0.3
_NARROWEST = 22.0
_STEPS = 40
_SAMPLE = 40
"""Rows looked at to share out the width of a table."""
_RAGGED = 12.0
"""What a broken line leaves empty on average."""
_POWER = 4
_ROOT = 1 / _POWER

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Measure:
    """What a column needs and would like at most, and the lines its cells would fill, in points."""

    least: float
    whole: float
    """As least, but long words do not break either."""
    natural: float
    tight: float
    """As natural, but a head may break."""
    cells: tuple[tuple[float, ...], ...]

    @property
    def text(self) -> float:
        """Return how wide its longest cell is."""
        return max((sum(cell) for cell in self.cells), default=0.0)


@kept(20_000)
def measure(column: Column, head: Spans, cells: tuple[Spans, ...], size: float) -> Measure:
    """Return the needs of a column."""
    scale = size / 1000
    cap, most = _WORD_CAP / scale, _WORD_MOST / scale
    least = whole = widest_word(head, cap)
    tight = least
    for cell in cells:
        line = widest_line(cell)
        tight = max(tight, line)
        word = line if column.code and line * scale <= _CODE_CAP else widest_word(cell, most, cap)
        whole = max(whole, word)
        if word > least:
            least = max(least, word if word <= cap or column.code else widest_word(cell, cap))
    extra = 2 * PAD + _SLACK
    sample = (head, *cells[:: max(len(cells) // _SAMPLE, 1)])
    lines = tuple(tuple(wide * scale for wide in line_widths(cell)) for cell in sample)
    tight = max(tight, least)
    natural = max(tight, widest_line(head))
    least, whole, natural, tight = (wide * scale + extra for wide in (least, whole, natural, tight))
    return Measure(least, whole, natural, tight, lines)


def least_width(measures: Sequence[Measure]) -> float:
    """Return the width at which no word breaks."""
    return sum(one.least for one in measures)


def share_out(measures: Sequence[Measure], columns: Sequence[Column], room: float) -> list[float]:
    """Return the width of each column; together they fill the room exactly."""
    if least_width(measures) > room:
        return _squeezed([one.least for one in measures], room)
    if sum(one.whole for one in measures) <= room:
        measures = [replace(one, least=one.whole) for one in measures]
    if sum(one.natural for one in measures) > room:
        measures = [replace(one, natural=one.tight) for one in measures]
    if sum(one.natural for one in measures) > room:
        return list(_levelled(tuple(measures), room))
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


@kept(2_000)
def _levelled(measures: tuple[Measure, ...], room: float) -> list[float]:
    """Give the free width step by step to the column that makes the rows lowest."""
    widths = [one.least for one in measures]
    step = (room - sum(widths)) / _STEPS
    heights = [_heights(one, wide) for one, wide in zip(measures, widths, strict=True)]
    tried = [_heights(one, wide + step) for one, wide in zip(measures, widths, strict=True)]
    sums = [sum(row) for row in zip(*heights, strict=True)]
    for _ in range(_STEPS):
        best, gain = 0, -1.0
        roots = [total**_ROOT for total in sums]
        for index, one in enumerate(measures):
            if widths[index] >= one.natural:
                continue
            saved = sum(
                root - max(total - old + new, 1.0) ** _ROOT
                for root, total, old, new in zip(roots, sums, heights[index], tried[index], strict=True)
            )
            if saved > gain:
                best, gain = index, saved
        widths[best] += step
        sums = [total - old + new for total, old, new in zip(sums, heights[best], tried[best], strict=True)]
        heights[best], tried[best] = tried[best], _heights(measures[best], widths[best] + step)
    return widths


def _heights(one: Measure, wide: float) -> list[float]:
    """Return the lines each cell takes at a width, to a power that makes the highest of a row count."""
    room = max(wide - 2 * PAD, 1.0)
    filled = max(room - _RAGGED, room / 2)
    return [
        sum(1.0 if line <= room else max(line / filled, 1.5) for line in cell) ** _POWER for cell in one.cells
    ]
