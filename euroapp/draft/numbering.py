"""Printed numbers, derived from the order of the rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Protocol

from euroapp.draft.draft import Draft
from euroapp.draft.workplan import Deliverable, Event, Subcontract, Task

NBSP = "\N{NO-BREAK SPACE}"

Table = dict[str, str]
"""Printed numbers by row id."""


class Remember(Protocol):
    """Works something out once, by name."""

    def __call__(self, name: str, make: Callable[[], Any], /) -> Any:
        """Return what was made under this name, making it the first time."""


class Cache:
    """Remembers for the life of one numbering."""

    def __init__(self) -> None:
        self._known: dict[str, Any] = {}

    def __call__(self, name: str, make: Callable[[], Any], /) -> Any:
        """Return what was made under this name."""
        if name not in self._known:
            self._known[name] = make()
        return self._known[name]


class Numbering:
    """The printed number of every numbered row of one draft, worked out list by list when asked for."""

    def __init__(self, draft: Draft, remember: Remember | None = None) -> None:
        self._draft = draft
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
        return self._within("tasks", "T", lambda: self._draft.tasks)

    @property
    def deliverables(self) -> Table:
        """Return D1.1, D1.2 by deliverable."""
        return self._within("deliverables", "D", lambda: self._draft.deliverables)

    @property
    def events(self) -> Table:
        """Return E1.1, E1.2 by event."""
        return self._within("events", "E", lambda: self._draft.events)

    @property
    def subcontracts(self) -> Table:
        """Return S1.1, S1.2 by subcontract."""
        return self._within("subcontracts", "S", lambda: self._draft.subcontracts)

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
        return self._names(collection).get(row_id, "") if collection in type(self._draft).model_fields else ""

    def _names(self, collection: str) -> Table:
        """Return number and name of every row of a list."""
        found: Table = self._remember(f"names.{collection}", lambda: dict(self._named(collection)))
        return found

    def _named(self, collection: str) -> Iterator[tuple[str, str]]:
        rows = getattr(self._draft, collection)
        for row in rows if isinstance(rows, tuple) else ():
            if collection == "partners":
                name = row.short_name or "(no short name)"
            else:
                name = str(getattr(row, "name", "") or getattr(row, "title", ""))
            yield row.id, f"{self.of(collection, row.id)}{NBSP}{name}".strip()

    def _plain(self, collection: str, letters: str) -> Table:
        def make() -> Table:
            rows = getattr(self._draft, collection)
            return {row.id: f"{letters}{place}" for place, row in enumerate(rows, 1)}

        found: Table = self._remember(f"numbers.{collection}", make)
        return found

    def _within(
        self,
        collection: str,
        letter: str,
        rows: Callable[[], Iterable[Task | Deliverable | Event | Subcontract]],
    ) -> Table:
        def make() -> Table:
            packages = {row.id: place for place, row in enumerate(self._draft.work_packages, 1)}
            counters: dict[str, int] = {}
            table = {}
            for row in rows():
                key = str(packages.get(row.work_package, "?"))
                counters[key] = counters.get(key, 0) + 1
                table[row.id] = f"{letter}{key}.{counters[key]}"
            return table

        found: Table = self._remember(f"numbers.{collection}", make)
        return found


NUMBERED = frozenset(
    name for name, value in vars(Numbering).items() if isinstance(value, property) and value.fget is not None
)
"""The lists whose rows carry numbers."""
