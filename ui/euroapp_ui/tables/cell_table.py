"""A table whose cells are filled one below the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget


class CellTable(QTableView):
    """A table in which Return opens a cell and goes to the one below when it is filled."""

    typed_in_vain = Signal()
    """The user typed into a cell that takes nothing from the keyboard."""

    def edit(self, index: QModelIndex | QPersistentModelIndex, *trigger: Any) -> Any:
        """Open a cell that can be edited; what is still being typed elsewhere is taken first."""
        if trigger:
            return super().edit(index, *trigger)
        if self.state() == self.State.EditingState:
            self.setFocus()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            super().edit(index)
        return None

    def keyboardSearch(self, search: str) -> None:
        """Stay where the user is: letters typed into a table are meant for the cell."""
        self.typed_in_vain.emit()

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
