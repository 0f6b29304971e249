"""Which calls are open today, as far as the packs and a list of other calls know."""

from __future__ import annotations

import contextlib
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.calls.standing import other_calls
from euroapp.errors import EuroappError
from euroapp.wording.standing import account, head, knowledge, open_calls
from euroapp_ui.messages import harmless
from euroapp_ui.widgets.text import label
from euroapp_ui.workers import apart

LINES = 6
"""Height of the list in lines of text; the rest is scrolled to."""


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
        box.addWidget(label("Calls", "section"))
        self.sentence, self.day = label("", wrap=True), label("", "help", wrap=True)
        box.addWidget(self.sentence)
        box.addWidget(self.day)
        self._head = label("Calls without a pack, for which you would need one", "label")
        box.addWidget(self._head)
        self.notes = QListWidget()
        self.notes.setObjectName("recent")
        self.notes.setAccessibleName("Calls without a pack")
        self.notes.setWordWrap(True)
        self.notes.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.notes.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.notes.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.notes.setFixedHeight(LINES * QFontMetrics(self.font()).lineSpacing() + 24)
        box.addWidget(self.notes)

    def show_day(self, today: date) -> None:
        """Show what is open on a day; the packs are read apart, for the window need not wait for them."""
        self._today = today
        known = other_calls()
        self.day.setText(knowledge(known))
        self.notes.clear()
        for call in known.usable(today):
            self.notes.addItem(QListWidgetItem(f"{head(call, today)}\n{account(call, known)}"))
        for part in (self._head, self.notes):
            part.setVisible(self.notes.count() > 0)
        apart("calls", self._look)

    def _look(self) -> None:
        calls = []
        for call_id in call_ids():
            with contextlib.suppress(EuroappError):
                calls.append(load_call(call_id))
        # The window may have gone by the time the packs are read.
        with contextlib.suppress(RuntimeError):
            self._read.emit(calls)

    def _tell(self, calls: list[Call]) -> None:
        self.sentence.setText(harmless(open_calls(calls, self._today)))
