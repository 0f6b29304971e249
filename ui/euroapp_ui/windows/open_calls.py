"""Which calls are open today, as far as the packs and a list of other calls know."""

from __future__ import annotations

import contextlib
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from euroapp.errors import EuroappError
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.text import label
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from euroapp.calls.call import Call

LEAST, MOST = 3, 14
"""Height of the list in lines of text; the rest is scrolled to."""


class _Notes(QScrollArea):
    """Notes that are scrolled."""

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: room that is left is given by the page."""
        return QSize(super().sizeHint().width(), self.minimumHeight())


class OpenCalls(QWidget):
    """A sentence on the calls with a pack, the day of that knowledge, and notes on calls without one."""

    _read = Signal(object)
    """The packs were read."""

    def __init__(self) -> None:
        super().__init__()
        self._today = date.min
        self._read.connect(self._tell)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(6)
        box.addWidget(label(tr("Calls"), "section"))
        self.sentence, self.day = label("", wrap=True), label("", "help", wrap=True)
        box.addWidget(self.sentence)
        box.addWidget(self.day)
        self._head = label(tr("Other calls, for which EuroApp has no pack"), "label")
        box.addWidget(self._head)
        self.notes = _Notes()
        self.notes.setObjectName("calls")
        self.notes.setAccessibleName(tr("Other calls, for which EuroApp has no pack"))
        self.notes.setWidgetResizable(True)
        self.notes.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        box.addWidget(self.notes, 1)
        box.addStretch()
        self._fit()

    def _fit(self) -> None:
        line = QFontMetrics(self.notes.font()).lineSpacing()
        self.notes.setMinimumHeight(LEAST * line)
        self.notes.setMaximumHeight(MOST * line)

    def changeEvent(self, event: QEvent) -> None:
        """Keep the height of the list in step with the size of the text."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange} and hasattr(self, "notes"):
            self._fit()

    def show_day(self, today: date) -> None:
        """Show what is open on a day; the packs are read apart, for the window need not wait for them."""
        from euroapp.calls.standing import other_calls
        from euroapp.wording.standing import account, head, knowledge

        self._today = today
        known = other_calls()
        self.day.setText(knowledge(known))
        usable = known.usable(today)
        listed = QWidget()
        lines = QVBoxLayout(listed)
        lines.setContentsMargins(0, 0, 12, 0)
        lines.setSpacing(2)
        for call in usable:
            lines.addWidget(label(head(call, today), wrap=True))
            lines.addWidget(label(account(call, known), "help", wrap=True))
            lines.addSpacing(6)
        lines.addStretch()
        self.notes.setWidget(listed)
        for part in (self._head, self.notes):
            part.setVisible(bool(usable))
        apart("calls", self._look)

    def _look(self) -> None:
        from euroapp.calls.library import call_ids, load_call

        calls = []
        for call_id in call_ids():
            with contextlib.suppress(EuroappError):
                calls.append(load_call(call_id))
        # The window may have gone by the time the packs are read.
        with contextlib.suppress(RuntimeError):
            self._read.emit(calls)

    def _tell(self, calls: list[Call]) -> None:
        from euroapp.wording.standing import open_calls

        self.sentence.setText(harmless(shown(open_calls(calls, self._today))))
