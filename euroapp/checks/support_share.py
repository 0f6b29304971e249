"""The share of the grant that goes to third parties."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from euroapp.calls.parts import Part
from euroapp.calls.rules import SupportShare
from euroapp.checks.context import Context
from euroapp.checks.cures.money import cut_costs, lower_request, raise_support
from euroapp.checks.declaring import (
    CALL,
    ERROR,
    Check,
    Sentence,
    for_rule,
)
from euroapp.checks.finding import Finding
from euroapp.details import Money, Rounding, Share
from euroapp.figures.budget import BudgetFigures
from euroapp.values import EXACT, ZERO, down_to_cents, up_to_cents

_SHARE = (
    "Support to SMEs is {share} of the requested grant; the call asks for {required}: {missing} are missing."
)
F01 = Check(
    "F01",
    ERROR,
    CALL,
    "Support to third parties reaches the call's share of the grant.",
    (
        Sentence(
            "share_too_low",
            _SHARE,
            "Raise support by {raise}, or cut other costs by {cut}, or lower the requested grant to {grant}.",
            cures=(
                raise_support,
                cut_costs,
                lower_request,
            ),
        ),
        Sentence(
            "share_too_low_for_request",
            _SHARE,
            "Raise support by {raise}, or lower the requested grant to {grant}.",
            cures=(
                raise_support,
                lower_request,
            ),
        ),
        Sentence(
            "share_too_low_below_ceiling",
            _SHARE,
            "Cut other costs by {cut}, or lower the requested grant to {grant}.",
            cures=(cut_costs, lower_request),
        ),
        Sentence(
            "share_out_of_reach",
            _SHARE,
            "Lower the requested grant to {grant}, or check the share and the rates in force.",
            cures=(lower_request,),
        ),
        Sentence(
            "share_without_support",
            "The budget holds no support to SMEs; the call asks for {required} of the requested grant.",
            "Plan {missing} of the {requested} for support to SMEs.",
            cures=(raise_support,),
        ),
    ),
    needs=Part.SUPPORT,
)

_WAYS_TO_SHARE = {
    (True, True): "share_too_low",
    (True, False): "share_too_low_for_request",
    (False, True): "share_too_low_below_ceiling",
    (False, False): "share_out_of_reach",
}
"""What is said where support can be raised by what is missing, and other costs can be cut."""


@for_rule(SupportShare)
def share(rule: SupportShare, ctx: Context) -> Iterator[Finding]:
    """Support divided by the requested grant reaches the call's share; the cure names every way there is."""
    budget, fact = ctx.figures.budget, ctx.call.facts.rate("support_share")
    required, grant, support = fact.value, budget.grant_requested, budget.support
    if not required or required < 0 or grant <= 0 or support >= EXACT.multiply(required, grant):
        return
    gap = EXACT.subtract(EXACT.multiply(required, grant), support)
    details: dict[str, Any] = {
        "share": Share(EXACT.divide(support, grant), Rounding.CUT, 2),
        "required": Share(required, Rounding.EXACT),
        "missing": Money(up_to_cents(gap)),
        "requested": Money(grant),
    }
    ways = _ways(budget, required, gap, ctx.call.facts.money("maximum_grant").value)
    details |= {name: Money(amount) for name, amount in ways.items()}
    message = "share_without_support"
    if support > 0 or required > 1:
        details["grant"] = Money(down_to_cents(EXACT.divide(max(support, ZERO), required)))
        message = _WAYS_TO_SHARE["raise" in ways, "cut" in ways]
    yield ctx.by_rule(rule, message, "budget", fact, **details)


def _ways(budget: BudgetFigures, required: Decimal, gap: Decimal, most: Decimal | None) -> dict[str, Decimal]:
    """Return by how much support is raised, or other costs are cut, to reach the share.

    Support is raised no further than the call pays, and some of what is cut is left.

    Args:
        budget: the figures.
        required: the share.
        gap: the support that is missing at the grant requested, in euro.
        most: the most the call gives one project; None where nobody knows.

    """
    ways = {}
    # Money moved into support raises the grant too: F + x >= s (G + m x) gives x >= gap / (1 - s m).
    left = 1 - EXACT.multiply(required, budget.grant_per_support)
    if left > 0:
        more = up_to_cents(EXACT.divide(gap, left))
        after = budget.grant_requested + up_to_cents(EXACT.multiply(budget.grant_per_support, more))
        if most is None or after <= most:
            ways["raise"] = more
    if budget.general_rate > 0 and not budget.requests_typed:
        cut = up_to_cents(EXACT.divide(gap, EXACT.multiply(required, budget.general_rate)))
        if cut < budget.general_costs:
            ways["cut"] = cut
    return ways
