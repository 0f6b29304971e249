"""Person-months over time, full-time equivalents, and what a person-month costs."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from euroapp.draft import Draft
from euroapp.figures.budget import BudgetFigures
from euroapp.figures.spread import Span, by_year, over_months, span_of, year_of
from euroapp.figures.timing import project_span
from euroapp.values import EXACT, to_cents


@dataclass(frozen=True)
class StaffingFigures:
    """Person-months by time, and rates."""

    by_month: Mapping[int, Decimal]
    by_partner_year: Mapping[tuple[str, int], Decimal]
    by_year: Mapping[int, Decimal]
    rates: Mapping[str, Decimal]
    """Euro of personnel costs for one person-month, by participant; those without are left out."""

    @property
    def peak(self) -> Decimal:
        """Return the most full-time equivalents at work in one month."""
        return max(self.by_month.values(), default=Decimal(0))

    @property
    def usual_rate(self) -> Decimal | None:
        """Return the median rate of the participants; None without rates."""
        return usual_rate(self.rates)


def usual_rate(rates: Mapping[str, Decimal]) -> Decimal | None:
    """Return the median of the rates; None without rates."""
    return to_cents(median(rates.values())) if rates else None


def full_time(person_months: Decimal | int, months: int) -> Decimal:
    """Return how many people work full time if so much is done in so many months; 0 for no months."""
    return EXACT.divide(Decimal(person_months), Decimal(months)) if months > 0 else Decimal(0)


def personnel_rates(budget: BudgetFigures) -> dict[str, Decimal]:
    """Return euro of personnel costs for one person-month by participant; those without are left out."""
    return {account.partner: account.rate for account in budget.accounts if account.rate is not None}


def _task_spans(draft: Draft) -> dict[str, Span]:
    whole = project_span(draft)
    packages = {row.id: span_of(row.start_month, row.end_month, whole) for row in draft.work_packages}
    return {
        task.id: span_of(task.start_month, task.end_month, packages.get(task.work_package, whole))
        for task in draft.tasks
    }


def staffing_figures(draft: Draft, budget: BudgetFigures) -> StaffingFigures:
    """Return person-months over time and rates; effort is spread evenly over the months of its task."""
    spans = _task_spans(draft)
    by_month: defaultdict[int, Decimal] = defaultdict(Decimal)
    by_partner_year: defaultdict[tuple[str, int], Decimal] = defaultdict(Decimal)
    for task in draft.tasks:
        for part in task.participations:
            if part.person_months is None:
                continue
            for month, amount in over_months(part.person_months, spans[task.id]).items():
                by_month[month] += amount
                by_partner_year[part.participant, year_of(month)] += amount
    months = dict(sorted(by_month.items()))
    return StaffingFigures(months, dict(by_partner_year), by_year(months), personnel_rates(budget))
