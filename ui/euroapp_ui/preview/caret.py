"""From the caret of a text to its place in the print, and back."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QPlainTextEdit

from euroapp_ui.preview.placed import Asked

_FEW = 12
"""Letters of a line that are enough to find it in the text."""


def share_of_caret() -> float:
    """Return how far into the text with the keyboard its caret stands, from 0 to 1."""
    area = QApplication.focusWidget()
    if not isinstance(area, QPlainTextEdit):
        return 0.0
    return area.textCursor().position() / max(1, area.document().characterCount() - 1)


def put_caret(asked: Asked) -> None:
    """Put the caret of the text with the keyboard where somebody clicked in the print.

    The words of the line are looked for around the place; where they are broken by marks, the place counts.
    """
    area = QApplication.focusWidget()
    if not isinstance(area, QPlainTextEdit) or not asked.words:
        return
    text = area.toPlainText()
    near = round(asked.share * len(text))
    found = _nearest(text, asked.words, near)
    cursor = area.textCursor()
    cursor.setPosition(near if found < 0 else found)
    area.setTextCursor(cursor)
    area.ensureCursorVisible()


def _nearest(text: str, line: str, near: int) -> int:
    """Return where the words of a line stand next to a place; -1 where they do not."""
    words = line.split()
    for first in range(len(words)):
        part = ""
        for word in words[first:]:
            part = f"{part} {word}".strip()
            if len(part) >= _FEW:
                break
        if len(part) < _FEW:
            return -1
        before, behind = text.rfind(part, 0, near + len(part)), text.find(part, near)
        found = [place for place in (before, behind) if place >= 0]
        if found:
            return min(found, key=lambda place: abs(place - near))
    return -1
