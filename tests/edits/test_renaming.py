"""Texts follow a short name that changes: whole words of the same letters, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.narrative import NarrativeSection
from euroapp.edits.references import carried
from euroapp.edits.renumbering import renumbered
from euroapp.edits.values import set_value
from euroapp.wording.renumbering import sentences
from tests.builders import a_draft, a_partner


def told(text: str, *names: str) -> Draft:
    partners = tuple(a_partner(f"p{place}", short_name=name) for place, name in enumerate(names, 1))
    return a_draft(partners=partners, narrative=(NarrativeSection(id="need", text=text),))


def after_renaming(draft: Draft, new: str) -> str:
    changed = set_value(draft, "partners/p1/short_name", new)
    found = renumbered(draft, changed)
    return (carried(changed, found) if found else changed).narrative[0].text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("COSTALAB leads WP1; COSTALAB's staff.", "MARE leads WP1; MARE's staff."),
        ("A COSTALAB-led pilot (COSTALAB).", "A MARE-led pilot (MARE)."),
        ("costalab, Costalab, COSTALABS, MYCOSTALAB", "costalab, Costalab, COSTALABS, MYCOSTALAB"),
        ("www.COSTALAB.eu, x@COSTALAB and COSTALAB.pdf", "www.COSTALAB.eu, x@COSTALAB and COSTALAB.pdf"),
        ("EURO COSTALAB and COSTALAB", "EURO COSTALAB and MARE"),
    ],
)
def test_whole_words_follow(text: str, after: str) -> None:
    assert after_renaming(told(text, "COSTALAB", "EURO COSTALAB"), "MARE") == after


@pytest.mark.parametrize("name", ["ŁÓDŹ HUB", "R&D (North)", "C.L.U.B", "ÅÄÖ"])
def test_names_of_all_kinds_follow(name: str) -> None:
    text = f"With {name}, and {name.replace(' ', chr(160))}."
    assert after_renaming(told(text, name), "MARE") == "With MARE, and MARE."


@given(st.sampled_from(["COSTALAB SL", "COSTALAB", "THE COSTALAB"]))
def test_a_text_that_says_the_new_name_already_stays(new: str) -> None:
    assert after_renaming(told(f"By {new}.", "COSTALAB"), new) == f"By {new}."


def test_a_name_of_one_letter_a_name_of_two_and_no_new_name_change_nothing() -> None:
    assert after_renaming(told("Plan B by B.", "B"), "MARE") == "Plan B by B."
    assert after_renaming(told("By HUB.", "HUB", "HUB"), "MARE") == "By HUB."
    assert after_renaming(told("By HUB.", "HUB"), "") == "By HUB."


def test_an_ordinary_word_is_told() -> None:
    draft = told("Wood is Wood.", "Wood")
    found = renumbered(draft, set_value(draft, "partners/p1/short_name", "PINE"))
    assert found is not None
    assert sentences(found) == [
        "2 mentions in 1 text are concerned.",
        "“Wood” becomes “PINE”: 2 mentions can be updated.",
        "“Wood” may also stand there as an ordinary word. If so, leave the texts and change them by hand.",
    ]


def test_names_that_change_places_keep_their_texts() -> None:
    draft = told("ALPHA, then BETA, in T1.1.", "ALPHA", "BETA")
    changed = set_value(set_value(draft, "partners/p1/short_name", "BETA"), "partners/p2/short_name", "ALPHA")
    found = renumbered(draft, changed)
    assert found is not None
    assert carried(changed, found).narrative[0].text == "BETA, then ALPHA, in T1.1."
