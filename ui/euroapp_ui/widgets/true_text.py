"""The true text of a text box: what Qt's document would turn into something else stays as it was.

Qt keeps every line end as one sign and gives no-break blanks out as blanks. Here each line end remembers what
it was, by its place in the document, and all else is taken from the document as it lies there.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

BREAK = "\u2029"
"""How a document holds the end of a line."""

_ENDS = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1]")
"""What Qt makes the end of a line of."""

_LONE = re.compile("[\ud800-\udfff]")


def _halves(text: str) -> int:
    """Return how many places a text takes in a document: two for a sign beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _as_shown(text: str) -> tuple[str, dict[int, str]]:
    """Return a text as a document holds it, and what its line ends were by place, newlines left out."""
    ends: dict[int, str] = {}
    parts: list[str] = []
    place = last = 0
    for found in _ENDS.finditer(text):
        before = text[last : found.start()]
        parts.append(before)
        place += _halves(before)
        if found[0] != "\n":
            ends[place] = found[0]
        place, last = place + 1, found.end()
        parts.append(BREAK)
    parts.append(text[last:])
    return "".join(parts), ends


class TrueText(QObject):
    """Follows a document and knows the text that was put into it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self._ends: dict[int, str] = {}
        self._given: dict[int, str] | None = None
        self._length, self._seen = 0, ""
        self._text: str | None = ""
        document.contentsChange.connect(self._changed)

    def text(self) -> str:
        """Return the whole true text; halves of signs, which cannot be saved, become replacement signs."""
        if self._text is None:
            self._text = self._between(self._raw(), 0, self._ends)
        return self._text

    def part(self, start: int, end: int) -> str:
        """Return the true text between two places of the document."""
        raw = self._raw().encode("utf-16-le", "surrogatepass")[2 * start : 2 * end]
        return self._between(raw.decode("utf-16-le", "replace"), start, self._ends)

    def put(self, cursor: QTextCursor, text: str) -> None:
        """Write a text at a cursor, in place of what is chosen there."""
        shown, self._given = _as_shown(_LONE.sub("\N{REPLACEMENT CHARACTER}", text))
        cursor.insertText(shown)
        self._given = None

    def show(self, text: str) -> int | None:
        """Show another text by changing only where it differs; return the place where the change ends.

        Cursors elsewhere in the document stay with what they stand at.
        """
        before = self.text()
        if before == text:
            return None
        start = _common(before, text)
        end = _common(before[start:][::-1], text[start:][::-1])
        start, end = _whole(before, text, start, end)
        cursor = QTextCursor(self._document)
        cursor.setPosition(_halves(_as_shown(before[:start])[0]))
        stop = _halves(_as_shown(before[: len(before) - end])[0])
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor, text[start : len(text) - end])
        if self.text() != text:
            # A "\r" and a "\n" pasted one after the other stand in two places; read back they are one.
            cursor.select(QTextCursor.SelectionType.Document)
            self.put(cursor, text)
        return cursor.position()

    def _raw(self) -> str:
        return self._document.toRawText()

    def _between(self, raw: str, start: int, ends: dict[int, str]) -> str:
        if BREAK not in raw:
            return _LONE.sub("\N{REPLACEMENT CHARACTER}", raw)
        if not ends:
            return _LONE.sub("\N{REPLACEMENT CHARACTER}", raw.replace(BREAK, "\n"))
        parts: list[str] = []
        place = start
        for line in raw.split(BREAK):
            place += _halves(line)
            parts.extend((line, ends.get(place, "\n")))
            place += 1
        return _LONE.sub("\N{REPLACEMENT CHARACTER}", "".join(parts[:-1]))

    def _changed(self, start: int, removed: int, added: int) -> None:
        """Move what is known of line ends along with the text; a change of looks alone moves nothing."""
        raw = self._raw()
        if raw == self._seen and self._given is None:
            return
        length = max(0, self._document.characterCount() - 1)
        # Qt may count the end of the document, which is none of the text.
        removed = min(removed, self._length - start)
        added = length - self._length + removed
        kept = {}
        for place, end in self._ends.items():
            if place < start:
                kept[place] = end
            elif place >= start + removed:
                kept[place + added - removed] = end
        kept.update({start + place: end for place, end in (self._given or {}).items()})
        self._ends, self._length, self._text, self._seen = kept, length, None, raw


def _common(one: str, other: str) -> int:
    """Return how many signs two texts have in common at their beginning."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if one[:middle] == other[:middle] else (low, middle - 1)
    return low


def _whole(before: str, after: str, start: int, end: int) -> tuple[int, int]:
    """Move the bounds of a change out of a line end of two signs."""
    while start and before[start - 1 : start] == "\r":
        start -= 1
    while end and (before[len(before) - end] == "\n" or after[len(after) - end] == "\n"):
        end -= 1
    return start, end
