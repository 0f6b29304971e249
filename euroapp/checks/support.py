"""Checks of support to third parties: ceiling, conditions, timing, agreement with the budget."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from euroapp.calls.parts import Part
from euroapp.calls.rules import Severity, SupportCeiling, SupportTiming
from euroapp.checks.context import Context
from euroapp.checks.cures.money import schemes_follow_budget
from euroapp.checks.cures.plan import (
    close_earlier,
    fit_scheme,
    lower_to_ceiling,
    swap_amounts,
    swap_call_months,
)
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
from euroapp.details import Choice, Money
from euroapp.draft.sme_support import Scheme
from euroapp.values import ZERO

F02 = Check(
    "F02",
    ERROR,
    CALL,
    "No third party receives more than the ceiling without a reason.",
    (
        Sentence(
            "above_support_ceiling",
            "One SME may receive {amount}, {over} above the ceiling of {limit}.",
            "Lower the amount by {over}, or give the reason in section {section}.",
            cures=(lower_to_ceiling,),
        ),
    ),
    needs=Part.SUPPORT,
)
F03 = Check(
    "F03",
    ERROR,
    TEMPLATE,
    "Every scheme states the conditions that the form asks for.",
    (
        MISSING,
        Sentence(
            "no_schemes",
            "No scheme of support to third parties is described.",
            "Add the first scheme.",
            is_open=True,
        ),
        Sentence(
            "scheme_without_call",
            "{scheme} has no call for SMEs.",
            "Add a call with opening and closing month.",
        ),
    ),
    needs=Part.SUPPORT,
)
F04 = Check(
    "F04",
    WARNING,
    ADVICE,
    "Calls for SMEs close early enough.",
    (
        Sentence(
            "call_closes_late",
            "A call of {scheme} closes in month {closing}; SME projects need {months} months before the end.",
            "Close it by month {latest}, or shorten the SME projects.",
            cures=(close_earlier,),
        ),
        Sentence(
            "no_time_for_projects",
            (
                "SME projects of {scheme} need {months} months; after a call the project, "
                "with {last}, has too few."
            ),
            "Lengthen the project, or shorten the SME projects.",
        ),
        Sentence(
            "call_closes_before_opening",
            "A call of {scheme} closes before it opens.",
            "Correct one of the months.",
            cures=(swap_call_months,),
        ),
    ),
    needs=Part.SUPPORT,
)
F05 = Check(
    "F05",
    ERROR,
    ADVICE,
    "A scheme's amounts, number of SMEs and total agree with each other.",
    (
        Sentence(
            "least_above_most",
            "In {scheme} the least amount is above the most.",
            "Swap the two amounts.",
            cures=(swap_amounts,),
        ),
        Sentence(
            "total_above_amounts",
            "{scheme} has {total}, but its SMEs can receive at most {most}.",
            "Lower the total by {over}, or raise the number of SMEs or the amount.",
            cures=(fit_scheme,),
        ),
        Sentence(
            "total_below_amounts",
            "{scheme} has {total}, but its SMEs receive at least {least}.",
            "Raise the total by {under}, or lower the number of SMEs or the amount.",
            cures=(fit_scheme,),
        ),
    ),
    needs=Part.SUPPORT,
)
F06 = Check(
    "F06",
    ERROR,
    ADVICE,
    "The schemes and the support in the budget agree.",
    (
        Sentence(
            "schemes_differ_from_budget",
            "The schemes add up to {planned}, the {code} lines of the budget to {budgeted}.",
            "Change one of them by {difference}.",
            cures=(schemes_follow_budget,),
        ),
        Sentence(
            "payer_without_budget",
            "{partner} pays SMEs in {scheme} but has no {code} line in the budget.",
            "Add a {code} line for it, or choose another paying beneficiary.",
        ),
    ),
    needs=Part.SUPPORT,
)

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


@for_rule(SupportCeiling)
def ceiling(rule: SupportCeiling, ctx: Context) -> Iterator[Finding]:
    """No scheme pays one third party more than the ceiling, unless the form's section explains it."""
    fact = ctx.call.facts.money("support_ceiling")
    explained = any(row.id == rule.unless_section and row.text.strip() for row in ctx.draft.narrative)
    if fact.value is None or explained:
        return
    for scheme in ctx.draft.schemes:
        highest = max(scheme.amount_max or ZERO, scheme.amount_min or ZERO)
        if highest > fact.value:
            amounts: dict[str, Any] = {
                "amount": Money(highest),
                "limit": Money(fact.value),
                "over": Money(highest - fact.value),
                "section": Choice("narrative", rule.unless_section),
            }
            path = f"schemes/{scheme.id}/amount_max"
            yield ctx.by_rule(rule, "above_support_ceiling", path, fact, **amounts)


