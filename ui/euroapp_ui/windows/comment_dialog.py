"""Writes a comment, or a to-do mark, on the field or passage at hand."""

from __future__ import annotations

from datetime import date

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.draft.marks import PAGE_HEAD
from euroapp.draft.paths import exists
from euroapp.edits.commenting import add_comment, change_comment
from euroapp.storage.authors import author
from euroapp.values import FieldPath
from euroapp.wording.places import place
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import choose, voice
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.editors import LineEdit
from euroapp_ui.widgets.question import Calm
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.marking import has_name

_SHORT = 160


class CommentDialog(QDialog):
    """What is said, whether it is to be done, and by whom."""

    def __init__(
        self, parent: QWidget | None, where: str, passage: str, known: Comment | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Comment"))
        give_room(self, 520, 320)
        self.area = TextArea(5)
        self.area.setAccessibleName(tr("Comment"))
        self.to_do = QCheckBox(tr("&To do: Checks lists it until it is done"))
        self.person = LineEdit()
        self.person.setPlaceholderText(tr("A name; empty for everybody"))
        if known is not None:
            self.area.set_true_text(known.words)
            self.to_do.setChecked(known.to_do)
            self.person.setText(known.person)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(where, "section", wrap=True))
        if passage:
            short = passage if len(passage) <= _SHORT else f"{passage[: _SHORT - 1]}…"
            box.addWidget(label(f"“{short}”", "soft", wrap=True))
        box.addWidget(self.area, 1)
        box.addWidget(self.to_do)
        named = label(tr("For"), "label")
        named.setBuddy(self.person)
        box.addWidget(named)
        box.addWidget(self.person)
        buttons = QDialogButtonBox()
        self.done_button = buttons.addButton(tr("Keep the comment"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.done_button.setDefault(True)
        buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole).setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self.area.textChanged.connect(self._look)
        self._look()
        self._before = self._said()
        self.done_button.setToolTip(tr("Ctrl+Return keeps it, too."))
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.done_button.click)
        self.area.setFocus()

    @property
    def words(self) -> str:
        """Return what is said."""
        return self.area.true_text().strip()

    def reject(self) -> None:
        """Keep nothing; ask first where something was typed."""
        asked = tr("Leave the comment?")
        lost = tr("What you typed here is not kept then.")
        ways = (Calm(tr("Go on with the comment")), tr("Leave it"))
        if self._said() == self._before or choose(self, asked, lost, ways) == 1:
            super().reject()

    def _said(self) -> tuple[str, bool, str]:
        return self.words, self.to_do.isChecked(), self.person.text()

    def _look(self) -> None:
        self.done_button.setEnabled(bool(self.words))


def comment_on(parent: QWidget, session: DraftSession, path: FieldPath, passage: str = "") -> None:
    """Let the user write a comment on a field, a row or a page."""
    if not path.startswith(PAGE_HEAD) and not exists(session.draft, path):
        session.told.emit(tr("Go to a field, a row or a page first: a comment belongs to a place."))
        return
    if not has_name(parent, session):
        session.told.emit(tr("Nothing was kept: a comment says whose it is, so it needs a name."))
        return
    state = session.state
    where = shown(place(path, state.draft, state.call, state.numbers))
    dialog = CommentDialog(parent, where, passage)
    if not voice().run(dialog) or not dialog.words:
        return
    words, to_do, person = dialog.words, dialog.to_do.isChecked(), dialog.person.text()

    def edit(draft: Draft) -> Draft:
        return add_comment(
            draft, path, words, by=author(), day=date.today(), passage=passage, to_do=to_do, person=person
        )

    session.apply(tr("Comment"), edit)
    session.told.emit(tr("The comment is kept in the draft. Text > Comments lists all of them."))


def edit_comment(parent: QWidget, session: DraftSession, one: Comment) -> None:
    """Let the user write a comment anew."""
    state = session.state
    where = shown(place(one.path, state.draft, state.call, state.numbers))
    dialog = CommentDialog(parent, where, one.passage, one)
    if not voice().run(dialog) or not dialog.words:
        return
    words, to_do, person = dialog.words, dialog.to_do.isChecked(), dialog.person.text()

    def edit(draft: Draft) -> Draft:
        return change_comment(draft, one.id, words, to_do=to_do, person=person)

    session.apply(tr("Change a comment"), edit)
