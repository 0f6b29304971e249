"""The table of a list: columns, selection, keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from euroapp.values import FieldPath
from euroapp_ui.session import State
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.delegate import ROW_HEIGHT, FieldDelegate
from euroapp_ui.tables.rows_model import Column, RowsModel


@dataclass(frozen=True)
class Listing:
    """What a list shows and says."""

    path: FieldPath
    columns: tuple[Column, ...]
    noun: str
    """What one row is called on buttons: `partner`, `cost line`."""
    empty: str = ""
    """What belongs here and why it matters, shown while there is no row."""
    starting: Callable[[State, Any], dict[str, Any]] = field(default=lambda _state, _row: {})
    """Values a new row starts with; the second argument is the row the user is on, or None."""
    rows_shown: int = 8
    fill: bool = False
    """Without a form below: take all the height there is, and at least so many rows."""


class RowsTable(CellTable):
    """The rows of a list as a table whose keys do what a list's keys do."""

    def __init__(self, model: RowsModel, listing: Listing, *, whole_rows: bool) -> None:
        super().__init__()
        self._grow = next((place for place, column in enumerate(listing.columns) if column.grow), -1)
        self._least = 0
        self.setModel(model)
        self.setItemDelegate(FieldDelegate(self))
        self.setShowGrid(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(
            QAbstractItemView.SelectionBehavior.SelectRows
            if whole_rows
            else QAbstractItemView.SelectionBehavior.SelectItems
        )
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName(f"List of {listing.noun} rows")
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setStretchLastSection(False)
        head.setMinimumSectionSize(40)
        self._columns = listing.columns
        for index, column in enumerate(listing.columns):
            if not column.width:
                head.setSectionResizeMode(index, QHeaderView.ResizeMode.Stretch)
        self._measure()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_columns"):
            self._measure()

    def row_height(self) -> int:
        """Return the height of a row at this text size."""
        return max(ROW_HEIGHT, self.fontMetrics().height() + 13)

    def _measure(self) -> None:
        """Set heights and widths from the size of the letters."""
        letter = self.fontMetrics().averageCharWidth()
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        for index, column in enumerate(self._columns):
            if column.width:
                self.setColumnWidth(index, column.width * letter + 20)
        self._least = 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the growing column what the others leave."""
        super().resizeEvent(event)
        if self._grow < 0:
            return
        head = self.horizontalHeader()
        self._least = self._least or head.sectionSize(self._grow)
        others = head.length() - head.sectionSize(self._grow)
        head.resizeSection(self._grow, max(self._least, self.viewport().width() - others))
