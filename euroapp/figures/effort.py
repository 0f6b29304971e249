"""Person-months by participant, work package and task, derived from task participations."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft import Draft
from euroapp.memory.same import Memo

_EFFORT: Memo[EffortFigures] = Memo()


@dataclass(frozen=True)
class EffortFigures:
    """Person-months of one draft; ids map to sums."""

    total: Decimal
    by_partner: Mapping[str, Decimal]
    by_work_package: Mapping[str, Decimal]
    by_task: Mapping[str, Decimal]
    matrix: Mapping[tuple[str, str], Decimal]
    """By participant and work package."""


def effort_figures(draft: Draft) -> EffortFigures:
    """Return all sums of person-months."""
    # Months and texts of tasks, which change more often, have no part in the sums.
    parts = tuple(part for task in draft.tasks for part in (task.id, task.work_package, task.participations))
    return _EFFORT.of(parts, lambda: _sums(draft))


def _sums(draft: Draft) -> EffortFigures:
    by_partner: defaultdict[str, Decimal] = defaultdict(Decimal)
    by_package: defaultdict[str, Decimal] = defaultdict(Decimal)
    by_task: defaultdict[str, Decimal] = defaultdict(Decimal)
    matrix: defaultdict[tuple[str, str], Decimal] = defaultdict(Decimal)
    for task in draft.tasks:
        for part in task.participations:
            months = part.person_months or Decimal(0)
            by_partner[part.participant] += months
            by_package[task.work_package] += months
            by_task[task.id] += months
            matrix[part.participant, task.work_package] += months
    total = sum(by_task.values(), Decimal(0))
    return EffortFigures(total, dict(by_partner), dict(by_package), dict(by_task), dict(matrix))
