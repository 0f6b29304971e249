"""Changes that concern the plan as a whole."""

from __future__ import annotations

from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.refusals import refusal
from euroapp.errors import ValueRefused
from euroapp.language import say

_MONTHS = {
    "tasks": ("start_month", "end_month"),
    "deliverables": ("due_month",),
    "milestones": ("due_month",),
    "events": ("month",),
}
"""The lists whose rows move with their work package, and the months that move."""


def shift_package(draft: Draft, package: str, months: int) -> Draft:
    """Move a work package with its tasks, deliverables, milestones and events in time.

    Raises:
        ValueRefused: a month would be further away than can be written down.

    """

    def moved(row: Any, *names: str) -> Any:
        values = {name: getattr(row, name) for name in names}
        return row.replace(**{name: month + months for name, month in values.items() if month is not None})

    def listed(rows: tuple[Any, ...], *names: str) -> tuple[Any, ...]:
        return tuple(moved(row, *names) if row.work_package == package else row for row in rows)

    try:
        return draft.replace(
            work_packages=tuple(
                moved(row, "start_month", "end_month") if row.id == package else row
                for row in draft.work_packages
            ),
            **{name: listed(getattr(draft, name), *months_of) for name, months_of in _MONTHS.items()},
        )
    except ValidationError as error:
        raise ValueRefused(
            say(
                "The work package cannot move by {months} months. {refusal}",
                months=months,
                refusal=refusal(error),
            )
        ) from error
