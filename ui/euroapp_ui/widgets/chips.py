"""A field of several choices."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from euroapp.draft.fields import FieldSpec
from euroapp.wording.values import choices_at
from euroapp_ui.language import shown, tr
from euroapp_ui.state import State
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.editors import Editor, stray_choice
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.text import Chip, label

MANY = 16
"""Choices beyond which only those that are taken are shown, for all of them would fill the page."""


class ChipsEditor(Editor):
    """Any number of choices as chips; of very many only those that are taken, and a list to add from."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._host = QWidget(self)
        self._flow = FlowLayout(self._host, spacing=8)
        self.box.addWidget(self._host, 1)
        self._options: list[tuple[str, str]] | None = None
        self._shown: list[object] | None = None
        self._value: tuple[str, ...] = ()
        self.empty_text = tr("Nothing to choose from yet.")

    def show_value(self, value: Any, state: State) -> None:
        """Show all choices, the chosen ones marked."""
        self._value = tuple(str(part) for part in value or ())
        known = choices_at(self.path, self.spec, state)
        stray = [key for key in self._value if key not in {option for option, _ in known}]
        options = [*known, *((key, stray_choice(self.spec, key, state)) for key in stray)]
        many = len(options) > MANY
        shown_now: list[object] = [*options, *self._value] if many else [*options]
        if shown_now != self._shown:
            self._shown = shown_now
            self._options = options
            self._rebuild([one for one in options if one[0] in self._value] if many else options)
            if many:
                self._add_list([one for one in options if one[0] not in self._value])
        for chip in self._flow.widgets():
            if isinstance(chip, Chip):
                chip.setChecked(str(chip.property("key")) in self._value)
        if self._options:
            self.focus = self._first_free()
            self.setFocusProxy(self.focus)

    def _first_free(self) -> QWidget:
        """Return the first choice that is not taken: what is missing is added there, never taken away."""
        chips = [chip for chip in self._flow.widgets() if isinstance(chip, Chip | Combo)]
        return next((chip for chip in chips if isinstance(chip, Combo) or not chip.isChecked()), chips[0])

    def _rebuild(self, options: list[tuple[str, str]]) -> None:
        self._flow.clear()
        for key, name in options:
            text = shown(name)
            chip = Chip(text if len(text) <= 48 else f"{text[:46]}…", self._host)
            chip.setToolTip("" if len(text) <= 48 else text.replace("<", "‹"))
            chip.setAccessibleName(f"{shown(self.spec.title)}: {text}")
            chip.setProperty("key", key)
            chip.clicked.connect(lambda on, key=key: self._clicked(key, on))
            self._flow.addWidget(chip)
        if not self._options:
            self._flow.addWidget(label(self.empty_text, "help"))

    def _add_list(self, left: list[tuple[str, str]]) -> None:
        """Offer what is not taken in a list; what is chosen there becomes a chip."""
        combo = Combo(self._host)
        combo.addItem(tr("Add\N{HORIZONTAL ELLIPSIS}"), "")
        for key, name in left:
            combo.addItem(name, key)
        combo.setAccessibleName(f"{shown(self.spec.title)}: {tr('Add')}")
        combo.activated.connect(lambda place: self._added(str(combo.itemData(place) or "")))
        self._flow.addWidget(combo)

    def _added(self, key: str) -> None:
        if key:
            self._clicked(key, on=True)
            if self.focus is not None:
                self.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clicked(self, key: str, on: bool) -> None:
        order = [option for option, _ in self._options or ()]
        chosen = {*self._value, key} if on else set(self._value) - {key}
        self.edited.emit(tuple(option for option in order if option in chosen))
