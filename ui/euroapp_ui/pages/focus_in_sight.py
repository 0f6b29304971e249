"""What has the keyboard stays in sight on a page that scrolls."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QWidget

from euroapp_ui.widgets.focus_order import show_whole

_MENU_MS = 50
"""Time between two looks whether an open menu is closed."""


class FocusInSight(QObject):
    """Scrolls a page to what has the keyboard, once what was opened is laid out."""

    def __init__(self, page: QWidget, area: QScrollArea) -> None:
        super().__init__(page)
        self._page, self._area = page, area
        self._looking = QTimer(self, singleShot=True)
        self._looking.timeout.connect(self._scroll)

    def look(self, after: int = 0) -> None:
        """Scroll after so many milliseconds."""
        self._looking.start(after)

    def _scroll(self) -> None:
        widget, body = self._page.window().focusWidget(), self._area.widget()
        if widget is None or body is None or not self._page.isAncestorOf(widget):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # What moves under a pressed button is chosen as if it were dragged over.
            self._looking.start(0)
            return
        if QApplication.activePopupWidget() is not None:
            # A menu stays where it was opened, and with it what it was opened for.
            self._looking.start(_MENU_MS)
            return
        show_whole(self._area, widget)
        if isinstance(widget, QAbstractItemView):
            # A list can be higher than the page; what counts is its current row.
            rect = widget.visualRect(widget.currentIndex())
            place = widget.viewport().mapTo(body, rect.center())
            self._area.ensureVisible(0, place.y(), 0, min(rect.height(), 60))
