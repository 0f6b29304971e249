"""Which lines the effort matrix shows and in which order: a view, the draft never changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.workplan import Task, WorkPackage
from euroapp.wording.numbers import quantity
from euroapp_ui.language import tr
from euroapp_ui.state import State
from euroapp_ui.tables.arranging import natural

Line = WorkPackage | Task | None
"""A package with its sums, a task, or the last line with the totals."""

NAME, TOTAL = "name", "total"
"""The first and the last column; the others are known by the ids of their participants."""


class EffortLines:
    """Packages with their tasks, which stay below them however they are sorted; the totals come last.

    As in other tables the order is worked out when it is chosen: who types into the column by which lines
    are sorted does not see them jump.
    """

    def __init__(self) -> None:
        self.by = ""
        """The column by which lines are sorted; '' for the order of the plan."""
        self.down = False
        self.folded: frozenset[str] = frozenset()
        """Ids of packages whose tasks are not shown."""
        self._places: dict[str, int] = {}

    @property
    def plain(self) -> bool:
        """Tell whether all lines stand in the order of the plan."""
        return not (self.by or self.folded)

    def sort(self, state: State, by: str, *, down: bool = False) -> None:
        """Sort packages, and the tasks of each, by a column; '' for the order of the plan."""
        self.by, self.down = by, down and bool(by)
        self._places = {}
        if not by:
            return
        key = _key(state, by)
        for rows in (state.draft.work_packages, state.draft.tasks):
            # What is empty comes last, whichever way the others run.
            filled = [row for row in rows if key(row)]
            ordered = sorted(filled, key=key, reverse=down) + [row for row in rows if not key(row)]
            self._places |= {row.id: place for place, row in enumerate(ordered)}

    def turn(self, package: str) -> bool:
        """Fold a package or unfold it; tell whether it is folded now."""
        self.folded ^= {package}
        return package in self.folded

    def of(self, draft: Draft) -> list[Line]:
        """Return the lines that are shown."""
        last = len(self._places)

        def ordered(rows: list[Any]) -> list[Any]:
            return sorted(rows, key=lambda row: self._places.get(row.id, last)) if self._places else rows

        tasks: dict[str, list[Task]] = {package.id: [] for package in draft.work_packages}
        for task in draft.tasks:
            if task.work_package in tasks:
                tasks[task.work_package].append(task)
        lines: list[Line] = []
        for package in ordered([*draft.work_packages]):
            lines.append(package)
            if package.id not in self.folded:
                lines.extend(ordered(tasks[package.id]))
        return [*lines, None]

    def sums(self, lines: Sequence[Line]) -> dict[int, int]:
        """Return the places of lines that add up others: packages with their tasks below 1, the last 2.

        A folded package stands for its tasks, which are not shown.
        """
        shown = {line.work_package for line in lines if isinstance(line, Task)}
        placed = enumerate(lines)
        heads = (n for n, line in placed if isinstance(line, WorkPackage) and line.id in shown)
        return {**dict.fromkeys(heads, 1), len(lines) - 1: 2}


def _key(state: State, by: str) -> Callable[[Any], Any]:
    """Return by what lines are sorted in a column; something empty for an empty cell."""
    effort = state.figures.effort
    if by == NAME:
        return lambda row: natural(row.name)
    if by == TOTAL:
        return lambda row: (effort.by_task if isinstance(row, Task) else effort.by_work_package).get(row.id)

    def months(row: Any) -> Decimal | None:
        if isinstance(row, WorkPackage):
            return effort.matrix.get((by, row.id))
        return next((one.person_months for one in row.participations if one.participant == by), None)

    return months


def named(line: Line, state: State) -> str:
    """Return what a line is called."""
    if line is None:
        return tr("Total")
    if isinstance(line, WorkPackage):
        return state.numbers.label("work_packages", line.id).replace("\N{NO-BREAK SPACE}", " ")
    return f"{state.numbers.tasks[line.id]}  {line.name}"


def months(line: Line, partner: str, state: State) -> str:
    """Return the person-months of a participant in a line, or of all for no participant."""
    effort = state.figures.effort
    if not partner:
        if line is None:
            return quantity(effort.total)
        of = effort.by_task if isinstance(line, Task) else effort.by_work_package
        return quantity(of.get(line.id, Decimal(0)))
    if isinstance(line, Task):
        part = next((one for one in line.participations if one.participant == partner), None)
        return quantity(part.person_months) if part else ""
    if isinstance(line, WorkPackage):
        found = effort.matrix.get((partner, line.id))
        return quantity(found) if found else ""
    return quantity(effort.by_partner.get(partner, Decimal(0)))
