"""What all pictures share: places that say what they show, and lead to the row behind it."""

from __future__ import annotations

import html
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from euroapp_ui.language import shown
from euroapp_ui.theme.theme import theme

_LONGEST = 4000
"""Letters that a screen reader is told at most."""
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_Left: -1}


HALF = "accent_half"
"""A colour between the accent and the surface, for areas."""


def tint(role: str) -> QColor:
    """Return the colour of a role of the palette, or of `HALF`."""
    if role != HALF:
        return theme().colour(role)
    accent, surface = theme().colour("accent"), theme().colour("surface")
    parts = zip(accent.getRgb()[:3], surface.getRgb()[:3], strict=True)  # type: ignore[index]
    return QColor(*(round(0.45 * one + 0.55 * other) for one, other in parts))


@dataclass(frozen=True)
class Spot:
    """A place in a picture."""

    told: str
    """What stands there, in words."""
    path: str = ""
    """Where it leads, as a field path; '' for nowhere."""


class Picture(QWidget):
    """A painted picture whose places can be walked with the arrow keys, read aloud and opened."""

    opened = Signal(str)
    """The path behind a place that was clicked, or opened with Return."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = shown(name)
        self._spots: list[Spot] = []
        self._places: list[QRectF] = []
        """Where the spots were painted last, in pixels."""
        self._current = 0
        self.setAccessibleName(self._name)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme().changed.connect(self._restyled)

    def show_spots(self, spots: Iterable[Spot]) -> None:
        """Show other things; what a screen reader is told follows from them."""
        self._spots = list(spots)
        self._current = min(self._current, max(0, len(self._spots) - 1))
        leads = any(spot.path for spot in self._spots)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if leads else Qt.FocusPolicy.NoFocus)
        self._tell()
        self.updateGeometry()
        self.update()

    def draw(self, painter: QPainter) -> list[QRectF]:
        """Paint the picture; return where each of its spots stands."""
        raise NotImplementedError

    def colour(self, role: str) -> QColor:
        """Return a colour of the palette in force."""
        return theme().colour(role)

    def high(self, lines: int = 1) -> int:
        """Return the height of so many lines of text, in pixels."""
        return lines * (self.fontMetrics().height() + 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the picture, and a ring around the place that the keyboard is on."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._places = self.draw(painter)
        if self.hasFocus() and self._current < len(self._places):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.colour("accent"), 2))
            frame = QRectF(self.rect()).adjusted(1, 1, -1, -1)
            painter.drawRoundedRect(self._places[self._current].adjusted(-2, -2, 2, 2) & frame, 4, 4)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk the places with the arrows, open one with Return."""
        if event.key() in _STEPS and self._spots:
            self._go(self._current + _STEPS[Qt.Key(event.key())])
        elif event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if event.key() == Qt.Key.Key_Home else len(self._spots) - 1)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._open(self._current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the place under the pointer the current one."""
        found = self._under(event)
        if found is not None:
            self._go(found)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open what was clicked."""
        found = self._under(event)
        if found == self._current and event.button() == Qt.MouseButton.LeftButton:
            self._open(found)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show a hand over what leads somewhere."""
        found = self._under(event)
        leads = found is not None and self._spots[found].path
        self.setCursor(Qt.CursorShape.PointingHandCursor if leads else Qt.CursorShape.ArrowCursor)

    def event(self, event: QEvent) -> bool:
        """Say what stands under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = event.pos()
            told = next((self._spots[i].told for i, r in enumerate(self._places) if r.contains(at)), "")
            QToolTip.showText(event.globalPos(), f"<qt>{html.escape(shown(told))}</qt>" if told else "", self)
            return True
        return super().event(event)

    def _under(self, event: QMouseEvent) -> int | None:
        # What is painted later lies on top.
        for place in range(len(self._places) - 1, -1, -1):
            if self._places[place].contains(event.position()):
                return place
        return None

    def _go(self, place: int) -> None:
        self._current = min(max(place, 0), max(0, len(self._spots) - 1))
        self._tell()
        self.update()

    def _open(self, place: int) -> None:
        if place < len(self._spots) and self._spots[place].path:
            self.opened.emit(self._spots[place].path)

    def _tell(self) -> None:
        """Tell a screen reader where the keyboard is, and all that the picture shows."""
        here = shown(self._spots[self._current].told) if self._spots and self.hasFocus() else ""
        self.setAccessibleName(f"{self._name}: {here}" if here else self._name)
        self.setAccessibleDescription("; ".join(shown(spot.told) for spot in self._spots)[:_LONGEST])

    def _restyled(self) -> None:
        self.updateGeometry()
        self.update()
