"""A table that is read and chosen from, never typed into: versions, differences, changes of others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from euroapp_ui.language import shown

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _WholeRows(QStyledItemDelegate):
    """Shows no cell as the one at hand: rows are chosen whole."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Leave out the sign of the cell at hand."""
        super().initStyleOption(option, index)
        option.state &= ~QStyle.StateFlag.State_HasFocus


class ReadingTable(QTableWidget):
    """Rows of text that are chosen whole; columns give way alike, and texts go on in a further line."""

    def __init__(self, name: str, heads: Sequence[str], *, several: bool = False) -> None:
        """Make an empty table.

        Args:
            name: what readers of the screen call it.
            heads: what stands above the columns.
            several: more than one row can be chosen.

        """
        super().__init__(0, len(heads))
        modes = QAbstractItemView.SelectionMode
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(modes.ExtendedSelection if several else modes.SingleSelection)
        self.setItemDelegate(_WholeRows(self))
        self.setAccessibleName(name)
        self.show_heads(heads)

    def show_heads(self, heads: Sequence[str]) -> None:
        """Say what stands in the columns."""
        self.setHorizontalHeaderLabels(list(heads))
        for column in range(self.columnCount()):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_LEFT)

    def narrow(self, *columns: int) -> None:
        """Let columns be as wide as what they hold."""
        for column in columns:
            self.horizontalHeader().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)

    def show_rows(self, rows: Iterable[Sequence[str]]) -> None:
        """Show other rows; the place at hand stays at hand where it can."""
        told = list(rows)
        across, down = self.horizontalHeader(), self.verticalHeader()
        modes = [across.sectionResizeMode(column) for column in range(across.count())]
        # Qt would measure the whole table again with every new cell; so it is measured once, in the end.
        for head in (across, down):
            head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setRowCount(len(told))
        for row, texts in enumerate(told):
            for column, text in enumerate(texts):
                cell = QTableWidgetItem(shown(text))
                cell.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
                cell.setTextAlignment(_LEFT)
                self.setItem(row, column, cell)
        for column, mode in enumerate(modes):
            across.setSectionResizeMode(column, mode)
        down.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
