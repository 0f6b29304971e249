"""Asks what becomes of texts that name what a change renumbers: all places, each with a tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.edits.references import Decision, Texts
from euroapp.edits.renumbering import Change, Place, Renumbering
from euroapp.language import say, together
from euroapp.wording.mentions import Doubt, Shown, doubts, shown_place
from euroapp.wording.places import place
from euroapp.wording.renumbering import gist, offers
from euroapp_ui.language import shown, tr
from euroapp_ui.state import State
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label, set_tone

_AS_IT_WAS = Qt.ItemDataRole.UserRole
_TICK, _BEFORE, _CHANGE, _BEHIND, _WHERE = range(5)
_HEADS = {
    Doubt.SURE: say("These name a row that changes"),
    Doubt.DOUBTFUL: say("These may mean something else: tick those that name the row"),
    Doubt.BY_HAND: say("These the program cannot write: press F2 and type what shall stand there"),
}


class TextsDialog(QDialog):
    """A list of all places with what stands before and behind them, the doubtful ones first."""

    def __init__(self, parent: QWidget | None, state: State, found: Renumbering) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Texts that name what changes"))
        give_room(self, 900, 480)
        self._places = PlacesTable(doubts(found), state)
        self._chosen: Texts | None = None
        self._lay_out(found)
        self._places.itemChanged.connect(self._ticked)
        self._ticked()

    def decision(self) -> Decision | None:
        """Return what the user wants; None to leave the draft as it was."""
        if self._chosen is None:
            return None
        if self._chosen is Texts.LEAVE:
            return Decision(self._chosen)
        ticked = frozenset(change.place for change in self._places.ticked())
        return Decision(self._chosen, ticked, self._places.typed())

    def _lay_out(self, found: Renumbering) -> None:
        first, *more = gist(found)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(first, "section", wrap=True))
        if more:
            box.addWidget(label(together(more, "\n"), wrap=True))
        box.addWidget(self._places, 1)
        box.addWidget(label(tr("One undo brings everything back."), "help"))
        buttons = QDialogButtonBox()
        self._buttons = {way: self._button(buttons, way, words) for way, words in _ways(found).items()}
        cancel = buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        cancel.setAutoDefault(False)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Return gives the usual answer from the list too.
        self._places.setFocus()

    def _button(self, buttons: QDialogButtonBox, way: Texts, words: str) -> QPushButton:
        made = buttons.addButton(shown(words), QDialogButtonBox.ButtonRole.ActionRole)
        made.clicked.connect(lambda: self._choose(way))
        return made

    def _choose(self, way: Texts) -> None:
        self._places.setFocus()  # What is being typed there counts.
        self._chosen = way
        self.accept()

    def _ticked(self) -> None:
        """Let Return write as soon as there is anything to write."""
        anything = bool(self._places.ticked() or self._places.typed())
        usual = next(way for way in self._buttons if (way is not Texts.LEAVE) is anything)
        for way, button in self._buttons.items():
            button.setDefault(way is usual)
            set_tone(button, "primary" if way is usual else "", "role")


def _ways(found: Renumbering) -> dict[Texts, str]:
    """Return what the buttons say; where no place is sure, to write what is ticked or typed comes second."""
    ways = offers(found)
    ways.setdefault(Texts.CARRY, say("Update what is ticked or typed"))
    return ways


class PlacesTable(QTableWidget):
    """All places of a question, one below the other, with the numbers in one column."""

    def __init__(self, groups: Sequence[tuple[Doubt, Sequence[Change]]], state: State) -> None:
        super().__init__(0, 5)
        self._changes: dict[int, Change] = {}
        self._set_up()
        for doubt, changes in groups:
            self._add_head(doubt)
            for change in changes:
                self._add(change, doubt, place(change.path, state.draft, state.call, state.numbers))
        self.resizeColumnToContents(_CHANGE)
        self.setCurrentCell(1, _CHANGE)

    def ticked(self) -> list[Change]:
        """Return the places to write."""
        return [
            change
            for row, change in self._changes.items()
            if (item := self.item(row, _TICK)) is not None and item.checkState() is Qt.CheckState.Checked
        ]

    def typed(self) -> dict[Place, str]:
        """Return what the user typed in the place of mentions that the program cannot write."""
        return {
            change.place: " ".join(item.text().splitlines())
            for row, change in self._changes.items()
            if (item := self.item(row, _CHANGE)) is not None and item.text() != item.data(_AS_IT_WAS)
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Space tick, or untick, all rows that are selected, and F2 open what takes words."""
        if event.key() == Qt.Key.Key_F2:
            self.setCurrentCell(self.currentRow(), _CHANGE, QItemSelectionModel.SelectionFlag.NoUpdate)
        if event.key() != Qt.Key.Key_Space:
            super().keyPressEvent(event)
            return
        rows = {index.row() for index in self.selectedIndexes()} | {self.currentRow()}
        ticks = [item for row in rows if (item := self.item(row, _TICK)) is not None and _takes_tick(item)]
        wanted = Qt.CheckState.Checked
        if all(item.checkState() is Qt.CheckState.Checked for item in ticks):
            wanted = Qt.CheckState.Unchecked
        for item in ticks:
            item.setCheckState(wanted)

    def _set_up(self) -> None:
        heads = ("", tr("Text before"), tr("Change"), tr("Text after"), tr("Where"))
        self.setHorizontalHeaderLabels(heads)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for column in range(5):
            head = self.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(_RIGHT if column == _BEFORE else left)
        self.setItemDelegateForColumn(_BEFORE, _CutInFront(self))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme().scaled(30))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setAccessibleName(tr("Places in texts"))
        wide = self.horizontalHeader()
        wide.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column in (_BEFORE, _BEHIND, _WHERE):
            wide.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        wide.setMinimumSectionSize(theme().scaled(34))
        wide.resizeSection(_TICK, theme().scaled(34))

    def _add_head(self, doubt: Doubt) -> None:
        row = self.rowCount()
        self.insertRow(row)
        item = QTableWidgetItem(shown(_HEADS[doubt]))
        item.setFlags(Qt.ItemFlag.ItemIsEnabled)
        item.setForeground(theme().colour("soft"))
        font = self.font()
        font.setBold(True)
        item.setFont(font)
        self.setItem(row, 0, item)
        self.setSpan(row, 0, 1, 5)

    def _add(self, change: Change, doubt: Doubt, where: str) -> None:
        row = self.rowCount()
        self.insertRow(row)
        self._changes[row] = change
        seen = shown_place(change)
        tick = QTableWidgetItem()
        tick.setFlags(tick.flags() & ~Qt.ItemFlag.ItemIsEditable)
        if doubt is Doubt.BY_HAND:
            tick.setFlags(tick.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        else:
            tick.setCheckState(Qt.CheckState.Checked if doubt is Doubt.SURE else Qt.CheckState.Unchecked)
        tick.setData(Qt.ItemDataRole.AccessibleTextRole, shown(_aloud(seen, where)))
        self.setItem(row, _TICK, tick)
        for column, text in (
            (_BEFORE, seen.before),
            (_CHANGE, seen.change),
            (_BEHIND, seen.behind),
            (_WHERE, where),
        ):
            item = QTableWidgetItem(shown(text))
            item.setData(_AS_IT_WAS, item.text())
            if column != _CHANGE or doubt is not Doubt.BY_HAND:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEditable)
            item.setToolTip(shown(_aloud(seen, where)))
            if column == _BEFORE:
                item.setTextAlignment(_RIGHT)
            if column == _CHANGE:
                font = self.font()
                font.setBold(True)
                item.setFont(font)
            self.setItem(row, column, item)


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _takes_tick(item: QTableWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _aloud(seen: Shown, where: str) -> str:
    """Return a place as one sentence, for a screen reader and below the pointer."""
    return together((f"{seen.before} {seen.change} {seen.behind}", where), "\n")


class _CutInFront(QStyledItemDelegate):
    """Leaves out the beginning of what has no room: the end stands beside the number."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Cut in front."""
        super().initStyleOption(option, index)
        option.textElideMode = Qt.TextElideMode.ElideLeft
