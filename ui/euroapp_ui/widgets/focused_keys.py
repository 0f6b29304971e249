"""The keys that mean the same in every widget of the application: undo, redo, and Return on a button."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from euroapp_ui.widgets.return_key import pressed_by_return


class FocusedKeys(QObject):
    """Looks at the keys of the widget that has the keyboard, before the widget does.

    It follows the keyboard from widget to widget: a filter on the whole application would be asked for each
    event of each widget, thousands of times when a page is opened.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        app.focusChanged.connect(self._follow)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep a widget from claiming undo and redo, which belong to the draft; press buttons by Return."""
        kind = event.type()
        if kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            # With nothing left to undo in the draft the key comes here: a line would undo by itself then.
            return pressed_by_return(watched, event) or (_is_undo(event) and _shows_draft(watched))
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_of_window(event):
            event.ignore()
            return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)


def _is_of_window(event: QKeyEvent) -> bool:
    """Tell whether a key belongs to the window: undo, redo, and Ctrl+E, on X11 the end of a line."""
    return _is_undo(event) or QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+E")


def _shows_draft(widget: QObject) -> bool:
    """Tell whether a widget stands in the main window, and not in a dialog with lines of its own."""
    return isinstance(widget, QWidget) and hasattr(widget.window(), "actions_by_key")
