"""Adding, duplicating and reordering rows of any list."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.consortium import Role, SignOff
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import get, has_twins
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, duplicate_row, fresh_id, move_row, move_within_package
from euroapp.errors import NoSuchPath, ValueRefused
from tests.builders import a_draft, a_partner, a_task
from tests.strategies import a_wild_draft, drafts


def lists(draft: Draft) -> list[str]:
    """Return the path of every list of a draft, lists inside rows too."""
    found = []
    for name, spec in fields_of(Draft).items():
        if spec.kind is Kind.ROWS and spec.model:
            found.append(name)
            for row in getattr(draft, name)[:1]:
                inner = fields_of(spec.model).items()
                found += [f"{name}/{row.id}/{key}" for key, child in inner if child.kind is Kind.ROWS]
    return found


FULL = a_wild_draft(1, 1.0, 3, "")


@pytest.mark.parametrize("path", lists(FULL))
def test_every_list_takes_gives_up_and_orders_rows(path: str) -> None:
    rows = get(FULL, path)
    grown = add_row(FULL, path, "new", after=rows[0].id)
    assert [row.id for row in get(grown, path)] == [rows[0].id, "new", *(row.id for row in rows[1:])]
    assert remove_row(grown, f"{path}/new") == FULL

    doubled = get(duplicate_row(FULL, f"{path}/{rows[0].id}", "copy"), path)
    assert [row.id for row in doubled[:2]] == [rows[0].id, "copy"]
    assert not has_twins(doubled)

    moved = move_row(grown, f"{path}/new", -99)
    assert get(moved, path)[0].id == "new"
    assert get(move_row(moved, f"{path}/new", 1), path) == get(grown, path)


@given(drafts(), st.integers(-4, 4))
def test_moving_changes_the_order_and_nothing_else(draft: Draft, steps: int) -> None:
    for row in draft.tasks:
        for move in (move_row, move_within_package):
            tasks = move(draft, f"tasks/{row.id}", steps).tasks
            assert sorted(tasks, key=lambda t: t.id) == sorted(draft.tasks, key=lambda t: t.id)


def test_within_its_package_a_task_passes_only_its_neighbours() -> None:
    draft = a_draft(tasks=(a_task("a", "w1"), a_task("x", "w2"), a_task("b", "w1"), a_task("y", "w2")))
    after = move_within_package(draft, "tasks/b", -1)
    assert [task.id for task in after.tasks] == ["b", "x", "a", "y"]


def test_a_copied_partner_is_another_organisation() -> None:
    draft = a_draft(
        partners=(a_partner("p1", pic="123456789", sign_off=SignOff(name="A"), short_name="BLUE"),)
    )
    _, copy = duplicate_row(draft, "partners/p1", "p9").partners
    assert (copy.short_name, copy.pic, copy.role, copy.sign_off) == (
        "BLUE (2)",
        "",
        Role.BENEFICIARY,
        SignOff(),
    )
    _, again, _ = duplicate_row(duplicate_row(draft, "partners/p1", "p9"), "partners/p1", "p8").partners
    assert again.short_name == "BLUE (3)"


def test_an_id_that_is_taken_or_a_value_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueRefused, match="same id"):
        add_row(a_draft(), "partners", "p1")
    with pytest.raises(ValueRefused, match="same id"):
        duplicate_row(a_draft(), "partners/p1", "p2")
    with pytest.raises(ValueRefused, match="does not take"):
        add_row(a_draft(), "partners", "p3", {"role": "BOSS"})


@pytest.mark.parametrize("path", ["general", "partners/p1", "nothing", ""])
def test_only_a_list_takes_rows(path: str) -> None:
    with pytest.raises(NoSuchPath):
        add_row(a_draft(), path, "new")


@pytest.mark.parametrize("edit", [move_row, move_within_package])
def test_a_row_that_is_not_there_cannot_be_moved_or_copied(edit: object) -> None:
    with pytest.raises(NoSuchPath):
        edit(a_draft(), "tasks/t9", 1)  # type: ignore[operator]
    with pytest.raises(NoSuchPath):
        duplicate_row(a_draft(), "tasks/t9", "t1")


def test_fresh_ids_do_not_repeat() -> None:
    assert len({fresh_id("partners") for _ in range(500)}) == 500
