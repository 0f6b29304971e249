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
            return pressed_by_return(watched, event)
        if kind == QEvent.Type.ShortcutOverride and (
            event.matches(QKeySequence.StandardKey.Undo)  # type: ignore[attr-defined]
            or event.matches(QKeySequence.StandardKey.Redo)  # type: ignore[attr-defined]
        ):
            event.ignore()
            return True
        return False

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is not None:
            old.removeEventFilter(self)
        if new is not None:
            new.installEventFilter(self)
