"""Work packages with tasks, milestones, deliverables and resources (4.1 and 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.workplan import Deliverable, Milestone, Task, WorkPackage
from euroapp.outline.context import NONE, Context, month, or_none, person_months, span
from euroapp.outline.elements import Align, Column, Element, Heading, Paragraph, Row, Strong, Table
from euroapp.outline.resources import resources
from euroapp.outline.totals import NO_PACKAGE, rest
from euroapp.wording.labels import label
from euroapp.wording.numbers import money

NO_PACKAGES = Paragraph("No work package is entered yet.", "work_packages", soft=True)


def package_list(context: Context) -> tuple[Element, ...]:
    """Return the list of work packages."""
    if not context.draft.work_packages:
        return (NO_PACKAGES,)
    effort, costs = context.figures.effort, context.figures.budget.work_packages
    rows = [
        Row(
            (
                context.numbers.work_packages[row.id],
                or_none(row.name),
                context.partner(row.lead),
                span(row.start_month, row.end_month),
                person_months(effort.by_work_package.get(row.id)),
                money(costs[row.id].total),
            ),
            path=f"work_packages/{row.id}",
        )
        for row in context.draft.work_packages
    ]
    whole = (effort.total, context.figures.budget.total.total)
    known = (
        (effort.by_work_package.get(row.id, Decimal(0)), costs[row.id].total)
        for row in context.draft.work_packages
    )
    if left := rest(known, whole):
        rows.append(Row((NONE, NO_PACKAGE, "", "", person_months(left[0]), money(left[1]))))
    total = ("Total", "", "", "", person_months(whole[0]), money(whole[1]))
    columns = (
        Column("No", code=True),
        Column("Work package"),
        Column("Lead", code=True),
        Column("Duration", code=True),
        Column("Person-months", Align.RIGHT, code=True),
        Column("Total costs, EUR", Align.RIGHT, code=True),
    )
    rows.append(Row(total, total=True))
    return (Table("Work packages", columns, tuple(rows), path="work_packages"),)


def work_packages(context: Context) -> tuple[Element, ...]:
    """Return the block of every work package, and of whatever belongs to none."""
    if not context.draft.work_packages:
        return (NO_PACKAGES, *_loose(context))
    blocks = [element for row in context.draft.work_packages for element in _block(context, row)]
    return (*blocks, *_loose(context))


def _block(context: Context, row: WorkPackage) -> Iterator[Element]:
    path = f"work_packages/{row.id}"
    number = context.numbers.work_packages[row.id].removeprefix("WP")
    yield Heading(3, f"Work package {number}", or_none(row.name), path)
    yield _header(context, row)
    yield Heading(4, "", "Objectives", f"{path}/objectives")
    if row.objectives.strip():
        yield Paragraph(row.objectives, f"{path}/objectives")
    else:
        yield Paragraph("Not written yet.", f"{path}/objectives", soft=True)
    if row.specific_objectives:
        served = context.number_list("specific_objectives", row.specific_objectives)
        yield Paragraph(f"Specific objectives served: {served}.", f"{path}/specific_objectives")
    tasks = [task for task in context.draft.tasks if task.work_package == row.id]
    yield from _tasks(context, tasks, path)
    yield from _milestones(context, [m for m in context.draft.milestones if m.work_package == row.id])
    yield from _deliverables(context, [d for d in context.draft.deliverables if d.work_package == row.id])
    if context.call.asks("schemes"):
        yield from _schemes(context, row)
    yield from resources(context, row.id)


def _header(context: Context, row: WorkPackage) -> Table:
    costs = context.figures.budget.work_packages[row.id]
    paid = [c.key for c in context.call.pack.cost_categories if c.support]
    cells = (
        span(row.start_month, row.end_month),
        context.partner(row.lead),
        person_months(context.figures.effort.by_work_package.get(row.id)),
        *((money(costs.group(paid)),) if paid else ()),
        money(costs.total),
    )
    columns = (
        Column("Duration", code=True),
        Column("Lead beneficiary", code=True),
        Column("Person-months", Align.RIGHT, code=True),
        *((Column("Support to third parties, EUR", Align.RIGHT),) if paid else ()),
        Column("Total costs, EUR", Align.RIGHT, code=True),
    )
    return Table("", columns, (Row(cells, path=f"work_packages/{row.id}"),), path=f"work_packages/{row.id}")


def _tasks(context: Context, tasks: list[Task], path: str) -> Iterator[Element]:
    if not tasks:
        yield Paragraph("No task is entered yet.", path, soft=True)
        return
    extra = any(task.subcontracting or task.in_kind.strip() for task in tasks)
    rows = []
    for task in tasks:
        effort = person_months(context.figures.effort.by_task.get(task.id))
        name = f"\n{span(task.start_month, task.end_month)}\n{effort}\N{NO-BREAK SPACE}PM"
        cells = (
            context.numbers.tasks[task.id],
            (Strong(or_none(task.name)), name),
            or_none(task.description),
            _participants(context, task),
        )
        rows.append(Row((*cells, _in_kind(context, task)) if extra else cells, path=f"tasks/{task.id}"))
    columns: tuple[Column, ...] = (
        Column("No", code=True),
        Column("Task"),
        Column("Description"),
        Column("Participants", code=True),
    )
    if extra:
        columns = (*columns, Column("In kind, subcontracting"))
    note = "Leaders in bold. PM: person-months."
    if not extra:
        note += " No contributions in kind and no subcontracting."
    yield Table("Activities and division of work", columns, tuple(rows), path="tasks", note=note)


def _participants(context: Context, task: Task) -> tuple[str | Strong, ...] | str:
    others = [part.participant for part in task.participations if part.participant != task.leader]
    leader = (Strong(context.partner_role(task.leader)),) if task.leader else ()
    lines = "\n".join(context.partner_role(key) for key in others)
    if not leader:
        return or_none(lines)
    return (*leader, f"\n{lines}" if lines else "")


def _in_kind(context: Context, task: Task) -> str:
    asked = context.call.asks("subcontracts")
    contracts = [row for row in context.draft.subcontracts if row.task == task.id and asked]
    numbers = ", ".join(context.numbers.subcontracts[row.id] for row in contracts)
    parts = [task.in_kind.strip()]
    if asked and (task.subcontracting or contracts):
        parts.append(f"Subcontracting {numbers}".strip())
    return or_none("\n".join(filter(None, parts)))


def _milestones(context: Context, milestones: list[Milestone]) -> Iterator[Element]:
    if not milestones:
        return
    rows = tuple(
        Row(
            (
                context.numbers.milestones[row.id],
                or_none(row.name),
                context.partner(row.lead),
                month(row.due_month),
                or_none(row.description),
                or_none(row.verification),
            ),
            path=f"milestones/{row.id}",
        )
        for row in milestones
    )
    columns = (
        Column("No", code=True),
        Column("Milestone"),
        Column("Lead", code=True),
        Column("Due", code=True),
        Column("Description"),
        Column("Means of verification"),
    )
    yield Table("Milestones", columns, rows, path="milestones")


def _deliverables(context: Context, deliverables: list[Deliverable]) -> Iterator[Element]:
    if not deliverables:
        return
    rows = tuple(
        Row(
            (
                context.numbers.deliverables[row.id],
                or_none(row.name),
                context.partner(row.lead),
                row.type or NONE,
                row.dissemination or NONE,
                month(row.due_month),
                or_none(row.description),
            ),
            path=f"deliverables/{row.id}",
        )
        for row in deliverables
    )
    columns = (
        Column("No", code=True),
        Column("Deliverable"),
        Column("Lead", code=True),
        Column("Type", code=True),
        Column("Level", code=True),
        Column("Due", code=True),
        Column("Description, format and language"),
    )
    used = dict.fromkeys(
        [*(label(row.type) for row in deliverables), *(label(row.dissemination) for row in deliverables)]
    )
    note = "; ".join(text for text in used if ":" in text)
    yield Table("Deliverables", columns, rows, path="deliverables", note=f"{note}." if note else "")


def _schemes(context: Context, package: WorkPackage) -> Iterator[Element]:
    schemes = [row for row in context.draft.schemes if row.work_package == package.id]
    if not schemes:
        return
    names = ", ".join(context.named("schemes", row.id) for row in schemes)
    yield Paragraph(
        f"Financial support to third parties in this work package: {names}. "
        "The conditions of each scheme follow after the work packages.",
        "schemes",
    )


def _loose(context: Context) -> Iterator[Element]:
    """Yield what names no work package, so that nothing written is lost in print."""
    known = context.numbers.work_packages
    tasks = [row for row in context.draft.tasks if row.work_package not in known]
    milestones = [row for row in context.draft.milestones if row.work_package not in known]
    deliverables = [row for row in context.draft.deliverables if row.work_package not in known]
    if not (tasks or milestones or deliverables):
        return
    yield Heading(3, "", "Not assigned to a work package", "work_packages")
    if tasks:
        yield from _tasks(context, tasks, "tasks")
    yield from _milestones(context, milestones)
    yield from _deliverables(context, deliverables)
