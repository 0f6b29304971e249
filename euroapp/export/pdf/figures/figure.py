"""What all figures share: a caption above, a note below, and that they never break."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.inline import Line, Span, break_lines
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.structure import Tag
from euroapp.export.pdf.style import CAPTION, CELL, NOTE, Style, body_height, body_width
from euroapp.export.pdf.text import Notes, printable
from euroapp.language import ENGLISH, Language, say

CAPTION_GAP = 5.0
NOTE_GAP = 5.0
ONE_PAGE = body_height(wide=False) - 45.0
"""What a page has left below a heading."""
_LONGEST = 2000
"""Characters of a text that are looked at to fill a few lines."""
LEADING = CELL.leading


@dataclass(frozen=True)
class Lettering:
    """How texts of a figure are made printable, and how the next caption is numbered."""

    notes: Notes
    number: Callable[[str, str], Sequence[Line]]
    """Takes a caption and its path, and returns it with the next number."""

    @property
    def language(self) -> Language:
        """Return the language of the words of the program."""
        return self.notes.language

    def text(self, text: str, path: str) -> str:
        """Return a printable text in one line; no-break spaces stay."""
        parts = printable(text, path, self.notes).replace("\n", " ").split(" ")
        return " ".join(filter(None, parts))

    def note(self, note: str, path: str) -> Sequence[Line]:
        """Return the lines of a note."""
        room = body_width(wide=False)
        return break_lines((Span(self.text(note, path)),), NOTE.size, room) if note else ()


def text_width(text: str, style: Style = CELL) -> float:
    """Return the width of a text in points."""
    return width(text, style.face) * style.size / 1000


def shortened(text: str, style: Style, room: float) -> str:
    """Return a text that fits a line, cut where it does not."""
    text = text[:_LONGEST]
    if text_width(text, style) <= room:
        return text
    left = room - text_width("…", style)
    for index, char in enumerate(text):
        left -= text_width(char, style)
        if left < 0:
            return f"{text[:index].rstrip()}…"
    return text


def wrapped(text: str, style: Style, room: float, most: int, lead: str = "") -> list[Line]:
    """Return a text after its bold number in a few lines, the last one shortened where text is left."""
    spans = (Span(lead, Face.BOLD), Span(f" {text[:_LONGEST]}" if lead else text[:_LONGEST], style.face))
    lines = break_lines(spans, style.size, room)
    if len(lines) <= most:
        return lines
    left = _behind(lines[: most - 1], "".join(span.text for span in spans)).replace("\n", " ")
    last = shortened(f"{left} …", style, room).replace("-…", "…")
    return [*lines[: most - 1], *break_lines((Span(last, style.face),), style.size, room + 1)[:1]]


def _behind(lines: Sequence[Line], text: str) -> str:
    """Return what is left of a text behind its first lines, which may hold hyphens of their own."""
    at = 0
    for char in (char for line in lines for piece in line for char in piece.text if not char.isspace()):
        while text[at : at + 1].isspace():
            at += 1
        at += text[at : at + 1] == char
    return text[at:].strip()


def parted(caption: str, number: int, count: int) -> str:
    """Return the caption of a part of a figure."""
    if count < 2:
        return caption
    return say("{caption} ({number} of {count})", caption=caption, number=number, count=count)


@dataclass
class FigureBlock(Block):
    """A figure; what draws it says how high it is."""

    caption: Sequence[Line]
    note: Sequence[Line]
    key: str
    before: float = 8.0
    after: float = 14.0
    language: Language = field(default=ENGLISH, kw_only=True)
    alternative: str = field(default="", kw_only=True)
    """What the figure shows, in words."""

    def said(self, words: str) -> str:
        """Return words of the program in the language of the proposal."""
        return self.language.put(words)

    @property
    def width(self) -> float:
        """Return the whole width."""
        return body_width(wide=False)

    @property
    def sketch_height(self) -> float:
        """Return the height between caption and note."""
        raise NotImplementedError

    def sketch(self, pen: Pen, left: float, top: float) -> None:
        """Draw what stands between caption and note."""
        raise NotImplementedError

    @property
    def height(self) -> float:
        """Return the height of caption, drawing and note."""
        note = len(self.note) * NOTE.leading + NOTE_GAP if self.note else 0.0
        return len(self.caption) * CAPTION.leading + CAPTION_GAP + self.sketch_height + note

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw caption, drawing and note."""
        pen.anchor(f"figures/{self.key}", top)
        node = pen.figure(left, top, self.width, self.height, self.alternative)
        pen.lines(self.caption, left, top, CAPTION, self.width, node=node.add(Tag.CAPTION))
        top += len(self.caption) * CAPTION.leading + CAPTION_GAP
        with pen.within(node):
            self.sketch(pen, left, top)
        if self.note:
            note = pen.tree.block(Tag.PARAGRAPH)
            pen.lines(self.note, left, top + self.sketch_height + NOTE_GAP, NOTE, self.width, node=note)


__all__ = ["Face", "FigureBlock", "Lettering", "parted", "shortened", "text_width", "wrapped"]
