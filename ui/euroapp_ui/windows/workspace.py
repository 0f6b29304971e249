"""The inside of the window while a draft is open: pages in the middle, panels around them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStackedWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from euroapp.checks import Finding
from euroapp.draft.marks import PAGE_HEAD
from euroapp.language import say, together
from euroapp.values import FieldPath
from euroapp.wording.places import OVERVIEW, page_of, place
from euroapp_ui.asked_part import find_part
from euroapp_ui.document import Document
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import voice
from euroapp_ui.pages.page import Page
from euroapp_ui.panels.navigation import NavigationPanel
from euroapp_ui.panels.origins_legend import OriginsLegend
from euroapp_ui.panels.status_line import StatusLine
from euroapp_ui.planning.face import ChartFace
from euroapp_ui.preview.page_meter import PageMeter
from euroapp_ui.session import QUIET_MS
from euroapp_ui.spelling.spelling import Spelling
from euroapp_ui.tables.delegate import CellDelegate
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.made_pages import MadePages, PagesAhead
from euroapp_ui.windows.panes import Panes
from euroapp_ui.windows.regions import Regions
from euroapp_ui.windows.side_panel import SidePanel
from euroapp_ui.windows.writing_only import WritingOnly

if TYPE_CHECKING:
    from euroapp_ui.tables.explained_panel import ExplainedPanel

DISPUTES_MS = 300
"""After which a draft that was opened is looked through for what partners left undecided."""


class Workspace(QWidget):
    """Navigation, the pages, guide and findings, and the status line of one document."""

    page_changed = Signal(str)

    def __init__(self, document: Document, first: str = "") -> None:
        """Show a document, at the page with the key `first` where the draft has it."""
        super().__init__()
        self.document = document
        self.session = document.session
        self.session.ask_texts = lambda found: voice().texts(self, self.session.state, found)
        self.spelling = Spelling(self.session, self)
        self.navigation = NavigationPanel(self.session)
        self.stack = QStackedWidget()
        self._pages = MadePages(self.session, self.stack, self._introduce)
        self.ahead = PagesAhead(self, self._pages, self.session)
        self.page_changed.connect(self.ahead.wait)
        self.side = SidePanel(self.session)
        self.guide, self.findings = self.side.guide, self.side.findings
        self.status = StatusLine(self.session)
        self.meter = PageMeter(self.session, self)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._legend: OriginsLegend | None = None
        self._explained: ExplainedPanel | None = None
        self.panes = Panes(self.session, self.meter, self.navigation, self.stack, self.side)
        self.panes.wanted_width = self._wanted_width
        self.preview = self.panes.preview
        self._fitting.timeout.connect(self.panes.fit)
        self._lay_out()
        self.regions = Regions(
            self.navigation, self.stack, self.preview, self.side, self.status, page=self.current_page
        )
        self.writing_only = WritingOnly(self)
        self._connect()
        self._disputes = QTimer(self, singleShot=True, interval=DISPUTES_MS)
        self._disputes.timeout.connect(self._show_disputed)
        self.session.book_changed.connect(self._show_disputed)
        self.session.part_changed.connect(self._show_part)
        self._disputes.start()
        self.go(first if first in self.session.state.page_titles else self._usual_first())
        self._refresh_panels()

    def _usual_first(self) -> str:
        """Return the page to begin on: the overview once there is more to see than what the wizard wrote."""
        draft = self.session.draft
        if len(draft.partners) > 1:
            return OVERVIEW
        return "scope" if draft.general.strand else "call"

    def current_page(self) -> Page:
        """Return the page shown."""
        page = self.stack.currentWidget()
        if not isinstance(page, Page):
            raise TypeError("only pages are shown")
        return page

    def page(self, key: str) -> Page:
        """Return a page, building it on its first visit."""
        return self._pages.page(key)

    def _introduce(self, made: Page) -> None:
        made.stepped.connect(self.step)
        made.opened.connect(self.open_finding)
        made.page_asked.connect(self.go)
        made.path_asked.connect(self.open_path)
        made.command_asked.connect(self._run)
        made.review_marked.connect(self._page_reviewed)
        made.pages_counted.connect(self._pages_counted)
        tabs = getattr(made, "tabs", None)
        if isinstance(tabs, QTabWidget):
            tabs.currentChanged.connect(lambda _tab: self._fitting.start())

    def go(self, key: str) -> None:
        """Show a page."""
        self.session.end_phrase()
        page = self.page(key)
        # Before it is laid out: a table asks its model as soon as it is given its place.
        page.begin(self.stack.size())
        self.stack.setCurrentWidget(page)
        page.fill()
        self.navigation.select(key)
        self.guide.show_page(key)
        self.findings.show_page(key)
        self.page_changed.emit(key)
        self._fitting.start()

    def go_into(self, key: str) -> None:
        """Show a page, and give it the keyboard."""
        self.go(key)
        self.regions.enter_page()

    def step(self, by: int) -> None:
        """Show the next or previous page."""
        keys = list(self.session.state.page_titles)
        here = self.current_page().key
        place = keys.index(here) + by if here in keys else -1
        if 0 <= place < len(keys):
            self.go(keys[place])
            self.regions.enter_page()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Where no field and no cell has the keyboard, paste into the one empty list, or say what to do."""
        if event.matches(QKeySequence.StandardKey.Paste):
            from euroapp_ui.tables.rows_view import RowsView

            lists = [one for one in self.current_page().findChildren(RowsView) if one.isVisible()]
            if len(lists) == 1 and lists[0].paste_if_empty():
                return
            self.status.tell(
                tr("Nothing was pasted: no field and no cell has the keyboard. Click into one, then paste.")
            )
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk the region that has the keyboard, in reading order."""
        return self.regions.tab(forward=forward)

    def reveal(self, path: FieldPath) -> bool:
        """Go to the field a path names; tell whether it was found."""
        self.go(page_of(path))
        found = self.current_page().reveal(path)
        self.guide.show_field(path)
        return found

    def open_path(self, path: FieldPath) -> None:
        """Go to a field or a row, or into the page that `page/` with its key names."""
        if path.startswith(PAGE_HEAD):
            self.go_into(page_of(path))
        else:
            self.reveal(path)

    def open_finding(self, finding: Finding) -> None:
        """Go to the place of a finding."""
        self.reveal(finding.path)

    def step_finding(self, by: int) -> None:
        """Go to the next or previous finding; say what a search leaves out, or take it back."""
        finding, told = self.side.step(by, self.current_page().key)
        if told:
            self.status.tell(told)
        if finding is not None:
            self.open_finding(finding)

    def show_origins(self, on: bool) -> None:
        """Let every field and cell wear the colour of where its value comes from, or none."""
        self.session.shows_origins = CellDelegate.tinted = on
        if on and self._legend is None:
            self._legend = OriginsLegend()
            self._legend.closed.connect(lambda: self.show_origins(False))
            self.layout().insertWidget(1, self._legend)  # type: ignore[union-attr]
        if self._legend is not None:
            self._legend.setVisible(on)
        self._show_pages_again()

    def close_pages(self) -> None:
        """Stop what pages do in the background."""
        self.preview.stop()
        self.meter.stop()
        self.spelling.close()
        for page in self._pages:
            page.close_jobs()

    def _wanted_width(self) -> int:
        page = self.stack.currentWidget()
        return page.wanted_width() if isinstance(page, Page) else 0

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self.panes, 1)
        box.addWidget(self.status)

    def _connect(self) -> None:
        self.navigation.chosen.connect(self.go)
        self.findings.opened.connect(self.open_finding)
        self.meter.counted.connect(self._show_pages)
        self.preview.asked.connect(self.open_path)
        self.preview.told.connect(self.status.tell)
        self.status.findings_asked.connect(self.side.show_findings)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._refresh_panels)
        self.session.changed.connect(self._refresh_later)
        self.session.looked_at.connect(self.guide.show_field)
        self.session.looked_at.connect(self.preview.note)
        self.session.told.connect(self.status.tell)
        self.session.figure_asked.connect(self._explain)
        self.session.place_asked.connect(self.open_path)
        self.session.cells_chosen.connect(self.status.show_chosen)
        # A question inside a step of the undo stack would let another step begin.
        self.session.step_refused.connect(self._tell_of_step, Qt.ConnectionType.QueuedConnection)
        theme().changed.connect(self._keep_in_sight)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_changed)

    def _keep_in_sight(self) -> None:
        """Scroll to the field in use and the page shown, where another size of text moved them."""
        page = self.stack.currentWidget()
        if isinstance(page, Page):
            page.show_focus()
        self.navigation.show_current()

    def _explain(self, explain: object) -> None:
        """Show how a figure comes about, in a panel that stays while one goes to its rows."""
        from euroapp_ui.tables.explained_panel import ExplainedPanel

        if self._explained is None:
            self._explained = ExplainedPanel(self, self.session)
            self._explained.asked.connect(self.reveal)
        if not self._explained.show_for(explain):  # type: ignore[arg-type]
            self.status.tell(tr("A value is missing, so there are no steps to show yet."))

    def _tell_of_step(self, step: str, undone: bool, path: FieldPath) -> None:
        where = place(path, self.session.draft, self.session.call) if path else ""
        title = (
            tr("“{step}” cannot be undone.", step=step)
            if undone
            else tr("“{step}” cannot be redone.", step=step)
        )
        voice().tell(self, title, shown(_changed_since(where)))

    def _run(self, command: str) -> None:
        """Run a command of the window, for a page that offers it too."""
        actions: dict[str, QAction] = getattr(self.window(), "actions_by_key", {})
        actions[command].trigger()

    def _page_reviewed(self, key: str) -> None:
        from euroapp_ui.windows.marking import mark_page

        mark_page(self.window(), self.session, key)

    def _pages_counted(self, pages: int) -> None:
        self.meter.know()
        self._show_pages(pages)

    def _show_pages(self, pages: int) -> None:
        self.status.show_page_count(pages)
        self.session.pages_counted(pages)

    def _show_disputed(self) -> None:
        """List among the findings where partners disagree."""
        from euroapp_ui.windows.disputes import show_disputed

        show_disputed(self.session)
        find_part(self.session)

    def _show_part(self) -> None:
        """Put the pages of the part that was asked for first, and call all others pages for reading."""
        self.navigation.refresh()
        self._show_pages_again()

    def _show_pages_again(self) -> None:
        for page in self._pages:
            page.show_again()

    def _refresh_later(self) -> None:
        """Refresh the panels once the key is painted, or when the keys in a long text pause."""
        self._later.start(QUIET_MS if self.session.writing else 0)

    def _refresh_panels(self) -> None:
        self.navigation.refresh()
        self.status.refresh()
        self.side.refresh()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        self.regions.note(new)
        page = self.stack.currentWidget()
        if isinstance(page, Page) and new is not None and page.isAncestorOf(new):
            # Rows that move below a click would put another one under the second click of a double click.
            pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
            rows = isinstance(new, QAbstractItemView | ChartFace)
            page.show_focus(QApplication.doubleClickInterval() if pressed and rows else 0)
        widget = new
        while widget is not None and widget is not self.stack:
            path = widget.property("fieldPath")
            if path:
                self.guide.show_field(str(path))
                self.preview.note(str(path))
                return
            widget = widget.parentWidget()


def _changed_since(where: str) -> str:
    """Return why a step can be taken back or done again no more."""
    what = (
        say("“{field}” has been changed in another way since.", field=where)
        if where
        else say("What it changed has been changed in another way since.")
    )
    return together((what, say("The draft stays as it is.")), " ")
