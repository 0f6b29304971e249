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

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Begin with a whole row, at the end of the table too."""
        super().scrollContentsBy(dx, dy)
        self._begin_with_a_whole_row()

    def updateGeometries(self) -> None:
        """Begin with a whole row at every height."""
        super().updateGeometries()
        self._begin_with_a_whole_row()

    def _begin_with_a_whole_row(self) -> None:
        """Take back what Qt does at the end: it lets the last row touch the edge, and cuts the first."""
        bar, head = self.verticalScrollBar(), self.verticalHeader()
        by_rows = self.verticalScrollMode() is self.ScrollMode.ScrollPerItem
        if by_rows and bar.value() == bar.maximum() > 0:
            before = head.offset()
            head.setOffsetToSectionPosition(bar.value())
            if head.offset() != before:
                self.updateEditorGeometries()
                self.viewport().update()

    def _go(self, by: int) -> None:
        here = self.currentIndex()
        beside = here.siblingAtRow(here.row() + by)
        if beside.isValid():
            self.setCurrentIndex(beside)
