"""Derived numbers: nothing here is ever typed or stored."""

from __future__ import annotations

from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.figures.budget import BudgetFigures, budget_figures
from euroapp.figures.effort import EffortFigures, effort_figures
from euroapp.figures.support import SupportFigures, support_figures


@dataclass(frozen=True)
class Figures:
    """All derived numbers of one draft."""

    budget: BudgetFigures
    effort: EffortFigures
    support: SupportFigures


def figures(draft: Draft, call: Call) -> Figures:
    """Return all derived numbers; `call` carries the draft's own values for facts."""
    return Figures(budget_figures(draft, call), effort_figures(draft), support_figures(draft))
