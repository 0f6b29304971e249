"""Gives the open draft a password, changes it or takes it away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.errors import EuroappError
from euroapp.language import say, say_count
from euroapp.storage.passwords import put_copies_under
from euroapp.storage.scratch import sweep
from euroapp.storage.sealing import Seal, new_seal
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.messages import tell, voice
from euroapp_ui.waiting import read_patiently
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.secret import Secret, making_a_key, showing
from euroapp_ui.widgets.text import button, label, set_tone

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk

_SHORT = 12
"""Letters below which a password is called short; nothing is forced on anybody."""
_WARNING = say(
    "Without the password nobody can open this draft, not even we who made EuroApp. Keep it in a safe place, "
    "and give it to the partners who shall read the draft."
)
_REACH = say(
    "It protects the file, its earlier versions and the copies for recovery on this computer, and what you "
    "send or put into a shared folder from now on. It does not protect exported PDFs, and copies that were "
    "sent or that lie elsewhere, such as on a stick or in a backup."
)
_HINT = say(
    "Several words that have nothing to do with each other are easy to keep in mind and hard to guess."
)


def change_password(window: Desk) -> None:
    """Ask for a new password, or for none, and save the open draft and its copies so."""
    document = window.document
    if document is None:
        return
    dialog = PasswordDialog(window, protected=document.seal is not None)
    if not voice().run(dialog):
        return
    try:
        with making_a_key():
            seal = None if dialog.takes_away else new_seal(dialog.password)
    except EuroappError as error:
        tell(window, tr("The password of the draft was not changed."), shown_error(error))
        return
    before = document.seal
    document.put_under(seal)
    if not window.files.save():
        document.put_under(before)
        tell(
            window,
            tr("The password of the draft was not changed."),
            tr("A password comes with a save, and the draft was not saved."),
        )
        return
    _put_copies_under(window, document, seal)


def _put_copies_under(window: Desk, document: Document, seal: Seal | None) -> None:
    """Write the earlier copies on this computer anew, once the snapshot of the save is there."""

    def work() -> int:
        document.rest()
        sweep()
        return put_copies_under(document.id, seal, window.files.recovery)

    try:
        left = read_patiently(window, tr("Earlier copies are written anew."), work)
    except EuroappError as error:
        tell(window, tr("Not all earlier copies were written anew."), shown_error(error))
        return
    if left:
        text = say_count(
            "One earlier copy on this computer could not be written anew.",
            "{count} earlier copies on this computer could not be written anew.",
            left,
        )
        tell(window, shown(text), tr("File > History > Delete all copies deletes them."))
    document.session.told.emit(
        tr("Saved without a password: anybody can read the file.")
        if seal is None
        else tr("Saved with the new password.")
    )


class PasswordDialog(QDialog):
    """Takes a new password twice."""

    def __init__(self, parent: QWidget | None, *, protected: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Password of the draft"))
        give_room(self, 560, 460)
        self.takes_away = False
        """The draft shall have no password any more."""
        self.first, self.second = Secret(tr("New password")), Secret(tr("The same again"))
        self.told = label("", "help", wrap=True)
        self._done = button(
            tr("Save with the new password") if protected else tr("Save with this password"), "primary"
        )
        self._protected = protected
        self._lay_out()
        self.first.textChanged.connect(self._hint)
        self.second.textChanged.connect(self._hint)
        self.first.setFocus()

    @property
    def password(self) -> str:
        """Return the new password, as typed."""
        return self.first.text()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Password of the draft"), "title"))
        box.addWidget(label(_WARNING, "", wrap=True))
        box.addWidget(label(_REACH, "soft", wrap=True))
        for words, field in ((tr("New password"), self.first), (tr("The same again"), self.second)):
            head = label(words, "label")
            head.setBuddy(field)
            box.addWidget(head)
            box.addWidget(field)
        box.addWidget(showing(self.first, self.second))
        box.addWidget(self.told)
        box.addStretch()
        box.addWidget(self._buttons())
        # Only a button that stands in its dialog becomes the one that Return presses.
        self._done.setDefault(True)
        self._hint()

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done.clicked.connect(self.accept)
        buttons.addButton(self._done, QDialogButtonBox.ButtonRole.ActionRole)
        if self._protected:
            away = button(tr("Take the password away"))
            away.setAutoDefault(False)
            away.clicked.connect(self._take_away)
            buttons.addButton(away, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        return buttons

    def _hint(self) -> None:
        typed = self.password
        short = 0 < len(typed) < _SHORT
        self._say(
            tr("This password is short: a program may guess it. You may use it all the same.")
            if short
            else shown(_HINT),
            "warn" if short else "",
        )

    def _say(self, text: str, tone: str) -> None:
        self.told.setText(text)
        set_tone(self.told, tone)

    def _take_away(self) -> None:
        self.takes_away = True
        super().accept()

    def accept(self) -> None:
        """Go on where the same was typed twice."""
        if not self.password:
            self._say(tr("Type a password: an empty one protects nothing."), "error")
            self.first.setFocus()
        elif not self.second.text():
            self._say(tr("Now type the same password again."), "")
            self.second.setFocus()
        elif self.password != self.second.text():
            self._say(tr("The two passwords are not the same. Type the second one again."), "error")
            self.second.selectAll()
            self.second.setFocus()
        else:
            super().accept()
