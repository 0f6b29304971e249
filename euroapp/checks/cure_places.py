"""Where what is said of a participant is mended: its cost lines, its effort, its request."""

from __future__ import annotations

from euroapp.checks.context import Context
from euroapp.values import FieldPath


def personnel_line(ctx: Context, partner: str, field: str = "units") -> FieldPath:
    """Return the path of the first personnel cost of a participant; '' where it has none."""
    line = ctx.derive(_first_costs, True).get(partner)
    return f"cost_lines/{line}/{field}" if line is not None else ""


def cost_line(ctx: Context, partner: str) -> FieldPath:
    """Return the path of the first cost of a participant, or of its request where it has none."""
    line = ctx.derive(_first_costs, False).get(partner)
    return f"cost_lines/{line}/units" if line is not None else request(partner)


def _first_costs(ctx: Context, personnel_only: bool) -> dict[str, str]:
    """Return the id of the first cost line, or the first of personnel, of each participant that has one."""
    personnel = {category.key for category in ctx.call.pack.cost_categories if category.personnel}
    # From the last to the first, which stays.
    lines = reversed(ctx.draft.cost_lines)
    if personnel_only:
        return {line.participant: line.id for line in lines if line.category in personnel}
    return {line.participant: line.id for line in lines}


def request(partner: str) -> FieldPath:
    """Return the path of what a participant requests, beside its costs and its income."""
    return f"partners/{partner}/requested_contribution"


def effort_of(ctx: Context, partner: str) -> FieldPath:
    """Return the path of the first person-months of a participant.

    Without any, of the effort of a task that it leads, or of the first task; '' where there is no task.
    """
    found = ctx.derive(_first_efforts)
    if partner in found:
        return found[partner]
    return next((f"tasks/{task.id}/participations" for task in ctx.draft.tasks), "")


def _first_efforts(ctx: Context) -> dict[str, FieldPath]:
    """Return the path of the first effort of each participant, or of the first task that it leads."""
    found: dict[str, FieldPath] = {}
    for task in ctx.draft.tasks:
        for part in task.participations:
            found.setdefault(part.participant, f"tasks/{task.id}/participations/{part.id}/person_months")
    for task in ctx.draft.tasks:
        found.setdefault(task.leader, f"tasks/{task.id}/participations")
    return found
