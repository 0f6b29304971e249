"""A history that grew too large folds its older half, and says so; all that came later is as it was."""

from __future__ import annotations

import pytest

from euroapp.draft import Draft
from euroapp.history.book import read_book
from euroapp.history.changes import encoded
from euroapp.history.ledger import Ledger, draft_of
from euroapp.history.recording import keys_of
from euroapp.history.thinning import thinned
from euroapp.history.travel import data_at
from euroapp.history.tree import Tree
from euroapp.storage.example import example_draft
from euroapp.storage.recorder import Recorder
from euroapp.storage.remembered import Remembered
from tests.history.authors import Author, Hands
from tests.history.test_traps import TEXT, met, two


def plain(draft: Draft) -> bytes:
    return encoded(Tree.of(draft, keys_of(draft)).data())


def test_later_versions_come_back_as_they_were_and_the_draft_is_the_same() -> None:
    author = Author("a", example_draft(), 3)
    drafts = {}
    for _ in range(80):
        change = author.edit()
        drafts[change.id] = author.draft
    book = thinned(author.ledger)
    again = Ledger(read_book(book.members()), "a")
    kept = [*again.known.changes]
    assert (book.folded, len(kept)) == (41, 39)
    assert Draft.model_validate(draft_of(again.merged(), {})) == author.draft
    for key in kept:
        found = Draft.model_validate(data_at(again, (key,), author.draft))
        assert plain(found) == plain(drafts[key])
    author.ledger = again
    author.edit()
    assert Draft.model_validate(draft_of(Ledger(again.book, "a").merged(), {})) == author.draft


def test_what_a_partner_built_on_a_later_change_is_still_taken_in() -> None:
    alpha, beta = two()
    for number in range(10):
        alpha.write(TEXT, f"Text {number}.")
    met(alpha, beta)
    beta.write("general/title", "Beta's title")
    alpha.ledger = Ledger(thinned(alpha.ledger), "alpha")
    assert alpha.ledger.book.folded > 0
    alpha.read([*beta.ledger.known.changes.values()])
    assert alpha.draft.general.title == "Beta's title"
    assert not alpha.ledger.known.waiting


def test_where_authors_have_not_met_nothing_is_folded() -> None:
    alpha, beta = two()
    beta.write("general/title", "Beta's title")
    alpha.ledger.receive([*beta.ledger.known.changes.values()])
    alpha.write(TEXT, "Alpha's text.")
    assert thinned(alpha.ledger) == alpha.ledger.book


def test_a_draft_that_is_edited_for_years_keeps_its_file_small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("euroapp.history.thinning.MOST_PACKED", 4_000)
    draft, hands = example_draft(), Hands(1, "a")
    kept = Recorder(draft, draft, Remembered())
    for _ in range(500):
        draft = hands.edit(draft)
        kept.settle(draft)
    assert kept.book is not None
    assert kept.book.folded > 0
    assert sum(map(len, kept.book.sealed)) < 16_000
    assert Draft.model_validate(draft_of(Ledger(kept.book, "a").merged(), {})) == draft
