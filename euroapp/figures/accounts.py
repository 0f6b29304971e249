"""What the rows of one participant add up to: the cells that every other sum is made of.

Every cell (participant x work package x category) is rounded half up to cents (application form, budget
formulas). An account is remembered while its rows are the same, so that one changed row costs little.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property, lru_cache

from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, DepreciationItem
from euroapp.draft.consortium import Role
from euroapp.memory.same import SameRows
from euroapp.values import EXACT, ZERO, to_cents, total

FUNDED = frozenset({Role.COORDINATOR, Role.BENEFICIARY, Role.AFFILIATED})

DAYS_OF_MONTH = Decimal(18)
"""Working days in a person-month (annotated model grant agreement, unit cost of SME owners)."""

Row = CostLine | DepreciationItem


@dataclass(frozen=True, eq=False)
class Tariff:
    """The rates of a call by which costs become a grant; two are the same only as the same object."""

    rates: Mapping[str, Decimal]
    """Funding rate by category; others are no categories of the call."""
    general: Decimal
    """Funding rate of indirect costs."""
    flat: Decimal
    """Flat rate of indirect costs."""
    exempt: frozenset[str]
    """Categories outside the base of indirect costs."""
    personnel: frozenset[str]
    depreciation: str
    """The category that depreciation of equipment is charged to; '' where the call has none."""


@dataclass(frozen=True)
class Costs:
    """Costs of a participant, a work package or the whole: euro by category, with the total."""

    by_category: Mapping[str, Decimal]
    indirect: Decimal
    person_months: Decimal

    @cached_property
    def direct(self) -> Decimal:
        """Return the sum of all categories without indirect costs."""
        return total(self.by_category.values())

    @cached_property
    def total(self) -> Decimal:
        """Return the eligible costs."""
        return EXACT.add(self.direct, self.indirect)

    def group(self, categories: Iterable[str]) -> Decimal:
        """Return the sum of some categories."""
        return total(self.by_category.get(key, ZERO) for key in categories)


@dataclass(frozen=True)
class PartnerBudget:
    """The budget line of one participant (Part A, section 3)."""

    partner: str
    costs: Costs
    maximum: Decimal
    requested: Decimal
    income: Decimal
    """All money beside the grant, as the draft lists it."""
    typed: bool = False
    """The request is a sum of its own, not the maximum."""

    @cached_property
    def own_contribution(self) -> Decimal:
        """Return what the grant leaves to be paid."""
        return EXACT.subtract(self.costs.total, self.requested)

    @cached_property
    def balance(self) -> Decimal:
        """Return grant plus income minus costs; zero when the budget is balanced."""
        return EXACT.subtract(EXACT.add(self.requested, self.income), self.costs.total)


@dataclass(frozen=True)
class Account:
    """The costs of one participant by work package and in all, and the most they can be paid."""

    partner: str
    """An id, or '' for rows that name nobody."""
    work_packages: Mapping[str, Costs]
    """By id, '' for rows that name none."""
    costs: Costs
    maximum: Decimal
    rate: Decimal | None
    """Euro of personnel costs for one person-month; None without."""
    _lines: dict[tuple[Decimal | None, Decimal], PartnerBudget] = field(
        default_factory=dict, compare=False, repr=False
    )

    def line(self, typed: Decimal | None, income: Decimal) -> PartnerBudget:
        """Return the budget line of the participant; the same one while nothing in it changes.

        Args:
            typed: the sum it asks for; None for the maximum.
            income: all money beside the grant.

        """
        key = (typed, income)
        if key not in self._lines:
            requested = self.maximum if typed is None else typed
            self._lines.clear()
            self._lines[key] = PartnerBudget(
                self.partner, self.costs, self.maximum, requested, income, typed is not None
            )
        return self._lines[key]


def line_total(line: CostLine) -> Decimal:
    """Return units times unit cost, rounded half up to cents; zero while one is missing."""
    if line.units is None or line.unit_cost is None:
        return ZERO
    return to_cents(EXACT.multiply(line.units, line.unit_cost)) or ZERO


def in_days(line: CostLine) -> bool:
    """Tell whether the units of a line are days."""
    return line.unit.strip().casefold() in {"day", "days", "person-day", "person-days"}


def depreciation_charge(item: DepreciationItem) -> Decimal:
    """Return cost x months charged / useful life x use, never more than the cost."""
    if not item.cost or not item.useful_months or item.useful_months < 0:
        return ZERO
    months = min(max(item.charged_months or 0, 0), item.useful_months)
    use = Decimal(100) if item.use_share is None else min(max(item.use_share, Decimal(0)), Decimal(100))
    charged = EXACT.multiply(EXACT.multiply(item.cost, Decimal(months)), use)
    return to_cents(EXACT.divide(charged, Decimal(item.useful_months * 100)))


def sum_of(parts: Iterable[Costs]) -> Costs:
    """Return the sum of some costs."""
    by_category: dict[str, Decimal] = {}
    indirect, months = ZERO, Decimal(0)
    for part in parts:
        for key, amount in part.by_category.items():
            by_category[key] = EXACT.add(by_category.get(key, ZERO), amount)
        indirect = EXACT.add(indirect, part.indirect)
        months += part.person_months
    return Costs(by_category, indirect, months)


@lru_cache(maxsize=4096)
def _place(rows: SameRows, tariff: Tariff) -> Costs:
    """Return the costs of one participant in one work package."""
    by_category: dict[str, Decimal] = {}
    months = Decimal(0)
    for row in rows.rows:
        if isinstance(row, DepreciationItem):
            key, amount = tariff.depreciation, depreciation_charge(row)
        else:
            key, amount = row.category, line_total(row)
            if key in tariff.personnel and row.units is not None:
                months += to_cents(row.units / DAYS_OF_MONTH) if in_days(row) else row.units
        by_category[key] = EXACT.add(by_category.get(key, ZERO), amount)
    base = total(amount for key, amount in by_category.items() if key not in tariff.exempt)
    return Costs(by_category, to_cents(EXACT.multiply(base, tariff.flat)), months)


@lru_cache(maxsize=1024)
def _account(partner: str, rows: SameRows, tariff: Tariff) -> Account:
    places: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows.rows:
        places[row.work_package].append(row)
    packages = {key: _place(SameRows(tuple(found)), tariff) for key, found in places.items()}
    costs = sum_of(packages.values())
    # What has no category of the call counts too, at the general rate: a total that leaves it out misleads.
    paid = [(tariff.rates.get(key, tariff.general), amount) for key, amount in costs.by_category.items()]
    maximum = total(to_cents(EXACT.multiply(*pair)) for pair in (*paid, (tariff.general, costs.indirect)))
    personnel, months = costs.group(tariff.personnel), costs.person_months
    rate = to_cents(personnel / months) if months > 0 and personnel > 0 else None
    return Account(partner, packages, costs, maximum, rate)


def accounts_of(draft: Draft, tariff: Tariff) -> Iterator[Account]:
    """Yield the accounts of all participants, then those of ids that only rows of the budget name.

    What is not funded is not counted.
    """
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    # A call without depreciation prints none of it: what no table shows is in no total.
    charged = draft.depreciation if tariff.depreciation else ()
    every: tuple[Row, ...] = (*draft.cost_lines, *charged)
    for row in every:
        rows[row.participant].append(row)
    unfunded = {partner.id for partner in draft.partners if partner.role not in FUNDED}
    listed = dict.fromkeys(partner.id for partner in draft.partners)
    for key in listed:
        yield _account(key, SameRows(() if key in unfunded else tuple(rows[key])), tariff)
    for key in sorted(rows.keys() - listed.keys()):
        account = _account(key, SameRows(tuple(rows[key])), tariff)
        if account.work_packages:
            yield account


@lru_cache(maxsize=1024)
def _package(parts: SameRows) -> Costs:
    return sum_of(parts.rows)


def by_work_package(accounts: Iterable[Account], known: Iterable[str]) -> dict[str, Costs]:
    """Return the costs of the known work packages, then of ids that only rows of the budget name."""
    parts: defaultdict[str, list[Costs]] = defaultdict(list)
    for account in accounts:
        for package, costs in account.work_packages.items():
            parts[package].append(costs)
    listed = dict.fromkeys(known)
    return {
        key: _package(SameRows(tuple(parts[key]))) for key in (*listed, *sorted(parts.keys() - listed.keys()))
    }
