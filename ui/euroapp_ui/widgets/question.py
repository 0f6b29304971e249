"""The box of a question or a message, in which no word is cut, whatever the size of text and screen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialogButtonBox, QGridLayout, QMessageBox, QScrollArea, QSizePolicy, QWidget

from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import label

_WIDE = 520
"""Width of words that are scrolled, at the usual size of text."""
_BESIDE = 40
"""Room beside the words for the bar that scrolls them."""


class Calm(str):
    """The words of a button that does what Cancel does; there is no Cancel beside it."""

    __slots__ = ()


class Question(QMessageBox):
    """Stands its buttons one below the other, and scrolls its words, where there is no room for them."""

    def __init__(self, parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(icon)
        self.setWindowTitle("EuroApp")
        self.setText(text)
        room = self.screen().availableGeometry()
        size = QSize(min(theme().scaled(_WIDE), room.width() // 2), room.height() // 2)
        self._scrolled = _scrolled(self, detail, size)
        if self._scrolled is None:
            self.setInformativeText(detail)

    def showEvent(self, event: QShowEvent) -> None:
        """Find out whether all words have room."""
        grid = self.layout()
        if self._scrolled is not None and isinstance(grid, QGridLayout):
            grid.addWidget(self._scrolled, 1, 2)
            self._scrolled = None
        for one in self.buttons():
            one.ensurePolished()
            one.setMinimumSize(one.sizeHint())
        super().showEvent(event)
        for box in self.findChildren(QDialogButtonBox):
            if box.minimumSizeHint().width() > box.width():
                box.setOrientation(Qt.Orientation.Vertical)
                box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                # Qt works out the size of a box anew only when its words are set.
                self.setText(self.text())


def _scrolled(parent: QWidget, words: str, size: QSize) -> QScrollArea | None:
    """Return words as a part that is scrolled, of this size; None where they need less."""
    inside = label(words, wrap=True)
    inside.ensurePolished()
    if inside.heightForWidth(size.width()) <= size.height():
        return None
    area = QScrollArea(parent)
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName(words)
    area.setFixedSize(size.width() + _BESIDE, size.height())
    return area
