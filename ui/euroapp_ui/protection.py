"""The recovery copy of an open draft, written in a quiet moment by a thread that no other disk holds up."""

from __future__ import annotations

import time
from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.language import say, sentence, together
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import Origin
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.sealing import Seal
from euroapp_ui.session import DraftSession
from euroapp_ui.workers import Worker, answered

if TYPE_CHECKING:
    from euroapp.history.book import Book

IDLE_MS = 2_000
LONGEST_MS = 5_000
"""Ten seconds are promised; a timer may be late, and a slow disk takes its time."""
ALARM_MS = 15_000


class Protection(QObject):
    """Keeps what is typed in the private data folder."""

    due = Signal()
    """A copy should be written now."""
    told = Signal()
    """How the copies stand is another than before."""

    def __init__(self, store: RecoveryStore, key: str, session: DraftSession, parent: QObject) -> None:
        """Keep the draft of a session under a key of the store."""
        super().__init__(parent)
        self.trouble = ""
        self.worker = Worker("recovery")
        self._store, self._key, self._session = store, key, session
        self._copied: tuple[Draft, Origin | None] | None = None
        self._last: Future[None] | None = None
        self._seen: Draft | None = None
        """The draft that the quiet moment is waited for with."""
        self._behind_since: float | None = None
        """Since when something typed has no copy, by the steady clock; None where all of it has one."""
        self._idle, self._longest, self._alarm = QTimer(self), QTimer(self), QTimer(self)
        for timer, length in ((self._idle, IDLE_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.due)
        self._alarm.setInterval(ALARM_MS // 3)
        self._alarm.timeout.connect(self._look_behind)

    def touch(self, *, unsaved: bool = True) -> None:
        """Take note that the draft is another one; `unsaved` tells whether no file holds it."""
        if self._session.draft is not self._seen or not self._idle.isActive():
            # Pages that were counted change no draft: they never put off the copy of what was typed.
            self._seen = self._session.draft
            self._idle.start()
        if not self._longest.isActive():
            self._longest.start()
        if not unsaved:
            # As after a save, an undo back to it, or pages that were counted: nothing is without a copy.
            self._behind_since = None
        elif self._behind_since is None:
            self._behind_since = time.monotonic()
            self._alarm.start()

    def behind_from(self, moment: float) -> None:
        """Count from a moment of the steady clock: what was typed before it lies in a file now."""
        if self._behind_since is not None:
            self._behind_since = max(self._behind_since, moment)

    def rest(self) -> None:
        """Wait for no quiet moment any more."""
        self._idle.stop()
        self._longest.stop()

    def write(
        self, draft: Draft, origin: Origin | None, book: Book | None = None, seal: Seal | None = None
    ) -> None:
        """Write a copy, unless the last one holds the same draft and rests on the same file.

        A draft without a file is written under a seal, one with a file under that of the file.
        """
        if self.holds(draft, origin):
            # As after an undo, or a change that was none.
            self._behind_since = None
            self.told.emit()
            return
        begun = time.monotonic()
        self._last = self.worker.submit(self._copy, draft, origin, book, seal)
        self._last.add_done_callback(lambda done: self._written(done, draft, origin, begun))

    def _copy(self, draft: Draft, origin: Origin | None, book: Book | None, seal: Seal | None) -> None:
        self._store.write(draft, self._key, origin, book.members() if book is not None else None, seal)

    def holds(self, draft: Draft, origin: Origin | None) -> bool:
        """Tell whether the newest copy holds this draft and rests on this file."""
        copied = self._copied
        return copied is not None and copied[0] is draft and copied[1] == origin

    @property
    def has_copy(self) -> bool:
        """Tell whether a copy lies there that this window wrote."""
        return self._copied is not None

    def wait(self, seconds: float) -> None:
        """Wait for the copy that is being written, at most so many seconds."""
        if self._last is not None:
            answered(self._last, seconds)

    def leave(
        self, draft: Draft, origin: Origin | None, book: Book | None = None, seal: Seal | None = None
    ) -> None:
        """Keep a draft that its user chose not to save."""
        self.worker.submit(self._copy, draft, origin, book, seal)
        self.worker.submit(self._store.release, self._key)

    def pin(self, draft: Draft, identity: Identity, path: Path | None) -> None:
        """Keep a snapshot of a draft that was exported to be submitted."""

        def keep() -> None:
            snapshots.keep(identity.document, pack(draft, identity), pin=snapshots.EXPORT, path=path)

        self.worker.submit(keep)

    def done(self) -> None:
        """Take the copies away: everything is in the file."""
        self.rest()
        self.trouble, self._behind_since, self._copied = "", None, None
        self.worker.submit(self._store.discard, self._key)

    def close(self) -> None:
        """Stop, when all that was asked for has been done."""
        self.rest()
        self._alarm.stop()
        self.worker.close()

    @property
    def late(self) -> bool:
        """Tell whether something that was typed has been without a copy for fifteen seconds."""
        since = self._behind_since
        return since is not None and time.monotonic() - since >= ALARM_MS / 1000

    def _look_behind(self) -> None:
        if self._behind_since is None:
            self._alarm.stop()
        self.told.emit()

    def _written(self, done: Future[None], draft: Draft, origin: Origin | None, begun: float) -> None:
        """Note in the worker how the copy went; the window reads it when it next looks."""
        error = done.exception()
        if error is None:
            self._copied = (draft, origin)
            self._behind_since = None if draft is self._session.draft else begun
            self.trouble = ""
        else:
            why = sentence(error) if isinstance(error, EuroappError) else say("the disk refused it")
            self.trouble = why if why.startswith(_HEAD) else together((_HEAD, why), ": ")
        self.told.emit()


_HEAD = say("No recovery copy could be written")
