"""Comments and to-do marks: they stay with their place and are nobody else's text."""

from __future__ import annotations

from datetime import date

import pytest

from euroapp.draft import Draft
from euroapp.edits.commenting import (
    add_comment,
    change_comment,
    comments_at,
    remove_comment,
    resolve_comment,
)
from euroapp.edits.marking import without_name
from euroapp.edits.removal import remove_row
from euroapp.errors import NoSuchPath
from euroapp.storage.container import Identity, pack, unpack
from euroapp.storage.openformat import from_json, to_json
from euroapp.storage.versions import version_of
from tests.builders import a_draft, an_example

DAY = date(2026, 11, 27)
PATH = "narrative/background/text"


def commented(path: str = PATH, **more: object) -> Draft:
    return add_comment(an_example(), path, " Is this true? ", by="Ana", day=DAY, **more)  # type: ignore[arg-type]


def test_a_comment_is_written_resolved_changed_and_taken_away() -> None:
    draft = commented(passage="the\nwords", to_do=True, person="Luca")
    (one,) = comments_at(draft, PATH)
    assert (one.words, one.passage, one.by, one.person, one.to_do) == (
        "Is this true?",
        "the words",
        "Ana",
        "Luca",
        True,
    )
    draft = resolve_comment(draft, one.id, "Luca")
    assert next(comments_at(draft, PATH)).resolved_by == "Luca"
    draft = resolve_comment(draft, one.id, "Ana", resolved=False)
    assert not next(comments_at(draft, PATH)).resolved
    draft = change_comment(draft, one.id, "Really?", to_do=False, person="")
    assert next(comments_at(draft, PATH)).words == "Really?"
    assert remove_comment(draft, one.id) == an_example()
    with pytest.raises(NoSuchPath):
        resolve_comment(an_example(), one.id, "Ana")


def test_it_goes_with_its_row_and_stays_with_all_others() -> None:
    draft = commented("partners/p2/legal_name")
    assert remove_row(draft, "partners/p2", heir="p3").comments == ()
    assert remove_row(draft, "partners/p3", heir="p2").comments == draft.comments


def test_it_is_kept_in_the_file_and_a_draft_without_any_is_written_as_before() -> None:
    draft = add_comment(a_draft(), "general/title", "Shorter", by="Ana", day=DAY)
    assert version_of(draft) == "1.6"
    assert version_of(a_draft()) == "1.3"
    assert unpack(pack(draft, Identity("a", "1"))).draft == draft
    assert from_json(to_json(draft)) == draft
    assert b'"comments":[' not in to_json(a_draft())


def test_a_forgotten_name_is_gone_from_comments() -> None:
    (one,) = without_name(commented(person="Ana"), "Ana", "Somebody").comments
    assert (one.by, one.person) == ("Somebody", "Somebody")
