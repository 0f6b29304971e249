"""The list of pages: where not all fit, only whole entries are seen, and a sign says that more follow."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, Qt, QTimer
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPolygonF, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme

_HIGH = 14
"""Least height of a sign, in pixels."""


class _More(QWidget):
    """Covers the entry that is cut at an edge, and shows an arrow; a click scrolls on."""

    def __init__(self, view: PagesView, by: int) -> None:
        super().__init__(view.viewport())
        self._view, self._by = view, by
        self.setToolTip(tr("More pages below") if by > 0 else tr("More pages above"))
        self.setAccessibleName(self.toolTip())
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.hide()

    def mousePressEvent(self, _event: QMouseEvent) -> None:
        """Scroll on."""
        bar = self._view.verticalScrollBar()
        bar.setValue(bar.value() + self._by * self._view.viewport().height() // 2)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint an arrow on the ground of the list."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme().colour("side"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme().colour("soft"))
        x, y = self.width() / 2, (_HIGH / 2 if self._by > 0 else self.height() - _HIGH / 2)
        ends = ((-6, -3 * self._by), (6, -3 * self._by), (0, 3 * self._by))
        painter.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in ends]))


class PagesView(QListView):
    """A list whose entries are seen whole or not at all."""

    def __init__(self) -> None:
        super().__init__()
        self._above, self._below = _More(self, -1), _More(self, 1)
        self._placing = QTimer(self, singleShot=True, interval=0)
        self._placing.timeout.connect(self.place_signs)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.place_signs())
        self.verticalScrollBar().rangeChanged.connect(lambda _least, _most: self._placing.start())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Find out anew what is cut."""
        super().resizeEvent(event)
        self._placing.start()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QListView.ScrollHint = QListView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring an entry in sight, and not below a sign."""
        super().scrollTo(index, hint)
        bar, rect = self.verticalScrollBar(), self.visualRect(index)
        if not rect.isValid():
            return
        if rect.bottom() > self.viewport().height() - _HIGH and bar.value() < bar.maximum():
            bar.setValue(bar.value() + rect.bottom() - self.viewport().height() + _HIGH + 1)
        elif rect.top() < _HIGH and bar.value() > bar.minimum():
            bar.setValue(bar.value() - (_HIGH - rect.top()))

    def place_signs(self) -> None:
        """Cover what is cut at the upper and the lower edge."""
        bar, model, wide = self.verticalScrollBar(), self.model(), self.viewport().width()
        rects = [self.visualRect(model.index(row, 0)) for row in range(model.rowCount())] if model else []
        high = self.viewport().height()
        top = min((rect.top() for rect in rects if rect.top() >= _HIGH), default=0)
        bottom = max((rect.bottom() + 1 for rect in rects if rect.bottom() < high - _HIGH), default=high)
        self._above.setGeometry(0, 0, wide, top)
        self._below.setGeometry(0, bottom, wide, high - bottom)
        self._above.setVisible(bar.value() > bar.minimum())
        self._below.setVisible(bar.value() < bar.maximum())
