"""Amounts spread over months and years without losing a cent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from euroapp.values import ZERO, to_cents

MONTHS_OF_YEAR = 12
LONGEST = 240
"""Months beyond this are drawn and summed into the last one."""

Span = tuple[int, int]
"""First and last month, both included."""


def span_of(start: int | None, end: int | None, whole: Span) -> Span:
    """Return a span inside the project; the whole project where a month is missing or makes no sense."""
    first, last = start if start is not None else whole[0], end if end is not None else whole[1]
    first, last = max(first, whole[0]), min(last, whole[1])
    return (first, last) if first <= last else whole


def over_months(amount: Decimal, span: Span) -> dict[int, Decimal]:
    """Spread an amount evenly over the months of a span; the parts add up to it, to the cent.

    Each month holds what has accrued by its end, rounded half up, minus what had accrued before.
    """
    first, last = span
    count = last - first + 1
    parts, before = {}, ZERO
    for place in range(1, count + 1):
        accrued = to_cents(amount * place / count)
        parts[first + place - 1] = accrued - before
        before = accrued
    return parts


def year_of(month: int) -> int:
    """Return the project year of a month; month 1 opens year 1."""
    return (month - 1) // MONTHS_OF_YEAR + 1


def by_year(months: Mapping[int, Decimal]) -> dict[int, Decimal]:
    """Return the sums of project years."""
    years: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    for month, amount in months.items():
        years[year_of(month)] += amount
    return dict(sorted(years.items()))
