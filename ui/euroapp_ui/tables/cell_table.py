"""A table whose cells are filled one below the other."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget


class CellTable(QTableView):
    """A table in which Return opens a cell and goes to the one below when it is filled."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return open the editor."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.state() != self.State.EditingState:
            self.edit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Return."""
        super().closeEditor(editor, hint)
        here = self.currentIndex()
        below = here.siblingAtRow(here.row() + 1)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache and below.isValid():
            self.setCurrentIndex(below)
