"""Builds the proposal in a process of its own, so that no text can freeze or crash the window."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QProcess, QTimer, Signal

from euroapp.draft import Draft
from euroapp.storage.openformat import to_json

TIME_LIMIT_MS = 120_000


@dataclass(frozen=True)
class PdfResult:
    """What the process reports about the file it wrote."""

    path: Path
    pages: int
    seconds: float
    size: int
    notes: tuple[str, ...]


class PdfJob(QObject):
    """One build; the draft travels through a pipe and never lies in a shared folder."""

    done = Signal(object)
    failed = Signal(str)

    def __init__(self, draft: Draft, target: Path, profile: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._target = target
        self._cancelled = False
        self._process = QProcess(self)
        self._process.setProgram(sys.executable)
        self._process.setArguments(["-m", "euroapp.export", str(target), "--profile", profile])
        self._process.finished.connect(self._finished)
        self._process.errorOccurred.connect(self._broken)
        self._payload = to_json(draft)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._too_long)

    def start(self) -> None:
        """Begin."""
        self._process.start()
        self._process.write(self._payload)
        self._process.closeWriteChannel()
        self._timer.start(TIME_LIMIT_MS)

    def cancel(self) -> None:
        """Stop at once; nothing is reported."""
        self._cancelled = True
        self._timer.stop()
        if self._process.state() != QProcess.ProcessState.NotRunning:
            self._process.kill()
            self._process.waitForFinished(1000)

    def _too_long(self) -> None:
        self.cancel()
        self.failed.emit(
            "The proposal took longer than two minutes to build and was stopped. Look for very long texts."
        )

    def _broken(self, error: QProcess.ProcessError) -> None:
        if error == QProcess.ProcessError.FailedToStart and not self._cancelled:
            self._timer.stop()
            self.failed.emit("The process that builds the proposal could not be started.")

    def _finished(self, code: int) -> None:
        self._timer.stop()
        if self._cancelled:
            return
        if code != 0:
            reason = bytes(self._process.readAllStandardError().data()).decode("utf-8", "replace").strip()
            last = reason.splitlines()[-1] if reason else "The proposal could not be built."
            self.failed.emit(last)
            return
        report = json.loads(bytes(self._process.readAllStandardOutput().data()))
        self.done.emit(
            PdfResult(
                self._target,
                report["pages"],
                report["seconds"],
                report["size"],
                tuple(report.get("notes", ())),
            )
        )
