"""Several lines of plain text that grow with it."""

from __future__ import annotations

import math

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFontMetrics, QKeySequence
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QSizePolicy

from euroapp_ui.widgets.given_image import holds_image, image_in


def without_undo(menu: QMenu) -> QMenu:
    """Take out the widget's own undo; undo belongs to the draft."""
    for action in menu.actions()[:3]:
        if action.shortcut() in (QKeySequence(QKeySequence.StandardKey.Undo), QKeySequence("Ctrl+Y")) or (
            action.objectName() in {"edit-undo", "edit-redo"} or action.isSeparator()
        ):
            menu.removeAction(action)
    return menu


class TextArea(QPlainTextEdit):
    """Several lines of plain text that grow with it; Tab moves on, undo belongs to the draft."""

    MOST = 18
    image_given = Signal(bytes)
    """An image was pasted or dropped where images are taken."""

    def __init__(self, lines: int = 4) -> None:
        super().__init__()
        self.takes_images = False
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._lines = lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def fit(self, lines: int, *, fill: bool = False) -> None:
        """Start with so many lines; `fill` takes all the height there is."""
        self._lines = lines
        vertical = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the text, within bounds."""
        spacing = QFontMetrics(self.font()).lineSpacing()
        used = math.ceil(self.document().size().height())
        lines = max(self._lines, min(used, max(self.MOST, self._lines)))
        return QSize(240, lines * spacing + 20)

    def minimumSizeHint(self) -> QSize:
        """Return room for the lines asked for."""
        return QSize(120, min(self._lines, 6) * QFontMetrics(self.font()).lineSpacing() + 20)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show cut, copy, paste and select all."""
        without_undo(self.createStandardContextMenu()).exec(event.globalPos())

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take images where the text may hold them."""
        return (self.takes_images and holds_image(source)) or super().canInsertFromMimeData(source)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand an image on; take everything else as plain text."""
        if self.takes_images and holds_image(source):
            self.image_given.emit(image_in(source))
        else:
            super().insertFromMimeData(source)
