"""Rows of the plan are moved in time and among packages; what they are is never changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.edits.planning import move_in_plan, place_in_plan, place_package, shift_row, stretch_row
from euroapp.errors import NoSuchPath
from euroapp.figures.plan import INSIDE, plan_rows
from tests.builders import an_example

EXAMPLE = an_example()
ROWS = st.sampled_from([row.path for row in plan_rows(EXAMPLE)])
INNER = st.sampled_from([row.path for row in plan_rows(EXAMPLE) if row.collection in INSIDE])


def months(draft: Draft) -> dict[str, tuple[int | None, int | None]]:
    return {row.path: (row.start, row.end) for row in plan_rows(draft)}


@given(ROWS, st.integers(-60, 60))
def test_moving_keeps_lengths_and_what_lies_in_a_package_moves_with_it(path: str, by: int) -> None:
    before, after = months(EXAMPLE), months(shift_row(EXAMPLE, path, by))
    package = path.partition("/")[2] if path.startswith("work_packages/") else None
    inside = {row.path for row in plan_rows(EXAMPLE) if row.path == path or row.package == package}
    steps = {now[0] - then[0] for key, then in before.items() if (now := after[key]) != then}  # type: ignore[operator]
    assert len(steps) <= 1
    assert {key for key in before if after[key] != before[key]} in (inside, set())
    assert all(first >= 1 for first, _ in after.values() if first is not None)
    if by >= 0:
        assert steps == ({by} if by else set())


@given(ROWS, st.integers(-50, 50), st.integers(-50, 50))
def test_a_stretched_row_lasts_a_month_at_least_and_nothing_else_moves(
    path: str, first_by: int, last_by: int
) -> None:
    before, after = months(EXAMPLE), months(stretch_row(EXAMPLE, path, first_by, last_by))
    assert {key for key in before if after[key] != before[key]} <= {path}
    first, last = after[path]
    assert first is not None
    assert last is not None
    assert 1 <= first <= last or before[path] == (first, last)


@given(INNER, st.sampled_from((-1, 1)))
def test_a_step_in_the_tree_and_back_changes_nothing(path: str, by: int) -> None:
    there = move_in_plan(EXAMPLE, path, by)
    back = move_in_plan(there, path, -by)
    if there != EXAMPLE:
        assert [row.path for row in plan_rows(back)] == [row.path for row in plan_rows(EXAMPLE)]


@given(INNER, st.integers(-80, 80))
def test_however_far_a_row_moves_no_row_is_lost_and_only_its_package_changes(path: str, by: int) -> None:
    after = move_in_plan(EXAMPLE, path, by)
    assert {row.path for row in plan_rows(after)} == {row.path for row in plan_rows(EXAMPLE)}
    for row in plan_rows(EXAMPLE):
        now = get(after, row.path)
        then = get(EXAMPLE, row.path)
        assert now == then or (row.path == path and now.replace(work_package=then.work_package) == then)


def test_a_row_goes_on_into_the_next_package_and_stops_at_the_end_of_the_plan() -> None:
    first, last = EXAMPLE.work_packages[0].id, EXAMPLE.work_packages[-1].id
    task = next(row for row in EXAMPLE.tasks if row.work_package == first)
    moved = move_in_plan(EXAMPLE, f"tasks/{task.id}", 500)
    assert get(moved, f"tasks/{task.id}").work_package == last
    assert [row.id for row in moved.tasks if row.work_package == last][-1] == task.id


def test_a_row_is_put_before_the_one_it_is_dropped_on() -> None:
    task, target = EXAMPLE.tasks[0], EXAMPLE.tasks[5]
    moved = place_in_plan(EXAMPLE, f"tasks/{task.id}", target.work_package, target.id)
    inside = [row.id for row in moved.tasks if row.work_package == target.work_package]
    assert inside.index(task.id) + 1 == inside.index(target.id)


def test_a_package_is_put_before_the_one_it_is_dropped_on_or_behind_all() -> None:
    first, second, third, *rest = [row.id for row in EXAMPLE.work_packages]
    moved = place_package(EXAMPLE, f"work_packages/{third}", second)
    assert [row.id for row in moved.work_packages] == [first, third, second, *rest]
    moved = place_package(EXAMPLE, f"work_packages/{first}")
    assert [row.id for row in moved.work_packages] == [second, third, *rest, first]
    with pytest.raises(NoSuchPath):
        place_package(EXAMPLE, f"work_packages/{first}", "none")


@pytest.mark.parametrize("path", ["tasks/none", "partners/p1", "tasks", "tasks/t1/name"])
def test_what_is_no_row_of_the_plan_is_refused(path: str) -> None:
    for change in (lambda: shift_row(EXAMPLE, path, 1), lambda: move_in_plan(EXAMPLE, path, 1)):
        with pytest.raises(NoSuchPath):
            change()
