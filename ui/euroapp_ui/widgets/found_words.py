"""Words that were looked for are chosen where they stand: the next letter typed replaces them."""

from __future__ import annotations

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from euroapp.live.searching import Query, spots


def choose_words(field: QWidget | None, words: str) -> None:
    """Choose the first place of the words in a text; of the first of them that is found where they part."""
    text = _text(field)
    for wanted in (words.strip(), *words.split()):
        for start, end in spots(text, Query(wanted)):
            choose_place(field, start, end)
            return


def choose_place(field: QWidget | None, start: int, end: int) -> None:
    """Choose what stands between two letters of a text, and bring it in sight."""
    text = _text(field)
    # Qt counts a sign beyond the first plane of Unicode as two.
    first, last = (len(text[:place].encode("utf-16-le", "surrogatepass")) // 2 for place in (start, end))
    if isinstance(field, QPlainTextEdit):
        cursor = field.textCursor()
        cursor.setPosition(first)
        cursor.setPosition(last, QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)
        field.ensureCursorVisible()
    elif isinstance(field, QLineEdit):
        field.setSelection(first, last - first)


def _text(field: QWidget | None) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    return field.text() if isinstance(field, QLineEdit) else ""
