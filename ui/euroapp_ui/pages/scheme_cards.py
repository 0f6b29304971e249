"""A card for each scheme: money, SMEs, calls on the months, compulsory points, targets it pays for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from euroapp.draft.sme_support import Scheme
from euroapp.figures.scheme_points import Point, points_of
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import money, quantity
from euroapp_ui.language import shown, tr
from euroapp_ui.pictures.bars import Legend
from euroapp_ui.pictures.picture import HALF
from euroapp_ui.pictures.scheme_line import SchemeLine
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.widgets.focus_order import ONLY_READ
from euroapp_ui.widgets.text import Card, button, label, set_tone
from euroapp_ui.widgets.title_link import TitleLink, in_line


class SchemeCards(QWidget):
    """The schemes of the draft, one card each."""

    opened = Signal(str)
    """The path of a scheme, or of a field of it, that is wanted."""
    what_if_asked = Signal()

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setProperty(ONLY_READ, True)
        self._session = session
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(12)
        self._what_if = button(tr("What if\N{HORIZONTAL ELLIPSIS}"))
        self._what_if.setToolTip(
            tr("Try other numbers of SMEs, amounts and months without changing the draft.")
        )
        self._what_if.clicked.connect(self.what_if_asked)
        line = QHBoxLayout()
        line.addWidget(self._what_if)
        line.addStretch()
        self._box.addLayout(line)
        self._none = label(tr("No schemes yet."), "soft")
        self._box.addWidget(self._none)
        self._box.addStretch()
        self._cards: list[_SchemeCard] = []

    def refresh(self) -> None:
        """Show the draft as it is now; cards come and go with their schemes."""
        state = self._session.state
        while len(self._cards) > len(state.draft.schemes):
            gone = self._cards.pop()
            gone.hide()
            gone.deleteLater()
        while len(self._cards) < len(state.draft.schemes):
            card = _SchemeCard()
            card.opened.connect(self.opened)
            self._box.insertWidget(self._box.count() - 1, card)
            self._cards.append(card)
        for card, scheme in zip(self._cards, state.draft.schemes, strict=True):
            card.show_scheme(state, scheme)
        self._none.setVisible(not self._cards)
        self._what_if.setVisible(bool(self._cards))

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False


_SAID = {
    True: ("\N{CHECK MARK}", "ok", say("said")),
    False: ("\N{WHITE CIRCLE}", "error", say("missing")),
    None: ("?", "", say("check it yourself")),
}
"""Sign, tone and word for whether a point is said."""


class _SchemeCard(Card):
    """One scheme."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__(margins=16)
        self.box.setSpacing(8)
        self._path = ""
        self._title = TitleLink()
        self._title.clicked.connect(lambda: self.opened.emit(self._path))
        self._facts = label("", "soft", wrap=True)
        self._line = SchemeLine()
        self._targets = label("", "help", wrap=True)
        self._points = QGridLayout()
        self._points.setHorizontalSpacing(10)
        self._points.setVerticalSpacing(2)
        self._points.setColumnStretch(1, 1)
        legend = Legend(
            (tr("call open"), "warn"), (tr("projects of SMEs"), "warn_soft"), (tr("paid out"), HALF)
        )
        for widget in (self._title, self._facts, self._line, legend, self._targets):
            self.box.addWidget(widget)
        head = label(tr("What the proposal must say about it"), "label")
        in_line(self._facts, self._targets, head)
        self._points.setContentsMargins(4, 0, 0, 0)
        self.box.addWidget(head)
        self.box.addLayout(self._points)
        self._shown_points: tuple[Point, ...] | None = None

    def show_scheme(self, state: State, scheme: Scheme) -> None:
        """Show one scheme."""
        self._path = f"schemes/{scheme.id}"
        self._title.show_text(state.numbers.label("schemes", scheme.id))
        reach = state.figures.reach.scheme(scheme.id)
        smes = quantity(scheme.third_parties) if scheme.third_parties is not None else tr("number missing")
        facts = [
            tr("SMEs: {count}", count=smes),
            tr("money: {amount} EUR", amount=money(scheme.total) or "0"),
        ]
        if reach is not None and reach.average is not None:
            facts.append(tr("average {amount} EUR", amount=money(reach.average)))
        if reach is not None and reach.payable_at_most is not None:
            facts.append(tr("pays {count} at most", count=quantity(reach.payable_at_most)))
        short = reach is not None and (reach.short or reach.in_time is False)
        if reach is not None and reach.in_time is False:
            facts.append(tr("the last project ends after the project"))
        self._facts.setText(together(facts, " \N{MIDDLE DOT} "))
        set_tone(self._facts, "error" if short else "")
        self._line.show_scheme(state, scheme)
        self._targets.setText(_targets(state, scheme))
        self._show_points(points_of(scheme, state.call.pack.support_checklist))

    def _write(self, field: str, _checked: bool = False) -> None:
        self.opened.emit(f"{self._path}/{field}")

    def _show_points(self, points: tuple[Point, ...]) -> None:
        if points == self._shown_points:
            return
        self._shown_points = points
        while (item := self._points.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, point in enumerate(points):
            sign, tone, words = _SAID[point.said]
            mark = label(sign, "label")
            set_tone(mark, tone)
            mark.setAccessibleName(shown(words))
            name = label(point.item.name, wrap=True)
            name.setToolTip(point.item.description)
            self._points.addWidget(mark, row, 0)
            self._points.addWidget(name, row, 1)
            if point.said is False:
                go = button(tr("Write it"), "link", tr("Write it: {point}", point=point.item.name))
                go.clicked.connect(partial(self._write, point.field))
                self._points.addWidget(go, row, 2)


def _targets(state: State, scheme: Scheme) -> str:
    """Return which indicators the scheme pays for: those of the objectives that it serves."""
    served = set(scheme.objectives)
    rows = [row for row in state.draft.indicators if row.objective in served]
    if not served:
        return tr("It serves no objective yet, so it pays for no target.")
    names = together(
        (
            say(
                "{number} ({target})",
                number=state.numbers.indicators[row.id],
                target=quantity(row.target) or "?",
            )
            for row in rows
        ),
        ", ",
    )
    if not rows:
        return tr("No indicator belongs to the objectives that it serves.")
    return tr("Pays for the targets {names}.", names=names)
