"""What differs between two drafts can be set, value by value, and leads from one to the other."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.differences import differences
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from tests.builders import an_example

EXAMPLE = an_example()


def followed(draft: Draft, other: Draft) -> Draft:
    for path, value in differences(draft, other):
        draft = set_value(draft, path, value)
    return draft


def test_equal_drafts_do_not_differ() -> None:
    assert differences(EXAMPLE, EXAMPLE.replace()) == ()


def test_one_value_is_named_by_its_path() -> None:
    other = set_value(EXAMPLE, "tasks/t1_1/participations/t1_1_p1/person_months", 7)
    assert [path for path, _ in differences(EXAMPLE, other)] == [
        "tasks/t1_1/participations/t1_1_p1/person_months"
    ]


@given(st.integers(0, 10_000))
def test_setting_what_differs_leads_to_the_other_draft(seed: int) -> None:
    random, other = Random(seed), EXAMPLE
    for _ in range(3):
        collection = random.choice(["tasks", "cost_lines", "risks", "deliverables", "income"])
        row = random.choice(getattr(other, collection)).id
        if random.random() < 0.5:
            other = remove_row(other, f"{collection}/{row}")
        else:
            other = set_value(other, "general/duration_months", random.randint(1, 99))
    assert followed(EXAMPLE, other) == other
