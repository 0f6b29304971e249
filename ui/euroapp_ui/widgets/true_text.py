"""The true text of a text box: what Qt's document would turn into something else stays as it was.

Qt keeps every line end as one sign and gives no-break blanks out as blanks. Here each line end remembers what
it was, by its place in the document, and all else is taken from the document as it lies there. A live field
is seen as its value and remembered by its place too; what is typed can never become one
(`euroapp.prose.live`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor, QTextDocument

from euroapp.prose import live
from euroapp.values import one_line

BREAK = "\u2029"
"""How a document holds the end of a line."""

_ENDS = re.compile("\r\n|[\r\n\u2029\ufdd0\ufdd1]")
"""What Qt makes the end of a line of."""

_LONE = re.compile("[\ud800-\udfff]")

Words = Callable[[str], str | None]
"""Returns what a live field shows, by its name; nothing where it shows nothing."""


class LiveSpan(NamedTuple):
    """A live field in a document."""

    start: int
    end: int
    name: str


@dataclass
class _Kept:
    """What a document cannot hold itself, by places in it."""

    ends: dict[int, str] = field(default_factory=dict)
    """What line ends were that are no newlines."""
    fields: dict[int, tuple[int, str]] = field(default_factory=dict)
    """Length and name of live fields."""

    def moved(self, start: int, removed: int, added: int) -> _Kept:
        """Return what is left, and where, after a change; a field into which something is written is text."""
        by, behind = added - removed, start + removed
        ends = {
            place + (by if place >= behind else 0): end
            for place, end in self.ends.items()
            if not start <= place < behind
        }
        fields = {
            place + (by if place >= behind else 0): (long, name)
            for place, (long, name) in self.fields.items()
            if place + long <= start or place >= behind
        }
        return _Kept(ends, fields)

    def put(self, given: _Kept, start: int) -> None:
        """Take in what stands in a text that was put at a place."""
        self.ends.update({start + place: end for place, end in given.ends.items()})
        self.fields.update({start + place: one for place, one in given.fields.items()})


def _halves(text: str) -> int:
    """Return how many places a text takes in a document: two for a sign beyond the first 65,536."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def _whole_signs(text: str) -> str:
    return _LONE.sub("\N{REPLACEMENT CHARACTER}", text)


