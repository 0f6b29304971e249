"""Summary tables of the budget (2.6), with every assumption they rest on."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.figures.budget import Costs, PartnerBudget, depreciation_charge
from euroapp.outline.bars import budget_bars
from euroapp.outline.context import UNKNOWN, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Column, Element, Heading, Paragraph, Row, Table
from euroapp.outline.resources import group_keys
from euroapp.values import ZERO, to_cents
from euroapp.wording.labels import label
from euroapp.wording.numbers import money, percent, quantity

HEADS = ("A Personnel", "B Subcontr.", "C Purchases", "D.1 Support", "E Indirect", "Total")
_NOTE = "B: subcontracting. D.1: financial support to third parties. E: flat rate on direct costs."


def budget(context: Context) -> tuple[Element, ...]:
    """Return the budget by participant, category and work package, other money and remarks."""
    heading = Heading(3, "", "Budget", "cost_lines")
    if not context.figures.budget.cells:
        return (heading, Paragraph("The budget has no cost lines yet.", "cost_lines", soft=True))
    return (
        heading,
        *budget_bars(context),
        *_by_participant(context),
        _grant(context),
        _by_category(context),
        _by_package(context),
        *_equipment(context),
        *_income(context),
        *_remarks(context),
    )


def _groups(context: Context, costs: Costs) -> tuple[str, ...]:
    direct = [costs.group(group_keys(context, group)) for group in ("A", "B", "C", "D")]
    return tuple(map(money, (*direct, costs.indirect, costs.total)))


def _partner(context: Context, line: PartnerBudget) -> str:
    return context.partner(line.partner) if line.partner else "No participant"


def _lines(context: Context) -> list[PartnerBudget]:
    return list(context.figures.budget.partners)


def _by_participant(context: Context) -> Iterator[Element]:
    rows = [
        Row((_partner(context, line), *_groups(context, line.costs)), path=f"partners/{line.partner}")
        for line in _lines(context)
    ]
    rows.append(Row(("Total", *_groups(context, context.figures.budget.total)), total=True))
    columns = (
        Column("Participant", code=True),
        *(Column(head, Align.RIGHT, code=True) for head in HEADS),
    )
    yield Table(
        "Estimated costs by participant, EUR", columns, tuple(rows), path="cost_lines", wide=True, note=_NOTE
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
    income = sum((line.income for line in figures.partners), ZERO)
    total = (
        figures.total.total,
        figures.grant_maximum,
        figures.grant_requested,
        figures.own_contribution,
        income,
    )
    rows.append(Row(("Total", *map(money, total)), total=True))
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
        rate = figures.general_rate if category.rate.value is None else category.rate.value
        rows.append(Row((category.code, category.name, money(amount), percent(rate, 0))))
    indirect = figures.total.indirect
    rows.append(Row(("E", "Indirect costs", money(indirect), percent(figures.general_rate, 0))))
    rows.append(Row(("Total", "", money(figures.total.total), ""), total=True))
    columns = (
        Column("Code", code=True),
        Column("Category"),
        Column("Costs, EUR", Align.RIGHT, code=True),
        Column("Funding rate", Align.RIGHT, code=True),
    )
    return Table("Estimated costs by category", columns, tuple(rows), path="cost_lines")


def _by_package(context: Context) -> Table:
    figures = context.figures.budget
    names = context.numbers.work_packages
    rows = [
        Row(
            (
                names.get(key) or (UNKNOWN if key else "None"),
                person_months(context.figures.effort.by_work_package.get(key)),
                *_groups(context, costs),
            ),
            path=f"work_packages/{key}",
        )
        for key, costs in figures.work_packages.items()
    ]
    months = person_months(context.figures.effort.total)
    rows.append(Row(("Total", months, *_groups(context, figures.total)), total=True))
    columns = (
        Column("Work package", code=True),
        Column("PM", Align.RIGHT, code=True),
        *(Column(head, Align.RIGHT, code=True) for head in HEADS),
    )
    note = f"{_NOTE} PM: person-months."
    return Table(
        "Estimated costs by work package, EUR", columns, tuple(rows), path="cost_lines", wide=True, note=note
    )


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
                percent((Decimal(100) if item.use_share is None else item.use_share) / 100, 0),
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
    total = sum((line.amount or ZERO for line in context.draft.income), ZERO)
    rows.append(Row(("Total", "", "", money(to_cents(total))), total=True))
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
