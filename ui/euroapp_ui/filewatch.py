"""Notices when another program or person writes the open file; content decides, not the touch."""

from __future__ import annotations

from PySide6.QtCore import QFileSystemWatcher, QObject, Signal

from euroapp.storage.files import Origin, checksum_of
from euroapp_ui.workers import Worker


class FileWatch(QObject):
    """Compares the file on disk with what is known of it, whenever the system tells of a change."""

    told = Signal()
    """`changed` is another than before."""
    _looked = Signal(str, str)
    """The worker has read a path: its checksum, '' where there is no file."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.changed = False
        """The file is no longer the one that was read or saved."""
        self._worker = worker
        self._origin: Origin | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._touched)
        self._looked.connect(self._seen)

    def follow(self, origin: Origin | None) -> None:
        """Watch the file of an origin; nothing for None."""
        self._origin, self.changed = origin, False
        path = str(origin.path) if origin is not None else ""
        others = [watched for watched in self._watcher.files() if watched != path]
        if others:
            self._watcher.removePaths(others)
        self._look_on()

    def _look_on(self) -> None:
        """Go on watching: a file that was replaced is no longer watched."""
        path = str(self._origin.path) if self._origin is not None else ""
        if path and path not in self._watcher.files():
            self._watcher.addPath(path)

    def _touched(self) -> None:
        if self._origin is not None:
            path = self._origin.path
            self._worker.submit(lambda: self._looked.emit(str(path), checksum_of(path)))

    def _seen(self, path: str, checksum: str) -> None:
        if self._origin is None or path != str(self._origin.path):
            return
        changed = bool(checksum) and checksum != self._origin.sha256
        if changed != self.changed:
            self.changed = changed
            self.told.emit()
        self._look_on()
