"""What was typed and is no value stays beside the value until its field is settled, and goes with its row."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.checks import check
from euroapp.checks.mending import cures
from euroapp.checks.saying import in_words
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import walk
from euroapp.edits.differences import differences
from euroapp.edits.removal import consequences, remove_row
from euroapp.edits.rows import duplicate_row, move_row
from euroapp.edits.unsettled import keep_value, leave_unsettled, typed_at
from euroapp.edits.vacancies import effort_path, vacancy
from euroapp.edits.values import override_fact, set_effort, set_value, write_own_value
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.figures import figures
from euroapp.storage.openformat import from_json, to_json
from tests.builders import a_call, a_draft, a_task, an_example

DRAFT, CALL = an_example(), a_call()
PATHS = [
    f"{path}/{name}"
    for path, row in walk(DRAFT)
    if path
    for name, spec in fields_of(type(row)).items()
    if spec.kind not in {Kind.ROWS, Kind.RECORD} and name != "id"
]

FREE = [
    path
    for task in DRAFT.tasks
    for partner in DRAFT.partners
    if vacancy(DRAFT, path := effort_path(DRAFT, task.id, partner.id))
]
FACTS = [f"overrides/{key}/value" for key in (row.key for row in CALL.stated.facts.rows)]


@given(st.sampled_from(PATHS + FREE + FACTS), st.text(max_size=20))
def test_an_entry_changes_no_value_and_any_field_can_have_one(path: str, text: str) -> None:
    left = leave_unsettled(DRAFT, path, text)
    assert typed_at(left, path) == text
    assert left.replace(unsettled=()) == DRAFT
    assert keep_value(left, path) == DRAFT
    assert from_json(to_json(left)) == left
    assert [f.path for f in check(left, CALL) if f.code == "E01"] == [path]


@given(st.sampled_from(PATHS + FREE + FACTS), st.text(max_size=8), st.text(max_size=8))
def test_the_last_entry_counts_and_equal_drafts_are_equal(path: str, first: str, last: str) -> None:
    assert leave_unsettled(leave_unsettled(DRAFT, path, first), path, last) == leave_unsettled(
        DRAFT, path, last
    )


def test_setting_the_field_settles_it_even_to_the_same_value() -> None:
    left = leave_unsettled(DRAFT, "general/duration_months", "3 years")
    assert set_value(left, "general/duration_months", DRAFT.general.duration_months) == DRAFT
    assert set_value(left, "general/title", "Other").unsettled == left.unsettled


def test_an_entry_goes_with_its_row_and_with_what_hangs_on_it() -> None:
    task = DRAFT.tasks[0]
    part = task.participations[0]
    effort = f"tasks/{task.id}/participations/{part.id}/person_months"
    left = leave_unsettled(leave_unsettled(DRAFT, effort, "a few"), "general/title", "x")
    assert typed_at(move_row(left, f"tasks/{task.id}", 1), effort) == "a few"
    assert len(duplicate_row(left, f"tasks/{task.id}", "copy").unsettled) == 2
    without = [
        remove_row(left, f"tasks/{task.id}"),
        remove_row(left, f"work_packages/{task.work_package}"),
        set_effort(left, task.id, part.participant, None),
        set_value(left, f"tasks/{task.id}/participations", ()),
    ]
    assert [typed_at(draft, effort) for draft in without] == [None] * 4
    assert all(typed_at(draft, "general/title") == "x" for draft in without)
    assert consequences(left, f"tasks/{task.id}") == consequences(DRAFT, f"tasks/{task.id}")


def test_an_effort_typed_for_nobody_yet_follows_what_becomes_of_it() -> None:
    path = FREE[0]
    _, task, _, worker, _ = path.split("/")
    partner = worker.removeprefix("@")
    left = leave_unsettled(DRAFT, path, "a few")
    assert typed_at(move_row(left, f"tasks/{task}", 1), path) == "a few"
    for after in (
        remove_row(left, f"tasks/{task}"),
        remove_row(left, f"partners/{partner}"),
        set_effort(left, task, partner, None),
        set_value(left, f"tasks/{task}/participations", ()),
        keep_value(left, path),
    ):
        assert after.unsettled == ()
    taken = set_value(left, path, "1.5")
    assert taken == set_value(DRAFT, path, "1.5").replace(tasks=taken.tasks)
    assert [p.person_months for t in taken.tasks if t.id == task for p in t.participations][-1] == 1.5


def test_an_effort_is_handed_over_with_what_was_typed_for_it() -> None:
    draft = a_draft(tasks=(a_task("t1", p1="2"),))
    left = leave_unsettled(draft, "tasks/t1/participations/@p2/person_months", "a few")
    after = remove_row(left, "partners/p2", "p1")
    assert typed_at(after, effort_path(after, "t1", "p1")) == "a few"
    first = leave_unsettled(draft, "tasks/t1/participations/q0/person_months", "some")
    after = remove_row(first, "partners/p1", "p2")
    assert typed_at(after, effort_path(after, "t1", "p2")) == "some"


def test_what_was_typed_for_both_stays_when_one_takes_over_from_the_other() -> None:
    draft = a_draft(tasks=(a_task("t1", p1="2"),))
    both = leave_unsettled(draft, "tasks/t1/participations/q0/person_months", "some")
    both = leave_unsettled(both, "tasks/t1/participations/@p2/person_months", "a few")
    for gone, heir in (("p2", "p1"), ("p1", "p2")):
        after = remove_row(both, f"partners/{gone}", heir)
        typed = [(entry.path, entry.text) for entry in after.unsettled]
        assert typed == [(effort_path(after, "t1", heir), "some / a few")]


def test_a_number_for_a_participant_settles_both_of_its_parts() -> None:
    draft = a_draft(tasks=(a_task("t1", p1="2", p2="1"),))
    twin = set_value(draft, "tasks/t1/participations/q1/participant", "p1")
    left = leave_unsettled(twin, "tasks/t1/participations/q1/person_months", "many")
    assert set_effort(left, "t1", "p1", Decimal(3)).unsettled == ()


def test_an_own_value_takes_the_reason_that_waited_for_it() -> None:
    key = "overrides/deadline"
    left = leave_unsettled(leave_unsettled(DRAFT, f"{key}/reason", "p. 9"), f"{key}/value", "2/3/2025")
    assert left.overrides == DRAFT.overrides
    taken = set_value(left, f"{key}/value", "2025-02-03")
    assert taken == override_fact(DRAFT, "deadline", "2025-02-03", "p. 9")
    assert remove_row(leave_unsettled(taken, f"{key}/value", "?"), key) == DRAFT
    assert write_own_value(left, "deadline", "value", "").unsettled == left.unsettled[:1]
    with pytest.raises(ValueRefused):
        set_value(DRAFT, f"{key}/reason", "p. 9")


@pytest.mark.parametrize(
    "path",
    [
        "general",
        "partners",
        "nothing",
        "partners/none/pic",
        "",
        "overrides/no_fact/value",
        "tasks/none/participations/@p1/person_months",
        f"tasks/{DRAFT.tasks[0].id}/participations/@nobody/person_months",
        f"tasks/{DRAFT.tasks[0].id}/participations/@{DRAFT.tasks[0].participations[0].participant}/person_months",
    ],
)
def test_only_a_field_can_be_typed_into(path: str) -> None:
    with pytest.raises(NoSuchPath):
        leave_unsettled(DRAFT, path, "x")


def test_its_cures_take_a_reading_or_keep_the_value_and_can_be_set_from_outside() -> None:
    path = f"cost_lines/{DRAFT.cost_lines[0].id}/units"
    left = leave_unsettled(DRAFT, path, "1.125")
    (finding,) = (f for f in check(left, CALL) if f.code == "E01")
    offered = {cure.sentence: cure.edit(left) for cure in cures(finding, left, CALL, figures(left, CALL))}
    assert any(text.startswith("Keep ") for text in offered)
    for after in offered.values():
        assert after.unsettled == ()
        again = left
        for place, value in differences(left, after):
            again = set_value(again, place, value)
        assert again == after


def test_the_finding_says_what_the_draft_keeps_and_what_to_write() -> None:
    path = f"cost_lines/{DRAFT.cost_lines[0].id}/units"
    left = leave_unsettled(DRAFT, path, "1.125")
    (finding,) = (f for f in check(left, CALL) if f.code == "E01")
    said = in_words(finding, left, CALL)
    assert said.message == "“1.125” cannot be used as it stands, so the field still holds 3.6."
    assert said.cure == "“1.125” can be read in more than one way. Write 1,125.00 or 1.1250."


def test_an_entry_for_a_field_that_no_draft_has_breaks_nothing() -> None:
    raw = to_json(leave_unsettled(DRAFT, "general/title", "x")).replace(
        b'"general/title"', b'"unsettled/odd"'
    )
    assert not any(finding.code == "E01" for finding in check(from_json(raw), CALL))


@pytest.mark.parametrize(
    "path",
    [
        *("tasks/t1_1/id", "unsettled/x/text", "unsettled/x/path", "partners/p1", "partners", ""),
        *("tasks/t1_1/participations/@/person_months", "no/such/place", "overrides/nothing/value"),
    ],
)
def test_an_entry_of_a_foreign_file_that_belongs_to_no_field_breaks_nothing(path: str) -> None:
    entry = {"id": "x", "path": path, "text": "q"}
    foreign = DRAFT.model_dump(mode="json") | {"unsettled": [entry]}
    draft = DRAFT.model_validate(foreign)
    assert not [finding for finding in check(draft, CALL) if finding.code == "E01"]
    with pytest.raises(NoSuchPath):
        leave_unsettled(draft, path, "q")
    assert from_json(to_json(draft)) == draft


def test_what_was_typed_and_is_not_settled_is_told_once() -> None:
    path = "general/abstract" if not DRAFT.general.abstract else "general/duration_months"
    empty = set_value(DRAFT, path, None)
    assert [f.message for f in check(empty, CALL) if f.path == path and f.is_open]
    left = leave_unsettled(empty, path, "3 years")
    assert [f.code for f in check(left, CALL) if f.path == path and (f.is_open or f.code == "E01")] == ["E01"]
