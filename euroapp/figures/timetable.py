"""What the timetable draws: bars and marks by project month."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.draft import Draft
from euroapp.draft.numbering import NBSP, Numbering


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
        return f"{self.number}{NBSP}{self.name}"


@dataclass(frozen=True)
class Timetable:
    """All rows and the number of months they are drawn over."""

    months: int
    bars: tuple[Bar, ...]


def timetable(draft: Draft) -> Timetable:
    """Return work packages with their tasks; marks sit on the row of their package."""
    numbers = Numbering(draft)
    bars: list[Bar] = []
    for package in draft.work_packages:
        marks = [
            Mark(row.due_month, table[row.id], milestone)
            for rows, table, milestone in (
                (draft.milestones, numbers.milestones, True),
                (draft.deliverables, numbers.deliverables, False),
            )
            for row in rows
            if row.work_package == package.id and row.due_month is not None
        ]
        bars.append(
            Bar(
                f"work_packages/{package.id}",
                numbers.work_packages[package.id],
                package.name,
                package.start_month,
                package.end_month,
                package=True,
                marks=tuple(sorted(marks, key=lambda mark: mark.month)),
            )
        )
        bars.extend(
            Bar(f"tasks/{t.id}", numbers.tasks[t.id], t.name, t.start_month, t.end_month, package=False)
            for t in draft.tasks
            if t.work_package == package.id
        )
    latest = max((bar.end or 0 for bar in bars), default=0)
    months = draft.general.duration_months or latest or 36
    return Timetable(min(max(months, 1), 120), tuple(bars))
