"""Work packages with their tasks, milestones, deliverables; subcontracts, events, timetable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import Deliverable, Milestone, Task, WorkPackage
from euroapp.export.compliance.due.drawn.timetable import timetable_drawn
from euroapp.export.compliance.due.money import left_over
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.resources import resources
from euroapp.export.compliance.due.results import at_a_glance
from euroapp.export.compliance.due.values import NONE, below, effort, euro, month, number, some, span
from euroapp.figures.timetable import timetable
from euroapp.language import say, together
from euroapp.values import ZERO, total
from euroapp.wording.labels import label

_NO_PACKAGE = say("No work package is entered yet.")


def package_list(known: Known) -> Iterator[Part]:
    """Yield the list of work packages."""
    packages = known.draft.work_packages
    if not packages:
        yield Words(_NO_PACKAGE)
        return
    spent, worked = known.figures.budget.work_packages, known.figures.effort.by_work_package
    rows = [
        row(
            f"work_packages/{one.id}",
            f"WP{place}",
            some(one.name),
            known.partner(one.lead),
            span(one.start_month, one.end_month),
            effort(worked.get(one.id)),
            euro(spent[one.id].total),
        )
        for place, one in enumerate(packages, 1)
    ]
    whole = (known.figures.effort.total, known.figures.budget.total.total)
    sums = [(worked.get(one.id, Decimal(0)), spent[one.id].total) for one in packages]
    if left := left_over(sums, whole):
        rows.append(row("", NONE, say("No work package"), "", "", effort(left[0]), euro(left[1])))
    rows.append(row("", say("Total"), "", "", "", effort(whole[0]), euro(whole[1])))
    heads = (
        NUMBER,
        say("Work package"),
        say("Lead"),
        say("Duration"),
        say("Person-months"),
        say("Total costs, EUR"),
    )
    yield Grid(say("Work packages"), heads, tuple(rows), sums=True)


def work_packages(known: Known) -> Iterator[Part]:
    """Yield the block of each work package, and what belongs to none."""
    if not known.draft.work_packages:
        yield Words(_NO_PACKAGE)
    for place, one in enumerate(known.draft.work_packages, 1):
        yield from _block(known, place, one)
    packages = {one.id for one in known.draft.work_packages}
    loose = [
        [one for one in getattr(known.draft, name) if one.work_package not in packages]
        for name in ("tasks", "milestones", "deliverables")
    ]
    if any(loose):
        yield Head(3, "", say("Not assigned to a work package"))
        if loose[0]:
            yield _tasks(known, loose[0])
        yield from _milestones(known, loose[1])
        yield from _deliverables(known, loose[2])
    yield from at_a_glance(known)


def _block(known: Known, place: int, one: WorkPackage) -> Iterator[Part]:
    draft, path = known.draft, f"work_packages/{one.id}"
    yield Head(3, say("Work package {number}", number=str(place)), some(one.name))
    costs = known.figures.budget.work_packages[one.id]
    paid = {item.key for item in known.call.pack.cost_categories if item.support}
    support = ((say("Support to third parties, EUR"), euro(costs.group(paid))),) if paid else ()
    heads = (say("Duration"), say("Lead beneficiary"), say("Person-months"), *(head for head, _ in support))
    cells = (
        span(one.start_month, one.end_month),
        known.partner(one.lead),
        effort(known.figures.effort.by_work_package.get(one.id)),
        *(amount for _, amount in support),
        euro(costs.total),
    )
    yield Grid("", (*heads, say("Total costs, EUR")), (Row(path, cells),), sums=True)
    yield Head(4, "", say("Objectives"))
    yield Typed(f"{path}/objectives") if one.objectives.strip() else Words(say("Not written yet."))
    if one.specific_objectives:
        yield Words(
            say(
                "Specific objectives served: {objectives}.",
                objectives=known.listed("specific_objectives", one.specific_objectives),
            )
        )
    tasks = [task for task in draft.tasks if task.work_package == one.id]
    yield _tasks(known, tasks) if tasks else Words(say("No task is entered yet."))
    yield from _milestones(known, [row for row in draft.milestones if row.work_package == one.id])
    yield from _deliverables(known, [row for row in draft.deliverables if row.work_package == one.id])
    paying = draft.schemes if known.call.asks("schemes") else ()
    if schemes := [known.named("schemes", row.id) for row in paying if row.work_package == one.id]:
        yield Words(
            say(
                "Financial support to third parties in this work package: {schemes}. "
                "The conditions of each scheme follow after the work packages.",
                schemes=together(schemes, ", "),
            )
        )
    yield from resources(known, one.id)


def _tasks(known: Known, tasks: Sequence[Task]) -> Grid:
    extra = any(task.subcontracting or task.in_kind.strip() for task in tasks)
    rows = []
    for task in tasks:
        worked = effort(known.figures.effort.by_task.get(task.id))
        cells = (
            known.number("tasks", task.id),
            below(
                some(task.name),
                span(task.start_month, task.end_month),
                say("{count}\N{NO-BREAK SPACE}PM", count=worked),
            ),
            some(task.description),
            _participants(known, task),
            *([_in_kind(known, task)] if extra else ()),
        )
        rows.append(Row(f"tasks/{task.id}", cells))
    heads = (NUMBER, say("Task"), say("Description"), say("Participants"))
    none = "" if extra else say("No contributions in kind and no subcontracting.")
    note = together((say("Leaders in bold. PM: person-months."), none), " ")
    more = (say("In kind, subcontracting"),) if extra else ()
    return Grid(say("Activities and division of work"), (*heads, *more), tuple(rows), note)


def _participants(known: Known, task: Task) -> str:
    others = [part.participant for part in task.participations if part.participant != task.leader]
    first = [task.leader] if task.leader else []
    return some(below(*(known.partner_in_role(key) for key in (*first, *others))))


def _in_kind(known: Known, task: Task) -> str:
    asked = known.call.asks("subcontracts")
    contracts = [row.id for row in known.draft.subcontracts if row.task == task.id and asked]
    numbers = together((known.number("subcontracts", key) for key in contracts), ", ")
    given = together((say("Subcontracting"), numbers), " ")
    in_kind = task.in_kind if task.in_kind.strip() else ""
    marked = asked and (task.subcontracting or contracts)
    return some(below(in_kind, given if marked else ""))


def _milestones(known: Known, found: Sequence[Milestone]) -> Iterator[Part]:
    rows = tuple(
        row(
            f"milestones/{one.id}",
            known.number("milestones", one.id),
            some(one.name),
            known.partner(one.lead),
            month(one.due_month),
            some(one.description),
            some(one.verification),
        )
        for one in found
    )
    if rows:
        heads = (
            NUMBER,
            say("Milestone"),
            say("Lead"),
            say("Due"),
            say("Description"),
            say("Means of verification"),
        )
        yield Grid(say("Milestones"), heads, rows)


def _deliverables(known: Known, found: Sequence[Deliverable]) -> Iterator[Part]:
    rows = tuple(
        row(
            f"deliverables/{one.id}",
            known.number("deliverables", one.id),
            some(one.name),
            known.partner(one.lead),
            one.type.value if one.type else NONE,
            one.dissemination.value if one.dissemination else NONE,
            month(one.due_month),
            some(one.description),
        )
        for one in found
    )
    if not rows:
        return
    heads = (
        NUMBER,
        say("Deliverable"),
        say("Lead"),
        say("Type"),
        say("Level"),
        say("Due"),
        say("Description, format and language"),
    )
    said = [*(label(one.type) for one in found), *(label(one.dissemination) for one in found)]
    note = together(dict.fromkeys(words for words in said if ":" in words), "; ")
    yield Grid(say("Deliverables"), heads, rows, together((note, ".")) if note else "")


def subcontracting(known: Known) -> Iterator[Part]:
    """Yield the subcontracts."""
    yield Head(3, "", say("Subcontracting"))
    rows = [
        row(
            f"subcontracts/{one.id}",
            below(known.number("work_packages", one.work_package), known.number("subcontracts", one.id)),
            below(
                some(one.name),
                together((known.number("tasks", one.task), known.partner(one.participant)), ", "),
            ),
            some(one.description),
            some(one.justification),
            some(one.best_value),
            euro(one.cost),
        )
        for one in known.draft.subcontracts
    ]
    if not rows:
        yield Words(say("No subcontracting is planned."))
        return
    whole = total(one.cost or ZERO for one in known.draft.subcontracts)
    rows.append(row("", say("Total"), "", "", "", "", euro(whole)))
    heads = (
        NUMBER,
        say("Subcontract, task, beneficiary"),
        say("Description"),
        say("Justification"),
        say("Best value for money"),
    )
    yield Grid(say("Subcontracting"), (*heads, say("Costs, EUR")), tuple(rows))


def events(known: Known) -> Iterator[Part]:
    """Yield events, meetings and mobility."""
    yield Head(3, "", say("Events, meetings and mobility"))
    rows = tuple(
        row(
            f"events/{one.id}",
            known.number("events", one.id),
            known.partner(one.organiser),
            below(some(one.name), one.area),
            some(label(one.kind)),
            some(one.location),
            month(one.month),
            number(one.days),
            number(one.attendees),
        )
        for one in known.draft.events
    )
    heads = (
        NUMBER,
        say("Organiser"),
        say("Event and area"),
        say("Type"),
        say("Location"),
        say("Month"),
        say("Days"),
        say("Attendees"),
    )
    grid = Grid(say("Events, meetings and mobility"), heads, rows)
    yield grid if rows else Words(say("No event is planned yet."))


_TIMETABLES = {
    "month": say("Timetable by month: work packages, tasks, milestones and deliverables"),
    "quarter": say("Timetable by quarter: work packages, tasks, milestones and deliverables"),
    "year": say("Timetable by year: work packages, tasks, milestones and deliverables"),
}


_OVERVIEWS = {
    "month": say("Timetable of the work packages by month, with milestones and deliverables"),
    "quarter": say("Timetable of the work packages by quarter, with milestones and deliverables"),
    "year": say("Timetable of the work packages by year, with milestones and deliverables"),
}


def schedule(known: Known) -> Iterator[Part]:
    """Yield the timetable."""
    yield Head(3, "", say("Timetable"))
    drawn = timetable(known.draft)
    if not drawn.bars:
        yield Words(_NO_PACKAGE)
    elif not any(bar.start or bar.end or bar.marks for bar in drawn.bars):
        yield Words(say("No work package has a month yet."))
    else:
        if drawn.long:
            yield Figure(_OVERVIEWS[drawn.unit.value], drawings=tuple(timetable_drawn(drawn.of_packages)))
        caption: str = _TIMETABLES[drawn.unit.value]
        if drawn.outside:
            caption = say(
                "{caption}. Outside the drawing: {numbers}",
                caption=caption,
                numbers=together(drawn.outside, ", "),
            )
        yield Figure(caption, drawings=tuple(timetable_drawn(drawn)))
