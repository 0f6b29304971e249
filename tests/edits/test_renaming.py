"""Texts follow a short name that changes: whole words of the same letters, and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.narrative import NarrativeSection
from euroapp.draft.workplan import WorkPackage
from euroapp.edits.references import Texts, carried
from euroapp.edits.removal import remove_row
from euroapp.edits.renumbering import renumbered
from euroapp.edits.rewriting import written
from euroapp.edits.rows import move_row
from euroapp.edits.values import set_value
from euroapp.prose import Paragraph, Table, parse
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
        ("COSTALAB/EURO COSTALAB, WP2/COSTALAB, COSTALAB/WP2", "MARE/EURO COSTALAB, WP2/MARE, MARE/WP2"),
        ("COSTALAB/UNIBO with UNIBO; pre-COSTALAB", "MARE/UNIBO with UNIBO; pre-MARE"),
        ("1-COSTALAB, **1-COSTALAB (Italy)**", "1-MARE, **1-MARE (Italy)**"),
        ("**COSTALAB**/**EURO COSTALAB**", "**MARE**/**EURO COSTALAB**"),
        ("COSTALAB/data, plans/COSTALAB, /srv/COSTALAB/x", "COSTALAB/data, plans/COSTALAB, /srv/COSTALAB/x"),
        ("COSTALAB-Haus, NEO-COSTALAB, COSTALAB-2020", "COSTALAB-Haus, NEO-COSTALAB, COSTALAB-2020"),
        ("COSTALAB-plan.pdf and info.COSTALAB-x@x.eu", "COSTALAB-plan.pdf and info.COSTALAB-x@x.eu"),
    ],
)
def test_whole_words_follow(text: str, after: str) -> None:
    assert after_renaming(told(text, "COSTALAB", "EURO COSTALAB"), "MARE") == after


@pytest.mark.parametrize("name", ["ŁÓDŹ HUB", "R&D (North)", "C.L.U.B", "ÅÄÖ"])
def test_names_of_all_kinds_follow(name: str) -> None:
    text = f"With {name}, and {name.replace(' ', chr(160))}."
    assert after_renaming(told(text, name), "MARE") == "With MARE, and MARE."


@pytest.mark.parametrize("blank", ["  ", "\n", " \n", "\u00a0", "\u202f", "\t"])
def test_a_name_over_a_line_end_or_with_other_blanks_is_that_name(blank: str) -> None:
    text = f"By Alfa{blank}Cluster, not Alfa\n\nCluster."
    assert after_renaming(told(text, "Alfa Cluster"), "MARE") == "By MARE, not Alfa\n\nCluster."
    assert after_renaming(told(text, "Alfa Cluster"), "Mare Hub") == (
        f"By Mare{blank}Hub, not Alfa\n\nCluster."
    )


@pytest.mark.parametrize("name", ["T1", "WP2", "D1", "KPI3", "Task", "R2", "1.1", "WP"])
def test_a_name_that_is_part_of_a_number_leaves_the_number_alone(name: str) -> None:
    text = "T1.1, T1.1.2, WP2.1, D1.2, D1.1a, KPI31, Task 1.1, R2.1, WP 1 and T1.2"
    draft = told(text, name)
    assert renumbered(draft, set_value(draft, "partners/p1/short_name", "MARE")) is None


@pytest.mark.parametrize("name", ["WP2", "KPI3", "D1.1"])
def test_a_name_that_is_also_a_number_is_told_and_stays(name: str) -> None:
    text = f"By {name}, and by {name} Lab."
    draft = told(text, name, f"{name} Lab")
    changed = set_value(draft, "partners/p1/short_name", "MARE")
    found = renumbered(draft, changed)
    assert found is not None
    assert [(c.mention.number, c.mention.sure) for c in found.changes] == [(name, False)]
    assert carried(changed, found) == changed


def test_a_number_that_is_a_name_or_inside_one_stays_when_rows_move() -> None:
    packages = (WorkPackage(id="w1"), WorkPackage(id="w2"))
    draft = told("WP2 Hub leads WP2; WP1 too.", "WP2 Hub", "WP1").replace(work_packages=packages)
    moved = move_row(draft, "work_packages/w1", 1)
    found = renumbered(draft, moved)
    assert found is not None
    assert [change.mention.number for change in found.doubtful] == ["WP1"]
    assert carried(moved, found).narrative[0].text == "WP2 Hub leads WP1; WP1 too."


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


@pytest.mark.parametrize(
    ("typed", "after"),
    [
        ("By HUB [removed].", "By HUB."),
        ("By **HUB** [removed]!", "By **HUB**!"),
        ("By HUB\n[removed], HUB, x", "By HUB, HUB, x"),
        ("[HUB (removed)](https://x.eu)", "[HUB](https://x.eu)"),
    ],
)
def test_the_mark_goes_when_a_participant_has_the_name_again(typed: str, after: str) -> None:
    draft = told(typed, "", "MARE")
    changed = set_value(draft, "partners/p1/short_name", "HUB")
    for earlier in ({}, {"HUB": "p1"}, {"HUB": "one that is gone"}):
        found = renumbered(draft, changed, earlier=earlier)
        assert found is not None
        told_again = (
            "1 mention of “HUB” is marked “[removed]”. "
            "A participant has this name again; where texts are updated, the mark goes."
        )
        assert told_again in sentences(found)
        assert carried(changed, found).narrative[0].text == after


def test_the_mark_stays_when_somebody_else_gets_the_name() -> None:
    draft = told("By HUB [removed].", "", "MARE")
    changed = set_value(draft, "partners/p2/short_name", "HUB")
    assert renumbered(draft, changed, earlier={"HUB": "p1"}) is None


def test_texts_can_name_the_heir_of_a_participant_that_goes() -> None:
    draft = told("By COSTALAB\nand **COSTALAB**.", "COSTALAB", "MARE")
    after = remove_row(draft, "partners/p1", "p2")
    found = renumbered(draft, after, heirs={"p1": "p2"})
    assert found is not None
    assert sentences(found)[-1] == "The texts may name “MARE” instead, which takes over."
    assert offers(found) == {
        Texts.CARRY: "Mark them in the texts",
        Texts.HEIR: "Name “MARE” instead",
        Texts.LEAVE: "Leave the texts as they are",
    }
    assert carried(after, found, to_heirs=True).narrative[0].text == "By MARE\nand **MARE**."
    assert carried(after, found).narrative[0].text == "By COSTALAB [removed]\nand **COSTALAB [removed]**."
    nobody = renumbered(draft, after, heirs={"p1": "p9"})
    assert nobody is not None
    assert Texts.HEIR not in offers(nobody)


def test_texts_can_name_the_heir_of_a_package_by_its_new_number() -> None:
    packages = tuple(WorkPackage(id=f"w{place}") for place in (1, 2, 3))
    draft = told("wp1, WP no. 3 and WP2.", "A").replace(work_packages=packages)
    after = remove_row(draft, "work_packages/w1", "w3")
    found = renumbered(draft, after, heirs={"w1": "w3"})
    assert found is not None
    assert offers(found)[Texts.HEIR] == "Update the texts and name WP2 instead"
    assert carried(after, found, to_heirs=True).narrative[0].text == "wp2, WP no. 2 and WP1."


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


def mentioned(text: str, name: str) -> list[tuple[str, bool]]:
    """Return the names that a text says, and whether surely, where participant 1 gets another one."""
    draft = told(text, name)
    found = renumbered(draft, set_value(draft, "partners/p1/short_name", "MARE"))
    return [(one.mention.number, one.mention.sure) for one in found.changes] if found else []


@pytest.mark.parametrize(
    "text", ["Ebroval leads.", "EBROVALs part.", "EBRO\u00adVAL", "EBRO\u200bVAL", "EBRO-\nVAL"]
)
def test_a_name_in_other_letters_may_be_meant_and_is_shown(text: str) -> None:
    assert mentioned(text, "EBROVAL") == [("EBROVAL", False)]


@pytest.mark.parametrize(
    ("text", "name"), [("Hub leads.", "HUB"), ("The Ebrovalley", "EBROVAL"), ("x@ebroval.eu", "EBROVAL")]
)
def test_short_names_longer_words_and_addresses_are_nothing_else(text: str, name: str) -> None:
    assert mentioned(text, name) == []


@pytest.mark.parametrize("new", ["*EBRO*", "E[^a]", "[EB](https://x.eu)"])
def test_a_new_name_with_marks_is_left_to_the_author(new: str) -> None:
    draft = told("HUB leads.", "HUB")
    found = renumbered(draft, set_value(draft, "partners/p1/short_name", new))
    assert found is not None
    assert [written(one) for one in found.doubtful] == [None]
    assert after_renaming(draft, new) == "HUB leads."


@pytest.mark.parametrize("new", ["- NORTH", "# ONE", "* STAR"])
@pytest.mark.parametrize("text", ["HUB leads.", "In time HUB leads.", "So:\nHUB leads."])
def test_a_new_name_at_the_start_of_a_line_begins_no_item_and_is_followed_again(new: str, text: str) -> None:
    typed = after_renaming(told(text, "HUB"), new)
    (block,) = parse(typed).blocks
    assert isinstance(block, Paragraph)
    assert "".join(run.text for run in block.runs) == text.replace("HUB", new)
    assert after_renaming(told(typed, new), "MARE") == text.replace("HUB", "MARE")


@pytest.mark.parametrize(
    ("old", "new"),
    [("EURO HUB", "EURO\u00a0HUB"), ("EURO-HUB", "EURO\u2011HUB"), ("CLUB DÉ", "CLUB DE\u0301")],
)
def test_of_two_names_that_read_alike_a_text_says_the_one_it_spells(old: str, new: str) -> None:
    draft = told(f"{old} and {new} with UNIBO.", old, "UNIBO")
    assert after_renaming(draft, new) == f"{new} and {new} with UNIBO."
    assert after_renaming(told(f"{old} and {new}.", old, new), "MARE") == f"MARE and {new}."


def test_what_may_be_either_of_two_names_that_read_alike_is_told_and_stays() -> None:
    draft = told("The EURO\nHUB.", "EURO HUB", "EURO\u00a0HUB")
    changed = set_value(draft, "partners/p1/short_name", "MARE")
    assert after_renaming(draft, "MARE") == "The EURO\nHUB."
    assert "EURO" in " ".join(sentences(renumbered(draft, changed)))


@pytest.mark.parametrize("name", ["EURO-HUB", "EURO\u2011HUB"])
def test_any_hyphen_of_a_name_is_one(name: str) -> None:
    assert (
        after_renaming(told("EURO-HUB, EURO\u2010HUB, EURO\u2011HUB.", name), "MARE") == "MARE, MARE, MARE."
    )


@pytest.mark.parametrize(
    "other", ["EURO\u2013HUB", "EURO.HUB", "EURO&HUB", "EURO+HUB", "EURO'HUB", "HUB\u2013Nord"]
)
def test_a_sign_that_may_make_another_name_is_told_and_stays(other: str) -> None:
    draft = told(f"By {other}.", "HUB")
    changed = set_value(draft, "partners/p1/short_name", "MARE")
    found = renumbered(draft, changed)
    assert found is not None
    assert [change.mention.sure for change in found.changes] == [False]
    assert after_renaming(draft, "MARE") == f"By {other}."
