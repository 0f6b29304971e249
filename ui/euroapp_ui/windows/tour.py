"""A look round the window in five steps; it can be left at any time, and asks for nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from euroapp.language import say
from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.focus_order import step as step_focus
from euroapp_ui.widgets.text import Card, button, label
from euroapp_ui.windows.desk import Desk
from euroapp_ui.windows.welcome import TOURED
from euroapp_ui.windows.workspace import Workspace

_WIDE = 380
_GAP = 14


@dataclass(frozen=True)
class Stop:
    """A part of the window, and what there is to know of it."""

    title: str
    text: str
    region: Callable[[Workspace], QWidget]


STOPS = (
    Stop(
        say("The pages"),
        say(
            "They stand in the order in which a partnership is planned. The sign before each says how far "
            "it is, the number how many errors are left on it."
        ),
        lambda workspace: workspace.navigation,
    ),
    Stop(
        say("Where you write"),
        say(
            "Tab goes to the next field. What you type is kept in a copy within a few seconds, should the "
            "computer stop; Save writes your file."
        ),
        lambda workspace: workspace.stack,
    ),
    Stop(
        say("Guide and checks"),
        say(
            "The guide says for each field why it is asked and what the call says about it. The checks list "
            "what is missing or contradicts itself, and offer what mends it. F8 goes to the next problem."
        ),
        lambda workspace: workspace.side,
    ),
    Stop(
        say("The state of the draft"),
        say(
            "Grant, share for the SMEs, own money and errors are always in sight, and at the right whether "
            "the draft is saved."
        ),
        lambda workspace: workspace.status,
    ),
    Stop(
        say("Find anything"),
        say(
            "Ctrl+K finds every field, page and command by a few letters. Export PDF in the File menu prints "
            "the proposal at any time, finished or not. Take the tour in the Help menu shows this again."
        ),
        lambda workspace: workspace.window(),
    ),
)


class Tour(Card):
    """The card that goes from part to part, and a ring around the part it speaks of."""

    def __init__(self, window: Desk, workspace: Workspace) -> None:
        super().__init__(margins=16)
        self.setParent(window)
        self.setObjectName("tour")
        self._window, self._workspace = window, workspace
        self._ring = _Ring(window)
        self._place = 0
        self._title, self._text = label("", "section"), label("", wrap=True)
        self._count = label("", "help")
        self._back, self._next = button(tr("Back")), button("", "primary")
        self._leave = button(tr("End the tour"), "link")
        self.box.setSpacing(8)
        for words in (self._title, self._text):
            self.box.addWidget(words)
        line = QHBoxLayout()
        line.addWidget(self._count)
        line.addStretch()
        for made, act in ((self._leave, self.leave), (self._back, self._go_back), (self._next, self._go_on)):
            made.clicked.connect(act)
            line.addWidget(made)
        self.box.addLayout(line)
        self.setFixedWidth(min(theme().scaled(_WIDE), window.width() - 2 * _GAP))
        window.installEventFilter(self)
        workspace.destroyed.connect(self.leave)
        self._show_stop()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk the buttons of the card."""
        return step_focus(self, forward=forward)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window when its size changes."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self._put()
        return False

    def leave(self) -> None:
        """End the tour, and go back into the page."""
        self._window.removeEventFilter(self)
        self._ring.deleteLater()
        self.hide()
        self.deleteLater()
        if self._window.workspace is not None:
            self._window.workspace.regions.enter_page()

    def _go_on(self) -> None:
        self._place += 1
        if self._place < len(STOPS):
            self._show_stop()
        else:
            self.leave()

    def _go_back(self) -> None:
        self._place = max(0, self._place - 1)
        self._show_stop()

    def _show_stop(self) -> None:
        stop = STOPS[self._place]
        last = self._place == len(STOPS) - 1
        self._title.setText(stop.title)
        self._text.setText(stop.text)
        self._count.setText(tr("{place} of {count}", place=self._place + 1, count=len(STOPS)))
        self._back.setVisible(self._place > 0)
        self._leave.setVisible(not last)
        self._next.setText(tr("Begin to work") if last else tr("Next"))
        self.setAccessibleName(self._title.text())
        self.setAccessibleDescription(self._text.text())
        self._put()
        self.show()
        self.raise_()
        # A draft that was just opened gives the keyboard to its page in the next turn.
        QTimer.singleShot(0, self._next, lambda: self._next.setFocus(Qt.FocusReason.OtherFocusReason))

    def _put(self) -> None:
        """Stand beside the part that is spoken of, where there is room, and never outside the window."""
        region = STOPS[self._place].region(self._workspace)
        whole = self._window.rect()
        at = QRect(region.mapTo(self._window, QPoint(0, 0)), region.size()) if region.isVisible() else whole
        self._ring.surround(at)
        high = self.heightForWidth(self.width()) if self.hasHeightForWidth() else self.sizeHint().height()
        self.setFixedHeight(high)
        if at == whole or at.width() > whole.width() * 0.6:
            left = at.center().x() - self.width() // 2
        else:
            left = (
                at.right() + _GAP if at.center().x() < whole.center().x() else at.left() - self.width() - _GAP
            )
        top = at.top() + 60 if at.height() > high + 120 else at.top() - high - _GAP
        room = whole.adjusted(_GAP, _GAP, -self.width() - _GAP, -high - _GAP)
        self.move(min(max(left, room.left()), room.right()), min(max(top, room.top()), room.bottom()))


class _Ring(QWidget):
    """A frame around a part of the window that lets everything through."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def surround(self, part: QRect) -> None:
        """Stand around another part."""
        self.setGeometry(part)
        self.show()
        self.raise_()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme().colour("accent"), 4))
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 6, 6)


def start_tour(window: Desk) -> None:
    """Show the tour on the open draft; on the example where none is open."""
    window.preferences.set(TOURED, True)
    if window.workspace is None:
        window.files.example()
    if window.workspace is not None:
        for old in window.findChildren(Tour):
            old.leave()
        Tour(window, window.workspace)


def refuse_tour(window: Desk) -> None:
    """Offer the tour no more."""
    window.preferences.set(TOURED, True)
    window.welcome.hide_tour()
    window.welcome.begin()
