"""The one door through which the draft changes."""

from __future__ import annotations

from euroapp.edits.values import override_fact, set_value
from euroapp_ui.session import DraftSession


def type_title(session: DraftSession, text: str) -> None:
    for end in range(1, len(text) + 1):
        session.apply(
            "Title", lambda d, end=end: set_value(d, "general/title", text[:end]), burst="general/title"
        )


def test_typing_a_phrase_is_one_undo_step(session: DraftSession) -> None:
    before = session.draft
    type_title(session, "Bridges")
    session.undo_stack.undo()
    assert session.draft == before


def test_leaving_the_field_ends_the_phrase(session: DraftSession) -> None:
    type_title(session, "Bridges")
    session.end_phrase()
    session.apply("Title", lambda d: set_value(d, "general/title", "Bridges two"), burst="general/title")
    session.undo_stack.undo()
    assert session.draft.general.title == "Bridges"


def test_undo_to_the_bottom_and_redo_to_the_top(session: DraftSession) -> None:
    bottom = session.draft
    for number in range(40):
        session.apply("Title", lambda d, n=number: set_value(d, "general/title", f"Title {n}"))
    top = session.draft
    while session.undo_stack.canUndo():
        session.undo_stack.undo()
    assert session.draft == bottom
    while session.undo_stack.canRedo():
        session.undo_stack.redo()
    assert session.draft == top


def test_a_change_that_changes_nothing_is_no_step(session: DraftSession) -> None:
    assert not session.apply("Title", lambda d: set_value(d, "general/title", d.general.title))
    assert not session.undo_stack.canUndo()


def test_findings_follow_every_change(session: DraftSession) -> None:
    session.apply("Acronym", lambda d: set_value(d, "general/acronym", "A" * 21))
    assert [f.message for f in session.findings_below("general/acronym")] == ["too_long"]


def test_an_own_value_for_a_fact_holds_at_once(session: DraftSession) -> None:
    session.apply("Own value", lambda d: override_fact(d, "maximum_grant", "1000000", "call document"))
    assert any(f.code == "G04" for f in session.state.findings)


def test_undo_takes_back_what_was_done_on_the_draft_as_it_is_now(session: DraftSession) -> None:
    before = session.draft.general.title
    session.apply("Title", lambda draft: set_value(draft, "general/title", "Mine"))
    session.show(set_value(session.draft, "general/acronym", "THEIRS"))
    session.undo_stack.undo()
    assert (session.draft.general.title, session.draft.general.acronym) == (before, "THEIRS")
