"""Live fields when rows come and go."""

from __future__ import annotations

from euroapp.draft.paths import get
from euroapp.edits.references import carried, left
from euroapp.edits.removal import remove_row
from euroapp.edits.renumbering import renumbered
from euroapp.edits.rows import move_row
from euroapp.edits.values import set_value
from tests.builders import an_example

PATH = "narrative/background/text"
TEXT = "In {=work_packages/wp2} and {=tasks/t2_1} with {=partners/p2}, as **{=tasks/t3_1}** shows."


def test_a_field_follows_a_moved_row_without_a_question() -> None:
    draft = set_value(an_example(), PATH, TEXT)
    found = renumbered(draft, move_row(draft, "work_packages/wp2", 1))
    assert found is not None
    assert all(change.path != PATH for change in found.changes)


def test_the_number_of_a_row_that_goes_stays_in_the_text_with_a_mark() -> None:
    draft = set_value(an_example(), PATH, TEXT)
    after = remove_row(draft, "work_packages/wp2")
    found = renumbered(draft, after)
    assert found is not None
    assert get(carried(after, found), PATH) == (
        "In WP2 [removed] and T2.1 [removed] with {=partners/p2}, as **{=tasks/t3_1}** shows."
    )


def test_a_field_can_go_over_to_the_heir() -> None:
    draft = set_value(an_example(), PATH, "By {=partners/p2}.")
    after = remove_row(draft, "partners/p2", heir="p3")
    found = renumbered(draft, after, heirs={"p2": "p3"})
    assert found is not None
    assert get(carried(after, found, to_heirs=True), PATH) == "By {=partners/p3}."


def test_a_text_that_is_left_as_it_is_keeps_the_words_of_its_fields() -> None:
    draft = set_value(an_example(), PATH, "{=partners/p2} in {=work_packages/wp2} and {=partners/p3}.")
    draft = set_value(draft, "partners/p2/short_name", "- One")
    after = remove_row(draft, "partners/p2")
    found = renumbered(draft, after)
    assert found is not None
    assert get(left(after, found), PATH) == "\\- One in {=work_packages/wp2} and {=partners/p3}."
