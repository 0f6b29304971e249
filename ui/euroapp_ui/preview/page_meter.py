"""Counts the pages of the proposal in quiet moments, so that the page limit is never a surprise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.draft import Draft
from euroapp_ui.session import DraftSession

if TYPE_CHECKING:
    from euroapp_ui.preview.pdf_job import CountJob

QUIET_MS = 6_000


class PageMeter(QObject):
    """Counts in a process of its own, a while after the last change."""

    counted = Signal(int)

    def __init__(self, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._job: CountJob | None = None
        self._counted: Draft | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(QUIET_MS)
        self._timer.timeout.connect(self._count)
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

    def _count(self) -> None:
        if self._counted is self._session.draft:
            return
        from euroapp_ui.preview.pdf_job import CountJob

        if self._job is not None:
            self._job.cancel()
        self._counted = self._session.draft
        self._job = CountJob(self._session.draft, self)
        self._job.done.connect(self._done)
        self._job.start()

    def _done(self, pages: int) -> None:
        self._job = None
        self.counted.emit(pages)
