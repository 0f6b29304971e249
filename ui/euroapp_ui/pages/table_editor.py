"""Edits a table of a text as a table: cells in a grid, rows and columns added, cells pasted in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from euroapp.prose.live import filled, typed, typed_over
from euroapp.prose.tables import ALIGNS, TableText
from euroapp.reading.clipboard import read_block
from euroapp_ui.language import tr
from euroapp_ui.messages import choose
from euroapp_ui.state import State
from euroapp_ui.theme.theme import bold
from euroapp_ui.widgets.question import Calm
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

Index = QModelIndex | QPersistentModelIndex
_AT_ROOT = QModelIndex()
_SIDES = {
    "": Qt.AlignmentFlag.AlignLeft,
    "left": Qt.AlignmentFlag.AlignLeft,
    "centre": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
}
NEW = TableText((("", "", ""), ("", "", ""), ("", "", "")), ("", "", ""))
"""A table to begin with: a head and two rows."""


class Grid(QAbstractTableModel):
    """The cells of a table; the first row is its head. Cells show what their live fields show."""

    def __init__(self, table: TableText, state: State) -> None:
        super().__init__()
        self._rows = [list(row) for row in table.rows]
        self._aligns = list(table.aligns)
        self._state = state

    @property
    def table(self) -> TableText:
        """Return the table as it stands."""
        return TableText(tuple(map(tuple, self._rows)), tuple(self._aligns))

    def rowCount(self, parent: Index = _AT_ROOT) -> int:
        """Return the number of rows, the head included."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _AT_ROOT) -> int:
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._aligns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let every cell be edited."""
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows, or what is edited in it."""
        text = self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return filled(text, self._state.live_words)
        if role == Qt.ItemDataRole.EditRole:
            return text
        if role == Qt.ItemDataRole.FontRole and index.row() == 0:
            return bold()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _SIDES[self._aligns[index.column()]] | Qt.AlignmentFlag.AlignVCenter
        return None

    def headerData(self, section: int, side: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Number the columns; the first row is called the head."""
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        if side is Qt.Orientation.Vertical:
            return tr("Head") if section == 0 else str(section)
        return str(section + 1)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell."""
        if role != Qt.ItemDataRole.EditRole:
            return False
        row = self._rows[index.row()]
        row[index.column()] = typed_over(row[index.column()], str(value))
        self.dataChanged.emit(index, index)
        return True

    def add_row(self, row: int) -> None:
        """Add an empty row before one."""
        self.beginInsertRows(_AT_ROOT, row, row)
        self._rows.insert(row, [""] * len(self._aligns))
        self.endInsertRows()

    def add_column(self, column: int) -> None:
        """Add an empty column before one."""
        self.beginInsertColumns(_AT_ROOT, column, column)
        self._aligns.insert(column, "")
        for cells in self._rows:
            cells.insert(column, "")
        self.endInsertColumns()

    def remove_row(self, row: int) -> None:
        """Remove a row; one row stays."""
        if len(self._rows) > 1:
            self.beginRemoveRows(_AT_ROOT, row, row)
            del self._rows[row]
            self.endRemoveRows()

    def remove_column(self, column: int) -> None:
        """Remove a column; one column stays."""
        if len(self._aligns) > 1:
            self.beginRemoveColumns(_AT_ROOT, column, column)
            del self._aligns[column]
            for cells in self._rows:
                del cells[column]
            self.endRemoveColumns()

    def align_next(self, column: int) -> None:
        """Set a column in the next way: as it fits, left, in the middle, right."""
        self._aligns[column] = ALIGNS[(ALIGNS.index(self._aligns[column]) + 1) % len(ALIGNS)]
        self.dataChanged.emit(self.index(0, column), self.index(len(self._rows) - 1, column))

    def put(self, row: int, column: int, cells: list[list[str]]) -> None:
        """Write a block of cells from a place on; rows and columns are added where it goes beyond."""
        while len(self._rows) < row + len(cells):
            self.add_row(len(self._rows))
        while len(self._aligns) < column + max(map(len, cells), default=0):
            self.add_column(len(self._aligns))
        for down, line in enumerate(cells):
            for right, text in enumerate(line):
                self._rows[row + down][column + right] = text
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(self._aligns) - 1))


