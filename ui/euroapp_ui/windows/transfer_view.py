"""Part A value by value, to be copied into the Portal; ticks of what was copied stay on this computer."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QVBoxLayout, QWidget

from euroapp.language import say
from euroapp.papers.material import Material
from euroapp.papers.screens import Field, general, participant
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import voice
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import button, label

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

_HEADS = (say("Copied"), say("Where"), say("Field"), say("Value"))
_GENERAL = say("General information")
_TICK = "✓"
_SHOWN = 200
"""Letters of a value that the list shows; all of them are copied."""


@dataclass(frozen=True)
class Line:
    """A value that can be copied."""

    where: str
    field: Field
    value: str

    @property
    def key(self) -> str:
        """Return what tells the value in its field from every other: one that changes is no longer ticked."""
        return hashlib.sha256(f"{self.field.path}\n{self.value}".encode("utf-8", "replace")).hexdigest()[:16]


class TransferDialog(QDialog):
    """A line for every value of Part A, in the likely order of the Portal's screens."""

    def __init__(
        self,
        parent: QWidget | None,
        lines: tuple[Line, ...],
        done: set[str],
        keep: Callable[[set[str]], None],
    ) -> None:
        """Show what can be copied.

        Args:
            parent: the window.
            lines: all values.
            done: keys of those that were copied.
            keep: remembers such keys.

        """
        super().__init__(parent)
        self.lines, self._done, self._keep = lines, done, keep
        self.setWindowTitle(tr("Copy Part A into the Portal"))
        give_room(self, 980, 620)
        self.table = ReadingTable(tr("Values of Part A"), [shown(head) for head in _HEADS])
        self.table.narrow(0, 1, 2)
        # Return in the table presses the default button; as a signal of the table it would do so besides.
        self.table.cellDoubleClicked.connect(self.copy)
        self.copier = button(tr("Copy, and go on to the next"), "primary")
        self.copier.clicked.connect(self.copy)
        self.clearer = button(tr("Take all ticks away"))
        self.clearer.clicked.connect(self._clear)
        self.told = label("", "soft", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Copy Part A into the Portal"), "title"))
        words = tr(
            "Copy a value, paste it into the Portal, go on. Ticks stay on this computer, and go when a value "
            "changes. The order is likely, not confirmed."
        )
        box.addWidget(label(words, "soft", wrap=True))
        box.addWidget(self.table, 1)
        box.addWidget(self.told)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.copier)
        foot.addWidget(self.clearer)
        foot.addStretch(1)
        foot.addWidget(buttons)
        box.addLayout(foot)
        self.copier.setDefault(True)
        self._show(next((at for at, line in enumerate(lines) if line.key not in done), 0))

    def copy(self) -> None:
        """Put the value at hand on the clipboard, tick it off, and go on."""
        row = self.table.currentRow()
        if not 0 <= row < len(self.lines):
            return
        line = self.lines[row]
        QGuiApplication.clipboard().setText(line.value)
        self._done.add(line.key)
        self._keep(self._done)
        self._show(min(row + 1, len(self.lines) - 1))
        field, where = shown(line.field.label), shown(line.where)
        self.told.setText(tr("Copied: {field}, {where}.", field=field, where=where))

    def _clear(self) -> None:
        self._done.clear()
        self._keep(self._done)
        self._show(max(0, self.table.currentRow()))

    def _show(self, row: int) -> None:
        self.table.show_rows(
            (_TICK if line.key in self._done else "", line.where, line.field.label, _preview(line.value))
            for line in self.lines
        )
        self.table.selectRow(row)
        self.copier.setEnabled(bool(self.lines))


def _preview(value: str) -> str:
    text = " ".join(value.split())
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"


def lines_of(material: Material) -> Iterator[Line]:
    """Yield all values of Part A that are there, in the order of the transfer sheet."""
    parts: list[tuple[str, tuple[Field, ...]]] = [(_GENERAL, general(material))]
    named = material.context.partner
    parts += ((named(row.id), participant(material, row)) for row in material.draft.partners)
    for where, fields in parts:
        for field in fields:
            if field.value.strip():
                yield Line(where, field, shown(field.value) if not field.text else field.value)


def copy_part_a(window: Desk) -> None:
    """Show the values of Part A to be copied one by one."""
    document = window.document
    if document is None:
        return
    session, preferences = document.session, window.preferences
    lines = tuple(lines_of(Material(session.draft, session.call)))
    known = {line.key for line in lines}
    done = set(preferences.copied(document.id)) & known

    def keep(keys: set[str]) -> None:
        if document.id:
            preferences.keep_copied(document.id, sorted(keys))

    voice().run(TransferDialog(window, lines, done, keep))
