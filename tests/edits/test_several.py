"""Several rows at once: moved, duplicated and removed as if they were one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.budget import CostLine
from euroapp.draft.workplan import Task, WorkPackage
from euroapp.edits.several import duplicate_rows, insert_rows, last_of_package, move_rows, remove_rows
from tests.builders import a_draft

IDS = tuple("abcdefgh")
chosen = st.sets(st.sampled_from(IDS), min_size=1).map(sorted)


def plan() -> Draft:
    packages = tuple(WorkPackage(id=key) for key in ("w1", "w2"))
    tasks = tuple(Task(id=key, name=key, work_package=f"w{n % 2 + 1}") for n, key in enumerate(IDS))
    lines = tuple(CostLine(id=key, description=key) for key in IDS)
    return a_draft().replace(work_packages=packages, tasks=tasks, cost_lines=lines)


def order(draft: Draft) -> list[str]:
    return [line.id for line in draft.cost_lines]


@given(chosen, st.integers(-9, 9))
def test_moved_rows_keep_their_order_and_so_do_the_others(ids: list[str], steps: int) -> None:
    after = order(move_rows(plan(), "cost_lines", ids, steps))
    assert sorted(after) == sorted(IDS)
    assert [key for key in after if key in ids] == ids
    assert [key for key in after if key not in ids] == [key for key in IDS if key not in ids]


@given(st.sampled_from(IDS), st.booleans())
def test_rows_that_are_inserted_stand_beside_their_neighbour(beside: str, below: bool) -> None:
    made = insert_rows(plan(), "cost_lines", {"new1": {"units": 2}, "new2": {}}, beside, below=below)
    place = order(made).index(beside)
    there = order(made)[place + 1 : place + 3] if below else order(made)[place - 2 : place]
    assert there == ["new1", "new2"]
    assert [key for key in order(made) if key in IDS] == list(IDS)


@given(chosen)
def test_rows_moved_far_stand_together_at_the_end(ids: list[str]) -> None:
    assert order(move_rows(plan(), "cost_lines", ids, -9))[: len(ids)] == ids
    assert order(move_rows(plan(), "cost_lines", ids, 9))[-len(ids) :] == ids


@given(chosen, st.integers(-3, 3))
def test_tasks_move_within_their_packages(ids: list[str], steps: int) -> None:
    before, after = plan(), move_rows(plan(), "tasks", ids, steps)
    assert [t.work_package for t in after.tasks] == [t.work_package for t in before.tasks]
    assert sorted(t.id for t in after.tasks) == sorted(IDS)


@given(chosen)
def test_copies_stand_below_the_last_row_in_the_same_order(ids: list[str]) -> None:
    after = duplicate_rows(plan(), "cost_lines", {key: f"{key}2" for key in ids})
    end = IDS.index(ids[-1]) + 1
    assert order(after) == [*IDS[:end], *(f"{key}2" for key in ids), *IDS[end:]]


@given(chosen)
def test_only_the_chosen_rows_go(ids: list[str]) -> None:
    assert order(remove_rows(plan(), "cost_lines", ids)) == [key for key in IDS if key not in ids]


def test_the_last_row_of_a_package() -> None:
    assert last_of_package(plan(), "tasks", "w1") == "g"
    assert last_of_package(plan(), "tasks", "w3") == ""
