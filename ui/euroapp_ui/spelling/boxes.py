"""Words of a text box: those in sight, their places in its document, and the wave below a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from euroapp.spelling.words import words_of
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.true_text import BREAK, LiveSpan

_LONG = 1_000
"""Letters of a paragraph, from which only what is in sight of it is looked at."""


class Place(NamedTuple):
    """A word in a document; places count as Qt does, two for a sign beyond the first 65,536."""

    start: int
    end: int
    word: str


def places_in(text: str, spans: Iterable[LiveSpan], begin: int = 0) -> Iterator[Place]:
    """Yield the words of a stretch of a document that begins at a place, without those of live fields."""
    stop = begin + 2 * len(text)
    fields = [one for one in spans if begin < one.end and one.start < stop]
    for line in text.split(BREAK):
        wide = not line.isascii() and max(line) > "\uffff"
        for found in words_of(line):
            start, end = found.start, found.end
            if wide:
                start, end = _halves(line[:start]), _halves(line[:end])
            place = Place(begin + start, begin + end, found.text)
            if not any(one.start < place.end and place.start < one.end for one in fields):
                yield place
        begin += (_halves(line) if wide else len(line)) + 1


def places_in_sight(area: TextArea) -> Iterator[Place]:
    """Yield the words of a text box that can be seen; of a long paragraph, only those of lines in sight."""
    seen = area.viewport().visibleRegion().boundingRect()
    if seen.isEmpty():
        return
    first = area.cursorForPosition(seen.topLeft()).position()
    last = area.cursorForPosition(seen.bottomRight()).position()
    spans = area.live_spans
    block = area.document().findBlock(first)
    while block.isValid() and block.position() <= last:
        text, begin = block.text(), block.position()
        if len(text) > _LONG and max(text) <= "\uffff":
            # A word is never cut: the stretch goes on to the next blanks.
            start = text.rfind(" ", 0, max(0, first - begin)) + 1
            end = text.find(" ", max(0, last - begin))
            text, begin = text[start : end if end >= 0 else len(text)], begin + start
        yield from places_in(text, spans, begin)
        block = block.next()


def place_at(area: TextArea, where: int) -> Place | None:
    """Return the word that holds a place of the document, or ends there."""
    block = area.document().findBlock(where)
    found = places_in(block.text(), area.live_spans, block.position())
    return next((one for one in found if one.start <= where <= one.end), None)


def underline(area: TextArea, misspelt: Iterable[Place]) -> None:
    """Draw a wave below some words; the text stays as it is, and the waves move along with it."""
    looks = []
    for place in misspelt:
        look = QTextEdit.ExtraSelection()
        look.cursor = chosen(area, place)
        shape = QTextCharFormat()
        shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        shape.setUnderlineColor(QColor(theme().colours.error))
        look.format = shape
        looks.append(look)
    if looks or area.extraSelections():
        area.setExtraSelections(looks)


def underlined(area: TextArea) -> list[str]:
    """Return the words below which a wave is drawn, in their order."""
    return [look.cursor.selectedText() for look in area.extraSelections()]


def chosen(area: TextArea, place: Place) -> QTextCursor:
    """Return a cursor that holds a word."""
    cursor = QTextCursor(area.document())
    cursor.setPosition(place.start)
    cursor.setPosition(place.end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def correct(area: TextArea, place: Place, word: str) -> bool:
    """Write another word in the place of one; tell whether it still stood there."""
    if place.end >= area.document().characterCount():
        return False
    cursor = chosen(area, place)
    if cursor.selectedText() != place.word:
        return False
    cursor.insertText(word)
    area.setTextCursor(cursor)
    return True


def _halves(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
