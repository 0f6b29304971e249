"""Settles an entry that is no value: one button for each reading, and one that keeps the value."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from euroapp.draft.fields import FieldSpec, field_at
from euroapp.edits import Edit
from euroapp.edits.unsettled import keep_value, typed_at
from euroapp.edits.vacancies import value_at
from euroapp.edits.values import set_value
from euroapp.errors import NoSuchPath
from euroapp.language import say, together
from euroapp.reading import meaning_at
from euroapp.values import FieldPath
from euroapp.wording.values import shortened, show
from euroapp_ui.commands import MEND_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.focus_order import ASIDE
from euroapp_ui.widgets.text import button, label, set_tone
from euroapp_ui.widgets.told import told_of


class Settling(QWidget):
    """The ways to settle what was typed into one field; hidden where nothing is to be settled."""

    settled = Signal()
    """The user chose."""
    given_up = Signal()
    """The user went back without choosing."""

    def __init__(self, session: DraftSession, *, asks: bool = False) -> None:
        """Stand below a field.

        Args:
            session: the open draft.
            asks: say in a sentence what is asked, where nothing else beside the field does.

        """
        super().__init__()
        self._session = session
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        self._question = label("", "help", wrap=True)
        set_tone(self._question, "error")
        box.addWidget(self._question)
        if not asks:
            self._question.hide()
        buttons = QWidget()
        self._flow = FlowLayout(buttons, spacing=8)
        box.addWidget(buttons)
        self.setProperty(ASIDE, True)
        self._shown: tuple[FieldPath, str, str] | None = None
        self.hide()

    @property
    def asking(self) -> bool:
        """Tell whether there is something to settle."""
        return self._shown is not None

    def enter(self) -> bool:
        """Give the keyboard to the first way to settle the entry; tell whether there is one."""
        first = next((one for one in self._flow.widgets() if isinstance(one, QPushButton)), None)
        if not self.isVisible() or first is None:
            return False
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the field on Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    def show_for(self, path: FieldPath) -> None:
        """Offer what can be done about the entry of a field, if it has one."""
        session, typed = self._session, typed_at(self._session.draft, path) if path else None
        if typed is None:
            self._shown = None
            self.hide()
            return
        try:
            spec, value = field_at(path), value_at(session.draft, path)
        except NoSuchPath:
            self._shown = None
            self.hide()
            return
        kept = show(spec, value, session.state)
        if self._shown != (path, typed, kept):
            self._shown = (path, typed, kept)
            self._offer(spec, path, typed, kept)
        self.show()

    def _offer(self, spec: FieldSpec, path: FieldPath, typed: str, kept: str) -> None:
        self._flow.clear()
        found = meaning_at(path, typed, self._session.state)
        self._question.setText(told_of(self._session, path, _question(typed, found.sentence, kept)))
        if found.readings:
            self._flow.addWidget(label(tr("Is it"), "help"))
        for reading, way in zip(found.readings, found.ways, strict=True):
            value = way or say("empty")
            self._button(spec, value, tr("Take {value}", value=value), _taking(path, reading))
        keep = (
            tr("Keep {value}", value=kept if len(kept) <= 40 else f"{kept[:38]}…")
            if kept
            else tr("Leave it empty")
        )
        self._button(spec, keep, keep, lambda draft: keep_value(draft, path))

    def _button(self, spec: FieldSpec, text: str, name: str, edit: Edit) -> None:
        made = button(shown(text).replace("&", "&&"), "link")
        made.setToolTip(tr("{keys} goes here from the field", keys=MEND_KEYS))
        made.setAccessibleName(f"{shown(spec.title)}: {name}")
        made.clicked.connect(lambda: self._settle(spec.title, edit))
        self._flow.addWidget(made)

    def _settle(self, title: str, edit: Edit) -> None:
        self._session.apply(title, edit)
        self.settled.emit()


def _taking(path: FieldPath, reading: Any) -> Edit:
    return lambda draft: set_value(draft, path, reading)


def _question(typed: str, sentence: str, kept: str) -> str:
    """Return what is asked about an entry, and what the draft holds meanwhile."""
    told = sentence or say("“{typed}” can be read now.", typed=shortened(typed))
    named = (
        told
        if shortened(typed) in told
        else say("“{typed}” cannot be used as it stands. {told}", typed=shortened(typed), told=told)
    )
    until = (
        say("Until then the field still holds {value}.", value=shortened(kept))
        if kept
        else say("Until then the field stays empty.")
    )
    return together((named, until), " ")
