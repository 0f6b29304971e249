"""Support to SMEs over time: when calls are open, projects run and money is paid."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft.sme_support import Scheme
from euroapp.figures.spread import Span
from euroapp.figures.timing import project_months
from euroapp.values import EXACT, ZERO, total

MOST_PERIODS = 12
"""Periods beyond which longer ones are taken, so that a figure can be printed for each."""
_STEPS = (1, 3, 6, 12, 24, 60)
"""Lengths of a period in months."""


@dataclass(frozen=True)
class Round:
    """A call for SMEs with the projects it chooses; months count from 1 and include both ends."""

    opening: int | None
    closing: int | None
    first: int | None
    """First and last month of the projects; None while the close of the call is not set."""
    last: int | None


@dataclass(frozen=True)
class Window:
    """Months in which a call is open, or in which the projects run that it chooses; both ends included."""

    first: int
    last: int
    call: bool
    """A call for SMEs is open; else projects run."""


@dataclass(frozen=True)
class Period:
    """Some months in a row with the support paid out in them."""

    first: int
    last: int
    paid: Decimal
    so_far: Decimal
    """Paid by the end of the period."""
    share: Decimal
    """That as a part of all support that is paid."""


def rounds(scheme: Scheme) -> tuple[Round, ...]:
    """Return the calls of a scheme that have a month."""
    return tuple(
        Round(call.opening_month, call.closing_month, *project_months(scheme, call))
        for call in scheme.calls
        if call.opening_month is not None or call.closing_month is not None
    )


def windows(scheme: Scheme) -> tuple[Window, ...]:
    """Return when calls of a scheme are open and projects run, as far as their months are known."""
    found = []
    for one in rounds(scheme):
        if one.opening is not None and one.closing is not None and one.opening <= one.closing:
            found.append(Window(one.opening, one.closing, call=True))
        if one.first is not None and one.last is not None and one.first <= one.last:
            found.append(Window(one.first, one.last, call=False))
    return tuple(found)


def periods(paid: Mapping[int, Decimal], whole: Span) -> tuple[Period, ...]:
    """Return the payments summed over equal periods, few enough to be printed side by side."""
    first, last = whole
    count = last - first + 1
    step = next((step for step in _STEPS if count <= step * MOST_PERIODS), _STEPS[-1])
    whole_sum, so_far = total(paid.values()), ZERO
    found = []
    for start in range(first, last + 1, step):
        end = min(start + step - 1, last)
        amount = total(paid.get(month, ZERO) for month in range(start, end + 1))
        so_far += amount
        share = EXACT.divide(so_far, whole_sum) if whole_sum else ZERO
        found.append(Period(start, end, amount, so_far, share))
    return tuple(found)
