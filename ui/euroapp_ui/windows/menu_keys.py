"""The way out of the menu bar by Escape, whatever was opened in it before."""

from __future__ import annotations

from weakref import ref

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QMenuBar, QWidget


class MenuKeys(QObject):
    """Gives the keyboard back to the widget that had it before the menus.

    Qt does so itself after one menu; after a second one the bar keeps it, and what is typed is lost.
    """

    def __init__(self, bar: QMenuBar) -> None:
        super().__init__(bar)
        self._bar = bar
        self._before: ref[QWidget] | None = None
        bar.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._note)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look back, once Qt is done with Escape."""
        escape = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
        if escape and event.type() == QEvent.Type.KeyPress:
            QTimer.singleShot(0, self, self._go_back)
        return False

    def _note(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and new is not self._bar and self._bar.window().isAncestorOf(new):
            self._before = ref(new)

    def _go_back(self) -> None:
        before = self._before() if self._before is not None else None
        stuck = QApplication.focusWidget() is self._bar and QApplication.activePopupWidget() is None
        if stuck and before is not None and before.isVisible():
            before.setFocus(Qt.FocusReason.MenuBarFocusReason)
