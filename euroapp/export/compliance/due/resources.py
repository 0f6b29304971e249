"""What a work package costs: by participant and category, purchases in detail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.export.compliance.due.money import NO_CATEGORY, Columns, measured, partner_or_none, summed
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Grid, Part, Row, Words, row
from euroapp.export.compliance.due.values import NONE, effort, euro, number
from euroapp.figures.budget import Costs
from euroapp.language import say, together
from euroapp.values import EXACT, ZERO, total

_NOTHING = Costs({}, ZERO, Decimal(0))


def resources(known: Known, package: str) -> Iterator[Part]:
    """Yield what a work package costs."""
    figures, worked = known.figures.budget, known.figures.effort
    found = {key for key, place, _ in figures.cells if place == package}
    found |= {key for key, place in worked.matrix if place == package}
    listed = [one.id for one in known.draft.partners if one.id in found]
    partners = [*listed, *sorted(found.difference(listed))]
    if not partners:
        yield Words(say("No resources are planned yet."))
        return
    columns = Columns(known)
    one_table = _in_one(known, package, partners, columns)
    if one_table is not None:
        yield one_table
        return
    accounts = {one.partner: one.work_packages.get(package, _NOTHING) for one in figures.accounts}
    lines = [
        [worked.matrix.get((key, package), Decimal(0)), *columns.values(accounts.get(key, _NOTHING))]
        for key in partners
    ]
    rows = [
        Row(f"partners/{key}" if key else "", (partner_or_none(known, key), *measured(line)))
        for key, line in zip(partners, lines, strict=True)
    ]
    rows.append(row("", say("Total"), *measured(_sums(lines))))
    note = together((say("PM: person-months."), columns.note), " ")
    heads = (say("Participant"), say("PM"), *columns.heads)
    yield summed(say("Estimated budget and resources, EUR"), heads, rows, note)
    yield from _purchases(known, package, partners)


_MOST = 8
"""Columns of euro in the table of all resources; with more of them it comes in two."""


def _in_one(known: Known, package: str, partners: Sequence[str], columns: Columns) -> Grid | None:
    """Return sums and details in one table, where nobody spends on more than fits."""
    spending = {
        one.partner: one.work_packages.get(package, _NOTHING) for one in known.figures.budget.accounts
    }
    spent = [spending.get(key, _NOTHING) for key in partners]
    euros: dict[str, list[Decimal]] = {}
    short: list[str] = []
    for group in known.call.pack.groups():
        inside = [one for one in known.call.pack.cost_categories if one.group == group.key]
        if group.key == "C":
            for one in inside:
                bought = [known.figures.budget.cells.get((key, package, one.key), ZERO) for key in partners]
                if any(bought):
                    euros[one.code] = bought
                    short.append(f"{one.code} {one.name}")
            continue
        given = [line.group([one.key for one in inside]) for line in spent]
        if any(given):
            euros[group.head] = given
    named = [one.key for one in known.call.pack.cost_categories]
    unnamed = [EXACT.subtract(line.direct, line.group(named)) for line in spent]
    if any(unnamed):
        euros[NO_CATEGORY] = unnamed
    euros[known.call.pack.indirect.head] = [line.indirect for line in spent]
    euros[say("Total")] = [line.total for line in spent]
    if len(euros) > _MOST:
        return None
    months = [known.figures.effort.matrix.get((key, package), ZERO) for key in partners]
    rows = []
    for place, key in enumerate(partners):
        amounts = (euro(values[place]) if values[place] else NONE for values in euros.values())
        worked = effort(months[place]) if months[place] else NONE
        rows.append(Row(f"partners/{key}" if key else "", (partner_or_none(known, key), worked, *amounts)))
    rows.append(row("", say("Total"), effort(total(months)), *(euro(total(v)) for v in euros.values())))
    told = [say("PM: person-months."), columns.note, together(("; ".join(short), "."), "") if short else ""]
    note = together(filter(None, (*told, *_behind(known, package, partners))), " ")
    heads = (say("Participant"), say("PM"), *euros)
    return summed(say("Estimated budget and resources, EUR"), heads, rows, note)


def _behind(known: Known, package: str, partners: Sequence[str]) -> Iterator[str]:
    """Yield how many journeys and grants stand behind the amounts."""
    for group in known.call.pack.groups():
        inside = {one.key for one in known.call.pack.cost_categories if one.group == group.key}
        keys = {group.counts} if group.counts else inside
        units = [(key, _units(known, package, key, keys)) for key in partners]
        by = [together((partner_or_none(known, key), number(n)), ": ") for key, n in units if n]
        if group.counted and by:
            whole = number(total(n for _, n in units))
            yield say("{what}: {count} ({by}).", what=group.counted, count=whole, by=together(by, ", "))


def _sums(lines: Sequence[Sequence[Decimal]]) -> list[Decimal]:
    sums = [Decimal(0)] * len(lines[0])
    for line in lines:
        sums = [EXACT.add(one, more) for one, more in zip(sums, line, strict=True)]
    return sums


def _purchases(known: Known, package: str, partners: Sequence[str]) -> Iterator[Part]:
    """Yield purchases and support of a work package in detail, where there are any."""
    pack = known.call.pack
    bought = [one for one in pack.cost_categories if one.group == "C"]
    support = [one.key for one in pack.cost_categories if one.group == "D"]
    first, last = (
        [one for one in pack.groups() if one.counted and one.key == letter] for letter in ("C", "D")
    )
    journeys = [{one.counts} if one.counts else {c.key for c in bought} for one in first]
    grants = [{one.counts} if one.counts else {*support} for one in last]
    cells = known.figures.budget.cells
    rows, lines = [], []
    for key in partners:
        spent = [cells.get((key, package, one.key), ZERO) for one in bought]
        if not total([*spent, *(cells.get((key, package, one), ZERO) for one in support)]):
            continue
        before, after = (
            [_units(known, package, key, keys) for keys in counted] for counted in (journeys, grants)
        )
        lines.append([*before, *spent, *after])
        counted_cells = (*_numbers(before), *map(euro, spent), *_numbers(after))
        rows.append(Row(f"partners/{key}", (partner_or_none(known, key), *counted_cells)))
    if rows:
        sums, end = _sums(lines), len(bought) + len(journeys)
        middle = map(euro, sums[len(journeys) : end])
        rows.append(row("", say("Total"), *_numbers(sums[: len(journeys)]), *middle, *_numbers(sums[end:])))
        short = (f"{one.code} {one.name.split(',')[0]}" for one in bought)
        heads = (say("Participant"), *(g.counted for g in first), *short, *(g.counted for g in last))
        caption = say("Purchases and support in detail, EUR") if last else say("Purchases in detail, EUR")
        yield summed(caption, heads, rows, pack.counted_note)


def _units(known: Known, package: str, partner: str, keys: set[str]) -> Decimal:
    found = Decimal(0)
    for line in known.draft.cost_lines:
        if line.work_package == package and line.participant == partner and line.category in keys:
            found += line.units or Decimal(0)
    return found


def _numbers(values: Sequence[Decimal]) -> tuple[str, ...]:
    return tuple(number(value) if value else NONE for value in values)
