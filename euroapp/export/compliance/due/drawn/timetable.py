"""The timetable: a row a work package or task, numbers of milestones and deliverables below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from euroapp.export.compliance.due.drawn.labels import (
    WIDTH,
    Drawing,
    Label,
    Near,
    Signs,
    Span,
    Text,
    Where,
    cut,
    whole,
)
from euroapp.export.compliance.due.drawn.months import project_ends, years
from euroapp.figures.timetable import Bar, Timetable, Unit
from euroapp.language import say, together

_MONTHS = 0.52
"""Least part of the width that months take."""
_NAMES = 0.36 * WIDTH - 2 * 4 - 2 - 10
_NAME_LINES = 40
"""A longer name is cut: no row is higher than a page."""
_LANES = 6
"""Numbers that surely have room below a row."""
_CROWDED = 30
"""With fewer rows and marks, all numbers have room on a page."""
_SHIFT, _SHIFTS = 8, 24
"""A number stands beside its mark by so much for each that is due with it, and by so much more, in points."""
_LINE = 20
"""Letters of a name that a line holds at least."""
_SHARES = (0.36, 0.42, 0.48)
"""Parts of the width that names take, from wide to close."""
_BEFORE, _EACH = 4.0, 8.0
"""A mark stands so far before the end of its month, and so much for each before it, in points."""
_HALF_MILESTONE, _HALF_DELIVERABLE, _LEAST_BAR = 5.0, 2.7, 2.0
_SIGNS = (say("Work package"), say("Task"), say("Milestone"), say("Deliverable"))


def timetable_drawn(table: Timetable) -> Iterator[Drawing]:
    """Yield the letters of a timetable with the numbers of what is due, and without where it is crowded."""
    rows = [cut(together((bar.number, bar.name), " "), _NAMES, _NAME_LINES) for bar in table.bars]
    ends = (whole(project_ends(table.end)),) if table.end < table.months else ()
    ruler, heads = _heads(table)
    legend = (*map(whole, _SIGNS), *ends)
    every = (*ruler, *heads, *legend)
    explained = tuple(_signs(table, bar, row, legend) for bar, row in zip(table.bars, rows, strict=True))
    near = [Near(Where.ROW, line) for line in (ruler, heads, legend)]
    near += [Near(Where.DOWN, tuple(rows)), *(Near(Where.HEADING, (row,)) for row in rows)]
    marks: list[Label] = []
    for bar, row in zip(table.bars, rows, strict=True):
        numbers = list(_numbers(bar))
        marks += numbers
        near += [Near(Where.HEADING, (label, row)) for label in numbers]
        near += _apart(bar, numbers, table.months)
    yield Drawing((*rows, *marks), every, near=tuple(near), legend=legend, rows=explained)
    if marks and len(marks) + sum(1 + len(row.words) // _LINE for row in rows) >= _CROWDED:
        yield Drawing(tuple(rows), every, near=tuple(near), legend=legend, rows=explained)


def _signs(table: Timetable, bar: Bar, row: Label, legend: Sequence[Label]) -> Signs:
    """Return what is drawn on a row: its bar, its marks, and the line at the end of the project."""
    package, task, milestone, deliverable, *ends = legend
    words = [package if bar.package else task] if _drawn(bar) else []
    words += [milestone if mark.milestone else deliverable for mark in bar.marks]
    settings = tuple(tuple(_spans(table, bar, WIDTH * (1 - share))) for share in _SHARES)
    return Signs(row, (*words, *ends), settings)


def _drawn(bar: Bar) -> Span | None:
    """Return first and last month of a bar that is drawn; one of both is enough."""
    first, last = bar.start or bar.end, bar.end or bar.start
    return (first, last) if first is not None and last is not None and first <= last else None


def _spans(table: Timetable, bar: Bar, chart: float) -> Iterator[Span]:
    """Yield where what is drawn on a row stands when all months are so wide."""

    def at(month: float) -> float:
        return WIDTH - chart + chart * min(max(month, 0), table.months) / table.months

    if months := _drawn(bar):
        left = at(months[0] - 1)
        yield left, max(at(months[1]), left + _LEAST_BAR)
    placed: Counter[int] = Counter()
    for mark in bar.marks:
        middle = max(at(mark.month) - _BEFORE - _EACH * placed[mark.month], at(0))
        half = _HALF_MILESTONE if mark.milestone else _HALF_DELIVERABLE
        yield middle - half, middle + half
        placed[mark.month] += 1
    if table.end < table.months:
        yield at(table.end), at(table.end)


def _numbers(bar: Bar) -> Iterator[Label]:
    """Yield the numbers of what is due on a row; of many that are due together some have no room."""
    for mark in bar.marks:
        yield Label((Text(mark.label),), None if len(bar.marks) <= _LANES else 0.0)


def _apart(bar: Bar, numbers: Sequence[Label], months: int) -> Iterator[Near]:
    """Yield pairs of numbers whose months lie so far apart that one must stand further left."""
    due = [min(max(mark.month, 0), months) for mark in bar.marks]
    month = _MONTHS * WIDTH / months
    for place, one in enumerate(due):
        for further in range(place + 1, len(due)):
            beside = _SHIFT * (due.count(one) + due.count(due[further]))
            if (due[further] - one) * month > _SHIFTS + beside:
                yield Near(Where.RIGHT, (numbers[place], numbers[further]))
                break


def _heads(table: Timetable) -> tuple[tuple[Label, ...], tuple[Label, ...]]:
    """Return the names of the years, and below them those of quarters or months."""
    month = _MONTHS * WIDTH / table.months
    ruler, heads = tuple(years(table.months, month)), []
    if table.unit is Unit.YEAR:
        return ruler, ()
    step = 1 if table.unit is Unit.MONTH else 3
    for first in range(1, table.months + 1, step):
        count = min(step, table.months - first + 1)
        name = str(first) if step == 1 else say("Q{number}", number=str((first - 1) % 12 // 3 + 1))
        heads.append(Label((Text(name),), count * month))
    return ruler, tuple(heads)
