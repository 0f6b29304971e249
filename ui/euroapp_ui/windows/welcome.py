"""What the window shows while no draft is open."""

from __future__ import annotations

import contextlib
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QPushButton, QVBoxLayout, QWidget

from euroapp.language import say, together
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import harmless
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.focus_order import step
from euroapp_ui.widgets.text import Card, button, label
from euroapp_ui.windows.open_calls import OpenCalls
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from euroapp.storage.recovery import RecoveryCopy

AFTER_PAINTING_MS = 20
"""The calls are looked up once the page has been painted: to read their packs takes as long as the rest."""


class RecentList(QListWidget):
    """A list whose first row is chosen once the keyboard comes, and which opens a row on Return."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that Return has something to open."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return, whatever the desktop's own key for it is."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)


class Welcome(QWidget):
    """New, open, example, recovered and recent drafts."""

    new_asked = Signal()
    open_asked = Signal()
    example_asked = Signal()
    recent_chosen = Signal(object)
    recovery_chosen = Signal(object)
    recovery_dropped = Signal(object)
    _missing = Signal(str)
    """A recent draft that was not found where it lay."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self._missing.connect(self._mark_missing)
        outer = QHBoxLayout(self)
        column = QWidget()
        column.setMaximumWidth(720)
        self._box = QVBoxLayout(column)
        self._box.setContentsMargins(32, 48, 32, 32)
        self._box.setSpacing(14)
        outer.addStretch(1)
        outer.addWidget(column, 20)
        outer.addStretch(1)
        self._box.addWidget(label("EuroApp", "title"))
        text = tr(
            "Draft an application for Euroclusters or a sister call on this computer: guided, checked as you "
            "type, printed as a proposal."
        )
        self._box.addWidget(label(text, "soft", wrap=True))
        line = QHBoxLayout()
        self._first: QPushButton | None = None
        self._recover: list[QPushButton] = []
        """The buttons that bring text back, in their order."""
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
        self._box.addLayout(line)
        self._recovery = QVBoxLayout()
        self._box.addLayout(self._recovery)
        self._recent_title = label(tr("Recent drafts"), "section")
        self._box.addWidget(self._recent_title)
        self._recent = RecentList()
        self._recent.setObjectName("recent")
        self._recent.setAccessibleName(tr("Recent drafts"))
        self._recent.itemActivated.connect(self._chosen)
        self._recent.itemClicked.connect(self._chosen)
        self._box.addWidget(self._recent, 1)
        self._nothing = label(tr("None yet. Drafts you open are listed here."), "soft", wrap=True)
        self._box.addWidget(self._nothing)
        self._calls = OpenCalls()
        self._box.addWidget(self._calls, 1)
        self._box.addStretch()

    def begin(self) -> None:
        """Give the keyboard to what is wanted first: text that can be recovered, else a new draft."""
        for wanted in (*self._recover, self._first):
            if wanted is not None:
                wanted.setFocus(Qt.FocusReason.OtherFocusReason)
                return

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Let Tab walk the page in reading order, whatever was offered last."""
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

    def show_recent(self, paths: list[Path]) -> None:
        """List the drafts opened last; which are missing is told when their disks have answered."""
        self._recent.clear()
        for path in paths:
            item = QListWidgetItem(f"{harmless(path.name)}\n{harmless(str(path.parent))}")
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            item.setSizeHint(QSize(0, 2 * self.fontMetrics().height() + 14))
            self._recent.addItem(item)
            apart("recent", partial(_tell_if_missing, path, self._missing))
        found = self._recent.count() > 0
        self._recent.setVisible(found)
        self._nothing.setVisible(not found)

    def _mark_missing(self, name: str) -> None:
        for row in range(self._recent.count()):
            item = self._recent.item(row)
            if item.data(Qt.ItemDataRole.UserRole) == name:
                item.setText(
                    tr(
                        "{file}\nNot found in {folder}",
                        file=harmless(Path(name).name),
                        folder=harmless(str(Path(name).parent)),
                    )
                )
                item.setForeground(theme().colour("soft"))

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


def _tell_if_missing(path: Path, told: SignalInstance) -> None:
    """Ask a disk, which may be long in answering, for the window may have gone by then."""
    with contextlib.suppress(OSError, ValueError, RuntimeError):
        if not path.is_file():
            told.emit(str(path))
