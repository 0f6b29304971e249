"""Printed numbers, derived from the order of the rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from euroapp.draft.draft import Draft
from euroapp.draft.workplan import Deliverable, Event, Subcontract, Task

NBSP = "\N{NO-BREAK SPACE}"


class Numbering:
    """The printed number of every numbered row of one draft."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.partners = {row.id: str(index) for index, row in enumerate(draft.partners, 1)}
        self._packages = {row.id: index for index, row in enumerate(draft.work_packages, 1)}
        self.work_packages = {key: f"WP{index}" for key, index in self._packages.items()}
        self.tasks = dict(self._within("T", draft.tasks))
        self.deliverables = dict(self._within("D", draft.deliverables))
        self.events = dict(self._within("E", draft.events))
        self.subcontracts = dict(self._within("S", draft.subcontracts))
        self.milestones = {row.id: f"MS{index}" for index, row in enumerate(draft.milestones, 1)}
        self.indicators = {row.id: f"KPI{index}" for index, row in enumerate(draft.indicators, 1)}
        self.specific_objectives = {row.id: f"SO{i}" for i, row in enumerate(draft.specific_objectives, 1)}
        self.schemes = {row.id: f"FSTP{index}" for index, row in enumerate(draft.schemes, 1)}
        self.risks = {row.id: f"R{index}" for index, row in enumerate(draft.risks, 1)}

    def _within(
        self, letter: str, rows: Iterable[Task | Deliverable | Event | Subcontract]
    ) -> Iterator[tuple[str, str]]:
        counters: dict[str, int] = {}
        for row in rows:
            package = self._packages.get(row.work_package)
            key = str(package) if package else "?"
            counters[key] = counters.get(key, 0) + 1
            yield row.id, f"{letter}{key}.{counters[key]}"

    def of(self, collection: str, row_id: str) -> str:
        """Return the printed number of a row, or '' where rows of the list carry none."""
        table: dict[str, str] = getattr(self, collection, {})
        return table.get(row_id, "")

    def partner(self, row_id: str) -> str:
        """Return number and short name joined by a no-break space, such as `1 MARCLUST`."""
        for row in self._draft.partners:
            if row.id == row_id:
                return f"{self.partners[row_id]}{NBSP}{row.short_name or '(no short name)'}"
        return ""

    def label(self, collection: str, row_id: str) -> str:
        """Return the number and name a user knows a row by; '' for an unknown id."""
        if collection == "partners":
            return self.partner(row_id)
        for row in getattr(self._draft, collection, ()):
            if row.id == row_id:
                name = str(getattr(row, "name", "") or getattr(row, "title", ""))
                return f"{self.of(collection, row_id)}{NBSP}{name}".strip()
        return ""
