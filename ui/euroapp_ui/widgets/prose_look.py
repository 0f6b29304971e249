"""How a text looks while it is written: marks step back, what they make is seen, live fields are tinted."""

from __future__ import annotations

import re

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat

from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text_area import TextArea

_HEADING = re.compile(r" {0,3}#{1,6}[ \t]+(?=\S)")
_ITEM = re.compile(r"\s*(?:[-*•–]|\(?\d{1,4}[.)]|\(?[A-Za-z]\)|\(?[ivxIVX]{1,6}\))[ \t\u00a0]+(?=\S)")
_STARS = re.compile(r"(?<!\*)(\*{1,3})(?=[^\s*])(.{1,600}?)(?<=[^\s*])\1(?!\*)")
_LINK = re.compile(r"(!?\[)([^\[\]\n]+)(\]\((?:https?://|mailto:|image:)[^\s()<>]*\))")
_NOTE = re.compile(r"\[\^[^\]\[\s]+\]:?")
_RULER = re.compile(r"\s*\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*")
_BARS = re.compile(r"(?<!\\)\|")
_LONGEST = 8_000
"""A line beyond is no prose, and is not looked at for marks."""


class ProseLook(QSyntaxHighlighter):
    """Sets the look of one line at a time, and only of lines that changed."""

    def __init__(self, area: TextArea) -> None:
        super().__init__(area.document())
        self._area = area
        theme().changed.connect(self.rehighlight)
        area.beyond_moved.connect(self.rehighlight)

    def highlightBlock(self, text: str) -> None:
        """Set the look of a line."""
        colours = theme().colours
        if self._area.takes_marks and len(text) < _LONGEST:
            self._marks(text, QColor(colours.faint))
        start = self.currentBlock().position()
        end = start + self.currentBlock().length() - 1
        beyond = self._area.beyond
        if beyond is not None and beyond < end:
            look = QTextCharFormat()
            look.setBackground(QColor(colours.error_soft))
            self.setFormat(max(0, beyond - start), end - start, look)
        for passage in self._area.passages:
            at = text.find(passage)
            if at >= 0:
                self._underline(at, len(passage), QColor(colours.warn))
        for span in self._area.live_spans:
            if start <= span.start and span.end <= end:
                look = self.format(span.start - start)
                known = self._area.knows(span.name)
                look.setBackground(QColor(colours.accent_soft if known else colours.error_soft))
                look.setForeground(QColor(colours.accent if known else colours.error))
                self.setFormat(span.start - start, span.end - span.start, look)

    def _underline(self, start: int, length: int, colour: QColor) -> None:
        for place in range(start, start + length):
            look = self.format(place)
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
            look.setUnderlineColor(colour)
            self.setFormat(place, 1, look)

    def _marks(self, text: str, faint: QColor) -> None:
        mark = QTextCharFormat()
        mark.setForeground(faint)
        heading, ruler = _HEADING.match(text), _RULER.fullmatch(text)
        if heading:
            bold = QTextCharFormat()
            bold.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, len(text), bold)
            self.setFormat(0, heading.end(), mark)
        elif ruler and "-" in text and "|" in text:
            self.setFormat(0, len(text), mark)
            return
        elif item := _ITEM.match(text):
            self.setFormat(0, item.end(), mark)
        if "|" in text:
            for bar in _BARS.finditer(text):
                self.setFormat(bar.start(), 1, mark)
        if "*" in text:
            self._stars(text, mark)
        if "[" in text:
            self._links(text, mark)

    def _stars(self, text: str, mark: QTextCharFormat) -> None:
        for found in _STARS.finditer(text):
            size, (start, end) = len(found[1]), found.span()
            for place in range(start + size, end - size):
                look = self.format(place)
                if size != 1:
                    look.setFontWeight(QFont.Weight.Bold)
                if size != 2:
                    look.setFontItalic(True)
                self.setFormat(place, 1, look)
            self.setFormat(start, size, mark)
            self.setFormat(end - size, size, mark)

    def _links(self, text: str, mark: QTextCharFormat) -> None:
        for found in _LINK.finditer(text):
            self.setFormat(found.start(1), len(found[1]), mark)
            self.setFormat(found.start(3), len(found[3]), mark)
        for found in _NOTE.finditer(text):
            self.setFormat(found.start(), len(found[0]), mark)
