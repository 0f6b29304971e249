"""The heads of a table: each has a menu, and says how its column arranges the rows."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QHeaderView

from euroapp_ui.tables.pinned import PinnedTable
from euroapp_ui.theme.theme import theme

_GRIP, _ZONE = 2, 18
"""Pixels at the right end of a head that set its width, and that open its menu, from the right edge.

The arrow is drawn there, and a click on its middle is meant for it; the width is set from the next head too.
"""
_WIDE, _HIGH = 6.0, 4.0


class TableHead(QHeaderView):
    """Heads with a small arrow at their right end; it opens the menu of the column, as a right click does."""

    menu_asked = Signal(int, QPoint)
    """The user wants the menu of a column, at a place of the screen."""

    def __init__(self, table: PinnedTable, *, menus: bool = True) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self.setSectionsClickable(True)
        self._pinning, self._menus = table, menus
        self.sorted: dict[int, bool] = {}
        """The column by which the rows are sorted, and whether downwards."""
        self.marked: frozenset[int] = frozenset()
        """Columns by which the rows are filtered or grouped."""

    def arrange(self, sorted_by: dict[int, bool], marked: frozenset[int]) -> None:
        """Show by which columns the rows are arranged."""
        if (sorted_by, marked) != (self.sorted, self.marked):
            self.sorted, self.marked = sorted_by, marked
            self.viewport().update()

    def ask_menu(self, section: int) -> None:
        """Ask for the menu of a column, below its head."""
        left = max(0, self._left_of(section))
        self.menu_asked.emit(section, self.viewport().mapToGlobal(QPoint(left, self.height())))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Draw the arrow in the empty room at the right of a head."""
        painter.save()
        super().paintSection(painter, rect, section)
        painter.restore()
        if not self._menus:
            return
        down = self.sorted.get(section)
        told = down is not None or section in self.marked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("accent" if told else "soft"))
        middle = QPointF(rect.right() - _WIDE / 2 - 1, rect.center().y() + 1.0)
        up = -1.0 if down is False else 1.0
        corners = ((-_WIDE / 2, -up * _HIGH / 2), (_WIDE / 2, -up * _HIGH / 2), (0.0, up * _HIGH / 2))
        painter.drawPolygon(QPolygonF([middle + QPointF(*corner) for corner in corners]))
        painter.restore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads of pinned columns over those that are scrolled below them."""
        super().paintEvent(event)
        if not self._pinning.pinned_width():
            return
        painter, left = QPainter(self.viewport()), 0
        for section in range(self._pinning.pinned_columns):
            rect = QRect(left, 0, self.sectionSize(section), self.height())
            painter.fillRect(rect, theme().colour("surface"))
            self.paintSection(painter, rect, section)
            left = rect.right() + 1
        painter.setPen(theme().colour("border"))
        painter.drawLine(left - 1, 0, left - 1, self.height())
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the menu by the arrow; the rest of a head chooses its column."""
        place = event.position().toPoint()
        section, pinned = self._arrow_at(place), self._pinning.pinned_at(place.x())
        if event.button() is Qt.MouseButton.LeftButton and section >= 0:
            self.ask_menu(section)
        elif event.button() is Qt.MouseButton.LeftButton and pinned >= 0:
            self._pinning.selectColumn(pinned)
        else:
            super().mousePressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of a column."""
        section = self._section_at(event.pos())
        if section >= 0 and self._menus:
            self.menu_asked.emit(section, event.globalPos())

    def _arrow_at(self, place: QPoint) -> int:
        """Return the column whose arrow is at a place, or -1."""
        section = self._section_at(place)
        if section < 0 or not self._menus:
            return -1
        from_right = self._left_of(section) + self.sectionSize(section) - place.x()
        return section if _GRIP < from_right <= _ZONE else -1

    def _section_at(self, place: QPoint) -> int:
        """Return the column whose head is seen at a place, or -1."""
        pinned = self._pinning.pinned_at(place.x())
        return pinned if pinned >= 0 else self.logicalIndexAt(place)

    def _left_of(self, section: int) -> int:
        """Return where a head begins that is seen."""
        if section < self._pinning.pinned_columns and self._pinning.pinned_width():
            return sum(map(self.sectionSize, range(section)))
        return self.sectionViewportPosition(section)
