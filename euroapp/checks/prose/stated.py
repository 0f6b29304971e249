"""The figures that a number in a text may stand for, and whether it stands for none of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from euroapp.checks.context import Context
from euroapp.checks.prose.claims import Claim
from euroapp.details import Detail, Money, Share
from euroapp.draft.sme_support import Scheme
from euroapp.values import EXACT

Numbers = frozenset[Decimal]


class Figure(NamedTuple):
    """What a number in a text may mean: all values that fit, the likely one, and its print form."""

    values: Numbers
    main: Decimal
    shown: Detail


_NONE = Figure(frozenset(), Decimal(0), "")

_FEW = 8
"""Numbers whose sums are all formed; of more, only the numbers and their total."""

_ABOUT = Decimal("0.1")
_HUNDRED = Decimal(100)


@lru_cache(maxsize=64)
def sums_of(numbers: tuple[Decimal, ...]) -> Numbers:
    """Return every sum of some of the numbers."""
    if len(numbers) > _FEW:
        return frozenset((*numbers, EXACT.add(Decimal(0), sum(numbers, Decimal(0)))))
    sums = {Decimal(0)}
    for number in numbers:
        sums |= {EXACT.add(one, number) for one in sums}
    return frozenset(sums - {Decimal(0)})


def _numbers(values: Iterable[Decimal | int | None]) -> Numbers:
    return frozenset(v if isinstance(v, Decimal) else Decimal(v) for v in values if v is not None)


def _counted(values: Iterable[Decimal | int | None], main: int) -> Figure:
    return Figure(_numbers(values), Decimal(main), main)


def stated(ctx: Context, kind: str, grant: str) -> Figure:
    """Return what a claim may mean; no values where the draft has no such figure.

    Args:
        ctx: the draft and its figures.
        kind: the kind of claim.
        grant: the kind of grant that is counted or priced, such as `innovate grant`, or ''.

    """
    if not grant:
        return ctx.derive(_figure, kind, "")
    scheme = ctx.derive(_scheme_ids).get(_singular(grant))
    return ctx.derive(_figure, kind, scheme) if scheme else _NONE


def _singular(name: str) -> str:
    return name.strip().lower().removesuffix("s")


def _scheme_ids(ctx: Context) -> dict[str, str]:
    """Return the ids of schemes by their names in singular."""
    return {_singular(row.name): row.id for row in ctx.draft.schemes if row.name.strip()}


def _figure(ctx: Context, kind: str, scheme: str) -> Figure:
    return _Stated(ctx).of_scheme(kind, scheme) if scheme else _Stated(ctx).of_draft(kind)


def _budgeted_support(ctx: Context) -> Decimal:
    return ctx.figures.budget.support


class _Stated:
    """What the draft says, by the kind of claim."""

    def __init__(self, ctx: Context) -> None:
        self._ctx = ctx
        self._draft = ctx.draft

    def of_scheme(self, kind: str, scheme_id: str) -> Figure:
        """Return how many grants a scheme gives, or of what size."""
        scheme = next(row for row in self._draft.schemes if row.id == scheme_id)
        return self._grants_of(scheme) if kind == "scheme_grants" else self._price_of(scheme)

    def of_draft(self, kind: str) -> Figure:
        """Return the figure of the whole draft that a kind of claim is about."""
        kinds: dict[str, Callable[[], Figure]] = {
            "partners": self._partners,
            "countries": self._countries,
            "calls": self._calls,
            "smes": self._smes,
            "months": self._months,
            "requested": self._requested,
            "costs": self._costs,
            "support": self._support,
            "share": self._share,
        }
        found = kinds.get(kind)
        return found() if found else self._rows(kind)

    def _rows(self, collection: str) -> Figure:
        count = len(getattr(self._draft, collection))
        return _counted([count], count) if count else _NONE

    def _partners(self) -> Figure:
        rows = self._draft.partners
        if not rows:
            return _NONE
        return _counted([len(rows), len(self._ctx.funded)], len(rows))

    def _countries(self) -> Figure:
        rows = [row.country for row in self._draft.partners]
        if not rows or not all(rows):
            return _NONE
        funded = {row.country for row in self._ctx.funded}
        return _counted([len(set(rows)), len(funded)], len(set(rows)))

    def _calls(self) -> Figure:
        by_scheme = [len(row.calls) for row in self._draft.schemes if row.calls]
        if not by_scheme:
            return _NONE
        return _counted([*sums_of(tuple(map(Decimal, by_scheme))), len(by_scheme)], sum(by_scheme))

    def _targets(self) -> Numbers:
        rows = self._draft.indicators
        found = _numbers(value for row in rows for value in (row.baseline, row.target))
        return found | _numbers(step.value for row in rows for step in row.interim)

    def _smes(self) -> Figure:
        counts = tuple(Decimal(row.third_parties) for row in self._draft.schemes if row.third_parties)
        if not counts:
            return _NONE
        parts = {number for row in self._draft.schemes for number in self._grants_of(row).values}
        members = _numbers(v for row in self._draft.partners for v in (row.smes_served, row.members))
        every = sums_of(counts) | self._targets() | parts | members | {sum(members, Decimal(0))}
        return _counted(every, self._ctx.figures.support.smes)

    def _months(self) -> Figure:
        last = self._ctx.last_month
        if not last:
            return _NONE
        return _counted([last, *(row.implementation_months for row in self._draft.schemes)], last)

    def _grants_of(self, scheme: Scheme) -> Figure:
        count, most = scheme.third_parties, scheme.amount_max
        if not count:
            return _NONE
        found = {Decimal(count)}
        if most:
            found |= {EXACT.divide(call.budget, most) for call in scheme.calls if call.budget}
        if scheme.outside_share is not None:
            outside = EXACT.divide(EXACT.multiply(scheme.outside_share, Decimal(count)), _HUNDRED)
            found |= {Decimal(round(outside)), Decimal(int(outside)), Decimal(int(outside) + 1)}
        return _counted(found, count)

    def _price_of(self, scheme: Scheme) -> Figure:
        least, most = scheme.amount_min, scheme.amount_max
        if most is None:
            return _NONE
        amounts = _numbers([least, most, scheme.total, *(call.budget for call in scheme.calls)])
        return Figure(amounts, most, Money(most))

    def _requested(self) -> Figure:
        budget = self._ctx.figures.budget
        if budget.grant_requested <= 0:
            return _NONE
        parts = [amount for line in budget.partners for amount in (line.requested, line.maximum)]
        own = [amount for row in self._draft.schemes for amount in (row.amount_min, row.amount_max)]
        every = [
            budget.grant_requested,
            budget.grant_maximum,
            self._ctx.call.facts.money("maximum_grant").value,
        ]
        return Figure(_numbers([*every, *parts, *own]), budget.grant_requested, Money(budget.grant_requested))

    def _costs(self) -> Figure:
        budget = self._ctx.figures.budget
        if budget.total.total <= 0:
            return _NONE
        costs = (budget.total, *budget.work_packages.values(), *(line.costs for line in budget.partners))
        values = frozenset(amount for cost in costs for amount in (cost.total, cost.direct))
        return Figure(values, budget.total.total, Money(budget.total.total))

    def _support(self) -> Figure:
        support = self._ctx.figures.support
        if support.total <= 0:
            return _NONE
        amounts = sums_of(tuple(amount for amount in support.by_scheme.values() if amount))
        rows = self._draft.schemes
        each = _numbers(v for row in rows for v in (row.amount_min, row.amount_max))
        calls = _numbers(call.budget for row in rows for call in row.calls)
        values = amounts | each | calls | {self._ctx.derive(_budgeted_support)}
        return Figure(values, support.total, Money(support.total))

    def _share(self) -> Figure:
        grant = self._ctx.figures.budget.grant_requested
        share = self._ctx.figures.budget.support_share
        if grant <= 0 or not share:
            return _NONE
        amounts = (*sums_of(tuple(v for v in self._ctx.figures.support.by_scheme.values() if v)),)
        shares = [EXACT.divide(amount, grant) for amount in amounts]
        every = [share, *shares, self._ctx.call.facts.rate("support_share").value]
        per_cent = [EXACT.multiply(value, _HUNDRED) for value in every if value is not None]
        return Figure(_numbers(per_cent), per_cent[0], Share(share))


def contradicts(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number agrees with no value that could be meant, however it may be read."""
    values = figure.values
    if not values or not claim.readings or claim.bound == "most" or claim.readings[0] in values:
        return False
    if claim.near and not any(figure.main <= 2 * one <= 4 * figure.main for one in claim.readings):
        return False
    if claim.bound == "least" or not claim.total:
        return min(claim.readings) > max(values) + claim.slack
    for reading in claim.readings:
        slack = max(claim.slack, abs(reading) * _ABOUT) if claim.bound == "about" else claim.slack
        if any(abs(reading - value) <= slack for value in values):
            return False
    return True
