"""Costs and efforts: the budget, the resources of a work package, the matrix of efforts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.values import (
    NONE,
    effort,
    effort_or_dash,
    euro,
    month,
    number,
    share,
    some,
)
from euroapp.figures.budget import Costs, depreciation_charge
from euroapp.figures.shares import by_category, by_partner
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label

NO_PARTICIPANT, NO_PACKAGE, NO_CATEGORY = "No participant", "No work package", "No category"
_NOTE = "B: subcontracting. D.1: financial support to third parties."
_RATE = f"{_NOTE} E: flat rate on direct costs."
_NOTHING = Costs({}, ZERO, Decimal(0))
_JOURNEYS = "C1a"


def left_over(rows: Iterable[Sequence[Decimal]], whole: Sequence[Decimal]) -> list[Decimal]:
    """Return what rows leave of their totals; nothing where they leave nothing."""
    left = list(whole)
    for one in rows:
        left = [EXACT.subtract(rest, value) for rest, value in zip(left, one, strict=True)]
    return left if any(left) else []


@dataclass(frozen=True)
class _Columns:
    """Columns of costs: the groups of the call, what has no category, indirect costs, total."""

    known: Known

    @cached_property
    def _groups(self) -> list[list[str]]:
        listed = self.known.call.pack.cost_categories
        return [[one.key for one in listed if one.group == group] for group in "ABCD"]

    @cached_property
    def _loose(self) -> bool:
        named = {key for group in self._groups for key in group}
        return any(key not in named for _, _, key in self.known.figures.budget.cells)

    @property
    def heads(self) -> tuple[str, ...]:
        more = (NO_CATEGORY,) if self._loose else ()
        return ("A Personnel", "B Subcontr.", "C Purchases", "D.1 Support", *more, "E Indirect", "Total")

    def values(self, costs: Costs) -> list[Decimal]:
        """Return costs by column, euro."""
        grouped = [costs.group(group) for group in self._groups]
        loose = [EXACT.subtract(costs.direct, total(grouped))] if self._loose else []
        return [*grouped, *loose, costs.indirect, costs.total]


def budget(known: Known) -> Iterator[Part]:
    """Yield the budget in all its views."""
    yield Head(3, "", "Budget")
    if known.figures.budget.cells:
        yield from _bars(known)
        yield _by_participant(known)
        yield _grant(known)
        yield _by_category(known)
        yield _by_package(known)
    else:
        yield Words("The budget has no cost lines yet.")
    if known.draft.depreciation:
        yield _equipment(known)
    if known.draft.income:
        yield _income(known)
    for one in known.figures.budget.assumptions:
        yield Words(f"Assumption: {one.text}")
    if known.draft.budget.comments.strip():
        yield Head(4, "", "Comments on the budget")
        yield Typed("budget/comments")


def _bars(known: Known) -> Iterator[Part]:
    if len(by_partner(known.figures.budget)) > 1:
        yield Figure("Eligible costs by participant, and what the EU is asked to pay of them")
    if len(by_category(known.figures.budget, known.call.pack.cost_categories)) > 1:
        yield Figure("Eligible costs by category")


def _partner(known: Known, key: str) -> str:
    return known.partner(key) if key else NO_PARTICIPANT


def _by_participant(known: Known) -> Grid:
    figures, columns = known.figures.budget, _Columns(known)
    rows = [
        Row(
            f"partners/{line.partner}",
            (_partner(known, line.partner), *map(euro, columns.values(line.costs))),
        )
        for line in figures.partners
    ]
    rows.append(row("", "Total", *map(euro, columns.values(figures.total))))
    heads = ("Participant", *columns.heads)
    return Grid("Estimated costs by participant, EUR", heads, tuple(rows), _RATE, parted=True, sums=True, rows_marked=False)


def _grant(known: Known) -> Grid:
    figures = known.figures.budget
    rows = [
        row(
            f"partners/{line.partner}",
            _partner(known, line.partner),
            euro(line.costs.total),
            euro(line.maximum),
            euro(line.requested),
            euro(line.own_contribution),
            euro(line.income),
        )
        for line in figures.partners
    ]
    whole = (
        figures.total.total,
        figures.grant_maximum,
        figures.grant_requested,
        figures.own_contribution,
        total(line.income for line in figures.partners),
    )
    rows.append(row("", "Total", *map(euro, whole)))
    heads = ("Participant", "Total costs", "Maximum EU contribution", "Requested EU contribution")
    heads = (*heads, "Own contribution", "Other income")
    return Grid("EU contribution by participant, EUR", heads, tuple(rows), parted=True, sums=True, rows_marked=False)


def _by_category(known: Known) -> Grid:
    figures, listed = known.figures.budget, known.call.pack.cost_categories
    rows, left = [], figures.total.direct
    for one in listed:
        amount = figures.total.by_category.get(one.key, ZERO)
        left = EXACT.subtract(left, amount)
        paid = figures.general_rate if one.rate.value is None else one.rate.value
        rows.append(row("", one.code, one.name, euro(amount), share(paid)))
    if left:
        rows.append(row("", NONE, NO_CATEGORY, euro(left), NONE))
    rows.append(row("", "E", "Indirect costs", euro(figures.total.indirect), share(figures.general_rate)))
    rows.append(row("", "Total", "", euro(figures.total.total), ""))
    return Grid("Estimated costs by category", _CATEGORY_HEADS, tuple(rows), sums=True, rows_marked=False)


_CATEGORY_HEADS = ("Code", "Category", "Costs, EUR", "Funding rate")


def _by_package(known: Known) -> Grid:
    figures, columns, worked = known.figures.budget, _Columns(known), known.figures.effort
    numbers = known.numbers.work_packages
    lines = {
        key: [worked.by_work_package.get(key, Decimal(0)), *columns.values(spent)]
        for key, spent in figures.work_packages.items()
        if key in numbers
    }
    rows = [Row(f"work_packages/{key}", (numbers[key], *_figures(line))) for key, line in lines.items()]
    whole = [worked.total, *columns.values(figures.total)]
    if left := left_over(lines.values(), whole):
        rows.append(row("", NO_PACKAGE, *_figures(left)))
    rows.append(row("", "Total", *_figures(whole)))
    heads = ("Work package", "PM", *columns.heads)
    note = f"{_RATE} PM: person-months."
    return Grid("Estimated costs by work package, EUR", heads, tuple(rows), note, parted=True, sums=True, rows_marked=False)


def _figures(values: Sequence[Decimal]) -> tuple[str, ...]:
    return effort(values[0]), *map(euro, values[1:])


def _equipment(known: Known) -> Grid:
    rows = tuple(
        row(
            f"depreciation/{one.id}",
            some(one.asset),
            known.partner(one.participant),
            known.number("work_packages", one.work_package),
            month(one.purchase_month),
            euro(one.cost),
            f"{number(one.charged_months)} of {number(one.useful_months)}",
            share((Decimal(100) if one.use_share is None else one.use_share) / 100),
            euro(depreciation_charge(one)),
        )
        for one in known.draft.depreciation
    )
    heads = ("Equipment", "Participant", "WP", "Bought", "Cost, EUR", "Months charged", "Use", "Charge, EUR")
    return Grid("Depreciation of equipment", heads, rows)


def _income(known: Known) -> Grid:
    rows = [
        row(
            f"income/{one.id}",
            known.partner(one.participant),
            some(label(one.kind)),
            some(one.source),
            euro(one.amount),
        )
        for one in known.draft.income
    ]
    rows.append(row("", "Total", "", "", euro(total(one.amount or ZERO for one in known.draft.income))))
    return Grid("Money beside the grant", ("Participant", "Kind", "Source", "Amount, EUR"), tuple(rows))


def resources(known: Known, package: str) -> Iterator[Part]:
    """Yield what a work package costs."""
    figures, worked = known.figures.budget, known.figures.effort
    found = {key for key, place, _ in figures.cells if place == package}
    found |= {key for key, place in worked.matrix if place == package}
    listed = [one.id for one in known.draft.partners if one.id in found]
    partners = [*listed, *sorted(found.difference(listed))]
    if not partners:
        yield Words("No resources are planned yet.")
        return
    columns = _Columns(known)
    accounts = {one.partner: one.work_packages.get(package, _NOTHING) for one in figures.accounts}
    lines = [
        [worked.matrix.get((key, package), Decimal(0)), *columns.values(accounts.get(key, _NOTHING))]
        for key in partners
    ]
    rows = [
        Row(f"partners/{key}" if key else "", (_partner(known, key), *_figures(line)))
        for key, line in zip(partners, lines, strict=True)
    ]
    rows.append(row("", "Total", *_figures(_sums(lines))))
    note = "PM: person-months. " + _NOTE
    heads = ("Participant", "PM", *columns.heads)
    yield Grid("Estimated budget and resources, EUR", heads, tuple(rows), note, parted=True, sums=True, rows_marked=False)
    yield from _purchases(known, package, partners)


def _sums(lines: Sequence[Sequence[Decimal]]) -> list[Decimal]:
    sums = [Decimal(0)] * len(lines[0])
    for line in lines:
        sums = [EXACT.add(one, more) for one, more in zip(sums, line, strict=True)]
    return sums


def _purchases(known: Known, package: str, partners: Sequence[str]) -> Iterator[Part]:
    """Yield purchases and support of a work package in detail, where there are any."""
    listed = known.call.pack.cost_categories
    bought = [one for one in listed if one.group == "C"]
    support = [one.key for one in listed if one.group == "D"]
    cells = known.figures.budget.cells
    rows, lines = [], []
    for key in partners:
        spent = [cells.get((key, package, one.key), ZERO) for one in bought]
        if not total([*spent, *(cells.get((key, package, one), ZERO) for one in support)]):
            continue
        line = [_units(known, package, key, {_JOURNEYS}), *spent, _units(known, package, key, {*support})]
        lines.append(line)
        rows.append(Row(f"partners/{key}", (_partner(known, key), *_counted(line))))
    if rows:
        rows.append(row("", "Total", *_counted(_sums(lines))))
        short = (f"{one.code} {one.name.split(',')[0]}" for one in bought)
        note = "Journeys and grants are numbers. Grants: financial support to third parties (D.1)."
        heads = ("Participant", "Journeys", *short, "Grants")
        yield Grid("Purchases and support in detail, EUR", heads, tuple(rows), note, parted=True, sums=True, rows_marked=False)


def _units(known: Known, package: str, partner: str, keys: set[str]) -> Decimal:
    found = Decimal(0)
    for line in known.draft.cost_lines:
        if line.work_package == package and line.participant == partner and line.category in keys:
            found += line.units or Decimal(0)
    return found


def _counted(values: Sequence[Decimal]) -> tuple[str, ...]:
    first, *spent, last = values
    return number(first) if first else NONE, *map(euro, spent), number(last) if last else NONE


def efforts(known: Known) -> Iterator[Part]:
    """Yield person-months by work package and by participant."""
    yield Head(3, "", "Staff effort")
    if known.draft.work_packages and known.draft.partners:
        yield _effort_of_packages(known)
        yield _effort_of_partners(known)
    else:
        yield Words("No effort is planned yet.")


def _effort_of_packages(known: Known) -> Grid:
    figures = known.figures.effort
    worked = [figures.by_work_package.get(one.id, Decimal(0)) for one in known.draft.work_packages]
    rows = [
        row(
            f"work_packages/{one.id}",
            known.number("work_packages", one.id),
            some(one.name),
            known.partner(one.lead),
            month(one.start_month),
            month(one.end_month),
            effort(value),
        )
        for one, value in zip(known.draft.work_packages, worked, strict=True)
    ]
    if left := left_over([[value] for value in worked], [figures.total]):
        rows.append(row("", NONE, NO_PACKAGE, "", "", "", effort(left[0])))
    rows.append(row("", "Total", "", "", "", "", effort(figures.total)))
    heads = ("No", "Work package", "Lead", "Start", "End", "Person-months")
    return Grid("Effort by work package", heads, tuple(rows), sums=True, rows_marked=False)


def _effort_of_partners(known: Known) -> Grid:
    figures, packages = known.figures.effort, [one.id for one in known.draft.work_packages]
    outside = any(value and key not in packages for (_, key), value in figures.matrix.items())
    lines = {}
    for one in known.draft.partners:
        worked = [figures.matrix.get((one.id, key), Decimal(0)) for key in packages]
        whole = figures.by_partner.get(one.id, Decimal(0))
        lines[one.id] = [*worked, EXACT.subtract(whole, total(worked)), whole]
    sums = [figures.by_work_package.get(key, Decimal(0)) for key in packages]
    sums = [*sums, EXACT.subtract(figures.total, total(sums)), figures.total]

    def cells(line: Sequence[Decimal]) -> tuple[str, ...]:
        *worked, rest, whole = line
        shown = (*worked, rest) if outside else tuple(worked)
        return (*map(effort_or_dash, shown), effort(whole))

    rows = [Row(f"partners/{key}", (known.partner(key), *cells(line))) for key, line in lines.items()]
    if left := left_over(lines.values(), sums):
        rows.append(row("", NO_PARTICIPANT, *cells(left)))
    last = sums if outside else [*sums[:-2], sums[-1]]
    rows.append(row("", "Total", *map(effort, last)))
    named = (known.number("work_packages", key) for key in packages)
    heads = ("Participant", *named, *(["No WP"] if outside else []), "Total")
    note = "Person-months; the lead beneficiary of each work package in bold."
    return Grid("Effort by participant", heads, tuple(rows), note, parted=True, sums=True, rows_marked=False)
