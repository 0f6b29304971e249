"""Where two texts differ is told by words, and makes one of the other."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from euroapp.edits.splices import splices


@given(st.text(), st.text())
def test_splices_make_one_text_from_the_other(before: str, after: str) -> None:
    made = before
    for place in reversed(splices(before, after)):
        made = made[: place.start] + after[place.begin : place.stop] + made[place.end :]
    assert made == after


def test_a_word_that_was_changed_is_found_alone() -> None:
    (place,) = splices("We help 40 small firms.", "We help 45 small firms.")
    assert (place.start, place.end) == (8, 10)


def test_long_texts_of_few_words_are_compared_too() -> None:
    before = "yes no. " * 20_000
    assert splices(before, before + "end") != []
    assert splices("yes " * 9_000, "no " * 9_000) == [(0, 35_999, 0, 26_999)]
