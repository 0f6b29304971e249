"""What a consortium tries out before it decides: each scenario is one edit of the whole draft."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.consortium import Contact, Participant, SignOff, SmeStatus
from euroapp.draft.paths import get
from euroapp.edits.removal import remove_row
from euroapp.values import ZERO, to_cents
from euroapp.values import total as sum_of

_KEPT_ON_SWAP = ("id", "role", "linked_to", "project_roles", "role_description", "requested_contribution")


def drop_partner(draft: Draft, partner: str, heir: str = "") -> Draft:
    """Let a participant leave; its work and money go to the heir, or go too."""
    return remove_row(draft, f"partners/{partner}", heir)


def swap_partner(draft: Draft, partner: str, short_name: str) -> Draft:
    """Put a new organisation in a participant's place: it takes over work and money, nothing else."""
    old = get(draft, f"partners/{partner}")
    kept = {name: getattr(old, name) for name in _KEPT_ON_SWAP}
    fresh = Participant(**kept, short_name=short_name, contact=Contact(), sign_off=SignOff(), sme=SmeStatus())
    return draft.replace(partners=tuple(fresh if p.id == partner else p for p in draft.partners))


def scale_scheme(draft: Draft, scheme: str, percent: Decimal) -> Draft:
    """Let a scheme support so many per cent of its SMEs, and change its lines in the budget with it."""
    factor = percent / 100
    lines = tuple(
        line.replace(units=Decimal(round(line.units * factor)))
        if line.scheme == scheme and line.units is not None
        else line
        for line in draft.cost_lines
    )
    own = [line for line in lines if line.scheme == scheme and line.units is not None and line.unit_cost]
    old = get(draft, f"schemes/{scheme}")
    planned = round((old.third_parties or 0) * factor)
    total = None if old.total is None else to_cents(old.total * factor)
    if own:
        total = sum_of(to_cents((line.units or ZERO) * (line.unit_cost or ZERO)) for line in own)
        planned = int(sum_of(line.units or ZERO for line in own))
    fresh = old.replace(total=total, third_parties=planned)
    return draft.replace(
        cost_lines=lines, schemes=tuple(fresh if row.id == scheme else row for row in draft.schemes)
    )


_MONTHS = {
    "work_packages": ("start_month", "end_month"),
    "tasks": ("start_month", "end_month"),
    "deliverables": ("due_month",),
    "milestones": ("due_month",),
    "events": ("month",),
}


def change_duration(draft: Draft, months: int) -> Draft:
    """Set the duration; what lay beyond the new end moves to it, and packages to the old end follow."""
    before = draft.general.duration_months

    def fitted(month: int | None, name: str) -> int | None:
        if month is None:
            return None
        if name == "end_month" and month == before:
            return months
        return min(month, months)

    changes: dict[str, Any] = {"general": draft.general.replace(duration_months=months)}
    for collection, names in _MONTHS.items():
        changes[collection] = tuple(
            row.replace(**{name: fitted(getattr(row, name), name) for name in names})
            for row in getattr(draft, collection)
        )
    return draft.replace(**changes)
