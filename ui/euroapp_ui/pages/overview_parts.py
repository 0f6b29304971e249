"""The cards of the overview: what to do next, readiness, the plan, the map, the targets."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QSizePolicy, QWidget

from euroapp.calls.rules import Severity
from euroapp.checks.saying import in_words
from euroapp.checks.steps import Step, StepKind, next_steps
from euroapp.draft.marks import PAGE_HEAD
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import money, quantity
from euroapp.wording.places import RESULTS, page_of, page_title, row_at
from euroapp.wording.severities import counted
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.pictures.bars import MILESTONE, BarRow, BarRows, Legend
from euroapp_ui.pictures.europe import ELIGIBLE, HOME, EuropeMap
from euroapp_ui.pictures.picture import Picture
from euroapp_ui.pictures.plan import PlanPicture
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, SummaryTable
from euroapp_ui.widgets.text import Card, button, label, set_tone

_PER_CENT = 100
_ALL = Decimal(_PER_CENT)


class OverviewCard(Card):
    """A titled card that shows the draft and leads to what it shows."""

    path_asked = Signal(str)
    """A field, a row, or `page/` with the key of a page, that the user wants to see."""

    def __init__(self, session: DraftSession, title: str) -> None:
        super().__init__(margins=16)
        self.session = session
        self.box.setSpacing(8)
        self.box.addWidget(label(title, "section"))

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.show_state(self.session.state)

    def show_state(self, state: State) -> None:
        """Show a draft with what follows from it."""
        raise NotImplementedError

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False

    def place(self, widget: QWidget) -> None:
        """Add a widget below the others; the places of a picture lead where they say."""
        self.box.addWidget(widget)
        if isinstance(widget, Picture):
            widget.opened.connect(self.path_asked)

    def finish(self) -> None:
        """Leave what room is left at the end."""
        self.box.addStretch()


class NextSteps(OverviewCard):
    """Up to three things to do, each with a button that goes there."""

    opened = Signal(object)
    page_asked = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("What to do next"))
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(1, 1)
        self.box.addLayout(self._grid)
        self._steps: tuple[Step, ...] = ()
        self._lines: list[tuple[QLabel, QLabel, QPushButton]] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def show_state(self, state: State) -> None:
        """Show what to do next; while the checks wait, nothing is known of it."""
        self._steps = next_steps(state.review) if state.looked else ()
        while len(self._lines) < max(1, len(self._steps)):
            self._add_line()
        for place, (number, words, go) in enumerate(self._lines):
            known = place < len(self._steps)
            text = step_in_words(self._steps[place], state) if known else ""
            if not self._steps and place == 0:
                text = tr("The checks are at work.")
            number.setText(f"{place + 1}." if known else "")
            words.setText(text)
            set_tone(words, "error" if known and self._steps[place].kind is StepKind.MEND else "")
            if known:
                go.setAccessibleName(shown(together((tr("Go there"), text), ": ")))
            go.setVisible(known)
            for widget in (number, words):
                widget.setVisible(bool(text))

    def _add_line(self) -> None:
        row = len(self._lines)
        number, words, go = label("", "label"), label("", wrap=True), button(tr("Go there"))
        go.clicked.connect(lambda _checked=False, row=row: self._go(row))
        for column, widget in enumerate((number, words, go)):
            self._grid.addWidget(widget, row, column)
        self._lines.append((number, words, go))

    def _go(self, row: int) -> None:
        if row >= len(self._steps):
            return
        step = self._steps[row]
        if step.finding is None:
            self.page_asked.emit(step.page)
        else:
            self.opened.emit(step.finding)


def step_in_words(step: Step, state: State) -> str:
    """Return a thing to do as a sentence."""
    if step.kind is StepKind.READ or step.finding is None:
        return tr("All that is required is there. Read the proposal as it will be printed.")
    said = in_words(step.finding, state.draft, state.call, state.numbers)
    if step.kind is StepKind.FILL:
        return tr_count(
            "{page}: {count} required thing is missing: {first}.",
            "{page}: {count} required things are missing. The first is {first}.",
            step.count,
            page=page_title(step.page, state.call),
            first=said.where,
        )
    what = together(filter(None, (said.message, said.cure)), " ")
    named = row_at(step.finding.path, state.draft, state.call, state.numbers) or said.where
    # Most sentences name their row themselves.
    return shown(what if named in what else say("{place}: {what}", place=said.where, what=what))


class ReadinessByPage(OverviewCard):
    """A bar for every page."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Readiness by page"))
        self._bars = BarRows(tr("Readiness by page"), widest_name=0.5)
        self.place(self._bars)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show how far each page is, and how many errors stand on it."""
        errors = Counter(page_of(f.path) for f in state.findings if f.severity is Severity.ERROR)
        rows = []
        for key, title in state.page_titles.items():
            if key in RESULTS:
                continue
            share = int(state.review.readiness(key) * _PER_CENT) if state.looked else 0
            wrong = counted(Severity.ERROR, errors[key]) if errors[key] else ""
            figure = f"{share}\N{NO-BREAK SPACE}%" if state.looked else "\N{HORIZONTAL ELLIPSIS}"
            told = together(filter(None, (say("{page}: {share}", page=title, share=figure), wrong)), ", ")
            rows.append(_bar(title, share, figure, told, f"{PAGE_HEAD}{key}"))
        self._bars.show_rows(rows, _ALL)


class PartnersCard(OverviewCard):
    """A bar for every participant: what of its own part is there."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Readiness by participant"))
        self._bars = BarRows(tr("Readiness by participant"), widest_name=0.45)
        self._none = label(tr("No participants yet."), "soft")
        self.place(self._bars)
        self.place(self._none)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show how far each participant is, and how much it owes."""
        rows = []
        for partner in state.draft.partners:
            name = state.numbers.partner(partner.id)
            if not state.looked:
                rows.append(_bar(name, 0, "\N{HORIZONTAL ELLIPSIS}", name, f"partners/{partner.id}"))
                continue
            share = int(state.review.partner_readiness(partner.id) * _PER_CENT)
            owed = len(state.review.owed(partner.id))
            figure = f"{share}\N{NO-BREAK SPACE}%"
            still = tr_count("{count} thing still to do", "{count} things still to do", owed)
            told = together((say("{name}: {share}", name=name, share=figure), still), ", ")
            rows.append(_bar(name, share, figure, told, f"partners/{partner.id}"))
        self._bars.show_rows(rows, _ALL)
        self._bars.setVisible(bool(rows))
        self._none.setVisible(not rows)


class PlanCard(OverviewCard):
    """Packages and calls for SMEs over the months."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Plan"))
        self._plan = PlanPicture()
        names = [(tr("work package"), "accent"), (tr("milestone"), MILESTONE)]
        if session.state.shows("schemes"):
            names += [(tr("call for SMEs"), "warn"), (tr("projects of SMEs"), "warn_soft")]
        self._legend = Legend(*names)
        self._none = label(tr("No work packages yet."), "soft")
        self.place(self._plan)
        self.place(self._legend)
        self.place(self._none)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the plan."""
        planned = bool(state.draft.work_packages or state.draft.schemes)
        self._plan.show_plan(state)
        self._plan.setVisible(planned)
        self._legend.setVisible(planned)
        self._none.setVisible(not planned)


class MapCard(OverviewCard):
    """Where the participants come from."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Participants on the map"))
        self._map = EuropeMap()
        self._off = label("", "help", wrap=True)
        self.place(self._map)
        self.place(Legend((tr("country of a participant"), HOME), (tr("other eligible country"), ELIGIBLE)))
        self.place(self._off)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the participants, and say who has no place on the map."""
        self._map.show_partners(state)
        off = self._map.off_the_map
        # The program knows countries and no towns: the region of a participant is free text.
        placed = tr("A number stands in the middle of its country, not in its region or town.")
        missing = tr("Not on the map: {names}.", names=together(off, "; ")) if off else ""
        self._off.setText(together(filter(None, (placed, missing)), " "))


def targets(state: State) -> Lines:
    """Return each indicator with its target and the money behind it."""
    behind = {
        result.indicator: (reach.money, result)
        for reach in state.figures.reach.objectives.values()
        for result in reach.results
    }
    rows, tones = [], {}
    for place, row in enumerate(state.draft.indicators):
        found = behind.get(row.id)
        rows.append(
            (
                state.numbers.label("indicators", row.id),
                quantity(row.baseline) if row.baseline is not None else "",
                quantity(row.target) if row.target is not None else say("missing"),
                money(found[0]) if found else "",
                money(found[1].cost) if found and found[1].cost is not None else "",
            )
        )
        if row.target is None or (found and found[1].unpayable):
            tones[place] = "warn"
    heads = (
        tr("Indicator"),
        tr("Baseline"),
        tr("Target"),
        tr("Support, EUR"),
        tr("EUR a result"),
    )
    return Lines(heads, tuple(rows), tones=tones)


def unpayable_targets(state: State) -> str:
    """Return why rows of the targets are orange although their target is there; '' where none is."""
    numbers = [state.numbers.of("indicators", key) for key in state.figures.reach.unpayable]
    return (
        tr_count(
            "{names} is orange: its target counts more SMEs than the schemes of its objective can pay.",
            "{names} are orange: their targets count more SMEs than the schemes of their objectives can pay.",
            len(numbers),
            names=", ".join(numbers),
        )
        if numbers
        else ""
    )


class TargetsCard(OverviewCard):
    """Targets with the money behind them."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__(session, tr("Targets and the money behind them"))
        self._table = SummaryTable(session, tr("Targets and the money behind them"), targets)
        self._none = label(tr("No indicators yet."), "soft")
        self._orange = label("", "help", wrap=True)
        set_tone(self._orange, "warn")
        self.place(
            label(tr("Support is what the schemes of the same objective pay to SMEs."), "help", wrap=True)
        )
        self.place(self._table)
        self.place(self._orange)
        self.place(self._none)
        link = button(tr("Go to the indicators"), "link")
        link.clicked.connect(lambda: self.path_asked.emit(f"{PAGE_HEAD}indicators"))
        self.box.addWidget(link)
        self.finish()

    def show_state(self, state: State) -> None:
        """Show the targets."""
        self._table.refresh()
        self._table.setVisible(bool(state.draft.indicators))
        why = unpayable_targets(state)
        self._orange.setText(why)
        self._orange.setVisible(bool(why))
        self._none.setVisible(not state.draft.indicators)


def _bar(name: str, share: int, figure: str, told: str, path: str) -> BarRow:
    """Return a row that shows how much of all is there, in per cent."""
    role = "ok" if share == int(_ALL) else "accent"
    return BarRow(name, ((Decimal(share), role),), figure, told, path)
