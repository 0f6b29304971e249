"""Writing Markdown without knowing it: marks around words, prefixes before lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from euroapp_ui.widgets.true_text import LiveSpan

_ITEM = re.compile(r"^(\s*)(?:([-*+])|(\d+)([.)]))(\s+)(.*)$")

_TWO_SIGNS = re.compile(r"(\s*)((?:[-*+]|\d+[.)])\s+)(?:[-*+\N{BULLET}]|\d+[.)])")
"""A sign that came by itself, and one that was typed behind it."""
_NOTE = re.compile(r"\[\^(\d{1,6})\]")
_NOTE_LINE = re.compile(r"\[\^[^\]]+\]:")

_BEYOND = re.compile("[\U00010000-\U0010ffff]")


def toggle_marks(area: QPlainTextEdit, mark: str) -> None:
    """Put a mark around the chosen words, or take it away again; the words themselves are not touched."""
    cursor = area.textCursor()
    if not cursor.hasSelection():
        _mark_here(area, cursor, mark)
        return
    start, bare = _chosen(cursor)
    if not bare:
        return
    end = start + len(bare)
    marked = bare.startswith(mark) and bare.endswith(mark) and len(bare) > 2 * len(mark)
    if mark == "*" and bare.startswith("**") and not bare.startswith("***"):
        marked = False
    with _one_change(area):
        if marked:
            _replace(area, end - len(mark), end, "")
            _replace(area, start, start + len(mark), "")
        else:
            _replace(area, end, end, mark)
            _replace(area, start, start, mark)
    cursor.setPosition(start)
    longer = -2 * len(mark) if marked else 2 * len(mark)
    cursor.setPosition(end + longer, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    area.setFocus()


def wrap(area: QPlainTextEdit, cursor: QTextCursor, before: str, behind: str) -> None:
    """Put signs around the chosen words, blanks at their ends left out; what is chosen is not touched."""
    start, bare = _chosen(cursor)
    end = start + len(bare)
    with _one_change(area):
        _replace(area, end, end, behind)
        _replace(area, start, start, before)
    cursor.setPosition(end + len(before) + len(behind))
    area.setTextCursor(cursor)
    area.setFocus()


def _chosen(cursor: QTextCursor) -> tuple[int, str]:
    """Return the place and the signs of what is chosen, without the blanks at its ends."""
    # A half sign keeps the count: Qt counts signs beyond the first 65,536 as two.
    text = _BEYOND.sub("xx", cursor.selectedText())
    return cursor.selectionStart() + len(text) - len(text.lstrip()), text.strip()


def _mark_here(area: QPlainTextEdit, cursor: QTextCursor, mark: str) -> None:
    """Begin or end marked words where the cursor stands, as a word processor does; nothing becomes chosen.

    Before a mark that closes what is being written, the cursor steps over it; between two marks with nothing
    in them both go; inside a word the word is marked, and the cursor stays where it is in it.
    """
    place, text = cursor.positionInBlock(), cursor.block().text()
    start = cursor.block().position()
    before, after = text[:place], text[place:]
    opens = _marks(before, mark) % 2 == 1
    if opens and _marks(after, mark) and after.startswith(mark):
        if before.endswith(mark):
            _replace(area, start + place - len(mark), start + place + len(mark), "")
            return
        cursor.setPosition(start + place + len(mark))
    elif _beside_field(area, start + place):
        cursor.insertText(mark * 2)
        cursor.setPosition(start + place + len(mark))
    elif before[-1:].isalnum() and after[:1].isalnum():
        left = start + place - len(re.search(r"\w*$", before).group())  # type: ignore[union-attr]
        right = start + place + len(re.match(r"\w*", after).group())  # type: ignore[union-attr]
        # A live field is no part of a word.
        left = max([left, *(span.end for span in _fields(area) if span.end <= start + place)])
        right = min([right, *(span.start for span in _fields(area) if span.start >= start + place)])
        with _one_change(area):
            _replace(area, right, right, mark)
            _replace(area, left, left, mark)
        cursor.setPosition(start + place + len(mark))
    else:
        cursor.insertText(mark * 2)
        cursor.setPosition(start + place + len(mark))
    area.setTextCursor(cursor)
    area.setFocus()


def _fields(area: QPlainTextEdit) -> tuple[LiveSpan, ...]:
    return getattr(area, "live_spans", ())


def _beside_field(area: QPlainTextEdit, place: int) -> bool:
    return any(place in (span.start, span.end) for span in _fields(area))


def _marks(text: str, mark: str) -> int:
    """Return how often a mark stands in a text; `**` is not two of `*`."""
    return text.count("**") if mark == "**" else text.replace("**", "").count("*")


def toggle_prefix(area: QPlainTextEdit, prefix: str) -> None:
    """Begin the chosen lines with a prefix, or take it away again; the lines themselves are not touched."""
    cursor = area.textCursor()
    block = area.document().findBlock(cursor.selectionStart())
    last = area.document().findBlock(cursor.selectionEnd())
    lines = [(block.position(), block.text())]
    while block != last:
        block = block.next()
        lines.append((block.position(), block.text()))
    numbered = prefix == "1. "
    pattern = re.compile(r"^\d+[.)]\s+" if numbered else re.escape(prefix))
    filled = [text for _, text in lines if text.strip()]
    away = bool(filled) and all(pattern.match(text) for text in filled)
    with _one_change(area):
        for place, (start, text) in reversed(list(enumerate(lines, 1))):
            found = pattern.match(text)
            if away and found:
                _replace(area, start, start + found.end(), "")
            elif not away and (text.strip() or len(lines) == 1):
                _replace(area, start, start, f"{place}. " if numbered else prefix)
    area.setFocus()


def add_footnote(area: QPlainTextEdit) -> None:
    """Mention a new footnote where the cursor stands, and begin its note at the end of the text."""
    text = area.document().toRawText()
    taken = {int(number) for number in _NOTE.findall(text)}
    number = next(one for one in range(1, len(taken) + 2) if one not in taken)
    place, last = area.textCursor().selectionEnd(), area.document().lastBlock()
    gap = "\n" if _NOTE_LINE.match(last.text()) else "\n\n"
    with _one_change(area):
        cursor = QTextCursor(area.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(f"{gap}[^{number}]: ")
        _replace(area, place, place, f"[^{number}]")
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.setFocus()


def _replace(area: QPlainTextEdit, start: int, end: int, text: str) -> None:
    cursor = QTextCursor(area.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)


@contextmanager
def _one_change(area: QPlainTextEdit) -> Iterator[None]:
    """Let several small edits be told as one."""
    area.blockSignals(True)
    try:
        yield
    finally:
        area.blockSignals(False)
    area.textChanged.emit()


class _ListKeys(QObject):
    """Starts the next item of a list on Return, ends the list on an empty item, and never doubles a sign."""

    _given = -1
    """The line whose sign came by itself and stands there alone."""

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
            self._given = -1
            if found and cursor.atBlockEnd():
                if not found[6].strip():
                    cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
                    cursor.removeSelectedText()
                    cursor.insertText("\n")
                else:
                    sign = found[2] or f"{int(found[3]) + 1}{found[4]}"
                    cursor.insertText(f"\n{found[1]}{sign}{found[5]}")
                    self._given = cursor.blockNumber()
                watched.setTextCursor(cursor)
                return True
        elif (
            isinstance(watched, QPlainTextEdit)
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_Space
        ):
            self._drop_given_sign(watched)
        return super().eventFilter(watched, event)

    def _drop_given_sign(self, area: QPlainTextEdit) -> None:
        """Take back the sign that came by itself where the user has typed one behind it."""
        cursor = area.textCursor()
        found = _TWO_SIGNS.fullmatch(cursor.block().text())
        if found and cursor.atBlockEnd() and cursor.blockNumber() == self._given:
            start = cursor.block().position()
            _replace(area, start + found.end(1), start + found.end(2), "")
        if cursor.blockNumber() == self._given:
            self._given = -1


def continue_list(area: QPlainTextEdit) -> None:
    """Let Return continue lists in this editor."""
    area.installEventFilter(_ListKeys(area))
