"""Two versions of a draft are told apart value by value, in words."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.scoring import Score
from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.values import set_value
from euroapp.wording.contrast import ABSENT, EMPTY, Difference, contrast, pages_that_differ
from tests.builders import a_call, an_example
from tests.strategies import drafts

CALL, EXAMPLE = a_call(), an_example()


def told(mine: Draft, theirs: Draft) -> list[Difference]:
    return contrast(mine, theirs, CALL)


def test_a_value_is_named_with_its_row_and_shown_as_people_read_it() -> None:
    row = EXAMPLE.tasks[0]
    (found,) = told(EXAMPLE, set_value(EXAMPLE, f"tasks/{row.id}/end_month", row.end_month - 1))  # type: ignore[operator]
    assert found.where.startswith("T1.1\N{NO-BREAK SPACE}")
    assert (found.mine, found.theirs) == (str(row.end_month), str(row.end_month - 1))  # type: ignore[operator]


def test_a_text_that_was_emptied_is_said_to_be_empty() -> None:
    (found,) = told(EXAMPLE, set_value(EXAMPLE, "general/title", ""))
    assert found.theirs == EMPTY


def test_a_row_that_only_one_side_has_is_one_difference() -> None:
    fewer = EXAMPLE.replace(risks=EXAMPLE.risks[1:])
    (lost,), (found,) = told(EXAMPLE, fewer), told(fewer, EXAMPLE)
    assert (lost.theirs, found.mine) == (ABSENT, ABSENT)
    assert lost.mine == found.theirs
    assert EXAMPLE.risks[0].description[:40] in lost.mine


def test_rows_in_another_order_are_told_once() -> None:
    turned = EXAMPLE.replace(risks=EXAMPLE.risks[::-1])
    (found,) = told(EXAMPLE, turned)
    assert (found.path, found.theirs) == ("risks", "in another order")


def test_long_texts_are_shown_where_they_part() -> None:
    row = max(EXAMPLE.narrative, key=lambda section: len(section.text))
    middle = len(row.text) // 2
    theirs = f"{row.text[:middle]}NEW{row.text[middle:]}"
    (found,) = told(EXAMPLE, set_value(EXAMPLE, f"narrative/{row.id}/text", theirs))
    assert "NEW" in found.theirs
    assert "NEW" not in found.mine
    assert max(len(found.mine), len(found.theirs)) < 200


@given(drafts(), drafts())
def test_drafts_differ_in_something_just_when_they_are_not_equal(one: Draft, other: Draft) -> None:
    assert bool(told(one, other)) == (one != other)


@given(drafts(), drafts())
def test_both_sides_see_the_same_differences(one: Draft, other: Draft) -> None:
    there = sorted((d.path, d.mine, d.theirs) for d in told(one, other) if "order" not in d.theirs)
    back = sorted((d.path, d.theirs, d.mine) for d in told(other, one) if "order" not in d.theirs)
    assert there == back


def test_only_pages_on_which_a_field_differs_are_named() -> None:
    """What is typed into Consortium and is no value yet is no difference of Scope."""
    path = f"partners/{EXAMPLE.partners[1].id}/members"
    typed = leave_unsettled(EXAMPLE, path, "about 40")
    assert pages_that_differ(EXAMPLE, typed, CALL) == "Consortium"
    assert pages_that_differ(typed, EXAMPLE, CALL) == "Consortium"
    both = set_value(typed, "schemes/*/third_parties".replace("*", EXAMPLE.schemes[0].id), 7)
    assert pages_that_differ(EXAMPLE, both, CALL) == "Consortium, SME support"
    assert pages_that_differ(EXAMPLE, EXAMPLE, CALL) == ""


def test_rows_that_the_window_made_for_the_call_are_no_difference() -> None:
    shown = EXAMPLE.replace(scores=(Score(id="relevance"),))
    assert pages_that_differ(EXAMPLE.replace(scores=()), shown, CALL) == ""
    scored = EXAMPLE.replace(scores=(Score(id="relevance", points=Decimal(4)),))
    assert pages_that_differ(EXAMPLE.replace(scores=()), scored, CALL) == "Review"


def test_a_line_without_a_name_is_told_by_whose_it_is_its_category_and_its_words() -> None:
    row = EXAMPLE.cost_lines[0]
    (found,) = told(EXAMPLE, set_value(EXAMPLE, f"cost_lines/{row.id}/units", Decimal(77)))
    assert found.where.startswith("Cost line 1 (1 EBROVAL, A.1")
    assert f"{row.description[:30]}" in found.where
    assert found.where.endswith("), Units")
