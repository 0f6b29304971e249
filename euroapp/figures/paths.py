"""The planned way of an indicator from its baseline over interim targets to its target."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from euroapp.draft.indicators import Indicator


def planned_path(indicator: Indicator, last_month: int) -> list[tuple[int, Decimal]]:
    """Return months and values the indicator is planned to have, from month 0 to the last.

    Between known points the path is straight; without baseline or target there is none.
    """
    if indicator.baseline is None or indicator.target is None or last_month < 1:
        return []
    points = {0: indicator.baseline, last_month: indicator.target}
    for interim in indicator.interim:
        if interim.month is not None and interim.value is not None and 0 < interim.month < last_month:
            points[interim.month] = interim.value
    return sorted(points.items())


def value_at(path: list[tuple[int, Decimal]], month: int) -> Decimal | None:
    """Return the planned value in a month, on the straight line between its neighbours."""
    for (left, low), (right, high) in pairwise(path):
        if left <= month <= right:
            return low + (high - low) * (month - left) / (right - left)
    return None
