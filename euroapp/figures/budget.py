"""Costs, grant and own money, derived from the rows of the budget.

Every total is a sum of rounded cells, so that what is printed adds up (application form, budget formulas).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from euroapp.calls.call import Call
from euroapp.calls.parts import Part
from euroapp.draft import Draft
from euroapp.figures.accounts import (
    FUNDED,
    Account,
    Costs,
    PartnerBudget,
    Tariff,
    accounts_of,
    by_work_package,
    depreciation_charge,
    line_total,
    sum_of,
)
from euroapp.language import say
from euroapp.memory.same import Memo
from euroapp.values import EXACT, ZERO, down_to_cents, to_cents, total

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

Place = tuple[str, str]
"""Participant id and work package id."""

Cell = tuple[str, str, str]
"""Participant id, work package id, category key; an id may be '' where the line names none."""

_TARIFFS: Memo[tuple[Tariff, tuple[Assumption, ...]]] = Memo()


@dataclass(frozen=True)
class Assumption:
    """A default taken because the call does not say; shown wherever the figure is shown."""

    code: str
    text: str


@dataclass(frozen=True)
class BudgetFigures:
    """Every derived amount of one draft, in euro."""

    accounts: tuple[Account, ...]
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
    general_costs: Decimal
    """Costs other than support that are paid at the general rate, with their indirect costs."""
    assumptions: tuple[Assumption, ...]

    @cached_property
    def cells(self) -> dict[Cell, Decimal]:
        """Return every amount of direct costs."""
        return {
            (account.partner, package, key): amount
            for account in self.accounts
            for package, costs in account.work_packages.items()
            for key, amount in costs.by_category.items()
        }

    @cached_property
    def indirect(self) -> dict[Place, Decimal]:
        """Return every amount of indirect costs."""
        return {
            (account.partner, package): costs.indirect
            for account in self.accounts
            for package, costs in account.work_packages.items()
        }

    @cached_property
    def own_contribution(self) -> Decimal:
        """Return eligible costs minus the requested grant."""
        return EXACT.subtract(self.total.total, self.grant_requested)

    @cached_property
    def other_costs(self) -> Decimal:
        """Return all eligible costs but support to third parties."""
        return EXACT.subtract(self.total.total, self.support)

    @cached_property
    def support_share(self) -> Decimal | None:
        """Return support divided by the requested grant; None without a grant."""
        return EXACT.divide(self.support, self.grant_requested) if self.grant_requested > 0 else None

    @cached_property
    def room_for_other_costs(self) -> Decimal | None:
        """Return how much more other costs the support allows at the required share.

        With support F paid at rate q, share s and general rate r, other costs may reach
        F x (1 - s x q) / s / r (calls, arithmetic of the 75 % rule). Negative: too high by that much.
        """
        share = self.support_share_required
        if not share or not self.general_rate:
            return None
        left_of_each = EXACT.subtract(EXACT.divide(Decimal(1), share), self.support_rate)
        grant_for_others = EXACT.multiply(self.support, left_of_each)
        return EXACT.subtract(to_cents(EXACT.divide(grant_for_others, self.general_rate)), self.other_costs)

    @cached_property
    def grant_per_support(self) -> Decimal:
        """Return by how much the maximum grant grows with each euro of support, indirect costs included."""
        return self.support_rate + self.general_rate * self.support_indirect_rate

    @cached_property
    def requests_typed(self) -> bool:
        """Tell whether some participant asks for a sum of its own, so that the grant leaves costs behind."""
        return any(line.typed for line in self.partners)

    def partner(self, partner_id: str) -> PartnerBudget | None:
        """Return the line of one participant, or nothing."""
        return self._by_partner.get(partner_id)

    @cached_property
    def _by_partner(self) -> dict[str, PartnerBudget]:
        return {line.partner: line for line in self.partners}


def _rates(call: Call) -> tuple[dict[str, Decimal], Decimal, list[Assumption]]:
    general = call.facts.rate("general_rate").value
    assumptions = []
    if general is None:
        general = Decimal(0)
        text = say("The call does not state a funding rate; no grant is calculated for costs without a rate.")
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
    stated = call.facts.flag("support_in_indirect_base").value
    if stated is not None or not call.has(Part.SUPPORT):
        return bool(stated), []
    text = say(
        "The call does not say whether support to third parties counts in the base of indirect costs. "
        "It is left out here, which gives the lower figure."
    )
    return False, [Assumption("support_in_indirect_base", text)]


def _tariff(draft: Draft, call: Call) -> tuple[Tariff, tuple[Assumption, ...]]:
    """Return the rates in force, and what had to be assumed."""

    def make() -> tuple[Tariff, tuple[Assumption, ...]]:
        rates, general, assumed = _rates(call)
        in_base, more = _base_choice(draft, call)
        categories = call.pack.cost_categories
        exempt = frozenset(category.key for category in categories if category.support and not in_base)
        personnel = frozenset(category.key for category in categories if category.personnel)
        flat = call.facts.rate("indirect_rate").value or Decimal(0)
        depreciated = call.pack.depreciated
        charged = depreciated.key if depreciated else ""
        return Tariff(rates, general, flat, exempt, personnel, charged), (*assumed, *more)

    return _TARIFFS.of((call.pack, call.facts, draft.budget.support_in_indirect_base), make)


def tariff_of(draft: Draft, call: Call) -> Tariff:
    """Return the rates by which the costs of a draft become a grant."""
    return _tariff(draft, call)[0]


def _at_general_rate(costs: Costs, tariff: Tariff, support: frozenset[str]) -> Decimal:
    """Return the costs other than support that are paid at the general rate, with their indirect costs."""
    direct = total(
        amount
        for key, amount in costs.by_category.items()
        if key not in support and tariff.rates.get(key, tariff.general) == tariff.general
    )
    return max(ZERO, down_to_cents(EXACT.multiply(direct, 1 + tariff.flat)))


def budget_figures(draft: Draft, call: Call) -> BudgetFigures:
    """Return every derived amount; never fails, whatever the draft holds."""
    tariff, assumptions = _tariff(draft, call)
    support_keys = [category.key for category in call.pack.cost_categories if category.support]
    accounts = tuple(accounts_of(draft, tariff))
    income: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for row in draft.income:
        income[row.participant] = EXACT.add(income[row.participant], row.amount or ZERO)
    typed = {p.id: p.requested_contribution for p in draft.partners if p.role in FUNDED}
    partners = tuple(one.line(typed.get(one.partner), income[one.partner]) for one in accounts)
    whole = sum_of(account.costs for account in accounts)
    return BudgetFigures(
        accounts=accounts,
        partners=partners,
        work_packages=by_work_package(accounts, (p.id for p in draft.work_packages)),
        total=whole,
        support=whole.group(support_keys),
        grant_maximum=total(line.maximum for line in partners),
        grant_requested=total(line.requested for line in partners),
        support_share_required=call.facts.rate("support_share").value,
        general_rate=tariff.general,
        support_rate=next((tariff.rates[key] for key in support_keys), tariff.general),
        support_indirect_rate=Decimal(0) if tariff.exempt else tariff.flat,
        general_costs=_at_general_rate(whole, tariff, frozenset(support_keys)),
        assumptions=assumptions,
    )
