"""Live fields under the caret: each is one thing, that is passed, chosen and removed as a whole."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from euroapp_ui.widgets.true_text import LiveSpan, TrueText

_BACK, _ON = Qt.Key.Key_Backspace, Qt.Key.Key_Delete


class LiveCaret(QObject):
    """Keeps the caret of a text box out of its live fields."""

    def __init__(self, area: QPlainTextEdit, true: TrueText) -> None:
        super().__init__(area)
        self._area, self._true = area, true
        self._last = 0
        area.cursorPositionChanged.connect(self._moved)
        area.selectionChanged.connect(self._moved)

    def removes(self, event: QKeyEvent) -> bool:
        """Remove the field before or behind the caret on Backspace or Delete; tell whether there was one."""
        cursor = self._area.textCursor()
        if event.key() not in (_BACK, _ON) or cursor.hasSelection():
            return False
        place = cursor.position()
        edge = 1 if event.key() == _BACK else 0
        found = next((span for span in self._true.spans if span[edge] == place), None)
        if found is None:
            return False
        _choose(cursor, found.start, found.end)
        cursor.removeSelectedText()
        return True

    def at(self, place: int) -> LiveSpan | None:
        """Return the field that holds a place, or ends there."""
        return next((span for span in self._true.spans if span.start <= place <= span.end), None)

    def _moved(self) -> None:
        """Move an end of what is chosen, or the caret, out of a field."""
        cursor = self._area.textCursor()
        anchor, place = cursor.anchor(), cursor.position()
        spans = tuple(self._true.spans)
        if anchor == place:
            now = _outside(spans, place, onwards=place > self._last)
            here = now
        else:
            now = _outside(spans, place, onwards=place > anchor)
            here = _outside(spans, anchor, onwards=anchor > place)
        self._last = now
        if (here, now) != (anchor, place):
            _choose(cursor, here, now)
            self._area.setTextCursor(cursor)


def _outside(spans: Iterable[LiveSpan], place: int, *, onwards: bool) -> int:
    for span in spans:
        if span.start < place < span.end:
            return span.end if onwards else span.start
    return place


def _choose(cursor: QTextCursor, start: int, end: int) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
