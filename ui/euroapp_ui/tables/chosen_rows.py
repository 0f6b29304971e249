"""Which row of a list the user is on, and which rows are chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal

from euroapp.values import FieldPath
from euroapp_ui.tables.row_actions import RowActions
from euroapp_ui.widgets.form import Form


class ChosenRows(RowActions):
    """A list in which rows are chosen, with the form of the one the user is on, where it has one."""

    chosen = Signal(str)
    """The path of the row the user is on; '' for none."""

    detail: Form | None

    def row_path(self) -> FieldPath:
        """Return the path of the chosen row; '' for none."""
        index = self.table.currentIndex()
        return self.model.row_path(index.row()) if index.isValid() else ""

    def choose(self, row: int, column: int = -1) -> None:
        """Go to a row, the first one for -1; in the same column unless another one is named."""
        if row < 0:
            if self.model.rowCount() == 0:
                self.chosen.emit("")
                return
            row = 0
        column = max(0, self.table.currentIndex().column() if column < 0 else column)
        index = self.model.index(row, column)
        if self.table.currentIndex() != index:
            self.table.selectionModel().setCurrentIndex(
                index,
                QItemSelectionModel.SelectionFlag.ClearAndSelect
                | (
                    QItemSelectionModel.SelectionFlag.Rows
                    if self.detail is not None
                    else QItemSelectionModel.SelectionFlag.NoUpdate
                ),
            )
        elif self.detail is not None:
            self.detail.rebase(self.model.row_path(row))
            self.chosen.emit(self.model.row_path(row))
        self.table.scrollTo(index)

    def start_in_row(self) -> None:
        """Give the keyboard to the first field of the chosen row."""
        if self.detail is None or not self.detail.enter():
            self.table.fill_row()

    def select_rows(self, ids: Sequence[str]) -> None:
        """Choose rows by their ids; the first of them is the current one."""
        places = [place for row_id in ids if (place := self.model.row_of(row_id)) >= 0]
        if not places:
            return
        self.choose(places[0])
        last = max(0, self.model.columnCount() - 1)
        if len(places) > 1:
            block = QItemSelection(self.model.index(min(places), 0), self.model.index(max(places), last))
            self.table.selectionModel().select(block, QItemSelectionModel.SelectionFlag.ClearAndSelect)
