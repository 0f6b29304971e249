"""The indicators by objective of the call: path, owner, proof, and the money behind each."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from euroapp.calls.names import name_of
from euroapp.draft.indicators import Indicator
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import tr
from euroapp_ui.pictures.bars import BarRow, BarRows
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.focus_order import ONLY_READ
from euroapp_ui.widgets.rest import Rest, added
from euroapp_ui.widgets.text import Card, label, set_tone
from euroapp_ui.widgets.title_link import TitleLink

_LINE, _TOGETHER = 72, 4
"""Pixels that an indicator takes, about; and how many are made at once: the page is laid out each time."""


class IndicatorBoard(QWidget):
    """A card for each objective with its indicators; each leads to its form."""

    opened = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setProperty(ONLY_READ, True)
        self._session = session
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._cards: list[QWidget] = []
        self._shown: tuple[object, ...] = ()

    def refresh(self) -> None:
        """Show the draft as it is now; the cards are made anew only where something on them differs."""
        state, draft = self._session.state, self._session.draft
        shown = (
            draft.indicators,
            draft.objectives,
            draft.partners,
            draft.work_packages,
            draft.schemes,
            draft.call,
        )
        if len(shown) == len(self._shown) and all(a is b for a, b in zip(shown, self._shown, strict=True)):
            return
        self._shown = shown
        for card in self._cards:
            self._box.removeWidget(card)
            card.hide()
            card.deleteLater()
        by_objective: defaultdict[str, list[Indicator]] = defaultdict(list)
        for row in draft.indicators:
            by_objective[row.objective].append(row)
        order = [row.id for row in draft.objectives if row.id in by_objective]
        order += [key for key in by_objective if key not in order]
        self._cards = [self._card(state, key, by_objective[key]) for key in order]
        if not self._cards:
            self._cards = [label(tr("No indicators yet."), "soft")]
        for place, card in enumerate(self._cards):
            self._box.insertWidget(place, card)

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False

    def _card(self, state: State, objective: str, rows: list[Indicator]) -> Card:
        card = Card(margins=16)
        card.box.setSpacing(10)
        name = name_of(state.call.pack, "objectives", objective) if objective else tr("Without an objective")
        card.box.addWidget(label(name, "section", wrap=True))
        reach = state.figures.reach.objectives.get(objective)
        if reach is not None and reach.money:
            words = tr(
                "{money} EUR of support for {smes} SMEs",
                money=money(reach.money),
                smes=quantity(reach.smes, 0),
            )
            card.box.addWidget(label(words, "soft"))
        costs = {one.indicator: one for one in reach.results} if reach is not None else {}
        rest = Rest(card, card.box)
        card.box.addWidget(rest)

        def add(some: list[Indicator]) -> None:
            for row in some:
                line = self._line(state, row, costs.get(row.id))
                card.box.insertWidget(card.box.indexOf(rest), line)
                added(line, rest)

        for first in range(0, len(rows), _TOGETHER):
            some = rows[first : first + _TOGETHER]
            rest.later(_LINE * len(some), partial(add, some))
        return card

    def _line(self, state: State, row: Indicator, cost: object) -> QWidget:
        """Return an indicator: its name as the way to its form, its path, and who proves it how."""
        host = QWidget()
        box = QVBoxLayout(host)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(2)
        head = QHBoxLayout()
        title = TitleLink(state.numbers.label("indicators", row.id))
        title.clicked.connect(lambda: self.opened.emit(f"indicators/{row.id}"))
        head.addWidget(title)
        head.addStretch()
        box.addLayout(head)
        box.addWidget(_path_of(row))
        facts = [
            tr("owner {name}", name=state.numbers.partner(row.responsible))
            if row.responsible
            else tr("no owner"),
            tr("proof: {text}", text=_short(row.verification))
            if row.verification.strip()
            else tr("no proof yet"),
        ]
        packages = ", ".join(state.numbers.of("work_packages", key) for key in row.work_packages)
        facts.append(tr("in {packages}", packages=packages) if packages else tr("in no work package"))
        price = getattr(cost, "cost", None)
        if price is not None:
            facts.append(tr("{cost} EUR a result", cost=money(price)))
        unpayable = bool(getattr(cost, "unpayable", False))
        if unpayable:
            facts.append(tr("more than the schemes can pay"))
        said = label(together(facts, " \N{MIDDLE DOT} "), "help", wrap=True)
        missing = not row.responsible or not row.verification.strip() or not packages or row.target is None
        set_tone(said, "warn" if missing or unpayable else "")
        box.addWidget(said)
        return host


def _path_of(row: Indicator) -> BarRows:
    """Return baseline and target as a bar, with the interim targets in words."""
    baseline, target = row.baseline or Decimal(0), row.target
    bars = BarRows(row.name, widest_name=0.3)
    interim = together(
        (
            say("{value} in month {month}", value=quantity(one.value), month=one.month)
            for one in row.interim
            if one.value is not None and one.month is not None
        ),
        ", ",
    )
    figure = quantity(target) if target is not None else say("no target")
    start = (
        say("from {baseline}", baseline=quantity(baseline))
        if row.baseline is not None
        else say("no baseline")
    )
    told = together(filter(None, (row.name, start, say("to {target}", target=figure), interim)), ", ")
    parts = ((baseline, "border"), (max((target or Decimal(0)) - baseline, Decimal(0)), "accent"))
    bars.show_rows((BarRow(start, parts, figure, told, "", None, "text" if target is not None else "warn"),))
    return bars


def _short(text: str, most: int = 80) -> str:
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "\N{HORIZONTAL ELLIPSIS}"
