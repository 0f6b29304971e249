"""An open draft with its file: saving, the recovery copy, and what the window says about both."""

from __future__ import annotations

import uuid
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import complete
from euroapp.language import say
from euroapp.storage.container import Identity
from euroapp.storage.copies import alone
from euroapp.storage.files import Origin
from euroapp.storage.passwords import under
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.remembered import Remembered
from euroapp.storage.sealing import Seal
from euroapp.storage.standing import Look, Standing
from euroapp_ui.filewatch import FileWatch
from euroapp_ui.history_kept import begin, beyond_file, book_of, follow, kept_with
from euroapp_ui.language import tr
from euroapp_ui.presence import Presence
from euroapp_ui.protection import Protection
from euroapp_ui.save_job import SaveJob, Told
from euroapp_ui.saves import Saves, Waits
from euroapp_ui.session import DraftSession
from euroapp_ui.workers import Worker

if TYPE_CHECKING:
    from euroapp.history.book import Book

LEAVING = 3.0
"""Seconds for which the folder of a draft that is closed is waited for."""


class Document(QObject):
    """The draft in the window and its place on disk."""

    state_changed = Signal()
    """Saved, changed, or the recovery copy failed."""

    def __init__(
        self,
        draft: Draft,
        store: RecoveryStore,
        origin: Origin | None = None,
        recovered: str = "",
        book: Book | None = None,
        history: Remembered | None = None,
        seal: Seal | None = None,
    ) -> None:
        """Open a draft.

        Args:
            draft: what is opened.
            store: where recovery copies go.
            origin: the file it comes from.
            recovered: the key of the recovery copy it comes from; '' for none.
            book: the history that leads to it, where no file keeps it yet.
            history: what the recovery copy holds of it.
            seal: that of the password of a draft without a file; with a file it is that of the file.

        """
        super().__init__()
        call = load_call(draft.call.id)
        self.session = DraftSession(complete(draft, call), call, self)
        self.origin, self._seal = origin, seal
        self.session.as_file = self._as_file
        self.session.saves = origin.identity.saves if origin is not None else ()
        self._place()
        begin(self.session, draft, origin, history if recovered else None, book, recovered=bool(recovered))
        self.key = recovered or uuid.uuid4().hex
        self.saved_at: datetime | None = None
        self.suggested: Path | None = None
        """Under which name it might be saved first; nobody's file lies there."""
        self.beside: Path | None = None
        """A damaged file that what was read of it must not replace."""
        self.recovered = bool(recovered)
        self._protection = Protection(store, self.key, self.session, self)
        self._protection.due.connect(self.protect)
        self._protection.told.connect(self.state_changed)
        self._beside = Worker("beside the draft")
        """The draft's folder may be on a share that is dead: no copy waits for it."""
        self.session.changed.connect(partial(_touched, self, self._protection))
        self.session.submission_made.connect(partial(_keep_submitted, self, self._protection))
        self._watch = FileWatch(self._beside, self)
        self._watch.told.connect(self.state_changed)
        self._watch.follow(origin)
        self.presence = Presence(self._beside, self)
        self.presence.told.connect(self.state_changed)
        self.presence.follow(origin)
        self._draft_saved: Draft | None = None if recovered else self.session.draft
        self._saves = Saves(self._job, self._beside, self.state_changed.emit, self._save_ended, self)

    @property
    def path(self) -> Path | None:
        """Return where the draft is saved; None for a new one."""
        return self.origin.path if self.origin is not None else None

    @property
    def id(self) -> str:
        """Return the id under which copies of the draft are kept; '' before the first save."""
        return self.origin.identity.document if self.origin is not None else ""

    @property
    def seal(self) -> Seal | None:
        """Return that of the password under which the draft is written; None where it has none."""
        return self.origin.identity.seal if self.origin is not None else self._seal

    def _as_file(self, draft: Draft) -> bytes:
        identity = self.origin.identity if self.origin else Identity(self.key, self.key, seal=self.seal)
        return alone(draft, identity)

    def put_under(self, seal: Seal | None) -> None:
        """Write the draft under a password from now on, or under none."""
        self._seal = seal
        if self.origin is not None:
            self.origin = under(self.origin, seal)
        self.state_changed.emit()

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened to be read only, so that saving goes elsewhere."""
        return self.origin is not None and self.origin.read_only

    @property
    def on_disk(self) -> Look:
        """Return how the file stands, held against what was read or saved; as expected while it is saved."""
        return Look() if self.saving else self._watch.found

    def look_at_file(self) -> None:
        """Look soon what became of the file; `state_changed` tells."""
        self._watch.look_now()

    def expect(self, origin: Origin) -> None:
        """Go on with a file that was renamed, or with a place where none is expected."""
        self.origin = origin
        self._place()
        self._watch.follow(origin)
        self.presence.follow(origin)

    @property
    def modified(self) -> bool:
        """Tell whether there is something that only a save would keep: all of it, where the file is gone."""
        gone = self.on_disk.standing is Standing.GONE
        noted = self.session.recorder is not None and self.session.recorder.noted
        # An undo of several steps makes the draft anew; what did not change in it is compared by identity.
        return self.recovered or gone or noted or self.session.draft != self._draft_saved

    @property
    def name(self) -> str:
        """Return the name the window shows."""
        if self.path is not None:
            return tr("{file} (read only)", file=self.path.name) if self.read_only else self.path.name
        return tr("{draft} (not saved)", draft=self.session.draft.general.acronym.strip() or say("New draft"))

    def save(self, path: Path | None = None, wait: Waits | None = None) -> None:
        """Save durably, here or elsewhere, and wait for it.

        Args:
            path: where to; None for where it lies.
            wait: waits for a save and tells whether it is done; else it is waited for without an end.

        Raises:
            SaveFailed: nothing was written; the draft stays open and modified.
            ChangedOutside: somebody else wrote the file meanwhile.

        """
        self._saves.save(path, path or self.path, wait)

    def save_soon(self, path: Path | None, done: Told) -> None:
        """Save durably without holding up the window; what is typed meanwhile stays unsaved.

        Where another save is on its way, this one follows it.

        Args:
            path: where to; None for where it lies.
            done: called in the window's thread with the error, or nothing.

        """
        self._saves.save_soon(path, done)

    def wait(self, wait: Waits | None = None) -> None:
        """Wait for saves that are on their way, in whatever manner."""
        self._saves.wait(wait)

    @property
    def saving(self) -> bool:
        """Tell whether a save is on its way."""
        return self._saves.running

    def _job(self, path: Path | None) -> SaveJob:
        """Return all that a save needs; from now on the file is not looked at until the save has ended."""
        target = path or self.path
        if target is None:
            raise ValueError("a new draft needs a path")
        self._watch.follow(None)
        origin = self.origin if self.origin is not None and target == self.origin.path else None
        readiness = int(self.session.state.review.readiness() * 100)
        history = kept_with(self.session, self.origin)
        return SaveJob(self.session.draft, target, origin, readiness, history, self.seal)

    def book(self) -> Book | None:
        """Return the history that leads to the draft as it is now; None where nothing was ever changed."""
        return book_of(self.session)

    def _save_ended(self, job: SaveJob, origin: Origin | None) -> None:
        """Take note of how a save went; no origin where it failed."""
        self._watch.follow(self.origin)
        if origin is not None:
            self._saved(job, origin)
        self.state_changed.emit()

    def _saved(self, job: SaveJob, origin: Origin) -> None:
        """Go on from a verified save; the recovery copy goes unless more was typed."""
        self.origin, self._draft_saved = origin, job.draft
        recorder = self.session.recorder
        if recorder is None:
            follow(self.session, job.draft, origin, whole=job.draft)
        elif recorder.book is job.history:
            recorder.noted = False
        self.session.saves = origin.identity.saves
        self._place()
        self.recovered = False
        self.saved_at = datetime.now()
        self._watch.follow(origin)
        self.presence.follow(origin)
        if self.modified:
            self._protection.behind_from(job.begun)
            self._protection.touch()
        else:
            self._protection.done()
        self.state_changed.emit()

    def _place(self) -> None:
        """Let what is exported be offered beside the file."""
        if self.path is not None:
            self.session.home = self.session.folder = self.path.absolute().parent

    def rest(self) -> None:
        """Wait until copies that follow a save are written."""
        self._beside.submit(lambda: None).result()

    def protect(self) -> None:
        """Write the recovery copy, unless the last one holds the same draft.

        What was undone to what the file holds has no copy: nobody is offered what he took back.
        """
        self._protection.rest()
        if self.modified:
            self._protection.write(self.session.draft, self.origin, beyond_file(self.session), self.seal)
        elif self._protection.has_copy:
            self._protection.done()

    def protect_now(self, seconds: float = 8.0) -> bool:
        """Write the recovery copy and wait for it; tell whether all that was typed is on a disk."""
        self.protect()
        self._protection.wait(seconds)
        return self.protected

    @property
    def protected(self) -> bool:
        """Tell whether a file or a recovery copy holds all that was typed."""
        return not self.modified or self._protection.holds(self.session.draft, self.origin)

    @property
    def trouble(self) -> str:
        """Return why there is no recovery copy; '' where nothing is wrong."""
        if self.modified and not self._protection.trouble and self._protection.late:
            return tr("The last 15 seconds of typing have no recovery copy: save the draft now")
        return self._protection.trouble

    def mark_unsaved(self) -> None:
        """Say that no file holds this draft, though nothing was typed yet."""
        self._draft_saved = None
        self.state_changed.emit()

    def close(self, *, discard: bool) -> None:
        """Stop; `discard` says that the user chose not to save, which keeps a copy for 30 days."""
        self._saves.drop_next()
        self._watch.follow(None)
        self.presence.follow(None)
        if discard and self.modified:
            self._protection.leave(self.session.draft, self.origin, beyond_file(self.session), self.seal)
        elif not self.modified:
            self._protection.done()
        self._protection.close()
        self._beside.close(LEAVING)


def _touched(document: Document, protection: Protection) -> None:
    protection.touch(unsaved=document.modified)


def _keep_submitted(document: Document, protection: Protection, draft: Draft) -> None:
    """Pin what a copy to submit was printed from, so that it can be had again."""
    key, origin = document.key, document.origin
    protection.pin(
        draft, origin.identity if origin else Identity(key, key, seal=document.seal), document.path
    )
