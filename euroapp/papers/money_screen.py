"""The budget of Part A: a row for each participant, in the columns in which it is typed."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from euroapp.draft.budget import IncomeKind
from euroapp.figures.budget import PartnerBudget
from euroapp.language import say, together
from euroapp.outline.context import Context
from euroapp.outline.elements import Align, Column, Element, Paragraph, Row, Table
from euroapp.outline.totals import NO_CATEGORY, NO_PARTICIPANT, TOTAL
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money

Amounts = tuple[tuple[str, Callable[[PartnerBudget], Decimal]], ...]
"""Heads, and the amount of a participant below each, EUR."""


def money_screen(context: Context) -> Iterator[Element]:
    """Yield costs by category, then who pays, a row for each participant; amounts in EUR."""
    lines = context.figures.budget.partners
    if not context.figures.budget.cells:
        yield Paragraph(say("The budget has no cost lines yet."), "cost_lines", soft=True)
        return
    categories = context.call.pack.cost_categories
    named = together((f"{one.code} {one.name}" for one in categories), "; ")
    note = say("{categories}; E Indirect costs. Amounts in EUR.", categories=named)
    yield _table(context, say("Costs by category"), _costs(context), lines, note)
    yield _table(context, say("Contribution and other money"), _paid(context), lines, say("Amounts in EUR."))


def _table(
    context: Context, caption: str, amounts: Amounts, lines: tuple[PartnerBudget, ...], note: str
) -> Table:
    rows = [
        Row((_name(context, line), *(money(of(line)) for _, of in amounts)), path=f"partners/{line.partner}")
        for line in lines
    ]
    sums = (money(total(of(line) for line in lines)) for _, of in amounts)
    rows.append(Row((TOTAL, *sums), total=True))
    columns = (
        Column(say("Participant"), code=True),
        *(Column(head, Align.RIGHT, code=True) for head, _ in amounts),
    )
    return Table(caption, columns, tuple(rows), path="cost_lines", wide=True, note=note)


def _name(context: Context, line: PartnerBudget) -> str:
    return context.partner(line.partner) if line.partner else NO_PARTICIPANT


def _costs(context: Context) -> Amounts:
    keys = [(one.code, one.key) for one in context.call.pack.cost_categories]

    def of(key: str) -> Callable[[PartnerBudget], Decimal]:
        return lambda line: line.costs.by_category.get(key, ZERO)

    def loose(line: PartnerBudget) -> Decimal:
        return EXACT.subtract(line.costs.direct, total(of(key)(line) for _, key in keys))

    known = any(loose(line) for line in context.figures.budget.partners)
    return (
        *((code, of(key)) for code, key in keys),
        *(((NO_CATEGORY, loose),) if known else ()),
        ("E", lambda line: line.costs.indirect),
        (TOTAL, lambda line: line.costs.total),
    )


def _paid(context: Context) -> Amounts:
    income: dict[tuple[str, IncomeKind | None], Decimal] = {}
    for row in context.draft.income:
        key = (row.participant, row.kind)
        income[key] = EXACT.add(income.get(key, ZERO), row.amount or ZERO)
    kinds: list[IncomeKind | None] = [*IncomeKind]
    if any(kind is None for _, kind in income):
        kinds.append(None)

    def of(kind: IncomeKind | None) -> Callable[[PartnerBudget], Decimal]:
        return lambda line: income.get((line.partner, kind), ZERO)

    return (
        (say("Maximum EU contribution"), lambda line: line.maximum),
        (say("Requested EU contribution"), lambda line: line.requested),
        *((label(kind) or say("Money of an unnamed kind"), of(kind)) for kind in kinds),
        (say("All money"), lambda line: EXACT.add(line.requested, line.income)),
    )
