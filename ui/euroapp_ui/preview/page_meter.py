"""Keeps the pages of the open draft up to date: drawn while somebody looks at them, else only counted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from euroapp.draft import Draft
from euroapp_ui.preview.live_printer import LivePrinter, Printed
from euroapp_ui.session import DraftSession

FIRST_MS, QUIET_MS, WATCHED_MS = 6_000, 1_500, 80
"""Wait for the first count, behind a change, and behind one while somebody looks at the pages."""


class PageMeter(QObject):
    """Prints the draft, a while after each change, in a process of its own."""

    counted = Signal(int)
    printed = Signal(object)
    """The pages, counted or drawn."""
    failed = Signal(str)

    def __init__(self, session: DraftSession, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._known: Draft | None = None
        self._drawn: Draft | None = None
        self._watched = False
        self.printer = LivePrinter(self)
        self.printer.printed.connect(self._tell)
        self.printer.failed.connect(self.failed)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._look)
        session.changed.connect(self._changed)
        self._timer.start(FIRST_MS)

    def watch(self, on: bool) -> None:
        """Draw the pages from now on, at once, or no more."""
        self._watched = on
        if on:
            self._timer.start(0)

    def know(self) -> None:
        """Skip the next count: somebody else just built the proposal."""
        self._known = self._session.draft
        if not self._watched:
            self._timer.stop()

    def stop(self) -> None:
        """Stop for good, as before the draft is closed."""
        self._timer.stop()
        self.printer.stop()

    def _changed(self) -> None:
        # A burst of keys is printed while it lasts, not only when it ends.
        if not (self._watched and self._timer.isActive()):
            self._timer.start(WATCHED_MS if self._watched else QUIET_MS)

    def _look(self) -> None:
        draft = self._session.draft
        if (self._drawn if self._watched else self._known) is draft:
            return
        self._known = draft
        self._drawn = draft if self._watched else self._drawn
        self.printer.want(draft, draw=self._watched)

    def _tell(self, printed: Printed) -> None:
        self.counted.emit(printed.counted)
        self.printed.emit(printed)
