"""Financial support to third parties: an overview and the conditions of every scheme (4.2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.draft.numbering import NBSP, NUMBER
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.language import say, say_count, together
from euroapp.outline.bars import rollout, share_bar
from euroapp.outline.context import NONE, Context, month, or_none, span
from euroapp.outline.elements import Align, Element, Fact, Facts, Heading, Paragraph, Table
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.wording.labels import label
from euroapp.wording.numbers import cut_percent, money, quantity, rate


def support(context: Context) -> tuple[Element, ...]:
    """Return all schemes of support."""
    heading = Heading(3, "", say("Financial support to third parties"), "schemes")
    if not context.draft.schemes:
        return (heading, Paragraph(say("No scheme is described yet."), "schemes", soft=True))
    common = _common(context.draft.schemes)
    blocks = [element for row in context.draft.schemes for element in _scheme(context, row, common)]
    drawn = (*share_bar(context), *rollout(context))
    return (heading, _overview(context), *_share(context), *drawn, *_shared(context, common), *blocks)


CONDITIONS = (
    (say("Who may receive it"), "recipients"),
    (say("Which activities qualify"), "activities"),
    (say("How the amount is set"), "amount_method"),
    (say("Selection"), "selection"),
    (say("Evaluators, conflicts of interest"), "evaluators"),
    (say("Publication"), "publication"),
    (say("Payment plan"), "payment"),
    (say("Double funding, State aid"), "double_funding"),
)
"""Conditions in words, which schemes often have in common."""


def _common(schemes: Sequence[Scheme]) -> frozenset[str]:
    """Return the conditions that say the same, and something, in all of several schemes."""
    if len(schemes) < 2:
        return frozenset()
    texts = {name: {getattr(row, name).strip() for row in schemes} for _, name in CONDITIONS}
    return frozenset(name for name, said in texts.items() if len(said) == 1 and said != {""})


def _shared(context: Context, common: frozenset[str]) -> Iterator[Element]:
    """Yield once what all schemes have in common."""
    if not common:
        return
    first = context.draft.schemes[0]
    yield Heading(4, "", say("Conditions of all schemes"), "schemes")
    rows = tuple(
        Fact(title, getattr(first, name), f"schemes/{first.id}/{name}")
        for title, name in CONDITIONS
        if name in common
    )
    yield Facts(rows, path="schemes")


def _overview(context: Context) -> Table:
    figures = context.figures.support
    columns = (
        Shown[Scheme](NUMBER, lambda row: context.numbers.schemes[row.id], code=True),
        Shown[Scheme](say("Scheme"), lambda row: or_none(row.name)),
        Shown[Scheme](say("WP"), lambda row: context.number("work_packages", row.work_package), code=True),
        Shown[Scheme](say("Objectives"), lambda row: context.choices("objectives", row.objectives)),
        Shown(say("Per SME, EUR"), _range, Align.RIGHT),
        Shown[Scheme](say("SMEs"), lambda row: or_none(quantity(row.third_parties)), Align.RIGHT, code=True),
        Shown[Scheme](say("Total, EUR"), lambda row: or_none(money(row.total)), Align.RIGHT, code=True),
    )
    last = total_row(columns, quantity(figures.smes), money(figures.total))
    listing = Listing(say("Schemes of support to third parties"), columns, "schemes", "schemes/{id}")
    return listing.table(context.draft.schemes, last)


def _share(context: Context) -> Iterator[Element]:
    budget = context.figures.budget
    if budget.support_share is None:
        return
    text: str = say(
        "Support to third parties is {share} of the requested grant (EUR\N{NO-BREAK SPACE}{support} of "
        "EUR\N{NO-BREAK SPACE}{grant}).",
        share=cut_percent(budget.support_share),
        support=money(budget.support),
        grant=money(budget.grant_requested),
    )
    if budget.support_share_required is not None:
        required = say(
            "The call asks for at least {share}; the share is cut, not rounded.",
            share=rate(budget.support_share_required),
        )
        text = together((text, required), " ")
    yield Paragraph(text, "schemes")


def _range(row: Scheme) -> str:
    low, high = money(row.amount_min), money(row.amount_max)
    if low and high and low != high:
        return say("{low} to {high}", low=low, high=high)
    return or_none(high or low)


def _scheme(context: Context, row: Scheme, common: frozenset[str]) -> Iterator[Element]:
    """Yield the conditions of a scheme that it does not share with all others."""
    path = f"schemes/{row.id}"
    yield Heading(4, context.numbers.schemes[row.id], or_none(row.name), path)
    outside = NONE if row.outside_share is None else rate(row.outside_share / Decimal(100))
    months = row.implementation_months
    length = NONE if months is None else say_count("{count} month", "{count} months", months)
    facts = (
        (say("Work package and task"), _place(context, row), "work_package"),
        (say("Form of support"), or_none(label(row.form)), "form"),
        (say("Objectives served"), context.choices("objectives", row.objectives), "objectives"),
        (say("Paying beneficiaries"), context.partner_list(row.payers), "payers"),
        (say("Amount"), _amount(row), "total"),
        (say("Calls for SMEs"), _calls(row.calls), "calls"),
        (say("Length of an SME project"), length, "implementation_months"),
        (say("SMEs outside the partners' regions"), outside, "outside_share"),
        *((title, or_none(getattr(row, name)), name) for title, name in CONDITIONS if name not in common),
    )
    rows = tuple(Fact(name, value, f"{path}/{field}") for name, value, field in facts)
    yield Facts(rows, path=path)


def _place(context: Context, row: Scheme) -> str:
    package = context.named("work_packages", row.work_package)
    return together((package, context.named("tasks", row.task) if row.task else ""), ", ")


def _amount(row: Scheme) -> str:
    parts: list[str] = []
    if row.amount_min is not None or row.amount_max is not None:
        parts.append(say("EUR\N{NO-BREAK SPACE}{amount} per SME", amount=_range(row)))
    if row.third_parties is not None:
        parts.append(
            say_count("{count}\N{NO-BREAK SPACE}SME", "{count}\N{NO-BREAK SPACE}SMEs", row.third_parties)
        )
    if row.total is not None:
        parts.append(say("EUR\N{NO-BREAK SPACE}{amount} in total", amount=money(row.total)))
    return or_none(together(parts, ", "))


def _calls(calls: tuple[OpenCall, ...]) -> str:
    lines = []
    for index, row in enumerate(calls, 1):
        when = span(row.opening_month, row.closing_month)
        if row.opening_month is not None and row.opening_month == row.closing_month:
            when = month(row.opening_month)
        line = say("Call {number}: {when}", number=str(index), when=when)
        budget = together(("EUR", money(row.budget)), NBSP) if row.budget is not None else ""
        lines.append(together((line, budget), ", "))
    return or_none(together(lines, "\n"))
