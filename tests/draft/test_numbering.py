"""Printed numbers follow the order of the rows."""

from __future__ import annotations

from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.draft.workplan import Deliverable, Milestone, WorkPackage
from tests.builders import a_draft, a_task
from tests.strategies import drafts


def test_tasks_and_deliverables_count_within_their_package() -> None:
    draft = a_draft(
        work_packages=(WorkPackage(id="w1", name="First"), WorkPackage(id="w2", name="Second")),
        tasks=(a_task("a", "w2"), a_task("b", "w1"), a_task("c", "w2"), a_task("d", "")),
        deliverables=(Deliverable(id="x", work_package="w2"),),
        milestones=(Milestone(id="m", work_package="w2"),),
    )
    numbers = Numbering(draft)
    assert numbers.tasks == {"a": "T2.1", "b": "T1.1", "c": "T2.2", "d": "T?.1"}
    assert numbers.deliverables == {"x": "D2.1"}
    assert numbers.milestones == {"m": "MS1"}
    assert numbers.label("work_packages", "w2") == "WP2\N{NO-BREAK SPACE}Second"
    assert numbers.partner("p2") == "2\N{NO-BREAK SPACE}P2"
    assert numbers.label("tasks", "gone") == numbers.partner("gone") == ""


@given(drafts())
def test_changing_the_order_of_packages_changes_the_numbers_with_it(draft: Draft) -> None:
    turned = draft.replace(work_packages=draft.work_packages[::-1])
    count = len(draft.work_packages)
    for before, after in zip(Numbering(draft).tasks.values(), Numbering(turned).tasks.values(), strict=True):
        old, _, place = before[1:].partition(".")
        assert after == (before if old == "?" else f"T{count + 1 - int(old)}.{place}")
