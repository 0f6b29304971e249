"""What two drafts say differently: a table of fields, and the chosen one word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.language import together
from euroapp.values import FieldPath
from euroapp.wording.contrast import Difference, contrast
from euroapp.wording.places import page_title
from euroapp_ui.language import shown, tr
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.widgets.marked import MarkedText
from euroapp_ui.widgets.reading_table import ReadingTable

MOST = 500
"""Rows that are shown; who sees more differences than that looks at the files."""


class Differences(QSplitter):
    """The differences of two drafts; several can be chosen."""

    chosen = Signal()
    """Other rows are chosen."""

    def __init__(self, call: Call) -> None:
        super().__init__(Qt.Orientation.Vertical)
        self._call = call
        self.found: Sequence[Difference] = ()
        self.table = ReadingTable(tr("Differences"), (tr("Where"), "", ""), several=True)
        self._text = MarkedText()
        self.setChildrenCollapsible(False)
        self.addWidget(self.table)
        self.addWidget(self._text)
        self.setStretchFactor(0, 3)
        self.setStretchFactor(1, 2)
        CopyKeys(self.table)
        self.table.itemSelectionChanged.connect(self._choose)

    def show_drafts(self, before: Draft, after: Draft, heads: tuple[str, str]) -> None:
        """Show what two drafts say differently; `heads` name them."""
        self.found = contrast(before, after, self._call)
        self.table.show_heads((tr("Where"), *heads))
        self.table.show_rows((self.where(one), one.mine, one.theirs) for one in self.found[:MOST])
        self.table.clearSelection()
        if self.found:
            self.table.setCurrentCell(0, 0)
        self._choose()

    def paths(self) -> list[FieldPath]:
        """Return the paths of the chosen rows."""
        return [self.found[row].path for row in self._rows()]

    def pages(self) -> list[str]:
        """Return the keys of the pages of the chosen rows."""
        return list(dict.fromkeys(self.found[row].page for row in self._rows()))

    def where(self, difference: Difference) -> str:
        """Return page and place of a difference."""
        return together((page_title(difference.page, self._call), difference.where), ": ")

    def _rows(self) -> list[int]:
        return sorted({index.row() for index in self.table.selectedIndexes()})

    def _choose(self) -> None:
        rows = self._rows()
        self._text.setVisible(bool(self.found))
        one = self.found[rows[0]] if rows else None
        if one is None:
            self._text.clear()
        else:
            before, after = one.whole if any(one.whole) else (one.mine, one.theirs)
            self._text.show_change(shown(before), shown(after))
        self.chosen.emit()
