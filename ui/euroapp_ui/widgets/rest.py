"""What of a column is still to be made: it keeps the room until it is needed, or until there is time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QAccessible, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLayout, QScrollArea, QSizePolicy, QWidget

from euroapp_ui.theme.theme import theme


@runtime_checkable
class Ground(Protocol):
    """A page on which rests are made as soon as they come into sight."""

    def look_soon(self) -> None:
        """Look before the next paint whether a rest is in sight."""


class Rest(QWidget):
    """Stands last in a column for the pieces that are not made yet, about as high as they will be.

    Pieces are made from top to bottom, so that what is there is always the beginning of what is read.
    """

    def __init__(self, parent: QWidget, column: QLayout) -> None:
        """Stand for nothing yet; `column` takes the pieces, and may hold the rest itself."""
        super().__init__(parent)
        self._column = column
        self._gap = column.spacing()
        self._pieces: deque[tuple[int, Callable[[], object]]] = deque()
        self._high = 0
        self._ground: Ground | None = None
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def left(self) -> bool:
        """Tell whether pieces are still to be made."""
        return bool(self._pieces)

    def later(self, height: int, make: Callable[[], object]) -> None:
        """Leave a piece for later: about so many pixels high at the usual size of text."""
        if QAccessible.isActive():
            # Who reads the window by its tree of widgets must find all of it there.
            make()
            return
        self._pieces.append((theme().scaled(height), make))
        self._high += self._pieces[-1][0] + self._gap
        self._keep_room()
        self.show()

    def make_next(self) -> int:
        """Make the next piece; return about how many pixels it fills, 0 where nothing is left."""
        if not self._pieces:
            return 0
        height, make = self._pieces.popleft()
        self._high -= height + self._gap
        make()
        self._keep_room()
        return height + self._gap

    @contextmanager
    def keeping_height(self) -> Iterator[None]:
        """Get lower by what the pieces made meanwhile really fill, and not by what was estimated.

        So the page keeps its height until the last piece, its scroll bar stays where it is, and what is in
        sight is not painted again.
        """
        around = self.parentWidget()
        if around is None or not self.isVisible():
            yield
            return
        high, filled, known = self._high, self._filled(), set(around.children())
        yield
        lay_out(around)
        for child in around.children():
            if child not in known and isinstance(child, QWidget):
                # A text knows how many lines it takes once it has its width, from the innermost outwards.
                for inner in reversed(QWidget.findChildren(child, QWidget)):
                    lay_out(inner)
                lay_out(child)
        self._high = high - (self._filled() - filled)
        self._keep_room()

    def _filled(self) -> int:
        """Return the height of what is made."""
        own = self.minimumHeight() if self._column.indexOf(self) >= 0 else 0
        wide = self._column.hasHeightForWidth()
        high = self._column.heightForWidth(self.width()) if wide else self._column.sizeHint().height()
        return high - own

    def make_all(self) -> None:
        """Make all that is left."""
        while self._pieces:
            self.make_next()

    def showEvent(self, event: QShowEvent) -> None:
        """Be looked for where a tab or a row brings it into sight."""
        super().showEvent(event)
        self._tell()

    def moveEvent(self, event: QMoveEvent) -> None:
        """Be looked for where what is above it got lower."""
        super().moveEvent(event)
        self._tell()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Be looked for where the page got wider."""
        super().resizeEvent(event)
        self._tell()

    def _keep_room(self) -> None:
        if self._pieces:
            self.setFixedHeight(max(_LEAST, self._high - self._gap))
        else:
            self.hide()

    def _tell(self) -> None:
        widget = self.parentWidget()
        while self._ground is None and widget is not None:
            self._ground = widget if isinstance(widget, Ground) else None
            widget = widget.parentWidget()
        if self._ground is not None and self._pieces:
            self._ground.look_soon()


_LEAST = 1
"""Pixels of a rest whose pieces were estimated too low."""


def rests_of(part: QWidget) -> list[Rest]:
    """Return the rests inside a part of the window that still have pieces."""
    return [rest for rest in QWidget.findChildren(part, Rest) if rest.left]


def settle(rest: Rest) -> None:
    """Let what was made take its place now, up to the page, rather than in a later turn of the event loop."""
    widget = rest.parentWidget()
    while widget is not None and not isinstance(widget, QScrollArea):
        lay_out(widget)
        widget = widget.parentWidget()


def lay_out(widget: QWidget) -> None:
    """Lay out the inside of a widget now, if it has to be.

    Not by sending what is posted: what is posted after that would come behind the next paint.
    """
    QCoreApplication.sendEvent(widget, QEvent(QEvent.Type.LayoutRequest))


def added(widget: QWidget, rest: Rest) -> None:
    """Show what was put into a column that is in sight already; Qt would do it a turn later.

    Until it has its place it stands where the rest begins, for what it covers is painted again.
    """
    around = widget.parentWidget()
    if around is not None and around.isVisible() and not widget.testAttribute(_DECIDED):
        widget.move(rest.pos())
        widget.show()


_DECIDED = Qt.WidgetAttribute.WA_WState_ExplicitShowHide
"""Somebody said already whether a widget is to be seen."""
