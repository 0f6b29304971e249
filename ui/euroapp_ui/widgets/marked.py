"""A text with what was taken out of it and put into it, word by word."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QTextEdit, QWidget

from euroapp.edits.splices import splices
from euroapp_ui.language import tr
from euroapp_ui.theme.theme import theme


class MarkedText(QTextEdit):
    """Shows a text before and after a change in one: struck out what went, underlined what came."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setAccessibleName(tr("What changed, word by word"))

    def show_change(self, before: str, after: str) -> None:
        """Show what became of a text; nothing of it is read as markup."""
        self.clear()
        cursor, kept = self.textCursor(), QTextCharFormat()
        place = 0
        changes = splices(before, after)
        first = changes[0].start if changes else 0
        for start, end, begin, stop in changes:
            cursor.insertText(before[place:start], kept)
            cursor.insertText(before[start:end], self._gone())
            cursor.insertText(after[begin:stop], self._came())
            place = end
        cursor.insertText(before[place:], kept)
        cursor.setPosition(first)
        self.setTextCursor(cursor)
        # What changed far down in a long text is what one looks for.
        QTimer.singleShot(0, self, self.ensureCursorVisible)

    @staticmethod
    def _gone() -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontStrikeOut(True)
        look.setForeground(theme().colour("error"))
        look.setBackground(theme().colour("error_soft"))
        return look

    @staticmethod
    def _came() -> QTextCharFormat:
        look = QTextCharFormat()
        look.setFontUnderline(True)
        look.setForeground(theme().colour("ok"))
        look.setBackground(theme().colour("ok_soft"))
        return look
