"""How costs, grant and own money come about, for a participant, a work package or the whole."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from euroapp.calls.facts import RateFact
from euroapp.draft.budget import CostLine, DepreciationItem
from euroapp.figures.accounts import FUNDED, Account, Costs, PartnerBudget, Row
from euroapp.figures.budget import tariff_of
from euroapp.figures.explained.lines import cost_line, depreciation, paid_months
from euroapp.figures.explained.steps import Basis, How, Step, Unit, added
from euroapp.language import say
from euroapp.values import EXACT, ZERO, to_cents, total


@dataclass(frozen=True)
class Where:
    """Whose costs are meant: of a participant, of a package, of both, or all where both are None."""

    partner: str | None = None
    package: str | None = None


class BudgetExplained:
    """Explains the figures of the budget of one draft."""

    def __init__(self, basis: Basis) -> None:
        self._basis, self._budget = basis, basis.figures.budget
        self._tariff = tariff_of(basis.draft, basis.call)

    def eligible(self, where: Where = Where()) -> Step:
        """Return eligible costs: those of each category, and indirect costs."""

        def parts() -> Iterator[Step]:
            found = self._costs(where)
            for key in found.by_category:
                yield self.direct(where, (key,), self._category(key))
            yield self.indirect(where)

        return added(say("Eligible costs"), parts, self._costs(where).total)

    def direct(self, where: Where, keys: tuple[str, ...], title: str) -> Step:
        """Return the direct costs of some categories: their cost lines, with depreciation where it counts."""

        def parts() -> Iterator[Step]:
            for row in self._rows(where):
                if self._key(row) in keys:
                    yield self._explained(row)

        return added(title, parts, self._costs(where).group(keys))

    def loose(self, where: Where, known: frozenset[str]) -> Step:
        """Return the costs that name none of the known categories."""
        others = tuple(key for key in self._costs(where).by_category if key not in known)
        return self.direct(where, others, say("Costs without a category of the call"))

    def indirect(self, where: Where = Where()) -> Step:
        """Return indirect costs: for each participant and package the flat rate of its direct costs."""

        def parts() -> Iterator[Step]:
            for account, package, costs in self._places(where):
                yield self._indirect_of(account.partner, package, costs)

        return added(say("Indirect costs"), parts, self._costs(where).indirect)

    def maximum(self, partner: str) -> Step:
        """Return the most that a participant can be paid: each category at its rate, to cents."""
        line = self._line(partner)

        def parts() -> Iterator[Step]:
            where = Where(partner)
            for key in line.costs.by_category:
                costs = self.direct(where, (key,), self._category(key))
                yield self._paid(costs, self.rate(key))
            yield self._paid(self.indirect(where), self.rate(None))

        return added(say("Maximum contribution"), parts, line.maximum)

    def requested(self, partner: str) -> Step:
        """Return what a participant requests: a sum of its own, or the maximum."""
        line, title = self._line(partner), self._name(partner)
        path = f"partners/{partner}/requested_contribution"
        if line.typed:
            note = say("This sum was typed in; it need not be the maximum.")
            return Step(title, line.requested, path=path, note=note)
        note = say("No sum of its own was typed in, so the maximum is requested.")
        maximum = self.maximum(partner)
        return Step(title, line.requested, how=How.SAME, make=lambda: (maximum,), path=path, note=note)

    def grant(self) -> Step:
        """Return the requested grant: what all participants request."""
        lines = self._budget.partners
        value = self._budget.grant_requested
        return added(say("Requested grant"), lambda: (self.requested(one.partner) for one in lines), value)

    def own(self, partner: str | None = None) -> Step:
        """Return the own contribution: eligible costs minus what is requested."""
        where = Where(partner)
        asked = self.grant() if partner is None else self.requested(partner)
        value = self._budget.own_contribution if partner is None else self._line(partner).own_contribution
        parts = (self.eligible(where), asked)
        return Step(say("Own contribution"), value, how=How.DIFFERENCE, make=lambda: parts)

    def income(self, partner: str) -> Step:
        """Return the money beside the grant: the lines of income of a participant."""

        def parts() -> Iterator[Step]:
            for row in self._basis.draft.income:
                if row.participant == partner:
                    yield Step(
                        row.source or say("Row without a source"), row.amount or ZERO, path=f"income/{row.id}"
                    )

        return added(say("Income"), parts, self._line(partner).income)

    def support_share(self) -> Step | None:
        """Return the share of the requested grant that goes to third parties; None without a grant."""
        share = self._budget.support_share
        if share is None:
            return None
        parts = (self._support(), self.grant())
        fact = self._basis.call.facts.rate("support_share")
        step = Step(say("Share of the requested grant"), share, Unit.SHARE, How.SHARE, lambda: parts)
        if fact.value is not None:
            step.fact, step.note = fact, say("This is the share that the call asks for.")
        return step

    def room_for_other_costs(self) -> Step | None:
        """Return how much more other costs the support allows; None where the call asks for no share."""
        room, budget = self._budget.room_for_other_costs, self._budget
        if room is None:
            return None
        allowed = EXACT.add(room, budget.other_costs)
        most = Step(
            say("Most that other costs may come to"),
            allowed,
            how=How.AVERAGE,
            make=lambda: (self._grant_for_others(), self.rate(None)),
            note=say("So much costs are paid with that grant at the general rate."),
        )
        parts = (self.eligible(), self._support())
        others = Step(
            say("Costs other than support"), budget.other_costs, how=How.DIFFERENCE, make=lambda: parts
        )
        title = say("Room for other costs")
        return Step(title, room, how=How.DIFFERENCE, make=lambda: (most, others))

    def _grant_for_others(self) -> Step:
        """Return the grant that is left for other costs if support is to be just the share of it."""
        fact = self._basis.call.facts.rate("support_share")
        share, support = fact.value or Decimal(1), self._support()
        asked = Step(
            say("Share of the requested grant"), share, Unit.SHARE, path="overrides/support_share", fact=fact
        )
        euro = Step(say("One euro of support"), Decimal(1))
        whole = Step(
            say("Grant that one euro of support allows"),
            EXACT.divide(Decimal(1), share),
            Unit.NUMBER,
            How.SHARE,
            lambda: (euro, asked),
        )
        key = next((one.key for one in self._basis.call.pack.cost_categories if one.support), None)
        rate = self.rate(key)
        left = Step(
            say("What of it is left for other costs"),
            EXACT.subtract(whole.value, rate.value),
            Unit.NUMBER,
            How.DIFFERENCE,
            lambda: (whole, rate),
            note=say("The euro of support itself is paid at its own rate."),
        )
        value = EXACT.multiply(support.value, left.value)
        return Step(say("Grant for other costs"), value, how=How.SCALED, make=lambda: (support, left))

    def _support(self) -> Step:
        categories = self._basis.call.pack.cost_categories
        keys = tuple(category.key for category in categories if category.support)
        return self.direct(Where(), keys, say("Support to third parties"))

    def person_months(self, where: Where) -> Step:
        """Return the person-months that the lines of personnel costs pay."""

        def parts() -> Iterator[Step]:
            for row in self._rows(where):
                if (
                    isinstance(row, CostLine)
                    and row.category in self._tariff.personnel
                    and row.units is not None
                ):
                    yield paid_months(self._basis, row)

        value = self._costs(where).person_months
        return added(say("Paid person-months"), parts, value, Unit.PERSON_MONTHS)

    def monthly_rate(self, partner: str) -> Step | None:
        """Return what a paid person-month of a participant costs; None without."""
        where = Where(partner)
        costs = self._costs(where)
        keys = tuple(sorted(self._tariff.personnel))
        personnel, months = self.direct(where, keys, say("Personnel costs")), self.person_months(where)
        if personnel.value <= 0 or costs.person_months <= 0:
            return None
        value = to_cents(personnel.value / costs.person_months)
        return Step(say("Cost of a person-month"), value, how=How.AVERAGE, make=lambda: (personnel, months))

    def rate(self, key: str | None) -> Step:
        """Return the funding rate of a category, or with None that of indirect costs."""
        category = self._basis.call.pack.category(key) if key else None
        general = self._basis.call.facts.rate("general_rate")
        own = category.rate if category is not None and category.rate.value is not None else None
        fact: RateFact = own or general
        value = self._tariff.general if key is None else self._tariff.rates.get(key, self._tariff.general)
        path = "" if own else "overrides/general_rate"
        return Step(say("Funding rate"), value, Unit.SHARE, path=path, fact=fact)

    def _paid(self, costs: Step, rate: Step) -> Step:
        value = to_cents(EXACT.multiply(costs.value, rate.value))
        return Step(costs.title, value, how=How.PRODUCT, make=lambda: (costs, rate))

    def _indirect_of(self, partner: str, package: str, costs: Costs) -> Step:
        where = Where(partner, package)
        exempt = self._tariff.exempt
        counted = tuple(key for key in costs.by_category if key not in exempt)
        left_out = say("Support to third parties is left out of the base.") if exempt else ""

        def base() -> Iterator[Step]:
            for key in counted:
                yield self.direct(where, (key,), self._category(key))

        direct = added(say("Direct costs that count"), base, total(costs.by_category[key] for key in counted))
        direct.note = left_out
        flat = self._basis.call.facts.rate("indirect_rate")
        rate = Step(
            say("Flat rate of indirect costs"),
            self._tariff.flat,
            Unit.SHARE,
            path="overrides/indirect_rate",
            fact=flat,
        )
        number = self._basis.numbers.of("work_packages", package) or say("no work package")
        title = say("{participant}, {package}", participant=self._name(partner), package=number)
        return Step(title, costs.indirect, how=How.PRODUCT, make=lambda: (direct, rate))

    def _places(self, where: Where) -> Iterator[tuple[Account, str, Costs]]:
        for account in self._budget.accounts:
            if where.partner in (None, account.partner):
                for package, costs in account.work_packages.items():
                    if where.package in (None, package):
                        yield account, package, costs

    def _costs(self, where: Where) -> Costs:
        """Return the costs in question as the budget knows them."""
        if where.partner is None and where.package is None:
            return self._budget.total
        if where.package is None:
            return self._line(where.partner or "").costs
        if where.partner is None:
            return self._budget.work_packages.get(where.package, _NOTHING)
        found = (costs for _, _, costs in self._places(where))
        return next(found, _NOTHING)

    def _line(self, partner: str) -> PartnerBudget:
        return self._budget.partner(partner) or PartnerBudget(partner, _NOTHING, ZERO, ZERO, ZERO)

    def _rows(self, where: Where) -> Iterator[Row]:
        """Yield the rows of the budget that count; those of who is not funded do not."""
        draft = self._basis.draft
        unfunded = {partner.id for partner in draft.partners if partner.role not in FUNDED}
        charged = draft.depreciation if self._tariff.depreciation else ()
        every: tuple[Row, ...] = (*draft.cost_lines, *charged)
        for row in every:
            meant = where.partner in (None, row.participant) and where.package in (None, row.work_package)
            if meant and row.participant not in unfunded:
                yield row

    def _key(self, row: Row) -> str:
        return self._tariff.depreciation if isinstance(row, DepreciationItem) else row.category

    def _explained(self, row: Row) -> Step:
        if isinstance(row, DepreciationItem):
            return depreciation(self._basis, row)
        return cost_line(self._basis, row)

    def _category(self, key: str) -> str:
        category = self._basis.call.pack.category(key)
        return f"{category.code} {category.name}" if category else say("No category")

    def _name(self, partner: str) -> str:
        return self._basis.numbers.partner(partner) or say("No participant")


_NOTHING = Costs({}, ZERO, Decimal(0))
