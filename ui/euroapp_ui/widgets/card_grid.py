"""Cards in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

_GAP = 12


class CardGrid(QWidget):
    """A grid that is laid out anew where the width gives room for another number of columns."""

    def __init__(self, least: int = 300) -> None:
        """Let no column be narrower than so many pixels."""
        super().__init__()
        self._least = least
        self._columns = 0
        self._cards: Sequence[QWidget] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)

    def show_cards(self, cards: Sequence[QWidget]) -> None:
        """Show other cards; those that are there no more are left to their owner."""
        self._cards = tuple(cards)
        self._place(again=True)

    def add_card(self, card: QWidget) -> None:
        """Show one more card, behind the others."""
        self._columns = self._columns or self._fitting()
        place = len(self._cards)
        self._cards = (*self._cards, card)
        self._grid.addWidget(card, place // self._columns, place % self._columns)
        if self.isVisible():
            card.show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use as many columns as fit."""
        super().resizeEvent(event)
        self._place()

    def _fitting(self) -> int:
        return max(1, (self.width() + _GAP) // (self._least + _GAP))

    def _place(self, *, again: bool = False) -> None:
        columns = self._fitting()
        if columns == self._columns and not again:
            return
        for column in range(max(columns, self._columns)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._columns = columns
        for place, card in enumerate(self._cards):
            self._grid.addWidget(card, place // columns, place % columns)
