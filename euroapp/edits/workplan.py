"""Changes that concern the plan as a whole."""

from __future__ import annotations

from typing import Any

from euroapp.draft import Draft


def _shifted(month: int | None, by: int) -> int | None:
    return None if month is None else month + by


def shift_package(draft: Draft, package: str, months: int) -> Draft:
    """Move a work package with its tasks, deliverables, milestones and events in time."""

    def moved(rows: tuple[Any, ...], *names: str) -> tuple[Any, ...]:
        return tuple(
            row.replace(**{name: _shifted(getattr(row, name), months) for name in names})
            if package in (row.id, getattr(row, "work_package", ""))
            else row
            for row in rows
        )

    return draft.replace(
        work_packages=moved(draft.work_packages, "start_month", "end_month"),
        tasks=moved(draft.tasks, "start_month", "end_month"),
        deliverables=moved(draft.deliverables, "due_month"),
        milestones=moved(draft.milestones, "due_month"),
        events=moved(draft.events, "month"),
    )
