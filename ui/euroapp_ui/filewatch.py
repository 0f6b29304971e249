"""Notices what becomes of the open file on the disk: content decides, not the touch."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.storage.files import Origin
from euroapp.storage.standing import Look, look
from euroapp_ui.workers import Worker

EVERY_MS = 2_000


class FileWatch(QObject):
    """Looks at the file every two seconds.

    The worker does it, for to ask a dead share for word of changes would hold up the window; and many shares
    and sync programs send none.
    """

    told = Signal()
    """`found` is another than before."""
    looked = Signal()
    """A look has ended."""
    _seen = Signal(object, object)
    """The worker has looked: the origin, and what it found."""

    def __init__(self, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self.found = Look()
        self._worker = worker
        self._origin: Origin | None = None
        self._known: Origin | None = None
        """Whose file `found` tells of; it outlives a save that failed."""
        self._looking = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_now)
        self._seen.connect(self._take_note)

    def follow(self, origin: Origin | None) -> None:
        """Watch the file of an origin; nothing for None."""
        if origin is self._origin:
            return
        self._origin = origin
        if origin is not None and origin is not self._known:
            self.found, self._known = Look(), origin
        if origin is None:
            self._timer.stop()
        else:
            self._timer.start()
            self.look_now()

    def look_now(self) -> None:
        """Look at the file, unless a look is on its way: a dead share must not gather them."""
        origin, last = self._origin, self.found
        if origin is not None and not self._looking:
            self._looking = True
            self._worker.submit(lambda: self._seen.emit(origin, look(origin, last)))

    def _take_note(self, origin: Origin, found: Look) -> None:
        self._looking = False
        if origin is not self._origin:
            self.look_now()
            return
        before, self.found = self.found, found
        if (before.standing, before.renamed) != (found.standing, found.renamed):
            self.told.emit()
        self.looked.emit()
