"""Page 12: what is left to do, by page and in all."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QProgressBar, QSizePolicy

from euroapp.calls.rules import Severity
from euroapp.wording.places import PAGES, page_of
from euroapp_ui.pages.page import Page
from euroapp_ui.panels.findings import FindingsList
from euroapp_ui.panels.navigation import page_states
from euroapp_ui.widgets.text import Card, button, label


class ReviewPage(Page):
    """Review."""

    key = "review"
    intro = "Everything the checks found, and how much of what is required stands on each page."
    wide = True
    opened = Signal(object)
    page_asked = Signal(str)

    def build(self) -> None:
        """Create the readiness of the pages and the list of findings."""
        card = Card(margins=16)
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self._lines = {}
        pages = [key for key in PAGES if key not in ("review", "proposal")]
        half = (len(pages) + 1) // 2
        for place, key in enumerate(pages):
            row, column = place % half, 0 if place < half else 4
            link = button(PAGES[key], "link")
            link.clicked.connect(lambda _=False, key=key: self.page_asked.emit(key))
            bar = QProgressBar()
            bar.setTextVisible(False)
            bar.setRange(0, 100)
            bar.setMinimumWidth(40)
            bar.setAccessibleName(f"Readiness of {PAGES[key]}")
            bar.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            share, words = label("", "soft"), label("", "help")
            share.setMinimumWidth(44)
            for offset, widget in enumerate((link, bar, share, words)):
                grid.addWidget(widget, row, column + offset)
            self._lines[key] = (bar, share, words)
        for column in (1, 5):
            grid.setColumnStretch(column, 2)
        for column in (3, 7):
            grid.setColumnStretch(column, 1)
        card.box.addLayout(grid)
        self.add(card)
        self.findings = FindingsList(self.session)
        self.findings.opened.connect(self.opened)
        self.findings.setMinimumHeight(320)
        self.add(self.findings, 1)
        self.part(self.findings)

    def update_page(self) -> None:
        """Show the readiness of every page."""
        state = self.session.state
        states = page_states(state)
        for key, (bar, share, words) in self._lines.items():
            value = int(state.review.readiness(key) * 100)
            bar.setValue(value)
            share.setText(f"{value}\N{NO-BREAK SPACE}%")
            left = sum(f.severity is not Severity.HINT and page_of(f.path) == key for f in state.findings)
            words.setText(f"{left} to mend" if left else states[key][0].value[2])
