"""Whom to ask for a part, and which sections of the text go along with his or her own fields."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from euroapp.language import say
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_PACKET = say(
    "The file holds the whole draft for reading. What comes back is taken in for the fields "
    "of this participant: organisation, tasks, effort, costs, and the sections that you tick."
)
_WORKBOOK = say(
    "The workbook is filled in with Excel or LibreOffice and sent back: organisation, team, effort, costs, "
    "risks, and the sections that you tick. It has no password."
)


class AskDialog(QDialog):
    """Chooses a participant and sections."""

    def __init__(self, parent: QWidget | None, session: DraftSession, *, workbook: bool = False) -> None:
        """Ask; `workbook` says that it goes to somebody without the program."""
        super().__init__(parent)
        self._title = tr("Workbook for a partner") if workbook else tr("Ask a partner for a part")
        self._what = _WORKBOOK if workbook else _PACKET
        self.setWindowTitle(self._title)
        give_room(self, 620, 560)
        self._who = Combo()
        for partner in session.draft.partners:
            number = session.state.numbers.label("partners", partner.id)
            self._who.addItem(number or partner.short_name or partner.legal_name, partner.id)
        others = [place for place, one in enumerate(session.draft.partners) if place]
        self._who.setCurrentIndex(others[0] if others else 0)
        self._sections = QListWidget()
        self._sections.setWordWrap(True)
        self._sections.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for section in session.draft.narrative:
            known = session.call.form.section(section.id)
            item = QListWidgetItem(f"{known.number} {known.title}".strip() if known else section.id)
            item.setData(Qt.ItemDataRole.UserRole, section.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self._sections.addItem(item)
        self._lay_out()

    @property
    def partner(self) -> str:
        """Return the id of the participant."""
        return str(self._who.currentData())

    @property
    def sections(self) -> list[str]:
        """Return the ids of the sections."""
        items = (self._sections.item(row) for row in range(self._sections.count()))
        return [
            str(item.data(Qt.ItemDataRole.UserRole))
            for item in items
            if item.checkState() is Qt.CheckState.Checked
        ]

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(self._title, "title"))
        box.addWidget(label(shown(self._what), "soft", wrap=True))
        for words, widget in ((tr("Participant"), self._who), (tr("Sections to write"), self._sections)):
            head = label(words, "label")
            head.setBuddy(widget)
            widget.setAccessibleName(words)
            box.addWidget(head)
            box.addWidget(widget)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        done = button(tr("Choose where to save it\N{HORIZONTAL ELLIPSIS}"), "primary")
        done.clicked.connect(self.accept)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        # Only a button that stands in the dialog can become its default.
        done.setDefault(True)
