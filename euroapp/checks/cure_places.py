"""Where what is said of a participant is mended: its cost lines, its effort, its request."""

from __future__ import annotations

from euroapp.checks.context import Context
from euroapp.values import FieldPath


def personnel_line(ctx: Context, partner: str, field: str = "units") -> FieldPath:
    """Return the path of the first personnel cost of a participant; '' where it has none."""
    personnel = {category.key for category in ctx.call.pack.cost_categories if category.personnel}
    lines = (line for line in ctx.draft.cost_lines if line.participant == partner)
    return next((f"cost_lines/{line.id}/{field}" for line in lines if line.category in personnel), "")


def cost_line(ctx: Context, partner: str) -> FieldPath:
    """Return the path of the first cost of a participant, or of its request where it has none."""
    lines = (line for line in ctx.draft.cost_lines if line.participant == partner)
    return next((f"cost_lines/{line.id}/units" for line in lines), request(partner))


def request(partner: str) -> FieldPath:
    """Return the path of what a participant requests, beside its costs and its income."""
    return f"partners/{partner}/requested_contribution"


def effort_of(ctx: Context, partner: str) -> FieldPath:
    """Return the path of the first person-months of a participant.

    Without any, of the effort of a task that it leads, or of the first task; '' where there is no task.
    """
    tasks = ctx.draft.tasks
    for task in tasks:
        for part in task.participations:
            if part.participant == partner:
                return f"tasks/{task.id}/participations/{part.id}/person_months"
    own = next((task for task in tasks if task.leader == partner), tasks[0] if tasks else None)
    return f"tasks/{own.id}/participations" if own is not None else ""
