"""Checks of who works where: leads, effort in both directions, people booked twice, agreement with costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from euroapp.calls.rules import RateOutlier
from euroapp.checks.context import Context
from euroapp.checks.cure_places import effort_of, personnel_line
from euroapp.checks.cures.rows import take_out
from euroapp.checks.declaring import (
    ADVICE,
    ERROR,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Money, Rounded, Term
from euroapp.draft.consortium import Role
from euroapp.draft.workplan import Participation, Task
from euroapp.figures.staffing import personnel_rates, usual_rate
from euroapp.memory.blocks import in_blocks
from euroapp.memory.same import SameRows
from euroapp.values import EXACT

G02 = Check(
    "G02",
    ERROR,
    ADVICE,
    "Person-months of tasks and of personnel costs agree.",
    (
        Sentence(
            "effort_differs",
            "{partner} has {planned} person-months in tasks but {paid} in personnel costs.",
            "Pay for {difference} {direction} in the budget, or change the effort.",
        ),
    ),
)
G06 = Check(
    "G06",
    WARNING,
    ADVICE,
    "No person-month costs far more or less than what is usual.",
    (
        Sentence(
            "rate_high",
            "A person-month of {partner} costs {rate}, more than {factor} times the usual {usual}.",
            "Check the rate, or explain it in the comments on the budget.",
        ),
        Sentence(
            "rate_low",
            "A person-month of {partner} costs {rate}; {factor} times that is still below the usual {usual}.",
            "Check the rate and the person-months.",
        ),
    ),
)
W04 = Check(
    "W04",
    WARNING,
    ADVICE,
    "The lead of a package is a beneficiary that works in it.",
    (
        Sentence(
            "lead_is_no_beneficiary",
            "{lead} leads {package} but is neither coordinator nor beneficiary.",
            "Choose a beneficiary as lead.",
        ),
        Sentence(
            "lead_without_task",
            "{lead} leads {package} but has no person-months in its tasks.",
            "Give the lead a part in one of the tasks, or choose another lead.",
        ),
    ),
)
W05 = Check(
    "W05",
    WARNING,
    ADVICE,
    "Participants, tasks and effort agree in both directions.",
    (
        Sentence(
            "task_without_effort", "{task} has no person-months.", "Enter who works on it and how much."
        ),
        Sentence(
            "leader_without_effort",
            "{leader} leads {task} but does not work on it.",
            "Give the leader person-months, or choose another.",
        ),
        Sentence(
            "partner_without_task", "{partner} takes part in no task.", "Give it a task and person-months."
        ),
        Sentence(
            "participant_without_effort",
            "{partner} is named in {task} without person-months.",
            "Enter its person-months, or take it out.",
            cures=(take_out,),
        ),
        Sentence(
            "effort_without_participant",
            "{task} has {effort} person-months that belong to no participant.",
            "Choose the participant.",
        ),
    ),
)
W12 = Check(
    "W12",
    WARNING,
    ADVICE,
    "No month needs more full-time people than a participant names.",
    (
        Sentence(
            "people_overbooked",
            "{partner} needs {needed} full-time people in month {month} but names {named} in its team.",
            "Spread the work over more months, lower the effort, or name more people.",
        ),
    ),
)

_LEADING = {Role.COORDINATOR, Role.BENEFICIARY}
_FEW = 3
"""Among fewer participants no rate is usual."""
_SLACK = Decimal("0.05")
"""Full-time equivalents that rounding of person-months may add."""


def _gaps(
    task: Task, known: frozenset[str], funded: frozenset[str]
) -> Iterator[tuple[Task, str, Participation | None]]:
    """Yield what is wrong with the effort of a task: a sentence, and the row that it is about."""
    if not any(part.person_months for part in task.participations):
        yield task, "task_without_effort", None
        return
    if task.leader and all(part.participant != task.leader for part in task.participations):
        yield task, "leader_without_effort", None
    for part in task.participations:
        if part.participant in funded and not part.person_months:
            yield task, "participant_without_effort", part
        elif part.person_months and part.participant not in known:
            yield task, "effort_without_participant", part


@always(W05)
def effort(ctx: Context) -> Iterator[Finding]:
    """Tasks have people, participants have tasks, and leaders take part in theirs."""
    known = frozenset(partner.id for partner in ctx.draft.partners)
    funded = frozenset(partner.id for partner in ctx.funded)
    for task, message, part in in_blocks(_gaps, ctx.draft.tasks, known, funded):
        details: dict[str, Any] = {"task": ctx.row("tasks", task.id)}
        field = "participations"
        if message == "leader_without_effort":
            details["leader"], field = ctx.row("partners", task.leader), "leader"
        elif message == "participant_without_effort" and part:
            details["partner"] = ctx.row("partners", part.participant)
            field = f"participations/{part.id}/person_months"
        elif part:
            details["effort"] = part.person_months or Decimal(0)
            field = f"participations/{part.id}/participant"
        yield ctx.finding(W05, message, f"tasks/{task.id}/{field}", **details)
    planned = ctx.figures.effort.by_partner
    for partner in ctx.funded:
        if not planned.get(partner.id):
            name = ctx.row("partners", partner.id)
            path = effort_of(ctx, partner.id) or f"partners/{partner.id}"
            yield ctx.finding(W05, "partner_without_task", path, partner=name)


@always(W04)
def leads(ctx: Context) -> Iterator[Finding]:
    """The lead of a package is a beneficiary that works in one of its tasks."""
    roles = {partner.id: partner.role for partner in ctx.draft.partners}
    with_task = {task.work_package for task in ctx.draft.tasks}
    matrix = ctx.figures.effort.matrix
    for package in ctx.draft.work_packages:
        if package.lead not in roles:
            continue
        message = ""
        if roles[package.lead] not in _LEADING:
            message = "lead_is_no_beneficiary"
        elif package.id in with_task and not matrix.get((package.lead, package.id)):
            message = "lead_without_task"
        if message:
            yield ctx.finding(
                W04,
                message,
                f"work_packages/{package.id}/lead",
                lead=ctx.row("partners", package.lead),
                package=ctx.row("work_packages", package.id),
            )


@always(G02)
def effort_agrees(ctx: Context) -> Iterator[Finding]:
    """Person-months in tasks equal person-months in personnel costs, by funded participant."""
    unfunded = {p.id for p in ctx.draft.partners} - {p.id for p in ctx.funded}
    by_partner = ctx.figures.effort.by_partner
    for line in ctx.figures.budget.partners:
        if line.partner in unfunded:
            continue
        planned = by_partner.get(line.partner, Decimal(0))
        paid = line.costs.person_months
        if line.partner and planned != paid:
            yield ctx.finding(
                G02,
                "effort_differs",
                personnel_line(ctx, line.partner) or effort_of(ctx, line.partner),
                partner=ctx.row("partners", line.partner),
                planned=planned,
                paid=paid,
                difference=abs(planned - paid),
                direction=Term.MORE if planned > paid else Term.FEWER,
            )


def _busy(task: Task) -> Iterator[tuple[str, int, int, Decimal]]:
    """Yield participant, first and last month, and how many full-time people the task takes."""
    start, end = task.start_month, task.end_month
    if start is None or end is None or end < start:
        return
    for part in task.participations:
        if part.person_months:
            yield part.participant, start, end, part.person_months / (end - start + 1)


@lru_cache(maxsize=256)
def _peak(busy: SameRows) -> tuple[Decimal, int]:
    """Return the most full-time people needed in one month, and the first such month."""
    changes: defaultdict[int, Decimal] = defaultdict(Decimal)
    for _, start, end, people in busy.rows:
        changes[start] += people
        changes[end + 1] -= people
    load, worst, when = Decimal(0), Decimal(0), 0
    for month, change in sorted(changes.items()):
        load += change
        if load > worst:
            worst, when = load, month
    return worst, when


@always(W12)
def overbooked(ctx: Context) -> Iterator[Finding]:
    """No month needs more full-time people of a participant than it names in its team.

    Effort is planned by participant, not by person, so this is what named staff allow to conclude.
    """
    busy: defaultdict[str, list[tuple[str, int, int, Decimal]]] = defaultdict(list)
    for one in in_blocks(_busy, ctx.draft.tasks):
        busy[one[0]].append(one)
    for partner in ctx.draft.partners:
        people = len(partner.staff)
        if not people:
            continue
        worst, when = _peak(SameRows(tuple(busy[partner.id])))
        if worst > people + _SLACK:
            yield ctx.finding(
                W12,
                "people_overbooked",
                f"partners/{partner.id}/staff",
                partner=ctx.row("partners", partner.id),
                month=when,
                needed=Rounded(worst, 1),
                named=people,
            )


@for_rule(RateOutlier)
def rate_outlier(rule: RateOutlier, ctx: Context) -> Iterator[Finding]:
    """No person-month costs far more or far less than what is usual in the consortium."""
    rates = personnel_rates(ctx.figures.budget)
    usual = usual_rate(rates)
    if usual is None or len(rates) < _FEW or rule.factor <= 0:
        return
    for partner, rate in rates.items():
        high = rate > EXACT.multiply(usual, rule.factor)
        if partner and (high or EXACT.multiply(rate, rule.factor) < usual):
            yield ctx.by_rule(
                rule,
                "rate_high" if high else "rate_low",
                personnel_line(ctx, partner, "unit_cost") or f"partners/{partner}",
                partner=ctx.row("partners", partner),
                rate=Money(rate),
                usual=Money(usual),
                factor=rule.factor,
            )
