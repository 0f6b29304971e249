"""Checks of what the project hands over: how many deliverables, when, and in which words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.rules import DeliverableCount, LateDeliverables
from euroapp.checks.context import Context
from euroapp.checks.declaring import (
    ADVICE,
    HINT,
    MISSING,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.checks.words import sounds_like_milestone
from euroapp.details import Rounding, Share
from euroapp.values import EXACT

W06 = Check(
    "W06",
    WARNING,
    ADVICE,
    "There are not too many deliverables, overall and in a package.",
    (
        Sentence(
            "many_deliverables",
            "The plan has {count} deliverables; more than {limit} are a burden to write and to judge.",
            "Merge or drop {over}: leave out minutes, working papers and minor items.",
        ),
        Sentence(
            "many_deliverables_in_package",
            "{package} has {count} deliverables; about {limit} are enough for a package.",
            "Merge or drop {over}.",
        ),
    ),
)
W07 = Check(
    "W07",
    HINT,
    ADVICE,
    "Deliverables are not kept for the last months.",
    (
        Sentence(
            "deliverables_late",
            "{late} of {count} deliverables are due in the last {months} months, more than {limit}.",
            "Bring {more} forward.",
        ),
    ),
)
W08 = Check(
    "W08",
    WARNING,
    TEMPLATE,
    "Deliverables are outputs, and milestones can be proved.",
    (
        MISSING,
        Sentence(
            "deliverable_like_milestone",
            "{deliverable} is worded like an event or a milestone, not like something handed over.",
            "Name what is handed over, such as a report, or make it a milestone.",
        ),
    ),
)

_FEW = 3
"""With fewer deliverables a share of them says nothing."""


@for_rule(DeliverableCount)
def deliverable_count(rule: DeliverableCount, ctx: Context) -> Iterator[Finding]:
    """There are not too many deliverables, overall and in one package."""
    count = len(ctx.draft.deliverables)
    if count > rule.most:
        limit, over = rule.most, count - rule.most
        yield ctx.by_rule(rule, "many_deliverables", "deliverables", count=count, limit=limit, over=over)
    by_package = Counter(row.work_package for row in ctx.draft.deliverables)
    for package in ctx.draft.work_packages:
        here = by_package[package.id]
        if here > rule.most_in_package:
            yield ctx.by_rule(
                rule,
                "many_deliverables_in_package",
                f"work_packages/{package.id}",
                package=ctx.row("work_packages", package.id),
                count=here,
                limit=rule.most_in_package,
                over=here - rule.most_in_package,
            )


@for_rule(LateDeliverables)
def late_deliverables(rule: LateDeliverables, ctx: Context) -> Iterator[Finding]:
    """Deliverables are spread over the project, not kept for its end."""
    last, rows = ctx.last_month, ctx.draft.deliverables
    if last is None or len(rows) < _FEW:
        return
    late = sum(row.due_month is not None and row.due_month > last - rule.months for row in rows)
    if late > rule.share * len(rows):
        yield ctx.by_rule(
            rule,
            "deliverables_late",
            "deliverables",
            late=late,
            count=len(rows),
            months=rule.months,
            limit=Share(rule.share, Rounding.EXACT),
            more=late - int(EXACT.multiply(rule.share, Decimal(len(rows)))),
        )


@always(W08)
def wording(ctx: Context) -> Iterator[Finding]:
    """Deliverables are things handed over, and milestones can be proved."""
    for row in ctx.draft.deliverables:
        if sounds_like_milestone(row.name):
            name = ctx.row("deliverables", row.id)
            yield ctx.finding(
                W08, "deliverable_like_milestone", f"deliverables/{row.id}/name", deliverable=name
            )
    yield from ctx.complete(W08, "milestones", ("verification",))
