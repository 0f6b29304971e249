"""A choice that changes only when the user chooses from its open list."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QWidget

_OPENING = {
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_Space,
    Qt.Key.Key_F4,
}


class Combo(QComboBox):
    """A choice: arrows and letters open its list, the wheel scrolls the page."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(30)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list; a letter goes to the first choice that begins with it."""
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.MetaModifier
        )
        letter = event.text() if plain and event.text().strip() and event.text().isprintable() else ""
        if letter or (plain and event.key() in _OPENING):
            self.showPopup()
            if letter:
                self.view().keyboardSearch(letter)
        else:
            super().keyPressEvent(event)

    def showPopup(self) -> None:
        """Open the list as wide as its longest entry and as high as all of them, where the screen allows."""
        super().showPopup()
        view, box = self.view(), self.view().window()
        wide = view.sizeHintForColumn(0) + 2 * view.frameWidth() + 12
        high = sum(view.sizeHintForRow(row) for row in range(self.count())) + 2 * view.frameWidth() + 4
        free = self.screen().availableGeometry()
        if high > free.height():
            wide += view.verticalScrollBar().sizeHint().width()
        size = QRect(0, 0, max(box.width(), min(wide, free.width())), min(max(box.height(), high), free.height()))
        size.moveTopLeft(box.pos())
        size.moveRight(min(size.right(), free.right()))
        size.moveBottom(min(size.bottom(), free.bottom()))
        box.setGeometry(size)
        view.scrollTo(view.currentIndex())


class CellCombo(Combo):
    """A choice in a cell: its list is open from the beginning, and closing it ends the entry."""

    left = Signal()
    """The list was closed without a choice."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__()
        self.setParent(parent)
        self._chosen = False
        self.activated.connect(self._choose)
        QTimer.singleShot(0, self, self._open)

    def hidePopup(self) -> None:
        """End the entry with the list; Qt tells of a choice after that."""
        super().hidePopup()
        QTimer.singleShot(0, self, self._closed)

    def _open(self) -> None:
        if not self.view().isVisible():
            self.showPopup()

    def _choose(self) -> None:
        self._chosen = True

    def _closed(self) -> None:
        if not self._chosen:
            self.left.emit()
