"""All deliverables and all milestones in one place, in the order in which they are due."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import Deliverable, Milestone
from euroapp.language import say
from euroapp.outline.context import NONE, Context, month, or_none
from euroapp.outline.elements import Column, Element, Heading, Row, Table

Due = TypeVar("Due", Deliverable, Milestone)
_NEVER = 10**6
"""Sorts what has no month behind what has one."""


def results(context: Context) -> Iterator[Element]:
    """Yield both lists; nothing where there is one work package, whose own tables say the same."""
    draft = context.draft
    if len(draft.work_packages) < 2 or not (draft.deliverables or draft.milestones):
        return
    yield Heading(3, "", say("Deliverables and milestones at a glance"), "deliverables")
    if draft.deliverables:
        heads = (say("Deliverable"), say("WP"), say("Lead"), say("Type"), say("Level"), say("Due"))
        rows = (
            (
                context.numbers.deliverables[row.id],
                or_none(row.name),
                context.number("work_packages", row.work_package),
                context.partner(row.lead),
                row.type or NONE,
                row.dissemination or NONE,
                month(row.due_month),
            )
            for row in _by_month(draft.deliverables)
        )
        yield _table(say("All deliverables, by due month"), heads, rows, "deliverables")
    if draft.milestones:
        named = (say("Milestone"), say("WP"), say("Lead"), say("Due"))
        points = (
            (
                context.numbers.milestones[row.id],
                or_none(row.name),
                context.number("work_packages", row.work_package),
                context.partner(row.lead),
                month(row.due_month),
            )
            for row in _by_month(draft.milestones)
        )
        yield _table(say("All milestones, by due month"), named, points, "milestones")


def _by_month(rows: Iterable[Due]) -> list[Due]:
    """Return rows in the order of their months; those of one month as they are numbered."""
    return sorted(rows, key=lambda row: _NEVER if row.due_month is None else row.due_month)


def _table(caption: str, heads: tuple[str, ...], rows: Iterable[tuple[str, ...]], path: str) -> Table:
    """Return a list; its rows are no places of their own, which stand in the tables of the packages."""
    named, *others = heads
    columns = (
        Column(NUMBER, code=True),
        Column(named),
        *(Column(head, code=True) for head in others),
    )
    return Table(caption, columns, tuple(Row(cells) for cells in rows), path=path)
