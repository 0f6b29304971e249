"""Checks of the objectives of the call and of indicators."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from euroapp.calls.facts import NumberFact
from euroapp.calls.pack import ObjectiveRole
from euroapp.calls.rules import (
    CompulsoryIndicators,
    CompulsoryObjectives,
    Severity,
)
from euroapp.checks.context import Context
from euroapp.checks.cures.plan import serve_objective
from euroapp.checks.declaring import (
    ADVICE,
    CALL,
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
from euroapp.checks.workplan import W03, is_outside, outside_project
from euroapp.values import FieldPath

K01 = Check(
    "K01", WARNING, TEMPLATE, "Every indicator has unit, baseline, target, proof and owner.", (MISSING,)
)


K02 = Check(
    "K02",
    ERROR,
    CALL,
    "Every compulsory indicator of the call is there.",
    (
        Sentence(
            "indicator_missing",
            "The call's indicator “{indicator}” is not among yours.",
            "Add it with baseline and target.",
        ),
    ),
)


K03 = Check(
    "K03",
    WARNING,
    ADVICE,
    "Targets are above their baselines.",
    (
        Sentence(
            "target_not_above_baseline",
            "The target of {indicator}, {target}, is not above its baseline of {baseline}.",
            "Set a target above {baseline}.",
        ),
    ),
)


K05 = Check(
    "K05",
    ERROR,
    CALL,
    "The objectives of the call are served as the call asks.",
    (
        MISSING,
        Sentence(
            "objective_missing",
            "The objective “{objective}” is compulsory in this call but not served.",
            "Mark it and say how you serve it.",
            cures=(serve_objective,),
        ),
        Sentence(
            "too_few_focus",
            "The call asks for a focus on at least {limit} objective; {count} are marked.",
            "Mark {more} as focus.",
        ),
        Sentence(
            "too_few_supporting",
            "The call asks for at least {limit} supporting objective; {count} are served.",
            "Choose {more} more.",
        ),
    ),
)


_WORDS = ("name", "verification", "responsible")


_MEASURED = ("name", "unit", "baseline", "target", "verification", "responsible")


@for_rule(CompulsoryObjectives)
def objectives(rule: CompulsoryObjectives, ctx: Context) -> Iterator[Finding]:
    """Compulsory objectives are served, with enough supporting ones and enough in focus."""
    chosen = {row.id for row in ctx.draft.objectives if row.chosen}
    focus = {row.id for row in ctx.draft.objectives if row.focus and row.chosen}
    supporting: list[str] = []
    for item in ctx.call.pack.objectives:
        if item.role is ObjectiveRole.SUPPORTING:
            supporting.append(item.key)
        elif item.key not in chosen:
            yield ctx.by_rule(rule, "objective_missing", f"objectives/{item.key}/chosen", objective=item.name)
    facts = ctx.call.facts
    known = [item.key for item in ctx.call.pack.objectives]
    unserved = next((f"objectives/{key}/chosen" for key in supporting if key not in chosen), "objectives")
    unmarked = next((f"objectives/{key}/focus" for key in known if key in chosen - focus), unserved)
    wanted: tuple[tuple[str, NumberFact, int, FieldPath], ...] = (
        (
            "too_few_supporting",
            facts.number("minimum_supporting_objectives"),
            len(chosen & set(supporting)),
            unserved,
        ),
        ("too_few_focus", facts.number("minimum_focus_objectives"), len(focus), unmarked),
    )
    for message, fact, count, path in wanted:
        if fact.value is not None and count < fact.value:
            details: dict[str, Any] = {"count": count, "limit": fact.value, "more": fact.value - count}
            yield ctx.by_rule(rule, message, path, fact, **details)
    yield from ctx.complete(K05, "specific_objectives", ("title",))
    for row in ctx.draft.objectives:
        if row.chosen:
            path = f"objectives/{row.id}/contribution"
            yield from ctx.require(K05, path, row.contribution, severity=Severity.WARNING)


@for_rule(CompulsoryIndicators)
def indicators(rule: CompulsoryIndicators, ctx: Context) -> Iterator[Finding]:
    """Every compulsory indicator of the call is in the draft."""
    present = {row.catalogue for row in ctx.draft.indicators}
    for item in ctx.call.pack.indicators:
        if item.compulsory and item.key not in present:
            yield ctx.by_rule(rule, "indicator_missing", "indicators", item, indicator=item.name)


@always(K01, K03, W03)
def indicator_rows(ctx: Context) -> Iterator[Finding]:
    """Every indicator can be measured, and its target is an improvement."""
    kinds = {item.key: item for item in ctx.call.pack.indicators}
    alike: defaultdict[tuple[bool, bool], set[str]] = defaultdict(set)
    for row in ctx.draft.indicators:
        kind = kinds.get(row.catalogue)
        alike[bool(kind and kind.qualitative), bool(kind and kind.compulsory)].add(row.id)
    for (qualitative, compulsory), ids in alike.items():
        names = _WORDS if qualitative else _MEASURED
        severity = Severity.ERROR if compulsory else Severity.WARNING
        yield from ctx.complete(K01, "indicators", names, severity=severity, only=frozenset(ids))
    for row in ctx.draft.indicators:
        for interim in row.interim:
            path = f"indicators/{row.id}/interim/{interim.id}/month"
            if interim.month is not None and is_outside(interim.month, ctx.last_month):
                yield outside_project(ctx, path, interim.month)
        if row.baseline is not None and row.target is not None and row.target <= row.baseline:
            yield ctx.finding(
                K03,
                "target_not_above_baseline",
                f"indicators/{row.id}/target",
                indicator=ctx.row("indicators", row.id),
                target=row.target,
                baseline=row.baseline,
            )
