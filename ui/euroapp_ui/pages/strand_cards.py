"""The strands of a call as cards: what each is for, and what choosing it makes compulsory."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from euroapp.calls.names import name_of
from euroapp.calls.pack import Strand
from euroapp.edits.values import set_value
from euroapp.language import together
from euroapp.values import FieldPath
from euroapp.wording.facts import STATUS_WORDS
from euroapp.wording.numbers import quantity
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.card_grid import CardGrid
from euroapp_ui.widgets.text import Card, button, label

_PATH = "general/strand"


class StrandCards(QWidget):
    """A card for each strand, with a button that chooses it."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._buttons: dict[str, QPushButton] = {}
        grid = CardGrid(320)
        grid.show_cards([self._card(strand) for strand in session.call.pack.strands])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(grid)

    def refresh(self) -> None:
        """Show which strand is chosen."""
        chosen = self._session.draft.general.strand
        for key, made in self._buttons.items():
            made.setText(tr("Chosen") if key == chosen else tr("Choose this strand"))
            made.setEnabled(key != chosen)

    def reveal(self, path: FieldPath) -> bool:
        """Leave it to the field above."""
        return False

    def _card(self, strand: Strand) -> Card:
        card = Card(margins=14)
        card.box.setSpacing(6)
        card.box.addWidget(label(strand.name, "label", wrap=True))
        if strand.description:
            card.box.addWidget(label(strand.description, "help", wrap=True))
        for text in self._asks(strand):
            card.box.addWidget(label(text, "help", wrap=True))
        card.box.addStretch()
        made = button("", "link")
        made.setAccessibleDescription(strand.name)
        made.clicked.connect(partial(self._choose, strand.key))
        self._buttons[strand.key] = made
        card.box.addWidget(made)
        return card

    def _asks(self, strand: Strand) -> list[str]:
        """Return what comes with a strand: its ecosystems, how many projects are planned, what was noted."""
        pack, found = self._session.call.pack, []
        if strand.ecosystems:
            names = together((name_of(pack, "ecosystems", key) for key in strand.ecosystems), ", ")
            found.append(tr("Compulsory ecosystems: {names}.", names=names))
        if strand.projects.value is not None:
            count = quantity(strand.projects.value)
            words = STATUS_WORDS[strand.projects.status]
            found.append(tr("Planned projects: {count} ({status}).", count=count, status=words))
        if strand.note:
            found.append(strand.note)
        return found

    def _choose(self, key: str, _checked: bool = False) -> None:
        self._session.apply(tr("Strand"), lambda draft: set_value(draft, _PATH, key))
