"""Copying cells, with or without their heads, as other programs take them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from euroapp.reading.blocks import Block, Cell, write_text
from euroapp.reading.html_tables import write_table
from euroapp_ui.tables.sheets import model_cell

_WITH_HEADS = QKeySequence("Ctrl+Shift+C")


_OWN = "application/x-euroapp-rows"
"""Beside what is copied here."""
_SUMS = "application/x-euroapp-sums"
"""Beside what is copied: which of its rows only add up others."""


def sums_in(data: QMimeData) -> list[int]:
    """Return which rows of a block copied here only add up others, by their places."""
    found = bytes(data.data(_SUMS).data()).decode("ascii", "replace") if data.hasFormat(_SUMS) else ""
    return [int(place) for place in found.split() if place.isdecimal()]


def copied_here(data: QMimeData) -> bool:
    """Tell whether a block was copied from a table of the program, so that each of its lines is a row."""
    return data.hasFormat(_OWN)


def mime_of(block: Block) -> QMimeData:
    """Return cells as other programs take them: plain text, and a table with machine values."""
    data = QMimeData()
    data.setText(write_text(block))
    data.setHtml(write_table(block))
    data.setData(_OWN, b"1")
    return data


class CopyKeys(QObject):
    """Copies the chosen cells of a table; Ctrl+Shift+C takes the heads along."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.table = table
        table.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the clipboard when no cell is being edited."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and self.table.state() != QAbstractItemView.State.EditingState
            and self.pressed(event)
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def pressed(self, event: QKeyEvent) -> bool:
        """Act on a key; tell whether it was one of these."""
        heads = QKeySequence(event.keyCombination()) == _WITH_HEADS
        if heads or event.matches(QKeySequence.StandardKey.Copy):
            self.copy(heads=heads)
            return True
        return False

    def copy(self, *, heads: bool = False) -> None:
        """Put the chosen cells on the clipboard; nothing chosen leaves it alone."""
        rows, columns = self.chosen()
        block = tuple(tuple(self.cell(row, column) for column in columns) for row in rows)
        sums = [place + heads for place in self.sums(rows)]
        if heads:
            orientation = Qt.Orientation.Horizontal
            names = (str(self.table.model().headerData(column, orientation) or "") for column in columns)
            block = (tuple(map(Cell, names)), *block)
        if rows:
            data = mime_of(block)
            if sums:
                data.setData(_SUMS, " ".join(map(str, sums)).encode())
            QApplication.clipboard().setMimeData(data)

    def sums(self, rows: list[int]) -> list[int]:
        """Return which of the copied rows only add up others, by their places; no paste needs them here."""
        return []

    def chosen(self) -> tuple[list[int], list[int]]:
        """Return the chosen rows and columns."""
        indexes = self.table.selectedIndexes()
        if not indexes and self.table.currentIndex().isValid():
            indexes = [self.table.currentIndex()]
        return sorted({index.row() for index in indexes}), sorted({index.column() for index in indexes})

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell as it is copied."""
        return model_cell(self.table.model(), row, column)
