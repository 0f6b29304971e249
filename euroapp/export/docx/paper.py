"""A Word document with the few things that a proposal needs and the library does not have by itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from euroapp.export.docx.marks import ENDS, bookmark_of
from euroapp.export.docx.styles import ACCENT, ITEM, ITEM_STEP, set_styles
from euroapp.export.pdf.style import MARGIN, page_size
from euroapp.export.pdf.text import CONTROL, Notes
from euroapp.values import FieldPath

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Signs that no XML can hold."""
_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass
class Paper:
    """The document that is being written."""

    language: str
    """Two-letter code of the proposal's language."""
    notes: Notes
    document: Any = field(init=False)
    places: dict[FieldPath, Paragraph] = field(default_factory=dict)
    """The paragraph at which each field or row begins; a comment on it stands there."""
    _marks: int = 0
    _named: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.document = Document()
        set_styles(self.document, self.language)
        self._shape(self.document.sections[0], wide=False)

    def paragraph(self, style: str = "Normal") -> Paragraph:
        """Return a new paragraph at the end."""
        made: Paragraph = self.document.add_paragraph(style=style)
        return made

    def item(self, text: str, path: FieldPath = "") -> Paragraph:
        """Return a new item of a list at the end."""
        made = self.paragraph(ITEM)
        made.paragraph_format.left_indent = Pt(ITEM_STEP)
        made.paragraph_format.first_line_indent = Pt(-ITEM_STEP)
        made.paragraph_format.tab_stops.add_tab_stop(Pt(ITEM_STEP))
        self.write(made, f"•\t{text}", path)
        return made

    def write(
        self,
        paragraph: Paragraph,
        text: str,
        path: FieldPath = "",
        *,
        bold: bool = False,
        italic: bool = False,
    ) -> Run:
        """Add a text to a paragraph; line feeds end lines in it."""
        run = paragraph.add_run()
        run.bold, run.italic = bold or None, italic or None
        self.fill(run, text, path)
        return run

    def fill(self, run: Run, text: str, path: FieldPath = "") -> None:
        """Put a text into a run."""
        for place, line in enumerate(self.clean(text, path).split("\n")):
            if place:
                run.add_break()
            for part, piece in enumerate(line.split("\t")):
                if part:
                    run.add_tab()
                run.add_text(piece)

    def clean(self, text: str, path: FieldPath) -> str:
        """Return a text without the signs that no document of Word can hold, which are noted."""
        text = _LINE_ENDS.sub("\n", self.notes.language.put(text))
        found = _CONTROL.findall(text)
        if found:
            self.notes.add(CONTROL, path, len(found))
            text = _CONTROL.sub("", text)
        return text

    def link(self, paragraph: Paragraph, run: Run, *, address: str = "", anchor: str = "") -> None:
        """Let a run lead to a web address, or to a bookmark."""
        link = OxmlElement("w:hyperlink")
        if address:
            made = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link.set(qn("r:id"), made)
        else:
            link.set(qn("w:anchor"), anchor)
        run.font.color.rgb = ACCENT
        paragraph._p.append(link)  # noqa: SLF001 - the library has no way to make links
        link.append(run._r)  # noqa: SLF001

    def field(self, paragraph: Paragraph, instruction: str, shown: str) -> None:
        """Add a field that Word works out, with what it shows until then."""
        for kind in ("begin", "", "separate", "text", "end"):
            run = paragraph.add_run()
            if kind == "text":
                self.fill(run, shown)
                continue
            made = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                made.set(qn("w:fldCharType"), kind)
            else:
                made.set(qn("xml:space"), "preserve")
                made.text = instruction
            run._r.append(made)  # noqa: SLF001

    def mark(self, path: FieldPath, first: Paragraph, last: Paragraph | None = None) -> None:
        """Put a bookmark around the paragraphs of a field or row; the first one of a path counts."""
        if not path:
            return
        self.places.setdefault(path, first)
        name = bookmark_of(path)
        if name not in self._named:
            self._named.add(name)
            self._bookmark(name, first, last or first)

    def end_places(self, paragraph: Paragraph) -> None:
        """End the places before a paragraph, which belongs to none of them."""
        self._bookmark(f"{ENDS}{self._marks}", paragraph, paragraph)

    def _bookmark(self, name: str, first: Paragraph, last: Paragraph) -> None:
        self._marks += 1
        start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
        for one in (start, end):
            one.set(qn("w:id"), str(self._marks))
        start.set(qn("w:name"), name)
        inside = first._p  # noqa: SLF001
        inside.insert(0 if inside.pPr is None else 1, start)
        last._p.append(end)  # noqa: SLF001

    @contextmanager
    def sideways(self, *, wide: bool) -> Iterator[None]:
        """Stand what is written meanwhile on pages of their own, in landscape, where it is wide."""
        if not wide:
            yield
            return
        self._shape(self.document.add_section(WD_SECTION.NEW_PAGE), wide=True)
        yield
        self._shape(self.document.add_section(WD_SECTION.NEW_PAGE), wide=False)

    def attach(self, part: bytes) -> None:
        """Carry a part of XML that Word keeps and does not show."""
        package = self.document.part.package
        made = Part(PackURI("/customXml/itemSent.xml"), "application/xml", part, package)
        self.document.part.relate_to(made, _CUSTOM_XML)

    def data(self) -> bytes:
        """Return the document as a file that says nothing of when it was made."""
        drawn, even = BytesIO(), BytesIO()
        self.document.save(drawn)
        with ZipFile(drawn) as made, ZipFile(even, "w", ZIP_DEFLATED) as file:
            for name in made.namelist():
                file.writestr(ZipInfo(name, _EPOCH), made.read(name), ZIP_DEFLATED)
        return even.getvalue()

    @staticmethod
    def _shape(section: Any, *, wide: bool) -> None:
        section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = map(Pt, page_size(wide))
        section.left_margin = section.right_margin = Pt(MARGIN)
        section.top_margin = section.bottom_margin = Pt(MARGIN)


def words_between(first: Paragraph, last: Paragraph) -> str:
    """Return all that stands from one paragraph to another, tables included."""
    words: list[str] = []
    here: Any = first._p  # noqa: SLF001 - the library gives no way from one element to the next
    while here is not None:
        inside = here.iter(qn("w:t"), qn("w:p"), qn("w:br"), qn("w:tab"))
        words += [one.text or "" if one.tag == qn("w:t") else " " for one in inside]
        here = None if here is last._p else here.getnext()  # noqa: SLF001
    return "".join(words)
