"""Checks of money: ceilings, complete cost lines, balance, subcontracting."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from euroapp.calls.rules import GrantCeiling, Severity
from euroapp.checks.context import Context
from euroapp.checks.cure_places import request
from euroapp.checks.cures.money import cut_costs, lower_income, lower_request, pay_the_rest, request_maximum
from euroapp.checks.cures.plan import no_own_request, positive_cost
from euroapp.checks.cures.rows import unit_cost_of_the_eu
from euroapp.checks.declaring import (
    AGREEMENT,
    ERROR,
    MISSING,
    PORTAL,
    TEMPLATE,
    WARNING,
    Check,
    Sentence,
    always,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Choice, FactTitle, Money, Term
from euroapp.draft.budget import CostLine
from euroapp.figures.accounts import in_days
from euroapp.figures.budget import BudgetFigures
from euroapp.figures.unit_costs import set_cost
from euroapp.memory.blocks import in_blocks
from euroapp.values import EXACT, up_to_cents

_CEILING = "The requested grant of {grant} is {over} above the {limit} the call gives one project."
_WAYS_BELOW = {
    (True, True): "grant_above_ceiling",
    (True, False): "support_above_ceiling",
    (False, True): "costs_above_ceiling",
    (False, False): "request_above_ceiling",
}
"""What is said where the support can be cut by as much as is too much, and the other costs can."""
G04 = Check(
    "G04",
    ERROR,
    PORTAL,
    "The requested grant stays within its maximum and the call's ceiling.",
    (
        Sentence(
            "grant_above_ceiling",
            _CEILING,
            "Cut support by {cut_support}, or other costs by {cut}, or request {over} less.",
            cures=(
                lower_request,
                cut_costs,
            ),
        ),
        Sentence(
            "support_above_ceiling",
            _CEILING,
            "Cut support by {cut_support}, or request {over} less.",
            cures=(lower_request,),
        ),
        Sentence(
            "costs_above_ceiling",
            _CEILING,
            "Cut other costs by {cut}, or request {over} less.",
            cures=(lower_request, cut_costs),
        ),
        Sentence(
            "request_above_ceiling",
            _CEILING,
            "Request {over} less.",
            cures=(lower_request,),
        ),
        Sentence(
            "request_above_maximum",
            "{partner} requests {requested}; the rates allow {maximum}.",
            "Request {over} less.",
            cures=(request_maximum,),
        ),
        Sentence(
            "request_negative",
            "{partner} requests a negative contribution.",
            "Request zero or more.",
            cures=(no_own_request,),
        ),
    ),
)
G05 = Check(
    "G05",
    ERROR,
    PORTAL,
    "Grant and income together pay the costs.",
    (
        Sentence(
            "not_enough_income",
            "{partner} has costs of {costs}, of which {amount} is not covered by grant and income.",
            "Add {amount} of own resources or other income.",
            cures=(pay_the_rest,),
        ),
        Sentence(
            "too_much_income",
            "{partner} has {amount} more grant and income than its costs of {costs}.",
            "Lower its income or its request by {amount}.",
            cures=(lower_income,),
        ),
    ),
)
G10 = Check(
    "G10",
    ERROR,
    TEMPLATE,
    "Every row of the budget names participant, amount and what it is for.",
    (
        MISSING,
        Sentence(
            "unknown_category",
            "The category {category} does not exist in this call; the line is not counted.",
            "Choose a category of the call.",
        ),
        Sentence(
            "negative_cost",
            "A cost line is negative.",
            "Write units and unit cost as positive numbers.",
            cures=(positive_cost,),
        ),
        Sentence("no_costs", "The budget has no cost lines.", "Add the first cost line.", is_open=True),
    ),
)
G12 = Check(
    "G12",
    WARNING,
    AGREEMENT,
    "Unit costs that the EU sets are as the EU sets them.",
    (
        Sentence(
            "unit_cost_is_set",
            (
                "SME owners in {country} are paid {base} a {unit} x {coefficient} = "
                "{amount}; the line has {typed}."
            ),
            "Set the unit cost to {amount}.",
            cures=(unit_cost_of_the_eu,),
        ),
        Sentence(
            "coefficient_unknown",
            "SME owners are paid {base} a {unit}, times a coefficient for {country} that nobody has entered.",
            "Look it up and write it on the page of the call under “{fact}”.",
        ),
    ),
)

_LINES = {
    "cost_lines": ("participant", "work_package", "category", "units", "unit_cost"),
    "depreciation": ("participant", "asset", "cost", "useful_months", "charged_months", "use_share"),
    "income": ("participant", "source", "amount"),
}
"""What each row of the budget must say."""


@for_rule(GrantCeiling)
def grant_ceiling(rule: GrantCeiling, ctx: Context) -> Iterator[Finding]:
    """The requested grant does not pass the most the call gives one project; no more is cut than there is."""
    budget, fact = ctx.figures.budget, ctx.call.facts.money("maximum_grant")
    if fact.value is None or fact.value < 0 or budget.grant_requested <= fact.value:
        return
    over = EXACT.subtract(budget.grant_requested, fact.value)
    amounts = {"grant": budget.grant_requested, "limit": fact.value, "over": over, **_cuts(budget, over)}
    details = {name: Money(amount) for name, amount in amounts.items()}
    message = _WAYS_BELOW["cut_support" in details, "cut" in details]
    yield ctx.by_rule(rule, message, "budget", fact, **details)


def _cuts(budget: BudgetFigures, over: Decimal) -> dict[str, Decimal]:
    """Return by how much support, or other costs, are cut to lower the grant so far; some is left of them.

    Support is not cut where its share would fall below what the call asks for.
    """
    if budget.requests_typed or budget.general_rate <= 0 or budget.support_rate <= 0:
        return {}
    cuts = {
        "cut_support": (up_to_cents(EXACT.divide(over, budget.support_rate)), budget.support),
        "cut": (up_to_cents(EXACT.divide(over, budget.general_rate)), budget.general_costs),
    }
    kept = {name: amount for name, (amount, there) in cuts.items() if amount < there}
    required = budget.support_share_required
    if required is not None and "cut_support" in kept:
        grant = EXACT.subtract(budget.grant_requested, over)
        if EXACT.subtract(budget.support, kept["cut_support"]) < EXACT.multiply(required, grant):
            del kept["cut_support"]
    return kept


@always(G04)
def requests(ctx: Context) -> Iterator[Finding]:
    """No participant asks for more than the rates allow."""
    for line in ctx.figures.budget.partners:
        if line.requested > line.maximum:
            yield ctx.finding(
                G04,
                "request_above_maximum",
                f"partners/{line.partner}/requested_contribution",
                partner=ctx.row("partners", line.partner),
                requested=Money(line.requested),
                maximum=Money(line.maximum),
                over=Money(line.requested - line.maximum),
            )
        elif line.requested < 0:
            path = f"partners/{line.partner}/requested_contribution"
            yield ctx.finding(G04, "request_negative", path, partner=ctx.row("partners", line.partner))


@always(G05)
def balance(ctx: Context) -> Iterator[Finding]:
    """Grant and income equal the costs of each participant."""
    for line in ctx.figures.budget.partners:
        if line.partner and line.costs.total and line.balance != 0:
            yield ctx.finding(
                G05,
                "not_enough_income" if line.balance < 0 else "too_much_income",
                request(line.partner),
                severity=Severity.WARNING,
                partner=ctx.row("partners", line.partner),
                amount=Money(abs(line.balance)),
                costs=Money(line.costs.total),
            )


def _odd_line(line: CostLine, known: frozenset[str]) -> Iterator[tuple[CostLine, str]]:
    if line.category and line.category not in known:
        yield line, "unknown_category"
    if (line.units or 0) < 0 or (line.unit_cost or 0) < 0:
        yield line, "negative_cost"


@always(G10)
def lines(ctx: Context) -> Iterator[Finding]:
    """Every row of the budget is complete; costs are not negative, and in a category of the call."""
    known = frozenset(category.key for category in ctx.call.pack.cost_categories)
    for collection, names in _LINES.items():
        yield from ctx.complete(G10, collection, names)
    for line, message in in_blocks(_odd_line, ctx.draft.cost_lines, known):
        if message == "unknown_category":
            path = f"cost_lines/{line.id}/category"
            yield ctx.finding(
                G10, message, path, category=Choice("cost_categories", line.category, bare=True)
            )
        else:
            yield ctx.finding(G10, message, f"cost_lines/{line.id}/unit_cost")
    yield from ctx.require(G10, "cost_lines", ctx.draft.cost_lines, message="no_costs")


@always(G12)
def set_costs(ctx: Context) -> Iterator[Finding]:
    """Lines whose unit cost the EU sets have that unit cost."""
    keys = frozenset(category.key for category in ctx.call.pack.cost_categories if category.unit_cost)
    countries = {partner.id: partner.country for partner in ctx.draft.partners}
    for line in in_blocks(_of_category, ctx.draft.cost_lines, keys):
        country = countries.get(line.participant, "")
        cost = set_cost(line, country, ctx.call)
        if cost is None or not country:
            continue
        path, unit = f"cost_lines/{line.id}/unit_cost", Term.DAY if in_days(line) else Term.MONTH
        details: dict[str, Any] = {
            "base": Money(cost.base),
            "unit": unit,
            "country": Choice("countries", country),
        }
        if cost.amount is None:
            fact = FactTitle("sme_owner_coefficients")
            hint = Severity.HINT
            yield ctx.finding(G12, "coefficient_unknown", path, severity=hint, fact=fact, **details)
        elif line.unit_cost != cost.amount:
            details |= {"amount": Money(cost.amount), "coefficient": cost.coefficient}
            typed = Term.NOTHING if line.unit_cost is None else Money(line.unit_cost)
            yield ctx.finding(G12, "unit_cost_is_set", path, typed=typed, **details)


def _of_category(line: CostLine, keys: frozenset[str]) -> tuple[CostLine, ...]:
    return (line,) if line.category in keys else ()
