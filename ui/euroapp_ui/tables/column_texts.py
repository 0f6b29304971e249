"""What the columns of a table hold: their longest texts and words, heads, and widths set by hand."""

from __future__ import annotations

from collections.abc import Iterable
from heapq import nlargest

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from euroapp_ui.tables.kept_widths import kept_widths
from euroapp_ui.tables.row_texts import RowTexts
from euroapp_ui.tables.rows_model import RowsModel

SIDES = 19
"""Room beside the text of a cell, in pixels."""
_LONGEST = 4
"""Texts of a column that are measured: those with the most signs."""


class ColumnTexts:
    """Measures the columns of one table, each when it is asked to."""

    def __init__(self, table: QTableView, name: str) -> None:
        """Measure nothing yet.

        Args:
            table: the table; its model is set already.
            name: what the table is called among the kept widths.

        """
        self._table, self._name = table, name
        model = table.model()
        self._rows = RowTexts(model) if isinstance(model, RowsModel) else None
        self._texts: dict[int, list[str]] = {}
        self._wide: dict[int, int] = {}

    def measure(self, column: int, *, keep: bool = False) -> None:
        """Look for the longest texts of a column; with `keep` those known before count too."""
        metrics = self.metrics()
        texts = {text.partition("\n")[0] for text in self._all(column)}
        if keep:
            texts |= {*self.texts(column)}
        longest = self._texts[column] = nlargest(_LONGEST, texts, key=len)
        self._wide[column] = max((metrics.horizontalAdvance(text) for text in longest), default=0)

    def texts(self, column: int) -> list[str]:
        """Return the longest texts of a column."""
        return self._texts.get(column, [])

    def wide(self, column: int) -> int:
        """Return the width of the longest text of a column, in pixels."""
        return self._wide.get(column, 0)

    def longest_word(self, column: int) -> int:
        """Return the width of the longest word in the longest texts, in pixels."""
        metrics = self.metrics()
        words = {word for text in self.texts(column) for word in text.split(" ")}
        return max((metrics.horizontalAdvance(word) for word in words), default=0)

    def metrics(self) -> QFontMetrics:
        """Return the measures of the text of sums, which is the widest."""
        return QFontMetrics(bold_of(self._table.font()))

    def head(self, column: int) -> int:
        """Return the width of the head of a column with the room beside it, in pixels."""
        return self.head_wide(self.title(column))

    def head_wide(self, text: str) -> int:
        """Return the width of a text as heads are set, with the room beside it, in pixels."""
        font = bold_of(self._table.horizontalHeader().font())
        return QFontMetrics(font).horizontalAdvance(text) + SIDES

    def title(self, column: int) -> str:
        """Return the head of a column."""
        return str(self._table.model().headerData(column, Qt.Orientation.Horizontal) or "")

    def right(self, column: int) -> bool:
        """Tell whether a column is set to the right, as numbers are."""
        role = Qt.ItemDataRole.TextAlignmentRole
        side = self._table.model().headerData(column, Qt.Orientation.Horizontal, role)
        return bool(int(side or 0) & int(Qt.AlignmentFlag.AlignRight))

    def icon(self, column: int) -> int:
        """Return the room for the sign of a row, in pixels: that of lists, in their first column."""
        signs = column == 0 and self._rows is not None
        return self._table.iconSize().width() + 4 if signs else 0

    def letter(self) -> int:
        """Return the width of a letter, in pixels."""
        return max(1, self._table.fontMetrics().averageCharWidth())

    def by_hand(self, column: int) -> float:
        """Return the letters that a column has by hand; 0 for none."""
        return kept_widths().get(self._key(column))

    def keep(self, column: int, wide: int) -> None:
        """Keep a width in pixels that was set by hand, as letters."""
        kept_widths().set(self._key(column), wide / self.letter())

    def _key(self, column: int) -> str:
        return f"{self._name}/{self.title(column)}"

    def _all(self, column: int) -> Iterable[str]:
        if self._rows is not None:
            return self._rows.of(column, right=self.right(column))
        model = self._table.model()
        return [str(model.data(model.index(row, column)) or "") for row in range(model.rowCount())]


def bold_of(font: QFont) -> QFont:
    """Return a font as sums and heads are set."""
    made = QFont(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made
