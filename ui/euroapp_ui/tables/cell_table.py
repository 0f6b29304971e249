"""A table whose cells are filled one below the other."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QMenu, QWidget

from euroapp.language import say
from euroapp_ui.commands import OF_A_FIELD, OF_CELLS, OF_ROWS
from euroapp_ui.tables.chosen_cells import ChosenCellsTable
from euroapp_ui.tables.delegate import CellDelegate
from euroapp_ui.tables.open_entry import CellLine

_ARRIVING = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
        Qt.FocusReason.MouseFocusReason,
    }
)
_BY_KEYS = _ARRIVING - {Qt.FocusReason.MouseFocusReason}
_HINT = QAbstractItemDelegate.EndEditHint
LAST_CELL = say("This is the last cell. Ctrl+Return adds a row; Escape and then Tab go on to the next field.")
FIRST_CELL = say("This is the first cell. Escape and then Shift+Tab go back to the field before.")
"""What is told where Tab finds no further cell to fill."""


class CellTable(ChosenCellsTable):
    """A table in which Return opens a cell, and goes to the one below when it is filled.

    With Shift it goes up; in a cell that cannot be edited it goes on at once; at the ends it stays. A choice
    from a list stays in its cell. From the first entry on, Tab goes to the next cell that can be filled,
    until Escape or until the keyboard is elsewhere.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(CellDelegate(self))
        self.filling = False
        """Cells are being filled: Tab walks them."""

    def wanted_width(self) -> int:
        """Return the width in which all columns have room, in pixels; 0 where the table gives way itself."""
        return 0

    def cell_top(self, row: int) -> int:
        """Return by how much the cells of a row begin below its upper edge, in pixels."""
        return 0

    has_rows = False
    """Rows can be inserted and removed here."""

    entered_for_all = Signal(str)
    """The entry of the open cell is meant for all chosen cells; with the burst of its step."""

    at_end = Signal(str)
    """Tab finds no further cell to fill; with what the user can do."""

    entry_closed = Signal()
    """A cell that was typed into is closed."""

    typed_in_vain = Signal()
    """The user typed into a cell that takes nothing from the keyboard; Tab goes to one that does."""

    def edit(self, index: QModelIndex | QPersistentModelIndex, *trigger: Any) -> Any:
        """Open a cell that can be edited; what is still being typed elsewhere is taken first."""
        if trigger:
            opened = super().edit(index, *trigger)
            self.filling = self.filling or self.state() == self.State.EditingState
            return opened
        if self.state() == self.State.EditingState:
            self.setFocus()
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.filling = True
            super().edit(index)
        return None

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the chosen cells, and what can be said of the field."""
        actions = getattr(self.window(), "actions_by_key", {})
        menu = QMenu(self)
        for keys in (OF_CELLS, OF_ROWS if self.has_rows else (), OF_A_FIELD):
            for key in keys:
                if key in actions:
                    menu.addAction(actions[key])
                else:
                    menu.addSeparator()
            menu.addSeparator()
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.exec(place)

    def keyboardSearch(self, search: str) -> None:
        """Stay where the user is: letters typed into a table are meant for the cell."""
        self.filling = True
        self.typed_in_vain.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Return open the editor."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = held == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Escape and self.filling and self.state() != self.State.EditingState:
            self.filling = False
            self.at_end.emit("")
            return
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
        """Go down after Return, up after Shift+Return, to the next cell after Tab; give up on Escape."""
        if hint is _HINT.RevertModelCache:
            self.filling = False
            if isinstance(editor, CellLine):
                editor.entry.give_up()
        if hint in (_HINT.EditNextItem, _HINT.EditPreviousItem):
            super().closeEditor(editor, _HINT.NoHint)
            self.next_cell(forward=hint is _HINT.EditNextItem)
            self.entry_closed.emit()
            return
        super().closeEditor(editor, hint)
        if hint is _HINT.SubmitModelCache:
            delegate = self.itemDelegate()
            self._go(-1 if isinstance(delegate, CellDelegate) and delegate.upwards else 1)
        # Now that the keyboard is where it goes: what is said is about the cell that was left.
        self.entry_closed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin anew where the keyboard comes from elsewhere, in a cell that can be typed into.

        Tab then goes on to the next field.
        """
        super().focusInEvent(event)
        if event.reason() in _ARRIVING:
            self.filling = False
        if event.reason() in _BY_KEYS:
            self._land()

    def _land(self) -> None:
        """Go to the first cell of the row that can be typed into; of the next such row where it has none."""
        here, model = self.currentIndex(), self.model()
        if here.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        first, count = max(0, here.row()), model.rowCount()
        for row in (*range(first, count), *range(first)):
            for column in range(model.columnCount()):
                index = model.index(row, column)
                if index.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(column):
                    several = len({one.row() for one in self.selectedIndexes()}) > 1
                    keep = self.selectionModel().SelectionFlag.NoUpdate
                    if several:
                        self.selectionModel().setCurrentIndex(index, keep)
                    else:
                        self.setCurrentIndex(index)
                    return

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Walk the cells while they are being filled, and the fields of the page otherwise."""
        if not self.filling:
            return super().focusNextPrevChild(forward)
        self.next_cell(forward=forward)
        return True

    def next_cell(self, *, forward: bool) -> None:
        """Go to the next or previous cell that can be filled, row by row; stay at the end, and tell."""
        here, columns = self.currentIndex(), self.model().columnCount()
        place, step = here.row() * columns + here.column(), 1 if forward else -1
        end = self.model().rowCount() * columns if forward else -1
        for other in range(place + step, end, step):
            index = self.model().index(*divmod(other, columns))
            if index.flags() & Qt.ItemFlag.ItemIsEditable and not self.isColumnHidden(index.column()):
                self.setCurrentIndex(index)
                self.at_end.emit("")
                return
        self.at_end.emit(LAST_CELL if forward else FIRST_CELL)

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
