"""The first columns of a table stay in sight while the others are scrolled sideways."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView

from euroapp_ui.theme.theme import theme

_MOST = 0.5
"""Part of the width that pinned columns take at most; wider ones are scrolled like all others."""

Index = QModelIndex | QPersistentModelIndex


class PinnedTable(QTableView):
    """A table that paints its first columns over what is scrolled below them, where there is anything.

    They are the same cells as ever: they are chosen, opened and read like all others.
    """

    def __init__(self) -> None:
        super().__init__()
        self.pinned_columns = 0
        """How many columns stay in sight."""

    def pinned_width(self) -> int:
        """Return the pixels that pinned columns cover; 0 where nothing is scrolled below them."""
        if not self.pinned_columns or not self.horizontalHeader().offset():
            return 0
        wide = sum(self.columnWidth(place) for place in range(self.pinned_columns))
        return wide if wide <= self.viewport().width() * _MOST else 0

    def visualRect(self, index: Index) -> QRect:
        """Return where a cell is seen."""
        rect = super().visualRect(index)
        if index.column() < self.pinned_columns and self.pinned_width():
            rect.moveLeft(sum(self.columnWidth(place) for place in range(index.column())))
        return rect

    def indexAt(self, pos: QPoint) -> QModelIndex:
        """Return the cell that is seen at a place."""
        column = self.pinned_at(pos.x())
        return super().indexAt(pos) if column < 0 else self.model().index(self.rowAt(pos.y()), column)

    def pinned_at(self, x: int) -> int:
        """Return the pinned column that is seen at a place from the left; -1 for none."""
        if x >= self.pinned_width():
            return -1
        right = 0
        for place in range(self.pinned_columns):
            right += self.columnWidth(place)
            if x < right:
                return place
        return -1

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll to a cell, and out from below the pinned columns; to a pinned one only up and down."""
        bar = self.horizontalScrollBar()
        before = bar.value()
        super().scrollTo(index, hint)
        if not self.pinned_columns or not index.isValid():
            return
        if index.column() < self.pinned_columns:
            bar.setValue(before)
            return
        covered = self.pinned_width() - self.columnViewportPosition(index.column())
        if covered > 0:
            bar.setValue(bar.value() - covered)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Go home: a pinned cell is always in sight, so the columns behind it are scrolled back too."""
        if action is QAbstractItemView.CursorAction.MoveHome:
            self.horizontalScrollBar().setValue(0)
        return super().moveCursor(action, modifiers)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint all anew after a move sideways: what is pinned does not move along."""
        super().scrollContentsBy(dx, dy)
        if dx and self.pinned_columns:
            self.viewport().update()
            self.horizontalHeader().viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the pinned cells over what is scrolled below them."""
        super().paintEvent(event)
        wide = self.pinned_width()
        if wide:
            painter = QPainter(self.viewport())
            self._paint_pinned(painter, wide, event.rect())
            painter.end()

    def _paint_pinned(self, painter: QPainter, wide: int, dirty: QRect) -> None:
        painter.fillRect(QRect(0, 0, wide, self.viewport().height()), theme().colour("surface"))
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        plain: Any = option.state & ~QStyle.StateFlag.State_HasFocus
        model, current, focus = self.model(), self.currentIndex(), self.hasFocus()
        first, last = self.rowAt(dirty.top()), self.rowAt(dirty.bottom())
        for row in range(max(0, first), (last if last >= 0 else model.rowCount() - 1) + 1):
            for column in range(self.pinned_columns):
                index = model.index(row, column)
                option.rect = self.visualRect(index)
                option.state = plain
                if self.selectionModel().isSelected(index):
                    option.state |= QStyle.StateFlag.State_Selected
                if focus and index == current:
                    option.state |= QStyle.StateFlag.State_HasFocus
                self.itemDelegate().paint(painter, option, index)
        painter.setPen(theme().colour("border"))
        painter.drawLine(wide - 1, 0, wide - 1, self.viewport().height())
