"""Cures for the plan, the schemes, the consortium and the scope."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from typing import Any

from euroapp.checks.cures.cure import Case, Cure
from euroapp.details import Choice, Detail, Money, Row, RowNumber
from euroapp.draft.consortium import Role
from euroapp.draft.fields import field_at
from euroapp.draft.paths import exists, get, put
from euroapp.edits.planning import shift_row
from euroapp.edits.values import make_coordinator, set_role, set_value, toggle
from euroapp.figures.budget import FUNDED
from euroapp.folding import folded
from euroapp.language import template
from euroapp.reading import read
from euroapp.values import EXACT, ZERO, join
from euroapp.wording.values import Names


def _set(sentence: str, path: str, value: Any, **details: Detail) -> Cure:
    return Cure(sentence, lambda draft: set_value(draft, path, value), details)


def duration_limit(case: Case) -> Iterator[Cure]:
    """Take the longest or shortest duration the call allows."""
    limit = case.count("limit")
    yield _set(template("Set {months} months"), "general/duration_months", limit, months=limit)


def offered_durations(case: Case) -> Iterator[Cure]:
    """Take one of the durations that the call offers."""
    for months in case.counts("offered"):
        yield _set(template("Set {months} months"), "general/duration_months", months, months=months)


def long_enough(case: Case) -> Iterator[Cure]:
    """Let the project end with its last work package."""
    ends = [row.end_month for row in case.draft.work_packages if row.end_month is not None]
    months = max([1, *ends])
    sentence = template("Set 1 month") if months == 1 else template("Set {months} months")
    yield _set(sentence, "general/duration_months", months, months=months)


def plain_digits(case: Case) -> Iterator[Cure]:
    """Write a number that holds points or blanks as its digits alone."""
    path = case.finding.path
    digits = read(field_at(path), str(get(case.draft, path)), Names(case.draft, case.call))
    yield _set(template("Write it as {digits}"), path, digits, digits=str(digits))


def _swap(case: Case, first: str, second: str, text: str) -> Iterator[Cure]:
    row_path = case.finding.path.rpartition("/")[0]
    row = get(case.draft, row_path)
    one, other = getattr(row, first), getattr(row, second)
    yield Cure(
        text,
        lambda draft: put(put(draft, join(row_path, first), other), join(row_path, second), one),
    )


def swap_months(case: Case) -> Iterator[Cure]:
    """Exchange the first and the last month."""
    yield from _swap(case, "start_month", "end_month", template("Swap the months"))


def swap_amounts(case: Case) -> Iterator[Cure]:
    """Exchange the least and the highest amount."""
    yield from _swap(case, "amount_min", "amount_max", template("Swap the amounts"))


def swap_call_months(case: Case) -> Iterator[Cure]:
    """Exchange opening and closing month."""
    yield from _swap(case, "opening_month", "closing_month", template("Swap the months"))


def inside_project(case: Case) -> Iterator[Cure]:
    """Take the nearest month of the project, or lengthen the project."""
    month, last = case.count("month"), case.draft.general.duration_months
    nearest = 1 if month < 1 else last
    if nearest is not None and nearest > 0:
        yield _set(template("Use month {month}"), case.finding.path, nearest, month=nearest)
    if last is not None and month > last:
        yield _set(
            template("Lengthen the project to {months} months"),
            "general/duration_months",
            month,
            months=month,
        )


def task_and_package(case: Case) -> Iterator[Cure]:
    """Move the task into its package, or widen the package."""
    task = get(case.draft, f"tasks/{case.row_id}")
    package = get(case.draft, f"work_packages/{task.work_package}")
    start, end = package.start_month, package.end_month
    first = max(task.start_month or start or 1, start or 1)
    last = min(task.end_month or end or first, end or task.end_month or first)
    if first <= last:
        path = f"tasks/{task.id}"
        yield Cure(
            "Let the task run from month {first} to {last}",
            lambda draft: put(put(draft, f"{path}/start_month", first), f"{path}/end_month", last),
            {"first": first, "last": last},
        )
    low = min(m for m in (task.start_month, start) if m is not None) if start is not None else start
    high = max(m for m in (task.end_month, end) if m is not None) if end is not None else end
    wide = f"work_packages/{package.id}"
    yield Cure(
        "Widen {package}",
        lambda draft: put(put(draft, f"{wide}/start_month", low), f"{wide}/end_month", high),
        {"package": RowNumber("work_packages", package.id)},
    )


def close_earlier(case: Case) -> Iterator[Cure]:
    """Close the call when SMEs still have time to finish."""
    latest = case.count("latest")
    if latest >= 1:
        yield _set(template("Close in month {month}"), case.finding.path, latest, month=latest)


def lower_to_ceiling(case: Case) -> Iterator[Cure]:
    """Take the ceiling as the highest amount."""
    fact = case.call.facts.money("support_ceiling").value
    if fact is not None:
        yield _set(template("Set {amount}"), f"schemes/{case.row_id}/amount_max", fact, amount=Money(fact))


def fit_scheme(case: Case) -> Iterator[Cure]:
    """Fit number of SMEs or total to the amounts."""
    scheme = get(case.draft, f"schemes/{case.row_id}")
    path, total, count = f"schemes/{scheme.id}", scheme.total or ZERO, scheme.third_parties or 0
    high, low = scheme.amount_max or ZERO, scheme.amount_min or ZERO
    amount = high if total > EXACT.multiply(high, Decimal(count)) else low
    if amount > 0:
        fit = EXACT.divide(total, amount)
        needed = int(fit.to_integral_value(rounding="ROUND_CEILING" if amount == high else "ROUND_FLOOR"))
        yield _set(template("Plan {count} SMEs"), f"{path}/third_parties", needed, count=needed)
    bound = EXACT.multiply(amount, Decimal(count))
    yield _set(template("Set the total to {amount}"), f"{path}/total", bound, amount=Money(bound))


def name_coordinator(case: Case) -> Iterator[Cure]:
    """Make one of the first participants the coordinator."""
    for partner in case.draft.partners[:3]:
        edit = partial(make_coordinator, partner=partner.id)
        yield Cure("Make {partner} the coordinator", edit, {"partner": Row("partners", partner.id)})


def be_beneficiary(case: Case) -> Iterator[Cure]:
    """Give the participant the role of a beneficiary."""
    key = case.row_id
    yield Cure("Make it a beneficiary", lambda draft: put(draft, f"partners/{key}/role", Role.BENEFICIARY))


def be_funded(case: Case) -> Iterator[Cure]:
    """Give a participant with costs a role that receives money."""
    key = case.row_id
    yield Cure("Make it a beneficiary", lambda draft: set_role(draft, key, Role.BENEFICIARY))


def link_to_beneficiary(case: Case) -> Iterator[Cure]:
    """Tie an affiliated entity to the coordinator."""
    for partner in case.draft.partners:
        if partner.role is Role.COORDINATOR and partner.id != case.row_id and partner.role in FUNDED:
            name = Row("partners", partner.id)
            yield _set(template("Tie it to {partner}"), case.finding.path, partner.id, partner=name)


def unique_short_name(case: Case) -> Iterator[Cure]:
    """Add a number to the short name."""
    taken = {folded(p.short_name) for p in case.draft.partners}
    name = get(case.draft, case.finding.path).strip()
    free = next(f"{name}{n}" for n in range(2, len(taken) + 3) if folded(f"{name}{n}") not in taken)
    yield _set(template("Call it {name}"), case.finding.path, free, name=free)


def serve_objective(case: Case) -> Iterator[Cure]:
    """Mark the objective as served."""
    if exists(case.draft, case.finding.path):
        yield _set(template("Mark it as served"), case.finding.path, True)


def add_ecosystem(case: Case) -> Iterator[Cure]:
    """Add the ecosystems of the strand."""
    strand = next((s for s in case.call.pack.strands if s.key == case.draft.general.strand), None)
    for key in strand.ecosystems if strand else ():
        edit = partial(toggle, path="general/ecosystems", key=key, on=True)
        yield Cure("Add {ecosystem}", edit, {"ecosystem": Choice("ecosystems", key)})


def to_package_of_task(case: Case) -> Iterator[Cure]:
    """Move the row to the work package of its task."""
    row_path = case.finding.path.rpartition("/")[0]
    package = get(case.draft, f"tasks/{get(case.draft, case.finding.path)}/work_package")
    path, number = join(row_path, "work_package"), RowNumber("work_packages", package)
    yield _set(template("Move it to {package}"), path, package, package=number)


def unmark_subcontracting(case: Case) -> Iterator[Cure]:
    """Say that the task is not subcontracted."""
    yield _set(template("Unmark subcontracting"), case.finding.path, False)


def no_own_request(case: Case) -> Iterator[Cure]:
    """Request the maximum instead of a sum of one's own."""
    yield _set("Request the maximum", case.finding.path, None)


def positive_cost(case: Case) -> Iterator[Cure]:
    """Take the minus signs away."""
    path = f"cost_lines/{case.row_id}"
    line = get(case.draft, path)
    fresh = line.replace(
        units=None if line.units is None else abs(line.units),
        unit_cost=None if line.unit_cost is None else abs(line.unit_cost),
    )
    yield Cure("Take the minus signs away", lambda draft: put(draft, path, fresh))


def after_the_other(case: Case) -> Iterator[Cure]:
    """Let a task begin in the month after the one that it follows, and last as long as before."""
    task, end = get(case.draft, f"tasks/{case.row_id}"), case.count("end")
    by = end + 1 - (task.start_month or 0)
    if by > 0:
        yield Cure(
            template("Begin in month {month}"),
            lambda draft: shift_row(draft, f"tasks/{task.id}", by),
            {"month": end + 1},
        )


def without_link(case: Case) -> Iterator[Cure]:
    """Take the link away that does not hold."""
    other = case.finding.details["other"]
    if isinstance(other, Row):
        yield Cure(
            template("Take the link to {task} away"),
            lambda draft: toggle(draft, case.finding.path, other.id, on=False),
            {"task": RowNumber("tasks", other.id)},
        )
