"""Summary tables of the budget (2.6), with every assumption they rest on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.figures.budget import PartnerBudget, depreciation_charge
from euroapp.outline.bars import budget_bars
from euroapp.outline.context import NONE, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Column, Element, Heading, Paragraph, Row, Table
from euroapp.outline.totals import NO_CATEGORY, NO_PACKAGE, NO_PARTICIPANT, CostColumns, rest
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label
from euroapp.wording.numbers import money, quantity, rate


def budget(context: Context) -> tuple[Element, ...]:
    """Return the budget by participant, category and work package, other money and remarks."""
    heading = Heading(3, "", "Budget", "cost_lines")
    if context.figures.budget.cells:
        costs: tuple[Element, ...] = (
            *budget_bars(context),
            *_by_participant(context),
            _grant(context),
            _by_category(context),
            _by_package(context),
        )
    else:
        costs = (Paragraph("The budget has no cost lines yet.", "cost_lines", soft=True),)
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
    rows.append(Row(("Total", *costs.cells(context.figures.budget.total)), total=True))
    columns = (
        Column("Participant", code=True),
        *(Column(head, Align.RIGHT, code=True) for head in costs.heads),
    )
    yield Table(
        "Estimated costs by participant, EUR",
        columns,
        tuple(rows),
        path="cost_lines",
        wide=True,
        note=costs.full_note,
    )


def _grant(context: Context) -> Table:
    figures = context.figures.budget
    rows = [
        Row(
            (
                _partner(context, line),
                money(line.costs.total),
                money(line.maximum),
                money(line.requested),
                money(line.own_contribution),
                money(line.income),
            ),
            path=f"partners/{line.partner}/requested_contribution",
        )
        for line in _lines(context)
    ]
    income = total(line.income for line in figures.partners)
    whole = (
        figures.total.total,
        figures.grant_maximum,
        figures.grant_requested,
        figures.own_contribution,
        income,
    )
    rows.append(Row(("Total", *map(money, whole)), total=True))
    heads = (
        "Total costs",
        "Maximum EU contribution",
        "Requested EU contribution",
        "Own contribution",
        "Other income",
    )
    columns = (Column("Participant", code=True), *(Column(head, Align.RIGHT) for head in heads))
    return Table("EU contribution by participant, EUR", columns, tuple(rows), path="cost_lines", wide=True)


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
    rows.append(Row(("E", "Indirect costs", money(indirect), rate(figures.general_rate))))
    rows.append(Row(("Total", "", money(figures.total.total), ""), total=True))
    columns = (
        Column("Code", code=True),
        Column("Category"),
        Column("Costs, EUR", Align.RIGHT, code=True),
        Column("Funding rate", Align.RIGHT, code=True),
    )
    return Table("Estimated costs by category", columns, tuple(rows), path="cost_lines")


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
    rows.append(Row(("Total", *_measured(whole)), total=True))
    columns = (
        Column("Work package", code=True),
        Column("PM", Align.RIGHT, code=True),
        *(Column(head, Align.RIGHT, code=True) for head in costs.heads),
    )
    note = f"{costs.full_note} PM: person-months.".strip()
    return Table(
        "Estimated costs by work package, EUR", columns, tuple(rows), path="cost_lines", wide=True, note=note
    )


def _measured(values: Sequence[Decimal]) -> tuple[str, ...]:
    """Return person-months and amounts as they are printed."""
    return person_months(values[0]), *map(money, values[1:])


def _equipment(context: Context) -> Iterator[Element]:
    if not context.draft.depreciation:
        return
    rows = tuple(
        Row(
            (
                or_none(item.asset),
                context.partner(item.participant),
                context.number("work_packages", item.work_package),
                month(item.purchase_month),
                or_none(money(item.cost)),
                f"{or_none(quantity(item.charged_months))} of {or_none(quantity(item.useful_months))}",
                rate((Decimal(100) if item.use_share is None else item.use_share) / 100),
                money(depreciation_charge(item)),
            ),
            path=f"depreciation/{item.id}",
        )
        for item in context.draft.depreciation
    )
    columns = (
        Column("Equipment"),
        Column("Participant", code=True),
        Column("WP", code=True),
        Column("Bought", code=True),
        Column("Cost, EUR", Align.RIGHT, code=True),
        Column("Months charged", Align.RIGHT),
        Column("Use", Align.RIGHT, code=True),
        Column("Charge, EUR", Align.RIGHT, code=True),
    )
    yield Table("Depreciation of equipment", columns, rows, path="depreciation")


def _income(context: Context) -> Iterator[Element]:
    if not context.draft.income:
        return
    rows = [
        Row(
            (
                context.partner(line.participant),
                or_none(label(line.kind)),
                or_none(line.source),
                or_none(money(line.amount)),
            ),
            path=f"income/{line.id}",
        )
        for line in context.draft.income
    ]
    whole = total(line.amount or ZERO for line in context.draft.income)
    rows.append(Row(("Total", "", "", money(whole)), total=True))
    columns = (
        Column("Participant", code=True),
        Column("Kind"),
        Column("Source"),
        Column("Amount, EUR", Align.RIGHT, code=True),
    )
    yield Table("Money beside the grant", columns, tuple(rows), path="income")


def _remarks(context: Context) -> Iterator[Element]:
    for assumption in context.figures.budget.assumptions:
        yield Paragraph(f"Assumption: {assumption.text}", "budget", soft=True)
    if context.draft.budget.comments.strip():
        yield Heading(4, "", "Comments on the budget", "budget/comments")
        yield Paragraph(context.draft.budget.comments, "budget/comments")
