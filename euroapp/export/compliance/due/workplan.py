"""Work packages with their tasks, milestones, deliverables; subcontracts, events, timetable."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.draft.workplan import Deliverable, Milestone, Task, WorkPackage
from euroapp.export.compliance.due.money import left_over
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.resources import resources
from euroapp.export.compliance.due.values import NONE, below, effort, euro, month, number, some, span
from euroapp.figures.timetable import timetable
from euroapp.values import ZERO, total
from euroapp.wording.labels import label

_NO_PACKAGE = "No work package is entered yet."


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
        rows.append(row("", NONE, "No work package", "", "", effort(left[0]), euro(left[1])))
    rows.append(row("", "Total", "", "", "", effort(whole[0]), euro(whole[1])))
    heads = ("No", "Work package", "Lead", "Duration", "Person-months", "Total costs, EUR")
    yield Grid("Work packages", heads, tuple(rows), sums=True)


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
        yield Head(3, "", "Not assigned to a work package")
        if loose[0]:
            yield _tasks(known, loose[0])
        yield from _milestones(known, loose[1])
        yield from _deliverables(known, loose[2])


def _block(known: Known, place: int, one: WorkPackage) -> Iterator[Part]:
    draft, path = known.draft, f"work_packages/{one.id}"
    yield Head(3, f"Work package {place}", some(one.name))
    costs = known.figures.budget.work_packages[one.id]
    paid = {item.key for item in known.call.pack.cost_categories if item.support}
    support = (("Support to third parties, EUR", euro(costs.group(paid))),) if paid else ()
    heads = ("Duration", "Lead beneficiary", "Person-months", *(head for head, _ in support))
    cells = (
        span(one.start_month, one.end_month),
        known.partner(one.lead),
        effort(known.figures.effort.by_work_package.get(one.id)),
        *(amount for _, amount in support),
        euro(costs.total),
    )
    yield Grid("", (*heads, "Total costs, EUR"), (Row(path, cells),), sums=True)
    yield Head(4, "", "Objectives")
    yield Typed(f"{path}/objectives") if one.objectives.strip() else Words("Not written yet.")
    if one.specific_objectives:
        yield Words(
            f"Specific objectives served: {known.listed('specific_objectives', one.specific_objectives)}."
        )
    tasks = [task for task in draft.tasks if task.work_package == one.id]
    yield _tasks(known, tasks) if tasks else Words("No task is entered yet.")
    yield from _milestones(known, [row for row in draft.milestones if row.work_package == one.id])
    yield from _deliverables(known, [row for row in draft.deliverables if row.work_package == one.id])
    paying = draft.schemes if known.call.asks("schemes") else ()
    if schemes := [known.named("schemes", row.id) for row in paying if row.work_package == one.id]:
        yield Words(
            f"Financial support to third parties in this work package: {', '.join(schemes)}. "
            "The conditions of each scheme follow after the work packages."
        )
    yield from resources(known, one.id)


def _tasks(known: Known, tasks: Sequence[Task]) -> Grid:
    extra = any(task.subcontracting or task.in_kind.strip() for task in tasks)
    rows = []
    for task in tasks:
        worked = effort(known.figures.effort.by_task.get(task.id))
        cells = (
            known.number("tasks", task.id),
            below(some(task.name), span(task.start_month, task.end_month), f"{worked} PM"),
            some(task.description),
            _participants(known, task),
            *([_in_kind(known, task)] if extra else ()),
        )
        rows.append(Row(f"tasks/{task.id}", cells))
    heads = ("No", "Task", "Description", "Participants")
    note = "Leaders in bold. PM: person-months."
    note += "" if extra else " No contributions in kind and no subcontracting."
    more = ("In kind, subcontracting",) if extra else ()
    return Grid("Activities and division of work", (*heads, *more), tuple(rows), note)


def _participants(known: Known, task: Task) -> str:
    others = [part.participant for part in task.participations if part.participant != task.leader]
    first = [task.leader] if task.leader else []
    return some(below(*(known.partner_in_role(key) for key in (*first, *others))))


def _in_kind(known: Known, task: Task) -> str:
    asked = known.call.asks("subcontracts")
    contracts = [row.id for row in known.draft.subcontracts if row.task == task.id and asked]
    given = "Subcontracting " + ", ".join(known.number("subcontracts", key) for key in contracts)
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
        heads = ("No", "Milestone", "Lead", "Due", "Description", "Means of verification")
        yield Grid("Milestones", heads, rows)


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
    heads = ("No", "Deliverable", "Lead", "Type", "Level", "Due", "Description, format and language")
    said = [*(label(one.type) for one in found), *(label(one.dissemination) for one in found)]
    note = "; ".join(dict.fromkeys(words for words in said if ":" in words))
    yield Grid("Deliverables", heads, rows, f"{note}." if note else "")


def subcontracting(known: Known) -> Iterator[Part]:
    """Yield the subcontracts."""
    yield Head(3, "", "Subcontracting")
    rows = [
        row(
            f"subcontracts/{one.id}",
            below(known.number("work_packages", one.work_package), known.number("subcontracts", one.id)),
            f"{some(one.name)}\n{known.number('tasks', one.task)}, {known.partner(one.participant)}",
            some(one.description),
            some(one.justification),
            some(one.best_value),
            euro(one.cost),
        )
        for one in known.draft.subcontracts
    ]
    if not rows:
        yield Words("No subcontracting is planned.")
        return
    whole = total(one.cost or ZERO for one in known.draft.subcontracts)
    rows.append(row("", "Total", "", "", "", "", euro(whole)))
    heads = ("No", "Subcontract, task, beneficiary", "Description", "Justification", "Best value for money")
    yield Grid("Subcontracting", (*heads, "Costs, EUR"), tuple(rows))


def events(known: Known) -> Iterator[Part]:
    """Yield events, meetings and mobility."""
    yield Head(3, "", "Events, meetings and mobility")
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
    heads = ("No", "Organiser", "Event and area", "Type", "Location", "Month", "Days", "Attendees")
    grid = Grid("Events, meetings and mobility", heads, rows)
    yield grid if rows else Words("No event is planned yet.")


def schedule(known: Known) -> Iterator[Part]:
    """Yield the timetable."""
    yield Head(3, "", "Timetable")
    drawn = timetable(known.draft)
    if not drawn.bars:
        yield Words(_NO_PACKAGE)
    elif not any(bar.start or bar.end or bar.marks for bar in drawn.bars):
        yield Words("No work package has a month yet.")
    else:
        outside = f". Outside the drawing: {', '.join(drawn.outside)}" if drawn.outside else ""
        caption = f"Timetable by {drawn.unit}: work packages, tasks, milestones and deliverables"
        yield Figure(f"{caption}{outside}", names=tuple(bar.label for bar in drawn.bars))
