"""Places in texts that would be written anew: a list with a tick each, before anything changes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
)

from euroapp.language import together
from euroapp_ui.language import shown, tr
from euroapp_ui.theme.theme import theme

_TICK, _BEFORE, _CHANGE, _BEHIND, _WHERE = range(5)
_AROUND = 60
"""Letters of a text that are shown before and behind a place."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PlaceShown(NamedTuple):
    """One place in a text as it is seen."""

    before: str
    change: str
    behind: str
    where: str
    ticked: bool = True
    note: str = ""
    """Why it cannot be changed here; it has no tick then."""


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands before and behind a place of a text, each in one line."""
    reach = max(0, start - _AROUND)
    before, behind = " ".join(text[reach:start].split()), " ".join(text[end : end + _AROUND].split())
    gap = " " if text[start - 1 : start].isspace() else ""
    return (f"…{before}{gap}" if reach else f"{before}{gap}"), f"{behind}…" if end + _AROUND < len(
        text
    ) else behind


class PlacesPreview(QTableWidget):
    """The places below each other; Space ticks, or lets go of, all chosen ones."""

    ticks_changed = Signal()

    def __init__(self) -> None:
        super().__init__(0, 5)
        heads = ("", tr("Text before"), tr("Change"), tr("Text after"), tr("Where"))
        self.setHorizontalHeaderLabels(heads)
        head = self.horizontalHeaderItem(_BEFORE)
        if head is not None:
            head.setTextAlignment(_RIGHT)
        for column in (_CHANGE, _BEHIND, _WHERE):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setItemDelegateForColumn(_BEFORE, _CutInFront(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().scaled(28))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(tr("Places in texts"))
        wide = self.horizontalHeader()
        for column in (_BEFORE, _BEHIND, _WHERE):
            wide.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        wide.setSectionResizeMode(_CHANGE, QHeaderView.ResizeMode.Interactive)
        wide.resizeSection(_TICK, theme().scaled(34))
        self.itemChanged.connect(lambda _item: self.ticks_changed.emit())

    def show_places(self, places: Sequence[PlaceShown]) -> None:
        """List other places; each row is numbered as it is given."""
        self.blockSignals(True)
        self.setRowCount(len(places))
        for row, place in enumerate(places):
            self._fill(row, place)
        self.blockSignals(False)
        self.resizeColumnToContents(_CHANGE)
        self.setColumnWidth(_CHANGE, min(self.columnWidth(_CHANGE), max(120, self.width() * 2 // 5)))
        if places:
            self.setCurrentCell(0, _CHANGE)
        self.ticks_changed.emit()

    def ticked(self) -> list[int]:
        """Return the numbers of the places that are ticked."""
        return [row for row in range(self.rowCount()) if self._state(row) is Qt.CheckState.Checked]

    def tick_all(self, wanted: bool) -> None:
        """Tick all places, or none."""
        self._tick(range(self.rowCount()), Qt.CheckState.Checked if wanted else Qt.CheckState.Unchecked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick, or let go of, all chosen rows."""
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = sorted({index.row() for index in self.selectedIndexes()} | {self.currentRow()})
        all_on = all(self._state(row) is not Qt.CheckState.Unchecked for row in rows)
        self._tick(rows, Qt.CheckState.Unchecked if all_on else Qt.CheckState.Checked)

    def _tick(self, rows: Sequence[int], state: Qt.CheckState) -> None:
        self.blockSignals(True)
        for row in rows:
            item = self.item(row, _TICK)
            if item is not None and item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
                item.setCheckState(state)
        self.blockSignals(False)
        self.viewport().update()
        self.ticks_changed.emit()

    def _state(self, row: int) -> Qt.CheckState | None:
        item = self.item(row, _TICK)
        if item is None or not item.flags() & Qt.ItemFlag.ItemIsUserCheckable:
            return None
        return item.checkState()

    def _fill(self, row: int, place: PlaceShown) -> None:
        aloud = shown(
            together((f"{place.before} {place.change} {place.behind}", place.where, place.note), "\n")
        )
        tick = QTableWidgetItem()
        if place.note:
            tick.setFlags(tick.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            tick.setCheckState(Qt.CheckState.Checked if place.ticked else Qt.CheckState.Unchecked)
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, aloud)
        tick.setToolTip(aloud)
        self.setItem(row, _TICK, tick)
        for column, text in (
            (_BEFORE, place.before),
            (_CHANGE, place.change),
            (_BEHIND, place.behind),
            (_WHERE, shown(together((place.where, place.note), ": "))),
        ):
            item = QTableWidgetItem(shown(text))
            item.setToolTip(aloud)
            if column == _BEFORE:
                item.setTextAlignment(_RIGHT)
            if column == _CHANGE:
                font = self.font()
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)


class _CutInFront(QStyledItemDelegate):
    """Leaves out the beginning of what has no room: the end stands beside the change."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut in front."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
