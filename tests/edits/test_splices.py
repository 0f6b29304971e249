"""Where two texts differ is told by words, and makes one of the other."""

from __future__ import annotations

import pytest
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


@pytest.mark.parametrize(
    ("before", "after", "gone", "came"),
    [
        ("We help small firms.", "We help small firms plus.", "", " plus"),
        ("We help small firm.", "We help small firms.", "firm", "firms"),
        ("It costs 1,000 euro.", "It costs 1,500 euro.", "1,000", "1,500"),
        ("In month 5000", "In month 6000", "5000", "6000"),
        ("(see T2.1)", "(see T2.2)", "T2.1", "T2.2"),
        ("one, two", "one, three, two", "", "three, "),
    ],
)
def test_only_whole_words_are_told_and_no_sign_that_stayed(
    before: str, after: str, gone: str, came: str
) -> None:
    (place,) = splices(before, after)
    assert (before[place.start : place.end], after[place.begin : place.stop]) == (gone, came)


def test_long_texts_of_few_words_are_compared_too() -> None:
    before = "yes no. " * 20_000
    assert splices(before, before + "end") != []
    assert splices("yes " * 9_000, "no " * 9_000) == [(0, 35_999, 0, 26_999)]
