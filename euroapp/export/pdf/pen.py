"""Draws on the page; distances are measured from its upper left corner, in points."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from euroapp.export.marks import begin_of, end_of
from euroapp.export.pdf.fonts import SIGNS, Face, covered, font, stretches, width
from euroapp.export.pdf.inline import Line, Piece, line_width
from euroapp.export.pdf.style import ACCENT, Colour, Style
from euroapp.outline.elements import Align

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

_PLAIN = str.maketrans({"\xa0": " ", "(": "\\(", ")": "\\)", "\\": "\\\\"})
"""How the characters that stand under their own codes are written into a page."""


NOTE = "#"
"""What the anchor of a footnote begins with; no path of a field and no address does."""

PLACE = ">"
"""What a link to a row, a section, a table or a figure begins with, before the name of its anchor."""


def note_anchor(path: str, number: str) -> str:
    """Return the anchor of a footnote of a text."""
    return f"{NOTE}{path}/note/{number}"


def mention(note: str) -> str:
    """Return the anchor of the first mention of a footnote."""
    return f"{note}/mention"


_ABOVE = 8.0
"""How far above its text a place lies, so that a window opened there shows it whole."""


@cache
def _size_code(size: float) -> str:
    return f"{fp_str(size)} Tf {fp_str(size * 1.2)} TL"


class Pen:
    """A canvas with the few strokes a proposal needs."""

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.height = 0.0
        self.pages: dict[str, int] = {}
        """Page numbers by anchor."""
        self.places: frozenset[str] = frozenset()
        """The anchors of rows, sections, tables and figures that the print will have."""
        self._anchors: set[str] = set()

    def start_page(self, size: tuple[float, float]) -> None:
        """Begin a page."""
        self.canvas.setPageSize(size)
        self.height = size[1]

    def anchor(self, key: str, top: float) -> None:
        """Make a place that links and bookmarks lead to; the first one of a name counts."""
        if key and key not in self._anchors:
            self._anchors.add(key)
            self.canvas.bookmarkHorizontalAbsolute(
                key, min(self.height - top + _ABOVE, self.height), fit="XYZ"
            )

    def begin(self, path: str, top: float) -> None:
        """Make the places of a field whose text begins here."""
        if path:
            self.anchor(path, top)
            self.anchor(begin_of(path), top)

    def end(self, path: str, bottom: float) -> None:
        """Make a place just below the text of a field."""
        if path:
            self.anchor(end_of(path), bottom + _ABOVE)

    def name_places(self) -> None:
        """List all anchors in the file under their own names, so that other programs can open it there."""
        canvas: Any = self.canvas
        names: list[object] = []
        for key in sorted(self._anchors):
            names += [PDFString(key), canvas._bookmarkReference(key)]  # noqa: SLF001 - no public way
        places = PDFDictionary({"Names": PDFArray(names)})
        self.canvas.setCatalogEntry("Names", {"Dests": places})

    def lines(
        self,
        lines: Sequence[Line],
        left: float,
        top: float,
        style: Style,
        room: float,
        align: Align = Align.LEFT,
    ) -> None:
        """Set lines of text, the first one just below `top`."""
        canvas, size = self.canvas, style.size
        base = self.height - top - (style.leading - size) / 2 - size * 0.83
        text: Any = canvas.beginText(left, base)
        text.setFillColorRGB(*style.colour)
        # The places are known already; letting the library work them out again would take half the time.
        code = text._code.append  # noqa: SLF001 - no public way
        face = link = ""
        for line in lines:
            start = left
            if align is not Align.LEFT:
                free = room - line_width(line) * size / 1000
                start += free if align is Align.RIGHT else free / 2
            code(f"1 0 0 1 {start:.2f} {base:.2f} Tm")
            for piece in line:
                if piece.face != face:
                    face = piece.face
                    text.setFont(face, size)
                if piece.link != link:
                    link = piece.link
                    text.setFillColorRGB(*(ACCENT if link else style.colour))
                self._show(text, piece, size)
                wide = piece.width * size / 1000
                if link:
                    self._link(link, (start, base - 2, start + wide, base + size))
                start += wide
            base -= style.leading
        canvas.drawText(text)

    def _link(self, link: str, area: tuple[float, float, float, float]) -> None:
        """Make an area that leads to an address or a place, or to a footnote, which leads back here."""
        if link.startswith(NOTE):
            self.anchor(mention(link), self.height - area[3])
            self.canvas.linkAbsolute("", link, area, thickness=0)
        elif link.startswith(PLACE):
            if link[len(PLACE) :] in self.places:
                self.canvas.linkAbsolute("", link[len(PLACE) :], area, thickness=0)
        else:
            self.canvas.linkURL(link, area, relative=0)

    def _show(self, text: Any, piece: Piece, size: float) -> None:
        """Write a part of a line where the text object stands, in the face set there."""
        plain = piece.text.translate(_PLAIN)
        if not (plain.isascii() and plain.isprintable()):
            self._set(text, piece.text, piece.face, size)
            return
        # Every face keeps these characters under their own codes in its first subset: to have the library
        # look up each of them would take a seventh of an export.
        code = text._code.append  # noqa: SLF001
        if text._curSubset != 0:  # noqa: SLF001
            name = font(piece.face).getSubsetInternalName(0, self.canvas._doc)  # type: ignore[attr-defined]  # noqa: SLF001
            code(f"{name} {_size_code(size)}")
            text._curSubset = 0  # noqa: SLF001
        code(f"({plain}) Tj")

    def _set(self, text: Any, words: str, face: Face, size: float) -> None:
        """Write words where the text object stands; what their face lacks comes from the face of signs."""
        for signs, stretch in stretches(words):
            if signs:
                text.setFont(SIGNS, size)
            text._textOut(stretch)  # noqa: SLF001 - no public way
            if signs:
                text.setFont(face, size)

    def text(self, text: str, left: float, top: float, style: Style, align: Align = Align.LEFT) -> None:
        """Set one line; `left` is its right end or middle where it is aligned so."""
        wide = width(text, style.face) * style.size / 1000
        start = left - (wide if align is Align.RIGHT else wide / 2 if align is Align.CENTRE else 0)
        base = self.height - top - (style.leading - style.size) / 2 - style.size * 0.83
        if covered().issuperset(text):
            self.canvas.setFillColorRGB(*style.colour)
            self.canvas.setFont(style.face, style.size)
            self.canvas.drawString(start, base, text)
            return
        line: Any = self.canvas.beginText(start, base)
        line.setFillColorRGB(*style.colour)
        line.setFont(style.face, style.size)
        self._set(line, text, style.face, style.size)
        self.canvas.drawText(line)

    def rule(
        self,
        left: float,
        top: float,
        right: float,
        colour: Colour,
        thick: float = 0.5,
        bottom: float | None = None,
    ) -> None:
        """Draw a line, level unless `bottom` is given."""
        self.canvas.setStrokeColorRGB(*colour)
        self.canvas.setLineWidth(thick)
        self.canvas.line(left, self.height - top, right, self.height - (top if bottom is None else bottom))

    def band(
        self, left: float, top: float, wide: float, high: float, colour: Colour, radius: float = 0
    ) -> None:
        """Fill a rectangle."""
        self.canvas.setFillColorRGB(*colour)
        bottom = self.height - top - high
        if radius and wide > 2 * radius:
            self.canvas.roundRect(left, bottom, wide, high, radius, stroke=0, fill=1)
        else:
            self.canvas.rect(left, bottom, wide, high, stroke=0, fill=1)

    def link(self, key: str, left: float, top: float, right: float, bottom: float) -> None:
        """Make an area that leads to an anchor."""
        area = (left, self.height - bottom, right, self.height - top)
        self.canvas.linkAbsolute("", key, area, thickness=0)


_LONGEST_LINE = 400
"""No line of a page holds more characters."""


def one_line(text: str, face: Face, size: float, room: float) -> str:
    """Return a text shortened to the room of a line."""
    text = text[:_LONGEST_LINE]
    if width(text, face) * size / 1000 <= room:
        return text
    while text and width(f"{text}…", face) * size / 1000 > room:
        text = text[: len(text) * 9 // 10]
    return f"{text.rstrip()}…"
