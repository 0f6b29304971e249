"""Which cells a key or a click chooses in a table, and in which of them the choice began."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from euroapp_ui.tables.pinned import PinnedTable

Index = QModelIndex | QPersistentModelIndex


class ChosenCellsTable(PinnedTable):
    """A table whose chosen cells are always some rows by some columns; typing begins where the choice did."""

    def __init__(self) -> None:
        super().__init__()
        self._began = QPersistentModelIndex()
        """The cell from which the chosen block was drawn."""
        self._extending = False
        """The key or mouse at work makes the chosen block larger or smaller."""

    def where_chosen(self) -> Index:
        """Return the cell in which the choice began, while it is chosen; else the current one."""
        here = self.currentIndex()
        began = self._began
        return began if began.isValid() and self.selectionModel().isSelected(began) else here

    def edit(self, index: Index, *trigger: Any) -> Any:
        """Open a cell; what is typed over a block goes into the cell where it was begun."""
        if trigger and trigger[0] == self.EditTrigger.AnyKeyPressed and index == self.currentIndex():
            began = self.where_chosen()
            if began != index:
                index = self.model().index(began.row(), began.column())
                # The block stays: Ctrl+Return fills all of it.
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
        return super().edit(index, *trigger) if trigger else super().edit(index)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Note where a choice begins: wherever one goes without making a block larger."""
        super().currentChanged(current, previous)
        if not self._extending:
            self._began = QPersistentModelIndex(current)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Shift extend what is chosen."""
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().keyPressEvent(event)
        self._extending = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let Shift extend what is chosen."""
        self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        super().mousePressEvent(event)
        self._extending = False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Extend what is chosen by drawing."""
        self._extending = bool(event.buttons() & Qt.MouseButton.LeftButton)
        super().mouseMoveEvent(event)
        self._extending = False

    def selectionCommand(
        self, index: Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        """Choose a block; with Ctrl and the mouse, rows or cells of one column wherever they lie.

        What is chosen is always some rows by some columns, so that no key reaches a cell that was not chosen.
        """
        usual = super().selectionCommand(index, event)
        flags = QItemSelectionModel.SelectionFlag
        whole = self.selectionBehavior() is self.SelectionBehavior.SelectRows
        rows = flags.Rows if whole else flags.NoUpdate
        if isinstance(event, QMouseEvent) and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            if event.type() is not QEvent.Type.MouseButtonPress:
                return flags.NoUpdate
            columns = {one.column() for one in self.selectedIndexes()}
            together = whole or columns == {index.column()}
            return (flags.Toggle if together else flags.ClearAndSelect) | rows
        if self.selectionModel().selection().size() > 1 and usual & flags.Select:
            # What `usual` says of where a run begins stays, so that Shift goes on from there.
            return usual | flags.Clear
        return usual
