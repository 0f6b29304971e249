"""Removing a row takes along what makes no sense without it, and nothing else."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

import pytest
from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.consortium import Dependency, Role
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import get, walk
from euroapp.draft.workplan import Participation, Subcontract, WorkPackage
from euroapp.edits.removal import Consequences, consequences, remove_row
from euroapp.errors import NoSuchPath, ValueRefused
from tests.builders import a_cost, a_draft, a_partner, a_task
from tests.strategies import drafts

LISTS = [name for name, spec in fields_of(Draft).items() if spec.kind is Kind.ROWS]


def dangling(before: Draft, after: Draft) -> list[str]:
    """Return the fields that name a row which the first draft still has and the second has no more."""
    found = []
    for path, row in walk(after):
        for name, spec in fields_of(type(row)).items():
            if spec.ref is None:
                continue
            value = getattr(row, name)
            gone = {r.id for r in getattr(before, spec.ref.collection)}
            gone -= {r.id for r in getattr(after, spec.ref.collection)}
            if gone & set(value if spec.many else (value,)):
                found.append(f"{path}/{name}")
    return found


@given(drafts())
def test_no_mention_of_a_removed_row_is_left_anywhere(draft: Draft) -> None:
    for name in LISTS:
        for row in getattr(draft, name)[:1]:
            after = remove_row(draft, f"{name}/{row.id}")
            assert row.id not in {r.id for r in getattr(after, name)}
            assert dangling(draft, after) == []


@given(drafts())
def test_an_heir_takes_over_whatever_would_have_gone(draft: Draft) -> None:
    for name in LISTS:
        rows = getattr(draft, name)
        if len(rows) < 2:
            continue
        try:
            after = remove_row(draft, f"{name}/{rows[0].id}", heir=rows[1].id)
        except ValueRefused:
            continue  # the efforts together have too many digits
        assert dangling(draft, after) == []
        for other in LISTS:
            lost = {r.id for r in getattr(draft, other)} - {r.id for r in getattr(after, other)}
            assert lost == ({rows[0].id} if other == name else set())


@given(drafts())
def test_what_is_said_beforehand_is_what_happens(draft: Draft) -> None:
    for name in LISTS:
        for row in getattr(draft, name)[:1]:
            said = consequences(draft, f"{name}/{row.id}")
            try:
                after = remove_row(draft, f"{name}/{row.id}")
            except ValueRefused:
                continue  # the efforts together have too many digits
            for other in LISTS:
                lost = len(getattr(draft, other)) - len(getattr(after, other)) - (other == name)
                assert said.removed[fields_of(Draft)[other].title] == lost
            others = tuple(one for one in getattr(draft, name) if one is not row)
            assert said.nothing == (after == draft.replace(**{name: others}))


def test_a_partner_goes_with_its_costs_efforts_and_ties_but_a_task_only_loses_its_leader() -> None:
    draft = a_draft(
        partners=(
            a_partner("p1", dependencies=(Dependency(id="d1", partner="p2"),)),
            a_partner("p2"),
            a_partner("p3", role=Role.AFFILIATED, linked_to="p2"),
        ),
        tasks=(a_task("t1", p1="2", p2="3").replace(leader="p2"),),
        cost_lines=(a_cost("c1", "A1", 100, "p1"), a_cost("c2", "A1", 100, "p2")),
    )
    assert consequences(draft, "partners/p2") == Consequences(
        Counter({"Ties with other participants": 1, "Participants and effort": 1, "Cost lines": 1}),
        Counter({"Participants": 1, "Tasks": 1}),
        Decimal(3),
    )
    after = remove_row(draft, "partners/p2")
    assert [line.id for line in after.cost_lines] == ["c1"]
    assert after.tasks[0].leader == after.partners[1].linked_to == ""
    assert [part.participant for part in after.tasks[0].participations] == ["p1"]


def test_a_package_takes_its_tasks_and_the_tasks_take_their_mentions() -> None:
    draft = a_draft(
        tasks=(a_task("t1", "w1"),),
        subcontracts=(Subcontract(id="s1", task="t1"), Subcontract(id="s2", work_package="w1", task="t1")),
    )
    after = remove_row(draft, "work_packages/w1")
    assert after.tasks == ()
    assert after.subcontracts == (Subcontract(id="s1"),)


def test_an_heir_who_already_works_on_the_task_adds_the_effort_to_its_own() -> None:
    draft = a_draft(tasks=(a_task("t1", p1="2", p2="3.5"),))
    after = remove_row(draft, "partners/p2", heir="p1")
    assert after.tasks[0].participations == (
        Participation(id="q0", participant="p1", person_months=Decimal("5.5")),
    )


def test_an_heir_does_not_become_tied_to_itself() -> None:
    draft = a_draft(
        partners=(
            a_partner("p1"),
            a_partner("p2", linked_to="p1", dependencies=(Dependency(id="d1", partner="p1"),)),
        )
    )
    (heir,) = remove_row(draft, "partners/p1", heir="p2").partners
    assert (heir.linked_to, heir.dependencies) == ("", ())


def test_a_row_inside_a_row_goes_alone() -> None:
    draft = a_draft(tasks=(a_task("t1", p1="2"),))
    assert consequences(draft, "tasks/t1/participations/q0").nothing
    assert get(remove_row(draft, "tasks/t1/participations/q0"), "tasks/t1/participations") == ()


@pytest.mark.parametrize("path", ["partners/p9", "partners", "general/title", "partners/p1/pic", "nothing/x"])
def test_only_a_row_can_be_removed(path: str) -> None:
    with pytest.raises(NoSuchPath):
        remove_row(a_draft(), path)


def test_the_heir_must_be_another_row_of_the_list() -> None:
    with pytest.raises(NoSuchPath):
        remove_row(a_draft(), "partners/p1", heir="p9")
    with pytest.raises(ValueRefused, match="itself"):
        remove_row(a_draft(work_packages=(WorkPackage(id="w1"),)), "work_packages/w1", heir="w1")
