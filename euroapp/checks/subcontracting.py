"""Checks of subcontracting: tasks, table and budget agree, much of it is explained, coordination stays."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.parts import Part
from euroapp.calls.rules import SubcontractingShare
from euroapp.checks.context import Context
from euroapp.checks.cures.plan import unmark_subcontracting
from euroapp.checks.cures.rows import mark_subcontracted
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
from euroapp.checks.words import is_coordination
from euroapp.details import Money, Rounding, Share
from euroapp.values import EXACT

W09 = Check(
    "W09",
    ERROR,
    TEMPLATE,
    "Subcontracting in tasks, table and budget agrees.",
    (
        Sentence(
            "task_without_subcontract",
            "{task} is marked as subcontracted, but no subcontract names it.",
            "Add the subcontract, or unmark it.",
            cures=(unmark_subcontracting,),
        ),
        Sentence(
            "subcontracts_differ",
            "{partner} has {tabled} in the subcontracting table but {budgeted} in the budget.",
            "Change one of them by {difference}.",
        ),
        MISSING,
        Sentence(
            "subcontract_not_marked",
            "A subcontract names {task}, but the task is not marked as subcontracted.",
            "Mark the task, or choose another one.",
            cures=(mark_subcontracted,),
        ),
    ),
    needs=Part.SUBCONTRACTING,
)


W10 = Check(
    "W10",
    WARNING,
    TEMPLATE,
    "Much subcontracting is explained.",
    (
        Sentence(
            "much_subcontracting",
            "Subcontracting is {share} of the eligible costs, more than {limit}, and is not explained.",
            "Explain it in the section on subcontracting.",
        ),
    ),
    needs=Part.SUBCONTRACTING,
)


W11 = Check(
    "W11",
    WARNING,
    TEMPLATE,
    "Coordination is not subcontracted.",
    (
        Sentence(
            "coordination_subcontracted",
            "{row} is about coordination and is subcontracted; coordination cannot be given out.",
            "Keep it with the coordinator, or say in its name what is really bought.",
        ),
    ),
    needs=Part.SUBCONTRACTING,
)


_SUBCONTRACT = ("name", "task", "participant", "cost", "justification", "best_value")


@always(W09)
def subcontracts(ctx: Context) -> Iterator[Finding]:
    """Task flags, the subcontracting table and category B of the budget agree."""
    tabled: defaultdict[str, Decimal] = defaultdict(Decimal)
    tasks, marked = set(), {task.id for task in ctx.draft.tasks if task.subcontracting}
    yield from ctx.complete(W09, "subcontracts", _SUBCONTRACT)
    for row in ctx.draft.subcontracts:
        tabled[row.participant] += row.cost or 0
        tasks.add(row.task)
        if ctx.name("tasks", row.task) and row.task not in marked:
            path = f"subcontracts/{row.id}/task"
            yield ctx.finding(W09, "subcontract_not_marked", path, task=ctx.row("tasks", row.task))
    for task in ctx.draft.tasks:
        if task.subcontracting and task.id not in tasks:
            name = ctx.row("tasks", task.id)
            yield ctx.finding(W09, "task_without_subcontract", f"tasks/{task.id}/subcontracting", task=name)
    keys = [c.key for c in ctx.call.pack.cost_categories if c.group == "B"]
    for line in ctx.figures.budget.partners:
        budgeted = line.costs.group(keys)
        if line.partner and budgeted != tabled[line.partner]:
            yield ctx.finding(
                W09,
                "subcontracts_differ",
                "subcontracts",
                partner=ctx.row("partners", line.partner),
                tabled=Money(tabled[line.partner]),
                budgeted=Money(budgeted),
                difference=Money(abs(budgeted - tabled[line.partner])),
            )


@always(W11)
def coordination_kept(ctx: Context) -> Iterator[Finding]:
    """Coordination stays with the coordinator and is not given out."""
    named = {row.task for row in ctx.draft.subcontracts}
    for task in ctx.draft.tasks:
        if (task.subcontracting or task.id in named) and is_coordination(task.name):
            label = ctx.row("tasks", task.id)
            yield ctx.finding(W11, "coordination_subcontracted", f"tasks/{task.id}/subcontracting", row=label)
    for row in ctx.draft.subcontracts:
        if is_coordination(row.name):
            label = ctx.row("subcontracts", row.id)
            yield ctx.finding(W11, "coordination_subcontracted", f"subcontracts/{row.id}/name", row=label)


@for_rule(SubcontractingShare)
def subcontracting_share(rule: SubcontractingShare, ctx: Context) -> Iterator[Finding]:
    """Subcontracting above the share of the call is explained."""
    fact, total = ctx.call.facts.rate("subcontracting_share"), ctx.figures.budget.total
    keys = [c.key for c in ctx.call.pack.cost_categories if c.group == "B"]
    explained = any(row.id == rule.unless_section and row.text.strip() for row in ctx.draft.narrative)
    if fact.value is None or explained or total.total <= 0:
        return
    share = EXACT.divide(total.group(keys), total.total)
    if share > fact.value:
        path, limit = f"narrative/{rule.unless_section}/text", Share(fact.value, Rounding.EXACT)
        yield ctx.by_rule(rule, "much_subcontracting", path, fact, share=Share(share), limit=limit)