@always(F03)
def conditions(ctx: Context) -> Iterator[Finding]:
    """Every scheme states what the proposal must say about it."""
    yield from ctx.require(F03, "schemes", ctx.draft.schemes, message="no_schemes")
    yield from ctx.complete(F03, "schemes", _CONDITIONS)
    for scheme in ctx.draft.schemes:
        if not scheme.calls:
            yield ctx.finding(
                F03,
                "scheme_without_call",
                f"schemes/{scheme.id}/calls",
                scheme=ctx.row("schemes", scheme.id),
            )


@always(F05)
def arithmetic(ctx: Context) -> Iterator[Finding]:
    """The total of a scheme lies between the least and the most its number of SMEs can receive."""
    for scheme in ctx.draft.schemes:
        name, path = ctx.row("schemes", scheme.id), f"schemes/{scheme.id}"
        low, high = scheme.amount_min, scheme.amount_max
        if low is not None and high is not None and low > high:
            yield ctx.finding(F05, "least_above_most", f"{path}/amount_min", scheme=name)
        count, total = scheme.third_parties, scheme.total
        if count is None or total is None or high is None:
            continue
        most, least = high * count, (low or Decimal(0)) * count
        if total > most:
            yield ctx.finding(
                F05,
                "total_above_amounts",
                f"{path}/total",
                scheme=name,
                total=Money(total),
                most=Money(most),
                over=Money(total - most),
            )
        elif total < least:
            yield ctx.finding(
                F05,
                "total_below_amounts",
                f"{path}/total",
                scheme=name,
                total=Money(total),
                least=Money(least),
                under=Money(least - total),
            )


@always(F06)
def agreement(ctx: Context) -> Iterator[Finding]:
    """The schemes together equal the support in the budget, and each payer has lines of it."""
    code = next((c.code for c in ctx.call.pack.cost_categories if c.support), "")
    planned, budgeted = ctx.figures.support.total, ctx.figures.budget.support
    if planned != budgeted and (ctx.draft.schemes or budgeted):
        yield ctx.finding(
            F06,
            "schemes_differ_from_budget",
            "schemes",
            planned=Money(planned),
            budgeted=Money(budgeted),
            difference=Money(abs(planned - budgeted)),
            code=code,
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
                    F06,
                    "payer_without_budget",
                    f"schemes/{scheme.id}/payers",
                    scheme=ctx.row("schemes", scheme.id),
                    partner=ctx.row("partners", payer),
                    code=code,
                )


def _late(scheme: Scheme, last: int, months: int) -> Iterator[tuple[str, int]]:
    for call in scheme.calls:
        if call.closing_month is not None and call.closing_month > last - months:
            yield call.id, call.closing_month


@for_rule(SupportTiming)
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
                scheme=ctx.row("schemes", scheme.id),
                closing=closing,
                months=needed,
                latest=last - needed,
                last=last,
            )
    for scheme in ctx.draft.schemes:
        for call in scheme.calls:
            opening, closing_month = call.opening_month, call.closing_month
            if opening is not None and closing_month is not None and opening > closing_month:
                yield ctx.finding(
                    F04,
                    "call_closes_before_opening",
                    f"schemes/{scheme.id}/calls/{call.id}/closing_month",
                    severity=Severity.ERROR,
                    scheme=ctx.row("schemes", scheme.id),
                )
