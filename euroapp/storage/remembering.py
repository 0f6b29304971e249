"""The history of a draft that was read from a file, and what a save adds to it."""

from __future__ import annotations

import time
import uuid
from collections.abc import Mapping
from dataclasses import replace

from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.history.book import Book, read_book
from euroapp.history.ledger import Ledger, draft_of
from euroapp.storage.authors import author, writer_of
from euroapp.storage.openformat import validate
from euroapp.storage.remembered import Remembered

ELSEWHERE = "elsewhere"
"""As what a change counts that a program made which knows of no history."""
OF_THE_FORM = "form"
"""As what rows count that the call asks for and that a draft lacked."""


def ledger_of(draft: Draft, remembered: Remembered, name: str | None = None) -> Ledger:
    """Return the history of a draft; a new one where it has none.

    Args:
        draft: as the file holds it.
        remembered: what the file holds of its history.
        name: who goes on with it; None for whoever the settings name.

    Raises:
        EuroappError: what the file holds is no history of this draft.

    """
    name = author() if name is None else name
    if not remembered.members:
        return begun(draft, name)
    found = under(read_book(remembered.members), name)
    if not remembered.in_step:
        _catch_up(found, draft)
    return found


def ledger_or_new(
    draft: Draft, remembered: Remembered, name: str | None = None, *, whole: Draft | None = None
) -> tuple[Ledger, bool]:
    """Return the history of a draft, and whether it begins anew because that of the file cannot be used.

    Args:
        draft: as the file holds it.
        remembered: what the file holds of its history.
        name: who goes on with it; None for whoever the settings name.
        whole: the draft with the rows that its call asks for, which nobody has to have made.

    """
    whole = draft if whole is None else whole
    name = author() if name is None else name
    if not remembered.members:
        return begun(whole, name), False
    try:
        found = ledger_of(draft, remembered, name)
    except EuroappError:
        return begun(whole, name), True
    found.record(draft, whole, now(), OF_THE_FORM)
    return found, False


def begun(draft: Draft, name: str) -> Ledger:
    """Return a history that begins with a draft."""
    return under(Book.begun(draft, uuid.uuid4().hex), name)


def under(book: Book, name: str) -> Ledger:
    """Return a history in which somebody goes on writing."""
    writer = writer_of(name, book.project)
    if name and book.authors.get(writer) != name:
        book = replace(book, authors={**book.authors, writer: name})
    return Ledger(book, writer)


def now() -> int:
    """Return the time for a change, by the clock of this computer."""
    return int(time.time())


def carried(draft: Draft, before: Draft, remembered: Remembered, kind: str) -> Mapping[str, bytes] | None:
    """Return the members of a history with the step that leads to a draft; None where nothing ever changed.

    Args:
        draft: what is saved.
        before: what the file holds.
        remembered: what the file holds of its history.
        kind: as what the step counts.

    """
    # Of a history that cannot be used nothing is lost: the bytes on disk become a snapshot before they go.
    ledger, _ = ledger_or_new(before, remembered)
    ledger.record(before, draft, now(), kind)
    return ledger.book.members() if ledger.heads else None


def _catch_up(ledger: Ledger, draft: Draft) -> None:
    """Remember what changed a draft while nobody recorded it.

    Raises:
        EuroappError: the history does not lead to anything that can be compared.

    """
    media = {**ledger.book.media, **{image.file: image.data for image in draft.images}}
    before = validate(draft_of(ledger.merged(), media))
    ledger.record(before, draft, now(), ELSEWHERE)
