"""Draws on the page; distances are measured from its upper left corner, in points."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFString

from euroapp.export.marks import begin_of, end_of
from euroapp.export.pdf.fonts import SIGNS, Face, covered, font, stretches, width
from euroapp.export.pdf.inline import Line, Piece, line_width
from euroapp.export.pdf.structure import Node, Tag, Tree
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


_ORNAMENT = "/Artifact BMC"
"""Begins what is passed over when the page is read out."""
_HYPHENS = ("-", "\N{HYPHEN}")


class Pen:
    """A canvas with the few strokes a proposal needs.

    What is drawn belongs to a part of the document, or to none, as rules and page numbers do.
    """

    def __init__(self, canvas: Canvas) -> None:
        self.canvas = canvas
        self.tree = Tree()
        self._around: list[Node | None] = []
        """The parts to which all that is drawn belongs at the moment, the inmost last."""
        self.height = 0.0
        self.pages: dict[str, int] = {}
        """Page numbers by anchor."""
        self.places: frozenset[str] = frozenset()
        """The anchors of rows, sections, tables and figures that the print will have."""
        self._anchors: set[str] = set()

    def start_page(self, size: tuple[float, float]) -> None:
        """Begin a page."""
        self.canvas.setPageSize(size)
        self.tree.start_page()
        self.height = size[1]

    @contextmanager
    def within(self, node: Node | None) -> Iterator[None]:
        """Let all that is drawn belong to a part of the document, or to none; the outermost one counts."""
        code: Any = self.canvas._code  # type: ignore[attr-defined]  # noqa: SLF001 - no public way
        if not self._around:
            code.append(self._opening(node))
        self._around.append(node)
        yield
        self._around.pop()
        if not self._around:
            code.append("EMC")

    def _opening(self, node: Node | None) -> str:
        return _ORNAMENT if node is None else f"/{node.tag} <</MCID {self.tree.mark(node)}>> BDC"

    def figure(self, left: float, top: float, wide: float, high: float, words: str) -> Node:
        """Return a new figure that stands here; `words` say what it shows."""
        foot = self.height - top - high
        box = tuple(round(one, 2) for one in (left, foot, left + wide, foot + high))
        return self.tree.block(Tag.FIGURE, alternative=words, box=box)

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
        node: Node | None = None,
    ) -> None:
        """Set lines of text, the first one just below `top`; `node` is the part of the document they are."""
        canvas, size = self.canvas, style.size
        base = self.height - top - (style.leading - size) / 2 - size * 0.83
        text: Any = canvas.beginText(left, base)
        text.setFillColorRGB(*style.colour)
        # The places are known already; letting the library work them out again would take half the time.
        code = text._code.append  # noqa: SLF001 - no public way
        alone = not self._around
        if alone:
            code(self._opening(node))
        face = link = ""
        leading: Node | None = None
        for line in lines:
            start = left + _moved_by(line, room, size, align)
            code(f"1 0 0 1 {start:.2f} {base:.2f} Tm")
            for piece in line:
                if piece.face != face:
                    face = piece.face
                    text.setFont(face, size)
                if piece.link != link:
                    link = piece.link
                    text.setFillColorRGB(*(ACCENT if link else style.colour))
                    before, leading = leading, self._leading(link, node if alone else None)
                    if leading is not before:
                        code(f"EMC {self._opening(leading or node)}")
                self._show(text, piece, size)
                wide = piece.width * size / 1000
                if leading is not None:
                    self._lead(leading, piece, (start, base - 2, start + wide, base + size))
                start += wide
            if line is not lines[-1]:
                code(_between(line))
            base -= style.leading
        if alone:
            code("EMC")
        canvas.drawText(text)

    def _leading(self, link: str, node: Node | None) -> Node | None:
        """Return the part that a link is; None where it leads nowhere, or stands in what is passed over."""
        known = not link.startswith(PLACE) or link[len(PLACE) :] in self.places
        return node.add(Tag.LINK) if node is not None and link and known else None

    def _lead(self, node: Node, piece: Piece, area: tuple[float, float, float, float]) -> None:
        """Make an area that leads to an address or a place, or to a footnote, which leads back here."""
        link = piece.link
        if link.startswith(NOTE):
            self.anchor(mention(link), self.height - area[3])
            self.canvas.linkAbsolute("", link, area, thickness=0)
        elif link.startswith(PLACE):
            self.canvas.linkAbsolute("", link[len(PLACE) :], area, thickness=0)
        else:
            self.canvas.linkURL(link, area, relative=0)
        self.tree.lead(node, piece.text if link.startswith((NOTE, PLACE)) else link)

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

    def text(
        self,
        text: str,
        left: float,
        top: float,
        style: Style,
        align: Align = Align.LEFT,
        node: Node | None = None,
    ) -> None:
        """Set one line; `left` is its right end or middle where it is aligned so."""
        with self.within(node):
            self._one_line(text, left, top, style, align)

    def _one_line(self, text: str, left: float, top: float, style: Style, align: Align) -> None:
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
        with self.within(None):
            self.canvas.setStrokeColorRGB(*colour)
            self.canvas.setLineWidth(thick)
            foot = self.height - (top if bottom is None else bottom)
            self.canvas.line(left, self.height - top, right, foot)

    def band(
        self, left: float, top: float, wide: float, high: float, colour: Colour, radius: float = 0
    ) -> None:
        """Fill a rectangle."""
        bottom = self.height - top - high
        with self.within(None):
            self.canvas.setFillColorRGB(*colour)
            if radius and wide > 2 * radius:
                self.canvas.roundRect(left, bottom, wide, high, radius, stroke=0, fill=1)
            else:
                self.canvas.rect(left, bottom, wide, high, stroke=0, fill=1)

    def link(
        self, key: str, left: float, top: float, right: float, bottom: float, node: Node, words: str
    ) -> None:
        """Make an area that leads to an anchor; `words` say where to, and `node` is the link."""
        area = (left, self.height - bottom, right, self.height - top)
        self.canvas.linkAbsolute("", key, area, thickness=0)
        self.tree.lead(node, words)


def _moved_by(line: Line, room: float, size: float, align: Align) -> float:
    """Return how far a line begins from the left edge of its room, in points."""
    if align is Align.LEFT:
        return 0.0
    free = room - line_width(line) * size / 1000
    return free if align is Align.RIGHT else free / 2


def _between(line: Line) -> str:
    """Return what parts the words of two lines for whoever has them read out, or takes them elsewhere."""
    return "" if not line or line[-1].text.endswith(_HYPHENS) else "( ) Tj"


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
