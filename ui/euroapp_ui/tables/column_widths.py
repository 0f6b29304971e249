"""Columns as wide as what they hold; widths set by hand are kept, in letters, for every window to come."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QApplication, QHeaderView, QTableView

from euroapp_ui.preferences import Preferences
from euroapp_ui.tables.rows_model import RowsModel

_SIDES = 19
"""Room beside the text of a cell, in pixels."""
_MOST, _LEAST = 24, 14
"""Letters that a column of words takes by itself, and that a flexible one keeps where room is short."""
_NAMES = 18
"""Letters that the first column keeps: it says what a row is about."""
_SAMPLE = 500
"""Rows whose words are looked at."""
_LONGEST = 4
"""Texts of a column that are measured: those with the most signs."""


class KeptWidths(QObject):
    """Widths set by hand, by table and column, in letters."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._preferences: Preferences | None = None
        self._letters: dict[str, float] = {}

    def use(self, preferences: Preferences) -> None:
        """Read and keep the widths with these preferences."""
        self._preferences = preferences
        kept = preferences.get("columns", {})
        self._letters = {key: float(wide) for key, wide in kept.items() if isinstance(wide, int | float)}

    def get(self, key: str) -> float:
        """Return the letters that a column has by hand; 0 for none."""
        return self._letters.get(key, 0.0)

    def set(self, key: str, letters: float) -> None:
        """Keep a width."""
        self._letters[key] = round(letters, 2)
        if self._preferences is not None:
            self._preferences.set("columns", dict(self._letters))


def kept_widths() -> KeptWidths:
    """Return the widths kept by the running application."""
    app = QApplication.instance()
    if app is None:
        raise RuntimeError("There is no application yet.")
    return app.findChild(KeptWidths) or KeptWidths(app)


class ColumnFit(QObject):
    """Sets the widths of a table's columns.

    Args:
        table: the table; its model is set already.
        name: what the table is called among the kept widths.
        wish: returns for a column the letters it needs at least, 0 for one that shares what is left.
        grow: the column that takes what is left although it wishes for letters; -1 for none.

    """

    def __init__(self, table: QTableView, name: str, wish: Callable[[int], int], grow: int = -1) -> None:
        super().__init__(table)
        self._table, self._name, self._wish, self._grow = table, name, wish, grow
        self._fitting = False
        self._needed: dict[int, int] = {}
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(False)
        head.sectionResized.connect(self._resized)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(120)
        self._soon.timeout.connect(self.measure)
        model = table.model()
        model.modelReset.connect(self.measure)
        model.dataChanged.connect(lambda *_: self._soon.start())
        table.viewport().installEventFilter(self)
        self.measure()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the table."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        return super().eventFilter(watched, event)

    def measure(self) -> None:
        """Find out how wide the texts are, and fit the columns."""
        model = self._table.model()
        font = QFont(self._table.font())
        # Sums are set in bold.
        font.setWeight(QFont.Weight.DemiBold)
        metrics = QFontMetrics(font)
        for column in range(model.columnCount()):
            # Words of a very long list are a sample; numbers are measured all.
            rows = range(model.rowCount() if self._right(column) else min(model.rowCount(), _SAMPLE))
            texts = {str(model.index(row, column).data() or "").partition("\n")[0] for row in rows}
            longest = sorted(texts, key=len)[-_LONGEST:]
            self._needed[column] = max((metrics.horizontalAdvance(text) for text in longest), default=0)
        self.fit()

    def fit(self) -> None:
        """Give every column its width; flexible ones share what is left."""
        count = self._table.model().columnCount()
        fixed = {c: wide for c in range(count) if (wide := self._fixed(c))}
        flexible = [c for c in range(count) if c not in fixed]
        room = self._table.viewport().width() - sum(fixed.values())
        with self._quiet():
            for column, wide in fixed.items():
                self._table.setColumnWidth(column, wide)
            for place, column in enumerate(flexible):
                share = max(self._least(column), room // (len(flexible) - place))
                self._table.setColumnWidth(column, share)
                room -= share

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        before, self._fitting = self._fitting, True
        yield
        self._fitting = before

    def _fixed(self, column: int) -> int:
        """Return the width of a column that does not share what is left; 0 for one that does."""
        by_hand = kept_widths().get(self._key(column))
        letter = self._letter()
        if by_hand:
            return round(by_hand * letter)
        wish = self._wish(column)
        if not wish or column == self._grow:
            return 0
        needed = self._needed.get(column, 0) + _SIDES + self._icon(column)
        # A number is never cut, whatever its length.
        return max(needed if self._right(column) else min(needed, _MOST * letter), self._head(column), 40)

    def _least(self, column: int) -> int:
        letter = self._letter()
        needed = min(
            self._needed.get(column, 0) + _SIDES,
            max(_LEAST if column else _NAMES, self._wish(column)) * letter,
        )
        return max(needed, self._head(column), 40)

    def _head(self, column: int) -> int:
        font = QFont(self._table.horizontalHeader().font())
        font.setWeight(QFont.Weight.DemiBold)
        title = str(self._table.model().headerData(column, Qt.Orientation.Horizontal) or "")
        return QFontMetrics(font).horizontalAdvance(title) + _SIDES

    def _right(self, column: int) -> bool:
        side = self._table.model().headerData(
            column, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        return bool(int(side or 0) & int(Qt.AlignmentFlag.AlignRight))

    def _icon(self, column: int) -> int:
        return (
            self._table.iconSize().width() + 4
            if column == 0 and isinstance(self._table.model(), RowsModel)
            else 0
        )

    def _letter(self) -> int:
        return max(1, self._table.fontMetrics().averageCharWidth())

    def _key(self, column: int) -> str:
        title = self._table.model().headerData(column, Qt.Orientation.Horizontal)
        return f"{self._name}/{title}"

    def _resized(self, column: int, _old: int, wide: int) -> None:
        """Keep what the user set, and give the others what is left."""
        if self._fitting or not self._table.isVisible():
            return
        kept_widths().set(self._key(column), wide / self._letter())
        self.fit()
