"""What the timetable draws: bars and marks by project month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from euroapp.draft import Draft
from euroapp.draft.numbering import NBSP, Numbering


class Unit(StrEnum):
    """What time is counted in: the smallest unit that can be named side by side."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


_MOST_MONTHS = 24
_MOST_QUARTERS = 60
"""Months up to which quarters are named; beyond, the year alone is."""


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
    def label(self) -> str:
        """Return number and name."""
        return f"{self.number}{NBSP}{self.name}".strip(NBSP)


@dataclass(frozen=True)
class Timetable:
    """All rows and the number of months they are drawn over."""

    months: int
    bars: tuple[Bar, ...]

    @property
    def unit(self) -> Unit:
        """Return what the months are grouped by."""
        if self.months <= _MOST_MONTHS:
            return Unit.MONTH
        return Unit.QUARTER if self.months <= _MOST_QUARTERS else Unit.YEAR


def timetable(draft: Draft) -> Timetable:
    """Return work packages with their tasks; marks sit on the row of their package, others on a last row."""
    numbers = Numbering(draft)
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
                marks=_marks(draft, numbers, {package.id}),
            )
        )
        bars.extend(
            Bar(f"tasks/{t.id}", numbers.tasks[t.id], t.name, t.start_month, t.end_month, package=False)
            for t in draft.tasks
            if t.work_package == package.id
        )
    named = {row.work_package for row in draft.milestones} | {row.work_package for row in draft.deliverables}
    marks = _marks(draft, numbers, named - numbers.work_packages.keys())
    if bars and marks:
        bars.append(Bar("milestones", "", "No work package", None, None, package=True, marks=marks))
    latest = max((bar.end or 0 for bar in bars), default=0)
    months = draft.general.duration_months or latest or 36
    return Timetable(min(max(months, 1), 120), tuple(bars))


def _marks(draft: Draft, numbers: Numbering, packages: set[str]) -> tuple[Mark, ...]:
    """Return the milestones and deliverables of some packages by month."""
    lists = ((draft.milestones, numbers.milestones, True), (draft.deliverables, numbers.deliverables, False))
    marks = [
        Mark(row.due_month, table[row.id], milestone)
        for rows, table, milestone in lists
        for row in rows
        if row.work_package in packages and row.due_month is not None
    ]
    return tuple(sorted(marks, key=lambda mark: mark.month))
