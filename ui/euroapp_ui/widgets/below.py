"""What stands below a field: what is said about it, and the ways to mend or to settle what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from euroapp.checks import Finding
from euroapp.checks.mending import curable
from euroapp.values import FieldPath
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.focus_order import ASIDE
from euroapp_ui.widgets.mend import MendButton
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.widgets.text import label, set_tone


class Below(QVBoxLayout):
    """A message, and the buttons that few fields ever need: each is made when it is needed."""

    settled = Signal()
    """The user settled an entry."""
    given_up = Signal()
    """The user went back without settling it."""

    def __init__(self, session: DraftSession, field: QWidget) -> None:
        super().__init__()
        self._session = session
        self.setSpacing(4)
        self._field = field
        self._line = QHBoxLayout()
        self.addLayout(self._line)
        self._message: QLabel | None = None
        self._mend: MendButton | None = None
        self._settling: Settling | None = None

    @property
    def message(self) -> QLabel:
        """Return the label of what is said."""
        if self._message is None:
            self._message = label("", "help", wrap=True, parent=self._field)
            self._line.insertWidget(0, self._message, 1, Qt.AlignmentFlag.AlignTop)
        return self._message

    @property
    def said(self) -> str:
        """Return what is said."""
        return "" if self._message is None else self._message.text()

    def say(self, text: str, tone: str) -> None:
        """Show a message, or none."""
        if self._message is not None or text:
            self.message.setText(text)
            self.message.setVisible(bool(text))
            set_tone(self.message, tone)

    def offer(self, finding: Finding | None) -> None:
        """Offer what mends a finding; nothing where it has no cure."""
        if self._mend is None and finding is not None and curable(finding):
            self._mend = MendButton(self._session)
            self._mend.setProperty(ASIDE, True)
            self._line.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignTop)
        if self._mend is not None:
            self._mend.show_for(finding)

    def settle(self, path: FieldPath) -> None:
        """Offer the ways to settle what was typed into a field; '' takes them back."""
        if self._settling is None and path:
            self._settling = Settling(self._session)
            self._settling.settled.connect(self.settled)
            self._settling.given_up.connect(self.given_up)
            self.addWidget(self._settling)
        if self._settling is not None:
            self._settling.show_for(path)

    def mend(self) -> bool:
        """Go to what settles or mends the value; tell whether there is anything."""
        entered = self._settling is not None and self._settling.enter()
        return entered or (self._mend is not None and self._mend.offer())
