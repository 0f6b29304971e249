"""Page 12: what is left to do, by page and in all, and the own scoring."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QGridLayout, QLabel, QProgressBar, QSizePolicy, QVBoxLayout, QWidget

from euroapp.calls.rules import Severity
from euroapp.checks import counts
from euroapp.checks.saying import in_words
from euroapp.draft.scoring import EVALUATIONS
from euroapp.figures.pace import pace
from euroapp.folding import file_stem
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.numbers import day, quantity
from euroapp.wording.places import RESULTS, page_of, page_title
from euroapp.wording.readiness import filled
from euroapp.wording.severities import all_counted
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.messages import tell
from euroapp_ui.pages.criteria_view import criteria_view
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.panel_view import PanelView
from euroapp_ui.pages.scoring_view import ScoringView
from euroapp_ui.panels.findings import FindingsList
from euroapp_ui.panels.navigation import page_states
from euroapp_ui.preview.pdf_job import PdfJob
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.summary import Lines, Section, SummaryView
from euroapp_ui.theme.theme import theme
from euroapp_ui.where import ask_where
from euroapp_ui.widgets.tabs import PartTabs
from euroapp_ui.widgets.text import Card, CardRow, Heading, button, label, set_tone

_OWED = say(
    "What each participant still has to write or do: its own data, and the rows it leads or owns. "
    "Copy the table into a message."
)


def who_owes_what(state: State) -> Lines:
    """Return readiness and open items by participant."""
    rows, tones = [], {}
    for place, partner in enumerate(state.draft.partners):
        owed = state.review.owed(partner.id)
        said = [in_words(finding, state.draft, state.call, state.numbers) for finding in owed]
        such = together((one.where or one.message for one in said[:_NAMED]), "; ")
        if len(said) > _NAMED:
            such = say("{some} and {count} more", some=such, count=len(said) - _NAMED)
        share = int(state.review.partner_readiness(partner.id) * 100)
        rows.append((state.numbers.partner(partner.id), f"{share}\N{NO-BREAK SPACE}%", str(len(owed)), such))
        if owed:
            tones[place] = "warn"
    heads = (tr("Participant"), tr("There"), tr("Open"), tr("Such as"))
    return Lines(heads, tuple(rows), left=frozenset({0, 3}), tones=tones)


_NAMED = 3
"""Open items of a participant that are named one by one."""


_TITLE, _SHARE = 0, 2
"""Columns of a bar: its page, and how much is there."""


class ReadinessCard(Card):
    """A bar for every page, with what is left to mend on it."""

    page_asked = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__(margins=16)
        self._session = session
        self._lines: dict[str, tuple[QProgressBar, QLabel, Heading]] = {}
        pages = [key for key in session.state.page_titles if key not in RESULTS]
        half = (len(pages) + 1) // 2
        self._whole = label("", "section", wrap=True)
        self.box.addWidget(self._whole)
        self._grids: list[QGridLayout] = []
        self.box.addWidget(CardRow(self._bars(pages[:half]), self._bars(pages[half:]), gap=4))
        theme().changed.connect(self._align)
        self._pace = label("", "soft", wrap=True)
        self.box.addWidget(self._pace)

    def _bars(self, pages: list[str]) -> QWidget:
        """Return the bars of some pages, one below the other."""
        host = QWidget()
        grid = QGridLayout(host)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for row, key in enumerate(pages):
            title = page_title(key, self._session.call)
            link = button(title, "link")
            link.clicked.connect(lambda _=False, key=key: self.page_asked.emit(key))
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, 100)
            bar.setMinimumWidth(28)
            bar.setAccessibleName(tr("Readiness of {page}", page=title))
            bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            share, words = label("", "soft"), Heading()
            words.setProperty("role", "help")
            for offset, widget in enumerate((link, bar, share, words)):
                grid.addWidget(widget, row, offset)
            self._lines[key] = (bar, share, words)
        self._grids.append(grid)
        for column, stretch in ((1, 1), (3, 2)):
            grid.setColumnStretch(column, stretch)
        grid.setRowStretch(len(pages), 1)
        return host

    def _align(self) -> None:
        """Let the columns of both halves stand below each other where they stand in one column."""
        for column in (_TITLE, _SHARE):
            rows = ((grid, row) for grid in self._grids for row in range(grid.rowCount()))
            items = [grid.itemAtPosition(row, column) for grid, row in rows]
            wide = max((item.sizeHint().width() for item in items if item is not None), default=0)
            for grid in self._grids:
                grid.setColumnMinimumWidth(column, wide)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        state = self._session.state
        states = page_states(state)
        self._whole.setText(shown(filled(state.review.readiness(), counts(state.findings)[Severity.ERROR])))
        for key, (bar, share, words) in self._lines.items():
            value = int(state.review.readiness(key) * 100)
            bar.setValue(value)
            here = counts(tuple(finding for finding in state.findings if page_of(finding.path) == key))
            share.setText(f"{value}\N{NO-BREAK SPACE}%")
            found = all_counted({one: here[one] for one in (Severity.ERROR, Severity.WARNING)})
            words.setText(found or states[key][0].value[2])
            set_tone(words, "error" if here[Severity.ERROR] else "")
        self._align()
        self._say_pace()

    def _say_pace(self) -> None:
        """Say when everything will be there at the pace of the last saves."""
        state = self._session.state
        readiness = int(state.review.readiness() * 100)
        found = pace(self._session.saves, readiness, date.today(), state.call.facts.day("deadline").value)
        text, tone = "", ""
        if readiness < 100 and found.ready_on is not None:
            text = _ready(quantity(Decimal(found.a_day), 1), day(found.ready_on), found.days_to_spare)
            if found.days_to_spare is not None:
                tone = "error" if found.days_to_spare < 2 else "ok"
        self._pace.setText(text)
        self._pace.setVisible(bool(text))
        set_tone(self._pace, tone)


def _ready(a_day: str, ready_on: str, spare: int | None) -> str:
    """Return when all is there at so many per cent a day, with the days to spare, or too late if below 0."""
    if spare is None:
        return tr("At {share} % a day, everything required is there on {day}.", share=a_day, day=ready_on)
    if spare >= 0:
        return tr_count(
            "At {share} % a day, everything required is there on {day}, {count} day before the deadline.",
            "At {share} % a day, everything required is there on {day}, {count} days before the deadline.",
            spare,
            share=a_day,
            day=ready_on,
        )
    return tr_count(
        "At {share} % a day, everything required is there on {day}, {count} day after the deadline.",
        "At {share} % a day, everything required is there on {day}, {count} days after the deadline.",
        -spare,
        share=a_day,
        day=ready_on,
    )


class _ToMend(QWidget):
    """Readiness and findings together."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.readiness = ReadinessCard(session)
        self.findings = FindingsList(session)
        self.findings.setMinimumHeight(240)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.setSpacing(12)
        box.addWidget(self.readiness)
        box.addWidget(self.findings, 1)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.readiness.refresh()
        self.findings.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False


