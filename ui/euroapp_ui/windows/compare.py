"""Two versions of a draft side by side, value by value."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.language import say, say_count, together
from euroapp.wording.contrast import Difference, contrast
from euroapp.wording.places import page_of, page_title
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless, voice
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label

_MOST = 500
"""Rows that are shown; who sees more differences than that looks at the files."""


class CompareDialog(QDialog):
    """A table of everything two versions say differently."""

    def __init__(
        self, parent: QWidget | None, mine: Draft, theirs: Draft, call: Call, heads: tuple[str, str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare versions"))
        give_room(self, 980, 620)
        self._call = call
        self.differences = contrast(mine, theirs, call)
        self._table = QTableWidget(min(len(self.differences), _MOST), 3)
        self._table.setHorizontalHeaderLabels([tr("Where"), *map(harmless, heads)])
        CopyKeys(self._table)
        self._fill()
        self._lay_out()

    def _fill(self) -> None:
        for row, difference in enumerate(self.differences[:_MOST]):
            for column, text in enumerate(
                (_where(difference, self._call), difference.mine, difference.theirs)
            ):
                item = QTableWidgetItem(shown(text))
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self._table.setItem(row, column, item)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Compare versions"), "title"))
        box.addWidget(label(self._summary(), "soft", wrap=True))
        table = self._table
        for column in range(3):
            head = table.horizontalHeaderItem(column)
            if head is not None:
                head.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        table.verticalHeader().hide()
        table.setShowGrid(False)
        table.setWordWrap(True)
        table.setTabKeyNavigation(False)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setAccessibleName(tr("Differences"))
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        table.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.setVisible(bool(self.differences))
        box.addWidget(table, 1)
        if not self.differences:
            box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)

    def _summary(self) -> str:
        found = len(self.differences)
        if not found:
            return tr("Both say the same in every field.")
        count = say_count("{count} value differs.", "{count} values differ.", found)
        more = say("The first {most} are shown.", most=_MOST) if found > _MOST else ""
        return together((count, more, say("Neither is changed by this.")), " ")


def _where(difference: Difference, call: Call) -> str:
    return together((page_title(page_of(difference.path), call), difference.where), ": ")


def show_comparison(
    parent: QWidget | None, mine: Draft, theirs: Draft, call: Call, heads: tuple[str, str]
) -> None:
    """Show what two versions say differently; `heads` name them, the first being the one at hand."""
    voice().show(CompareDialog(parent, mine, theirs, call, heads), heads)
