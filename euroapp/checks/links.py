"""Checks of the links between tasks: what follows another task begins after it."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.checks.context import Context
from euroapp.checks.cures.plan import after_the_other, without_link
from euroapp.checks.declaring import ADVICE, WARNING, Check, Sentence, always
from euroapp.checks.finding import Finding
from euroapp.figures.plan import in_circles, links

W15 = Check(
    "W15",
    WARNING,
    ADVICE,
    "A task begins after the tasks that it follows have ended.",
    (
        Sentence(
            "begins_too_early",
            "{row} begins in month {start}, but {other}, which it follows, ends in month {end}.",
            "Move one of them, or take the link away.",
            cures=(after_the_other, without_link),
        ),
        Sentence(
            "follows_itself",
            "{row} follows itself, directly or by way of other tasks.",
            "Take one of the links away.",
        ),
    ),
)


@always(W15)
def broken_links(ctx: Context) -> Iterator[Finding]:
    """No task begins before one that it follows has ended, and none follows itself."""
    if not any(task.after for task in ctx.draft.tasks):
        return
    rows = {task.id: task for task in ctx.draft.tasks}
    around = in_circles(ctx.draft)
    for task in ctx.draft.tasks:
        if task.id in around:
            yield ctx.finding(W15, "follows_itself", f"tasks/{task.id}/after", row=ctx.row("tasks", task.id))
    for link in links(ctx.draft):
        start, end = rows[link.task].start_month, rows[link.before].end_month
        if link.kept or start is None or end is None or {link.task, link.before} <= around:
            continue
        yield ctx.finding(
            W15,
            "begins_too_early",
            f"tasks/{link.task}/after",
            row=ctx.row("tasks", link.task),
            start=start,
            other=ctx.row("tasks", link.before),
            end=end,
        )
