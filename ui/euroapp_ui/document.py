"""An open draft with its file: saving, the recovery copy, and what the window says about both."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from concurrent import futures
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.edits.creation import complete
from euroapp.errors import EuroappError
from euroapp.storage import snapshots
from euroapp.storage.container import Identity, pack
from euroapp.storage.files import Origin, save
from euroapp.storage.recovery import RecoveryStore
from euroapp_ui.filewatch import FileWatch
from euroapp_ui.presence import Presence
from euroapp_ui.session import DraftSession

IDLE_MS = 2_000
LONGEST_MS = 5_000
"""Ten seconds are promised; a timer may be late, and a slow disk takes its time."""


@dataclass(frozen=True)
class _Job:
    """All that a save needs; nothing in it can change under the save."""

    draft: Draft
    path: Path
    origin: Origin | None
    readiness: int

    def run(self) -> Origin:
        """Save, and wait for everything."""
        return save(self.draft, self.path, self.origin, self.readiness)

    def run_in(self, worker: ThreadPoolExecutor) -> Origin:
        """Save, in a thread of the worker; the snapshot follows when the save is told."""
        return save(self.draft, self.path, self.origin, self.readiness, later=worker.submit)


class Document(QObject):
    """The draft in the window and its place on disk."""

    state_changed = Signal()
    """Saved, changed, or the recovery copy failed."""
    _finished = Signal()
    """A save in the worker has ended."""

    def __init__(
        self, draft: Draft, store: RecoveryStore, origin: Origin | None = None, recovered: str = ""
    ) -> None:
        """Open a draft; `recovered` is the key of the copy it comes from, '' for none."""
        super().__init__()
        call = load_call(draft.call.id)
        self.session = DraftSession(complete(draft, call), call, self)
        self.origin = origin
        self.session.saves = origin.identity.saves if origin is not None else ()
        self.key = recovered or uuid.uuid4().hex
        self.saved_at: datetime | None = None
        self.trouble = ""
        self.beside: Path | None = None
        """A damaged file that what was read of it must not replace."""
        self.recovered = bool(recovered)
        self._recovery = store
        self._writer = ThreadPoolExecutor(max_workers=1, thread_name_prefix="recovery")
        self._idle, self._longest = QTimer(self), QTimer(self)
        for timer, length in ((self._idle, IDLE_MS), (self._longest, LONGEST_MS)):
            timer.setSingleShot(True)
            timer.setInterval(length)
            timer.timeout.connect(self.protect)
        self._copied: Draft | None = None
        self.session.changed.connect(self._draft_changed)
        self.session.submission_made.connect(self._keep_submitted)
        self._watch = FileWatch(self._writer, self)
        self._watch.told.connect(self.state_changed)
        self._watch.follow(origin)
        self.presence = Presence(self._writer, self)
        self.presence.told.connect(self.state_changed)
        self.presence.follow(origin)
        self._draft_saved: Draft | None = None if recovered else self.session.draft
        self._running: tuple[_Job, Future[Origin], Callable[[EuroappError | None], None]] | None = None
        self._finished.connect(self._settle)

    @property
    def path(self) -> Path | None:
        """Return where the draft is saved; None for a new one."""
        return self.origin.path if self.origin is not None else None

    @property
    def id(self) -> str:
        """Return the id under which copies of the draft are kept; '' before the first save."""
        return self.origin.identity.document if self.origin is not None else ""

    @property
    def read_only(self) -> bool:
        """Tell whether the file was opened to be read only, so that saving goes elsewhere."""
        return self.origin is not None and self.origin.read_only

    @property
    def changed_outside(self) -> bool:
        """Tell whether the file on disk is no longer the one this draft was read from or saved to."""
        return self._watch.changed and not self.saving

    @property
    def modified(self) -> bool:
        """Tell whether there is something that only a save would keep."""
        return self.recovered or self.session.draft is not self._draft_saved

    @property
    def name(self) -> str:
        """Return the name the window shows."""
        if self.path is not None:
            return f"{self.path.name}{' (read only)' if self.read_only else ''}"
        return f"{self.session.draft.general.acronym.strip() or 'New draft'} (not saved)"

    def save(self, path: Path | None = None) -> None:
        """Save durably, here or elsewhere, and wait for it.

        Raises:
            SaveFailed: nothing was written; the draft stays open and modified.
            ChangedOutside: somebody else wrote the file meanwhile.

        """
        self.wait()
        job = self._job(path)
        self._saved(job, job.run())

    def save_soon(self, path: Path | None, done: Callable[[EuroappError | None], None]) -> None:
        """Save durably without holding up the window; what is typed meanwhile stays unsaved.

        Args:
            path: where to; None for where it lies.
            done: called in the window's thread with the error, or nothing.

        """
        self.wait()
        job = self._job(path)
        self._watch.follow(None)
        self._running = (job, self._writer.submit(job.run_in, self._writer), done)
        self._running[1].add_done_callback(lambda _future: self._finished.emit())
        self.state_changed.emit()

    def wait(self) -> None:
        """Wait for a save that is on its way."""
        if self._running is not None:
            futures.wait([self._running[1]])
            self._settle()

    @property
    def saving(self) -> bool:
        """Tell whether a save is on its way."""
        return self._running is not None

    def _job(self, path: Path | None) -> _Job:
        target = path or self.path
        if target is None:
            raise ValueError("a new draft needs a path")
        origin = self.origin if self.origin is not None and target == self.origin.path else None
        return _Job(self.session.draft, target, origin, int(self.session.state.review.readiness() * 100))

    def _settle(self) -> None:
        """Take note of how a save went; word of a save that was waited for comes too late."""
        if self._running is None or not self._running[1].done():
            return
        (job, future, done), self._running = self._running, None
        error = future.exception()
        self._watch.follow(self.origin)
        if error is None:
            self._saved(job, future.result())
        elif not isinstance(error, EuroappError):
            raise error
        self.state_changed.emit()
        done(error)

    def _saved(self, job: _Job, origin: Origin) -> None:
        """Go on from a verified save; the recovery copy goes unless more was typed."""
        self.origin, self._draft_saved = origin, job.draft
        self.session.saves = origin.identity.saves
        self.recovered = False
        self.trouble = ""
        self.saved_at = datetime.now()
        self._watch.follow(origin)
        self.presence.follow(origin)
        # A copy of what was typed meanwhile must be written again: it belongs to the new file now.
        self._copied = None
        if self.modified:
            self._idle.start()
        else:
            self._stop()
            self._writer.submit(self._recovery.discard, self.key)
        self.state_changed.emit()

    def protect(self) -> None:
        """Write the recovery copy, unless the last one holds the same draft."""
        self._stop()
        draft = self.session.draft
        if not self.modified or draft is self._copied:
            return
        future = self._writer.submit(self._recovery.write, draft, self.key, self.origin)
        future.add_done_callback(lambda done: self._protected(done, draft))

    def mark_unsaved(self) -> None:
        """Say that no file holds this draft, though nothing was typed yet."""
        self._draft_saved = None
        self.state_changed.emit()

    def close(self, *, discard: bool) -> None:
        """Stop; `discard` says that the user chose not to save, which keeps a copy for 30 days."""
        self.wait()
        self._stop()
        self._watch.follow(None)
        self.presence.follow(None)
        if discard and self.modified:
            self._writer.submit(self._recovery.write, self.session.draft, self.key, self.origin)
            self._writer.submit(self._recovery.release, self.key)
        elif not self.modified:
            self._writer.submit(self._recovery.discard, self.key)
        self._writer.shutdown(wait=True)

    def _keep_submitted(self, draft: Draft) -> None:
        """Pin what a copy to submit was printed from, so that it can be had again."""
        identity = self.origin.identity if self.origin is not None else Identity(self.key, self.key)
        place = self.path

        def keep() -> None:
            snapshots.keep(identity.document, pack(draft, identity), pin=snapshots.EXPORT, path=place)

        self._writer.submit(keep)

    def _draft_changed(self) -> None:
        self._idle.start()
        if not self._longest.isActive():
            self._longest.start()

    def _stop(self) -> None:
        self._idle.stop()
        self._longest.stop()

    def _protected(self, done: Future[None], draft: Draft) -> None:
        """Note in the worker how the copy went; the window reads it when it next looks."""
        error = done.exception()
        if error is None:
            self._copied = draft
            self.trouble = ""
        else:
            sentence = str(error) if isinstance(error, EuroappError) else "the disk refused it"
            self.trouble = f"No recovery copy could be written: {sentence}"
        self.state_changed.emit()
