"""A page grows downwards: what is in sight at once, the rest in short turns while nothing is done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QSize, QTimer
from PySide6.QtWidgets import QLayoutItem, QScrollArea, QStackedWidget, QTabWidget, QWidget

from euroapp_ui.widgets.rest import Rest, rests_of, settle

AFTER_MS, BETWEEN_MS, QUIET_MS = 100, 4, 250
"""Wait for the paint of what is in sight, between two turns, and behind a key."""

_TURN_S = 0.005
_LOOK = QEvent.Type(QEvent.registerEventType())
_MARGIN = 24
"""Pixels below the view that count as in sight: what begins there is made whole."""


class Growth(QObject):
    """Makes the rests of one page."""

    def __init__(self, page: QWidget, area: QScrollArea, last: Rest) -> None:
        """Make what the rests inside a page stand for, and then the last one, which is the page's own."""
        super().__init__(page)
        self.growing = False
        """A rest is being made: what changes its height meanwhile is no reason to scroll."""
        self._page = page
        self._area = area
        self._last = last
        self._asked = False
        self._unfinished = True
        """A rest is shown; one that is shown later says so itself."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._turn)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._scrolled)
        bar.rangeChanged.connect(self._scrolled)

    def _scrolled(self) -> None:
        if self._unfinished:
            self.look_soon()

    def look_soon(self) -> None:
        """Look for rests in sight before the next paint."""
        self._unfinished = True
        if not (self._asked or self.growing):
            self._asked = True
            QCoreApplication.postEvent(self, QEvent(_LOOK))

    def event(self, event: QEvent) -> bool:
        """Look for rests in sight; painting waits for this, for it has a lower priority."""
        if event.type() == _LOOK:
            if self._asked:
                # Also where the page is hidden by now: it asks again when it is shown.
                self._asked = False
                self.fill()
            return True
        return super().event(event)

    def beginning(self, room: QSize) -> Iterator[None]:
        """Make about what will be in sight while the page is still hidden, for Qt shows it faster in one go.

        Where the keyboard goes when the page is shown must be there by then. Yields behind each piece.
        """
        while rests := [rest for rest in rests_of(self._page) if rest.isVisibleTo(self._page)]:
            rest = next((one for one in rests if one is not self._last), self._last)
            left = room.height() - _above(rest, self._page, room.width())
            if left <= 0:
                return
            while left > 0 and rest.left:
                left -= rest.make_next()
                yield

    def fill(self) -> None:
        """Make all that is in sight, and lay it out: what is painted then is final."""
        if self.growing or not self._page.isVisible():
            return
        self.growing, self._asked = True, False
        bar = self._area.verticalScrollBar()
        at_end = bar.value() == bar.maximum() > 0
        try:
            rest = self._first()
            if rest is not None:
                settle(rest)
            while (rest := self._first()) is not None and (room := self._room_at(rest)) > 0:
                with rest.keeping_height(), self._unmoved(rest):
                    while room > 0 and rest.left:
                        room -= rest.make_next()
                settle(rest)
                if at_end:
                    bar.setValue(bar.maximum())
        finally:
            self.growing = False
        self._unfinished = self._first() is not None
        if self._unfinished and not self._timer.isActive():
            self._timer.start(AFTER_MS)

    def pause(self) -> None:
        """Wait, because the user is typing."""
        if self._timer.isActive():
            self._timer.start(QUIET_MS)

    def complete(self) -> None:
        """Make all there is, in sight or not."""
        self.growing = True
        try:
            while rests := rests_of(self._page):
                for rest in rests:
                    with rest.keeping_height(), self._unmoved(rest):
                        rest.make_all()
                    settle(rest)
        finally:
            self.growing = False

    def _turn(self) -> None:
        """Make a little of what is out of sight."""
        rest = self._first()
        if rest is None or not self._page.isVisible():
            return
        self.growing = True
        try:
            until = perf_counter() + _TURN_S
            with rest.keeping_height(), self._unmoved(rest):
                while rest.left and perf_counter() < until:
                    rest.make_next()
            settle(rest)
        finally:
            self.growing = False
        self.look_soon()
        self._timer.start(BETWEEN_MS)

    @contextmanager
    def _unmoved(self, rest: Rest) -> Iterator[None]:
        """Lay nothing out meanwhile: Qt would lay out the whole page for each widget that is shown."""
        layouts, widget = [], rest.parentWidget()
        while widget is not None and widget is not self._area.viewport():
            if not isinstance(widget, QStackedWidget):
                # That layout is Qt's own, and no Python object may stand for it.
                layouts.append(widget.layout())
            widget = widget.parentWidget()
        held = [layout for layout in layouts if layout is not None and layout.isEnabled()]
        for layout in held:
            layout.setEnabled(False)
        try:
            yield
        finally:
            for layout in held:
                layout.setEnabled(True)
                layout.update()

    def _first(self) -> Rest | None:
        """Return the rest that is read first, of those that are shown."""
        found = [rest for rest in rests_of(self._page) if rest.isVisible()]
        return min(found, key=self._top, default=None)

    def _top(self, rest: Rest) -> int:
        return rest.mapTo(self._page, QPoint(0, 0)).y()

    def _room_at(self, rest: Rest) -> int:
        """Return the pixels from the beginning of a rest to the end of what is in sight."""
        view = self._area.viewport()
        return view.height() + _MARGIN - rest.mapTo(view, QPoint(0, 0)).y()


def _above(widget: QWidget, page: QWidget, width: int) -> int:
    """Return about how many pixels stand above a widget of a page that is hidden, and thus not laid out."""
    high, around = 0, widget.parentWidget()
    while around is not None and widget is not page:
        layout = None if isinstance(around, QStackedWidget) else around.layout()
        if isinstance(around, QTabWidget):
            high += around.tabBar().sizeHint().height()
        if layout is not None:
            high += layout.contentsMargins().top()
            for place in range(layout.indexOf(widget)):
                high += _height(layout.itemAt(place), width) + layout.spacing()
        widget, around = around, around.parentWidget()
    return high


def _height(item: QLayoutItem | None, width: int) -> int:
    if item is None or item.isEmpty():
        return 0
    return item.heightForWidth(width) if item.hasHeightForWidth() else item.sizeHint().height()
