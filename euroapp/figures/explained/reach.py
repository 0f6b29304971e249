"""How the reach of schemes comes about: how many SMEs they pay, when it ends, what a result costs."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.indicators import Indicator
from euroapp.draft.sme_support import Scheme
from euroapp.figures.explained.steps import Basis, How, Step, Unit, added
from euroapp.figures.reach import SchemeReach
from euroapp.language import say
from euroapp.values import EXACT, ZERO, to_cents


class SchemeExplained:
    """Explains the figures of one scheme."""

    def __init__(self, basis: Basis, scheme: Scheme) -> None:
        self._scheme = scheme
        self._reach: SchemeReach | None = basis.figures.reach.scheme(scheme.id)

    def payable_at_most(self) -> Step | None:
        """Return how many SMEs the total pays at the least amount; None while a figure is missing."""
        least = "amount_min" if self._scheme.amount_min is not None else "amount_max"
        return self._payable(say("SMEs that can be paid at the least amount"), least, "payable_at_most")

    def payable_at_least(self) -> Step | None:
        """Return how many SMEs the total pays at the highest amount; None while a figure is missing."""
        return self._payable(
            say("SMEs that can be paid at the highest amount"), "amount_max", "payable_at_least"
        )

    def average(self) -> Step | None:
        """Return what one SME is paid on average; None while a figure is missing."""
        if self._reach is None or self._reach.average is None:
            return None
        parts = (self._total(), self._planned())
        return Step(say("Average for one SME"), self._reach.average, how=How.AVERAGE, make=lambda: parts)

    def outside(self) -> Step | None:
        """Return how many SMEs are planned from outside the regions of the partners."""
        if self._reach is None:
            return None
        share = min(max(self._scheme.outside_share or Decimal(0), Decimal(0)), Decimal(100)) / 100
        parts = (
            self._planned(),
            Step(say("Share from outside the regions"), share, Unit.SHARE, path=self._path("outside_share")),
        )
        value = Decimal(self._reach.outside)
        return Step(say("SMEs from outside the regions"), value, Unit.NUMBER, How.PART, lambda: parts)

    def last_finish(self) -> Step | None:
        """Return the month in which the last SME project ends; None while a month is missing."""
        if self._reach is None or self._reach.last_finish is None:
            return None
        scheme = self._scheme
        closing = [
            Step(
                say("Call closes in month"),
                Decimal(call.closing_month),
                Unit.MONTH,
                path=f"schemes/{scheme.id}/calls/{call.id}/closing_month",
            )
            for call in scheme.calls
            if call.closing_month is not None
        ]
        last = Step(
            say("Last call closes in month"),
            max(step.value for step in closing),
            Unit.MONTH,
            How.LATEST,
            lambda: closing,
        )
        length = Step(
            say("Months that an SME project takes"),
            Decimal(scheme.implementation_months or 0),
            Unit.NUMBER,
            path=self._path("implementation_months"),
        )
        value = Decimal(self._reach.last_finish)
        return Step(say("Last SME project ends in month"), value, Unit.MONTH, How.SUM, lambda: (last, length))

    def _payable(self, title: str, amount: str, figure: str) -> Step | None:
        value: int | None = getattr(self._reach, figure) if self._reach is not None else None
        if value is None:
            return None
        each: Decimal = getattr(self._scheme, amount)
        name = (
            say("Highest amount for one SME") if amount == "amount_max" else say("Least amount for one SME")
        )
        parts = (self._total(), Step(name, each, path=self._path(amount)))
        return Step(title, Decimal(value), Unit.NUMBER, How.TIMES, lambda: parts)

    def _total(self) -> Step:
        return Step(say("Total of the scheme"), self._scheme.total or ZERO, path=self._path("total"))

    def _planned(self) -> Step:
        planned = Decimal(max(self._scheme.third_parties or 0, 0))
        return Step(say("SMEs planned"), planned, Unit.NUMBER, path=self._path("third_parties"))

    def _path(self, name: str) -> str:
        return f"schemes/{self._scheme.id}/{name}"


def objective_money(basis: Basis, objective: str) -> Step:
    """Return the support that serves an objective of the call, in euro: equal shares of its schemes."""

    def parts() -> Iterator[Step]:
        for scheme in basis.draft.schemes:
            # Whoever names an objective twice gives it two of the shares.
            for _ in range(scheme.objectives.count(objective)):
                yield _shared(basis, scheme)

    reach = basis.figures.reach.objectives.get(objective)
    return added(say("Support for the objective"), parts, reach.money if reach else ZERO)


def _shared(basis: Basis, scheme: Scheme) -> Step:
    path, count = f"schemes/{scheme.id}", Decimal(len(scheme.objectives))
    total = scheme.total or ZERO
    parts = (
        Step(say("Total of the scheme"), total, path=f"{path}/total"),
        Step(say("Objectives that it serves"), count, Unit.NUMBER, path=f"{path}/objectives"),
    )
    name = basis.numbers.label("schemes", scheme.id)
    value = to_cents(EXACT.divide(total, count))
    return Step(name, value, how=How.AVERAGE, make=lambda: parts, path=path)


def result_cost(basis: Basis, indicator: Indicator) -> Step | None:
    """Return what one result of an indicator costs in support; None where it has no cost."""
    reach = basis.figures.reach.objectives.get(indicator.objective)
    found = next((one for one in reach.results if one.indicator == indicator.id), None) if reach else None
    if found is None or found.cost is None:
        return None
    path = f"indicators/{indicator.id}"
    target = Step(say("Target"), indicator.target or Decimal(0), Unit.NUMBER, path=f"{path}/target")
    baseline = Step(say("Baseline"), indicator.baseline or Decimal(0), Unit.NUMBER, path=f"{path}/baseline")
    results = Step(say("Results"), found.results, Unit.NUMBER, How.DIFFERENCE, lambda: (target, baseline))
    parts = (objective_money(basis, indicator.objective), results)
    return Step(say("Cost of one result"), found.cost, how=How.AVERAGE, make=lambda: parts, path=path)
