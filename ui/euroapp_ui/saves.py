"""The saves of an open draft: one on its way, and one that may follow it."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer

from euroapp.errors import EuroappError, SaveFailed
from euroapp.language import say
from euroapp.storage.files import Origin
from euroapp_ui.save_job import Running, SaveJob, Told
from euroapp_ui.workers import Worker

NO_ANSWER = say(
    "The folder of this file does not answer. If the share or stick comes back, the save may still be done; "
    "look at it then, or save the draft in another place now."
)
_ASKED_MS = 10
Waits = Callable[[Future[Any]], bool]
"""Waits for a save, and tells whether it is done."""


class Saves(QObject):
    """Starts saves in threads of their own, and tells in the window's thread how they went.

    A save that hangs may outlive its window: its thread knows nothing of Qt, and is asked by a timer.
    """

    def __init__(
        self,
        job: Callable[[Path | None], SaveJob],
        beside: Worker,
        begun: Callable[[], None],
        ended: Callable[[SaveJob, Origin | None], None],
        parent: QObject,
    ) -> None:
        """Start nothing yet.

        Args:
            job: returns all that a save needs by now, to a place or to where the draft lies.
            beside: writes what follows a save, such as a copy of it.
            begun: called when a save has begun.
            ended: called with what was to be saved, and the file, or None where it failed.
            parent: what the saves are of.

        """
        super().__init__(parent)
        self._job, self._beside, self._begun, self._ended = job, beside, begun, ended
        self._running: Running | None = None
        self._next: tuple[Path | None, Told] | None = None
        """A save that was asked for while another was on its way."""
        self._asking = QTimer(self, interval=_ASKED_MS)
        self._asking.timeout.connect(self._settle)

    @property
    def running(self) -> bool:
        """Tell whether a save is on its way."""
        return self._running is not None

    def save(self, path: Path | None, target: Path | None, wait: Waits | None) -> None:
        """Save and wait for it; see `Document.save`. `target` is where that will be."""
        ends: list[EuroappError | None] = []
        if self._running is not None and self._running.job.path == target:
            self.wait(wait)
        if self._running is not None and self._running.job.path == target:
            raise SaveFailed(NO_ANSWER)
        self._start(path, ends.append)
        self.wait(wait)
        if not ends:
            raise SaveFailed(NO_ANSWER)
        if ends[0] is not None:
            raise ends[0]

    def save_soon(self, path: Path | None, done: Told) -> None:
        """Save without waiting; where another save is on its way, this one follows it."""
        if self._running is not None:
            self._next = (path, done)
        else:
            self._start(path, done)

    def drop_next(self) -> None:
        """Let no save follow the one that is on its way."""
        self._next = None

    def wait(self, wait: Waits | None) -> None:
        """Wait for saves that are on their way, in whatever manner."""
        while (running := self._running) is not None:
            if wait is None:
                running.future.exception()
            elif not wait(running.future):
                break
            self._settle()

    def _start(self, path: Path | None, done: Told) -> None:
        """Start a save; one that is on its way to another place, and hangs there, is not waited for."""
        job = self._job(path)
        self._running = Running(job, job.start(self._beside), done)
        self._asking.start()
        self._begun()

    def _settle(self) -> None:
        """Take note of how a save went; word of a save that was waited for comes too late."""
        if self._running is None or not self._running.future.done():
            return
        running, self._running = self._running, None
        self._asking.stop()
        error = running.future.exception()
        self._ended(running.job, running.future.result() if error is None else None)
        if error is not None and not isinstance(error, EuroappError):
            raise error
        running.told(error)
        following, self._next = self._next, None
        if following is not None and error is None:
            self.save_soon(*following)
