"""How sums of person-months come about."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.edits.vacancies import effort_path
from euroapp.figures.explained.steps import Basis, Step, Unit, added
from euroapp.language import say


def person_months(
    basis: Basis, *, partner: str | None = None, package: str | None = None, task: str | None = None
) -> Step:
    """Return the sum of the efforts of a participant, a package, a task, or what several of them share."""
    found = [
        (one, part)
        for one in basis.draft.tasks
        for part in one.participations
        if task in (None, one.id)
        and package in (None, one.work_package)
        and partner in (None, part.participant)
    ]

    def parts() -> Iterator[Step]:
        for one, part in found:
            number, name = basis.numbers.tasks[one.id], basis.numbers.partner(part.participant)
            title = say("{task}, {participant}", task=number, participant=name or say("no participant"))
            months = part.person_months or Decimal(0)
            path = effort_path(basis.draft, one.id, part.participant)
            yield Step(title, months, Unit.PERSON_MONTHS, path=path)

    value = sum((part.person_months or Decimal(0) for _, part in found), Decimal(0))
    return added(say("Person-months"), parts, value, Unit.PERSON_MONTHS)
