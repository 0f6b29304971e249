"""The lists of a draft into which tables of others can go."""

from __future__ import annotations

from euroapp.values import FieldPath

LISTS = (
    "cost_lines",
    "partners",
    "work_packages",
    "tasks",
    "deliverables",
    "milestones",
    "events",
    "subcontracts",
    "indicators",
    "risks",
    "depreciation",
    "income",
    "partners/*/staff",
    "partners/*/previous_projects",
)
"""Lists into which tables of others can go; those inside of participants name one in each row."""


def list_called(name: str) -> FieldPath:
    """Return the list that a user names, `staff` for the one of all participants; '' for none."""
    return next((path for path in LISTS if name in (path, short(path))), "")


def short(path: FieldPath) -> str:
    """Return how users name a list."""
    return path.rpartition("/")[2]
