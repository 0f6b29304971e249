"""Cut, copy, paste, select all and fill in the menu: they press the keys that each field and table knows."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication

from euroapp.language import say
from euroapp_ui.commands import SEPARATOR, Command
from euroapp_ui.language import shown, tr

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

_KEYS = {
    "cut": (say("Cut"), Qt.Key.Key_X),
    "copy": (say("Copy"), Qt.Key.Key_C),
    "paste": (say("Paste"), Qt.Key.Key_V),
    "select-all": (say("Select all"), Qt.Key.Key_A),
    "fill-down": (say("Fill down"), Qt.Key.Key_D),
    "fill-series": (say("Fill series"), Qt.Key.Key_L),
}
CLIPBOARD = ["cut", "copy", "paste", SEPARATOR, "select-all", SEPARATOR, "fill-down", "fill-series"]
"""Keys of the commands in their order in the menu."""


def clipboard_commands(window: Desk) -> list[Command]:
    """Return the commands; their keys are told, not taken, for what has the keyboard knows them already."""
    return [
        Command(
            name, tr("&Edit"), f"{shown(text)}\t{_told(key)}", partial(press, window, key), needs_draft=True
        )
        for name, (text, key) in _KEYS.items()
    ]


def press(window: Desk, key: Qt.Key) -> None:
    """Press a key with Ctrl in the widget that has the keyboard."""
    widget = window.focusWidget()
    if widget is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.ControlModifier))


def _told(key: Qt.Key) -> str:
    sequence = QKeySequence(Qt.KeyboardModifier.ControlModifier | key)
    return sequence.toString(QKeySequence.SequenceFormat.NativeText)