class ReviewPage(Page):
    """Review."""

    key = "review"
    intro = say("Everything the checks found, and how much of what is required stands on each page.")
    wide = True

    def build(self) -> None:
        """Create the checklist and the own scoring."""
        self._job: PdfJob | None = None
        self._state = label("", "help")
        export = button(tr("Export checklist"))
        export.clicked.connect(self.export)
        self.head.addWidget(self._state)
        self.head.addWidget(export)
        self.tabs = PartTabs(tr("Parts of the review"), top=0)
        owed = Section(tr("Who owes what"), who_owes_what, _OWED)
        self.tabs.add_part(tr("To mend"), self._to_mend)
        self.tabs.add_part(tr("Who owes what"), lambda: SummaryView(self.session, owed))
        self.tabs.add_part(tr("Criteria"), lambda: criteria_view(self.session))
        self.tabs.add_part(tr("Evaluator panel"), lambda: PanelView(self.session), EVALUATIONS)
        self.tabs.add_part(tr("Own scoring"), lambda: ScoringView(self.session))
        self.add(self.tabs, 1)
        self.part(self.tabs)

    def _to_mend(self) -> _ToMend:
        part = _ToMend(self.session)
        part.findings.opened.connect(self.opened)
        part.readiness.page_asked.connect(self.page_asked)
        return part

    def export(self) -> None:
        """Ask where, and write the checklist there."""
        name = file_stem(self.session.draft.general.acronym, "draft")
        start = self.session.folder / f"{name} checklist.pdf"
        path = ask_where(self, tr("Export the checklist"), start, (("PDF", ".pdf"),))
        if path is not None:
            self.export_to(path)

    def export_to(self, path: Path) -> None:
        """Write the checklist to a file."""
        self._state.setText(tr("Exporting \N{HORIZONTAL ELLIPSIS}"))
        set_tone(self._state, "")
        self._job = PdfJob(self.session.draft, path, "checklist", self)
        self._job.done.connect(lambda _result: self._done(path))
        self._job.failed.connect(self._failed)
        self._job.start()

    def close_jobs(self) -> None:
        """Stop a running export, as before the window closes."""
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _done(self, path: Path) -> None:
        self._job = None
        self._state.setText(tr("Exported to {name}", name=path.name))
        set_tone(self._state, "ok")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _failed(self, reason: str) -> None:
        self._job = None
        self._state.setText("")
        tell(self, tr("The checklist was not exported."), reason)
