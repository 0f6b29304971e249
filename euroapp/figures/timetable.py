"""What the timetable draws: bars and marks by project month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from euroapp.draft import Draft
from euroapp.draft.numbering import NBSP, Numbering
from euroapp.draft.workplan import Deliverable, Milestone, Task
from euroapp.figures.spread import LONGEST
from euroapp.language import say


class Unit(StrEnum):
    """What time is counted in: the smallest unit that can be named side by side."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_USUAL = 36
"""Months that are drawn while the draft names none."""
_MOST_MONTHS = 24
_MOST_QUARTERS = 60
"""Months up to which quarters are named; beyond, the year alone is."""


_LONG = 40
"""Rows that fit a page where each of them takes one line."""
_NO_PACKAGE = ""


@dataclass(frozen=True)
class Mark:
    """A due month on a row: a milestone or a deliverable."""

    month: int
    label: str
    milestone: bool


@dataclass(frozen=True)
class Bar:
    """A row of the timetable; months count from 1 and include both ends."""

    path: str
    number: str
    name: str
    start: int | None
    end: int | None
    package: bool
    marks: tuple[Mark, ...] = ()

    @property
    def months(self) -> tuple[int, ...]:
        """Return all months of the bar and its marks."""
        own = (month for month in (self.start, self.end) if month is not None)
        return (*own, *(mark.month for mark in self.marks))

    @property
    def label(self) -> str:
        """Return number and name."""
        return f"{self.number}{NBSP}{self.name}".strip(NBSP)


@dataclass(frozen=True)
class Timetable:
    """All rows and the number of months they are drawn over."""

    months: int
    """All months that something lies in, the last of the project at least."""
    bars: tuple[Bar, ...]
    end: int
    """The last month of the project; what lies beyond it is drawn as such."""

    @property
    def outside(self) -> tuple[str, ...]:
        """Return what lies before month 1 or beyond the months that can be drawn, as `T1.1 (M0)`."""
        found: list[str] = []
        for bar in self.bars:
            months = [month for month in (bar.start, bar.end) if month is not None]
            if any(not 1 <= month <= self.months for month in months):
                first, last = (str(month) for month in (months[0], months[-1]))
                words = {"number": bar.number, "first": first, "last": last}
                both = len(months) > 1
                found.append(
                    say("{number} (M{first} to M{last})", **words) if both else f"{bar.number} (M{first})"
                )
            found += [f"{m.label} (M{m.month})" for m in bar.marks if not 1 <= m.month <= self.months]
        return tuple(found)

    @property
    def long(self) -> bool:
        """Tell whether no page holds all rows, so that a drawing of the packages alone comes first."""
        return len(self.bars) > _LONG

    @property
    def of_packages(self) -> Timetable:
        """Return the timetable without tasks."""
        return replace(self, bars=tuple(bar for bar in self.bars if bar.package))

    @property
    def unit(self) -> Unit:
        """Return what the months are grouped by."""
        if self.months <= _MOST_MONTHS:
            return Unit.MONTH
        return Unit.QUARTER if self.months <= _MOST_QUARTERS else Unit.YEAR


def timetable(draft: Draft) -> Timetable:
    """Return work packages with their tasks; marks sit on the row of their package, others on a last row."""
    numbers = Numbering(draft)
    marks = _marks(draft, numbers)
    tasks: defaultdict[str, list[Task]] = defaultdict(list)
    for task in draft.tasks:
        tasks[task.work_package].append(task)
    bars: list[Bar] = []
    for package in draft.work_packages:
        bars.append(
            Bar(
                f"work_packages/{package.id}",
                numbers.work_packages[package.id],
                package.name,
                package.start_month,
                package.end_month,
                package=True,
                marks=marks.get(package.id, ()),
            )
        )
        bars.extend(
            Bar(f"tasks/{t.id}", numbers.tasks[t.id], t.name, t.start_month, t.end_month, package=False)
            for t in tasks[package.id]
        )
    left = marks.get(_NO_PACKAGE, ())
    if bars and left:
        bars.append(Bar("milestones", "", say("No work package"), None, None, package=True, marks=left))
    latest = max((month for bar in bars for month in bar.months), default=0)
    end = min(max(draft.general.duration_months or latest or _USUAL, 1), LONGEST)
    return Timetable(min(max(end, latest), LONGEST), tuple(bars), end)


def _marks(draft: Draft, numbers: Numbering) -> dict[str, tuple[Mark, ...]]:
    """Return the milestones and deliverables of each package by month, and of no known package."""
    found: defaultdict[str, list[Mark]] = defaultdict(list)
    lists: tuple[tuple[Iterable[Milestone | Deliverable], Mapping[str, str], bool], ...] = (
        (draft.milestones, numbers.milestones, True),
        (draft.deliverables, numbers.deliverables, False),
    )
    for rows, table, milestone in lists:
        for row in rows:
            if row.due_month is not None:
                package = row.work_package if row.work_package in numbers.work_packages else _NO_PACKAGE
                found[package].append(Mark(row.due_month, table[row.id], milestone))
    return {package: tuple(sorted(marks, key=lambda mark: mark.month)) for package, marks in found.items()}
