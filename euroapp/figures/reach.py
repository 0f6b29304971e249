"""From money to targets: how many SMEs each scheme can really pay, and what each result costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft import Draft
from euroapp.draft.indicators import Indicator
from euroapp.draft.sme_support import Scheme
from euroapp.values import EXACT, ZERO, to_cents


@dataclass(frozen=True)
class SchemeReach:
    """What one scheme can do with its money."""

    scheme: str
    planned: int
    payable_at_most: int | None
    """SMEs the total pays at the least amount; None while an amount is missing."""
    payable_at_least: int | None
    """SMEs the total pays at the highest amount."""
    average: Decimal | None
    """Euro for one planned SME."""
    outside: int
    """Planned SMEs from outside the partners' regions."""
    last_finish: int | None
    """Month in which the last SME project ends."""
    in_time: bool | None
    """The last SME project ends with the project or before."""

    @property
    def short(self) -> bool:
        """Tell whether more SMEs are planned than even the least amount could pay."""
        return self.payable_at_most is not None and self.planned > self.payable_at_most


@dataclass(frozen=True)
class ResultCost:
    """What one result of an indicator costs in support, if its objective's money is divided by it."""

    indicator: str
    results: Decimal
    cost: Decimal | None
    unpayable: bool
    """More SMEs are promised than the schemes of the objective can pay."""


@dataclass(frozen=True)
class ObjectiveReach:
    """Money and SMEs that serve one objective of the call; a scheme's are shared by its objectives."""

    money: Decimal
    smes: Decimal
    results: tuple[ResultCost, ...]


@dataclass(frozen=True)
class ReachFigures:
    """The chain from money to targets."""

    schemes: tuple[SchemeReach, ...]
    objectives: Mapping[str, ObjectiveReach]
    without_target: tuple[str, ...]
    """Schemes none of whose objectives has an indicator with a target."""

    @property
    def unpayable(self) -> tuple[str, ...]:
        """Return the indicators whose targets the money cannot pay."""
        return tuple(
            result.indicator
            for reach in self.objectives.values()
            for result in reach.results
            if result.unpayable
        )

    def scheme(self, scheme_id: str) -> SchemeReach | None:
        """Return the reach of one scheme, or nothing."""
        return next((reach for reach in self.schemes if reach.scheme == scheme_id), None)


def _times(total: Decimal | None, amount: Decimal | None) -> int | None:
    if total is None or amount is None or amount <= 0:
        return None
    return max(0, int(total // amount))


def _last_finish(scheme: Scheme) -> int | None:
    closing = [call.closing_month for call in scheme.calls if call.closing_month is not None]
    if not closing or scheme.implementation_months is None:
        return None
    return max(closing) + scheme.implementation_months


def scheme_reach(scheme: Scheme, last_month: int | None) -> SchemeReach:
    """Return what one scheme can do; missing figures stay None."""
    planned = max(scheme.third_parties or 0, 0)
    finish = _last_finish(scheme)
    least = scheme.amount_min if scheme.amount_min is not None else scheme.amount_max
    share = min(max(scheme.outside_share or Decimal(0), Decimal(0)), Decimal(100))
    return SchemeReach(
        scheme=scheme.id,
        planned=planned,
        payable_at_most=_times(scheme.total, least),
        payable_at_least=_times(scheme.total, scheme.amount_max),
        average=to_cents(scheme.total / planned) if scheme.total is not None and planned else None,
        outside=int(planned * share / 100),
        last_finish=finish,
        in_time=None if finish is None or last_month is None else finish <= last_month,
    )


def _counts_smes(indicator: Indicator) -> bool:
    return "sme" in indicator.unit.casefold()


def _results(indicators: Iterable[Indicator], money: Decimal, payable: int) -> tuple[ResultCost, ...]:
    results = []
    for indicator in indicators:
        if indicator.target is None:
            continue
        increase = indicator.target - (indicator.baseline or 0)
        cost = to_cents(EXACT.divide(money, increase)) if increase > 0 else None
        unpayable = _counts_smes(indicator) and increase > payable
        results.append(ResultCost(indicator.id, increase, cost, unpayable))
    return tuple(results)


def reach_figures(draft: Draft) -> ReachFigures:
    """Return the chain from money to targets; never fails, whatever the draft holds."""
    schemes = tuple(scheme_reach(scheme, draft.general.duration_months) for scheme in draft.schemes)
    reaches = {reach.scheme: reach for reach in schemes}
    money: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    smes: defaultdict[str, Decimal] = defaultdict(Decimal)
    payable: defaultdict[str, int] = defaultdict(int)
    for scheme in draft.schemes:
        for key in scheme.objectives:
            money[key] += to_cents((scheme.total or ZERO) / len(scheme.objectives))
            smes[key] += Decimal(reaches[scheme.id].planned) / len(scheme.objectives)
            payable[key] += reaches[scheme.id].payable_at_most or 0
    by_objective: defaultdict[str, list[Indicator]] = defaultdict(list)
    for indicator in draft.indicators:
        by_objective[indicator.objective].append(indicator)
    served = {row.id for row in draft.objectives if row.chosen} | set(money)
    objectives = {
        key: ObjectiveReach(
            money[key], smes[key], _results(by_objective[key] if money[key] else (), money[key], payable[key])
        )
        for key in sorted(served)
    }
    aimed = {indicator.objective for indicator in draft.indicators if indicator.target}
    return ReachFigures(
        schemes,
        objectives,
        tuple(s.id for s in draft.schemes if s.total and not aimed & set(s.objectives)),
    )
