"""When money is spent: costs by project year, and support to SMEs month by month."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from euroapp.draft import Draft
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.figures.budget import BudgetFigures
from euroapp.figures.spread import LONGEST, Span, by_year, over_months, span_of
from euroapp.values import ZERO


@dataclass(frozen=True)
class TimingFigures:
    """Euro by project year and by project month."""

    costs_by_year: Mapping[int, Decimal]
    """Eligible costs: every cell of the budget spread evenly over the months of its work package."""
    support_by_month: Mapping[int, Decimal]
    """Support paid out: spread evenly from the close of each call over the length of an SME project."""

    @property
    def support_out(self) -> dict[int, Decimal]:
        """Return the support paid out by the end of each month."""
        out, running = {}, ZERO
        for month, amount in sorted(self.support_by_month.items()):
            running += amount
            out[month] = running
        return out


def project_span(draft: Draft) -> Span:
    """Return the months of the project; of its packages where no duration is given."""
    months = draft.general.duration_months
    if months is None:
        months = max((row.end_month or 1 for row in draft.work_packages), default=1)
    return 1, min(max(months, 1), LONGEST)


def package_spans(draft: Draft) -> dict[str, Span]:
    """Return the months of each work package by its id; of the project where they are missing."""
    whole = project_span(draft)
    return {row.id: span_of(row.start_month, row.end_month, whole) for row in draft.work_packages}


def project_months(scheme: Scheme, call: OpenCall) -> tuple[int | None, int | None]:
    """Return the first and last month of the SME projects that a call chooses; None without its close."""
    if call.closing_month is None:
        return None, None
    return call.closing_month + 1, call.closing_month + max(scheme.implementation_months or 1, 1)


def payments(scheme: Scheme, whole: Span) -> dict[int, Decimal]:
    """Return what a scheme pays month by month; its calls share the total where they name no budget."""
    total = scheme.total or ZERO
    if not scheme.calls:
        return over_months(total, whole)
    named = [call.budget for call in scheme.calls]
    shares = (
        [amount or ZERO for amount in named]
        if all(amount is not None for amount in named)
        else list(over_months(total, (1, len(named))).values())
    )
    paid: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    for call, amount in zip(scheme.calls, shares, strict=True):
        for month, part in over_months(amount, span_of(*project_months(scheme, call), whole)).items():
            paid[month] += part
    return dict(paid)


def timing_figures(draft: Draft, budget: BudgetFigures) -> TimingFigures:
    """Return costs by year and support by month; never fails, whatever the draft holds."""
    whole = project_span(draft)
    spans = package_spans(draft)
    by_package: defaultdict[str, Decimal] = defaultdict(lambda: ZERO)
    for (_, package, _), amount in budget.cells.items():
        by_package[package] += amount
    for (_, package), amount in budget.indirect.items():
        by_package[package] += amount
    costs: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    for package, amount in by_package.items():
        for month, part in over_months(amount, spans.get(package, whole)).items():
            costs[month] += part
    support: defaultdict[int, Decimal] = defaultdict(lambda: ZERO)
    for scheme in draft.schemes:
        for month, part in payments(scheme, whole).items():
            support[month] += part
    return TimingFigures(by_year(costs), dict(sorted(support.items())))
