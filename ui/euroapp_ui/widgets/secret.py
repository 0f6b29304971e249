"""A field for a password, and the wait while a key is made of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit

from euroapp_ui.language import tr

_LONGEST = 1_000_000
"""Letters, so that Qt cuts off none in silence."""


class Secret(QLineEdit):
    """A line that shows dots."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(_LONGEST)
        self.setAccessibleName(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste without the end of a line, of which Qt would make a blank that nobody sees."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.insert(QApplication.clipboard().text().strip("\r\n"))
            return
        super().keyPressEvent(event)


def showing(*fields: Secret) -> QCheckBox:
    """Return a tick that shows the letters of some fields."""
    tick = QCheckBox(tr("Show the letters"))

    def show(on: bool) -> None:
        for field in fields:
            field.setEchoMode(QLineEdit.EchoMode.Normal if on else QLineEdit.EchoMode.Password)

    tick.toggled.connect(show)
    return tick


@contextmanager
def making_a_key() -> Iterator[None]:
    """Show that the program works for some tenths of a second: to be slow is what guards a password."""
    QApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
    try:
        yield
    finally:
        QApplication.restoreOverrideCursor()
