"""Where a submitted PDF differs from the draft: a table that is read, and the way to each field."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QVBoxLayout, QWidget

from euroapp.draft.paths import exists
from euroapp.importing.submitted import Compared, Difference
from euroapp.importing.submitted.telling import NOT_COMPARED, NOT_PROVEN, found_of, where
from euroapp.language import Words, say
from euroapp.wording.contrast import EMPTY
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.widgets.marked import MarkedText
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

MOST = 500
"""Rows that are shown; of more, the command line lists all."""
NOT_FOUND = say("(not found)")


class SubmittedDialog(QDialog):
    """Nothing is changed by it; a row leads to its field."""

    def __init__(self, parent: QWidget | None, session: DraftSession, found: Compared, name: str) -> None:
        """List what differs.

        Args:
            parent: the window.
            session: the open draft.
            found: what the PDF says otherwise.
            name: of the file.

        """
        super().__init__(parent)
        self.setWindowTitle(tr("Compared with {file}", file=harmless(name)))
        give_room(self, 1000, 680)
        self._session, self._found = session, found
        self._rows: tuple[Difference, ...] = found.all[:MOST]
        self.path = ""
        """Where the user wants to go; '' for nowhere."""
        heads = (tr("Page"), tr("Place"), tr("The draft says"), tr("The PDF says"))
        self.table = ReadingTable(tr("Differences from the PDF"), heads)
        self.table.narrow(0)
        header = self.table.horizontalHeader()
        for column in (1, 2, 3):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        self.whole = MarkedText()
        self._go = button(tr("Go to this field"), "primary")
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(found_of(self._found), "section", wrap=True))
        box.addWidget(label(NOT_PROVEN, wrap=True))
        box.addWidget(label(NOT_COMPARED, "soft", wrap=True))
        if len(self._found.all) > MOST:
            box.addWidget(label(tr("The first {most} are shown.", most=MOST), "soft", wrap=True))
        CopyKeys(self.table)
        box.addWidget(self.table, 3)
        box.addWidget(self.whole, 2)
        if not self._rows:
            box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._go, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        self._go.clicked.connect(self._leave)
        self.table.cellDoubleClicked.connect(lambda *_cell: self._leave())
        self.table.currentCellChanged.connect(lambda *_cell: self._show_whole())
        box.addWidget(buttons)
        # A box of buttons shows what it is given.
        for one in (self.table, self.whole, self._go):
            one.setVisible(bool(self._rows))
        if self._rows:
            # Only a button that stands in the dialog can become its default.
            self._go.setDefault(True)

    def _fill(self) -> None:
        draft, call = self._session.draft, self._session.call
        self.table.show_rows(
            (
                str(one.page) if one.page is not None else "",
                where(one, draft, call),
                one.shown[0] or EMPTY,
                self._theirs(one, one.shown[1]),
            )
            for one in self._rows
        )
        if self._rows:
            self.table.setCurrentCell(0, 0)
        self._show_whole()

    @staticmethod
    def _theirs(one: Difference, text: str) -> str | Words:
        if one.pdf is None:
            return NOT_FOUND
        return harmless(text) if text else EMPTY

    def _chosen(self) -> Difference | None:
        row = self.table.currentRow()
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def _show_whole(self) -> None:
        """Show the chosen place word by word: what the draft says against what the PDF says."""
        one = self._chosen()
        if one is None:
            self.whole.clear()
            return
        theirs = self._theirs(one, one.pdf or "")
        self.whole.show_change(shown(" ".join(one.draft.split())), shown(theirs))

    def _leave(self) -> None:
        one = self._chosen()
        if one is None:
            return
        draft = self._session.draft
        self.path = one.path if one.path.startswith("page/") or exists(draft, one.path) else ""
        self.reject()
