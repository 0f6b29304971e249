"""The table of a list: columns, selection, keys."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QAbstractItemView

from euroapp.draft.numbering import NUMBER
from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.state import State
from euroapp_ui.tables.bands import Bands
from euroapp_ui.tables.cell_numbers import CellNumbers
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.column_widths import ColumnFit
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.delegate import ROW_HEIGHT, FieldDelegate
from euroapp_ui.tables.row_numbers import RowNumbers
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.tables.table_head import TableHead
from euroapp_ui.theme.theme import theme


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

    has_rows = True

    resized = Signal()
    """The rows have another height."""

    def __init__(self, model: RowsModel, listing: Listing, *, whole_rows: bool) -> None:
        super().__init__()
        self.rows = model
        self.setModel(model)
        self.head = TableHead(self)
        self.setHorizontalHeader(self.head)
        # Heads ask for each column whether all its cells are chosen, to be painted in another way, which no
        # style here does; in a long list that takes a second. With a selection of their own nothing is.
        self.head.setSelectionModel(QItemSelectionModel(model, self.head))
        self.numbers = CellNumbers(RowNumbers(model))
        self.bands = Bands(self, model, self.numbers, self.row_height, listing.noun)
        self._pin()
        model.modelReset.connect(self._pin)
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
        self.setAccessibleName(tr("List of {noun} rows", noun=listing.noun))
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setTextElideMode(Qt.TextElideMode.ElideRight)
        head.setMinimumSectionSize(40)
        self._show_signs()
        self._fit = ColumnFit(
            self,
            listing.path,
            lambda column: model.columns[column].width,
            lambda column: model.columns[column].grow,
        )
        self._fit.wrapped.connect(self._heighten)
        self._heighten()
        model.modelReset.connect(self.bands.make_room)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the heads of groups over the room above their first rows."""
        super().paintEvent(event)
        if self.bands.by_row:
            self.bands.paint()

    def _pin(self) -> None:
        """Keep the first column in sight, and the name beside a number."""
        columns = self.rows.columns
        self.pinned_columns = min(len(columns), 2 if columns and columns[0].title == NUMBER else 1)

    def cell_top(self, row: int) -> int:
        """Return the height of the head of a group above a row, in pixels."""
        return self.bands.above(row) if self.bands.by_row else 0

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_fit"):
            self._show_signs()
            self._fit.measure()
            self._heighten()
            # The heads get their text size after the table.
            QTimer.singleShot(0, self, self._heighten)

    def wanted_width(self) -> int:
        """Return the width in which all columns have room, in pixels."""
        return self._fit.wanted()

    def _heighten(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self.row_height())
        if self.bands.by_row:
            self.bands.make_room()
        self.resized.emit()

    def _show_signs(self) -> None:
        side = theme().scaled(16)
        self.setIconSize(QSize(side, side))

    def row_height(self) -> int:
        """Return the height of a row at this text size."""
        return self._fit.row_height(max(ROW_HEIGHT, self.fontMetrics().height() + 13))

    def head_height(self) -> int:
        """Return the height of the heads at this text size."""
        return self._fit.head_height()

    def fill_row(self) -> None:
        """Go to the first cell of the current row that takes something."""
        model, row = self.model(), self.currentIndex().row()
        for column in range(model.columnCount()):
            index = model.index(row, column)
            if model.flags(index) & Qt.ItemFlag.ItemIsEditable:
                self.setCurrentIndex(index)
                self.setFocus()
                self.filling = True
                return