class _View(QTableView):
    """The grid; cells of a spreadsheet can be pasted, Delete empties, Tab and Return go on and add rows."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer paste, Delete, Return, and Tab at the last cell; Ctrl+Tab leaves the grid."""
        grid, here, key = self.model(), self.currentIndex(), event.key()
        if not isinstance(grid, Grid):
            return
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.matches(QKeySequence.StandardKey.Paste):
            data = QGuiApplication.clipboard().mimeData()
            block = read_block(data.text(), data.html() if data.hasHtml() else "")
            cells = [[typed(cell.text) for cell in line] for line in block]
            grid.put(max(0, here.row()), max(0, here.column()), cells)
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for index in self.selectedIndexes():
                grid.setData(index, "")
        elif key in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab) and control:
            self.leave(forward=key == Qt.Key.Key_Tab)
        elif key == Qt.Key.Key_Tab and self._is_last(here):
            self._go_on(here.row() + 1, 0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not control:
            # An open cell lets the key through, and closes a turn later.
            if self.state() != self.State.EditingState:
                self._go_on(here.row() + 1, here.column())
        else:
            super().keyPressEvent(event)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """Go on to the cell below after Return, and to a new row after Tab in the last cell."""
        here, hints = self.currentIndex(), QAbstractItemDelegate.EndEditHint
        if hint == hints.EditNextItem and self._is_last(here):
            super().closeEditor(editor, hints.NoHint)
            self._go_on(here.row() + 1, 0)
        elif hint == hints.SubmitModelCache:
            super().closeEditor(editor, hints.NoHint)
            self._go_on(here.row() + 1, here.column())
        else:
            super().closeEditor(editor, hint)

    def leave(self, *, forward: bool) -> None:
        """Give the keyboard to what stands behind the grid, or before it."""
        QWidget.focusNextPrevChild(self, forward)

    def _go_on(self, row: int, column: int) -> None:
        grid = self.model()
        if isinstance(grid, Grid):
            if row == grid.rowCount():
                grid.add_row(row)
            self.setCurrentIndex(grid.index(row, column))

    def _is_last(self, here: QModelIndex) -> bool:
        model = self.model()
        return here.row() == model.rowCount() - 1 and here.column() == model.columnCount() - 1


class _Cells(QStyledItemDelegate):
    """Open cells, which Ctrl+Tab leaves together with the grid."""

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take the cell and leave the grid by Ctrl+Tab; without Ctrl, Tab goes on to the next cell."""
        if (
            isinstance(event, QKeyEvent)
            and isinstance(editor, QWidget)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
            and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, QAbstractItemDelegate.EndEditHint.NoHint)
            view = self.parent()
            if isinstance(view, _View):
                view.leave(forward=event.key() == Qt.Key.Key_Tab)
            return True
        return super().eventFilter(editor, event)


class TableDialog(QDialog):
    """A grid with buttons for rows and columns."""

    def __init__(self, parent: QWidget | None, table: TableText, state: State) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Table"))
        give_room(self, 760, 420)
        self.grid = Grid(table, state)
        self._least = 1 if table is NEW else len(table.rows)
        self.view = self._make_view()
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addLayout(self._acts())
        box.addWidget(self.view, 1)
        box.addWidget(
            label(
                tr(
                    "Type, or paste cells of a spreadsheet. The first row is the head. Ctrl+Return puts the "
                    "table into the text, Ctrl+Tab leaves the cells."
                ),
                "help",
                wrap=True,
            )
        )
        buttons = QDialogButtonBox()
        done = buttons.addButton(tr("&Put into the text"), QDialogButtonBox.ButtonRole.AcceptRole)
        done.setAutoDefault(False)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self._before = self.grid.table
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._put)
        self.view.setFocus()

    def _make_view(self) -> _View:
        view = _View()
        view.setModel(self.grid)
        view.setItemDelegate(_Cells(view))
        view.setAccessibleName(tr("Cells of the table"))
        view.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        view.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        view.setCurrentIndex(self.grid.index(0, 0))
        return view

    def _acts(self) -> QHBoxLayout:
        """Return the line of what can be done with rows and columns."""
        grid, row, column = self.grid, self._row, self._column
        acts = (
            (tr("Row above"), lambda: grid.add_row(row())),
            (tr("Row below"), lambda: grid.add_row(row() + 1)),
            (tr("Column before"), lambda: grid.add_column(column())),
            (tr("Column behind"), lambda: grid.add_column(column() + 1)),
            (tr("Remove row"), lambda: grid.remove_row(row())),
            (tr("Remove column"), lambda: grid.remove_column(column())),
            (tr("Left, middle, right"), lambda: grid.align_next(column())),
        )
        line = QHBoxLayout()
        line.setSpacing(4)
        for words, act in acts:
            made = button(words, "link")
            made.clicked.connect(act)
            line.addWidget(made)
        line.addStretch()
        return line

    @property
    def table(self) -> TableText:
        """Return the table without the empty rows at its end that came with the grid."""
        made = self.grid.table
        rows = list(made.rows)
        while len(rows) > self._least and not any(map(str.strip, rows[-1])):
            rows.pop()
        return TableText(tuple(rows), made.aligns)

    def _put(self) -> None:
        self.view.setFocus()  # An open cell is taken first.
        self.accept()

    def reject(self) -> None:
        """Leave the text as it was; ask first where something was typed."""
        asked = tr("Leave the table as it was?")
        lost = tr("What you typed in the grid is not kept then.")
        ways = (Calm(tr("Go on with the table")), tr("Leave it as it was"))
        if self.grid.table == self._before or choose(self, asked, lost, ways) == 1:
            super().reject()

    def _row(self) -> int:
        return max(0, self.view.currentIndex().row())

    def _column(self) -> int:
        return max(0, self.view.currentIndex().column())
