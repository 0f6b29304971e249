"""Looks now and then whether others have put changes into the shared folder."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.errors import EuroappError
from euroapp_ui.workers import Worker

EVERY_MS = 60_000


class FolderWatch(QObject):
    """Reads a folder in a thread of its own; nothing is taken in by itself."""

    found = Signal(object, object)
    """Ids of all changes that lie in the folder, by writer; names of the writers."""

    def __init__(self, folder: Path, project: str, owner: QObject) -> None:
        super().__init__(owner)
        self._folder, self._project = folder, project
        self._worker = Worker("shared folder")
        owner.destroyed.connect(partial(self._worker.close, 0))
        self._busy = False
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        QTimer.singleShot(0, self, self.look)

    def look(self) -> None:
        """Look soon, unless a look is on its way: a dead share is asked once."""
        if not self._busy:
            self._busy = True
            self._worker.submit(self._read)

    def _read(self) -> None:
        from euroapp.exchange.folder import home_of, scan

        try:
            seen = scan(home_of(self._folder, self._project))
        except (OSError, EuroappError):
            seen = None
        # The window may have gone meanwhile.
        with contextlib.suppress(RuntimeError):
            self._busy = False
            if seen is not None:
                self.found.emit(seen.published, seen.authors)


def new_from(published: dict[str, Iterable[str]], known: Iterable[str], writer: str) -> list[str]:
    """Return the writers who put changes into a folder that are not known here."""
    there = {*known}
    return [one for one, ids in published.items() if one != writer and not there.issuperset(ids)]
