"""Checks of support to third parties: share, ceiling, conditions, timing, agreement with the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.calls.rules import Severity, SupportCeiling, SupportShare, SupportTiming
from euroapp.checks.context import Context
from euroapp.checks.finding import Finding
from euroapp.draft.sme_support import Scheme
from euroapp.values import EXACT, ZERO, down_to_cents, up_to_cents
from euroapp.wording.numbers import cut_percent, money, rate

_CONDITIONS = (
    "name",
    "work_package",
    "form",
    "objectives",
    "payers",
    "amount_max",
    "third_parties",
    "total",
    "recipients",
    "activities",
    "amount_method",
    "selection",
    "evaluators",
    "publication",
    "payment",
)


def share(rule: SupportShare, ctx: Context) -> Iterator[Finding]:
    """Support divided by the requested grant reaches the call's share; the cure names every way out."""
    budget, fact = ctx.figures.budget, ctx.call.facts.support_share
    required, grant, support = fact.value, budget.grant_requested, budget.support
    if not required or required < 0 or grant <= 0 or support >= EXACT.multiply(required, grant):
        return
    gap = EXACT.subtract(EXACT.multiply(required, grant), support)
    details = {
        "share": cut_percent(EXACT.divide(support, grant), 2),
        "required": rate(required),
        "missing": money(up_to_cents(gap)),
        "grant": money(down_to_cents(EXACT.divide(max(support, ZERO), required))),
    }
    # Money moved into support raises the grant too: F + x >= s (G + m x) gives x >= gap / (1 - s m).
    left = 1 - EXACT.multiply(required, budget.grant_per_support)
    message = "share_out_of_reach"
    if left > 0:
        message = "share_too_low_for_request"
        details["raise"] = money(up_to_cents(EXACT.divide(gap, left)))
        if budget.general_rate > 0 and not budget.requests_typed:
            message = "share_too_low"
            other = EXACT.multiply(required, budget.general_rate)
            details["cut"] = money(up_to_cents(EXACT.divide(gap, other)))
    yield ctx.by_rule(rule, message, "budget", fact, **details)


def ceiling(rule: SupportCeiling, ctx: Context) -> Iterator[Finding]:
    """No scheme pays one third party more than the ceiling, unless the form's section explains it."""
    fact = ctx.call.facts.support_ceiling
    explained = any(row.id == rule.unless_section and row.text.strip() for row in ctx.draft.narrative)
    if fact.value is None or explained:
        return
    for scheme in ctx.draft.schemes:
        highest = max(scheme.amount_max or ZERO, scheme.amount_min or ZERO)
        if highest > fact.value:
            amounts = {
                "amount": money(highest),
                "limit": money(fact.value),
                "over": money(highest - fact.value),
            }
            path = f"schemes/{scheme.id}/amount_max"
            yield ctx.by_rule(rule, "above_support_ceiling", path, fact, **amounts)


def conditions(ctx: Context) -> Iterator[Finding]:
    """Every scheme states what the proposal must say about it."""
    yield from ctx.require("F03", "schemes", ctx.draft.schemes, message="no_schemes")
    yield from ctx.complete("F03", "schemes", _CONDITIONS)
    for scheme in ctx.draft.schemes:
        if not scheme.calls:
            yield ctx.finding(
                "F03",
                "scheme_without_call",
                f"schemes/{scheme.id}/calls",
                scheme=ctx.name("schemes", scheme.id),
            )


def arithmetic(ctx: Context) -> Iterator[Finding]:
    """The total of a scheme lies between the least and the most its number of SMEs can receive."""
    for scheme in ctx.draft.schemes:
        name, path = ctx.name("schemes", scheme.id), f"schemes/{scheme.id}"
        low, high = scheme.amount_min, scheme.amount_max
        if low is not None and high is not None and low > high:
            yield ctx.finding("F05", "least_above_most", f"{path}/amount_min", scheme=name)
        count, total = scheme.third_parties, scheme.total
        if count is None or total is None or high is None:
            continue
        most, least = high * count, (low or Decimal(0)) * count
        if total > most:
            yield ctx.finding(
                "F05",
                "total_above_amounts",
                f"{path}/total",
                scheme=name,
                total=money(total),
                most=money(most),
                over=money(total - most),
            )
        elif total < least:
            yield ctx.finding(
                "F05",
                "total_below_amounts",
                f"{path}/total",
                scheme=name,
                total=money(total),
                least=money(least),
                under=money(least - total),
            )


def agreement(ctx: Context) -> Iterator[Finding]:
    """The schemes together equal the D.1 lines of the budget, and each payer has such lines."""
    planned, budgeted = ctx.figures.support.total, ctx.figures.budget.support
    if planned != budgeted and (ctx.draft.schemes or budgeted):
        yield ctx.finding(
            "F06",
            "schemes_differ_from_budget",
            "schemes",
            planned=money(planned),
            budgeted=money(budgeted),
            difference=money(abs(planned - budgeted)),
        )
    support_keys = {c.key for c in ctx.call.pack.cost_categories if c.support}
    paying = {
        account.partner
        for account in ctx.figures.budget.accounts
        if support_keys & account.costs.by_category.keys()
    }
    for scheme in ctx.draft.schemes:
        for payer in scheme.payers:
            if payer not in paying:
                yield ctx.finding(
                    "F06",
                    "payer_without_budget",
                    f"schemes/{scheme.id}/payers",
                    scheme=ctx.name("schemes", scheme.id),
                    partner=ctx.numbers.partner(payer),
                )


def _late(scheme: Scheme, last: int, months: int) -> Iterator[tuple[str, int]]:
    for call in scheme.calls:
        if call.closing_month is not None and call.closing_month > last - months:
            yield call.id, call.closing_month


def timing(rule: SupportTiming, ctx: Context) -> Iterator[Finding]:
    """Calls close early enough for SMEs to finish before the project does."""
    last = ctx.last_month or 0
    for scheme in ctx.draft.schemes if last > 0 else ():
        needed = scheme.implementation_months or rule.months
        for call_id, closing in _late(scheme, last, needed):
            yield ctx.by_rule(
                rule,
                "call_closes_late" if last > needed else "no_time_for_projects",
                f"schemes/{scheme.id}/calls/{call_id}/closing_month",
                scheme=ctx.name("schemes", scheme.id),
                closing=str(closing),
                months=str(needed),
                latest=str(last - needed),
                last=str(last),
            )
    for scheme in ctx.draft.schemes:
        for call in scheme.calls:
            opening, closing_month = call.opening_month, call.closing_month
            if opening is not None and closing_month is not None and opening > closing_month:
                yield ctx.finding(
                    "F04",
                    "call_closes_before_opening",
                    f"schemes/{scheme.id}/calls/{call.id}/closing_month",
                    severity=Severity.ERROR,
                    scheme=ctx.name("schemes", scheme.id),
                )
