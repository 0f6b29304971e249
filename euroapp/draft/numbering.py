"""Printed numbers, derived from the order of the rows."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from euroapp.draft.draft import Draft
from euroapp.language import say, say_as, together

NBSP = "\N{NO-BREAK SPACE}"
NUMBER = say_as("number", "No")
"""The head above printed numbers."""
NO_SHORT_NAME = say("(no short name)")
"""Printed for a participant that has none yet."""

Table = dict[str, str]
"""Printed numbers by row id."""


class Remember(Protocol):
    """Works something out once for one owner."""

    def __call__(self, make: Callable[..., Any], owner: Any, *arguments: str) -> Any:
        """Return `make(owner, *arguments)`, made the first time it is asked for."""


class Cache:
    """Remembers for the life of one owner."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Any] = {}

    def __call__(self, make: Callable[..., Any], owner: Any, *arguments: str) -> Any:
        """Return what was made by this function from these arguments."""
        key = (make, *arguments)
        if key not in self._known:
            self._known[key] = make(owner, *arguments)
        return self._known[key]


class Numbering:
    """The printed number of every numbered row of one draft, worked out list by list when asked for."""

    def __init__(self, draft: Draft, remember: Remember | None = None) -> None:
        self.draft = draft
        self._remember = remember or Cache()

    @property
    def partners(self) -> Table:
        """Return 1, 2, 3 by participant."""
        return self._plain("partners", "")

    @property
    def work_packages(self) -> Table:
        """Return WP1, WP2 by work package."""
        return self._plain("work_packages", "WP")

    @property
    def tasks(self) -> Table:
        """Return T1.1, T1.2 by task."""
        return self._within("tasks", "T")

    @property
    def deliverables(self) -> Table:
        """Return D1.1, D1.2 by deliverable."""
        return self._within("deliverables", "D")

    @property
    def events(self) -> Table:
        """Return E1.1, E1.2 by event."""
        return self._within("events", "E")

    @property
    def subcontracts(self) -> Table:
        """Return S1.1, S1.2 by subcontract."""
        return self._within("subcontracts", "S")

    @property
    def milestones(self) -> Table:
        """Return MS1, MS2 by milestone, numbered through the project."""
        return self._plain("milestones", "MS")

    @property
    def indicators(self) -> Table:
        """Return KPI1, KPI2 by indicator."""
        return self._plain("indicators", "KPI")

    @property
    def specific_objectives(self) -> Table:
        """Return SO1, SO2 by specific objective."""
        return self._plain("specific_objectives", "SO")

    @property
    def schemes(self) -> Table:
        """Return FSTP1, FSTP2 by scheme of support to third parties."""
        return self._plain("schemes", "FSTP")

    @property
    def risks(self) -> Table:
        """Return R1, R2 by risk."""
        return self._plain("risks", "R")

    def of(self, collection: str, row_id: str) -> str:
        """Return the printed number of a row, or '' where rows of the list carry none."""
        table: Table = getattr(self, collection, {}) if collection in NUMBERED else {}
        return table.get(row_id, "")

    def partner(self, row_id: str) -> str:
        """Return number and short name joined by a no-break space, such as `1 MARCLUST`."""
        return self._names("partners").get(row_id, "")

    def label(self, collection: str, row_id: str) -> str:
        """Return the number and name a user knows a row by; '' for an unknown id."""
        return self._names(collection).get(row_id, "") if collection in Draft.model_fields else ""

    def _names(self, collection: str) -> Table:
        found: Table = self._remember(_names, self, collection)
        return found

    def _plain(self, collection: str, letters: str) -> Table:
        found: Table = self._remember(_plain, self, collection, letters)
        return found

    def _within(self, collection: str, letter: str) -> Table:
        found: Table = self._remember(_within, self, collection, letter)
        return found


def _names(numbering: Numbering, collection: str) -> Table:
    """Return number and name of every row of a list."""
    rows = getattr(numbering.draft, collection)
    names = {}
    for row in rows if isinstance(rows, tuple) else ():
        if collection == "partners":
            name = row.short_name.rstrip() or NO_SHORT_NAME
        else:
            name = str(getattr(row, "name", "") or getattr(row, "title", "")).rstrip()
        number = numbering.of(collection, row.id)
        names[row.id] = together((number, name), NBSP) if number else name.strip()
    return names


def _plain(numbering: Numbering, collection: str, letters: str) -> Table:
    """Return numbers that run through a list."""
    return {row.id: f"{letters}{place}" for place, row in enumerate(getattr(numbering.draft, collection), 1)}


def _within(numbering: Numbering, collection: str, letter: str) -> Table:
    """Return numbers that begin anew in each work package."""
    packages = numbering.work_packages
    counters: dict[str, int] = {}
    table = {}
    for row in getattr(numbering.draft, collection):
        key = packages.get(row.work_package, "WP?").removeprefix("WP")
        counters[key] = counters.get(key, 0) + 1
        table[row.id] = f"{letter}{key}.{counters[key]}"
    return table


NUMBERED = frozenset(
    name for name, value in vars(Numbering).items() if isinstance(value, property) and value.fget is not None
)
"""The lists whose rows carry numbers."""
