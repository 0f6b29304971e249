"""The facts of the call, with the user's own values."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.facts_model import HEADS, OWN, REASON, FactsModel
from euroapp_ui.tables.facts_sheet import FactsSheet
from euroapp_ui.tables.pasting import CellKeys
from euroapp_ui.theme.theme import theme

_SHARES = (0.29, 0.17, 0.19, 0.14, 0.21)
"""Parts of the width that the columns take."""

_MOST = 0.3
"""Part of the width that a long word gives a column at most."""
_PADDING, _SIDES = 14, 22
"""Room above and below a text, and beside it."""


class FactsTable(CellTable):
    """The facts; a part of the page, as high as all its rows."""

    noted = Signal(str)
    """What a paste did besides, which is no complaint."""
    refused = Signal(str)
    """Why what was typed or pasted is no value; '' when it is one."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._model = FactsModel(session)
        self._model.refused.connect(self.refused)
        self.setModel(self._model)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        CellKeys(self, session, lambda: FactsSheet(session, self._model), self.refused.emit, self.noted.emit)
        self.setAccessibleName(tr("Facts of the call"))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(30)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("fieldPath", "page/call")
        self._model.dataChanged.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the width among the columns; texts that do not fit go on in a second line."""
        super().resizeEvent(event)
        self._share()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_model"):
            self._share()
            self._fit()

    def _share(self) -> None:
        """Share the width; where larger text leaves too little, by what the columns hold."""
        wide = self.viewport().width()
        widths = [int(wide * share) for share in _SHARES]
        if theme().zoom > 0:
            widths = self._by_texts(wide)
        for column, width in enumerate(widths):
            self.setColumnWidth(column, width)

    def _by_texts(self, wide: int) -> list[int]:
        """Return widths with room for the longest words, and the rest where texts take most lines."""
        rows = range(self._model.rowCount())
        texts = [[str(self._model.index(row, place).data()) for row in rows] for place in range(len(HEADS))]
        metrics = self.fontMetrics()
        # Heads are set bold, and every column can be typed into or read in a few letters.
        words = [
            [word for text in (*column, HEADS[place]) for word in text.split()]
            for place, column in enumerate(texts)
        ]
        widths = [
            min(max(metrics.horizontalAdvance(f"{word}nn") for word in column) + _SIDES, int(wide * _MOST))
            for column in words
        ]
        longest = [max(map(metrics.horizontalAdvance, column), default=0) for column in texts]
        step = max(1, metrics.averageCharWidth())
        while sum(widths) + step <= wide:
            widths[max(range(len(widths)), key=lambda c: longest[c] / widths[c])] += step
        return widths

    def _fit(self) -> None:
        """Make every row as high as its texts; Qt's own measure leaves out the padding of the cells."""
        high = [self._height(row) for row in range(self._model.rowCount())]
        for row, height in enumerate(high):
            self.setRowHeight(row, height)
        self.setFixedHeight(sum(high) + self.horizontalHeader().height() + 2 * self.frameWidth())

    def _height(self, row: int) -> int:
        metrics, wrap = self.fontMetrics(), int(Qt.TextFlag.TextWordWrap)
        texts = (str(self._model.index(row, column).data()) for column in range(len(HEADS)))
        return _PADDING + max(
            metrics.boundingRect(0, 0, max(self.columnWidth(column) - _SIDES, 1), 9_999, wrap, text).height()
            for column, text in enumerate(texts)
        )

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._model.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the own value of a fact."""
        first, _, rest = path.partition("/")
        if first != "overrides":
            return False
        key, _, field = rest.partition("/")
        self.setFocus()
        row = self._model.row_of(key)
        self.setCurrentIndex(self._model.index(row, REASON if field == "reason" else OWN))
        return True
