"""Two versions of a draft side by side, value by value."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.language import say, say_count, together
from euroapp_ui.language import tr
from euroapp_ui.messages import harmless, voice
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.differences import MOST, Differences


class CompareDialog(QDialog):
    """Everything two versions say differently."""

    def __init__(
        self, parent: QWidget | None, mine: Draft, theirs: Draft, call: Call, heads: tuple[str, str]
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Compare versions"))
        give_room(self, 980, 620)
        self._table = Differences(call)
        self._table.show_drafts(mine, theirs, (harmless(heads[0]), harmless(heads[1])))
        self.differences = self._table.found
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Compare versions"), "title"))
        box.addWidget(label(self._summary(), "soft", wrap=True))
        self._table.setVisible(bool(self.differences))
        box.addWidget(self._table, 1)
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
        more = say("The first {most} are shown.", most=MOST) if found > MOST else ""
        return together((count, more, say("Neither is changed by this.")), " ")


def show_comparison(
    parent: QWidget | None, mine: Draft, theirs: Draft, call: Call, heads: tuple[str, str]
) -> None:
    """Show what two versions say differently; `heads` name them, the first being the one at hand."""
    voice().show(CompareDialog(parent, mine, theirs, call, heads), heads)
