"""How the costs of a project year come about: each work package spread evenly over its months."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.figures.explained.budget import BudgetExplained, Where
from euroapp.figures.explained.steps import Basis, How, Step, Unit, added
from euroapp.figures.spread import MONTHS_OF_YEAR, Span
from euroapp.figures.timing import package_spans, project_span
from euroapp.language import say
from euroapp.values import EXACT, ZERO, to_cents


def costs_of_year(basis: Basis, year: int) -> Step:
    """Return the eligible costs of a project year, in euro; the first year is 1."""
    explained, whole = BudgetExplained(basis), project_span(basis.draft)
    spans = package_spans(basis.draft)

    def parts() -> Iterator[Step]:
        for key in basis.figures.budget.work_packages:
            first, last = spans.get(key, whole)
            if (year - 1) * MONTHS_OF_YEAR < last and first <= year * MONTHS_OF_YEAR:
                yield _of_package(basis, explained.eligible(Where(None, key)), key, (first, last), year)

    value = basis.figures.timing.costs_by_year.get(year, ZERO)
    return added(say("Costs in year {year}", year=year), parts, value)


def _of_package(basis: Basis, costs: Step, key: str, span: Span, year: int) -> Step:
    """Return what of the costs of a package falls into a year."""
    number = basis.numbers.of("work_packages", key) or say("no work package")
    end = _accrued(costs, span, year * MONTHS_OF_YEAR, say("Spent by the end of the year"))
    start = _accrued(costs, span, (year - 1) * MONTHS_OF_YEAR, say("Spent before the year"))
    value = EXACT.subtract(end.value, start.value)
    path = f"work_packages/{key}" if key in {row.id for row in basis.draft.work_packages} else ""
    return Step(number, value, how=How.DIFFERENCE, make=lambda: (end, start), path=path)


def _accrued(costs: Step, span: Span, month: int, title: str) -> Step:
    """Return what is spent by the end of a month, if as much is spent in each month of a span."""
    first, last = span
    length, passed = last - first + 1, min(max(month - first + 1, 0), last - first + 1)
    parts = (
        costs,
        Step(say("Months that have passed"), Decimal(passed), Unit.NUMBER),
        Step(say("Months from M{first} to M{last}", first=first, last=last), Decimal(length), Unit.NUMBER),
    )
    value = to_cents(EXACT.divide(EXACT.multiply(costs.value, Decimal(passed)), Decimal(length)))
    return Step(title, value, how=How.ACCRUED, make=lambda: parts)
