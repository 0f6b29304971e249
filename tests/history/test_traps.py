"""Twenty traps in which other ways of merging lose or invent something, by name."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.known_words import know_word
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, duplicate_row, move_row
from euroapp.edits.values import set_effort, set_value
from euroapp.history.book import read_book
from euroapp.history.changes import MOST_PARENTS, Change, Set, Stays, read_change
from euroapp.history.ledger import Ledger, draft_of
from euroapp.history.merging import Clash, Conflict
from euroapp.history.texts import MOST_SENTENCES, merged, sentences
from euroapp.storage.example import example_draft
from tests.history.authors import Author, dangling

TEXT = "narrative/background/text"
CALL = (
    "The call opens twice. 50 SMEs in three regions receive support of up to EUR 5000 each. "
    "Every call stays open."
)


def two(text: str = CALL) -> tuple[Author, Author]:
    """Two authors with the same draft."""
    draft = set_value(example_draft(), TEXT, text)
    return Author("alpha", draft, 1), Author("beta", draft, 2)


def met(*authors: Author) -> list[Conflict]:
    """Let all take in everything, in both orders; return the conflicts, which all of them have."""
    changes = [change for author in authors for change in author.ledger.known.changes.values()]
    for turn, author in enumerate(authors):
        author.read(changes[:: -1 if turn % 2 else 1])
    assert all(author.draft == authors[0].draft for author in authors)
    found = [[*author.ledger.merged().conflicts] for author in authors]
    assert all(conflicts == found[0] for conflicts in found)
    return found[0]


def values(conflicts: list[Conflict]) -> list[object]:
    return [choice.value for conflict in conflicts for choice in conflict.choices]


@pytest.mark.parametrize(
    ("mine", "theirs"),
    [
        (("5000", "6000"), ("5000", "5500")),
        (("50 SMEs", "80 SMEs"), ("5000", "8000")),
        (("50 SMEs in three regions receive support of up to EUR 5000 each. ", ""), ("50 SMEs", "75 SMEs")),
        (("receive support", "get vouchers"), ("50 SMEs", "80 SMEs")),
        (("50 SMEs", "80 SMEs"), ("three regions", "five countries")),
    ],
    ids=[
        "one figure twice",
        "two figures in a sentence",
        "gone and changed",
        "rewritten and changed",
        "words",
    ],
)
def test_one_sentence_changed_by_two_is_a_conflict_with_both_listed(
    mine: tuple[str, str], theirs: tuple[str, str]
) -> None:
    alpha, beta = two()
    alpha.write(TEXT, CALL.replace(*mine))
    beta.write(TEXT, CALL.replace(*theirs))
    conflicts = met(alpha, beta)
    assert [(one.path, one.clash, one.base) for one in conflicts] == [(TEXT, Clash.VALUES, CALL)]
    assert values(conflicts) == [CALL.replace(*mine), CALL.replace(*theirs)]


def test_two_sentences_changed_by_two_are_both_there() -> None:
    alpha, beta = two()
    alpha.write(TEXT, CALL.replace("twice", "three times"))
    beta.write(TEXT, CALL.replace("stays open", "closes in May"))
    assert met(alpha, beta) == []
    assert (
        alpha.draft.narrative
        == set_value(
            alpha.draft, TEXT, CALL.replace("twice", "three times").replace("stays open", "closes in May")
        ).narrative
    )


def test_both_add_at_one_place_and_nobody_guesses_the_order() -> None:
    alpha, beta = two()
    alpha.write(TEXT, f"{CALL} Alpha adds this.")
    beta.write(TEXT, f"{CALL} Beta adds that.")
    assert len(values(met(alpha, beta))) == 2


def test_both_write_the_same_and_it_is_there_once() -> None:
    alpha, beta = two()
    for author in (alpha, beta):
        author.write(TEXT, f"{CALL} The same.")
    assert met(alpha, beta) == []
    assert f"{CALL} The same." in [section.text for section in alpha.draft.narrative]


def test_a_row_that_one_removed_and_the_other_changed_stays() -> None:
    alpha, beta = two()
    row = alpha.draft.risks[0].id
    alpha.make(remove_row(alpha.draft, f"risks/{row}"))
    beta.write(f"risks/{row}/description", "Changed.")
    (conflict,) = met(alpha, beta)
    assert (conflict.path, conflict.clash) == (f"risks/{row}", Clash.EDITED)
    assert [choice.writers for choice in conflict.choices] == [("alpha",), ("beta",)]
    assert next(one for one in alpha.draft.risks if one.id == row).description == "Changed."


def test_a_row_moved_by_both_has_one_place_and_a_note() -> None:
    alpha, beta = two()
    row = alpha.draft.risks[0].id
    alpha.make(move_row(alpha.draft, f"risks/{row}", 3))
    beta.make(move_row(beta.draft, f"risks/{row}", 5))
    assert [one.clash for one in met(alpha, beta)] == [Clash.MOVED]
    assert len(alpha.draft.risks) == len(example_draft().risks)


def test_a_removed_partner_that_is_newly_named_comes_back() -> None:
    alpha, beta = two()
    alpha.make(remove_row(alpha.draft, "partners/p3"))
    beta.write("tasks/t2_1/leader", "p3")
    clashes = {(one.path, one.clash) for one in met(alpha, beta)}
    assert ("partners/p3", Clash.REFERRED) in clashes
    assert dangling(alpha.draft) == 0
    assert "p3" in [one.id for one in alpha.draft.partners]


def test_typing_on_in_an_open_conflict_does_not_close_it() -> None:
    alpha, beta = two()
    alpha.write("general/title", "Alpha's title")
    beta.write("general/title", "Beta's title")
    met(alpha, beta)
    shown = alpha.draft.general.title
    alpha.write("general/title", f"{shown}, longer")
    (conflict,) = met(alpha, beta)
    other = {"Alpha's title", "Beta's title"} - {shown}
    assert {choice.value for choice in conflict.choices} == {f"{shown}, longer", *other}


def test_an_effort_cell_that_was_there_is_a_conflict() -> None:
    alpha, beta = two()
    task = alpha.draft.tasks[0]
    partner = task.participations[0].participant
    alpha.make(set_effort(alpha.draft, task.id, partner, Decimal(3)))
    beta.make(set_effort(beta.draft, task.id, partner, Decimal(4)))
    assert values(met(alpha, beta)) == ["3", "4"]


def test_an_effort_cell_that_two_fill_is_a_conflict_and_no_sum() -> None:
    alpha, beta = two()
    task, partner = next(
        (task.id, one.id)
        for task in alpha.draft.tasks
        for one in alpha.draft.partners
        if one.id not in {part.participant for part in task.participations}
    )
    alpha.make(set_effort(alpha.draft, task, partner, Decimal(3)))
    beta.make(set_effort(beta.draft, task, partner, Decimal(4)))
    (conflict,) = met(alpha, beta)
    assert conflict.clash is Clash.VALUES
    (parts,) = [one.participations for one in alpha.draft.tasks if one.id == task]
    assert [one.participant for one in parts].count(partner) == 1


def test_the_same_partner_entered_twice_is_two_rows() -> None:
    alpha, beta = two()
    alpha.make(add_row(alpha.draft, "partners", "px", {"short_name": "NEWCO"}))
    beta.make(add_row(beta.draft, "partners", "py", {"short_name": "NEWCO"}))
    assert met(alpha, beta) == []
    assert [one.short_name for one in alpha.draft.partners].count("NEWCO") == 2


def test_the_same_row_added_by_both_is_a_conflict_in_each_field_and_no_move() -> None:
    alpha, beta = two()
    for author in (alpha, beta):
        author.make(add_row(author.draft, "risks", "same", {"description": f"By {author.name}."}))
    conflicts = met(alpha, beta)
    assert [(one.path, one.clash) for one in conflicts] == [("risks/same/description", Clash.VALUES)]


def test_a_list_of_choices_to_which_each_adds_one_holds_both() -> None:
    alpha, beta = two()
    path, old = (
        "work_packages/wp2/specific_objectives",
        list(alpha.draft.work_packages[1].specific_objectives),
    )
    free = [one.id for one in alpha.draft.specific_objectives if one.id not in old]
    alpha.write(path, [*old, free[0]])
    beta.write(path, [*old, free[1]])
    assert met(alpha, beta) == []
    assert {*alpha.draft.work_packages[1].specific_objectives} == {*old, *free[:2]}


def test_a_list_from_which_each_takes_one_away_is_a_conflict() -> None:
    alpha, beta = two()
    path, ids = (
        "work_packages/wp2/specific_objectives",
        [one.id for one in alpha.draft.specific_objectives][:2],
    )
    for author in (alpha, beta):
        author.write(path, ids)
    met(alpha, beta)
    alpha.write(path, ids[:1])
    beta.write(path, ids[1:])
    assert len(values(met(alpha, beta))) == 2


def test_a_copied_file_with_the_same_writer_loses_nothing() -> None:
    alpha, _ = two()
    twin = Author("alpha", alpha.draft, 3)
    alpha.write("general/title", "A title")
    twin.write("general/acronym", "BACRO")
    alpha.write(
        "general/project_website" if hasattr(alpha.draft.general, "project_website") else "general/title",
        "T2",
    )
    met(alpha, twin)
    assert (alpha.draft.general.title, alpha.draft.general.acronym) == ("T2", "BACRO")


def test_a_field_of_a_later_program_is_passed_on_and_not_shown() -> None:
    alpha, beta = two()
    later = Change("gamma", (), 0, "typed", "", (Set("general/green_score", None, 5),))
    alpha.read([later])
    assert alpha.ledger.known.changes[later.id] == later
    beta.read([*alpha.ledger.known.changes.values()])
    assert beta.draft == alpha.draft


def test_whole_numbers_and_amounts_stay_what_they_are() -> None:
    alpha, beta = two()
    alpha.write("general/duration_months", 35)
    beta.write("cost_lines/" + beta.draft.cost_lines[0].id + "/unit_cost", Decimal("4100.50"))
    assert met(alpha, beta) == []
    assert alpha.draft.general.duration_months == 35
    assert alpha.draft.cost_lines[0].unit_cost == Decimal("4100.50")


def test_texts_without_end_are_a_conflict_and_take_no_time() -> None:
    base = "a. " * (MOST_SENTENCES * 5)
    assert merged(base, f"b. {base}c. ", f"c. {base}b. ") is None


@given(st.lists(st.text("ab. \n!", max_size=30), min_size=3, max_size=3))
def test_a_merged_text_holds_no_sentence_that_nobody_wrote(texts: list[str]) -> None:
    base, mine, theirs = texts
    found = merged(base, mine, theirs)
    assert found == merged(base, theirs, mine)
    if found is not None:
        wrote = {*sentences(base), *sentences(mine), *sentences(theirs)}
        assert {*sentences(found)} <= wrote or found in texts


def test_a_draft_begins_with_what_it_is() -> None:
    draft = example_draft()
    ledger = Ledger.begun(draft, "alpha", "project")
    plain = Draft.model_validate(
        draft_of(ledger.merged(), {image.file: image.data for image in draft.images})
    )
    assert plain == draft
    after = duplicate_row(draft, "risks/" + draft.risks[0].id, "copy")
    assert ledger.record(draft, after, 0) is not None
    assert ledger.record(after, after, 0) is None


@pytest.mark.parametrize("writer", ["550aff", "000000", "a0b1c2"])
def test_a_row_has_a_key_that_can_be_read_again_whoever_added_it(writer: str) -> None:
    """A key never ends with a nought, and one writer in sixteen has a name that would make it."""
    author = Author(writer, example_draft(), 1)
    change = author.make(add_row(author.draft, "risks", "new", {"description": "New."}))
    assert read_change(change.raw()) == change
    assert read_book(author.ledger.book.members()).keys == author.ledger.book.keys


def test_a_row_that_somebody_decided_to_keep_stays_without_a_conflict() -> None:
    alpha, beta = two()
    row = alpha.draft.risks[0].id
    alpha.make(remove_row(alpha.draft, f"risks/{row}"))
    beta.write(f"risks/{row}/description", "Changed.")
    met(alpha, beta)
    kept = Change("beta", beta.ledger.heads, 0, "merge", "", (Stays("risks", row),))
    assert read_change(kept.raw()) == kept
    for author in (alpha, beta):
        author.read([kept])
        assert author.ledger.merged().conflicts == ()
        assert row in [one.id for one in author.draft.risks]


def test_more_heads_than_a_change_can_name_become_one() -> None:
    alpha, _ = two()
    alpha.read([Change(f"w{at}", (), 0, "typed", "", ()) for at in range(2 * MOST_PARENTS + 5)])
    change = alpha.write("general/title", "After all of them")
    assert len(alpha.ledger.heads) == 1
    assert read_change(change.raw()) == change
    assert [*read_book(alpha.ledger.book.members()).changes()] == [*alpha.ledger.book.changes()]


def test_large_changes_fill_packs_that_can_be_read_again() -> None:
    alpha, _ = two()
    for at in range(20):
        alpha.write("general/abstract", f"{at}{'x' * 1_000_000}")
        alpha.write("general/abstract", "short")
    book = alpha.ledger.book
    assert [change.id for change in read_book(book.members()).changes()] == [
        change.id for change in book.changes()
    ]


def test_sentences_that_repeat_without_end_are_a_conflict_and_take_no_time() -> None:
    base = "a. " * MOST_SENTENCES
    assert merged(base, f"b. {base[3:]}", f"{base[3:]}c. ") is None


def test_words_that_two_partners_add_at_once_are_both_known_and_no_conflict() -> None:
    alpha, beta = two()
    alpha.make(know_word(alpha.draft, "Filiera"))
    beta.make(know_word(beta.draft, "Zukunftslabor"))
    beta.make(know_word(beta.draft, "Filiera"))
    assert met(alpha, beta) == []
    assert {row.word for row in alpha.draft.general.known_words} == {"Filiera", "Zukunftslabor"}
