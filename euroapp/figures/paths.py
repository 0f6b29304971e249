"""The planned way of an indicator from its baseline over interim targets to its target."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from euroapp.draft import Draft
from euroapp.draft.indicators import Indicator
from euroapp.figures.spread import LONGEST, MONTHS_OF_YEAR, year_of

Path = list[tuple[int, Decimal]]
"""Project months, 0 for the start, with the value planned for each; in the order of time."""


@dataclass(frozen=True)
class PathFigures:
    """Where the indicators are planned to be, and who answers for how much."""

    paths: Mapping[str, Path]
    """By indicator; those without baseline or target are left out."""
    by_year: Mapping[str, Mapping[int, Decimal]]
    """Planned values at the end of each project year, by indicator."""
    by_partner: Mapping[str, Mapping[str, Decimal]]
    """Increase from baseline to target by responsible participant and unit."""


def planned_path(indicator: Indicator, last_month: int) -> Path:
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


def value_at(path: Path, month: int) -> Decimal | None:
    """Return the planned value in a month, on the straight line between its neighbours."""
    for (left, low), (right, high) in pairwise(path):
        if left <= month <= right:
            return low + (high - low) * (month - left) / (right - left)
    return None


def _at_year_ends(path: Path) -> dict[int, Decimal]:
    last = path[-1][0]
    ends = (*range(MONTHS_OF_YEAR, last, MONTHS_OF_YEAR), last)
    found = {year_of(month): value_at(path, month) for month in ends}
    return {year: value for year, value in found.items() if value is not None}


def path_figures(draft: Draft) -> PathFigures:
    """Return the paths of all indicators; never fails, whatever the draft holds."""
    last = min(draft.general.duration_months or 0, LONGEST)
    found = {row.id: planned_path(row, last) for row in draft.indicators}
    paths = {key: path for key, path in found.items() if path}
    increases: defaultdict[str, defaultdict[str, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for row in draft.indicators:
        if row.target is not None and row.responsible:
            increases[row.responsible][row.unit.strip()] += row.target - (row.baseline or 0)
    return PathFigures(
        paths,
        {key: _at_year_ends(path) for key, path in paths.items()},
        {partner: dict(units) for partner, units in increases.items()},
    )
