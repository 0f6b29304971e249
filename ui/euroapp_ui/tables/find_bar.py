"""Find in a table: a line above it, how many cells hold what is typed, the next and the previous one."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from euroapp.folding import folded
from euroapp_ui.language import tr
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.tool import IconButton

_ROWS_A_TURN = 60
"""Rows that are looked at before keys get their turn."""

Place = tuple[int, int]
"""Row and column of a cell."""


class CellSearch(QObject):
    """Looks for a text in the cells of a table, some rows at a time, from the current row on."""

    went_on = Signal()
    """More cells were found, or all rows were looked at."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table, self._wanted = table, ""
        self._texts: dict[int, tuple[str, ...]] = {}
        self._left: list[int] = []
        self.found: list[Place] = []
        self._turns = QTimer(self, singleShot=True, interval=0)
        self._turns.timeout.connect(self._turn)
        model = table.model()
        for changed in (model.modelReset, model.dataChanged, model.layoutChanged):
            changed.connect(self._forget)

    @property
    def done(self) -> bool:
        """Tell whether all rows were looked at."""
        return not self._left

    def start(self, text: str) -> None:
        """Look for a text anew; '' finds nothing."""
        self._wanted, self.found = folded(text), []
        here, count = max(0, self._table.currentIndex().row()), self._table.model().rowCount()
        # The last is looked at first.
        self._left = [*range(here - 1, -1, -1), *range(count - 1, here - 1, -1)] if self._wanted else []
        self._turn()

    def step(self, by: int) -> Place | None:
        """Return the next (1) or previous (-1) cell from the current one, around the ends; None for none."""
        while not self.done:
            self._look()
        index = self._table.currentIndex()
        if not self.found:
            return None
        here = (index.row(), index.column())
        place = bisect_right(self.found, here) if by > 0 else bisect_left(self.found, here) - 1
        return self.found[place % len(self.found)]

    def first(self) -> Place | None:
        """Return the current cell, or the next one that was found after it so far."""
        index = self._table.currentIndex()
        place = bisect_left(self.found, (index.row(), index.column()))
        return self.found[place % len(self.found)] if self.found else None

    def _turn(self) -> None:
        self._look()
        if self._left:
            self._turns.start()
        self.went_on.emit()

    def _look(self) -> None:
        fresh: list[Place] = []
        for row in reversed(self._left[-_ROWS_A_TURN:]):
            texts = self._texts.get(row) or self._texts.setdefault(row, self._read(row))
            fresh += [(row, column) for column, text in enumerate(texts) if self._wanted in text]
        del self._left[-_ROWS_A_TURN:]
        if fresh:
            self.found = sorted({*self.found, *fresh})

    def _read(self, row: int) -> tuple[str, ...]:
        model = self._table.model()
        columns = range(model.columnCount())
        if isinstance(model, RowsModel):
            return tuple(folded(model.text_in(model.rows[row], model.columns[place])) for place in columns)
        return tuple(folded(str(model.index(row, place).data() or "")) for place in columns)

    def _forget(self) -> None:
        self._texts.clear()
        self._left, self.found = [], []


class FindBar(QWidget):
    """A line to type in, the number of cells found, buttons for the next and the previous one."""

    def __init__(self, table: QTableView) -> None:
        super().__init__()
        self.table = table
        self._search = CellSearch(table)
        self._search.went_on.connect(self._show)
        self._jumped = False
        self.line = LineEdit()
        self.line.setAccessibleName(tr("Find in the table"))
        self.line.setPlaceholderText(tr("Find in the table"))
        self.line.setMaximumWidth(320)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._begin)
        self.count = label("", "counter")
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.line)
        line.addWidget(IconButton("arrow-up", tr("Previous cell found"), lambda: self.step(-1)))
        line.addWidget(IconButton("arrow-down", tr("Next cell found"), lambda: self.step(1)))
        line.addWidget(self.count, 1)
        line.addWidget(IconButton("x", tr("Close"), self.close_bar))

    def open(self) -> None:
        """Give the keyboard to the line, with what was looked for before."""
        self.show()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()
        self._search.start(self.line.text())

    def close_bar(self) -> None:
        """Go back to the table."""
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def step(self, by: int) -> None:
        """Go to the next or previous cell that holds the text."""
        if self._search.done and not self._search.found:
            self._search.start(self.line.text())
        place = self._search.step(by)
        if place is not None:
            self._go(place)
        self._show()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Return go on, Shift+Return back, and Escape to the table."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.close_bar()
                return True
        return super().eventFilter(watched, event)

    def _begin(self, text: str) -> None:
        self._jumped = False
        self._search.start(text)

    def _show(self) -> None:
        """Go to the first cell as soon as it is found, and say how many there are."""
        search = self._search
        if search.found and not self._jumped:
            place = search.first()
            if place is not None:
                self._jumped = True
                self._go(place)
        self.count.setText(self._counted() if self.line.text() else "")

    def _counted(self) -> str:
        search, index = self._search, self.table.currentIndex()
        if not search.done:
            return tr("looking\N{HORIZONTAL ELLIPSIS}")
        if not search.found:
            return tr("No cell holds this.")
        here = (index.row(), index.column())
        place = bisect_left(search.found, here) + 1
        return tr("{place} of {count}", place=place, count=len(search.found))

    def _go(self, place: Place) -> None:
        index = self.table.model().index(*place)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)


def find_in(table: QTableView) -> FindBar | None:
    """Open the line above a table; None where the table stands in no column of widgets."""
    column, bar = _column_of(table), _bar_of(table)
    if column is None:
        return None
    if bar is None:
        bar = FindBar(table)
        column.insertWidget(column.indexOf(table), bar)
    bar.open()
    return bar


def _column_of(table: QTableView) -> QVBoxLayout | None:
    host = table.parentWidget()
    column = host.layout() if host is not None else None
    return column if isinstance(column, QVBoxLayout) else None


def _bar_of(table: QTableView) -> FindBar | None:
    host = table.parentWidget()
    bars = host.findChildren(FindBar, options=Qt.FindChildOption.FindDirectChildrenOnly) if host else []
    return next((one for one in bars if one.table is table), None)


def table_at(widget: QWidget | None) -> QTableView | None:
    """Return the table that a widget is, lies in, or is the line of."""
    while widget is not None:
        if isinstance(widget, FindBar):
            return widget.table
        if isinstance(widget, QTableView):
            return widget
        widget = widget.parentWidget()
    return None


def find_again(widget: QWidget | None, by: int) -> None:
    """Go to the next (1) or previous (-1) cell that holds what was looked for last in the table at hand."""
    table = table_at(widget)
    bar = _bar_of(table) if table is not None else None
    if bar is not None:
        bar.step(by)
