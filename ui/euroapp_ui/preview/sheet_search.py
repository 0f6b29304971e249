"""Looks for words in the pages of a print."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtPdf import QPdfDocument, QPdfLink, QPdfSearchModel


class SheetSearch(QObject):
    """Where words stand, and which of these places is at hand."""

    changed = Signal()
    gone_to = Signal(int, float)
    """Page, counted from 1, and distance from its upper edge in points."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._model = QPdfSearchModel(self)
        self._model.countChanged.connect(self.changed)
        self.at_hand = -1
        """Which place is at hand, from 0; -1 for none."""

    @property
    def count(self) -> int:
        """Return how many places were found so far."""
        return self._model.rowCount(self._model.index(-1, -1))

    def take(self, document: QPdfDocument) -> None:
        """Look into another print for the same words."""
        self._model.setDocument(document)
        self.changed.emit()

    def look_for(self, words: str) -> None:
        """Look for words."""
        self.at_hand = -1
        self._model.setSearchString(words)
        self.changed.emit()

    def step(self, by: int, page: int) -> None:
        """Go to the next or previous place; to the first from a page on where none is at hand."""
        if not self.count:
            self.at_hand = -1
        elif self.at_hand < 0:
            pages = [self._place(index).page() + 1 for index in range(self.count)]
            after = (index for index, found in enumerate(pages) if found >= page)
            self.at_hand = next(after, 0) if by > 0 else self.count - 1
        else:
            self.at_hand = (self.at_hand + by) % self.count
        if self.at_hand >= 0:
            link = self._place(self.at_hand)
            areas = link.rectangles()
            self.gone_to.emit(link.page() + 1, areas[0].top() if areas else 0.0)
        self.changed.emit()

    def on(self, page: int) -> list[tuple[QPdfLink, bool]]:
        """Return what was found on a page, counted from 1, and whether it is at hand."""
        hand = self._place(self.at_hand) if 0 <= self.at_hand < self.count else None
        return [
            (link, hand is not None and _same(link, hand)) for link in self._model.resultsOnPage(page - 1)
        ]

    def _place(self, index: int) -> QPdfLink:
        return self._model.resultAtIndex(index)


def _same(one: QPdfLink, other: QPdfLink) -> bool:
    return one.page() == other.page() and one.location() == other.location()
