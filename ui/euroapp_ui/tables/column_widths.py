"""Columns as wide as what they hold; widths set by hand are kept, in letters, for every window to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHeaderView, QTableView

from euroapp_ui.tables.column_shares import ColumnShares
from euroapp_ui.tables.column_texts import SIDES, ColumnTexts, bold_of
from euroapp_ui.tables.rows_model import RowsModel

_AIR = 6
"""Pixels that a row of several lines does without."""
_BAR = 14
"""Pixels that the scroll bar of a table takes."""
_MOST_LINES = 4
"""Lines that a row takes where columns of words give way."""
_ANY = 16_777_215
"""Qt's word for no limit of a height."""
_WRAPPED = int(Qt.TextFlag.TextWordWrap)


class ColumnFit(QObject):
    """Sets the widths of a table's columns.

    Where the table has no room for all, columns of words give way: their names and heads go on in further
    lines, and only then is anything scrolled sideways. Numbers never give way.

    Args:
        table: the table; its model is set already.
        name: what the table is called among the kept widths.
        wish: returns for a column the letters it needs at least, 0 for one that shares what is left.
        grow: tells which column takes what is left although it wishes for letters.

    """

    fitted = Signal()
    """Columns stand elsewhere than before."""
    wrapped = Signal()
    """The rows or heads take more lines than before, or fewer."""

    def __init__(
        self,
        table: QTableView,
        name: str,
        wish: Callable[[int], int],
        grow: Callable[[int], bool] = lambda _column: False,
    ) -> None:
        super().__init__(table)
        self._lines, self._head_lines = 1, 1
        self._table, self._held = table, ColumnTexts(table, name)
        self._shares = ColumnShares(self._held, wish, grow)
        self._fitting = False
        self._stale, self._measured = True, False
        self._around, self._least_room = 0, 0
        """The width of the table, and the least room for columns that it had at about that width."""
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.sectionResized.connect(self._resized)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._soon.timeout.connect(self._measure_again)
        self._rows = 0
        """Rows that were there when the columns were measured."""
        self._left: list[int] = []
        """Columns that wait to be measured, one a turn: all texts at once would hold up the next key."""
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._measure_next)
        model = table.model()
        model.modelReset.connect(self._reset)
        model.dataChanged.connect(self._measure_soon)
        table.viewport().installEventFilter(self)
        self.measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the table; what changed while it was hidden counts when it is shown."""
        if event.type() == QEvent.Type.Resize or (event.type() == QEvent.Type.Show and self._stale):
            self.fit()
        return super().eventFilter(watched, event)

    def _reset(self) -> None:
        """Measure other rows; the same ones in another order, or some of them, are as wide as before."""
        model = self._table.model()
        known = self._measured and self._count() <= self._rows
        if known and isinstance(model, RowsModel) and model.reordering:
            self.fit()
        else:
            self.measure()

    def _measure_soon(self) -> None:
        # A method and no lambda: a model can outlive its table, and goes on telling what changed.
        self._soon.start()

    def measure(self) -> None:
        """Find out how wide the texts are, and fit the columns; both once the table is shown."""
        self._measured, self._left = False, []
        self.fit()

    def _measure_again(self) -> None:
        """Measure what a change of the draft may have made wider or narrower."""
        if self._measured and self._table.isVisible():
            self._left = [*self._columns()]
            self._rows = max(self._rows, self._count()) if self._filtered() else self._count()
            self._next.start()
        else:
            self.measure()

    def _measure_next(self) -> None:
        if not self._left:
            return
        # Rows that a filter hides come back: columns do not jump for their sake with each entry.
        self._held.measure(self._left.pop(), keep=self._filtered())
        if self._left:
            self._next.start()
        else:
            self.fit()

    def _measure(self) -> None:
        self._measured, self._left, self._rows = True, [], self._count()
        for column in self._columns():
            self._held.measure(column)

    def fit(self) -> None:
        """Give every column its width; flexible ones share what is left."""
        # Before a table is shown it has no width yet that means anything.
        self._stale = not self._table.isVisible()
        if self._stale:
            return
        if not self._measured:
            self._measure()
        widths, wrapped = self._shares.widths(self._columns(), self._room())
        before = self._look_of_columns()
        with self._quiet():
            for column, wide in widths.items():
                self._table.setColumnWidth(column, wide)
            self._wrap(self._columns() if wrapped else range(0))
        if self._look_of_columns() != before:
            self._table.updateGeometries()
            self._table.viewport().update()
            self.fitted.emit()

    def _look_of_columns(self) -> tuple[object, ...]:
        """Return all by which the table is painted otherwise once its columns were fitted."""
        return self._lines, self._head_lines, *map(self._table.columnWidth, self._columns())

    def _count(self) -> int:
        return self._table.model().rowCount()

    def _filtered(self) -> bool:
        """Tell whether a filter hides rows."""
        model = self._table.model()
        return isinstance(model, RowsModel) and model.arranging.whole > len(model.rows)

    def _columns(self) -> range:
        return range(self._table.model().columnCount())

    def _room(self) -> int:
        """Return the width that the columns share, in pixels: with scroll bars, once they were there.

        A bar of table or page takes the room that makes another one needed, or lets words go on in a second
        line; without that they could come and go for ever.
        """
        now, around = self._table.viewport().width(), self._table.width()
        if abs(self._around - around) > _BAR:
            self._around, self._least_room = around, now
        self._least_room = min(self._least_room, now)
        return self._least_room

    def wanted(self) -> int:
        """Return the width in which no column would have to give way, in pixels."""
        if not self._measured:
            self._measure()
        return self._shares.wanted(self._columns()) + 2 * self._table.frameWidth() + _BAR

    def row_height(self, single: int) -> int:
        """Return the height of a row, given that of a row with one line."""
        if self._lines <= 1:
            return single
        # Lines below each other need less air around them, and the table more rows.
        return single + (self._lines - 1) * self._table.fontMetrics().lineSpacing() - _AIR

    def head_height(self) -> int:
        """Return the height of the heads."""
        single = self._table.horizontalHeader().sizeHint().height()
        return single + (self._head_lines - 1) * self._table.fontMetrics().lineSpacing()

    def _wrap(self, columns: range) -> None:
        """Let texts of these columns go on in further lines, and make the rows high enough for them."""
        head_font = bold_of(self._table.horizontalHeader().font())
        cells, heads = self._table.fontMetrics(), QFontMetrics(head_font)
        lines, head_lines = 1, 1
        for column in columns:
            room = max(1, self._table.columnWidth(column) - SIDES - self._held.icon(column))
            for text in () if self._held.right(column) else self._held.texts(column):
                high = cells.boundingRect(0, 0, room, 9_999, _WRAPPED, text).height()
                lines = max(lines, min(_MOST_LINES, round(high / cells.lineSpacing())))
            wide = max(1, self._table.columnWidth(column) - SIDES)
            high = heads.boundingRect(0, 0, wide, 9_999, _WRAPPED, self._held.title(column)).height()
            head_lines = max(head_lines, min(_MOST_LINES, round(high / heads.lineSpacing())))
        self._table.setWordWrap(lines > 1)
        head = self._table.horizontalHeader()
        head.setTextElideMode(Qt.TextElideMode.ElideNone if head_lines > 1 else Qt.TextElideMode.ElideRight)
        changed = (lines, head_lines) != (self._lines, self._head_lines)
        self._lines, self._head_lines = lines, head_lines
        if head_lines > 1:
            head.setFixedHeight(self.head_height())
        else:
            head.setMinimumHeight(0)
            head.setMaximumHeight(_ANY)
        if changed:
            self.wrapped.emit()

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Set widths without a word to the table, which would paint itself once more in a later turn."""
        head, before = self._table.horizontalHeader(), self._fitting
        self._fitting = True
        silent = head.blockSignals(True)
        yield
        head.blockSignals(silent)
        self._fitting = before

    def _resized(self, column: int, _old: int, wide: int) -> None:
        """Keep what the user set, and give the others what is left."""
        if self._fitting or not self._table.isVisible():
            return
        self._held.keep(column, wide)
        self.fit()
