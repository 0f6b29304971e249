"""Counts the pages of the proposal in quiet moments, so that the page limit is never a surprise."""

from __future__ import annotations

import contextlib

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.draft import Draft
from euroapp.storage.scratch import Scratch
from euroapp_ui.preview.pdf_job import PdfJob, PdfResult
from euroapp_ui.session import DraftSession

QUIET_MS = 6_000


class PageMeter(QObject):
    """Builds the proposal in its own process a while after the last change, and throws the file away."""

    counted = Signal(int)

    def __init__(self, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: PdfJob | None = None
        self._counted: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._count)
        self._scratch = Scratch()
        session.changed.connect(self._timer.start)
        self._timer.start()

    def know(self) -> None:
        """Skip the next count: somebody else just built the proposal."""
        self._counted = self._session.draft
        self._timer.stop()

    def stop(self) -> None:
        """Stop for good, as before the draft is closed."""
        self._timer.stop()
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self._scratch.close()

    def _count(self) -> None:
        if self._counted is self._session.draft:
            return
        if self._job is not None:
            self._job.cancel()
        try:
            goal = self._scratch.folder() / "count.pdf"
        except OSError:
            return
        self._counted = self._session.draft
        self._job = PdfJob(self._session.draft, goal, "working", self)
        self._job.done.connect(self._done)
        self._job.start()

    def _done(self, result: PdfResult) -> None:
        self._job = None
        with contextlib.suppress(OSError):
            result.path.unlink()
        self.counted.emit(result.report.counted)
