"""Changes of single values, of roles, efforts and months."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.workplan import Deliverable, Event, Milestone, WorkPackage
from euroapp.edits.creation import complete, new_draft
from euroapp.edits.values import make_coordinator, override_fact, set_effort, set_role, set_value, toggle
from euroapp.edits.workplan import shift_package
from euroapp.errors import NoSuchPath, ValueRefused
from tests.builders import NEW, OLD, a_call, a_draft, a_partner, a_task, an_example, call_of
from tests.strategies import drafts


def test_setting_the_value_that_is_there_changes_nothing_at_all() -> None:
    draft = a_draft()
    assert set_value(draft, "partners/p1/short_name", "P1") is draft
    assert set_value(draft, "partners/p1/role", "COO") is draft


@given(drafts(), st.sampled_from(Role))
def test_there_is_never_more_than_one_coordinator_made_by_a_role(draft: Draft, role: Role) -> None:
    for partner in draft.partners:
        after = set_role(make_coordinator(draft, draft.partners[0].id), partner.id, role)
        assert sum(p.role is Role.COORDINATOR for p in after.partners) <= 1
        assert next(p for p in after.partners if p.id == partner.id).role is role


def test_a_new_coordinator_becomes_number_one_and_the_former_one_a_beneficiary() -> None:
    draft = a_draft(partners=(a_partner("p1"), a_partner("p2", role=Role.AFFILIATED, linked_to="p1")))
    after = set_value(draft, "partners/p2/role", "COO")
    assert [(p.id, p.role, p.linked_to) for p in after.partners] == [
        ("p2", Role.COORDINATOR, ""),
        ("p1", Role.BENEFICIARY, ""),
    ]
    assert make_coordinator(draft, "p9") is draft


def test_a_role_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(ValueRefused, match="COO, BEN, AE, AP, OTHER"):
        set_value(a_draft(), "partners/p1/role", "BOSS")
    with pytest.raises(NoSuchPath):
        set_role(a_draft(), "p9", Role.BENEFICIARY)


def test_an_effort_is_added_changed_and_taken_out() -> None:
    draft = set_effort(a_draft(tasks=(a_task("t1"),)), "t1", "p2", Decimal("1.5"))
    (part,) = draft.tasks[0].participations
    assert (part.participant, part.person_months) == ("p2", Decimal("1.5"))
    changed = set_effort(draft, "t1", "p2", Decimal(2))
    assert changed.tasks[0].participations == (part.replace(person_months=Decimal(2)),)
    assert set_effort(changed, "t1", "p2", None).tasks[0].participations == ()
    with pytest.raises(ValueRefused):
        set_effort(draft, "t1", "p2", Decimal("1e30"))


def test_a_participant_who_stood_twice_in_a_task_counts_once_after_its_effort_is_set() -> None:
    task = a_task("t1", p1="1", p2="2")
    twice = task.replace(participations=(*task.participations, task.participations[0].replace(id="again")))
    after = set_effort(a_draft(tasks=(twice,)), "t1", "p1", Decimal(5))
    assert [(p.participant, p.person_months) for p in after.tasks[0].participations] == [("p1", 5), ("p2", 2)]


def test_choices_are_ticked_and_unticked() -> None:
    once = toggle(a_draft(), "general/ecosystems", "agri-food", True)
    assert toggle(once, "general/ecosystems", "agri-food", True) is once
    assert toggle(once, "general/ecosystems", "agri-food", False).general.ecosystems == ()


def test_an_own_value_for_a_fact_is_in_force_until_it_is_taken_back() -> None:
    draft = override_fact(a_draft(), "maximum_grant", " 1500000 ", "Call document, page 9")
    fact = call_of(draft).facts.money("maximum_grant")
    assert (fact.value, fact.status, fact.source) == (Decimal(1500000), "own", "Call document, page 9")
    assert override_fact(draft, "maximum_grant", "  ", "") == a_draft()
    with pytest.raises(ValueRefused):
        override_fact(draft, "no key", "1", "")


def test_the_example_has_every_row_its_call_asks_for() -> None:
    assert complete(an_example(), call_of(an_example())) is an_example(), "who opens it changes nothing"


@pytest.mark.parametrize("call_id", [OLD, NEW])
def test_a_new_draft_has_every_row_its_call_asks_for(call_id: str) -> None:
    call = a_call(call_id)
    draft = new_draft(call, call.pack.strands[-1].key, "BLUE")
    assert complete(draft, call) is draft
    assert complete(a_draft(), call) == complete(complete(a_draft(), call), call)
    assert {row.id for row in draft.narrative} == {section.id for section in call.form.narratives()}
    assert {row.catalogue for row in draft.indicators} == {
        i.key for i in call.pack.indicators if i.compulsory
    }
    assert [p.role for p in draft.partners] == [Role.COORDINATOR]


def test_completing_keeps_what_was_written() -> None:
    call = a_call()
    draft = new_draft(call)
    first = draft.narrative[0].id
    written = set_value(draft, f"narrative/{first}/text", "Need")
    shorter = written.replace(narrative=written.narrative[:1])
    assert complete(shorter, call) == written


def test_a_package_moves_in_time_with_all_its_months() -> None:
    draft = a_draft(
        work_packages=(WorkPackage(id="w1", start_month=1, end_month=6), WorkPackage(id="w2", start_month=1)),
        tasks=(
            a_task("w1", "w2").replace(start_month=2),  # an id of another list means nothing here
            a_task("t2", "w1").replace(start_month=2),
        ),
        deliverables=(Deliverable(id="d1", work_package="w1", due_month=6),),
        milestones=(Milestone(id="m1", work_package="w1", due_month=None),),
        events=(Event(id="e1", work_package="w1", month=3),),
    )
    after = shift_package(draft, "w1", 6)
    assert [(w.start_month, w.end_month) for w in after.work_packages] == [(7, 12), (1, None)]
    assert [task.start_month for task in after.tasks] == [2, 8]
    assert (after.deliverables[0].due_month, after.milestones[0].due_month, after.events[0].month) == (
        12,
        None,
        9,
    )
    assert shift_package(after, "w1", -6) == draft
    with pytest.raises(ValueRefused, match="cannot move by 999 months"):
        shift_package(draft, "w1", 999)
