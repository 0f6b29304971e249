"""The heads of a table: each has a menu, and says how its column arranges the rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView

from euroapp_ui.theme.theme import theme

_GRIP, _ZONE = 5, 18
"""Pixels at the right end of a head that set its width, and that open its menu, from the right edge."""
_WIDE, _HIGH = 6.0, 4.0


class TableHead(QHeaderView):
    """Heads with a small arrow at their right end; it opens the menu of the column, as a right click does."""

    menu_asked = Signal(int, QPoint)
    """The user wants the menu of a column, at a place of the screen."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.sorted: dict[int, bool] = {}
        """The column by which the rows are sorted, and whether downwards."""
        self.marked: frozenset[int] = frozenset()
        """Columns by which the rows are filtered or grouped."""

    def arrange(self, sorted_by: dict[int, bool], marked: frozenset[int]) -> None:
        """Show by which columns the rows are arranged."""
        self.sorted, self.marked = sorted_by, marked
        self.viewport().update()

    def ask_menu(self, section: int) -> None:
        """Ask for the menu of a column, below its head."""
        left = max(0, self.sectionViewportPosition(section))
        self.menu_asked.emit(section, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the arrow in the empty room at the right of a head."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        down = self.sorted.get(section)
        told = down is not None or section in self.marked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent" if told else "line"))
        middle = QPointF(rect.right() - _WIDE / 2 - 1, rect.center().y() + 1.0)
        up = -1.0 if down is False else 1.0
        corners = ((-_WIDE / 2, -up * _HIGH / 2), (_WIDE / 2, -up * _HIGH / 2), (0.0, up * _HIGH / 2))
        painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        painter.restore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu by the arrow; the rest of a head chooses its column."""
        section = self._arrow_at(event.position().toPoint())
        if event.button() is Qt.MouseButton.LeftButton and section >= 0:
            self.ask_menu(section)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a column."""
        section = self.logicalIndexAt(event.pos())
        if section >= 0:
            self.menu_asked.emit(section, event.globalPos())

    def _arrow_at(self, place: QPoint) -> int:
        """Return the column whose arrow is at a place, or -1."""
        section = self.logicalIndexAt(place)
        if section < 0:
            return -1
        from_right = self.sectionViewportPosition(section) + self.sectionSize(section) - place.x()
        return section if _GRIP < from_right <= _ZONE else -1
