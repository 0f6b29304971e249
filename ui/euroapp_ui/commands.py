"""Menu entries as values: menus, shortcuts and the command search are all made from them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenuBar, QWidget

from euroapp.language import say
from euroapp_ui.language import shown


@dataclass(frozen=True)
class Command:
    """One thing the user can do."""

    key: str
    menu: str
    text: str
    run: Callable[[], object]
    shortcuts: tuple[QKeySequence.StandardKey | str, ...] = ()
    needs_draft: bool = False
    checkable: bool = False
    role: QAction.MenuRole = QAction.MenuRole.NoRole


SEPARATOR = "-"
FIELD_STORY = "field-story"
"""The key of the command that tells who changed the field at hand."""
REVIEWED, REVIEWED_PAGE, ESTIMATE = "mark-reviewed", "mark-page-reviewed", "mark-estimate"
COMMENT = "comment"
OF_A_FIELD = (FIELD_STORY, COMMENT, REVIEWED, ESTIMATE)
"""The keys of the commands about the field at hand, for its own menu."""
ORIGINS = "origins"
STYLE_HINTS = "style_hints"
"""The key of the command that shows hints on style, and of what is kept of it."""

SPELLING = "spelling"
"""The key of the command that checks spelling, and of what is kept of it."""

MEND_KEYS = "Ctrl+."
"""From a field or a table to the buttons below it that mend what it holds."""
REMOVE_KEYS = "Ctrl+Delete"
ADD_KEYS = "Ctrl+Return"
DUPLICATE_KEYS = "Ctrl+Shift+D"
JOIN_KEYS = "Ctrl+J"
UP_KEYS, DOWN_KEYS = "Alt+Up", "Alt+Down"
FILL_KEYS = "Ctrl+D"
SERIES_KEYS = "Ctrl+L"
ABOVE_KEYS, BELOW_KEYS = ("Ctrl+Shift+Up", "Alt+Shift+Up"), ("Ctrl+Shift+Down", "Alt+Shift+Down")
"""Some window managers take the second of each for themselves; the first is shown in the menu."""
COLUMN_KEYS, SHOW_ALL_KEYS, ONLY_LIKE_KEYS = "Ctrl+M", "Ctrl+Shift+M", "Ctrl+Shift+N"
EXPLAIN_KEYS = "F4"
OF_CELLS = ("cut", "copy", "paste", "fill-down", "fill-series", "explain")
"""The keys of the commands on chosen cells, for the menu of a table."""
OF_ROWS = ("insert-above", "insert-below", "remove-rows", SEPARATOR, "only-like", "column-menu")
"""The keys of the commands on chosen rows, for the menu of a list."""
HEADS_KEYS = "Ctrl+Shift+C"

TEXT_TOOLS = {
    "bold": (say("Bold"), "Ctrl+B"),
    "italic": (say("Italic"), "Ctrl+I"),
    "heading": (say("Heading"), "Ctrl+Shift+H"),
    "list": (say("Bullet list"), "Ctrl+Shift+L"),
    "list-numbers": (say("Numbered list"), "Ctrl+Shift+O"),
    "table": (say("Table"), "Ctrl+Shift+B"),
    "link": (say("Link"), "Ctrl+Shift+U"),
    "footnote": (say("Footnote"), "Ctrl+Shift+F"),
    "photo": (say("Image"), "Ctrl+Shift+I"),
    "braces": (say("Figure, name or number of the draft"), "Ctrl+Shift+J"),
}
"""The buttons above a narrative by their icons, each with its keys."""


def build_menus(
    owner: QWidget, bar: QMenuBar, commands: list[Command], order: dict[str, list[str]]
) -> dict[str, QAction]:
    """Fill a menu bar; return the actions by the keys of their commands.

    Args:
        owner: the window that the shortcuts work in.
        bar: the menu bar.
        commands: all commands.
        order: title of each menu and the keys in it, `SEPARATOR` for a line.

    """
    by_key = {command.key: command for command in commands}
    actions: dict[str, QAction] = {}
    for title, keys in order.items():
        menu = bar.addMenu(shown(title))
        for key in keys:
            if key == SEPARATOR:
                menu.addSeparator()
                continue
            command = by_key[key]
            action = QAction(shown(command.text), owner)
            # A standard key may be the same as our own on some platform.
            unique = {QKeySequence(one).toString(): QKeySequence(one) for one in command.shortcuts}
            action.setShortcuts([sequence for text, sequence in unique.items() if text])
            action.setCheckable(command.checkable)
            action.setMenuRole(command.role)
            action.triggered.connect(lambda _checked=False, command=command: command.run())
            menu.addAction(action)
            actions[key] = action
    return actions
