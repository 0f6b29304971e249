"""The plan as one tree: packages with tasks, deliverables, milestones and events; and the links of tasks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.numbering import NBSP, Numbering
from euroapp.draft.workplan import Task

PACKAGES, TASKS, DELIVERABLES, MILESTONES, EVENTS = (
    "work_packages",
    "tasks",
    "deliverables",
    "milestones",
    "events",
)
INSIDE = (TASKS, DELIVERABLES, MILESTONES, EVENTS)
"""The lists whose rows lie in a package, in the order in which the tree shows them."""
MONTHS_OF: Mapping[str, tuple[str, str]] = {
    PACKAGES: ("start_month", "end_month"),
    TASKS: ("start_month", "end_month"),
    DELIVERABLES: ("due_month", "due_month"),
    MILESTONES: ("due_month", "due_month"),
    EVENTS: ("month", "month"),
}
"""The first and the last month of the rows of each list; the same field where there is only one."""


@dataclass(frozen=True)
class PlanRow:
    """A row of the tree; months count from 1 and include both ends."""

    collection: str
    id: str
    number: str
    name: str
    package: str
    """Id of the package that it lies in, its own for a package; '' for none."""
    start: int | None
    end: int | None

    @property
    def path(self) -> str:
        """Return the path of the row."""
        return f"{self.collection}/{self.id}"

    @property
    def label(self) -> str:
        """Return number and name."""
        return f"{self.number}{NBSP}{self.name}".strip(NBSP)

    @property
    def lasts(self) -> bool:
        """Tell whether it has a beginning and an end, and not one month only."""
        return self.collection in (PACKAGES, TASKS)


def plan_rows(draft: Draft) -> tuple[PlanRow, ...]:
    """Return all rows of the plan as they stand below one another; rows of no known package come last."""
    numbers = Numbering(draft)
    packages = {row.id for row in draft.work_packages}
    inside: defaultdict[tuple[str, str], list[Any]] = defaultdict(list)
    for collection in INSIDE:
        for row in getattr(draft, collection):
            inside[row.work_package if row.work_package in packages else "", collection].append(row)
    found = []
    for package in draft.work_packages:
        found.append(_row(PACKAGES, package, numbers, package.id))
        found += _inside(inside, package.id, numbers)
    return (*found, *_inside(inside, "", numbers))


def _inside(
    rows: Mapping[tuple[str, str], Iterable[Any]], package: str, numbers: Numbering
) -> Iterator[PlanRow]:
    for collection in INSIDE:
        for row in rows.get((package, collection), ()):
            yield _row(collection, row, numbers, package)


def _row(collection: str, row: Any, numbers: Numbering, package: str) -> PlanRow:
    first, last = MONTHS_OF[collection]
    number = numbers.of(collection, row.id)
    return PlanRow(collection, row.id, number, row.name, package, getattr(row, first), getattr(row, last))


@dataclass(frozen=True)
class Link:
    """A task that follows another one."""

    task: str
    before: str
    kept: bool
    """The task begins after the other ends, or one of the months is not known yet."""


def links(draft: Draft) -> tuple[Link, ...]:
    """Return what follows what; a link to a task that is gone is none."""
    tasks = {task.id: task for task in draft.tasks}
    return tuple(
        Link(task.id, before, _kept(task, tasks[before]))
        for task in draft.tasks
        for before in task.after
        if before in tasks
    )


def _kept(task: Task, before: Task) -> bool:
    if task.start_month is None or before.end_month is None:
        return task.id != before.id
    return task.start_month > before.end_month


def in_circles(draft: Draft) -> frozenset[str]:
    """Return the tasks that follow themselves, directly or by way of others, or lie between two such."""
    tasks = {task.id for task in draft.tasks}
    after = {task.id: {one for one in task.after if one in tasks} for task in draft.tasks}
    before: dict[str, set[str]] = {task: set() for task in tasks}
    for task, others in after.items():
        for other in others:
            before[other].add(task)
    return frozenset(_core(after, before) & _core(before, after))


def _core(one: Mapping[str, set[str]], back: Mapping[str, set[str]]) -> set[str]:
    """Return what is left when whatever leads nowhere is taken away again and again."""
    left = {task: len(others) for task, others in one.items()}
    free = [task for task, count in left.items() if not count]
    while free:
        task = free.pop()
        del left[task]
        for other in back[task]:
            left[other] -= 1
            if not left[other]:
                free.append(other)
    return set(left)
