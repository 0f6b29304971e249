"""Keeps the note beside the open draft, and tells when somebody else opens the same file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.storage.files import Origin
from euroapp.storage.lock import HEARTBEAT, DraftLock, Holder, holder
from euroapp_ui.workers import Worker


class Presence(QObject):
    """The note of one document; written and read by the worker, for shares can be slow."""

    told = Signal()
    """`other` is another than before."""
    _looked = Signal(object)

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.other: Holder | None = None
        """Who has put their note in the place of ours."""
        self._worker = worker
        self._path: Path | None = None
        self._lock: DraftLock | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(int(HEARTBEAT.total_seconds() * 1000))
        self._timer.timeout.connect(self.renew)
        self._looked.connect(self._seen)

    def follow(self, origin: Origin | None) -> None:
        """Put a note beside the file of an origin; take it away for None, or a draft that is only read."""
        path = origin.path if origin is not None and not origin.read_only else None
        if path == self._path:
            return
        if self._lock is not None:
            self._worker.submit(self._lock.give_back)
        self._path, self._lock = path, DraftLock(path) if path is not None else None
        if self._lock is None:
            self._timer.stop()
        else:
            self._worker.submit(self._lock.take)
            self._timer.start()

    def renew(self) -> None:
        """Say that the draft is still open, and look who else says so."""
        lock, path = self._lock, self._path
        if lock is not None and path is not None:

            def look() -> None:
                lock.renew()
                self._looked.emit(None if lock.is_ours() else holder(path))

            self._worker.submit(look)

    def _seen(self, other: Holder | None) -> None:
        if other != self.other:
            self.other = other
            self.told.emit()
