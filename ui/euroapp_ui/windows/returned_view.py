"""What partners say in a returned Word document: comments with ticks, and texts that were changed."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTableWidgetItem, QVBoxLayout, QWidget

from euroapp.edits.returned import Said, news, place_in
from euroapp.importing.texts.returned import NOT_SAID, Returned
from euroapp.wording.numbers import day
from euroapp.wording.places import place
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import harmless
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.marked import MarkedText
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_TICKED = Qt.CheckState.Checked


class ReturnedDialog(QDialog):
    """Nothing is taken but what is ticked; changed texts are shown word by word, to be taken over by hand."""

    def __init__(self, parent: QWidget | None, session: DraftSession, found: Returned, name: str) -> None:
        """List what came back.

        Args:
            parent: the window.
            session: the open draft.
            found: what the document says.
            name: of the file.

        """
        super().__init__(parent)
        self.setWindowTitle(tr("Comments from {file}", file=harmless(name)))
        give_room(self, 960, 640)
        self._session, self._found = session, found
        self._news = news(session.draft, found.comments)
        self.path = ""
        """Where the user wants to go; '' for nowhere."""
        heads = (tr("Comment"), tr("Place"), tr("Author"), tr("Day"), tr("Beside the words"))
        self.comments = ReadingTable(tr("Comments"), heads)
        self.comments.narrow(2, 3)
        self.comments.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.texts = ReadingTable(tr("Texts that read otherwise than when they were sent"), (tr("Text"),))
        self.change = MarkedText()
        self._take = button(tr("Take in the ticked comments"), "primary")
        self._go = button(tr("Go to this text"))
        self._lay_out()
        self._fill()

    def chosen(self) -> list[Said]:
        """Return the comments that are ticked."""
        return [one for row, one in enumerate(self._news) if self._item(row).checkState() is _TICKED]

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        known = len(self._found.comments) - len(self._news)
        told = tr_count("{count} new comment.", "{count} new comments.", len(self._news))
        left = tr_count(
            "{count} more is in the draft already.", "{count} more are in the draft already.", known
        )
        box.addWidget(label(f"{told} {left}" if known else told, "section", wrap=True))
        box.addWidget(self.comments, 2)
        if self._found.texts:
            differing = tr_count(
                "{count} text reads otherwise than when it was sent. Look at it, and write into your draft "
                "what you want of it.",
                "{count} texts read otherwise than when they were sent. Look at them, and write into your "
                "draft what you want of them.",
                len(self._found.texts),
            )
            box.addWidget(label(differing, wrap=True))
            box.addWidget(self.texts, 1)
            box.addWidget(self.change, 2)
        if not self._found.state:
            box.addWidget(label(NOT_SAID, wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._take.clicked.connect(self.accept)
        self._go.clicked.connect(self._leave)
        self._go.setVisible(bool(self._found.texts))
        for one in (self._go, self._take):
            buttons.addButton(one, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        self._take.setDefault(True)

    def _fill(self) -> None:
        draft, call = self._session.draft, self._session.call
        self.comments.show_rows(
            (
                harmless(one.words),
                place(place_in(draft, one.path), draft, call),
                harmless(one.author),
                day(one.day) if one.day else "",
                harmless(one.passage),
            )
            for one in self._news
        )
        for row in range(len(self._news)):
            item = self._item(row)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(_TICKED)
        self.comments.itemChanged.connect(lambda _item: self._look())
        self.texts.currentCellChanged.connect(lambda *_place: self._show_change())
        self.texts.show_rows((place(one.path, draft, call),) for one in self._found.texts)
        if self._found.texts:
            self.texts.setCurrentCell(0, 0)
        self._look()

    def _item(self, row: int) -> QTableWidgetItem:
        return self.comments.item(row, 0) or QTableWidgetItem()

    def _look(self) -> None:
        self._take.setEnabled(bool(self.chosen()))

    def _show_change(self) -> None:
        """Show what became of a text: what the document says now against the text of the draft."""
        row = self.texts.currentRow()
        if not 0 <= row < len(self._found.texts):
            return
        one = self._found.texts[row]
        section = one.path.split("/")[1]
        before = next((s.text for s in self._session.draft.narrative if s.id == section), "")
        self.change.show_change(shown(" ".join(before.split())), one.words)

    def _leave(self) -> None:
        self.path = self._found.texts[self.texts.currentRow()].path
        self.reject()
