"""Checks of the work plan: complete rows, and months inside their parents."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.rules import Severity, WorkPackages
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.checks.words import is_management
from euroapp.values import FieldPath
from euroapp.wording.numbers import months

_COMPLETE = {
    "work_packages": ("W02", ("name", "lead", "start_month", "end_month", "objectives")),
    "tasks": ("W13", ("name", "leader", "start_month", "end_month", "description")),
    "deliverables": ("W13", ("name", "lead", "type", "dissemination", "due_month", "description")),
    "milestones": ("W13", ("name", "work_package", "lead", "due_month")),
    "events": ("W13", ("name", "organiser", "kind", "location", "days", "attendees")),
}


def complete_rows(ctx: Context) -> Iterator[Finding]:
    """Every row of the plan has what its table prints."""
    for collection, (code, names) in _COMPLETE.items():
        yield from ctx.complete(code, collection, names)


def package_count(rule: WorkPackages, ctx: Context) -> Iterator[Finding]:
    """There are enough work packages."""
    count = len(ctx.draft.work_packages)
    if count < rule.minimum:
        yield ctx.by_rule(
            rule, "too_few_packages", "work_packages", count=str(count), limit=str(rule.minimum)
        )
    if count and not any(is_management(package.name) for package in ctx.draft.work_packages):
        yield ctx.by_rule(rule, "no_management_package", "work_packages")


def package_contents(ctx: Context) -> Iterator[Finding]:
    """Every package has a task and a deliverable; the plan has a milestone."""
    with_task = {task.work_package for task in ctx.draft.tasks}
    with_deliverable = {row.work_package for row in ctx.draft.deliverables}
    for package in ctx.draft.work_packages:
        path = f"work_packages/{package.id}"
        if package.id not in with_task:
            name = ctx.name("work_packages", package.id)
            yield ctx.finding("W02", "package_without_task", path, package=name)
        if package.id not in with_deliverable:
            name = ctx.name("work_packages", package.id)
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
            path, start, end = f"{collection}/{row.id}", row.start_month, row.end_month
            if start is not None and end is not None and start > end:
                yield ctx.finding(
                    "W03",
                    "ends_before_start",
                    f"{path}/end_month",
                    row=ctx.name(collection, row.id),
                    start=str(start),
                    end=str(end),
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
                    row=ctx.name(collection, row.id),
                    months=months(start, end),
                    package=ctx.name("work_packages", parent.id),
                    span=months(parent.start_month, parent.end_month),
                )


def project_months(ctx: Context) -> Iterator[Finding]:
    """No month lies before the first or after the last month of the project."""
    for collection, names in {
        "work_packages": ("start_month", "end_month"),
        "tasks": ("start_month", "end_month"),
        "deliverables": ("due_month",),
        "milestones": ("due_month",),
        "events": ("month",),
    }.items():
        for row in getattr(ctx.draft, collection):
            for name in names:
                path = f"{collection}/{row.id}/{name}"
                yield from month_in_project(ctx, path, getattr(row, name), ctx.name(collection, row.id))


def month_in_project(ctx: Context, path: FieldPath, month: int | None, row: str) -> Iterator[Finding]:
    """A month lies in the project; without a usable duration, it can only lie before it."""
    last = ctx.last_month
    if month is None or (month >= 1 and (last is None or month <= last)):
        return
    if month < 1:
        yield ctx.finding("W03", "month_before_project", path, row=row, month=str(month))
    elif last is not None and last < 1:
        yield ctx.finding("W03", "month_without_duration", path, row=row, month=str(month))
    else:
        yield ctx.finding("W03", "month_outside_project", path, row=row, month=str(month), last=str(last))
