"""What the window shows while no draft is open."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QScrollArea, QVBoxLayout, QWidget

from euroapp.language import say, together
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import harmless
from euroapp_ui.pages.focus_in_sight import FocusInSight
from euroapp_ui.preferences import Preferences
from euroapp_ui.widgets.focus_order import step
from euroapp_ui.widgets.scrolled import Body
from euroapp_ui.widgets.text import Card, button, label
from euroapp_ui.windows.open_calls import OpenCalls
from euroapp_ui.windows.recent_list import RecentList

if TYPE_CHECKING:
    from euroapp.storage.recovery import RecoveryCopy

TOURED = "toured"
"""Preference: the tour was taken or refused."""
AFTER_PAINTING_MS = 20
"""The calls are looked up once the page has been painted: to read their packs takes as long as the rest."""


class Welcome(QWidget):
    """New, open, example, recovered and recent drafts."""

    new_asked = Signal()
    open_asked = Signal()
    example_asked = Signal()
    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)
    recovery_dropped = Signal(object)
    tour_asked = Signal()
    tour_refused = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._area = QScrollArea()
        self._box = self._column()
        self._sight = FocusInSight(self, self._area)
        self._box.addWidget(label("EuroApp", "title"))
        text = tr(
            "Draft an application for Euroclusters or a sister call on this computer: guided, checked as you "
            "type, printed as a proposal."
        )
        self._box.addWidget(label(text, "soft", wrap=True))
        self._first: QPushButton | None = None
        self._recover: list[QPushButton] = []
        """The buttons that bring text back, in their order."""
        self._box.addLayout(self._ways_in())
        self._tour = self._tour_card()
        self._box.addWidget(self._tour)
        self._recovery = QVBoxLayout()
        self._box.addLayout(self._recovery)
        self._recent_title = label(tr("Recent drafts"), "section")
        self._box.addWidget(self._recent_title)
        self._recent = RecentList()
        self._recent.itemActivated.connect(self._chosen)
        self._recent.itemClicked.connect(self._chosen)
        self._box.addWidget(self._recent, 3)
        self._nothing = label(
            tr("None yet. Drafts you open are listed here. A draft file can also be dropped on this window."),
            "soft",
            wrap=True,
        )
        self._box.addWidget(self._nothing)
        self._calls = OpenCalls()
        self._box.addWidget(self._calls, 1)
        self._box.addStretch()

    def _column(self) -> QVBoxLayout:
        """Return the column in the middle; it scrolls where there is more than the window holds."""
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        outer.addWidget(self._area)
        host, column = Body(), QWidget()
        host.setObjectName("pageBody")
        column.setObjectName("plain")
        column.setMaximumWidth(720)
        sides = QHBoxLayout(host)
        sides.addStretch(1)
        sides.addWidget(column, 20)
        sides.addStretch(1)
        self._area.setWidget(host)
        box = QVBoxLayout(column)
        box.setContentsMargins(32, 48, 32, 32)
        box.setSpacing(14)
        return box

    def _ways_in(self) -> QHBoxLayout:
        """Return the buttons for a new draft, a file, and the example."""
        line = QHBoxLayout()
        for words, role, signal in (
            (tr("New draft"), "primary", self.new_asked),
            (tr("Open draft"), "", self.open_asked),
            (tr("Look at the example"), "", self.example_asked),
        ):
            made = button(words, role)
            made.clicked.connect(signal)
            line.addWidget(made)
            self._first = self._first or made
        line.addStretch()
        return line

    def begin(self) -> None:
        """Give the keyboard to what is wanted first: text that can be recovered, else a new draft."""
        for wanted in (*self._recover, self._first):
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
                self._sight.look()
                return

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk the page in reading order, whatever was offered last, and scroll along."""
        self._sight.look()
        return step(self, forward=forward)

    def show_calls(self) -> None:
        """Say which calls are open today, once the page has been painted."""
        QTimer.singleShot(AFTER_PAINTING_MS, self._calls, self._look_up_calls)

    def _look_up_calls(self) -> None:
        # A window that closes shows this page for a moment, and should not wait for the packs to be read.
        if self.isVisible():
            self._calls.show_day(date.today())

    def showEvent(self, event: QShowEvent) -> None:
        """Look the calls up that were asked for while the page was not to be seen."""
        super().showEvent(event)
        self.show_calls()

    def show_recent(self, preferences: Preferences) -> None:
        """List the drafts opened last."""
        self._recent.show_drafts(preferences, date.today())
        found = self._recent.count() > 0
        self._recent.setVisible(found)
        self._nothing.setVisible(not found)
        self._tour.setVisible(not found and not preferences.get(TOURED, False))

    def show_recovery(self, copies: list[RecoveryCopy]) -> None:
        """Offer text that was never saved."""
        while (item := self._recovery.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        self._recover = []
        if copies:
            self._recovery.addWidget(label(tr("Text that was not saved"), "section"))
        for copy in copies:
            self._recovery.addWidget(self._offer(copy))

    def _tour_card(self) -> Card:
        """Offer a look round, to whoever is here for the first time."""
        card = Card()
        card.box.addWidget(label(tr("Here for the first time?"), "label"))
        text = tr("A tour of one minute shows, in the example, where everything is.")
        card.box.addWidget(label(text, "help", wrap=True))
        line = QHBoxLayout()
        for words, role, signal in (
            (tr("Show me round"), "", self.tour_asked),
            (tr("No, thank you"), "link", self.tour_refused),
        ):
            made = button(words, role)
            made.clicked.connect(signal)
            line.addWidget(made)
        line.addStretch()
        card.box.addLayout(line)
        card.hide()
        return card

    def hide_tour(self) -> None:
        """Offer the tour no more."""
        self._tour.hide()

    def _offer(self, copy: RecoveryCopy) -> Card:
        card = Card()
        untold = copy.path.stem if copy.path is not None else tr("Draft with a password")
        name = harmless(untold if copy.protected else copy.title or tr("New draft"))
        card.box.addWidget(label(name, "label"))
        card.box.addWidget(label(_account(copy), "help", wrap=True))
        line = QHBoxLayout()
        recover = button(tr("Recover"), "primary", tr("Recover {name}", name=name))
        recover.clicked.connect(lambda: self.recovery_chosen.emit(copy))
        drop = button(tr("Delete this copy"), "", tr("Delete the copy of {name}", name=name))
        drop.clicked.connect(lambda: self.recovery_dropped.emit(copy))
        self._recover.append(recover)
        line.addWidget(recover)
        line.addWidget(drop)
        line.addStretch()
        card.box.addLayout(line)
        return card

    def _chosen(self, item: QListWidgetItem) -> None:
        self.recent_chosen.emit(Path(str(item.data(Qt.ItemDataRole.UserRole))))


def _account(copy: RecoveryCopy) -> str:
    """Return of when and of what a copy is, and how it came about."""
    moment = moment_text(copy.written_at)
    whose = (
        say("Copy of {moment} of {file}", moment=moment, file=harmless(copy.path.name))
        if copy.path is not None
        else say("Copy of {moment}, never saved to a file", moment=moment)
    )
    how = say("left without saving") if copy.released else say("the program stopped before it was saved")
    older = say("The file was saved after that, so the copy is older.") if copy.overtaken else ""
    asks = say("It is protected by a password.") if copy.protected else ""
    return together(filter(None, (together((together((whose, how), "; "), ".")), asks, older)), " ")