class TrueText(QObject):
    """Follows a document and knows the text that was put into it."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self._document = document
        self.words: Words | None = None
        """What live fields show; without it, nothing in the text is a field."""
        self._kept = _Kept()
        self._given: _Kept | None = None
        self._length, self._seen = 0, ""
        self._text: str | None = ""
        document.contentsChange.connect(self._changed)

    @property
    def spans(self) -> Iterator[LiveSpan]:
        """Yield the live fields of the document, in no order."""
        return (LiveSpan(place, place + long, name) for place, (long, name) in self._kept.fields.items())

    def text(self) -> str:
        """Return the whole true text; halves of signs, which cannot be saved, become replacement signs."""
        if self._text is None:
            self._text = self._between(self._raw(), 0)
        return self._text

    def part(self, start: int, end: int) -> str:
        """Return the true text between two places of the document."""
        return self._between(self._cut(start, end), start)

    def seen(self, start: int, end: int) -> str:
        """Return the same with the values of live fields, as it is seen."""
        return self._with_ends(self._cut(start, end), start)

    def put(self, cursor: QTextCursor, text: str) -> None:
        """Write a text at a cursor, in place of what is chosen there."""
        shown, self._given = self._as_shown(_whole_signs(text))
        cursor.insertText(shown)
        self._given = None

    def show(self, text: str) -> int | None:
        """Show another text by changing only where it differs; return the place where the change ends.

        Cursors elsewhere in the document stay with what they stand at.
        """
        before = self.text()
        if before == text:
            return None
        start, end = self._difference(before, text)
        cursor = QTextCursor(self._document)
        cursor.setPosition(_halves(self._as_shown(before[:start])[0]))
        stop = _halves(self._as_shown(before[: len(before) - end])[0])
        cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
        self.put(cursor, text[start : len(text) - end])
        if self.text() != text:
            # A "\r" and a "\n" pasted one after the other stand in two places; read back they are one.
            cursor.select(QTextCursor.SelectionType.Document)
            self.put(cursor, text)
        return cursor.position()

    def show_values(self) -> None:
        """Let every live field show what it shows now; the text stays the same."""
        if not self._kept.fields:
            return
        halves = self._raw().encode("utf-16-le", "surrogatepass")
        for span in sorted(self.spans, reverse=True):
            now = self._said(span.name)
            if now.encode("utf-16-le", "surrogatepass") == halves[2 * span.start : 2 * span.end]:
                continue
            cursor = QTextCursor(self._document)
            cursor.setPosition(span.start)
            cursor.setPosition(span.end, QTextCursor.MoveMode.KeepAnchor)
            self.put(cursor, live.field(span.name))

    def make_plain(self, span: LiveSpan) -> None:
        """Let a live field be the words that it shows now."""
        self._kept.fields.pop(span.start, None)
        self._text = None
        self._document.markContentsDirty(span.start, span.end - span.start)

    def _difference(self, before: str, text: str) -> tuple[int, int]:
        """Return how many signs two texts share at their beginning and at their end, no field cut."""
        start = _common(before, text)
        end = _common(before[start:][::-1], text[start:][::-1])
        start, end = _whole(before, text, start, end)
        if self.words is None or ("{=" not in before and "{=" not in text):
            return start, end
        # What both share before a field of one of them, or behind it, can be read anew with it.
        for one in (before, text):
            for found in live.FIELD.finditer(one):
                if found.start() < start <= found.end():
                    start = found.start()
        for one in (before, text):
            for found in live.FIELD.finditer(one):
                if found.start() < len(one) - end < found.end():
                    end = len(one) - found.end()
        return start, min(end, len(before) - start, len(text) - start)

    def _said(self, name: str) -> str:
        found = self.words(name) if self.words is not None else None
        return live.field(name) if found is None else _ENDS.sub(" ", _whole_signs(one_line(found)))

    def _as_shown(self, text: str) -> tuple[str, _Kept]:
        """Return a text as a document holds it, and what the document cannot hold."""
        kept = _Kept()
        shown: list[str] = []
        place = 0
        for part in live.parts(text) if self.words is not None else (live.Part(text),):
            if part.field:
                said = self._said(part.field)
                kept.fields[place] = (_halves(said), part.field)
                shown.append(said)
                place += _halves(said)
                continue
            lines = _ENDS.split(part.text)
            ends = _ENDS.findall(part.text)
            for line, end in zip(lines, (*ends, ""), strict=True):
                place += _halves(line)
                if end and end != "\n":
                    kept.ends[place] = end
                place += bool(end)
            shown.append(BREAK.join(lines))
        return "".join(shown), kept

    def _raw(self) -> str:
        return self._document.toRawText()

    def _cut(self, start: int, end: int) -> str:
        raw = self._raw()
        if raw.isascii():
            return raw[start:end]
        return raw.encode("utf-16-le", "surrogatepass")[2 * start : 2 * end].decode("utf-16-le", "replace")

    def _between(self, raw: str, start: int) -> str:
        """Return the true text of a stretch of the document that begins at a place."""
        if self.words is None:
            return self._with_ends(raw, start)
        stop = start + _halves(raw)
        inside = sorted(one for one in self.spans if start <= one.start and one.end <= stop)
        if not inside:
            return live.typed(self._with_ends(raw, start))
        halves = raw.encode("utf-16-le", "surrogatepass")
        edges = [start, *(place for one in inside for place in one[:2]), stop]
        parts: list[str] = []
        for number, (left, right) in enumerate(pairwise(edges)):
            if number % 2:
                parts.append(live.field(inside[number // 2].name))
                continue
            cut = halves[2 * (left - start) : 2 * (right - start)].decode("utf-16-le", "replace")
            text = live.typed(self._with_ends(cut, left))
            parts.append(text)
            if number // 2 < len(inside):
                # Backslashes right before a field are read in pairs.
                parts.append(text[len(text.rstrip("\\")) :])
        return "".join(parts)

    def _with_ends(self, raw: str, start: int) -> str:
        if BREAK not in raw:
            return _whole_signs(raw)
        if not self._kept.ends:
            return _whole_signs(raw.replace(BREAK, "\n"))
        parts: list[str] = []
        place = start
        for line in raw.split(BREAK):
            place += _halves(line)
            parts.extend((line, self._kept.ends.get(place, "\n")))
            place += 1
        return _whole_signs("".join(parts[:-1]))

    def _changed(self, start: int, removed: int, added: int) -> None:
        """Move what is known along with the text; a change of looks alone moves nothing."""
        raw = self._raw()
        if raw == self._seen and self._given is None:
            return
        length = max(0, self._document.characterCount() - 1)
        # Qt may count the end of the document, which is none of the text.
        removed = min(removed, self._length - start)
        added = length - self._length + removed
        self._kept = self._kept.moved(start, removed, added)
        if self._given is not None:
            self._kept.put(self._given, start)
        self._length, self._text, self._seen = length, None, raw


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
