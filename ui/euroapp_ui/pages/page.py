"""What all pages share: title, one column, lazy refresh, and finding a field by its path."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from euroapp.draft.marks import PAGE_HEAD, MarkKind
from euroapp.language import say, template, together
from euroapp.values import FieldPath
from euroapp.wording.places import RESULTS, page_title
from euroapp_ui.asked_part import name_of_part, pages_of_part
from euroapp_ui.language import shown, tr
from euroapp_ui.pages.growth import Growth
from euroapp_ui.session import DraftSession
from euroapp_ui.standing import Standing, is_marked, standings
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.focus_order import enter, show_whole
from euroapp_ui.widgets.part import Part
from euroapp_ui.widgets.rest import Rest, added
from euroapp_ui.widgets.tabs import PartTabs, Tabs
from euroapp_ui.widgets.text import button, label, set_tone

COLUMN = 760
WIDE = 1180
ROOMY, ROOMY_COLUMN = 1200, 1640
"""Widths of a page from which on lists stand beside their forms, and that its column takes then at most."""
_SIDE = 20
_MENU_MS = 50
"""Time between two looks whether an open menu is closed."""


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
        self._standing: QLabel | None = None
        self._reviewed: QPushButton | None = None
        self.setObjectName("page")
        self._looking = QTimer(self)
        self._looking.setSingleShot(True)
        self._looking.timeout.connect(self._scroll_to_focus)
        self._lay_out()
        self._unmade = Rest(self._column, self.body)
        self._growth = Growth(self, self.area, self._unmade)
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
        self.catch_up()
        self._growth.begin(room)

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
        self._show_standing()
        self.update_page()

    def _show_standing(self) -> None:
        """Say beside the title who has reviewed the page, and whether it is still as it was then."""
        path = f"{PAGE_HEAD}{self.key}"
        said = standings(self.session, path)
        asked = pages_of_part(self.session)
        if asked and self.key not in {*RESULTS, *asked}:
            said = [Standing(self._for_reading(), "", ""), *said]
        if self._reviewed is not None:
            own = is_marked(self.session, MarkKind.REVIEWED, path)
            self._reviewed.setText(tr("Take my mark away") if own else tr("Mark as reviewed"))
        if self._standing is None and said:
            self._standing = label("", "counter", wrap=True)
            self.body.insertWidget(1, self._standing)
        if self._standing is not None:
            self._standing.setText(shown(together((one.words for one in said), "\n")))
            set_tone(self._standing, said[-1].tone if said else "")
            self._standing.setVisible(bool(said))

    def _for_reading(self) -> str:
        return say(
            "This page is for reading: you were asked for the part of {name}. What you change here is shown "
            "apart to whoever asked you, and taken only if it is wanted.",
            name=name_of_part(self.session),
        )

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
        self._looking.start(after)

    def _moved(self) -> None:
        if self.isVisible() and not self._growth.growing:
            self.show_focus()

    def _scroll_to_focus(self) -> None:
        widget, body = self.window().focusWidget(), self.area.widget()
        if widget is None or body is None or not self.isAncestorOf(widget):
            return
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            # What moves under a pressed button is chosen as if it were dragged over.
            self._looking.start(0)
            return
        if QApplication.activePopupWidget() is not None:
            # A menu stays where it was opened, and with it what it was opened for.
            self._looking.start(_MENU_MS)
            return
        show_whole(self.area, widget)
        if isinstance(widget, QAbstractItemView):
            # A list can be higher than the page; what counts is its current row.
            rect = widget.visualRect(widget.currentIndex())
            place = widget.viewport().mapTo(body, rect.center())
            self.area.ensureVisible(0, place.y(), 0, min(rect.height(), 60))

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
                self._add_review(line)

    def _add_review(self, line: QHBoxLayout) -> None:
        """Add what marks the page as reviewed; pages that show results are not written on."""
        if self.key not in RESULTS:
            self._reviewed = button("", "link")
            self._reviewed.clicked.connect(lambda: self.review_marked.emit(self.key))
            line.addWidget(self._reviewed)
            added(self._reviewed, self._unmade)
            self._show_standing()
            line.addStretch()

    def _lay_out(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self.area = QScrollArea()
        self.area.setObjectName("pageScroll")
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer.addWidget(self.area)
        # What appears while one types, or a larger text, moves the field that is typed into.
        self.area.verticalScrollBar().rangeChanged.connect(self._moved)
        host = _Body()
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
        tables = [one for one in QWidget.findChildren(self, CellTable) if one.isVisible()]
        return max((one.wanted_width() for one in tables), default=0) + 2 * _SIDE


class _Body(QWidget):
    """The inside of the scrolled page, as high as its texts need at the width it has."""

    def minimumSizeHint(self) -> QSize:
        """Leave the height to `heightForWidth`: texts wrapped at the least width would be far too high."""
        return QSize(super().minimumSizeHint().width(), 0)
