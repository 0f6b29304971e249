"""Breaks runs of text into lines by width; a word wider than its line is cut by width, never overflows.

Widths are in thousandths of the font size, so that lines do not depend on it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.words import TIE, WORDY, cut, parts
from euroapp.memory.kept import kept

_TOKENS = re.compile(r"\n| +|[^\n ]+")
_BREAKS = re.compile(r"[ \n]+")
_HARD = re.compile(r"(?<=[/_.@\-:;,?&=+])(?=[^\s/_.@\-:;,?&=+])")
"""Where an address or a file name may break when it does not fit a line."""


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text in one face."""

    text: str
    face: Face = Face.REGULAR
    link: str = ""


class Piece(NamedTuple):
    """A part of a line in one face, with its width; there are tens of thousands of them."""

    text: str
    face: Face
    link: str
    width: float


Line = tuple[Piece, ...]


def line_width(line: Line) -> float:
    """Return the width of a line."""
    return sum(piece.width for piece in line)


class _Breaker:
    """Fills lines with words; the last piece of a line stays open to more words of its face and link."""

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.lines: list[Line] = []
        self._line: list[Piece] = []
        self._used = 0.0
        self._words: list[str] = []
        self._face = Face.REGULAR
        self._link = ""
        self._wide = 0.0
        self._space = 0.0

    def end_line(self) -> None:
        self._close()
        self.lines.append(tuple(self._line))
        self._line, self._used = [], 0.0

    def finish(self) -> list[Line]:
        if self._words or not self.lines:
            self.end_line()
        return self.lines

    def _close(self) -> None:
        if self._words:
            self._line.append(Piece(" ".join(self._words), self._face, self._link, self._wide))
            self._words = []

    def _append(self, piece: Piece, gap: bool) -> None:
        text, face, link, wide = piece
        if gap and self._words:
            space = self._space
            if face is self._face and link == self._link:
                self._words.append(text)
                self._wide += space + wide
                self._used += space + wide
                return
            self._words.append("")
            self._wide += space
            self._used += space
        self._close()
        if face is not self._face or not self._space:
            self._face, self._space = face, width(" ", face)
        self._words, self._link, self._wide = [text], link, wide
        self._used += wide

    def word(self, pieces: list[Piece]) -> None:
        total = pieces[0].width if len(pieces) == 1 else sum(piece.width for piece in pieces)
        gap = self._space if self._words else 0.0
        if self._used + gap + total <= self.limit:
            self._add_all(pieces)
        elif total > self.limit:
            self._cut(pieces)
        elif len(pieces) == 1 and len(pieces[0].text) <= WORDY:
            self._hyphenated(pieces[0], gap)
        else:
            self.end_line()
            self._add_all(pieces)

    def _add_all(self, pieces: list[Piece]) -> None:
        gap = True
        for piece in pieces:
            self._append(piece, gap)
            gap = False

    def _hyphenated(self, piece: Piece, gap: float) -> None:
        """Fill the line with as many parts of the word as fit, and carry the rest over."""
        room = self.limit - self._used - gap
        pieces = parts(piece.text)
        while len(pieces) > 1:
            pieces.pop()
            head = "".join(pieces)
            wide = width(head, piece.face)
            if wide <= room:
                self._append(Piece(head, piece.face, piece.link, wide), gap=True)
                rest = piece.text[len(head) :]
                piece = Piece(rest, piece.face, piece.link, width(rest, piece.face))
                break
        self.end_line()
        self._append(piece, gap=False)

    def _cut(self, pieces: list[Piece]) -> None:
        """Print a word that is wider than a line: broken at signs where possible, else anywhere."""
        if self._words:
            self.end_line()
        for piece in pieces:
            for part in cut(piece.text, piece.face, self.limit, self.limit - self._used):
                wide = width(part, piece.face)
                if self._used + wide > self.limit and self._words:
                    self.end_line()
                self._append(Piece(part, piece.face, piece.link, wide), gap=False)


def break_lines(spans: Iterable[Span], size: float, room: float) -> list[Line]:
    """Return the lines that spans fill; line ends in them are kept.

    `size` is the font size and `room` the width of a line, in points.
    """
    return list(_broken(tuple(spans), max(room * 1000 / size, 1.0)))


@kept(50_000)
def _broken(spans: tuple[Span, ...], limit: float) -> list[Line]:
    """Return the lines that spans fill, each as wide as `limit` at most."""
    breaker = _Breaker(limit)
    word: list[Piece] = []
    for span in spans:
        face, link = span.face, span.link
        for token in _TOKENS.findall(span.text):
            first = token[0]
            if first not in " \n":
                wide = width(token, face)
                if wide > breaker.limit and TIE in token:
                    # What is wider than a line parts where it was tied, before a word of it does.
                    *tied, token = token.split(TIE)
                    for part in tied:
                        word.append(Piece(part, face, link, width(part, face)))
                        breaker.word(word)
                        word = []
                    wide = width(token, face)
                word.append(Piece(token, face, link, wide))
                continue
            if word:
                breaker.word(word)
                word = []
            if first == "\n":
                breaker.end_line()
    if word:
        breaker.word(word)
    return breaker.finish()


def widest_word(spans: Iterable[Span], cap: float, broken: float | None = None) -> float:
    """Return the width of the widest part that should not break.

    Words wider than `cap` may break at the signs in them, as addresses and file names do. What is wider still
    breaks in any case, and counts as `broken`, or as `cap` if nothing is given.
    """
    beyond = cap if broken is None else broken
    widest = 0.0
    for span in spans:
        for word in set(_BREAKS.split(span.text)):
            if width(word, span.face) <= widest:
                continue
            for part in parts(word):
                wide = width(part, span.face)
                if wide > cap:
                    wide = max(width(piece, span.face) for piece in _HARD.split(part))
                widest = max(widest, wide if wide <= cap else beyond)
    return widest


def line_widths(spans: Iterable[Span]) -> list[float]:
    """Return the widths of the lines that spans fill when only their own line ends break them."""
    found = [0.0]
    for span in spans:
        head, *rest = span.text.split("\n")
        found[-1] += width(head, span.face)
        found.extend(width(line, span.face) for line in rest)
    return found


def widest_line(spans: Iterable[Span]) -> float:
    """Return the width that spans take when only their own line ends break them."""
    return max(line_widths(spans))
