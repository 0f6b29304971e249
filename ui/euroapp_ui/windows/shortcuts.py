"""The list of all keys: those of the menus, and those that belong to fields, tables and pictures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from euroapp.language import say
from euroapp_ui.commands import (
    ADD_KEYS,
    DOWN_KEYS,
    FILL_KEYS,
    HEADS_KEYS,
    SEPARATOR,
    SERIES_KEYS,
    TEXT_TOOLS,
    UP_KEYS,
)
from euroapp_ui.language import shown, tr
from euroapp_ui.theme.theme import bold
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

Line = tuple[str, str]
"""What is done, and by which keys."""

_OF_FIELDS = (
    (say("Next or previous field"), say("Tab, Shift+Tab")),
    (say("Next or previous tab of a page"), "Ctrl+Tab, Ctrl+Shift+Tab"),
    (say("Open the list of a choice"), say("Down, or its first letter")),
    (say("Take back what was typed and is no value"), say("Escape")),
    (say("Show a figure, name or number of the draft in a text"), "{"),
    (say("Paste a text without its form"), "Ctrl+Shift+V"),
)
_OF_TABLES = (
    (say("Edit a cell; on a choice, open its list"), say("Return, F2, or just type")),
    (say("Take what was typed into a cell and go down, up"), say("Return, Shift+Return")),
    (say("Empty the chosen cells"), say("Delete, Backspace")),
    (say("Write what was typed into all chosen cells"), ADD_KEYS),
    (say("Fill cells with those of the first row"), FILL_KEYS),
    (say("Fill the chosen cells as a series"), SERIES_KEYS),
    (say("Copy, cut, paste a block of cells"), "Ctrl+C, Ctrl+X, Ctrl+V"),
    (say("Copy cells with their heads"), HEADS_KEYS),
)
_OF_TIMETABLE = (
    (say("Go to the row above or below"), say("Up, Down")),
    (say("Fold or unfold a work package"), say("Left, Right")),
    (say("Move the row by a month, earlier or later"), say("Ctrl+Left, Ctrl+Right")),
    (say("Move the end of the row by a month"), say("Shift+Left, Shift+Right")),
    (say("Move the beginning of the row by a month"), say("Ctrl+Shift+Left, Ctrl+Shift+Right")),
    (say("Move the row up or down in the plan"), f"{UP_KEYS}, {DOWN_KEYS}"),
    (say("Open the form of the row"), say("Return")),
)
_OF_PICTURES = (
    (say("Go from place to place"), say("arrow keys")),
    (say("Open what stands behind a place"), say("Return")),
    (say("Move a risk in the matrix of risks"), say("Ctrl with an arrow key")),
)
_BESIDE = (
    (say("In fields"), _OF_FIELDS),
    (say("In tables"), _OF_TABLES),
    (say("In a narrative"), tuple(TEXT_TOOLS.values())),
    (say("In the timetable of the work plan"), _OF_TIMETABLE),
    (say("In pictures"), _OF_PICTURES),
)
"""Keys that belong to what has the keyboard rather than to the window."""


Menus = Mapping[str, Sequence[str]]
"""The keys of the commands of each menu, in their order."""


def groups(window: Desk, menus: Menus) -> Iterator[tuple[str, list[Line]]]:
    """Yield the headings with what stands below each."""
    for menu, keys in menus.items():
        actions = [window.actions_by_key[key] for key in keys if key != SEPARATOR]
        lines = [(action.text().replace("&", ""), _keys(action)) for action in actions]
        found = [line for line in lines if line[1]]
        if found:
            yield tr("Menu {name}", name=shown(menu).replace("&", "")), found
    for head, told in _BESIDE:
        yield shown(head), [(shown(what), shown(keys)) for what, keys in told]


def _keys(action: QAction) -> str:
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(key.toString(native) for key in action.shortcuts() if not key.isEmpty())


class Shortcuts(QDialog):
    """Two columns, with a heading above each group."""

    def __init__(self, window: Desk, menus: Menus) -> None:
        super().__init__(window)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        give_room(self, 760, 560)
        self.table = ReadingTable(tr("Keyboard shortcuts"), (tr("What it does"), tr("Keys")))
        self._fill(window, menus)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(self.table, 1)
        box.addWidget(buttons)

    def _fill(self, window: Desk, menus: Menus) -> None:
        rows: list[Line] = []
        heads = []
        for head, lines in groups(window, menus):
            heads.append(len(rows))
            rows += [(head, ""), *lines]
        self.table.show_rows(rows)
        for row in heads:
            self.table.setSpan(row, 0, 1, 2)
            item = self.table.item(row, 0)
            if item is not None:
                item.setFont(bold())
        self.table.setCurrentCell(1, 0)


def show_shortcuts(window: Desk, menus: Menus) -> None:
    """Show everything that has a key, beginning with the commands of the menus."""
    Shortcuts(window, menus).exec()
