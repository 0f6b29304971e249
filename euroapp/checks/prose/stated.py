"""The figures of the draft that a number in a text may stand for, and whether it stands for none of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from euroapp.checks.context import Context
from euroapp.checks.prose.claims import Claim
from euroapp.details import Detail, Money, Share
from euroapp.draft.sme_support import Scheme
from euroapp.folding import folded
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
_FIRMS = re.compile(r"\bSME|compan|firm|enterpris|organi[sz]ation|business|beneficiar", re.IGNORECASE)
"""Words in indicators that count what may be supported."""

_FAR = 25
"""Times the figure; a number beyond speaks of all Europe rather than of this project."""


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
    return frozenset(Decimal(v) for v in values if v is not None)


def _counted(values: Iterable[Decimal | int | None], main: int) -> Figure:
    return Figure(_numbers(values), Decimal(main), main) if main else _NONE


def _paid(amount: Decimal, values: Iterable[Decimal | None]) -> Figure:
    return Figure(_numbers((amount, *values)), amount, Money(amount)) if amount > 0 else _NONE


def stated(ctx: Context, kind: str, scheme: str) -> Figure:
    """Return what a claim may mean; no values where the draft has no such figure.

    Args:
        ctx: the draft and its figures.
        kind: the kind of claim.
        scheme: the kind of grant that is counted or priced, such as `innovate grants`, or ''.

    """
    if scheme:
        row_id = ctx.derive(_scheme_ids).get(_singular(scheme))
        return ctx.derive(_of_scheme, kind, row_id) if row_id else _NONE
    return ctx.derive(_of_draft, kind)


def _singular(name: str) -> str:
    return folded(name).removesuffix("s")


def _scheme_ids(ctx: Context) -> dict[str, str]:
    """Return the ids of schemes by their names in singular."""
    return {_singular(row.name): row.id for row in ctx.draft.schemes if row.name.strip()}


def _of_scheme(ctx: Context, kind: str, row_id: str) -> Figure:
    scheme = next(row for row in ctx.draft.schemes if row.id == row_id)
    if kind == "scheme_grants":
        return _counted(_grants_of(scheme), scheme.third_parties or 0)
    calls = (call.budget for call in scheme.calls)
    return _paid(scheme.amount_max or Decimal(0), (scheme.amount_min, scheme.total, *calls))


def _of_draft(ctx: Context, kind: str) -> Figure:
    if kind in _FIGURES:
        return _FIGURES[kind](ctx)
    count = len(getattr(ctx.draft, kind))
    return _counted([count], count)


def _partners(ctx: Context) -> Figure:
    count = len(ctx.draft.partners)
    return _counted([count, len(ctx.funded)], count)


def _countries(ctx: Context) -> Figure:
    rows = [row.country for row in ctx.draft.partners]
    funded = {row.country for row in ctx.funded}
    return _counted([len(set(rows)), len(funded)], len(set(rows))) if all(rows) else _NONE


def _calls(ctx: Context) -> Figure:
    by_scheme = [len(row.calls) for row in ctx.draft.schemes if row.calls]
    return _counted([*sums_of(tuple(map(Decimal, by_scheme))), len(by_scheme)], sum(by_scheme))


def _grants_of(scheme: Scheme) -> Numbers:
    """Return how many grants a scheme gives, in all, in each call, and outside the countries."""
    count, most = Decimal(scheme.third_parties or 0), scheme.amount_max
    found = {count}
    if most:
        found |= {EXACT.divide(call.budget, most) for call in scheme.calls if call.budget}
    if scheme.outside_share is not None:
        outside = EXACT.divide(EXACT.multiply(scheme.outside_share, count), _HUNDRED)
        found |= {Decimal(round(outside)), Decimal(int(outside)), Decimal(int(outside) + 1)}
    return frozenset(found)


def _smes(ctx: Context) -> Figure:
    draft = ctx.draft
    counts = tuple(Decimal(row.third_parties) for row in draft.schemes if row.third_parties)
    parts = {number for row in draft.schemes for number in _grants_of(row)}
    counting = [row for row in draft.indicators if _FIRMS.search(f"{row.unit} {row.name}")]
    targets = (value for row in counting for value in (row.baseline, row.target))
    steps = (step.value for row in counting for step in row.interim)
    return _counted(sums_of(counts) | parts | _numbers((*targets, *steps)), ctx.figures.support.smes)


def _months(ctx: Context) -> Figure:
    last = ctx.last_month or 0
    return _counted([last, *(row.implementation_months for row in ctx.draft.schemes)], last)


def _requested(ctx: Context) -> Figure:
    budget = ctx.figures.budget
    return _paid(budget.grant_requested, [budget.grant_maximum])


def _costs(ctx: Context) -> Figure:
    total = ctx.figures.budget.total
    return _paid(total.total, [total.direct])


def _budget(ctx: Context) -> Figure:
    costs, grant = ctx.derive(_of_draft, "costs"), ctx.derive(_of_draft, "requested")
    return costs._replace(values=costs.values | grant.values) if costs.values else _NONE


def _support(ctx: Context) -> Figure:
    support = ctx.figures.support
    calls = (call.budget for row in ctx.draft.schemes for call in row.calls)
    schemes = sums_of(tuple(amount for amount in support.by_scheme.values() if amount))
    return _paid(support.total, (ctx.derive(_budgeted_support), *schemes, *calls))


def _budgeted_support(ctx: Context) -> Decimal:
    return ctx.figures.budget.support


def _share(ctx: Context) -> Figure:
    """Return the share of the support in the grant; in the costs, it may be meant as well."""
    budget = ctx.figures.budget
    share, grant, costs = budget.support_share, budget.grant_requested, budget.total.total
    if grant <= 0 or not share:
        return _NONE
    amounts = sums_of(tuple(amount for amount in ctx.figures.support.by_scheme.values() if amount))
    parts = (EXACT.divide(amount, whole) for amount in amounts for whole in (grant, costs) if whole)
    every = (share, *parts, ctx.call.facts.rate("support_share").value)
    per_cent = [EXACT.multiply(value, _HUNDRED) for value in every if value is not None]
    return Figure(_numbers(per_cent), per_cent[0], Share(share))


_FIGURES: dict[str, Callable[[Context], Figure]] = {
    "partners": _partners,
    "countries": _countries,
    "calls": _calls,
    "smes": _smes,
    "months": _months,
    "requested": _requested,
    "costs": _costs,
    "budget": _budget,
    "support": _support,
    "share": _share,
}
"""The figures that are more than the number of rows of a list."""


def contradicts(claim: Claim, figure: Figure) -> bool:
    """Tell whether a number agrees with no value that could be meant, however it may be read."""
    values, main, (readings, slack) = figure.values, figure.main, claim.amount
    if not values or claim.bound == "most":
        return False
    if claim.phrase.near and not any(main <= 2 * one <= 2 * _FAR * main for one in readings):
        return False
    if claim.bound == "least" or claim.phrase.part:
        return min(readings) > max(values) + slack
    if claim.bound == "about":
        slack = max(slack, min(readings) * _ABOUT)
    return all(abs(reading - value) > slack for reading in readings for value in values)
