"""Texts follow a short name that changes: whole words of the same letters, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.narrative import NarrativeSection
from euroapp.edits.references import Texts, carried
from euroapp.edits.removal import remove_row
from euroapp.edits.renumbering import renumbered
from euroapp.edits.values import set_value
from euroapp.prose import Table, parse
from euroapp.wording.renumbering import offers, sentences
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


TABLE = "By {0}.\n\n| Who | What |\n|---|---|\n| {1} | leads with {1} |\n\n{0} ends."


@pytest.mark.parametrize("new", ["A|B HUB", "NORTH | SOUTH", "|BAR|"])
def test_a_name_with_a_bar_adds_no_cell_to_a_table_and_is_followed_from_there(new: str) -> None:
    old = told(TABLE.format("COSTALAB", "COSTALAB"), "COSTALAB")
    text = after_renaming(old, new)
    assert text == TABLE.format(new, new.replace("|", r"\|"))
    (table,) = [block for block in parse(text).blocks if isinstance(block, Table)]
    assert ["".join(run.text for run in cell) for cell in table.rows[1]] == [new, f"leads with {new}"]
    assert after_renaming(told(text, new), "COSTALAB") == TABLE.format("COSTALAB", "COSTALAB")


@given(st.sampled_from(["COSTALAB SL", "COSTALAB", "THE COSTALAB"]))
def test_a_text_that_says_the_new_name_already_stays(new: str) -> None:
    assert after_renaming(told(f"By {new}.", "COSTALAB"), new) == f"By {new}."


def test_a_name_of_one_letter_and_a_name_of_two_change_nothing() -> None:
    assert after_renaming(told("Plan B by B.", "B"), "MARE") == "Plan B by B."
    assert after_renaming(told("By HUB.", "HUB", "HUB"), "MARE") == "By HUB."


def test_a_name_that_is_emptied_or_whose_participant_goes_is_told_and_marked() -> None:
    draft = told("By COSTALAB (2 people), not COSTALAB [removed].", "COSTALAB", "MARE")
    emptied = set_value(draft, "partners/p1/short_name", "")
    for after in (emptied, remove_row(draft, "partners/p1"), set_value(draft, "partners", [])):
        found = renumbered(draft, after)
        assert found is not None
        assert "1 mention of “COSTALAB” will name no participant." in sentences(found)
        assert carried(after, found).narrative[0].text == (
            "By COSTALAB [removed] (2 people), not COSTALAB [removed]."
        )
    assert next(iter(offers(found).values())) == "Mark them in the texts"


def test_of_two_with_one_name_the_one_that_stays_keeps_its_texts() -> None:
    draft = told("By HUB.", "HUB", "HUB")
    after = remove_row(draft, "partners/p1")
    found = renumbered(draft, after)
    assert found is not None
    assert [change.mention.sure for change in found.changes] == [False]
    assert carried(after, found) == after
    assert list(offers(found)) == [Texts.LEAVE], "there is nothing to write"


def test_a_name_typed_anew_follows_the_one_that_was_emptied() -> None:
    draft = told("By HUB; HUB [removed] too.", "")
    after = set_value(draft, "partners/p1/short_name", "MARE")
    assert renumbered(draft, after) is None
    found = renumbered(draft, after, earlier={"HUB": "p1"})
    assert found is not None
    assert carried(after, found).narrative[0].text == "By MARE; MARE too."


def test_a_name_that_texts_still_say_is_not_taken_over_unasked() -> None:
    draft = told("By HUB.", "MARE", "")
    renamed = set_value(draft, "partners/p1/short_name", "HUB")
    typed = set_value(draft, "partners/p2/short_name", "HUB")
    for found in (renumbered(draft, renamed), renumbered(draft, typed, earlier={"HUB": "gone"})):
        assert found is not None
        assert sentences(found)[1] == "1 mention of “HUB” named nothing until now and will name a row."
    assert renumbered(draft, typed) is None, "the text was written before its participant"


@pytest.mark.parametrize("text", ["By HUB.", "By MARE."])
def test_a_name_that_another_participant_has_is_told(text: str) -> None:
    draft = told(text, "MARE", "HUB")
    found = renumbered(draft, set_value(draft, "partners/p1/short_name", "HUB"))
    assert found is not None
    assert sentences(found)[-1].startswith("More than one participant will have the short name “HUB”.")


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


def test_a_name_that_goes_to_another_participant_is_told_as_that() -> None:
    draft = told("By ALFA.", "ALFA", "")
    after = set_value(set_value(draft, "partners/p1/short_name", ""), "partners/p2/short_name", "ALFA")
    found = renumbered(draft, after)
    assert found is not None
    assert sentences(found)[1] == "1 mention of “ALFA” will name another participant."
