"""Costs, grant and own money, derived from the cost lines.

Every cell (participant x work package x category) is rounded half up to cents, and every total is
a sum of rounded cells, so that what is printed adds up (application form, budget formulas).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.draft.budget import CostLine, DepreciationItem
from euroapp.draft.consortium import Role
from euroapp.values import EXACT, ZERO, to_cents, total

__all__ = [
    "FUNDED",
    "ZERO",
    "Assumption",
    "BudgetFigures",
    "Costs",
    "PartnerBudget",
    "budget_figures",
    "depreciation_charge",
    "line_total",
]

FUNDED = frozenset({Role.COORDINATOR, Role.BENEFICIARY, Role.AFFILIATED})

DEPRECIATION = "C2"
"""The category that depreciation of equipment is charged to."""

Place = tuple[str, str]
"""Participant id and work package id."""

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
        return total(self.by_category.values())

    @property
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

    @property
    def own_contribution(self) -> Decimal:
        """Return what the grant leaves to be paid."""
        return EXACT.subtract(self.costs.total, self.requested)

    @property
    def balance(self) -> Decimal:
        """Return grant plus income minus costs; zero when the budget is balanced."""
        return EXACT.subtract(EXACT.add(self.requested, self.income), self.costs.total)


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
    support_indirect_rate: Decimal
    """Flat rate of indirect costs on support; zero where support is left out of the base."""
    assumptions: tuple[Assumption, ...]

    @property
    def own_contribution(self) -> Decimal:
        """Return eligible costs minus the requested grant."""
        return EXACT.subtract(self.total.total, self.grant_requested)

    @property
    def other_costs(self) -> Decimal:
        """Return all eligible costs but support to third parties."""
        return EXACT.subtract(self.total.total, self.support)

    @property
    def support_share(self) -> Decimal | None:
        """Return support divided by the requested grant; None without a grant."""
        return EXACT.divide(self.support, self.grant_requested) if self.grant_requested > 0 else None

    @property
    def room_for_other_costs(self) -> Decimal | None:
        """Return how much more other costs the support allows at the required share.

        With support F paid at rate q, share s and general rate r, other costs may reach
        F x (1 - s x q) / s / r (calls, arithmetic of the 75 % rule). Negative: too high by that much.
        """
        share = self.support_share_required
        if not share or not self.general_rate:
            return None
        grant_for_others = EXACT.multiply(self.support, 1 / share - self.support_rate)
        return EXACT.subtract(to_cents(EXACT.divide(grant_for_others, self.general_rate)), self.other_costs)

    @property
    def grant_per_support(self) -> Decimal:
        """Return by how much the maximum grant grows with each euro of support, indirect costs included."""
        return self.support_rate + self.general_rate * self.support_indirect_rate

    @property
    def requests_typed(self) -> bool:
        """Tell whether some participant asks for a sum of its own, so that the grant leaves costs behind."""
        return any(line.typed for line in self.partners)

    def partner(self, partner_id: str) -> PartnerBudget | None:
        """Return the line of one participant, or nothing."""
        return next((line for line in self.partners if line.partner == partner_id), None)


def line_total(line: CostLine) -> Decimal:
    """Return units times unit cost, rounded half up to cents; zero while one is missing."""
    if line.units is None or line.unit_cost is None:
        return ZERO
    return to_cents(EXACT.multiply(line.units, line.unit_cost)) or ZERO


def depreciation_charge(item: DepreciationItem) -> Decimal:
    """Return cost x months charged / useful life x use, never more than the cost."""
    if not item.cost or not item.useful_months or item.useful_months < 0:
        return ZERO
    months = min(max(item.charged_months or 0, 0), item.useful_months)
    use = Decimal(100) if item.use_share is None else min(max(item.use_share, Decimal(0)), Decimal(100))
    charged = EXACT.multiply(EXACT.multiply(item.cost, Decimal(months)), use)
    return to_cents(EXACT.divide(charged, Decimal(item.useful_months * 100)))


def _unfunded(draft: Draft) -> set[str]:
    return {p.id for p in draft.partners if p.role not in FUNDED}


def _cells(draft: Draft, call: Call) -> dict[Cell, Decimal]:
    known = {category.key for category in call.pack.cost_categories}
    unfunded = _unfunded(draft)
    cells: defaultdict[Cell, Decimal] = defaultdict(lambda: ZERO)
    charged = [
        (line.participant, line.work_package, line.category, line_total(line)) for line in draft.cost_lines
    ]
    written_off = [
        (item.participant, item.work_package, DEPRECIATION, depreciation_charge(item))
        for item in draft.depreciation
    ]
    for partner, package, category, amount in (*charged, *written_off):
        if category in known and partner not in unfunded:
            key = (partner, package, category)
            cells[key] = EXACT.add(cells[key], amount)
    return dict(cells)


def _person_months(draft: Draft, call: Call) -> dict[Place, Decimal]:
    personnel = {category.key for category in call.pack.cost_categories if category.personnel}
    unfunded = _unfunded(draft)
    months: defaultdict[Place, Decimal] = defaultdict(Decimal)
    for line in draft.cost_lines:
        if line.category in personnel and line.units is not None and line.participant not in unfunded:
            months[line.participant, line.work_package] += line.units
    return dict(months)


def _indirect(cells: Mapping[Cell, Decimal], rate: Decimal, exempt: frozenset[str]) -> dict[Place, Decimal]:
    base: defaultdict[Place, Decimal] = defaultdict(lambda: ZERO)
    for (partner, package, category), amount in cells.items():
        counted = ZERO if category in exempt else amount
        base[partner, package] = EXACT.add(base[partner, package], counted)
    return {key: to_cents(EXACT.multiply(amount, rate)) for key, amount in base.items()}


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


@dataclass(frozen=True)
class _Ledger:
    """The rounded cells of one draft, from which every sum is made."""

    cells: Mapping[Cell, Decimal]
    indirect: Mapping[Place, Decimal]
    months: Mapping[Place, Decimal]

    def sums(self, key_of: Callable[[Place], str]) -> defaultdict[str, Costs]:
        """Return the costs of all places that have the same key; none for any other key."""
        categories: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(
            lambda: defaultdict(lambda: ZERO)
        )
        for (partner, package, category), amount in self.cells.items():
            row = categories[key_of((partner, package))]
            row[category] = EXACT.add(row[category], amount)
        indirect, months = self._by(self.indirect, key_of), self._by(self.months, key_of)
        found = defaultdict(lambda: Costs({}, ZERO, Decimal(0)))
        for key in categories.keys() | indirect.keys() | months.keys():
            found[key] = Costs(
                dict(categories[key]),
                total(indirect[key]),
                sum(months[key], Decimal(0)),
            )
        return found

    @staticmethod
    def _by(
        numbers: Mapping[Place, Decimal], key_of: Callable[[Place], str]
    ) -> defaultdict[str, list[Decimal]]:
        found = defaultdict(list)
        for place, number in numbers.items():
            found[key_of(place)].append(number)
        return found

    def named(self, known: Iterable[str], side: int) -> list[str]:
        """Return the known ids, then those that only costs name: lines without a participant or package."""
        listed = list(dict.fromkeys(known))
        return [*listed, *sorted({place[side] for place in self.indirect} - set(listed))]


def _partner_budgets(
    draft: Draft, ledger: _Ledger, rates: Mapping[str, Decimal], general: Decimal
) -> Iterator[PartnerBudget]:
    income: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for line in draft.income:
        income[line.participant] = EXACT.add(income[line.participant], line.amount or ZERO)
    requests = {p.id: p.requested_contribution for p in draft.partners if p.role in FUNDED}
    sums = ledger.sums(lambda place: place[0])
    for partner in ledger.named((p.id for p in draft.partners), 0):
        costs = sums[partner]
        paid = [(rates[key], amount) for key, amount in costs.by_category.items()]
        maximum = total(to_cents(EXACT.multiply(*pair)) for pair in (*paid, (general, costs.indirect)))
        typed = requests.get(partner)
        requested = maximum if typed is None else typed
        yield PartnerBudget(partner, costs, maximum, requested, income[partner], typed is not None)


def budget_figures(draft: Draft, call: Call) -> BudgetFigures:
    """Return every derived amount; never fails, whatever the draft holds."""
    rates, general, assumptions = _rates(call)
    in_base, more = _base_choice(draft, call)
    support_keys = [category.key for category in call.pack.cost_categories if category.support]
    cells = _cells(draft, call)
    flat_rate = call.facts.indirect_rate.value or Decimal(0)
    indirect = _indirect(cells, flat_rate, frozenset() if in_base else frozenset(support_keys))
    ledger = _Ledger(cells, indirect, _person_months(draft, call))
    partners = tuple(_partner_budgets(draft, ledger, rates, general))
    packages = ledger.sums(lambda place: place[1])
    whole = ledger.sums(lambda _place: "")[""]
    return BudgetFigures(
        cells=cells,
        indirect=indirect,
        partners=partners,
        work_packages={key: packages[key] for key in ledger.named((p.id for p in draft.work_packages), 1)},
        total=whole,
        support=whole.group(support_keys),
        grant_maximum=total(line.maximum for line in partners),
        grant_requested=total(line.requested for line in partners),
        support_share_required=call.facts.support_share.value,
        general_rate=general,
        support_rate=next((rates[key] for key in support_keys), general),
        support_indirect_rate=flat_rate if in_base else Decimal(0),
        assumptions=(*assumptions, *more),
    )
