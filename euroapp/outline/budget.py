"""Summary tables of the budget (2.6), with every assumption they rest on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from euroapp.draft.budget import DepreciationItem, IncomeLine
from euroapp.figures.budget import PartnerBudget, depreciation_charge
from euroapp.language import say, together
from euroapp.outline.bars import budget_bars
from euroapp.outline.context import NONE, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Cell, Column, Element, Heading, Paragraph, Row, Table
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.outline.totals import (
    NO_CATEGORY,
    NO_PACKAGE,
    NO_PARTICIPANT,
    PERSON_MONTHS,
    TOTAL,
    CostColumns,
    rest,
)
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money, quantity, rate


def budget(context: Context) -> tuple[Element, ...]:
    """Return the budget by participant, category and work package, other money and remarks."""
    heading = Heading(3, "", say("Budget"), "cost_lines")
    if context.figures.budget.cells:
        costs: tuple[Element, ...] = (
            *budget_bars(context),
            *_by_participant(context),
            _grant(context),
            _by_category(context),
            _by_package(context),
        )
    else:
        costs = (Paragraph(say("The budget has no cost lines yet."), "cost_lines", soft=True),)
    return (heading, *costs, *_equipment(context), *_income(context), *_remarks(context))


def _partner(context: Context, line: PartnerBudget) -> str:
    return context.partner(line.partner) if line.partner else NO_PARTICIPANT


def _lines(context: Context) -> list[PartnerBudget]:
    return list(context.figures.budget.partners)


def _by_participant(context: Context) -> Iterator[Element]:
    costs = CostColumns.of(context.call, context.figures.budget)
    rows = [
        Row((_partner(context, line), *costs.cells(line.costs)), path=f"partners/{line.partner}")
        for line in _lines(context)
    ]
    rows.append(Row((TOTAL, *costs.cells(context.figures.budget.total)), total=True))
    yield Table(
        say("Estimated costs by participant, EUR"),
        (Column(say("Participant"), code=True), *costs.columns),
        tuple(rows),
        path="cost_lines",
        wide=True,
        note=costs.full_note,
    )


def _grant(context: Context) -> Table:
    figures = context.figures.budget
    income = total(line.income for line in figures.partners)
    amounts: tuple[tuple[str, Callable[[PartnerBudget], Decimal | None], Decimal | None], ...] = (
        (say("Total costs"), lambda line: line.costs.total, figures.total.total),
        (say("Maximum EU contribution"), lambda line: line.maximum, figures.grant_maximum),
        (say("Requested EU contribution"), lambda line: line.requested, figures.grant_requested),
        (say("Own contribution"), lambda line: line.own_contribution, figures.own_contribution),
        (say("Other income"), lambda line: line.income, income),
    )
    rows = [
        Row(
            (_partner(context, line), *(money(of(line)) for _, of, _ in amounts)),
            path=f"partners/{line.partner}/requested_contribution",
        )
        for line in _lines(context)
    ]
    rows.append(Row((TOTAL, *(money(whole) for _, _, whole in amounts)), total=True))
    columns = (
        Column(say("Participant"), code=True),
        *(Column(head, Align.RIGHT) for head, _, _ in amounts),
    )
    caption = say("EU contribution by participant, EUR")
    return Table(caption, columns, tuple(rows), path="cost_lines", wide=True)


def _by_category(context: Context) -> Table:
    figures = context.figures.budget
    rows = []
    for category in context.call.pack.cost_categories:
        amount = figures.total.by_category.get(category.key, ZERO)
        funded = figures.general_rate if category.rate.value is None else category.rate.value
        rows.append(Row((category.code, category.name, money(amount), rate(funded))))
    known = total(figures.total.group([category.key]) for category in context.call.pack.cost_categories)
    if loose := EXACT.subtract(figures.total.direct, known):
        rows.append(Row((NONE, NO_CATEGORY, money(loose), NONE)))
    indirect = figures.total.indirect
    rows.append(Row(("E", say("Indirect costs"), money(indirect), rate(figures.general_rate))))
    rows.append(Row((TOTAL, "", money(figures.total.total), ""), total=True))
    columns = (
        Column(say("Code"), code=True),
        Column(say("Category")),
        Column(say("Costs, EUR"), Align.RIGHT, code=True),
        Column(say("Funding rate"), Align.RIGHT, code=True),
    )
    return Table(say("Estimated costs by category"), columns, tuple(rows), path="cost_lines")


def _by_package(context: Context) -> Table:
    figures, effort = context.figures.budget, context.figures.effort
    costs, names = CostColumns.of(context.call, context.figures.budget), context.numbers.work_packages
    lines = [
        (key, (effort.by_work_package.get(key, Decimal(0)), *costs.amounts(spent)))
        for key, spent in figures.work_packages.items()
        if key in names
    ]
    whole = (effort.total, *costs.amounts(figures.total))
    rows = [Row((names[key], *_measured(values)), path=f"work_packages/{key}") for key, values in lines]
    if left := rest((values for _, values in lines), whole):
        rows.append(Row((NO_PACKAGE, *_measured(left))))
    rows.append(Row((TOTAL, *_measured(whole)), total=True))
    columns = (
        Column(say("Work package"), code=True),
        Column(say("PM"), Align.RIGHT, code=True),
        *costs.columns,
    )
    note = together((costs.full_note, PERSON_MONTHS), " ")
    caption = say("Estimated costs by work package, EUR")
    return Table(caption, columns, tuple(rows), path="cost_lines", wide=True, note=note)


def _measured(values: Sequence[Decimal]) -> tuple[str, ...]:
    """Return person-months and amounts as they are printed."""
    return person_months(values[0]), *map(money, values[1:])


def _equipment(context: Context) -> Iterator[Element]:
    if not context.draft.depreciation or not context.call.asks("depreciation"):
        return

    def months(item: DepreciationItem) -> Cell:
        charged, useful = or_none(quantity(item.charged_months)), or_none(quantity(item.useful_months))
        return say("{charged} of {useful}", charged=charged, useful=useful)

    def use(item: DepreciationItem) -> Cell:
        return rate((Decimal(100) if item.use_share is None else item.use_share) / 100)

    columns = (
        Shown[DepreciationItem](say("Equipment"), lambda item: or_none(item.asset)),
        Shown[DepreciationItem](
            say("Participant"), lambda item: context.partner(item.participant), code=True
        ),
        Shown[DepreciationItem](
            say("WP"), lambda item: context.number("work_packages", item.work_package), code=True
        ),
        Shown[DepreciationItem](say("Bought"), lambda item: month(item.purchase_month), code=True),
        Shown[DepreciationItem](
            say("Cost, EUR"), lambda item: or_none(money(item.cost)), Align.RIGHT, code=True
        ),
        Shown(say("Months charged"), months, Align.RIGHT),
        Shown(say("Use"), use, Align.RIGHT, code=True),
        Shown[DepreciationItem](
            say("Charge, EUR"), lambda item: money(depreciation_charge(item)), Align.RIGHT, code=True
        ),
    )
    listing = Listing(say("Depreciation of equipment"), columns, "depreciation", "depreciation/{id}")
    yield listing.table(context.draft.depreciation)


def _income(context: Context) -> Iterator[Element]:
    if not context.draft.income:
        return
    columns = (
        Shown[IncomeLine](say("Participant"), lambda line: context.partner(line.participant), code=True),
        Shown[IncomeLine](say("Kind"), lambda line: or_none(label(line.kind))),
        Shown[IncomeLine](say("Source"), lambda line: or_none(line.source)),
        Shown[IncomeLine](
            say("Amount, EUR"), lambda line: or_none(money(line.amount)), Align.RIGHT, code=True
        ),
    )
    whole = total(line.amount or ZERO for line in context.draft.income)
    listing = Listing(say("Money beside the grant"), columns, "income", "income/{id}")
    yield listing.table(context.draft.income, total_row(columns, money(whole)))


def _remarks(context: Context) -> Iterator[Element]:
    for assumption in context.figures.budget.assumptions:
        yield Paragraph(say("Assumption: {text}", text=assumption.text), "budget", soft=True)
    if context.draft.budget.comments.strip():
        yield Heading(4, "", say("Comments on the budget"), "budget/comments")
        yield Paragraph(context.draft.budget.comments, "budget/comments")
