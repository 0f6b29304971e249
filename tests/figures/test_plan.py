"""The tree of the plan, and the links between its tasks."""

from __future__ import annotations

import graphlib

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.workplan import Task
from euroapp.figures.plan import INSIDE, in_circles, links, plan_rows
from tests.builders import a_draft, an_example
from tests.strategies import drafts


@given(drafts())
def test_every_row_of_the_plan_stands_in_the_tree_once(draft: Draft) -> None:
    paths = [row.path for row in plan_rows(draft)]
    assert len(paths) == len(set(paths))
    listed = {f"{name}/{row.id}" for name in ("work_packages", *INSIDE) for row in getattr(draft, name)}
    assert set(paths) == listed


def test_rows_stand_below_their_package_in_the_order_of_their_numbers() -> None:
    rows = plan_rows(an_example())
    package = ""
    for row in rows:
        if row.collection == "work_packages":
            package = row.id
        assert row.package == package
    tasks = [row.number for row in rows if row.collection == "tasks"]
    assert tasks == sorted(tasks, key=lambda text: [int(part) for part in text[1:].split(".")])


def _tasks(*rows: tuple[str, int, int, tuple[str, ...]]) -> Draft:
    return a_draft(
        tasks=tuple(
            Task(id=key, work_package="w1", name=key, start_month=start, end_month=end, after=after)
            for key, start, end, after in rows
        )
    )


def test_a_link_holds_while_the_task_begins_after_the_other_ends() -> None:
    draft = _tasks(("a", 1, 3, ()), ("b", 4, 6, ("a",)), ("c", 6, 9, ("b", "gone")))
    assert [(one.task, one.before, one.kept) for one in links(draft)] == [("b", "a", True), ("c", "b", False)]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=14))
def test_circles_are_found_as_the_library_finds_them(pairs: list[tuple[int, int]]) -> None:
    after = {f"t{n}": tuple(f"t{b}" for a, b in pairs if a == n) for n in range(8)}
    draft = _tasks(*((key, 1, 2, others) for key, others in after.items()))
    try:
        graphlib.TopologicalSorter(after).prepare()
        turns = False
    except graphlib.CycleError:
        turns = True
    assert bool(in_circles(draft)) == turns
