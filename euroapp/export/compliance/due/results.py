"""All deliverables and milestones of a proposal, as they must stand together behind the packages."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.draft.numbering import NUMBER
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Head, Part, row
from euroapp.export.compliance.due.values import NONE, month, some
from euroapp.language import say


def at_a_glance(known: Known) -> Iterator[Part]:
    """Yield both lists, where there are several packages."""
    draft = known.draft
    if len(draft.work_packages) <= 1 or not [*draft.deliverables, *draft.milestones]:
        return
    yield Head(3, "", say("Deliverables and milestones at a glance"))
    late = float("inf")
    outputs = sorted(draft.deliverables, key=lambda one: one.due_month if one.due_month is not None else late)
    points = sorted(draft.milestones, key=lambda one: one.due_month if one.due_month is not None else late)
    if outputs:
        lines = [
            row(
                "",
                known.number("deliverables", one.id),
                some(one.name),
                known.number("work_packages", one.work_package),
                known.partner(one.lead),
                one.type.value if one.type else NONE,
                one.dissemination.value if one.dissemination else NONE,
                month(one.due_month),
            )
            for one in outputs
        ]
        heads = (NUMBER, say("Deliverable"), say("WP"), say("Lead"), say("Type"), say("Level"), say("Due"))
        yield Grid(say("All deliverables, by due month"), heads, tuple(lines))
    if points:
        lines = [
            row(
                "",
                known.number("milestones", one.id),
                some(one.name),
                known.number("work_packages", one.work_package),
                known.partner(one.lead),
                month(one.due_month),
            )
            for one in points
        ]
        named = (NUMBER, say("Milestone"), say("WP"), say("Lead"), say("Due"))
        yield Grid(say("All milestones, by due month"), named, tuple(lines))
