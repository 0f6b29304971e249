"""Return presses the button that has the keyboard, in every dialog and on every page."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QToolButton

NEVER_BY_RETURN = "never_by_return"
"""Property of a button that has the keyboard by itself and stops something: only blanks press it."""

_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)


def pressed_by_return(watched: QObject, event: QKeyEvent) -> bool:
    """Press a button on Return; tell whether it was one.

    Without this the default button of a dialog would be pressed while the ring is on another one, and a
    button outside of dialogs would not be pressed at all.
    """
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.modifiers() not in _PLAIN:
        return False
    if not isinstance(watched, QPushButton | QToolButton) or watched.property(NEVER_BY_RETURN):
        return False
    if not event.isAutoRepeat() and watched.isEnabled():
        watched.click()
    return True
