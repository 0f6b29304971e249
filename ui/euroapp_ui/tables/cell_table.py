"""A table whose cells are filled one below the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QTableView, QWidget

from euroapp_ui.tables.delegate import CellDelegate


class CellTable(QTableView):
    """A table in which Return opens a cell, and goes to the one below when it is filled.

    With Shift it goes up; in a cell that cannot be edited it goes on at once; at the ends it stays.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(CellDelegate(self))

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
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        back = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not back or (held and not shift) or self.state() == self.State.EditingState:
            super().keyPressEvent(event)
            return
        editable = bool(self.model().flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable)
        if editable and not shift:
            self.edit(self.currentIndex())
        else:
            self._go(-1 if shift else 1)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go down after Return, up after Shift+Return."""
        super().closeEditor(editor, hint)
        if hint is QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            delegate = self.itemDelegate()
            self._go(-1 if isinstance(delegate, CellDelegate) and delegate.upwards else 1)

    def _go(self, by: int) -> None:
        here = self.currentIndex()
        beside = here.siblingAtRow(here.row() + by)
        if beside.isValid():
            self.setCurrentIndex(beside)
