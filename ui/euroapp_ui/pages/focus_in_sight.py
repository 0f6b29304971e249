"""What has the keyboard stays in sight on a page that scrolls."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

from euroapp_ui.widgets.focus_order import show_whole

_MENU_MS = 50
"""Time between two looks whether an open menu is closed."""
_LOW, _ENOUGH = 160, 120
"""Pixels: what is no higher is shown whole, and of what is higher so much is enough."""


@runtime_checkable
class Charted(Protocol):
    """A widget of rows that is no list of Qt's."""

    def place_at_hand(self) -> QRect:
        """Return where its current row stands in it, in pixels."""


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
        if widget is None or body is None or not body.isAncestorOf(widget):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # What moves under a pressed button is chosen as if it were dragged over.
            self._looking.start(0)
            return
        if QApplication.activePopupWidget() is not None:
            # A menu stays where it was opened, and with it what it was opened for.
            self._looking.start(_MENU_MS)
            return
        if not self._seen(widget, body):
            show_whole(self._area, widget)
        if isinstance(widget, QAbstractItemView | Charted):
            # It can be higher than the page; what counts is its current row.
            place = _at_hand(widget).translated(widget.mapTo(body, QPoint(0, 0)))
            self._area.ensureVisible(0, place.center().y(), 0, min(place.height(), 60))

    def _seen(self, widget: QWidget, body: QWidget) -> bool:
        """Tell whether a high widget shows where its user is, and enough around: then the page stays.

        So a page whose table or text goes on below the edge still begins with its title and its tabs.
        """
        view = self._area.viewport()
        if widget.height() <= _LOW:
            return False
        top = widget.mapTo(view, QPoint(0, 0))
        seen = QRect(top, widget.size()).intersected(view.rect())
        return seen.height() >= _ENOUGH and seen.contains(_at_hand(widget).translated(top))


def _at_hand(widget: QWidget) -> QRect:
    """Return where in a widget its user is: the current row, the caret, or else its upper edge."""
    inner = widget
    if isinstance(widget, Charted):
        at = widget.place_at_hand()
    elif isinstance(widget, QAbstractItemView) and widget.currentIndex().isValid():
        at, inner = widget.visualRect(widget.currentIndex()), widget.viewport()
    elif isinstance(widget, QPlainTextEdit | QTextEdit):
        at, inner = widget.cursorRect(), widget.viewport()
    else:
        at = QRect(0, 0, 1, 1)
    moved = at.translated(inner.mapTo(widget, QPoint(0, 0)))
    return QRect(0, moved.top(), 1, moved.height())
