"""Letters that come too early: typed before a window showed anything, or before a dialog had the keyboard."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

_COMMANDS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


class _Letters(QObject):
    """Takes the letters that are typed into a window, and no commands."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.typed = ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a letter."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            text = event.text()
            if text and text.isprintable() and not event.modifiers() & _COMMANDS:
                self.typed += text
                return True
        return super().eventFilter(watched, event)


def drop_letters(window: QWidget) -> Callable[[], str]:
    """Keep letters from a window until what is returned is called, which returns them.

    Before a window is painted nobody sees where letters go.
    """
    handle, letters = window.window().windowHandle(), _Letters(window)
    handle.installEventFilter(letters)

    def end() -> str:
        handle.removeEventFilter(letters)
        letters.deleteLater()
        return letters.typed

    return end


def typed_ahead(window: QWidget) -> str:
    """Return the letters that wait for a window, for the dialog that is about to stand before it.

    Who types fast is ahead of a dialog; Qt drops what is typed into a window that a dialog stands before. So
    it does with what comes between this and the moment when the system gives the dialog the keyboard.
    """
    end = drop_letters(window)
    QApplication.processEvents()
    return end()
