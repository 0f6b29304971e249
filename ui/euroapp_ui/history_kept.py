"""The history of an open draft: from when it is followed, and what of it a save or a recovery copy keeps."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from euroapp.draft import Draft
from euroapp.storage import authors
from euroapp.storage.files import HISTORY_DAMAGED, History, Origin
from euroapp.storage.recorder import Recorder
from euroapp.storage.remembered import Remembered
from euroapp_ui.session import DraftSession
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from euroapp.history.book import Book

_READY_MS = 1_000
"""From opening a draft until its history is made ready: the first paint comes before."""


def begin(
    session: DraftSession,
    filed: Draft,
    origin: Origin | None,
    beyond: Remembered | None,
    book: Book | None,
    *,
    recovered: bool,
) -> None:
    """Let the history follow a draft that is opened.

    Args:
        session: the open draft.
        filed: what the file or the recovery copy holds.
        origin: the file, with the history that leads to it.
        beyond: the history that a recovery copy holds.
        book: the history that leads to the draft, where no file keeps it yet.
        recovered: it comes from a recovery copy; without a history of its own nothing is recorded of that.

    """
    if not recovered or (beyond is not None and beyond.members):
        follow(session, filed, origin, beyond)
    if book is not None and session.recorder is not None:
        session.recorder.follow(filed, book)
        session.recorder.begin(filed, "form")


def call_author(session: DraftSession, name: str) -> None:
    """Keep the name of whoever writes here, also where nothing keeps a history of the draft yet."""
    if session.recorder is not None:
        session.recorder.call_author(name)
    else:
        authors.call_author(name)


def follow(
    session: DraftSession,
    filed: Draft,
    origin: Origin | None,
    beyond: Remembered | None = None,
    whole: Draft | None = None,
) -> None:
    """Let the history follow from now on.

    Args:
        session: the open draft.
        filed: what the file or the recovery copy holds.
        origin: the file, with the history that leads to it.
        beyond: a history that goes beyond that of the file, to be kept with the next save.
        whole: what was filed, as it is shown; None for the draft as it is now.

    """
    remembered = beyond or (origin.history if origin is not None else Remembered())
    tell = partial(session.told.emit, HISTORY_DAMAGED)
    recorder = Recorder(filed, session.draft if whole is None else whole, remembered, tell)
    session.recorder = recorder
    # Of a large draft the first record would hold up a key.
    QTimer.singleShot(_READY_MS, session, partial(apart, "history", recorder.make_ready))
    if beyond is not None:
        recorder.replace(recorder.ledger.book)


def book_of(session: DraftSession) -> Book | None:
    """Return the history that leads to the draft as it is now; None where nothing was ever changed."""
    recorder = session.recorder
    if recorder is None:
        return None
    recorder.settle(session.draft)
    return recorder.ledger.book if recorder.ledger.heads else None


def beyond_file(session: DraftSession) -> Book | None:
    """Return the history where it is not just that of the file and a step more."""
    recorder = session.recorder
    return book_of(session) if recorder is not None and recorder.noted else None


def kept_with(session: DraftSession, origin: Origin | None) -> Book | Remembered | History:
    """Return what a save keeps of the history, given the file that the draft comes from."""
    recorder = session.recorder
    if recorder is None:
        # Nobody recorded what was recovered: it is one step from what the file holds.
        return History.CARRY
    recorder.settle(session.draft)
    if recorder.book is not None:
        return recorder.book
    kept = origin.history if origin is not None else Remembered()
    return kept if kept.in_step and not kept.damaged else History.CARRY
