"""Checks of the work plan: complete rows, and months inside their parents."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.rules import Severity, WorkPackages
from euroapp.checks.context import Context
from euroapp.checks.cures.plan import inside_project, swap_months, task_and_package, to_package_of_task
from euroapp.checks.declaring import (
    ERROR,
    MISSING,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.checks.words import is_management
from euroapp.details import RowNumber, Span
from euroapp.values import FieldPath, split

W01 = Check(
    "W01",
    WARNING,
    TEMPLATE,
    "There are enough work packages, and one of them is management.",
    (
        Sentence(
            "too_few_packages",
            "The plan has {count} work packages; the form expects at least {limit}.",
            "Add one, usually management and coordination.",
        ),
        Sentence(
            "no_management_package",
            "No work package is about management and coordination.",
            "Add one, or name it so that it can be recognised.",
        ),
    ),
)
W02 = Check(
    "W02",
    ERROR,
    TEMPLATE,
    "Every package has lead, months, objectives, a task and a deliverable.",
    (
        MISSING,
        Sentence("package_without_task", "{package} has no task.", "Add at least one task."),
        Sentence("package_without_deliverable", "{package} has no deliverable.", "Add a tangible output."),
        Sentence("no_milestone", "The plan has no milestone.", "Add the control points of the project."),
    ),
)
W03 = Check(
    "W03",
    ERROR,
    TEMPLATE,
    "Months lie inside the project and inside their package.",
    (
        Sentence(
            "ends_before_start",
            "{row} ends in month {end}, before it starts in month {start}.",
            "Correct one of the months.",
            cures=(swap_months,),
        ),
        Sentence(
            "task_outside_package",
            "{row} runs {months}, outside {package} ({span}).",
            "Move the task or widen the package.",
            cures=(task_and_package,),
        ),
        Sentence(
            "month_before_project",
            "{row} names month {month}, but the first month of the project is month 1.",
            "Choose a month from 1 on.",
            cures=(inside_project,),
        ),
        Sentence(
            "month_without_duration",
            "{row} names month {month}, but the project has no months yet.",
            "Give the duration of the project first.",
        ),
        Sentence(
            "month_outside_project",
            "{row} names month {month}, but the project runs from month 1 to {last}.",
            "Choose a month up to {last}, or lengthen the project.",
            cures=(inside_project,),
        ),
    ),
)
W13 = Check("W13", WARNING, TEMPLATE, "Every task, deliverable, milestone and event is complete.", (MISSING,))
W14 = Check(
    "W14",
    WARNING,
    TEMPLATE,
    "The task that a scheme or a subcontract names lies in its work package.",
    (
        Sentence(
            "task_of_other_package",
            "{row} is in {package}, but {task} is in {other}.",
            "Choose a task of {package}, or move it to {other}.",
            cures=(to_package_of_task,),
        ),
    ),
)

_COMPLETE = {
    "work_packages": (W02, ("name", "lead", "start_month", "end_month", "objectives")),
    "tasks": (W13, ("name", "leader", "start_month", "end_month", "description")),
    "deliverables": (W13, ("name", "lead", "type", "dissemination", "due_month", "description")),
    "milestones": (W13, ("name", "work_package", "lead", "due_month")),
    "events": (W13, ("name", "organiser", "kind", "location", "days", "attendees")),
}


@always(W02, W13)
def complete_rows(ctx: Context) -> Iterator[Finding]:
    """Every row of the plan has what its table prints."""
    for collection, (code, names) in _COMPLETE.items():
        yield from ctx.complete(code, collection, names)


@always(W14)
def tasks_in_their_package(ctx: Context) -> Iterator[Finding]:
    """A row that names a work package and a task names a task of that package."""
    package_of = {task.id: task.work_package for task in ctx.draft.tasks}
    for collection, rows in (("schemes", ctx.draft.schemes), ("subcontracts", ctx.draft.subcontracts)):
        for row in rows:
            package, other = row.work_package, package_of.get(row.task, "")
            if package and other and package != other:
                yield ctx.finding(
                    W14,
                    "task_of_other_package",
                    f"{collection}/{row.id}/task",
                    row=ctx.row(collection, row.id),
                    package=RowNumber("work_packages", package),
                    task=ctx.row("tasks", row.task),
                    other=RowNumber("work_packages", other),
                )


@for_rule(WorkPackages)
def package_count(rule: WorkPackages, ctx: Context) -> Iterator[Finding]:
    """There are enough work packages."""
    count = len(ctx.draft.work_packages)
    if count < rule.minimum:
        yield ctx.by_rule(rule, "too_few_packages", "work_packages", count=count, limit=rule.minimum)
    if count and not any(is_management(package.name) for package in ctx.draft.work_packages):
        yield ctx.by_rule(rule, "no_management_package", "work_packages")


@always(W02)
def package_contents(ctx: Context) -> Iterator[Finding]:
    """Every package has a task and a deliverable; the plan has a milestone."""
    with_task = {task.work_package for task in ctx.draft.tasks}
    with_deliverable = {row.work_package for row in ctx.draft.deliverables}
    for package in ctx.draft.work_packages:
        path = f"work_packages/{package.id}"
        if package.id not in with_task:
            name = ctx.row("work_packages", package.id)
            yield ctx.finding(W02, "package_without_task", path, package=name)
        if package.id not in with_deliverable:
            name = ctx.row("work_packages", package.id)
            yield ctx.finding(
                W02, "package_without_deliverable", path, severity=Severity.WARNING, package=name
            )
    if not ctx.draft.milestones:
        yield ctx.finding(W02, "no_milestone", "milestones", severity=Severity.WARNING)


@always(W03)
def spans(ctx: Context) -> Iterator[Finding]:
    """Packages lie inside the project, tasks inside their package; nothing ends before it starts."""
    packages = {package.id: package for package in ctx.draft.work_packages}
    for collection in ("work_packages", "tasks"):
        for row in getattr(ctx.draft, collection):
            path, start, end = f"{collection}/{row.id}", row.start_month, row.end_month
            if start is not None and end is not None and start > end:
                yield ctx.finding(
                    W03,
                    "ends_before_start",
                    f"{path}/end_month",
                    row=ctx.row(collection, row.id),
                    start=start,
                    end=end,
                )
            parent = packages.get(getattr(row, "work_package", ""))
            outside = parent is not None and (
                (start is not None and parent.start_month is not None and start < parent.start_month)
                or (end is not None and parent.end_month is not None and end > parent.end_month)
            )
            if parent is not None and outside:
                yield ctx.finding(
                    W03,
                    "task_outside_package",
                    f"{path}/start_month",
                    row=ctx.row(collection, row.id),
                    months=Span(start, end),
                    package=ctx.row("work_packages", parent.id),
                    span=Span(parent.start_month, parent.end_month),
                )


@always(W03)
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
                if is_outside(month, last):
                    yield outside_project(ctx, f"{collection}/{row.id}/{name}", month)

    for scheme in ctx.draft.schemes:
        for call in scheme.calls:
            for name in ("opening_month", "closing_month"):
                month = getattr(call, name)
                # What lies behind the end of the project is said of schemes in words of their own.
                if month is not None and month < 1:
                    yield outside_project(ctx, f"schemes/{scheme.id}/calls/{call.id}/{name}", month)


def is_outside(month: int | None, last: int | None) -> bool:
    """Tell whether a month lies before the project or after its last month, where that is known."""
    return month is not None and (month < 1 or (last is not None and month > last))


def outside_project(ctx: Context, path: FieldPath, month: int) -> Finding:
    """Return what is wrong with a month outside the project; without a duration, that comes first."""
    last = ctx.last_month
    collection, row_id, *_ = split(path)
    row = ctx.row(collection, row_id)
    if month < 1:
        return ctx.finding(W03, "month_before_project", path, row=row, month=month)
    if last is not None and last < 1:
        return ctx.finding(W03, "month_without_duration", path, row=row, month=month)
    return ctx.finding(W03, "month_outside_project", path, row=row, month=month, last=last or 0)
