"""What went wrong with the last entry or paste, for as long as it is true."""

from __future__ import annotations

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QSizePolicy

from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.text import Text, set_tone


class Remark(Text):
    """A sentence that goes with the next change of the draft, with an undo, or with its page.

    A complaint is red, and what is only told is not.
    """

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setProperty("role", "help")
        self._session = session
        self._draft = session.draft
        self._hinting = False
        session.changed.connect(self._draft_changed)
        self.hide()

    def say(self, text: str) -> None:
        """Complain of something in the draft as it is now; '' takes it back."""
        self._show(text, "error")

    def note(self, text: str) -> None:
        """Tell something harmless of the draft as it is now."""
        self._show(text, "")

    def _show(self, text: str, tone: str) -> None:
        self._draft = self._session.draft
        self._hinting = False
        set_tone(self, tone)
        self.setText(text)
        self.setVisible(bool(text))

    def hint(self, text: str) -> None:
        """Show what can be done, unless it is being said what went wrong; '' takes only a hint back."""
        if self._hinting or (text and not self.text()):
            self.note(text)
            self._hinting = bool(text)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget the sentence when another page is shown."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.setText("")
            self.setVisible(False)

    def _draft_changed(self) -> None:
        if self._session.draft is not self._draft:
            self.say("")
