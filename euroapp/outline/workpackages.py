"""Work packages with tasks, milestones, deliverables and resources (4.1 and 4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import Deliverable, Milestone, Task, WorkPackage
from euroapp.language import say, together
from euroapp.outline.context import NONE, Context, month, or_none, person_months, span
from euroapp.outline.elements import Align, Cell, Element, Heading, Paragraph, Row, Strong, Table
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.outline.resources import resources
from euroapp.outline.results import results
from euroapp.outline.totals import NO_PACKAGE, CostColumns, rest
from euroapp.wording.labels import label
from euroapp.wording.numbers import money

NO_PACKAGES = Paragraph(say("No work package is entered yet."), "work_packages", soft=True)


def package_list(context: Context) -> tuple[Element, ...]:
    """Return the list of work packages."""
    if not context.draft.work_packages:
        return (NO_PACKAGES,)
    listing = _packages(context)
    effort, costs = context.figures.effort, context.figures.budget.work_packages
    whole = (effort.total, context.figures.budget.total.total)
    known = (
        (effort.by_work_package.get(row.id, Decimal(0)), costs[row.id].total)
        for row in context.draft.work_packages
    )
    last = [total_row(listing.columns, person_months(whole[0]), money(whole[1]))]
    if left := rest(known, whole):
        last.insert(0, Row((NONE, NO_PACKAGE, "", "", person_months(left[0]), money(left[1]))))
    return (listing.table(context.draft.work_packages, *last),)


def _packages(context: Context) -> Listing[WorkPackage]:
    effort, costs = context.figures.effort.by_work_package, context.figures.budget.work_packages
    columns = (
        Shown[WorkPackage](NUMBER, lambda row: context.numbers.work_packages[row.id], code=True),
        Shown[WorkPackage](say("Work package"), lambda row: or_none(row.name)),
        Shown[WorkPackage](say("Lead"), lambda row: context.partner(row.lead), code=True),
        Shown[WorkPackage](say("Duration"), lambda row: span(row.start_month, row.end_month), code=True),
        Shown[WorkPackage](
            say("Person-months"), lambda row: person_months(effort.get(row.id)), Align.RIGHT, code=True
        ),
        Shown[WorkPackage](
            say("Total costs, EUR"), lambda row: money(costs[row.id].total), Align.RIGHT, code=True
        ),
    )
    return Listing(say("Work packages"), columns, "work_packages", "work_packages/{id}")


def work_packages(context: Context) -> tuple[Element, ...]:
    """Return the block of every work package, and of whatever belongs to none."""
    if not context.draft.work_packages:
        return (NO_PACKAGES, *_loose(context))
    costs = CostColumns.of(context.call, context.figures.budget)
    blocks = [element for row in context.draft.work_packages for element in _block(context, row, costs)]
    return (*blocks, *_loose(context), *results(context))


def _block(context: Context, row: WorkPackage, costs: CostColumns) -> Iterator[Element]:
    path = f"work_packages/{row.id}"
    number = context.numbers.work_packages[row.id].removeprefix("WP")
    yield Heading(3, say("Work package {number}", number=number), or_none(row.name), path)
    yield _header(context, row)
    yield Heading(4, "", say("Objectives"), f"{path}/objectives")
    if row.objectives.strip():
        yield Paragraph(row.objectives, f"{path}/objectives")
    else:
        yield Paragraph(say("Not written yet."), f"{path}/objectives", soft=True)
    if row.specific_objectives:
        served = context.number_list("specific_objectives", row.specific_objectives)
        text = say("Specific objectives served: {objectives}.", objectives=served)
        yield Paragraph(text, f"{path}/specific_objectives")
    yield from _tasks(context, context.of_package("tasks", row.id), path)
    yield from _milestones(context, context.of_package("milestones", row.id))
    yield from _deliverables(context, context.of_package("deliverables", row.id))
    if context.call.asks("schemes"):
        yield from _schemes(context, row)
    yield from resources(context, row.id, costs)


def _header(context: Context, row: WorkPackage) -> Table:
    costs = context.figures.budget.work_packages[row.id]
    paid = [c.key for c in context.call.pack.cost_categories if c.support]
    effort = context.figures.effort.by_work_package
    support = Shown[WorkPackage](
        say("Support to third parties, EUR"), lambda _: money(costs.group(paid)), Align.RIGHT
    )
    columns = (
        Shown[WorkPackage](say("Duration"), lambda row: span(row.start_month, row.end_month), code=True),
        Shown[WorkPackage](say("Lead beneficiary"), lambda row: context.partner(row.lead), code=True),
        Shown[WorkPackage](
            say("Person-months"), lambda row: person_months(effort.get(row.id)), Align.RIGHT, code=True
        ),
        *((support,) if paid else ()),
        Shown[WorkPackage](say("Total costs, EUR"), lambda _: money(costs.total), Align.RIGHT, code=True),
    )
    path = f"work_packages/{row.id}"
    return Listing("", columns, path, path).table((row,))


def _tasks(context: Context, tasks: list[Task], path: str) -> Iterator[Element]:
    if not tasks:
        yield Paragraph(say("No task is entered yet."), path, soft=True)
        return

    def named(task: Task) -> Cell:
        effort = person_months(context.figures.effort.by_task.get(task.id))
        months = say("{count}\N{NO-BREAK SPACE}PM", count=effort)
        lines = together((span(task.start_month, task.end_month), months), "\n")
        return (Strong(or_none(task.name)), together(("\n", lines)))

    extra = any(task.subcontracting or task.in_kind.strip() for task in tasks)
    in_kind = Shown[Task](say("In kind, subcontracting"), lambda task: _in_kind(context, task))
    columns = (
        Shown[Task](NUMBER, lambda task: context.numbers.tasks[task.id], code=True),
        Shown(say("Task"), named),
        Shown[Task](say("Description"), lambda task: or_none(task.description)),
        Shown[Task](say("Participants"), lambda task: _participants(context, task), code=True),
        *((in_kind,) if extra else ()),
    )
    note: str = say("Leaders in bold. PM: person-months.")
    if not extra:
        note = together((note, say("No contributions in kind and no subcontracting.")), " ")
    listing = Listing(say("Activities and division of work"), columns, "tasks", "tasks/{id}", note)
    yield listing.table(tasks)


def _participants(context: Context, task: Task) -> tuple[str | Strong, ...] | str:
    others = [part.participant for part in task.participations if part.participant != task.leader]
    leader = (Strong(context.partner_role(task.leader)),) if task.leader else ()
    lines = together((context.partner_role(key) for key in others), "\n")
    if not leader:
        return or_none(lines)
    return (*leader, together(("\n", lines)) if lines else "")


def _in_kind(context: Context, task: Task) -> str:
    asked = context.call.asks("subcontracts")
    contracts = [row for row in context.draft.subcontracts if row.task == task.id and asked]
    numbers = ", ".join(context.numbers.subcontracts[row.id] for row in contracts)
    parts: list[str] = [task.in_kind.strip()]
    if asked and (task.subcontracting or contracts):
        parts.append(together((say("Subcontracting"), numbers), " "))
    return or_none(together(parts, "\n"))


def _milestones(context: Context, milestones: list[Milestone]) -> Iterator[Element]:
    if not milestones:
        return
    columns = (
        Shown[Milestone](NUMBER, lambda row: context.numbers.milestones[row.id], code=True),
        Shown[Milestone](say("Milestone"), lambda row: or_none(row.name)),
        Shown[Milestone](say("Lead"), lambda row: context.partner(row.lead), code=True),
        Shown[Milestone](say("Due"), lambda row: month(row.due_month), code=True),
        Shown[Milestone](say("Description"), lambda row: or_none(row.description)),
        Shown[Milestone](say("Means of verification"), lambda row: or_none(row.verification)),
    )
    yield Listing(say("Milestones"), columns, "milestones", "milestones/{id}").table(milestones)


def _deliverables(context: Context, deliverables: list[Deliverable]) -> Iterator[Element]:
    if not deliverables:
        return
    columns = (
        Shown[Deliverable](NUMBER, lambda row: context.numbers.deliverables[row.id], code=True),
        Shown[Deliverable](say("Deliverable"), lambda row: or_none(row.name)),
        Shown[Deliverable](say("Lead"), lambda row: context.partner(row.lead), code=True),
        Shown[Deliverable](say("Type"), lambda row: row.type or NONE, code=True),
        Shown[Deliverable](say("Level"), lambda row: row.dissemination or NONE, code=True),
        Shown[Deliverable](say("Due"), lambda row: month(row.due_month), code=True),
        Shown[Deliverable](say("Description, format and language"), lambda row: or_none(row.description)),
    )
    used = dict.fromkeys(
        [*(label(row.type) for row in deliverables), *(label(row.dissemination) for row in deliverables)]
    )
    kinds = together((text for text in used if ":" in text), "; ")
    note = together((kinds, ".")) if kinds else ""
    yield Listing(say("Deliverables"), columns, "deliverables", "deliverables/{id}", note).table(deliverables)


def _schemes(context: Context, package: WorkPackage) -> Iterator[Element]:
    schemes = [row for row in context.draft.schemes if row.work_package == package.id]
    if not schemes:
        return
    names = together((context.named("schemes", row.id) for row in schemes), ", ")
    text = say(
        "Financial support to third parties in this work package: {schemes}. "
        "The conditions of each scheme follow after the work packages.",
        schemes=names,
    )
    yield Paragraph(text, "schemes")


def _loose(context: Context) -> Iterator[Element]:
    """Yield what names no work package, so that nothing written is lost in print."""
    known = context.numbers.work_packages
    tasks = [row for row in context.draft.tasks if row.work_package not in known]
    milestones = [row for row in context.draft.milestones if row.work_package not in known]
    deliverables = [row for row in context.draft.deliverables if row.work_package not in known]
    if not (tasks or milestones or deliverables):
        return
    yield Heading(3, "", say("Not assigned to a work package"), "work_packages")
    if tasks:
        yield from _tasks(context, tasks, "tasks")
    yield from _milestones(context, milestones)
    yield from _deliverables(context, deliverables)
