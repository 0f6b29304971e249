"""What all pages share: title, one column, lazy refresh, and finding a field by its path."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from euroapp.language import template
from euroapp.values import FieldPath
from euroapp.wording.places import RESULTS, page_title
from euroapp_ui.language import shown, tr
from euroapp_ui.pages.focus_in_sight import FocusInSight
from euroapp_ui.pages.growth import Growth
from euroapp_ui.pages.page_standing import PageStanding
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.summary import SummaryTable
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.focus_order import enter
from euroapp_ui.widgets.part import Part
from euroapp_ui.widgets.rest import Rest, added
from euroapp_ui.widgets.scrolled import Body
from euroapp_ui.widgets.tabs import PartTabs, Tabs
from euroapp_ui.widgets.text import button, label

COLUMN = 760
WIDE = 1180
ROOMY, ROOMY_COLUMN = 1200, 1640
"""Widths of a page from which on lists stand beside their forms, and that its column takes then at most."""
_SIDE = 20


class Page(QWidget):
    """One page; subclasses build their parts in `build`."""

    stepped = Signal(int)
    """The user wants the next page (1) or the previous one (-1)."""
    page_asked = Signal(str)
    """The user wants the page with this key."""
    command_asked = Signal(str)
    """The user wants a command of the window, by its key."""
    path_asked = Signal(str)
    """The user wants a field, a row, or `page/` with the key of a page."""
    review_marked = Signal(str)
    """The user says that the page with this key is reviewed, or is not any more."""
    opened = Signal(object)
    """The user wants to mend a finding."""
    pages_counted = Signal(int)
    """The proposal was built and has so many pages."""
    key = ""
    intro = ""
    wide = False
    beside = False
    """Lists of the page stand beside their forms where the window is wide."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.session = session
        self._parts: list[Part] = []
        self._stale = True
        self.setObjectName("page")
        self._lay_out()
        self._sight = FocusInSight(self, self.area)
        self._standing = PageStanding(session, self.key, self.body)
        self._unmade = Rest(self._column, self.body)
        self._growth = Growth(self, self.area, self._unmade)
        # What appears while one types, or a larger text, moves the field that is typed into.
        self.area.verticalScrollBar().rangeChanged.connect(self._moved)
        self.body.addWidget(self._unmade)
        self.build()
        self.later(28, self._foot)
        session.changed.connect(self._changed)

    def build(self) -> None:
        """Create the parts of the page."""
        raise NotImplementedError

    def update_page(self) -> None:
        """Show what is not a part, such as figures; called with every refresh."""

    def close_jobs(self) -> None:
        """Stop what the page does in the background."""

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Add a widget below the others."""
        self.body.insertWidget(self.body.indexOf(self._unmade), widget, stretch)
        added(widget, self._unmade)

    def add_layout(self, layout: QLayout, stretch: int = 0) -> None:
        """Add a layout below the others."""
        self.body.insertLayout(self.body.indexOf(self._unmade), layout, stretch)

    def later(self, height: int, make: Callable[[], object]) -> None:
        """Leave what comes next, about so many pixels high, until it is in sight or there is time."""
        self._unmade.later(height, make)

    def part(self, part: Part) -> None:
        """Remember a part, to be kept in step with the draft."""
        self._parts.append(part)
        if isinstance(part, PartTabs):
            part.turned.connect(self.session.looked_at)
        if not self._stale:
            part.refresh()

    def look_soon(self) -> None:
        """Look before the next paint whether something in sight is still to be made."""
        self._growth.look_soon()

    def begin(self, room: QSize) -> None:
        """Show the draft and make about what will be in sight in so much room, before the page is shown."""
        for _ in self.pieces_of(room):
            pass

    def pieces_of(self, room: QSize) -> Iterator[None]:
        """Make piece by piece what will be in sight in so much room, before the page is shown."""
        self.catch_up()
        yield
        yield from self._growth.beginning(room)

    def fill(self) -> None:
        """Make what is in sight; the rest follows when there is time."""
        self._growth.fill()

    def findChildren(self, *what: Any, **how: Any) -> Any:
        """Return what is found on the whole page, for which all of it is made."""
        self._growth.complete()
        return super().findChildren(*what, **how)

    def findChild(self, *what: Any, **how: Any) -> Any:
        """Return what is found first on the whole page, for which all of it is made."""
        self._growth.complete()
        return super().findChild(*what, **how)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._stale = False
        for part in self._parts:
            part.refresh()
        self._standing.show()
        self.update_page()

    def reveal(self, path: FieldPath) -> bool:
        """Go to the field a path names; tell whether it is on this page."""
        self.catch_up()
        found = any(part.reveal(path) for part in self._parts)
        while not found and self._unmade.left:
            known = len(self._parts)
            self._unmade.make_next()
            found = any(part.reveal(path) for part in self._parts[known:])
        if found:
            self.show_focus()
        return found

    def show_tab(self, title: str) -> None:
        """Open the tab of this title and give the keyboard to what takes letters there."""
        for tabs in QWidget.findChildren(self, Tabs):
            for place in range(tabs.count()):
                if tabs.tabText(place) == shown(title):
                    tabs.setCurrentIndex(place)
                    enter(tabs.currentWidget())

    def show_focus(self, after: int = 0) -> None:
        """Scroll to what has the keyboard after so many milliseconds, once what was opened is laid out."""
        self._growth.pause()
        self._sight.look(after)

    def _moved(self) -> None:
        if self.isVisible() and not self._growth.growing:
            self.show_focus()

    def catch_up(self) -> None:
        """Show what changed while another page was shown."""
        if self._stale:
            self.refresh()

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what changed while another page was shown."""
        self.catch_up()
        super().showEvent(event)
        self.look_soon()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn to the next or previous tab by Ctrl+Tab from what stands above or below the tabs, too."""
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            tabs = next((one for one in QWidget.findChildren(self, QTabWidget) if one.isVisible()), None)
            if tabs is not None:
                tabs.keyPressEvent(event)
                return
        super().keyPressEvent(event)

    def show_again(self) -> None:
        """Show the same draft in another way."""
        self._changed()
        for view in QWidget.findChildren(self, QAbstractItemView):
            view.viewport().update()

    def _changed(self) -> None:
        self._stale = True
        self._growth.pause()
        if self.isVisible():
            self.refresh()

    def _foot(self) -> None:
        """Add the mark of a review, and the ways to the previous and the next page."""
        line = QHBoxLayout()
        self.body.addLayout(line)
        titles = self.session.state.page_titles
        keys = list(titles)
        place = keys.index(self.key) if self.key in titles else len(keys) + 1
        for by, words in ((-1, template("Back: {page}")), (1, template("Next: {page}"))):
            if 0 <= place + by < len(keys):
                made = button(tr(words, page=titles[keys[place + by]]), "link")
                made.clicked.connect(lambda _checked=False, by=by: self.stepped.emit(by))
                line.addWidget(made)
                added(made, self._unmade)
            if by < 0:
                line.addStretch()
                self._add_mark(line)

    def _add_mark(self, line: QHBoxLayout) -> None:
        """Add what marks the page as reviewed; pages that show results are not written on."""
        if self.key not in RESULTS:
            made = self._standing.make_button()
            made.clicked.connect(lambda: self.review_marked.emit(self.key))
            line.addWidget(made)
            added(made, self._unmade)
            line.addStretch()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setObjectName("pageScroll")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.area)
        host = Body()
        host.setObjectName("pageBody")
        line = QHBoxLayout(host)
        side = _SIDE if self.wide else 32
        line.setContentsMargins(side, 22, side, 24)
        column = QWidget()
        column.setObjectName("plain")
        self._column = column
        self._widen()
        theme().changed.connect(self._widen)
        self.body = QVBoxLayout(column)
        self.body.setContentsMargins(0, 0, 0, 0)
        # Pages of tables need their height for rows.
        self.body.setSpacing(12 if self.wide else 16)
        line.addWidget(column, 100)
        line.addStretch(1)
        self.area.setWidget(host)
        self.head = QHBoxLayout()
        self.head.setSpacing(8)
        self.title = label(page_title(self.key, self.session.call), "title")
        self.head.addWidget(self.title, 1)
        self.body.addLayout(self.head)
        if self.intro:
            self.body.addWidget(label(self.intro, "soft", wrap=True))

    def _widen(self) -> None:
        """Keep the length of lines in letters, whatever the size of the text."""
        room = self.beside and self.width() >= theme().scaled(ROOMY)
        most = theme().scaled(ROOMY_COLUMN if room else WIDE if self.wide else COLUMN)
        if self._column.maximumWidth() != most:
            self._column.setMaximumWidth(most)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width of a wide window where lists can stand beside their forms."""
        super().resizeEvent(event)
        self._widen()

    def wanted_width(self) -> int:
        """Return the width that the table in sight wants for all its columns, in pixels; 0 for none."""
        if not self.wide:
            return 0
        tables: tuple[CellTable | SummaryTable, ...]
        tables = (*QWidget.findChildren(self, CellTable), *QWidget.findChildren(self, SummaryTable))
        return max((one.wanted_width() for one in tables if one.isVisible()), default=0) + 2 * _SIDE
