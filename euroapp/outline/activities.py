"""Effort, subcontracting, events and timetable (4.2)."""

from __future__ import annotations

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import Event, Subcontract
from euroapp.figures.timetable import Unit, timetable
from euroapp.language import say, together
from euroapp.outline.context import Context, month, or_none
from euroapp.outline.elements import Align, Cell, Element, Gantt, Heading, Paragraph, Strong
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.values import ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money, quantity


def subcontracting(context: Context) -> tuple[Element, ...]:
    """Return the subcontracts."""
    heading = Heading(3, "", say("Subcontracting"), "subcontracts")
    if not context.draft.subcontracts:
        return (heading, Paragraph(say("No subcontracting is planned."), "subcontracts"))
    listing = _subcontracts(context)
    whole = total(row.cost or ZERO for row in context.draft.subcontracts)
    return (heading, listing.table(context.draft.subcontracts, total_row(listing.columns, money(whole))))


def _subcontracts(context: Context) -> Listing[Subcontract]:
    def numbers(row: Subcontract) -> Cell:
        package = context.number("work_packages", row.work_package)
        return together((package, context.numbers.subcontracts[row.id]), "\n")

    def named(row: Subcontract) -> Cell:
        place = together((context.number("tasks", row.task), context.partner(row.participant)), ", ")
        return (Strong(or_none(row.name)), together(("\n", place)))

    columns = (
        Shown(NUMBER, numbers, code=True),
        Shown(say("Subcontract, task, beneficiary"), named),
        Shown[Subcontract](say("Description"), lambda row: or_none(row.description)),
        Shown[Subcontract](say("Justification"), lambda row: or_none(row.justification)),
        Shown[Subcontract](say("Best value for money"), lambda row: or_none(row.best_value)),
        Shown[Subcontract](say("Costs, EUR"), lambda row: or_none(money(row.cost)), Align.RIGHT, code=True),
    )
    return Listing(say("Subcontracting"), columns, "subcontracts", "subcontracts/{id}")


def events(context: Context) -> tuple[Element, ...]:
    """Return events, meetings and mobility."""
    heading = Heading(3, "", say("Events, meetings and mobility"), "events")
    if not context.draft.events:
        return (heading, Paragraph(say("No event is planned yet."), "events", soft=True))
    return (heading, _events(context).table(context.draft.events))


def _events(context: Context) -> Listing[Event]:
    def named(row: Event) -> Cell:
        return (Strong(or_none(row.name)), f"\n{row.area}" if row.area.strip() else "")

    columns = (
        Shown[Event](NUMBER, lambda row: context.numbers.events[row.id], code=True),
        Shown[Event](say("Organiser"), lambda row: context.partner(row.organiser), code=True),
        Shown(say("Event and area"), named),
        Shown[Event](say("Type"), lambda row: or_none(label(row.kind)), code=True),
        Shown[Event](say("Location"), lambda row: or_none(row.location)),
        Shown[Event](say("Month"), lambda row: month(row.month), code=True),
        Shown[Event](say("Days"), lambda row: or_none(quantity(row.days)), Align.RIGHT, code=True),
        Shown[Event](say("Attendees"), lambda row: or_none(quantity(row.attendees)), Align.RIGHT, code=True),
    )
    return Listing(say("Events, meetings and mobility"), columns, "events", "events/{id}")


_BY_UNIT = {
    Unit.MONTH: say("Timetable by month: work packages, tasks, milestones and deliverables"),
    Unit.QUARTER: say("Timetable by quarter: work packages, tasks, milestones and deliverables"),
    Unit.YEAR: say("Timetable by year: work packages, tasks, milestones and deliverables"),
}
"""Captions by what a column of the drawing stands for."""
_OF_PACKAGES = {
    Unit.MONTH: say("Timetable of the work packages by month, with milestones and deliverables"),
    Unit.QUARTER: say("Timetable of the work packages by quarter, with milestones and deliverables"),
    Unit.YEAR: say("Timetable of the work packages by year, with milestones and deliverables"),
}


def schedule(context: Context) -> tuple[Element, ...]:
    """Return the timetable as a drawing."""
    heading = Heading(3, "", say("Timetable"), "work_packages")
    table = timetable(context.draft)
    if not table.bars:
        return (heading, Paragraph(say("No work package is entered yet."), "work_packages", soft=True))
    if not any(bar.start or bar.end or bar.marks for bar in table.bars):
        return (heading, Paragraph(say("No work package has a month yet."), "work_packages", soft=True))
    caption: str = _BY_UNIT[table.unit]
    first = (Gantt(_OF_PACKAGES[table.unit], table.of_packages),) if table.long else ()
    if table.outside:
        caption = say(
            "{caption}. Outside the drawing: {numbers}",
            caption=caption,
            numbers=together(table.outside, ", "),
        )
    return (heading, *first, Gantt(caption, table))
