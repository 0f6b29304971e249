"""What every part of the outline needs: the draft with its call and figures, and rows by printed name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.names import name_of
from euroapp.draft import Draft
from euroapp.draft.consortium import Participant
from euroapp.draft.numbering import NBSP, NO_SHORT_NAME, Numbering
from euroapp.draft.workplan import WorkPackage
from euroapp.figures import Figures
from euroapp.figures.accounts import Account
from euroapp.language import say, together
from euroapp.values import EXACT, ZERO
from euroapp.wording.numbers import quantity
from euroapp.wording.values import YES_NO

NONE = "–"
"""Printed where a value is missing."""
UNKNOWN = say("(unknown)")
"""Printed for a reference to a row that is not there any more."""
_NOT_ANSWERED = say("Not answered")


def or_none(text: str) -> str:
    """Return the text, or a dash where there is none."""
    bare = text.strip()
    return (text if bare == text else bare) or NONE


def month(value: int | None) -> str:
    """Return a project month, `M7`."""
    return NONE if value is None else say("M{month}", month=str(value))


def span(start: int | None, end: int | None) -> str:
    """Return a span of project months, `M7 to M30`, in which no line may break."""
    if start is None and end is None:
        return NONE
    ends = {"first": "?" if start is None else str(start), "last": "?" if end is None else str(end)}
    return say("M{first}\N{NO-BREAK SPACE}to\N{NO-BREAK SPACE}M{last}", **ends)


def person_months(value: Decimal | None) -> str:
    """Return an effort with one decimal, or with all it has: what is rounded does not add up."""
    shown = quantity(value or Decimal(0))
    return shown if "." in shown else quantity(value or 0, 1)


def yes_no(value: bool | None) -> str:
    """Return an answer in words."""
    return _NOT_ANSWERED if value is None else YES_NO[value]


@dataclass(frozen=True)
class Context:
    """One draft with everything derived from it."""

    draft: Draft
    call: Call
    figures: Figures
    numbers: Numbering = field(init=False)
    partners: dict[str, Participant] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "numbers", Numbering(self.draft))
        object.__setattr__(self, "partners", {row.id: row for row in self.draft.partners})

    @cached_property
    def spenders(self) -> dict[str, list[str]]:
        """Return the ids of the participants that cost or work in each work package; '' for none.

        They stand in the order of the participants; ids that only costs or efforts name come last.
        """
        found: dict[str, set[str]] = {}
        for partner, package, *_ in (*self.figures.budget.cells, *self.figures.effort.matrix):
            found.setdefault(package, set()).add(partner)
        order = {partner: f"{place:09}" for place, partner in enumerate(self.partners)}
        last = f"{len(order):09}"
        return {
            package: sorted(partners, key=lambda one: (order.get(one, last), one))
            for package, partners in found.items()
        }

    @cached_property
    def accounts(self) -> dict[str, Account]:
        """Return the account of each participant that has one."""
        return {account.partner: account for account in self.figures.budget.accounts}

    @cached_property
    def leads(self) -> dict[str, list[WorkPackage]]:
        """Return the work packages that each participant leads."""
        found: dict[str, list[WorkPackage]] = {}
        for package in self.draft.work_packages:
            found.setdefault(package.lead, []).append(package)
        return found

    @cached_property
    def units(self) -> dict[tuple[str, str, str], Decimal]:
        """Return the units of the cost lines by participant, work package and category."""
        found: dict[tuple[str, str, str], Decimal] = {}
        for line in self.draft.cost_lines:
            place = (line.participant, line.work_package, line.category)
            found[place] = EXACT.add(found.get(place, ZERO), line.units or ZERO)
        return found

    @cached_property
    def _by_package(self) -> dict[tuple[str, str], list[Any]]:
        found: dict[tuple[str, str], list[Any]] = {}
        for collection in ("tasks", "milestones", "deliverables"):
            for row in getattr(self.draft, collection):
                found.setdefault((collection, row.work_package), []).append(row)
        return found

    def of_package(self, collection: str, package: str) -> list[Any]:
        """Return the tasks, milestones or deliverables of a work package."""
        return self._by_package.get((collection, package), [])

    def partner(self, row_id: str) -> str:
        """Return number and short name of a participant, `4 PORTIA`."""
        if not row_id:
            return NONE
        row = self.partners.get(row_id)
        if row is None:
            return UNKNOWN
        return together((self.numbers.partners[row_id], row.short_name or NO_SHORT_NAME), NBSP)

    def partner_role(self, row_id: str) -> str:
        """Return a participant with the code of its role, `4 PORTIA (BEN)`."""
        row = self.partners.get(row_id)
        return together((self.partner(row_id), f"({row.role})" if row else ""), NBSP)

    def partner_list(self, ids: Iterable[str]) -> str:
        """Return several participants, or a dash."""
        return or_none(together((self.partner(row_id) for row_id in ids), ", "))

    def number(self, collection: str, row_id: str) -> str:
        """Return the printed number of a row, `WP3`."""
        if not row_id:
            return NONE
        return self.numbers.of(collection, row_id) or UNKNOWN

    def number_list(self, collection: str, ids: Iterable[str]) -> str:
        """Return the printed numbers of several rows, or a dash."""
        return or_none(together((self.number(collection, row_id) for row_id in ids), ", "))

    def named(self, collection: str, row_id: str) -> str:
        """Return number and name of a row, `WP3 Innovate`."""
        if not row_id:
            return NONE
        return self.numbers.label(collection, row_id) or UNKNOWN

    def choice(self, source: str, key: str) -> str:
        """Return the name of an entry of the call's lists."""
        return name_of(self.call.pack, source, key) if key else NONE

    def choices(self, source: str, keys: Iterable[str]) -> str:
        """Return the names of several entries, or a dash."""
        return or_none(together((name_of(self.call.pack, source, key) for key in keys), ", "))
