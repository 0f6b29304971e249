"""Financial support to third parties: an overview and the conditions of every scheme (4.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.outline.bars import rollout, share_bar
from euroapp.outline.context import NONE, Context, month, or_none, span
from euroapp.outline.elements import Align, Column, Element, Fact, Facts, Heading, Paragraph, Row, Table
from euroapp.wording.labels import label
from euroapp.wording.numbers import cut_percent, money, quantity, rate

NBSP = "\N{NO-BREAK SPACE}"


def support(context: Context) -> tuple[Element, ...]:
    """Return all schemes of support."""
    heading = Heading(3, "", "Financial support to third parties", "schemes")
    if not context.draft.schemes:
        return (heading, Paragraph("No scheme is described yet.", "schemes", soft=True))
    blocks = [element for row in context.draft.schemes for element in _scheme(context, row)]
    drawn = (*share_bar(context), *rollout(context))
    return (heading, _overview(context), *_share(context), *drawn, *blocks)


def _overview(context: Context) -> Table:
    figures = context.figures.support
    rows = [
        Row(
            (
                context.numbers.schemes[row.id],
                or_none(row.name),
                context.number("work_packages", row.work_package),
                context.choices("objectives", row.objectives),
                _range(row),
                or_none(quantity(row.third_parties)),
                or_none(money(row.total)),
            ),
            path=f"schemes/{row.id}",
        )
        for row in context.draft.schemes
    ]
    rows.append(Row(("Total", "", "", "", "", quantity(figures.smes), money(figures.total)), total=True))
    columns = (
        Column("No", code=True),
        Column("Scheme"),
        Column("WP", code=True),
        Column("Objectives"),
        Column("Per SME, EUR", Align.RIGHT),
        Column("SMEs", Align.RIGHT, code=True),
        Column("Total, EUR", Align.RIGHT, code=True),
    )
    return Table("Schemes of support to third parties", columns, tuple(rows), path="schemes")


def _share(context: Context) -> Iterator[Element]:
    budget = context.figures.budget
    if budget.support_share is None:
        return
    text = (
        f"Support to third parties is {cut_percent(budget.support_share)} of the requested grant "
        f"(EUR{NBSP}{money(budget.support)} of EUR{NBSP}{money(budget.grant_requested)})."
    )
    if budget.support_share_required is not None:
        text += f" The call asks for at least {rate(budget.support_share_required)}; the share is cut, not "
        text += "rounded."
    yield Paragraph(text, "schemes")


def _range(row: Scheme) -> str:
    low, high = money(row.amount_min), money(row.amount_max)
    if low and high and low != high:
        return f"{low} to {high}"
    return or_none(high or low)


def _scheme(context: Context, row: Scheme) -> Iterator[Element]:
    path = f"schemes/{row.id}"
    yield Heading(4, context.numbers.schemes[row.id], or_none(row.name), path)
    outside = NONE if row.outside_share is None else rate(row.outside_share / Decimal(100))
    length = NONE if row.implementation_months is None else f"{row.implementation_months} months"
    facts = (
        ("Work package and task", _place(context, row), "work_package"),
        ("Form of support", or_none(label(row.form)), "form"),
        ("Objectives served", context.choices("objectives", row.objectives), "objectives"),
        ("Paying beneficiaries", context.partner_list(row.payers), "payers"),
        ("Amount", _amount(row), "total"),
        ("Calls for SMEs", _calls(row.calls), "calls"),
        ("Length of an SME project", length, "implementation_months"),
        ("SMEs outside the partners' regions", outside, "outside_share"),
        ("Who may receive it", or_none(row.recipients), "recipients"),
        ("Which activities qualify", or_none(row.activities), "activities"),
        ("How the amount is set", or_none(row.amount_method), "amount_method"),
        ("Selection", or_none(row.selection), "selection"),
        ("Evaluators, conflicts of interest", or_none(row.evaluators), "evaluators"),
        ("Publication", or_none(row.publication), "publication"),
        ("Payment plan", or_none(row.payment), "payment"),
        ("Double funding, State aid", or_none(row.double_funding), "double_funding"),
    )
    rows = tuple(Fact(name, value, f"{path}/{field}") for name, value, field in facts)
    yield Facts(rows, path=path)


def _place(context: Context, row: Scheme) -> str:
    package = context.named("work_packages", row.work_package)
    return f"{package}, {context.named('tasks', row.task)}" if row.task else package


def _amount(row: Scheme) -> str:
    parts = []
    if row.amount_min is not None or row.amount_max is not None:
        parts.append(f"EUR{NBSP}{_range(row)} per SME")
    if row.third_parties is not None:
        parts.append(f"{quantity(row.third_parties)}{NBSP}SMEs")
    if row.total is not None:
        parts.append(f"EUR{NBSP}{money(row.total)} in total")
    return or_none(", ".join(parts))


def _calls(calls: tuple[OpenCall, ...]) -> str:
    lines = []
    for index, row in enumerate(calls, 1):
        budget = f", EUR{NBSP}{money(row.budget)}" if row.budget is not None else ""
        when = span(row.opening_month, row.closing_month)
        if row.opening_month is not None and row.opening_month == row.closing_month:
            when = month(row.opening_month)
        lines.append(f"Call {index}: {when}{budget}")
    return or_none("\n".join(lines))
