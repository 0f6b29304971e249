"""The summaries of a budget: sums of its cells by participant, category and package, and the grant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from euroapp.export.workbook.calculating import Sums, quoted_text
from euroapp.export.workbook.page import Look, Page, address
from euroapp.export.workbook.shown import plain_label
from euroapp.export.workbook.tables import heading
from euroapp.figures.accounts import Costs, PartnerBudget
from euroapp.language import say
from euroapp.values import EXACT, ZERO, total

_TOP = 3


def _at(row: int, column: int) -> str:
    return address(row, column, fixed=False)


def totals_page(sums: Sums, page: Page, title: str, *, packages: bool) -> dict[str, int]:
    """Write costs by category of each participant, or of each package, and return their rows."""
    heading(page, title, say("EUR, worked out from the other sheets; nothing here is to be written."))
    head = _TOP
    word = say("Package") if packages else say("Participant")
    heads = [word, *(one.word for one in sums.categories), say("No category"), say("E. Indirect costs")]
    page.put(head, 1, heads[0], Look.HEAD)
    page.line(head, 2, [*heads[1:], say("Total")], Look.HEAD_RIGHT)
    page.heights[head] = 48.0
    page.widths |= {1: 38.0 if packages else 22.0}
    page.widths |= dict.fromkeys(range(2, 5 + len(sums.categories)), 14.0)
    keys = [*sums.packages, ""] if packages else [one.partner for one in sums.accounts()]
    for row, key in enumerate(keys, head + 1):
        costs = sums.package_costs(key) if packages else sums.costs_of(key)
        name = _package_name(sums, key) if packages else sums.name_of(key)
        page.put(row, 1, name, Look.STRONG)
        _sums_of(sums, page, row, costs, [at for own, at in sums.rows.items() if own[packages] == key])
    bottom = head + 1 + len(keys)
    page.put(bottom, 1, say("Total"), Look.TOTAL)
    whole = _amounts(sums, sums.whole())
    for place, amount in enumerate(whole, 2):
        above = f"{_at(head + 1, place)}:{_at(bottom - 1, place)}"
        page.put(bottom, place, amount, Look.TOTAL_MONEY, f"=ROUND(SUM({above}),2)")
    page.frozen, page.repeated = (head + 1, 2), (head, head)
    return {key: row for row, key in enumerate(keys, head + 1)}


def _package_name(sums: Sums, key: str) -> str:
    if not key:
        return say("No package")
    return plain_label(sums.scribe.known.numbers.label("work_packages", key)) or sums.packages[key]


def _amounts(sums: Sums, costs: Costs) -> list[Decimal]:
    """Return costs by category, those without one, indirect ones, and all."""
    found = [costs.by_category.get(one.key, ZERO) for one in sums.categories]
    return [*found, costs.by_category.get("", ZERO), costs.indirect, costs.total]


def _sums_of(sums: Sums, page: Page, row: int, costs: Costs, rows: Sequence[int]) -> None:
    """Write a row of sums of the cells of some rows."""
    left, right = sums.span
    sources = [*range(left, right + 2), right + 4]
    for place, (column, amount) in enumerate(zip(sources, _amounts(sums, costs), strict=False), 2):
        cells = _gathered(sums, rows, column)
        page.put(row, place, amount, Look.MONEY, f"=ROUND(SUM({cells}),2)")
    end = 2 + len(sources)
    page.put(row, end, costs.total, Look.TOTAL_MONEY, f"=ROUND(SUM({_at(row, 2)}:{_at(row, end - 1)}),2)")


def _gathered(sums: Sums, rows: Sequence[int], column: int) -> str:
    """Return cells of a column for a sum, those that follow each other as one span."""
    spans: list[list[int]] = []
    for row in rows:
        if spans and spans[-1][1] == row - 1:
            spans[-1][1] = row
        else:
            spans.append([row, row])
    return ",".join(sums.cells.down(first, last, column) for first, last in spans) or "0"


def grant_page(sums: Sums, page: Page, by_category: Page, rows: Mapping[str, int]) -> None:
    """Write what each participant costs, may get, asks for and pays itself."""
    heading(
        page,
        say("Summary by participant"),
        say("EUR, worked out from the other sheets. An empty request means the maximum."),
    )
    groups = list(sums.call.pack.groups())
    heads = [
        say("Participant"),
        *(group.head for group in groups),
        say("No category"),
        sums.call.pack.indirect.head,
    ]
    heads += [say("Total costs"), say("Maximum EU contribution"), say("Requested EU contribution")]
    heads += [say("Own contribution"), say("Other money"), say("Grant and other money less costs")]
    page.put(_TOP, 1, heads[0], Look.HEAD)
    page.line(_TOP, 2, heads[1:], Look.HEAD_RIGHT)
    page.heights[_TOP] = 48.0
    page.widths |= {1: 22.0} | dict.fromkeys(range(2, 1 + len(heads)), 15.0)
    for row, line in enumerate(sums.budget_lines(), _TOP + 1):
        sums.by_participant[line.partner] = row
        page.put(row, 1, sums.name_of(line.partner), Look.STRONG)
        _grant(sums, page, row, line, by_category, rows.get(line.partner))
    bottom = _TOP + 1 + len(sums.budget_lines())
    page.put(bottom, 1, say("Total"), Look.TOTAL)
    for place in range(2, 1 + len(heads)):
        above = [page.cells[row, place].value for row in range(_TOP + 1, bottom)]
        amount = total(value for value in above if isinstance(value, Decimal))
        formula = f"=ROUND(SUM({_at(_TOP + 1, place)}:{_at(bottom - 1, place)}),2)"
        page.put(bottom, place, amount, Look.TOTAL_MONEY, formula)
    page.frozen, page.repeated = (_TOP + 1, 2), (_TOP, _TOP)
    if not sums.only:
        _support(sums, page, bottom + 2, len(heads))


def _grant(
    sums: Sums, page: Page, row: int, line: PartnerBudget, by_category: Page, source: int | None
) -> None:
    groups = [group.key for group in sums.call.pack.groups()]
    amounts: list[tuple[Decimal, str]] = []
    own = len(sums.categories)
    for group in groups:
        places = [place for place, one in enumerate(sums.categories, 2) if one.group == group]
        amount = line.costs.group(one.key for one in sums.categories if one.group == group)
        amounts.append((amount, _plus(by_category, source, places)))
    strange = [place for place, one in enumerate(sums.categories, 2) if not one.group] + [2 + own]
    loose = EXACT.subtract(line.costs.direct, total(amount for amount, _ in amounts))
    amounts.append((loose, _plus(by_category, source, strange)))
    amounts.append((line.costs.indirect, _plus(by_category, source, [3 + own])))
    whole, most, asked = (len(groups) + step for step in (4, 5, 6))
    amounts.append((line.costs.total, f"=ROUND(SUM({_at(row, 2)}:{_at(row, whole - 1)}),2)"))
    amounts.append((line.maximum, _maximum(sums, by_category, source)))
    amounts.append((line.requested, _requested(sums, line, _at(row, most))))
    amounts.append((line.own_contribution, f"=ROUND({_at(row, whole)}-{_at(row, asked)},2)"))
    amounts.append((line.income, _income(sums, line.partner)))
    other = _at(row, asked + 2)
    amounts.append((line.balance, f"=ROUND({_at(row, asked)}+{other}-{_at(row, whole)},2)"))
    for place, (amount, formula) in enumerate(amounts, 2):
        page.put(row, place, amount, Look.MONEY, formula)


def _plus(page: Page, row: int | None, places: Sequence[int]) -> str:
    """Return the sum of some cells of a row on another sheet; 0 where the row does not count."""
    if row is None or not places:
        return "=0"
    return f"=ROUND({'+'.join(page.at(row, place) for place in places)},2)"


def _maximum(sums: Sums, page: Page, row: int | None) -> str:
    """Return the most that the rates of the call pay for: each category rounded, as the program does."""
    if row is None:
        return "=0"
    own = len(sums.categories)
    terms = [
        f"ROUND({page.at(row, place)}*{sums.rates.by_category[one.key][0]},2)"
        for place, one in enumerate(sums.categories, 2)
    ]
    terms += [f"ROUND({page.at(row, 2 + step)}*{sums.rates.general},2)" for step in (own, own + 1)]
    return f"=ROUND({'+'.join(terms)},2)"


def _requested(sums: Sums, line: PartnerBudget, most: str) -> str:
    asked = sums.asks.get(line.partner)
    if asked is None or not sums.counted(line.partner):
        return f"={most}"
    return f'=IF({asked}="",{most},{asked})'


def _income(sums: Sums, partner: str) -> str:
    rows = sums.income
    if rows is None:
        return "=0"
    whose = quoted_text(sums.name_of(partner)) if partner else '"="'
    return f"=SUMIFS({rows.cells('amount')},{rows.cells('participant')},{whose})"


def _support(sums: Sums, page: Page, row: int, width: int) -> None:
    """Write the share of the grant that goes to third parties, where the call asks for one."""
    required = sums.figures.support_share_required
    support = [place for place, group in enumerate(sums.call.pack.groups(), 2) if group.key == "D"]
    if not required or not support:
        return
    spent, asked = _at(row - 2, support[0]), _at(row - 2, width - 3)
    share = sums.figures.support_share or ZERO
    page.put(row, 1, say("Support to third parties, share of the requested grant"), Look.NOTE)
    page.put(row, 5, share, Look.RATE, f"=IF({asked}<=0,0,{spent}/{asked})")
    page.put(row + 1, 1, say("Least share by the call"), Look.NOTE)
    page.put(row + 1, 5, required, Look.RATE)
