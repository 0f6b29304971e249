"""The ends that nobody chose: signals, the end of the session, an error inside. What was typed is kept."""

from __future__ import annotations

import os
import signal
import sys
import traceback
from collections.abc import Callable
from types import FrameType, TracebackType
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager

from euroapp_ui.language import tr
from euroapp_ui.messages import tell_of_error

if TYPE_CHECKING:
    from euroapp_ui.windows.main_window import MainWindow

KILLED = 128
"""Added to the number of a signal, this is the exit code that shells expect."""


class Endings(QObject):
    """Keeps what was typed when the program is ended from outside."""

    def __init__(self, window: MainWindow, application: QGuiApplication) -> None:
        super().__init__(window)
        self._window = window
        self._asked_before = False
        application.commitDataRequest.connect(self._session_ends, Qt.ConnectionType.DirectConnection)
        signal.signal(signal.SIGINT, self._interrupted)
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), self._ended)
        self._wake = _wake_on_signals(self)

    def _session_ends(self, _manager: QSessionManager) -> None:
        self._protect()

    def _ended(self, number: int, _frame: FrameType | None) -> None:
        """Keep the last key, and go as the signal wants."""
        self._protect()
        os._exit(KILLED + number)

    def _interrupted(self, number: int, frame: FrameType | None) -> None:
        """Close the window as its user would; who interrupts once more, or while it asks, wants to go."""
        if self._asked_before:
            self._ended(number, frame)
        self._asked_before = True
        QTimer.singleShot(0, self._close)

    def _close(self) -> None:
        if not self._window.close():
            self._asked_before = False

    def _protect(self) -> None:
        document = self._window.document
        if document is not None:
            document.protect_now()


def _wake_on_signals(parent: QObject) -> QObject:
    """Let Python see a signal at once, though Qt sleeps; return what has to live as long."""
    if sys.platform == "win32":
        timer = QTimer(parent)
        timer.timeout.connect(lambda: None)
        timer.start(300)
        return timer
    heard, told = os.pipe()
    for end in (heard, told):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(told, warn_on_full_buffer=False)
    notifier = QSocketNotifier(heard, QSocketNotifier.Type.Read, parent)
    notifier.activated.connect(lambda: os.read(heard, 64))
    return notifier


Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def crash_hook(window: MainWindow) -> Hook:
    """Return what is done about an error nobody expected: the draft is protected first, then it is told."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        document = window.document
        if document is not None and document.seal is not None:
            # A message may quote the draft, and desktops keep in a file what a program writes here.
            traceback.print_tb(trace)
            print(kind.__name__, file=sys.stderr)
        else:
            traceback.print_exception(kind, error, trace)
        if document is None:
            state = tr("No draft is open, so nothing of yours is lost.")
        elif document.protect_now():
            state = tr("Your draft is still open, and a copy of all you typed lies on this computer.")
        else:
            why = document.trouble or tr("No recovery copy could be written in time")
            state = tr(
                "Your draft is still open, but the last changes have no copy. {why}. Save a copy now.",
                why=why,
            )
        details = "".join(traceback.format_exception(kind, error, trace))
        save = window.files.save_copy if document is not None else None
        tell_of_error(window, tr("Something went wrong inside the program."), state, details, save)

    return hook
