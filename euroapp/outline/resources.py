"""Estimated budget and resources of one work package (4.2)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.pack import CostGroup
from euroapp.figures.budget import Costs
from euroapp.language import say, together
from euroapp.outline.context import NONE, Context, person_months
from euroapp.outline.elements import Align, Column, Element, Paragraph, Row, Table
from euroapp.outline.totals import (
    NO_CATEGORY,
    NO_COSTS,
    NO_PARTICIPANT,
    PERSON_MONTHS,
    TOTAL,
    CostColumns,
)
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.numbers import money, quantity

MOST_AMOUNTS = 8
"""Columns of amounts that an upright page holds beside participant and person-months."""


def group_keys(context: Context, group: str) -> tuple[str, ...]:
    """Return the keys of the cost categories of one group, such as `A`."""
    return tuple(c.key for c in context.call.pack.cost_categories if c.group == group)


def amount(context: Context, partner: str, package: str, keys: Iterable[str]) -> Decimal:
    """Return the costs of a participant in a work package over some categories."""
    cells = context.figures.budget.cells
    return total(cells.get((partner, package, key), ZERO) for key in keys)


def _person_months(context: Context, partner: str, package: str) -> Decimal:
    return context.figures.effort.matrix.get((partner, package), Decimal(0))


def _costs(context: Context, partner: str, package: str) -> Costs:
    account = context.accounts.get(partner)
    return account.work_packages.get(package, NO_COSTS) if account is not None else NO_COSTS


def resources(context: Context, package: str, costs: CostColumns) -> Iterator[Element]:
    """Yield what a work package costs, by participant and category.

    One table, as in the form, where its columns fit an upright page; else one of sums and one of details.
    """
    partners = context.spenders.get(package)
    if not partners:
        yield Paragraph(say("No resources are planned yet."), f"work_packages/{package}", soft=True)
        return
    whole = _whole(context, package, partners, costs)
    if whole is not None:
        yield whole
        return
    yield _summed(context, package, partners, costs)
    yield from _details(context, package, partners)


@dataclass(frozen=True)
class _Amounts:
    """A column of the whole table: what each participant spends on something, euro."""

    head: str
    values: tuple[Decimal, ...]
    name: str = ""
    """Of a category of which the head says only the code."""
    always: bool = False
    """It stands there without any amount too."""


def _columns(
    context: Context, package: str, partners: Sequence[str], costs: CostColumns
) -> Iterator[_Amounts]:
    """Yield the columns with amounts: the groups of categories, of purchases each category."""
    lines = [_costs(context, partner, package) for partner in partners]
    categories = {one.key: one for one in context.call.pack.cost_categories}
    for group, keys in zip(costs.named, costs.groups, strict=True):
        if group.key != "C":
            yield _Amounts(group.head, tuple(line.group(keys) for line in lines))
            continue
        for key in keys:
            spent = tuple(amount(context, partner, package, [key]) for partner in partners)
            yield _Amounts(categories[key].code, spent, categories[key].name)
    if costs.loose:
        known = [key for keys in costs.groups for key in keys]
        loose = tuple(EXACT.subtract(line.direct, line.group(known)) for line in lines)
        yield _Amounts(NO_CATEGORY, loose)
    yield _Amounts(costs.indirect.head, tuple(line.indirect for line in lines), always=True)
    yield _Amounts(TOTAL, tuple(line.total for line in lines), always=True)


def _whole(context: Context, package: str, partners: Sequence[str], costs: CostColumns) -> Table | None:
    """Return all resources in one table; None where an upright page does not hold its columns."""
    columns = [one for one in _columns(context, package, partners, costs) if one.always or any(one.values)]
    if len(columns) > MOST_AMOUNTS:
        return None
    worked = [_person_months(context, partner, package) for partner in partners]
    rows = [
        Row(
            (
                context.partner(partner) if partner else NO_PARTICIPANT,
                person_months(months) if months else NONE,
                *(money(one.values[place]) if one.values[place] else NONE for one in columns),
            ),
            path=f"partners/{partner}" if partner else "",
        )
        for place, (partner, months) in enumerate(zip(partners, worked, strict=True))
    ]
    sums = (person_months(total(worked)), *(money(total(one.values)) for one in columns))
    rows.append(Row((TOTAL, *sums), total=True))
    named = together((f"{one.head} {one.name}" for one in columns if one.name), "; ")
    notes = (
        PERSON_MONTHS,
        costs.note,
        together((named, "."), "") if named else "",
        *_counts(context, package, partners),
    )
    heads = (
        Column(say("Participant"), code=True),
        Column(say("PM"), Align.RIGHT, code=True),
        *(Column(one.head, Align.RIGHT, code=True) for one in columns),
    )
    caption = say("Estimated budget and resources, EUR")
    note = together(filter(None, notes), " ")
    return Table(caption, heads, tuple(rows), path="cost_lines", wide=True, note=note)


def _counts(context: Context, package: str, partners: Sequence[str]) -> Iterator[str]:
    """Yield the journeys and grants behind the amounts, by participant."""
    for group in context.call.pack.groups():
        if not group.counted:
            continue
        keys = _counted(context, group)
        units = {partner: _units(context, package, partner, keys) for partner in partners}
        told = [
            together((context.partner(partner) if partner else NO_PARTICIPANT, quantity(count)), ": ")
            for partner, count in units.items()
            if count
        ]
        if told:
            yield say(
                "{what}: {count} ({by}).",
                what=group.counted,
                count=quantity(total(units.values())),
                by=together(told, ", "),
            )


def _summed(context: Context, package: str, partners: Sequence[str], costs: CostColumns) -> Table:
    """Return the sums of the groups of categories."""
    rows = []
    sums = [Decimal(0)] * (len(costs.heads) + 1)
    for partner in partners:
        values = (
            _person_months(context, partner, package),
            *costs.amounts(_costs(context, partner, package)),
        )
        sums = [EXACT.add(a, b) for a, b in zip(sums, values, strict=True)]
        name = context.partner(partner) if partner else NO_PARTICIPANT
        cells = (name, person_months(values[0]), *map(money, values[1:]))
        rows.append(Row(cells, path=f"partners/{partner}" if partner else ""))
    rows.append(Row((TOTAL, person_months(sums[0]), *map(money, sums[1:])), total=True))
    columns = (
        Column(say("Participant"), code=True),
        Column(say("PM"), Align.RIGHT, code=True),
        *costs.columns,
    )
    note = together((PERSON_MONTHS, costs.note), " ")
    caption = say("Estimated budget and resources, EUR")
    return Table(caption, columns, tuple(rows), path="cost_lines", wide=True, note=note)


def _units(context: Context, package: str, partner: str, keys: Iterable[str]) -> Decimal:
    return total(context.units.get((partner, package, key), ZERO) for key in keys)


def _counted(context: Context, group: CostGroup) -> tuple[str, ...]:
    """Return the keys of the categories whose units a group counts."""
    return (group.counts,) if group.counts else group_keys(context, group.key)


def _details(context: Context, package: str, partners: Sequence[str]) -> Iterator[Element]:
    """Yield purchases by category and the number of journeys and grants behind the amounts."""
    pack = context.call.pack
    bought = [c for c in pack.cost_categories if c.group == "C"]
    counted = {group.key: group for group in pack.groups() if group.counted}
    spent_on = [*(c.key for c in bought), *group_keys(context, "D")]
    spent = [p for p in partners if amount(context, p, package, spent_on)]
    if not spent:
        return
    before = [counted["C"]] if "C" in counted else []
    after = [counted["D"]] if "D" in counted else []
    rows, lines = [], []
    for partner in spent:
        units = [
            [_units(context, package, partner, _counted(context, g)) for g in gs] for gs in (before, after)
        ]
        money_ = [amount(context, partner, package, [c.key]) for c in bought]
        lines.append([*units[0], *money_, *units[1]])
        name = context.partner(partner) if partner else NO_PARTICIPANT
        cells = _figures(lines[-1], len(before), len(after))
        rows.append(Row((name, *cells), path=f"partners/{partner}"))
    sums = [total(column) for column in zip(*lines, strict=True)]
    rows.append(Row((TOTAL, *_figures(sums, len(before), len(after))), total=True))
    columns = (
        Column(say("Participant"), code=True),
        *(Column(group.counted, Align.RIGHT, code=True) for group in before),
        *(Column(f"{c.code} {_short(c.name)}", Align.RIGHT) for c in bought),
        *(Column(group.counted, Align.RIGHT, code=True) for group in after),
    )
    caption = say("Purchases and support in detail, EUR") if after else say("Purchases in detail, EUR")
    yield Table(caption, columns, tuple(rows), path="cost_lines", wide=True, note=pack.counted_note)


def _short(name: str) -> str:
    return name.split(",")[0]


def _figures(values: Sequence[Decimal], before: int, after: int) -> Iterator[str]:
    """Yield counted units as numbers and what stands between them as money."""
    for place, value in enumerate(values):
        counted = place < before or place >= len(values) - after
        yield (quantity(value) if value else NONE) if counted else money(value)
