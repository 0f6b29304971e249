"""A layout that fills lines and wraps, for chips."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Places widgets one after another and starts a new line when one is full."""

    def __init__(self, parent: QWidget, spacing: int = 8, line_gap: int = -1) -> None:
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        self._sizes: list[tuple[int, int, int]] = []
        """The least and the usual width, and the height, of each item; empty until they are asked for."""
        self._heights: dict[int, int] = {}
        """The heights at the widths that were asked for: one layout of a page asks dozens of times."""
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._line_gap = line_gap if line_gap >= 0 else spacing

    def widgets(self) -> list[QWidget]:
        """Return the widgets in order."""
        return [widget for item in self._items if (widget := item.widget()) is not None]

    def addItem(self, item: QLayoutItem) -> None:
        """Take an item; Qt calls this."""
        self._items.append(item)

    def count(self) -> int:
        """Return the number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem:
        """Return an item, or nothing."""
        return self._items[index] if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def takeAt(self, index: int) -> QLayoutItem:
        """Take an item out."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None  # type: ignore[return-value]

    def clear(self) -> None:
        """Remove and delete all widgets."""
        while self._items:
            widget = self.takeAt(0).widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.invalidate()

    def invalidate(self) -> None:
        """Forget sizes, because an item has another one."""
        self._sizes = []
        self._heights = {}
        super().invalidate()

    def expandingDirections(self) -> Qt.Orientation:
        """Need no more room than the items."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Let the height follow the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of all lines at a width."""
        if width not in self._heights:
            self._heights[width] = self._place(QRect(0, 0, width, 0), move=False)
        return self._heights[width]

    def setGeometry(self, rect: QRect) -> None:
        """Place the items."""
        super().setGeometry(rect)
        self._place(rect, move=True)

    def sizeHint(self) -> QSize:
        """Return the least size."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """Return the size of the widest item."""
        size = QSize()
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def _place(self, rect: QRect, *, move: bool) -> int:
        """Place the items, those of one line in its middle; return the height of all lines."""
        top = rect.y()
        for items in self._lines(rect.width()):
            high = max(size.height() for _, size in items)
            left = rect.x()
            for item, size in items:
                if move:
                    item.setGeometry(QRect(QPoint(left, top + (high - size.height()) // 2), size))
                left += size.width() + self.spacing()
            top += high + self._line_gap
        return max(0, top - self._line_gap - rect.y())

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        """Return the items of each line with their sizes: no wider than a line, if they can be as narrow."""
        if not self._sizes:
            hints = [(item.minimumSize(), item.sizeHint()) for item in self._items]
            self._sizes = [(least.width(), usual.width(), usual.height()) for least, usual in hints]
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item, (least, usual, high) in zip(self._items, self._sizes, strict=True):
            wide = max(least, min(usual, width))
            if lines and used + self.spacing() + wide <= width + 1:
                lines[-1].append((item, QSize(wide, high)))
                used += self.spacing() + wide
            else:
                lines.append([(item, QSize(wide, high))])
                used = wide
        return lines
