"""Derived numbers: nothing here is ever typed or stored."""

from __future__ import annotations

from functools import cached_property

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.figures.budget import BudgetFigures, budget_figures
from euroapp.figures.coverage import Coverage, coverage
from euroapp.figures.effort import EffortFigures, effort_figures
from euroapp.figures.paths import PathFigures, path_figures
from euroapp.figures.reach import ReachFigures, reach_figures
from euroapp.figures.staffing import StaffingFigures, staffing_figures
from euroapp.figures.support import SupportFigures, support_figures
from euroapp.figures.timing import TimingFigures, timing_figures
from euroapp.memory.same import Memo

_BUDGET: Memo[BudgetFigures] = Memo()


class Figures:
    """All derived numbers of one draft, each worked out when first asked for."""

    def __init__(self, draft: Draft, call: Call) -> None:
        self._draft = draft
        self._call = call

    @cached_property
    def budget(self) -> BudgetFigures:
        """Return costs, grant and own money."""
        draft, call = self._draft, self._call
        parts = (
            draft.cost_lines,
            draft.depreciation,
            draft.income,
            draft.partners,
            draft.work_packages,
            draft.budget,
            call.pack,
            call.facts,
        )
        return _BUDGET.of(parts, lambda: budget_figures(draft, call))

    @cached_property
    def effort(self) -> EffortFigures:
        """Return person-months by participant, package and task."""
        return effort_figures(self._draft)

    @cached_property
    def support(self) -> SupportFigures:
        """Return the sums over the schemes of support to third parties."""
        return support_figures(self._draft)

    @cached_property
    def reach(self) -> ReachFigures:
        """Return the chain from money to targets."""
        return reach_figures(self._draft)

    @cached_property
    def timing(self) -> TimingFigures:
        """Return costs by year and support by month."""
        return timing_figures(self._draft, self.budget)

    @cached_property
    def staffing(self) -> StaffingFigures:
        """Return person-months over time and what they cost."""
        return staffing_figures(self._draft, self.budget)

    @cached_property
    def paths(self) -> PathFigures:
        """Return where the indicators are planned to be."""
        return path_figures(self._draft)

    @cached_property
    def coverage(self) -> tuple[Coverage, ...]:
        """Return what serves each objective."""
        return coverage(self._draft)


def figures(draft: Draft, call: Call) -> Figures:
    """Return all derived numbers; `call` carries the draft's own values for facts."""
    return Figures(draft, call)
