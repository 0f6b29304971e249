"""Builds the proposal in a process of its own, so that no text can freeze or crash the window."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from euroapp.draft import Draft
from euroapp.export.files import clear_leftovers
from euroapp.export.outcome import BEHIND, MUST_INSIST
from euroapp.export.report import ExportReport
from euroapp.language import say
from euroapp.storage.openformat import to_json

TIME_LIMIT_MS = 120_000

TOO_LONG = say(
    "The proposal took longer than two minutes to build and was stopped. "
    "Shorten very long texts and lists, then export again."
)
NOT_STARTED = say(
    "The process that builds the proposal could not be started. "
    "Close other programs and try again; if that does not help, install EuroApp anew."
)
BROKEN = say(
    "The process that builds the proposal ended before its time, perhaps for want of memory. "
    "Close other programs, then export again."
)
UNHEARD = say("The process that builds the proposal gave no report. Export again.")


@dataclass(frozen=True)
class PdfResult:
    """What was built, and what the process reports about it."""

    path: Path | None
    """The file that was written; None for a preview, which lies in none."""
    report: ExportReport
    data: bytes = b""
    """The bytes of a preview."""


class ExportJob(QObject):
    """One run of the exporter; the draft travels through a pipe and never lies in a shared folder."""

    done = Signal(object)
    failed = Signal(str)
    refused = Signal(str)
    """The copy has a flaw that must be insisted on; the sentence says which."""

    def __init__(
        self, draft: Draft, words: tuple[str, ...], parent: QObject | None = None, carried: bytes = b""
    ) -> None:
        super().__init__(parent)
        self._cancelled = False
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "euroapp.export", *words])
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broken)
        self._payload = to_json(draft) + (BEHIND + carried if carried else b"")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._too_long)

    @property
    def process_id(self) -> int:
        """Return the number of the process; 0 while there is none."""
        return int(self._process.processId())

    def start(self, limit: int = TIME_LIMIT_MS) -> None:
        """Begin; after so many milliseconds the build is stopped."""
        self._process.start()
        self._process.write(self._payload)
        self._process.closeWriteChannel()
        self._timer.start(limit)

    def cancel(self) -> None:
        """Stop at once; nothing is reported."""
        self._cancelled = True
        self._timer.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(1000)
            self._tidy()

    def _too_long(self) -> None:
        self.cancel()
        self.failed.emit(TOO_LONG)

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._cancelled:
            self._timer.stop()
            self.failed.emit(NOT_STARTED)

    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        self._timer.stop()
        if self._cancelled:
            return
        if status == QProcess.ExitStatus.CrashExit:
            self._tidy()
            self.failed.emit(BROKEN)
            return
        if code != 0:
            reason = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            told = self.refused if code == MUST_INSIST and reason else self.failed
            told.emit(reason.splitlines()[-1] if reason else BROKEN)
            return
        try:
            head, _, data = bytes(self._process.readAllStandardOutput().data()).partition(b"\n")
            found = self._found(json.loads(head), data)
        except (ValueError, KeyError, TypeError):
            self.failed.emit(UNHEARD)
            return
        self.done.emit(found)

    def _found(self, said: Any, data: bytes) -> object:
        """Return what the process reports; ValueError, KeyError or TypeError where it reports nothing.

        Args:
            said: the report.
            data: what came behind it.

        """
        raise NotImplementedError

    def _tidy(self) -> None:
        """Remove what a process left behind that was stopped."""


class PdfJob(ExportJob):
    """Builds a PDF, in a file or, as a preview, in memory only."""

    def __init__(
        self,
        draft: Draft,
        target: Path | None,
        profile: str,
        parent: QObject | None = None,
        flags: tuple[str, ...] = (),
        carried: bytes = b"",
    ) -> None:
        where = "--preview" if target is None else str(target)
        super().__init__(draft, (where, "--profile", profile, *flags), parent, carried)
        self._target = target

    def _found(self, said: Any, data: bytes) -> PdfResult:
        return PdfResult(self._target, ExportReport.from_data(said), data)

    def _tidy(self) -> None:
        if self._target is not None:
            clear_leftovers(self._target)
