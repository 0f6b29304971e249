"""The story of one field: who gave it which value, and when; any of them can be had again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft.paths import is_field
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
from euroapp.history.changes import Plain
from euroapp.history.ledger import Ledger
from euroapp.history.story import Entry, story
from euroapp.language import say
from euroapp.storage.moments import moment_of
from euroapp.values import FieldPath
from euroapp.wording.contrast import TAKEN_OUT
from euroapp.wording.kinds_of_change import NOBODY, kind_of_change
from euroapp.wording.places import place
from euroapp.wording.plain_values import plain_said
from euroapp_ui.language import moment_text, shown, shown_error, tr
from euroapp_ui.messages import tell, voice
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.marked import MarkedText
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk
    from euroapp_ui.windows.workspace import Workspace


class FieldStoryDialog(QDialog):
    """All values that a field ever had, newest first."""

    def __init__(
        self, parent: QWidget | None, session: DraftSession, ledger: Ledger, path: FieldPath
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("History of this field"))
        give_room(self, 900, 520)
        self._session, self._path = session, path
        self._authors = ledger.book.authors
        self.entries = [one for one in story(ledger, path) if one.path == path and not one.moved][::-1]
        if self.entries:
            # The value with which the history begins can be had again too.
            first = self.entries[-1]
            self.entries.append(first._replace(after=first.before))
        self.table = ReadingTable(tr("Changes of this field"), (tr("When"), tr("Who"), tr("How")))
        self.text = MarkedText()
        self.restore = button(tr("Restore this value"), "primary")
        self.purge = button(tr("Delete earlier values\N{HORIZONTAL ELLIPSIS}"))
        self.wants_out = False
        """The user asked to take all earlier values out of the history."""
        self._fill()
        self._lay_out()
        self.table.currentCellChanged.connect(self._choose)
        self.restore.clicked.connect(self._give_back)
        if self.entries:
            self.table.setCurrentCell(0, 0)
        self._choose()

    @property
    def entry(self) -> Entry | None:
        """Return what is chosen."""
        row = self.table.currentRow()
        return self.entries[row] if 0 <= row < len(self.entries) else None

    def _fill(self) -> None:
        told = [
            (
                moment_text(moment_of(one.change.when)),
                self._authors.get(one.change.writer) or NOBODY,
                kind_of_change(one.change.kind),
            )
            for one in self.entries
        ]
        if told:
            told[-1] = (say("before that"), "", say("the value with which the history begins"))
        self.table.show_rows(told)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        session = self._session
        named = place(self._path, session.draft, session.call, session.state.numbers)
        box.addWidget(label(tr("History of “{field}”", field=named or self._path), "title"))
        told = (
            tr("Newest first. What was taken out is struck out, what came is underlined.")
            if self.entries
            else tr("Nothing was changed here since the history of this draft begins.")
        )
        box.addWidget(label(told, "soft", wrap=True))
        sides = QSplitter()
        sides.setChildrenCollapsible(False)
        sides.addWidget(self.table)
        sides.addWidget(self.text)
        sides.setVisible(bool(self.entries))
        box.addWidget(sides, 1)
        if not self.entries:
            box.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.restore, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.purge, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        self.purge.clicked.connect(self._ask_out)
        self.purge.setAutoDefault(False)
        self.purge.setVisible(bool(self.entries) and is_field(self._path))
        self.restore.setVisible(bool(self.entries))
        self.restore.setAutoDefault(False)
        buttons.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        box.addWidget(buttons)

    def _choose(self, *_place: int) -> None:
        entry = self.entry
        if entry is not None:
            gone = shown(TAKEN_OUT) if entry.taken_out else ""
            before = gone or self._said(entry.before)
            self.text.show_change(before, gone if gone and not entry.after else self._said(entry.after))
        self.restore.setEnabled(entry is not None and is_field(self._path) and self._value(entry) is not None)

    def _value(self, entry: Entry) -> object | None:
        """Return the draft with the value of an entry; None where it is that value, or cannot have it."""
        draft = self._session.draft
        if entry.taken_out and not entry.after:
            return None
        try:
            after = set_value(draft, self._path, entry.after)
        except EuroappError:
            return None
        return after if after != draft else None

    def _said(self, value: Plain) -> str:
        return shown(plain_said(value, self._path, self._session.draft, self._session.call))

    def _ask_out(self) -> None:
        self.wants_out = True
        self.accept()

    def _give_back(self) -> None:
        entry, path = self.entry, self._path
        if entry is not None:
            label_of_step = tr("Restore {moment}", moment=moment_text(moment_of(entry.change.when)))
            self._session.apply(
                label_of_step, lambda draft: set_value(draft, path, entry.after), kind="restore"
            )
            self.accept()


def show_field_story(desk: Desk, workspace: Workspace) -> None:
    """Show the story of the field at hand."""
    session, path = workspace.session, workspace.guide.path
    recorder = session.recorder
    if recorder is None or path.startswith("page/"):
        session.told.emit(tr("Go to a field or a cell first; its history is shown then."))
        return
    recorder.settle(session.draft)
    try:
        dialog = FieldStoryDialog(workspace.window(), session, recorder.ledger, path)
    except EuroappError as error:
        tell(workspace.window(), tr("The history of this draft cannot be read."), shown_error(error))
        return
    voice().show(dialog, (path,))
    if dialog.wants_out:
        from euroapp_ui.windows.privacy import take_out

        where = place(path, session.draft, session.call, session.state.numbers)
        take_out(desk, workspace.document, path, where)
