"""The process that prints the open draft again and again; it keeps what did not change."""

from __future__ import annotations

import json
import sys
from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from euroapp.draft import Draft
from euroapp.export.live.wire import SIZE, Sender
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp_ui.preview.pdf_job import NOT_STARTED

TIME_LIMIT_MS = 60_000
_END_MS = 1_000

_TOO_LONG = say(
    "The preview took longer than a minute and was stopped. Shorten very long texts and lists; "
    "the next change tries again."
)
_ENDED = say("The process that builds the preview ended before its time. The next change tries again.")


class Place(NamedTuple):
    """An area of a page that shows something of the draft; lengths in points from the upper left corner."""

    path: FieldPath
    page: int
    """Counted from 1."""
    left: float
    top: float
    right: float
    bottom: float


class Headline(NamedTuple):
    """A heading with its page and its distance from the upper edge, in points."""

    level: int
    title: str
    page: int
    top: float


class Part(NamedTuple):
    """What a part of the proposal takes, in pages."""

    level: int
    title: str
    path: FieldPath
    first: int
    last: int
    texts: float
    """How many pages they take."""
    tables: float
    figures: float
    empty: float
    """Left free at the foot of its pages."""


class Expected(NamedTuple):
    """What the sections without a text come to when they get texts of the suggested length."""

    sections: int
    pages: float


class Printed(NamedTuple):
    """A draft as it prints."""

    draft: Draft
    counted: int
    """How many pages there are."""
    parts: tuple[Part, ...]
    expected: Expected
    data: bytes = b""
    """The PDF; nothing where the pages were only counted."""
    places: tuple[Place, ...] = ()
    headings: tuple[Headline, ...] = ()
    sizes: tuple[tuple[float, float], ...] = ()
    """Width and height of each page, in points."""


class LivePrinter(QObject):
    """Prints what it is asked for; while it is at work, only the last draft that comes in waits."""

    printed = Signal(object)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._process: QProcess | None = None
        self._sender = Sender()
        self._heard = bytearray()
        self._said: dict[str, Any] | None = None
        """The line of an answer whose pages are still coming in."""
        self._prints: Draft | None = None
        self._waiting: tuple[Draft, bool] | None = None
        self._timer = QTimer(self, singleShot=True, interval=TIME_LIMIT_MS)
        self._timer.timeout.connect(self._too_long)

    @property
    def process_id(self) -> int:
        """Return the number of the process; 0 while there is none."""
        return int(self._process.processId()) if self._process is not None else 0

    @property
    def at_work(self) -> bool:
        """Tell whether a draft is being printed."""
        return self._prints is not None

    def want(self, draft: Draft, *, draw: bool) -> None:
        """Print a draft, or only count its pages."""
        if self._prints is not None:
            self._waiting = (draft, draw)
            return
        process = self._running()
        self._prints = draft
        self._timer.start()
        process.write(self._sender.packed(draft, number=0, draw=draw))

    def stop(self) -> None:
        """End the process; nothing more is told."""
        self._timer.stop()
        self._prints = self._waiting = None
        process, self._process = self._process, None
        if process is not None:
            process.blockSignals(True)
            process.kill()
            process.waitForFinished(_END_MS)
            process.deleteLater()

    def _running(self) -> QProcess:
        if self._process is None:
            self._sender, self._heard, self._said = Sender(), bytearray(), None
            self._process = QProcess(self)
            self._process.setProgram(sys.executable)
            self._process.setArguments(["-m", "euroapp.export.live"])
            self._process.setStandardErrorFile(QProcess.nullDevice())
            self._process.readyReadStandardOutput.connect(self._hear)
            self._process.finished.connect(self._ended)
            self._process.errorOccurred.connect(self._broken)
            self._process.start()
        return self._process

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart:
            self._give_up(NOT_STARTED)

    def _too_long(self) -> None:
        self._give_up(_TOO_LONG)

    def _ended(self) -> None:
        self._give_up(_ENDED)

    def _give_up(self, why: str) -> None:
        """Tell why there are no pages; what came in meanwhile is tried with a new process."""
        waiting, printing = self._waiting, self._prints
        self.stop()
        if waiting is not None:
            self.want(waiting[0], draw=waiting[1])
        elif printing is not None:
            self.failed.emit(why)

    def _hear(self) -> None:
        if self._process is None:
            return
        self._heard += self._process.readAllStandardOutput().data()
        if self._said is None:
            end = self._heard.find(b"\n")
            if end < 0:
                return
            try:
                self._said = json.loads(self._heard[:end])
            except ValueError:
                self._give_up(_ENDED)
                return
            del self._heard[: end + 1]
        said, size = self._said, self._said[SIZE]
        if len(self._heard) >= size:
            data = bytes(self._heard[:size])
            del self._heard[:size]
            self._said = None
            self._done(said, data)

    def _done(self, said: dict[str, Any], data: bytes) -> None:
        draft, self._prints = self._prints, None
        self._timer.stop()
        if self._waiting is not None:
            (newer, draw), self._waiting = self._waiting, None
            self.want(newer, draw=draw)
        if "failed" in said:
            self.failed.emit(said["failed"])
        elif draft is not None:
            self.printed.emit(
                Printed(
                    draft,
                    said["counted"],
                    tuple(Part(*part) for part in said["shares"]),
                    Expected(*said["forecast"]),
                    data,
                    tuple(Place(*one) for one in said.get("spots", ())),
                    tuple(Headline(*one) for one in said.get("headings", ())),
                    tuple((wide, high) for wide, high in said.get("sizes", ())),
                )
            )
