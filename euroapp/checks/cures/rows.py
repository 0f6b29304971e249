"""Cures that change one row: file names, marks, targets, and who is named in a task."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from euroapp.checks.cures.cure import Case, Cure
from euroapp.details import Money
from euroapp.draft.paths import get
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.folding import plain_letters

_LONGEST = 99
"""Characters of a file name that every pack allows."""


def plain_file_name(name: str) -> str:
    """Return a name of plain letters, digits, hyphens and underscores with one extension."""
    letters = plain_letters(name.strip())
    stem, dot, extension = letters.rpartition(".")
    if not dot or not extension.isalnum():
        stem, extension = letters, "pdf"
    plain = re.sub(r"[^A-Za-z0-9-]+", "_", stem).strip("_") or "annex"
    return f"{plain[: max(_LONGEST - len(extension) - 1, 1)]}.{extension[:10]}"


def rename_file(case: Case) -> Iterator[Cure]:
    """Name the file as the submission system takes it."""
    fresh = plain_file_name(get(case.draft, case.finding.path))
    yield Cure("Name it {name}", lambda draft: set_value(draft, case.finding.path, fresh), {"name": fresh})


def mark_subcontracted(case: Case) -> Iterator[Cure]:
    """Mark the task that a subcontract names."""
    task = get(case.draft, case.finding.path)
    yield Cure(
        "Mark the task as subcontracted",
        lambda draft: set_value(draft, f"tasks/{task}/subcontracting", True),
    )


def take_out(case: Case) -> Iterator[Cure]:
    """Take a participant without effort out of the task."""
    row = case.finding.path.rpartition("/")[0]
    yield Cure("Take it out of the task", lambda draft: remove_row(draft, row))


def remove(case: Case) -> Iterator[Cure]:
    """Remove the row."""
    yield Cure("Remove it", lambda draft: remove_row(draft, case.finding.path))


def payable_target(case: Case) -> Iterator[Cure]:
    """Promise as many SMEs as the schemes can pay."""
    row = get(case.draft, case.finding.path.rpartition("/")[0])
    target = case.count("payable") + (row.baseline or Decimal(0))
    yield Cure(
        "Set the target to {target}",
        lambda draft: set_value(draft, case.finding.path, target),
        {"target": target},
    )


def unit_cost_of_the_eu(case: Case) -> Iterator[Cure]:
    """Write the unit cost that the EU sets."""
    amount = case.amount("amount")
    path = case.finding.path
    yield Cure("Set {amount}", lambda draft: set_value(draft, path, amount), {"amount": Money(amount)})
