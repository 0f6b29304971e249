"""A text is taken out of a history for good, and the history still works."""

from __future__ import annotations

import zlib
from datetime import date

import pytest

from euroapp.draft import Draft
from euroapp.draft.marks import MarkKind
from euroapp.edits.marking import set_mark, take_mark, without_name
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.history.book import Book, read_book
from euroapp.history.ledger import Ledger, draft_of
from euroapp.history.purging import forgotten, without_earlier, without_name_on_marks
from euroapp.history.travel import data_at
from tests.history.authors import Author
from tests.history.test_traps import TEXT, met, two

SECRET = "Zyxwvutsrq"
RISK = "risks/r1/description"


def words_in(book: Book) -> str:
    """Return everything that a file would hold, unpacked."""
    raws = [
        raw if name.endswith(".json") else zlib.decompress(raw[40:]) for name, raw in book.members().items()
    ]
    return " ".join(raw.decode("utf-8") for raw in raws)


def wrote(author: Author, path: str, *values: str) -> None:
    for value in values:
        author.write(path, value)


def test_the_word_is_in_none_of_the_bytes_and_the_draft_is_as_it_was() -> None:
    author, _ = two()
    wrote(author, TEXT, f"A first. {SECRET} was here.", "A first. It was here.", "A first. It is here.")
    ids = [*author.ledger.known.changes]
    assert SECRET in words_in(author.ledger.book)
    book = without_earlier(author.ledger, TEXT, author.draft)
    assert SECRET not in words_in(book)
    again = Ledger(read_book(book.members()), "alpha")
    assert [*again.known.changes] == ids, "what others wrote behind these changes still fits"
    assert Draft.model_validate(draft_of(again.merged(), {})) == author.draft
    assert not again.registers().misfits


def test_a_splice_that_holds_a_piece_of_the_word_goes_too() -> None:
    author, _ = two()
    wrote(author, TEXT, "Zyxwv", f"{SECRET} now", "gone")
    book = without_earlier(author.ledger, TEXT, author.draft)
    assert "Zyx" not in words_in(book)
    assert "utsrq" not in words_in(book)


@pytest.mark.parametrize("gone", [False, True], ids=["the row is there", "the row was removed"])
def test_rows_that_came_and_went_hold_it_no_more(gone: bool) -> None:
    author, _ = two()
    row = author.draft.risks[0]
    author.make(remove_row(author.draft, f"risks/{row.id}"))
    author.make(author.draft.replace(risks=(*author.draft.risks, row.replace(description=SECRET))))
    author.write(f"risks/{row.id}/description", "Harmless.")
    if gone:
        author.make(remove_row(author.draft, f"risks/{row.id}"))
    book = without_earlier(author.ledger, f"risks/{row.id}/description", author.draft)
    assert SECRET not in words_in(book)
    again = Ledger(read_book(book.members()), "alpha")
    assert Draft.model_validate(draft_of(again.merged(), {})) == author.draft
    first = next(iter(again.known.changes))
    assert Draft.model_validate(data_at(again, (first,), author.draft)).general == author.draft.general


def test_what_a_partner_wrote_at_the_same_time_is_still_taken_in() -> None:
    alpha, beta = two()
    wrote(alpha, TEXT, SECRET, "Alpha's text.")
    beta.write("general/title", "Beta's title")
    alpha.ledger = Ledger(without_earlier(alpha.ledger, TEXT, alpha.draft), "alpha")
    assert met(alpha, beta) == []
    assert alpha.draft.general.title == "Beta's title"
    assert set_value(alpha.draft, TEXT, "Alpha's text.") == alpha.draft


def test_an_author_is_forgotten_and_stays_so() -> None:
    author, _ = two()
    author.write("general/title", "New")
    book = Book(**{**author.ledger.book.__dict__, "authors": {"alpha": "Ana Moreno"}})
    book = forgotten(book, "alpha")
    assert "Ana" not in words_in(book)
    assert read_book(book.members()).forgotten == {"alpha"}


def test_no_mark_says_the_name_of_a_forgotten_author_nor_ever_did() -> None:
    author, _ = two()

    def mark(by: str) -> None:
        draft = author.draft
        author.make(set_mark(draft, MarkKind.REVIEWED, "page/scope", by, date(2026, 11, 26), "0"))

    mark(SECRET)
    author.make(take_mark(author.draft, MarkKind.REVIEWED, "page/scope"))
    mark(SECRET)
    mark("Ben")
    author.make(without_name(author.draft, SECRET))
    assert SECRET in words_in(author.ledger.book)
    book = without_name_on_marks(author.ledger, SECRET, author.draft)
    assert SECRET not in words_in(book)
    assert "Ben" in words_in(book)
    again = Ledger(read_book(book.members()), "alpha")
    assert Draft.model_validate(draft_of(again.merged(), {})) == author.draft
