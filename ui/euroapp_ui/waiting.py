"""Waits for a disk while the window lives; whoever has waited long enough may stop."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox, QWidget

from euroapp.errors import DraftUnreadable
from euroapp_ui.language import tr
from euroapp_ui.messages import still_working
from euroapp_ui.workers import answered, apart

T = TypeVar("T")
AT_ONCE = 0.5
"""Seconds in which a disk answers; nobody is shown anything before."""


def wait_for(
    parent: QWidget | None, future: Future[Any], what: str, detail: str = "", *, ends: bool = False
) -> bool:
    """Wait for something on a disk, or for other long work.

    Args:
        parent: over which the user is told.
        future: what is waited for.
        what: what the user is told.
        detail: why it takes long; '' for a folder that does not answer.
        ends: whoever calls this lets the work end when the user stops waiting.

    Returns:
        Whether it is done; False when the user stopped waiting.

    """
    if answered(future, AT_ONCE):
        return True
    box = still_working(parent, what, detail, ends=ends)
    look = QTimer(box)
    look.timeout.connect(lambda: box.done(QMessageBox.StandardButton.Ok) if future.done() else None)
    look.start(50)
    box.exec()
    look.stop()
    box.deleteLater()
    return future.done()


def at_once(work: Callable[[], T], otherwise: T) -> T:
    """Return what a disk answers within half a second; something else where it does not, or refuses."""
    future = apart("asking", work)
    if not answered(future, AT_ONCE) or future.exception() is not None:
        return otherwise
    return future.result()


def read_patiently(parent: QWidget | None, what: str, work: Callable[[], T]) -> T:
    """Read from a disk in a thread of its own.

    Raises:
        DraftUnreadable: the user stopped waiting.
        Exception: whatever the work itself raises.

    """
    future = apart("reading", work)
    if not wait_for(parent, future, what):
        raise DraftUnreadable(tr("The folder did not answer. Look whether its share or stick is connected."))
    return future.result()


def work_patiently(
    parent: QWidget | None, what: str, work: Callable[[], T], stop: Callable[[], None] | None = None
) -> T | None:
    """Do long work in a thread of its own, while the window lives.

    Args:
        parent: over which the user is told.
        what: what the user is told.
        work: what is done.
        stop: ends the work, where that can be done; otherwise it goes on when the user stops waiting.

    Returns:
        What comes of it; None when the user stopped waiting, and what comes of it then is dropped.

    Raises:
        Exception: whatever the work itself raises.

    """
    future = apart("working", work)
    if wait_for(parent, future, what, tr("This can take some seconds."), ends=stop is not None):
        return future.result()
    if stop is not None:
        stop()
        answered(future, AT_ONCE)
    return None
