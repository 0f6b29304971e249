"""Costs, grant and own money, derived from the cost lines.

Every cell (participant x work package x category) is rounded half up to cents, and every total is
a sum of rounded cells, so that what is printed adds up (application form, budget formulas).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, DepreciationItem
from euroapp.draft.consortium import Role
from euroapp.values import to_cents

ZERO = Decimal("0.00")
INDIRECT = "E"
FUNDED = frozenset({Role.COORDINATOR, Role.BENEFICIARY, Role.AFFILIATED})

Cell = tuple[str, str, str]
"""Participant id, work package id, category key; an id may be '' where the line names none."""


@dataclass(frozen=True)
class Assumption:
    """A default taken because the call does not say; shown wherever the figure is shown."""

    code: str
    text: str


@dataclass(frozen=True)
class Costs:
    """Costs of a participant, a work package or the whole: euro by category, with the total."""

    by_category: Mapping[str, Decimal]
    indirect: Decimal
    person_months: Decimal

    @property
    def direct(self) -> Decimal:
        """Return the sum of all categories without indirect costs."""
        return sum(self.by_category.values(), ZERO)

    @property
    def total(self) -> Decimal:
        """Return the eligible costs."""
        return self.direct + self.indirect

    def group(self, categories: Iterable[str]) -> Decimal:
        """Return the sum of some categories."""
        return sum((self.by_category.get(key, ZERO) for key in categories), ZERO)


@dataclass(frozen=True)
class PartnerBudget:
    """The budget line of one participant (Part A, section 3)."""

    partner: str
    costs: Costs
    maximum: Decimal
    requested: Decimal
    income: Decimal
    """All money beside the grant, as the draft lists it."""

    @property
    def own_contribution(self) -> Decimal:
        """Return what the grant leaves to be paid."""
        return self.costs.total - self.requested

    @property
    def balance(self) -> Decimal:
        """Return grant plus income minus costs; zero when the budget is balanced."""
        return self.requested + self.income - self.costs.total


@dataclass(frozen=True)
class BudgetFigures:
    """Every derived amount of one draft, in euro."""

    cells: Mapping[Cell, Decimal]
    indirect: Mapping[tuple[str, str], Decimal]
    partners: tuple[PartnerBudget, ...]
    work_packages: Mapping[str, Costs]
    total: Costs
    support: Decimal
    """Financial support to third parties."""
    grant_maximum: Decimal
    grant_requested: Decimal
    support_share_required: Decimal | None
    general_rate: Decimal
    support_rate: Decimal
    assumptions: tuple[Assumption, ...]

    @property
    def own_contribution(self) -> Decimal:
        """Return eligible costs minus the requested grant."""
        return self.total.total - self.grant_requested

    @property
    def other_costs(self) -> Decimal:
        """Return all eligible costs but support to third parties."""
        return self.total.total - self.support

    @property
    def support_share(self) -> Decimal | None:
        """Return support divided by the requested grant; None without a grant."""
        return self.support / self.grant_requested if self.grant_requested > 0 else None

    @property
    def room_for_other_costs(self) -> Decimal | None:
        """Return how much more other costs the support allows at the required share.

        With support F, share s and general rate r, other costs may reach F x (1 - s) / s / r
        (calls, arithmetic of the 75 % rule). Negative: other costs are too high by that much.
        """
        share = self.support_share_required
        if not share or not self.general_rate:
            return None
        allowed = self.support * (1 - share) / share / self.general_rate
        return to_cents(allowed) - self.other_costs

    def partner(self, partner_id: str) -> PartnerBudget | None:
        """Return the line of one participant, or nothing."""
        return next((line for line in self.partners if line.partner == partner_id), None)


def line_total(line: CostLine) -> Decimal:
    """Return units times unit cost, rounded half up to cents; zero while one is missing."""
    if line.units is None or line.unit_cost is None:
        return ZERO
    return to_cents(line.units * line.unit_cost)


def depreciation_charge(item: DepreciationItem) -> Decimal:
    """Return cost x months charged / useful life x use, never more than the cost."""
    if not item.cost or not item.useful_months or item.useful_months < 0:
        return ZERO
    months = min(max(item.charged_months or 0, 0), item.useful_months)
    use = (Decimal(100) if item.use_share is None else item.use_share) / 100
    return to_cents(item.cost * months / item.useful_months * min(max(use, Decimal(0)), Decimal(1)))


def _cells(draft: Draft, call: Call) -> dict[Cell, Decimal]:
    known = {category.key for category in call.pack.cost_categories}
    unfunded = {p.id for p in draft.partners if p.role not in FUNDED}
    cells: defaultdict[Cell, Decimal] = defaultdict(lambda: ZERO)
    for line in draft.cost_lines:
        if line.category in known and line.participant not in unfunded:
            cells[line.participant, line.work_package, line.category] += line_total(line)
    if "C2" in known:
        for item in draft.depreciation:
            if item.participant not in unfunded:
                cells[item.participant, item.work_package, "C2"] += depreciation_charge(item)
    return dict(cells)


def _person_months(draft: Draft, call: Call) -> dict[tuple[str, str], Decimal]:
    personnel = {category.key for category in call.pack.cost_categories if category.personnel}
    months: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for line in draft.cost_lines:
        if line.category in personnel and line.units is not None:
            months[line.participant, line.work_package] += line.units
    return dict(months)


def _indirect(
    cells: Mapping[Cell, Decimal], rate: Decimal, exempt: frozenset[str]
) -> dict[tuple[str, str], Decimal]:
    base: defaultdict[tuple[str, str], Decimal] = defaultdict(lambda: ZERO)
    for (partner, package, category), amount in cells.items():
        base[partner, package] += ZERO if category in exempt else amount
    return {key: to_cents(amount * rate) for key, amount in base.items()}


def _rates(call: Call) -> tuple[dict[str, Decimal], Decimal, list[Assumption]]:
    general = call.facts.general_rate.value
    assumptions = []
    if general is None:
        general = Decimal(0)
        text = "The call does not state a funding rate; no grant is calculated for costs without a rate."
        assumptions.append(Assumption("general_rate", text))
    rates = {
        category.key: general if category.rate.value is None else category.rate.value
        for category in call.pack.cost_categories
    }
    return rates, general, assumptions


def _base_choice(draft: Draft, call: Call) -> tuple[bool, list[Assumption]]:
    own = draft.budget.support_in_indirect_base
    if own is not None:
        return own, []
    stated = call.facts.support_in_indirect_base.value
    if stated is not None:
        return stated, []
    text = (
        "The call does not say whether support to third parties counts in the base of indirect costs. "
        "It is left out here, which gives the lower figure."
    )
    return False, [Assumption("support_in_indirect_base", text)]


def _sum(
    cells: Mapping[Cell, Decimal],
    indirect: Mapping[tuple[str, str], Decimal],
    months: Mapping[tuple[str, str], Decimal],
    place: int | None,
    key: str,
) -> Costs:
    by_category: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for cell, amount in cells.items():
        if place is None or cell[place] == key:
            by_category[cell[2]] += amount
    return Costs(
        dict(by_category),
        sum((v for k, v in indirect.items() if place is None or k[place] == key), ZERO),
        sum((v for k, v in months.items() if place is None or k[place] == key), Decimal(0)),
    )


def budget_figures(draft: Draft, call: Call) -> BudgetFigures:
    """Return every derived amount; never fails, whatever the draft holds."""
    rates, general, assumptions = _rates(call)
    in_base, more = _base_choice(draft, call)
    support_keys = frozenset(c.key for c in call.pack.cost_categories if c.support)
    cells = _cells(draft, call)
    indirect_rate = call.facts.indirect_rate.value or Decimal(0)
    indirect = _indirect(cells, indirect_rate, frozenset() if in_base else support_keys)
    months = _person_months(draft, call)
    income: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in draft.income:
        income[line.participant] += line.amount or ZERO

    lines = []
    loose = {key[0] for key in indirect} - {p.id for p in draft.partners}
    requests = {p.id: p.requested_contribution for p in draft.partners if p.role in FUNDED}
    for partner in [*(p.id for p in draft.partners), *sorted(loose)]:
        costs = _sum(cells, indirect, months, 0, partner)
        maximum = sum(
            (to_cents(rates[key] * amount) for key, amount in costs.by_category.items()),
            to_cents(general * costs.indirect),
        )
        wished = requests.get(partner)
        requested = maximum if wished is None else wished
        lines.append(PartnerBudget(partner, costs, maximum, requested, income[partner]))

    total = _sum(cells, indirect, months, None, "")
    packages = [row.id for row in draft.work_packages]
    extra = sorted({key[1] for key in indirect} - set(packages))
    return BudgetFigures(
        cells=cells,
        indirect=indirect,
        partners=tuple(lines),
        work_packages={key: _sum(cells, indirect, months, 1, key) for key in [*packages, *extra]},
        total=total,
        support=total.group(support_keys),
        grant_maximum=sum((line.maximum for line in lines), ZERO),
        grant_requested=sum((line.requested for line in lines), ZERO),
        support_share_required=call.facts.support_share.value,
        general_rate=general,
        support_rate=next((rates[key] for key in support_keys), general),
        assumptions=tuple([*assumptions, *more]),
    )
