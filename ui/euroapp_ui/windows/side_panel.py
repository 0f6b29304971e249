"""The panel at the right of a page: guide and checks; it gives way where the page needs the room."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.checks.finding import Finding
from euroapp_ui.language import tr, tr_count
from euroapp_ui.panels.findings import FindingsList
from euroapp_ui.panels.guide import GuidePanel
from euroapp_ui.session import DraftSession
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.tabs import Tabs

_NARROW = 1200
_WIDE = 380
_LINE = 660
"""Width that a page needs at the usual size of text; with the text grows what it needs."""


class SidePanel(QWidget):
    """Guide and findings as tabs."""

    folded = Signal(bool)
    """It gave way, or is hidden (True), or is there again."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._wanted = True
        self._asked_for = False
        """It was opened although the page has little room beside it."""
        self._room, self._needed = 0, 0
        self.guide = GuidePanel(session)
        self.findings = FindingsList(session)
        self.tabs = Tabs(tr("Guide and checks"))
        self.setObjectName("guide")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._widen()
        box = QVBoxLayout(self)
        box.setContentsMargins(16, 10, 14, 10)
        box.addWidget(self.tabs)
        self.tabs.addTab(self.guide, tr("Guide"))
        self.tabs.addTab(self.findings, tr("Checks"))
        self.tabs.currentChanged.connect(lambda _tab: self._fold())
        theme().changed.connect(self._widen)
        theme().changed.connect(self._fold)

    def _widen(self) -> None:
        """Keep room for a few words in each line at every size of text."""
        self.setMinimumWidth(min(theme().scaled(240), _WIDE))

    def step(self, by: int, page: str) -> tuple[Finding | None, str]:
        """Choose the next or previous finding, beginning at a page; return it, and what is to be told.

        A search that hides all findings is taken back, and one that leaves some out is told.
        """
        self.show_findings()
        finding, hidden = self.findings.step(by, page), self.findings.hidden()
        if finding is None and hidden:
            self.findings.show_all()
            told = tr("Search and kinds in Checks hid all findings, so they were taken back.")
            return self.findings.step(by, page), told
        if hidden:
            return finding, tr_count(
                "One finding is left out by the search and the kinds chosen in Checks.",
                "{count} findings are left out by the search and the kinds chosen in Checks.",
                hidden,
            )
        return finding, "" if finding is not None else tr("There is no finding: nothing to mend.")

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.findings.refresh()
        self.guide.refresh()
        count = len(self._session.state.findings)
        title = tr("Checks {count}", count=count) if count else tr("Checks")
        if title != self.tabs.tabText(1):
            # The tab bar would be laid out anew, and the panel and the page with it.
            self.tabs.setTabText(1, title)

    @property
    def shown(self) -> bool:
        """Tell whether it is wanted, and has room."""
        return self._wanted and not self.isHidden()

    def show_findings(self) -> None:
        """Open the findings."""
        self.want(True)
        self.tabs.setCurrentWidget(self.findings)

    def show_help(self) -> None:
        """Open the guide; the keyboard stays where it is."""
        self.want(True)
        self.tabs.setCurrentWidget(self.guide)

    def want(self, on: bool) -> None:
        """Show it, or hide it."""
        self._wanted = on
        self._asked_for = on and self._narrow()
        self._fold()

    def fit(self, room: int, needed: int = 0) -> None:
        """Give way first where the window is narrow, or a table needs the width.

        Args:
            room: the width of the window, in pixels.
            needed: the width that the page would use beside the list of pages; 0 for any.

        """
        self._room, self._needed = room, needed
        self._fold()

    def _fold(self) -> None:
        narrow = self._narrow()
        self._asked_for = self._asked_for and narrow
        asked = self._asked_for or (self.tabs.currentWidget() is self.findings and self._wanted)
        self.setVisible(self._wanted and (not narrow or asked))
        self.folded.emit(self.isHidden())

    def _narrow(self) -> bool:
        """Tell whether the page has too little room for its text size beside it."""
        larger = theme().scaled(_LINE) - _LINE
        return 0 < self._room < max(_NARROW + larger, self._needed)
