"""The participants at a glance: a card each, the map, and who serves what."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.calls.names import name_of
from euroapp.draft.consortium import Participant
from euroapp.figures.cover import CoverKind, cover
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.labels import label as label_of
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import tr, tr_count
from euroapp_ui.pages.overview_parts import MapCard
from euroapp_ui.pictures.bars import BarRow, BarRows
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, Section, SummaryView
from euroapp_ui.widgets.card_grid import CardGrid
from euroapp_ui.widgets.focus_order import ONLY_READ
from euroapp_ui.widgets.rest import Rest, added
from euroapp_ui.widgets.text import Card, label, set_tone
from euroapp_ui.widgets.title_link import TitleLink, in_line

_ALL = 100
_CARD, _MAP, _COVER = 80, 420, 400
"""Pixels of the column that a card takes, of which two or three stand side by side, and map and cover."""
_KINDS = {
    CoverKind.ECOSYSTEM: say("Ecosystem"),
    CoverKind.OBJECTIVE: say("Objective"),
    CoverKind.REGION: say("Region"),
}
_YES = "\N{BLACK CIRCLE}"


class PartnerCards(QWidget):
    """Cards in as many columns as there is room for, then map and coverage."""

    path_asked = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setProperty(ONLY_READ, True)
        self._session = session
        self._cards: list[_PartnerCard] = []
        self._cards_left = 0
        """Cards that are still to be made."""
        self._asked = False
        """Map and cover are made, or will be."""
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        self._grid = CardGrid()
        self._none = label(tr("No participants yet."), "soft")
        self._rest = Rest(self, box)
        for widget in (self._grid, self._none, self._rest):
            box.addWidget(widget)
        self._box = box
        self._map: MapCard | None = None
        self._cover: SummaryView | None = None

    def refresh(self) -> None:
        """Show the draft as it is now; cards come and go with their participants."""
        state = self._session.state
        partners = state.draft.partners
        while len(self._cards) > len(partners):
            gone = self._cards.pop()
            gone.hide()
            gone.deleteLater()
            self._grid.show_cards(self._cards)
        for card, partner in zip(self._cards, partners, strict=False):
            card.show_partner(state, partner)
        for _ in range(len(partners) - len(self._cards) - self._cards_left):
            self._cards_left += 1
            self._rest.later(_CARD, self._add_card)
        self._none.setVisible(not partners)
        if not self._asked:
            self._asked = True
            self._rest.later(_MAP, self._add_map)
            self._rest.later(_COVER, self._add_cover)
        if self._map is not None:
            self._map.refresh()
            self._map.setVisible(bool(partners))
        if self._cover is not None:
            self._cover.refresh()

    def _add_card(self) -> None:
        """Make the card of the next participant."""
        self._cards_left -= 1
        state, place = self._session.state, len(self._cards)
        if place < len(state.draft.partners):
            card = _PartnerCard()
            card.opened.connect(self.path_asked)
            card.show_partner(state, state.draft.partners[place])
            self._cards.append(card)
            self._grid.add_card(card)

    def _add_map(self) -> None:
        self._map = MapCard(self._session)
        self._map.path_asked.connect(self.path_asked)
        self._map.refresh()
        self._put(self._map)
        self._map.setVisible(bool(self._session.draft.partners))

    def _add_cover(self) -> None:
        words = tr("A dot says that the participant serves it. Rows that nobody serves are marked.")
        self._cover = SummaryView(self._session, Section(tr("Who serves what"), cover_lines, words))
        self._cover.refresh()
        self._put(self._cover)

    def _put(self, widget: QWidget) -> None:
        self._box.insertWidget(self._box.indexOf(self._rest), widget)
        added(widget, self._rest)

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False


class _PartnerCard(Card):
    """One participant."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=14)
        self._path = ""
        self._name = TitleLink()
        self._name.clicked.connect(lambda: self.opened.emit(self._path))
        self._what = label("", "soft", wrap=True)
        self._ready = BarRows(tr("Readiness"), widest_name=0.3)
        self._facts = label("", "help", wrap=True)
        self._owed = label("", "help", wrap=True)
        in_line(self._what, self._facts, self._owed)
        for widget in (self._name, self._what, self._ready, self._facts, self._owed):
            self.box.addWidget(widget)
        self.box.addStretch()

    def show_partner(self, state: State, partner: Participant) -> None:
        """Show one participant."""
        self._path = f"partners/{partner.id}"
        self._name.show_text(state.numbers.partner(partner.id))
        country = (
            name_of(state.call.pack, "countries", partner.country) if partner.country else say("no country")
        )
        parts = (partner.legal_name.strip() or say("no legal name"), country, label_of(partner.role))
        self._what.setText(together(parts, " \N{MIDDLE DOT} "))
        share = int(state.review.partner_readiness(partner.id) * _ALL) if state.looked else 0
        figure = f"{share}\N{NO-BREAK SPACE}%"
        told = say("{share} of what it has to write is there", share=figure)
        role = "ok" if share == _ALL else "accent"
        self._ready.show_rows(
            (BarRow(tr("Filled in"), ((Decimal(share), role),), figure, told),), Decimal(_ALL)
        )
        self._facts.setText(_facts(state, partner))
        owed = len(state.review.owed(partner.id)) if state.looked else 0
        self._owed.setText(
            tr_count("{count} thing still to do", "{count} things still to do", owed) if owed else ""
        )
        set_tone(self._owed, "warn" if owed else "")
        self._owed.setVisible(bool(owed))


def _facts(state: State, partner: Participant) -> str:
    """Return money, effort, and what a participant leads."""
    line = state.figures.budget.partner(partner.id)
    months = state.figures.effort.by_partner.get(partner.id, 0)
    facts = []
    if line is not None:
        facts.append(tr("costs {amount} EUR", amount=money(line.costs.total)))
        facts.append(tr("grant {amount} EUR", amount=money(line.requested)))
    facts.append(tr("{months} person-months", months=quantity(months)))
    led = [row.id for row in state.draft.work_packages if row.lead == partner.id]
    if led:
        packages = ", ".join(state.numbers.of("work_packages", key) for key in led)
        facts.append(tr("leads {packages}", packages=packages))
    return together(facts, " \N{MIDDLE DOT} ")


def cover_lines(state: State) -> Lines:
    """Return the matrix of what is served by whom."""
    partners = state.draft.partners
    rows, tones = [], {}
    for place, row in enumerate(cover(state.draft)):
        if row.kind is CoverKind.REGION:
            country, _, region = row.key.partition(" ")
            known = name_of(state.call.pack, "countries", country) if country else ""
            name = together(filter(None, (region, known)), ", ")
        else:
            name = name_of(state.call.pack, row.kind.value, row.key)
        marks = tuple(_YES if partner.id in row.partners else "" for partner in partners)
        rows.append(
            (_KINDS[row.kind], name, *marks, tr("nobody") if row.hole else quantity(len(row.partners)))
        )
        if row.hole:
            tones[place] = "warn"
    heads = (tr("Kind"), tr("What"), *(state.numbers.partners[one.id] for one in partners), tr("By"))
    return Lines(heads, tuple(rows), left=frozenset({0, 1}), tones=tones)
