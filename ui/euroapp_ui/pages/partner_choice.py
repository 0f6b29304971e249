"""Choosing participants out of those that the author keeps."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft.consortium import Participant
from euroapp.errors import EuroappError
from euroapp.folding import folded
from euroapp.storage.partner_library import PartnerLibrary
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

_ROW = Qt.ItemDataRole.UserRole


class PartnerChoice(QDialog):
    """A list with a search; what is ticked is added."""

    def __init__(
        self, parent: QWidget | None, partners: tuple[Participant, ...], library: PartnerLibrary
    ) -> None:
        super().__init__(parent)
        self._library = library
        self.setWindowTitle(tr("Add from my partners"))
        give_room(self, 620, 520)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Search by name, PIC or town"))
        self._search.setAccessibleName(tr("Search by name, PIC or town"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._filter)
        self._list = QListWidget()
        self._list.setAccessibleName(tr("My partners"))
        self._list.setWordWrap(True)
        for partner in partners:
            self._add(partner)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Add from my partners"), "title"))
        text = tr(
            "Tick the organisations that take part. Their data come into the draft as they were kept; role, "
            "budget and sign-off begin empty."
        )
        box.addWidget(label(text, "soft", wrap=True))
        box.addWidget(self._search)
        box.addWidget(self._list, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self._done = button(tr("Add to the draft"), "primary")
        self._done.clicked.connect(self.accept)
        forget = button(tr("Take off my list"))
        forget.clicked.connect(self._forget)
        buttons.addButton(forget, QDialogButtonBox.ButtonRole.ResetRole)
        buttons.addButton(self._done, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)
        self._done.setDefault(True)
        self._list.itemChanged.connect(lambda _item: self._offer())
        self._offer()
        self._search.setFocus()

    @property
    def chosen(self) -> tuple[Participant, ...]:
        """Return what is ticked, whether the search shows it or not."""
        items = (self._list.item(row) for row in range(self._list.count()))
        return tuple(item.data(_ROW) for item in items if item.checkState() is Qt.CheckState.Checked)

    def _add(self, partner: Participant) -> None:
        names = " \N{MIDDLE DOT} ".join(filter(None, (partner.short_name, partner.legal_name)))
        place = ", ".join(filter(None, (partner.town, partner.country, partner.pic)))
        item = QListWidgetItem(harmless("\n".join(filter(None, (names or tr("(no name)"), place)))))
        item.setData(_ROW, partner)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
        self._list.addItem(item)

    def _filter(self, text: str) -> None:
        words = folded(text).split()
        for row in range(self._list.count()):
            item = self._list.item(row)
            item.setHidden(not all(word in folded(item.text()) for word in words))

    def _offer(self) -> None:
        self._done.setEnabled(bool(self.chosen))

    def _forget(self) -> None:
        """Take the ticked ones off the list, or the current one where none is ticked."""
        current = self._list.currentItem()
        gone = self.chosen or ((current.data(_ROW),) if current is not None else ())
        for partner in gone:
            try:
                self._library.forget(partner)
            except (EuroappError, OSError) as error:
                why = shown_error(error) if isinstance(error, EuroappError) else str(error)
                tell(self, tr("Nothing was taken off the list."), why)
                return
        for row in reversed(range(self._list.count())):
            if self._list.item(row).data(_ROW) in gone:
                self._list.takeItem(row)
        self._offer()
