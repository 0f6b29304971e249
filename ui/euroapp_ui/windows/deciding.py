"""One place at which partners disagree: what each wrote, and which of it shall stand."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.exchange.conflicts import OpenConflict, Row
from euroapp.history.merging import Clash
from euroapp.language import say, together
from euroapp.wording.plain_values import plain_said
from euroapp_ui.language import shown, tr
from euroapp_ui.widgets.text import label

OPEN = object()
"""Nothing is decided yet."""
_LONGEST = 140


def choices_of(conflict: OpenConflict, draft: Draft, call: Call) -> list[tuple[str, Any]]:
    """Return what can be chosen, each with its words; the first leaves it open."""
    left = say("Leave it open: it stays among the findings until somebody decides")
    if conflict.clash in {Clash.EDITED, Clash.REFERRED}:
        return [
            (left, OPEN),
            (say("Keep the row"), Row.KEEP),
            (say("Remove the row"), Row.REMOVE),
            (say("Keep the row, and bring back what its removal took along"), Row.RESTORE),
        ]

    def said(value: Any) -> str:
        return _in_line(shown(plain_said(value, conflict.path, draft, call)))

    found: list[tuple[str, Any]] = [
        (left, OPEN),
        (say("As it is here: {value}", value=said(conflict.mine)), conflict.mine),
    ]
    for other in conflict.theirs:
        by = together(other.by, ", ")
        found.append((say("As {authors} wrote: {value}", authors=by, value=said(other.value)), other.value))
    if conflict.both:
        found.append((say("Both, one after the other, to be edited"), conflict.both))
    return found


def _in_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}\N{HORIZONTAL ELLIPSIS}"


class Deciding(QWidget):
    """The choices of one place; the keyboard goes through them with the arrows."""

    decided = Signal(object)
    """What was chosen, or `OPEN`."""

    def __init__(self) -> None:
        super().__init__()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 4, 0, 4)
        self._box.setSpacing(4)
        self._group = QButtonGroup(self)
        self._values: list[Any] = []
        self._group.idToggled.connect(self._toggled)

    def show_choices(self, choices: list[tuple[str, Any]], chosen: Any) -> None:
        """Show what can be chosen, and what is."""
        while (item := self._box.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for made in self._group.buttons():
            self._group.removeButton(made)
        self._values = [value for _, value in choices]
        self._box.addWidget(label(tr("What shall stand here?"), "label"))
        self._group.blockSignals(True)
        for place, (words, value) in enumerate(choices):
            made = QRadioButton(shown(words).replace("&", "&&"))
            made.setToolTip("")
            self._group.addButton(made, place)
            made.setChecked(value is chosen or (chosen is not OPEN and value == chosen))
            self._box.addWidget(made)
            if place:
                QWidget.setTabOrder(self._group.button(place - 1), made)
        self._group.blockSignals(False)
        self.setFocusProxy(self._group.checkedButton() or self._group.button(0))

    def choose(self, place: int) -> None:
        """Choose by place, as a person would."""
        self._group.button(place).setChecked(True)

    def _toggled(self, place: int, on: bool) -> None:
        if on:
            self.decided.emit(self._values[place])
