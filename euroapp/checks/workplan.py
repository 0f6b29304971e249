"""Checks of the work plan: complete rows, and months inside their parents."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.rules import Severity, WorkPackages
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.wording.numbers import months, quantity

_COMPLETE = {
    "work_packages": ("W02", ("name", "lead", "start_month", "end_month", "objectives")),
    "tasks": ("W08", ("name", "leader", "start_month", "end_month", "description")),
    "deliverables": ("W08", ("name", "lead", "type", "dissemination", "due_month", "description")),
    "milestones": ("W08", ("name", "work_package", "lead", "due_month", "verification")),
    "events": ("W08", ("name", "organiser", "kind", "location", "days", "attendees")),
}


def complete_rows(ctx: Context) -> Iterator[Finding]:
    """Every row of the plan has what its table prints."""
    for collection, (code, names) in _COMPLETE.items():
        for row in getattr(ctx.draft, collection):
            for name in names:
                yield from ctx.require(code, f"{collection}/{row.id}/{name}", getattr(row, name))


def package_count(rule: WorkPackages, ctx: Context) -> Iterator[Finding]:
    """There are enough work packages."""
    count = len(ctx.draft.work_packages)
    if count < rule.minimum:
        yield ctx.by_rule(
            rule, "too_few_packages", "work_packages", count=str(count), limit=str(rule.minimum)
        )


def package_contents(ctx: Context) -> Iterator[Finding]:
    """Every package has a task and a deliverable; the plan has a milestone."""
    with_task = {task.work_package for task in ctx.draft.tasks}
    with_deliverable = {row.work_package for row in ctx.draft.deliverables}
    for package in ctx.draft.work_packages:
        path, name = f"work_packages/{package.id}", ctx.name("work_packages", package.id)
        if package.id not in with_task:
            yield ctx.finding("W02", "package_without_task", path, package=name)
        if package.id not in with_deliverable:
            yield ctx.finding(
                "W02", "package_without_deliverable", path, severity=Severity.WARNING, package=name
            )
    if not ctx.draft.milestones:
        yield ctx.finding("W02", "no_milestone", "milestones", severity=Severity.WARNING)


def spans(ctx: Context) -> Iterator[Finding]:
    """Packages lie inside the project, tasks inside their package; nothing ends before it starts."""
    packages = {package.id: package for package in ctx.draft.work_packages}
    for collection in ("work_packages", "tasks"):
        for row in getattr(ctx.draft, collection):
            path, name = f"{collection}/{row.id}", ctx.name(collection, row.id)
            start, end = row.start_month, row.end_month
            if start is not None and end is not None and start > end:
                yield ctx.finding(
                    "W03", "ends_before_start", f"{path}/end_month", row=name, start=str(start), end=str(end)
                )
            parent = packages.get(getattr(row, "work_package", ""))
            outside = parent is not None and (
                (start is not None and parent.start_month is not None and start < parent.start_month)
                or (end is not None and parent.end_month is not None and end > parent.end_month)
            )
            if parent is not None and outside:
                yield ctx.finding(
                    "W03",
                    "task_outside_package",
                    f"{path}/start_month",
                    row=name,
                    months=months(start, end),
                    package=ctx.name("work_packages", parent.id),
                    span=months(parent.start_month, parent.end_month),
                )


def project_months(ctx: Context) -> Iterator[Finding]:
    """No month lies before the first or after the last month of the project."""
    last = ctx.last_month
    for collection, names in {
        "work_packages": ("start_month", "end_month"),
        "tasks": ("start_month", "end_month"),
        "deliverables": ("due_month",),
        "milestones": ("due_month",),
        "events": ("month",),
    }.items():
        for row in getattr(ctx.draft, collection):
            for name in names:
                month = getattr(row, name)
                if month is not None and (month < 1 or (last is not None and month > last)):
                    yield ctx.finding(
                        "W03",
                        "month_outside_project",
                        f"{collection}/{row.id}/{name}",
                        row=ctx.name(collection, row.id),
                        month=str(month),
                        last=str(last or "?"),
                    )


def effort(ctx: Context) -> Iterator[Finding]:
    """Tasks have people, participants have tasks, and leaders take part in theirs."""
    for task in ctx.draft.tasks:
        path, name = f"tasks/{task.id}", ctx.name("tasks", task.id)
        if not ctx.figures.effort.by_task.get(task.id):
            yield ctx.finding("W05", "task_without_effort", f"{path}/participations", task=name)
        elif task.leader and task.leader not in {p.participant for p in task.participations}:
            leader = ctx.numbers.partner(task.leader)
            yield ctx.finding("W05", "leader_without_effort", f"{path}/leader", task=name, leader=leader)
    for partner in ctx.funded:
        if not ctx.figures.effort.by_partner.get(partner.id):
            yield ctx.finding(
                "W05",
                "partner_without_task",
                f"partners/{partner.id}",
                partner=ctx.numbers.partner(partner.id),
            )


def effort_agrees(ctx: Context) -> Iterator[Finding]:
    """Person-months in tasks equal person-months in personnel costs, by funded participant."""
    unfunded = {p.id for p in ctx.draft.partners} - {p.id for p in ctx.funded}
    for line in ctx.figures.budget.partners:
        if line.partner in unfunded:
            continue
        planned = ctx.figures.effort.by_partner.get(line.partner, Decimal(0))
        paid = line.costs.person_months
        if line.partner and planned != paid:
            yield ctx.finding(
                "G02",
                "effort_differs",
                f"partners/{line.partner}",
                partner=ctx.numbers.partner(line.partner),
                planned=quantity(planned),
                paid=quantity(paid),
                difference=quantity(abs(planned - paid)),
                direction="more" if planned > paid else "fewer",
            )
