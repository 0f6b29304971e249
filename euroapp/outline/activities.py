"""Effort, subcontracting, events and timetable (4.2)."""

from __future__ import annotations

from euroapp.draft.workplan import Event, Subcontract
from euroapp.figures.timetable import timetable
from euroapp.outline.context import Context, month, or_none
from euroapp.outline.elements import (
    Align,
    Column,
    Element,
    Gantt,
    Heading,
    Paragraph,
    Row,
    Strong,
    Table,
)
from euroapp.values import ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money, quantity


def subcontracting(context: Context) -> tuple[Element, ...]:
    """Return the subcontracts."""
    heading = Heading(3, "", "Subcontracting", "subcontracts")
    if not context.draft.subcontracts:
        return (heading, Paragraph("No subcontracting is planned.", "subcontracts"))
    rows = [_subcontract(context, row) for row in context.draft.subcontracts]
    whole = total(row.cost or ZERO for row in context.draft.subcontracts)
    rows.append(Row(("Total", "", "", "", "", money(whole)), total=True))
    columns = (
        Column("No", code=True),
        Column("Subcontract, task, beneficiary"),
        Column("Description"),
        Column("Justification"),
        Column("Best value for money"),
        Column("Costs, EUR", Align.RIGHT, code=True),
    )
    return (heading, Table("Subcontracting", columns, tuple(rows), path="subcontracts"))


def _subcontract(context: Context, row: Subcontract) -> Row:
    place = f"{context.number('tasks', row.task)}, {context.partner(row.participant)}"
    return Row(
        (
            f"{context.number('work_packages', row.work_package)}\n{context.numbers.subcontracts[row.id]}",
            (Strong(or_none(row.name)), f"\n{place}"),
            or_none(row.description),
            or_none(row.justification),
            or_none(row.best_value),
            or_none(money(row.cost)),
        ),
        path=f"subcontracts/{row.id}",
    )


def events(context: Context) -> tuple[Element, ...]:
    """Return events, meetings and mobility."""
    heading = Heading(3, "", "Events, meetings and mobility", "events")
    if not context.draft.events:
        return (heading, Paragraph("No event is planned yet.", "events", soft=True))
    rows = tuple(_event(context, row) for row in context.draft.events)
    columns = (
        Column("No", code=True),
        Column("Organiser", code=True),
        Column("Event and area"),
        Column("Type", code=True),
        Column("Location"),
        Column("Month", code=True),
        Column("Days", Align.RIGHT, code=True),
        Column("Attendees", Align.RIGHT, code=True),
    )
    return (heading, Table("Events, meetings and mobility", columns, rows, path="events"))


def _event(context: Context, row: Event) -> Row:
    return Row(
        (
            context.numbers.events[row.id],
            context.partner(row.organiser),
            (Strong(or_none(row.name)), f"\n{row.area}" if row.area.strip() else ""),
            or_none(label(row.kind)),
            or_none(row.location),
            month(row.month),
            or_none(quantity(row.days)),
            or_none(quantity(row.attendees)),
        ),
        path=f"events/{row.id}",
    )


def schedule(context: Context) -> tuple[Element, ...]:
    """Return the timetable as a drawing."""
    heading = Heading(3, "", "Timetable", "work_packages")
    table = timetable(context.draft)
    if not table.bars:
        return (heading, Paragraph("No work package is entered yet.", "work_packages", soft=True))
    if not any(bar.start or bar.end or bar.marks for bar in table.bars):
        return (heading, Paragraph("No work package has a month yet.", "work_packages", soft=True))
    caption = f"Timetable by {table.unit}: work packages, tasks, milestones and deliverables"
    if table.outside:
        caption += f". Outside the drawing: {', '.join(table.outside)}"
    return (heading, Gantt(caption, table))
