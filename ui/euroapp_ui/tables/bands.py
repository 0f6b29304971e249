"""The heads of groups among the rows of a list: a band above the first row of each, with its sums."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QTableView

from euroapp.language import together
from euroapp.wording.nouns import several
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.tables.cell_numbers import EUR, BlockSum, CellNumbers
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.theme.theme import bold, theme

_SIDE = 9
"""Pixels beside a text, as in the cells."""


class Band(NamedTuple):
    """The head of a group."""

    title: str
    sums: dict[int, str]
    """By column."""


def figure(found: BlockSum) -> str:
    """Return a sum as it stands below its column."""
    return money(found.sum) if found.unit == EUR else quantity(found.sum)


class Bands:
    """Works out the groups of a table, makes room above the first row of each, and paints their heads.

    A band is a part of the row below it, and no row of its own: whatever is done with rows never meets it.
    """

    def __init__(
        self, table: QTableView, rows: RowsModel, numbers: CellNumbers, high: Callable[[], int], noun: str
    ) -> None:
        """Look after the groups of a table.

        Args:
            table: the table.
            rows: its model.
            numbers: the sums of its columns.
            high: returns the height of a row without a band, in pixels.
            noun: what one row is called.

        """
        self._table, self._rows, self._numbers, self._high, self._noun = table, rows, numbers, high, noun
        self.by_row: dict[int, Band] = {}
        self._roomy = False
        """Some row is higher than the others."""

    def refresh(self) -> None:
        """Look for the groups anew."""
        model, before = self._rows, self.by_row
        texts = model.arranging.groups(model.rows)
        if not texts and not before:
            return
        self.by_row = {}
        starts = [row for row, text in enumerate(texts) if not row or text != texts[row - 1]]
        adding = [place for place, column in enumerate(model.columns) if column.adds]
        ends = [*starts[1:], len(texts)] if starts else []
        for first, after in zip(starts, ends, strict=True):
            title = together(
                (texts[first] or tr("(empty)"), several(self._noun, after - first)), " \N{MIDDLE DOT} "
            )
            found = {place: self._numbers.block([(first, after - 1, [place])]) for place in adding}
            sums = {place: shown(figure(one)) for place, one in found.items() if one.numbers}
            self.by_row[first] = Band(shown(title), sums)
        if [*before] != [*self.by_row] or len(before) != len(self.by_row):
            self.make_room()
        self._table.viewport().update()

    def make_room(self) -> None:
        """Make the first row of each group higher by its band."""
        if not self.by_row and not self._roomy:
            return
        self._roomy = bool(self.by_row)
        head, high = self._table.verticalHeader(), self._high()
        for row in range(self._rows.rowCount()):
            wanted = high + (self.height() if row in self.by_row else 0)
            if head.sectionSize(row) != wanted:
                head.resizeSection(row, wanted)

    def height(self) -> int:
        """Return the height of a band at this text size, in pixels."""
        return max(26, self._table.fontMetrics().height() + 9)

    def above(self, row: int) -> int:
        """Return by how much the cells of a row begin below its upper edge, in pixels."""
        return self.height() if row in self.by_row else 0

    def paint(self) -> None:
        """Paint the bands in sight."""
        table, port = self._table, self._table.viewport()
        first, last = table.rowAt(0), table.rowAt(port.height() - 1)
        rows = range(max(0, first), (last if last >= 0 else self._rows.rowCount() - 1) + 1)
        found = [(row, self.by_row[row]) for row in rows if row in self.by_row]
        if not found:
            return
        painter = QPainter(port)
        font = bold()
        font.setPixelSize(table.fontInfo().pixelSize())
        painter.setFont(font)
        for row, band in found:
            top = table.rowViewportPosition(row)
            whole = QRect(0, top, port.width(), self.height())
            painter.fillRect(whole, theme().colour("side"))
            painter.setPen(theme().colour("text"))
            middle = Qt.AlignmentFlag.AlignVCenter
            left = min((table.columnViewportPosition(place) for place in band.sums), default=port.width())
            title = QRect(_SIDE, top, max(left, port.width() // 3) - _SIDE, self.height())
            painter.drawText(title, middle | Qt.AlignmentFlag.AlignLeft, band.title)
            for place, text in band.sums.items():
                right = table.columnViewportPosition(place) + table.columnWidth(place) - _SIDE
                wide = painter.fontMetrics().horizontalAdvance(text) + 1
                if right - wide > title.left() + painter.fontMetrics().horizontalAdvance(band.title):
                    cell = QRect(right - wide, top, wide, self.height())
                    painter.drawText(cell, middle | Qt.AlignmentFlag.AlignRight, text)
        painter.end()
