"""Costs and efforts: the budget, the resources of a work package, the matrix of efforts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from euroapp.export.compliance.due.drawn.bars import bars
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Head, Part, Row, Typed, Words, row
from euroapp.export.compliance.due.values import (
    NONE,
    effort,
    euro,
    month,
    number,
    share,
    some,
)
from euroapp.figures.budget import Costs, depreciation_charge
from euroapp.figures.shares import by_category, by_partner
from euroapp.language import say, together
from euroapp.values import EXACT, ZERO, total
from euroapp.wording.labels import label

NO_PARTICIPANT, NO_PACKAGE, NO_CATEGORY = say("No participant"), say("No work package"), say("No category")


def left_over(rows: Iterable[Sequence[Decimal]], whole: Sequence[Decimal]) -> list[Decimal]:
    """Return what rows leave of their totals; nothing where they leave nothing."""
    left = list(whole)
    for one in rows:
        left = [EXACT.subtract(rest, value) for rest, value in zip(left, one, strict=True)]
    return left if any(left) else []


def summed(caption: str, heads: Sequence[str], rows: Sequence[Row], note: str = "") -> Grid:
    """Return a table that adds up costs or efforts."""
    return Grid(caption, tuple(heads), tuple(rows), note, parted=True, sums=True, rows_marked=False)


@dataclass(frozen=True)
class Columns:
    """Columns of costs: the groups of the call, what has no category, indirect costs, total."""

    known: Known

    @cached_property
    def _groups(self) -> list[list[str]]:
        listed = self.known.call.pack.cost_categories
        letters = sorted({one.group for one in listed})
        return [[one.key for one in listed if one.group == group] for group in letters]

    @cached_property
    def _loose(self) -> bool:
        named = {key for group in self._groups for key in group}
        return any(key not in named for _, _, key in self.known.figures.budget.cells)

    @property
    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        more = (NO_CATEGORY,) if self._loose else ()
        pack = self.known.call.pack
        return (*(group.head for group in pack.groups()), *more, pack.indirect.head, say("Total"))

    @property
    def note(self) -> str:
        """Return what the letters mean."""
        return " ".join(group.note for group in self.known.call.pack.groups() if group.note)

    def values(self, costs: Costs) -> list[Decimal]:
        """Return costs by column, euro."""
        grouped = [costs.group(group) for group in self._groups]
        loose = [EXACT.subtract(costs.direct, total(grouped))] if self._loose else []
        return [*grouped, *loose, costs.indirect, costs.total]


def _notes(columns: Columns) -> str:
    return " ".join(filter(None, (columns.note, columns.known.call.pack.indirect.note)))


def budget(known: Known) -> Iterator[Part]:
    """Yield the budget in all its views."""
    yield Head(3, "", say("Budget"))
    if known.figures.budget.cells:
        yield from _bars(known)
        yield _by_participant(known)
        yield _grant(known)
        yield _by_category(known)
        yield _by_package(known)
    else:
        yield Words(say("The budget has no cost lines yet."))
    if known.draft.depreciation and known.call.asks("depreciation"):
        yield _equipment(known)
    if known.draft.income:
        yield _income(known)
    for one in known.figures.budget.assumptions:
        yield Words(say("Assumption: {text}", text=one.text))
    if known.draft.budget.comments.strip():
        yield Head(4, "", say("Comments on the budget"))
        yield Typed("budget/comments")


def _bars(known: Known) -> Iterator[Part]:
    by_whom = by_partner(known.figures.budget)
    if len(by_whom) > 1:
        legend = (say("Requested EU contribution"), say("Own contribution and other income"))
        names = [partner_or_none(known, one.key) for one in by_whom]
        amounts, granted = [one.amount for one in by_whom], [one.granted for one in by_whom]
        yield Figure(
            say("Eligible costs by participant, and what the EU is asked to pay of them"),
            drawings=(bars(names, amounts, legend, granted),),
        )
    for_what = by_category(known.figures.budget, known.call.pack.cost_categories)
    if len(for_what) > 1:
        names = [_category(known, one.key) for one in for_what]
        drawn = bars(names, [one.amount for one in for_what])
        yield Figure(say("Eligible costs by category"), drawings=(drawn,))


def _category(known: Known, key: str) -> str:
    """Return code and name of a category; words where costs have none."""
    if not key:
        return NO_CATEGORY
    found = next((one for one in known.call.pack.cost_categories if one.key == key), None)
    return f"{found.code} {found.name}" if found else together((key, say("Indirect costs")), " ")


def partner_or_none(known: Known, key: str) -> str:
    """Return a participant; words where costs have none."""
    return known.partner(key) if key else NO_PARTICIPANT


def _by_participant(known: Known) -> Grid:
    figures, columns = known.figures.budget, Columns(known)
    rows = [
        Row(
            f"partners/{line.partner}",
            (partner_or_none(known, line.partner), *map(euro, columns.values(line.costs))),
        )
        for line in figures.partners
    ]
    rows.append(row("", say("Total"), *map(euro, columns.values(figures.total))))
    heads = (say("Participant"), *columns.heads)
    return summed(say("Estimated costs by participant, EUR"), heads, rows, _notes(columns))


def _grant(known: Known) -> Grid:
    figures = known.figures.budget
    rows = [
        row(
            f"partners/{line.partner}",
            partner_or_none(known, line.partner),
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
    rows.append(row("", say("Total"), *map(euro, whole)))
    paid = (
        say("Maximum EU contribution"),
        say("Requested EU contribution"),
        say("Own contribution"),
        say("Other income"),
    )
    heads = (say("Participant"), say("Total costs"), *paid)
    return summed(say("EU contribution by participant, EUR"), heads, rows)


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
    rows.append(
        row("", "E", say("Indirect costs"), euro(figures.total.indirect), share(figures.general_rate))
    )
    rows.append(row("", say("Total"), "", euro(figures.total.total), ""))
    return summed(say("Estimated costs by category"), _CATEGORY_HEADS, rows)


_CATEGORY_HEADS = (say("Code"), say("Category"), say("Costs, EUR"), say("Funding rate"))


def _by_package(known: Known) -> Grid:
    figures, columns, worked = known.figures.budget, Columns(known), known.figures.effort
    numbers = known.numbers.work_packages
    lines = {
        key: [worked.by_work_package.get(key, Decimal(0)), *columns.values(spent)]
        for key, spent in figures.work_packages.items()
        if key in numbers
    }
    rows = [Row(f"work_packages/{key}", (numbers[key], *measured(line))) for key, line in lines.items()]
    whole = [worked.total, *columns.values(figures.total)]
    if left := left_over(lines.values(), whole):
        rows.append(row("", NO_PACKAGE, *measured(left)))
    rows.append(row("", say("Total"), *measured(whole)))
    heads = (say("Work package"), say("PM"), *columns.heads)
    note = together((_notes(columns), say("PM: person-months.")), " ")
    return summed(say("Estimated costs by work package, EUR"), heads, rows, note)


def measured(values: Sequence[Decimal]) -> tuple[str, ...]:
    """Return person-months and amounts as they are printed."""
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
            say(
                "{charged} of {useful}",
                charged=number(one.charged_months),
                useful=number(one.useful_months),
            ),
            share((Decimal(100) if one.use_share is None else one.use_share) / 100),
            euro(depreciation_charge(one)),
        )
        for one in known.draft.depreciation
    )
    heads = (
        say("Equipment"),
        say("Participant"),
        say("WP"),
        say("Bought"),
        say("Cost, EUR"),
        say("Months charged"),
        say("Use"),
        say("Charge, EUR"),
    )
    return Grid(say("Depreciation of equipment"), heads, rows)


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
    rows.append(row("", say("Total"), "", "", euro(total(one.amount or ZERO for one in known.draft.income))))
    return Grid(
        say("Money beside the grant"),
        (say("Participant"), say("Kind"), say("Source"), say("Amount, EUR")),
        tuple(rows),
    )
