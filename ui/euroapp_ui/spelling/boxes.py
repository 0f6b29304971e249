"""Words of a text box: those in sight, their places in its document, and the wave below a misspelt one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QColor, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from euroapp.spelling.words import words_of
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.true_text import BREAK, LiveSpan


class Place(NamedTuple):
    """A word in a document; places count as Qt does, two for a sign beyond the first 65,536."""

    start: int
    end: int
    word: str


def places_in(text: str, spans: Iterable[LiveSpan], begin: int = 0) -> Iterator[Place]:
    """Yield the words of a stretch of a document that begins at a place, without those of live fields."""
    fields = tuple(spans)
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
    """Yield the words of the lines of a text box that can be seen."""
    spans = area.live_spans
    for block in _blocks_in_sight(area):
        yield from places_in(block.text(), spans, block.position())


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


def _blocks_in_sight(area: TextArea) -> Iterator[QTextBlock]:
    seen = area.viewport().visibleRegion().boundingRect()
    if seen.isEmpty():
        return
    block = area.firstVisibleBlock()
    while block.isValid():
        room = area.blockBoundingGeometry(block).translated(area.contentOffset())
        if room.top() > seen.bottom():
            return
        if room.bottom() >= seen.top():
            yield block
        block = block.next()
