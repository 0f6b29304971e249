"""Writing Markdown without knowing it: marks around words, prefixes before lines."""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)(.*)$")


def toggle_marks(area: QPlainTextEdit, mark: str) -> None:
    """Put a mark around the chosen words, or take it away again."""
    cursor = area.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    text = cursor.selectedText().replace("\u2029", "\n")
    bare = text.strip()
    if not bare:
        place = cursor.position()
        cursor.insertText(mark * 2)
        cursor.setPosition(place + len(mark))
        area.setTextCursor(cursor)
        area.setFocus()
        return
    lead, tail = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    marked = bare.startswith(mark) and bare.endswith(mark) and len(bare) > 2 * len(mark)
    if mark == "*" and bare.startswith("**") and not bare.startswith("***"):
        marked = False
    changed = bare[len(mark) : -len(mark)] if marked else f"{mark}{bare}{mark}"
    start = cursor.selectionStart()
    cursor.insertText(lead + changed + tail)
    cursor.setPosition(start + len(lead))
    cursor.setPosition(start + len(lead) + len(changed), QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    area.setFocus()


def toggle_prefix(area: QPlainTextEdit, prefix: str) -> None:
    """Begin the chosen lines with a prefix, or take it away again."""
    cursor = area.textCursor()
    first, last = sorted((cursor.anchor(), cursor.position()))
    cursor.setPosition(first)
    cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
    cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
    lines = cursor.selectedText().split("\u2029")
    numbered = prefix == "1. "
    pattern = re.compile(r"^\d+[.)]\s+" if numbered else re.escape(prefix))
    if all(pattern.match(line) for line in lines if line.strip()) and any(line.strip() for line in lines):
        changed = [pattern.sub("", line) for line in lines]
    else:
        changed = [
            (f"{place}. " if numbered else prefix) + line if line.strip() or len(lines) == 1 else line
            for place, line in enumerate(lines, 1)
        ]
    cursor.insertText("\n".join(changed))
    area.setTextCursor(cursor)
    area.setFocus()


class _ListKeys(QObject):
    """Starts the next item of a list on Return, and ends the list on an empty item."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Handle Return inside a list."""
        if (
            isinstance(watched, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        ):
            cursor = watched.textCursor()
            found = _ITEM.match(cursor.block().text())
            if found and cursor.atBlockEnd():
                if not found[6].strip():
                    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                    cursor.removeSelectedText()
                    cursor.insertText("\n")
                else:
                    sign = found[2] or f"{int(found[3]) + 1}{found[4]}"
                    cursor.insertText(f"\n{found[1]}{sign}{found[5]}")
                watched.setTextCursor(cursor)
                return True
        return super().eventFilter(watched, event)


def continue_list(area: QPlainTextEdit) -> None:
    """Let Return continue lists in this editor."""
    area.installEventFilter(_ListKeys(area))
