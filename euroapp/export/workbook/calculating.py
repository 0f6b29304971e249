"""The formulas of a budget: costs by participant, package and category, rounded as the program rounds.

Every cell (participant x package) has its own indirect costs, rounded half up to cents; all sums are sums of
such cells, as in the program.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft.fields import field_at
from euroapp.export.workbook.page import Look, Page, address
from euroapp.export.workbook.shown import plain_label, word_of
from euroapp.export.workbook.tables import Placed, Scribe, heading
from euroapp.figures.accounts import FUNDED, Account, Costs, PartnerBudget
from euroapp.figures.budget import BudgetFigures
from euroapp.language import say
from euroapp.values import EXACT, ZERO, total

NONE = say("None")
TOTAL, CHARGE = say("Total, EUR"), say("Charge, EUR")
NOTHING = Costs({}, ZERO, Decimal(0))
_RATES, _FLAGS, _HEADS, _BODY = 4, 5, 6, 7
FIRST = 3
"""The first column of amounts, behind the hidden one, the participant and the package."""


@dataclass(frozen=True)
class Category:
    """A column of costs."""

    key: str
    word: str
    group: str
    rate: Decimal
    in_base: bool


@dataclass(frozen=True)
class Rates:
    """Where the rates stand: cells as formulas name them."""

    general: str
    flat: str
    by_category: Mapping[str, tuple[str, str]]
    """Funding rate, and 1 or 0 for the base of indirect costs."""


@dataclass
class Sums:
    """What the sheets of a budget are worked out from, and where its parts stand."""

    scribe: Scribe
    call: Call
    figures: BudgetFigures
    rates: Rates
    categories: Sequence[Category]
    packages: Mapping[str, str]
    """Words of packages by their ids."""
    only: str = ""
    """The one participant whose part this is; '' for all."""
    lines: dict[str, Placed] = field(default_factory=dict)
    """The cost lines of each participant."""
    depreciation: Placed | None = None
    income: Placed | None = None
    asks: dict[str, str] = field(default_factory=dict)
    """The cell in which each participant says how much it asks for."""
    cells: Page = field(default_factory=lambda: Page(""))
    """The sheet of all cells."""
    rows: dict[tuple[str, str], int] = field(default_factory=dict)
    """The row of each participant and package on the sheet of all cells."""
    by_participant: dict[str, int] = field(default_factory=dict)

    def name_of(self, partner: str) -> str:
        """Return how a participant is called on all sheets."""
        spec = field_at("cost_lines/*/participant")
        return word_of(spec, partner, self.scribe.known) or plain_label(say("No participant"))

    @property
    def depreciated(self) -> str:
        """Return the category that depreciation is charged to; '' for none."""
        category = self.call.pack.depreciated
        return category.key if category is not None else ""

    def costs_of(self, partner: str) -> Costs:
        """Return the costs of a participant."""
        line = self.figures.partner(partner)
        return line.costs if line is not None else NOTHING

    def counted(self, partner: str) -> bool:
        """Tell whether the costs of a participant count."""
        role = next((row.role for row in self.scribe.draft.partners if row.id == partner), None)
        return role is None or role in FUNDED

    @property
    def width(self) -> int:
        """Return the number of columns of categories, with that of costs that have none."""
        return len(self.categories) + 1

    @property
    def span(self) -> tuple[int, int]:
        """Return the first and last column of categories."""
        return FIRST, FIRST + len(self.categories) - 1

    def accounts(self) -> list[Account]:
        """Return the accounts that count, of all participants or of one."""
        return [
            one
            for one in self.figures.accounts
            if self.counted(one.partner) and self.only in ("", one.partner)
        ]

    def budget_lines(self) -> list[PartnerBudget]:
        """Return the budget line of each participant, or of one."""
        return [line for line in self.figures.partners if self.only in ("", line.partner)]

    def whole(self) -> Costs:
        """Return the costs of all that is counted here."""
        return self.costs_of(self.only) if self.only else self.figures.total

    def package_costs(self, package: str) -> Costs:
        """Return the costs in a package of all that is counted here."""
        if not self.only:
            return self.figures.work_packages.get(package, NOTHING)
        own = (one for one in self.figures.accounts if one.partner == self.only)
        return next((one.work_packages.get(package, NOTHING) for one in own), NOTHING)


def categories_of(call: Call, figures: BudgetFigures, scribe: Scribe) -> list[Category]:
    """Return the categories of a call, and keys beside them that only rows of the budget have."""
    spec = field_at("cost_lines/*/category")
    general = figures.general_rate
    in_base = figures.support_indirect_rate > 0
    found = [
        Category(
            one.key,
            word_of(spec, one.key, scribe.known),
            one.group,
            general if one.rate.value is None else one.rate.value,
            in_base or not one.support,
        )
        for one in call.pack.cost_categories
    ]
    known = {one.key for one in found} | {""}
    others = sorted({key for _, _, key in figures.cells if key not in known})
    return found + [
        Category(key, word_of(spec, key, scribe.known), "", general, in_base=True) for key in others
    ]


def packages_of(figures: BudgetFigures, scribe: Scribe) -> dict[str, str]:
    """Return the words of all packages that a budget may name, by their ids."""
    spec = field_at("cost_lines/*/work_package")
    return {key: word_of(spec, key, scribe.known) for key in figures.work_packages if key}


def cells_page(sums: Sums, page: Page) -> None:
    """Write the sheet of all cells: for each participant a row for each package, and one for none."""
    heading(
        page,
        say("Costs by participant, package and category"),
        say("EUR. Everything else is a sum of these cells; nothing here is to be written."),
        (say("Indirect costs are rounded for each participant and package, as the program does."),),
    )
    _heads(sums, page)
    row = _BODY
    for account in sums.accounts():
        first = row
        for package in (*sums.packages, ""):
            sums.rows[account.partner, package] = row
            _cells(sums, page, row, first, account, package)
            row += 1
    page.frozen = (_BODY, FIRST)
    page.repeated = (_HEADS, _HEADS)


def _heads(sums: Sums, page: Page) -> None:
    """Write rates, the base, and the heads of the columns."""
    page.put(_RATES, 2, say("Funding rate"), Look.NOTE)
    page.put(_FLAGS, 2, say("In base of E: 1"), Look.NOTE)
    heads = [say("Participant"), say("Package"), *(one.word for one in sums.categories), say("No category")]
    heads += [say("Direct costs"), say("Base of E"), say("E. Indirect costs"), say("Total")]
    page.line(_HEADS, 1, heads[:2], Look.HEAD)
    page.line(_HEADS, FIRST, heads[2:], Look.HEAD_RIGHT)
    page.heights[_HEADS] = 48.0
    for place, one in enumerate(sums.categories, FIRST):
        rate, base = sums.rates.by_category[one.key]
        page.put(_RATES, place, one.rate, Look.RATE, f"={rate}")
        page.put(_FLAGS, place, int(one.in_base), Look.NUMBER, f"={base}")
    page.widths |= {1: 20.0, 2: 15.0}
    page.widths |= dict.fromkeys(range(FIRST, FIRST + sums.width + 4), 14.0)


def _cells(sums: Sums, page: Page, row: int, first: int, account: Account, package: str) -> None:
    """Write one row: the costs of a participant in a package, by category."""
    costs = account.work_packages.get(package, NOTHING)
    amounts = costs.by_category
    left, right = sums.span
    none = right + 1
    page.put(row, 1, sums.name_of(account.partner), Look.TEXT)
    page.put(row, 2, sums.packages.get(package, NONE), Look.TEXT)
    for place, one in enumerate(sums.categories, FIRST):
        formula = _category(sums, account.partner, package, one.key, (row, place, first))
        page.put(row, place, amounts.get(one.key, ZERO), Look.MONEY, formula)
    loose = _loose(sums, account.partner, package, (row, none, first))
    page.put(row, none, amounts.get("", ZERO), Look.MONEY, loose)
    exempt = total(amounts.get(one.key, ZERO) for one in sums.categories if not one.in_base)
    span = f"{_at(row, left)}:{_at(row, right)}"
    flags = f"{address(_FLAGS, left)}:{address(_FLAGS, right)}"
    base, indirect = _at(row, none + 2), _at(row, none + 3)
    page.put(row, none + 1, costs.direct, Look.MONEY, f"=ROUND(SUM({_at(row, left)}:{_at(row, none)}),2)")
    page.put(
        row,
        none + 2,
        EXACT.subtract(costs.direct, exempt),
        Look.MONEY,
        f"=ROUND(SUMPRODUCT({span},{flags})+{_at(row, none)},2)",
    )
    page.put(row, none + 3, costs.indirect, Look.MONEY, f"=ROUND({base}*{sums.rates.flat},2)")
    page.put(row, none + 4, costs.total, Look.MONEY, f"=ROUND({_at(row, none + 1)}+{indirect},2)")


def _at(row: int, column: int) -> str:
    return address(row, column, fixed=False)


def _category(sums: Sums, partner: str, package: str, key: str, at: tuple[int, int, int]) -> str:
    """Return the formula of a cell; a row for no package takes what the packages above leave."""
    row, column, first = at
    lines = sums.lines[partner]
    head = address(_HEADS, column)
    terms = []
    if package:
        terms.append(
            f"SUMIFS({lines.cells(TOTAL)},{lines.cells('work_package')},{_own(row)},"
            f"{lines.cells('category')},{head})"
        )
    else:
        terms.append(f"SUMIFS({lines.cells(TOTAL)},{lines.cells('category')},{head})")
    if key == sums.depreciated:
        terms += _charged(sums, partner, row if package else None)
    if not package and row > first:
        return f"=ROUND({'+'.join(terms)}-SUM({_at(first, column)}:{_at(row - 1, column)}),2)"
    return f"=ROUND({'+'.join(terms)},2)"


def _loose(sums: Sums, partner: str, package: str, at: tuple[int, int, int]) -> str:
    """Return the formula of costs without a category: what the categories leave of all."""
    row, column, first = at
    lines = sums.lines[partner]
    left, right = sums.span
    if package:
        whole = f"SUMIFS({lines.cells(TOTAL)},{lines.cells('work_package')},{_own(row)})"
    else:
        whole = f"SUM({lines.cells(TOTAL)})"
    terms = [whole, *_charged(sums, partner, row if package else None)]
    if package:
        return f"=ROUND({'+'.join(terms)}-SUM({_at(row, left)}:{_at(row, right)}),2)"
    above = f"-SUM({_at(first, column)}:{_at(row - 1, column)})" if row > first else ""
    return f"=ROUND({'+'.join(terms)}-SUM({_at(first, left)}:{_at(row, right)}){above},2)"


def quoted_text(text: str) -> str:
    """Return a text as formulas have it."""
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def _own(row: int) -> str:
    """Return the package that a row names."""
    return address(row, 2)


def _charged(sums: Sums, partner: str, row: int | None) -> list[str]:
    """Return the depreciation that a participant charges: in the package of a row, or in all."""
    items = sums.depreciation
    if items is None:
        return []
    whose = quoted_text(sums.name_of(partner)) if partner else '"="'
    found = f"SUMIFS({items.cells(CHARGE)},{items.cells('participant')},{whose}"
    return [f"{found},{items.cells('work_package')},{_own(row)})" if row is not None else f"{found})"]
