"""Asks for the password of a file, wherever one is met that was not given yet."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.errors import EuroappError, PasswordNeeded, WrongPassword
from euroapp.storage.sealing import unlock
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, voice
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.secret import Secret, making_a_key, showing
from euroapp_ui.widgets.text import button, label, set_tone

T = TypeVar("T")


def unlocking(parent: QWidget | None, work: Callable[[], T]) -> T:
    """Do something that reads files, and ask for each password that it turns out to need.

    Raises:
        PasswordNeeded: the user gave none, which needs no further word.
        Exception: whatever the work itself raises.

    """
    while True:
        try:
            return work()
        except PasswordNeeded as needed:
            if not voice().run(UnlockDialog(parent, needed)):
                raise


class UnlockDialog(QDialog):
    """Takes the password of one file; a wrong one is told here, and can be typed again."""

    def __init__(self, parent: QWidget | None, needed: PasswordNeeded) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Password"))
        give_room(self, 480, 240)
        self._head = needed.head
        self.field = Secret(tr("Password"))
        self.told = label("", "help", wrap=True)
        set_tone(self.told, "error")
        self.told.hide()
        self._lay_out(needed.name)
        self.field.setFocus()

    def _lay_out(self, name: str) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        text = (
            tr("{file} is protected by a password.", file=harmless(name))
            if name
            else tr("This copy of the text is protected by a password.")
        )
        box.addWidget(label(text, "section", wrap=True))
        head = label(tr("Password"), "label")
        head.setBuddy(self.field)
        for widget in (head, self.field, showing(self.field), self.told):
            box.addWidget(widget)
        box.addStretch()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        done = button(tr("Open"), "primary")
        done.clicked.connect(self.accept)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in its dialog becomes the one that Return presses.
        done.setDefault(True)

    def accept(self) -> None:
        """Try the password; go on only where it is the right one."""
        try:
            with making_a_key():
                unlock(self._head, self.field.text())
        except EuroappError as error:
            self.told.setText(shown_error(error))
            self.told.show()
            if isinstance(error, WrongPassword):
                self.field.selectAll()
            self.field.setFocus()
            return
        super().accept()
