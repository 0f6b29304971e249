"""Writes an outline as a Word document, element by element."""

from __future__ import annotations

import re
from collections.abc import Iterable
from io import BytesIO

from docx.shared import Pt

from euroapp.export.docx.captions import caption
from euroapp.export.docx.drawn import pictures
from euroapp.export.docx.narratives import Narratives
from euroapp.export.docx.numbering import Numbering
from euroapp.export.docx.paper import Paper
from euroapp.export.docx.styles import NOTE, REMARK
from euroapp.export.docx.tables import Grid
from euroapp.export.pdf.style import body_height, body_width
from euroapp.export.pdf.tables import AIR, COMPACT_AIR
from euroapp.export.pdf.typeset import Typesetter
from euroapp.language import say
from euroapp.outline.drawings import Drawing
from euroapp.outline.elements import (
    Align,
    Closing,
    Element,
    Facts,
    Gantt,
    Heading,
    Narrative,
    Outline,
    Paragraph,
    Strong,
    Table,
)
from euroapp.outline.tags import closing, opening
from euroapp.prose import parse
from euroapp.values import FieldPath

_ABREAST = 4
"""Key figures beside each other."""
_LABELS = 0.27
"""Share of the width that the labels of a list of facts take."""
_HERE, _ALL = "\ue000", "\ue001"
"""Stand for the number of a page, and of all, where a language says in which order they come."""
_FIELDS = {_HERE: " PAGE ", _ALL: " NUMPAGES "}
_BREAKS = re.compile(r"\n{2,}|\n(?=[-•*] )")
_ITEMS = ("- ", "• ", "* ")
_HIGHEST = body_height(wide=False) - 90.0
"""Of a picture, in points, so that its heading and its caption stand on the same page."""


class Printer:
    """Puts one proposal on paper."""

    def __init__(self, paper: Paper, outline: Outline, *, tags: bool) -> None:
        """Stand ready.

        Args:
            paper: the document.
            outline: in the words of its language.
            tags: whether the machine tags of the form are written.

        """
        self._paper, self._outline, self._tags = paper, outline, tags
        self._numbers = Numbering.of(outline, paper.notes.language)
        images = {image.id: image for image in outline.images}
        self._narratives = Narratives(paper, self._numbers, outline.live, images)
        self._setter = Typesetter(paper.notes)
        self._air = COMPACT_AIR if outline.compact else AIR

    @property
    def said(self) -> dict[FieldPath, str]:
        """Return what the document says in each section so far."""
        return self._narratives.said

    def print(self, mark: str) -> None:
        """Write all of it; `mark` says on every page that this is not the final text."""
        outline, paper = self._outline, self._paper
        self._frame(mark)
        paper.write(paper.paragraph(REMARK), outline.form)
        if outline.acronym:
            title = paper.paragraph("Title")
            paper.write(title, outline.acronym, "general/acronym")
            paper.mark("general/acronym", title)
        if outline.title:
            named = paper.paragraph("Subtitle")
            paper.write(named, outline.title, "general/title")
            paper.mark("general/title", named)
        self._key_figures()
        self._put([outline.cover])
        paper.write(paper.paragraph(NOTE), outline.prevailing)
        self._put([outline.participants])
        self._contents()
        for chapter in outline.chapters:
            self._put([chapter.heading, *chapter.elements])

    def _key_figures(self) -> None:
        """Write the figures of the project in a few columns, each below its name."""
        facts = self._outline.key_figures
        if not facts:
            return
        grid = Grid(self._paper, [body_width(wide=False) / _ABREAST] * _ABREAST, [Align.LEFT] * _ABREAST, 2.0)
        for first in range(0, len(facts), _ABREAST):
            row = facts[first : first + _ABREAST]
            cells = [(f"{fact.label}\n", Strong(fact.value)) for fact in row]
            grid.row([*cells, *[("",)] * (_ABREAST - len(row))])
        self._below("")

    def _frame(self, mark: str) -> None:
        """Write head and foot of all pages."""
        outline, paper, section = self._outline, self._paper, self._paper.document.sections[0]
        head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
        right = " · ".join(filter(None, (paper.notes.language.put(mark), outline.acronym)))
        paper.write(head, f"{' '.join(outline.call.split())}\t{right}")
        paper.write(foot, f"{outline.footer}\t")
        counted = paper.notes.language.put(say("{number} of {count}", number=_HERE, count=_ALL))
        for part in re.split(f"({_HERE}|{_ALL})", counted):
            if part in _FIELDS:
                paper.field(foot, _FIELDS[part], "1")
            else:
                paper.write(foot, part)

    def _contents(self) -> None:
        """Write the list of contents as a field; until Word fills it in, it lists chapters and sections."""
        paper, language = self._paper, self._paper.notes.language
        title = paper.paragraph(REMARK)
        title.paragraph_format.page_break_before = True
        paper.write(title, language.put(say("Contents")), bold=True)
        heads = [
            head
            for chapter in self._outline.chapters
            for head in (chapter.heading, *chapter.elements)
            if isinstance(head, Heading) and head.level <= 2
        ]
        shown = "\n".join(f"{head.number} {head.text}".strip() for head in heads)
        paper.field(paper.paragraph(), ' TOC \\o "1-3" \\h \\z \\u ', shown)

    def _put(self, elements: Iterable[Element]) -> None:
        for one in elements:
            if isinstance(one, Heading):
                self._heading(one)
            elif isinstance(one, Paragraph):
                self._paragraph(one)
            elif isinstance(one, Narrative):
                self._narratives.write(parse(one.source), one.path)
            elif isinstance(one, Table):
                self._table(one)
            elif isinstance(one, Facts):
                self._facts(one)
            elif isinstance(one, Closing):
                if self._tags:
                    self._paper.write(self._paper.paragraph(NOTE), closing(one.tag))
            else:
                self._figure(one)

    def _heading(self, one: Heading) -> None:
        made = self._paper.paragraph(f"Heading {one.level}")
        if one.number:
            self._paper.write(made, f"{one.number}\N{NO-BREAK SPACE} ")
        self._paper.write(made, " ".join(one.text.split()), one.path)
        self._paper.mark(one.path, made)
        if one.tag and self._tags:
            self._paper.write(self._paper.paragraph(NOTE), opening(one.tag))

    def _paragraph(self, one: Paragraph) -> None:
        text = self._paper.notes.language.put(one.text)
        made = []
        for part in filter(None, (part.strip("\n") for part in _BREAKS.split(text))):
            if part.startswith(_ITEMS):
                line = self._paper.item(part[2:], one.path)
            else:
                line = self._paper.paragraph(REMARK if one.soft else "Normal")
                self._paper.write(line, part, one.path)
            made.append(line)
        if made and one.path:
            self._paper.mark(one.path, made[0], made[-1])

    def _table(self, one: Table) -> None:
        widths, wide = self._setter.widths_of(one)
        with self._paper.sideways(wide=wide):
            self._caption("table", one.caption, one.path)
            aligns = [column.align for column in one.columns]
            grid = Grid(self._paper, widths, aligns, self._air)
            if any(column.head for column in one.columns):
                grid.head([self._paper.notes.language.put(column.head) for column in one.columns])
            for row in one.rows:
                grid.row(row.cells, row.path, total=row.total)
            self._below(one.note)

    def _facts(self, one: Facts) -> None:
        self._caption("table", one.caption, one.path)
        room = body_width(wide=False)
        widths = (room * _LABELS, room * (1 - _LABELS))
        grid = Grid(self._paper, widths, (Align.LEFT, Align.LEFT), self._air)
        for fact in one.rows:
            grid.row((fact.label, fact.value), fact.path)
        self._below("")

    def _figure(self, one: Drawing | Gantt) -> None:
        for drawn in pictures(one, self._paper.notes):
            self._caption("figure", drawn.caption, "")
            line = self._paper.paragraph()
            line.paragraph_format.keep_together = True
            wide = drawn.width * min(1.0, _HIGHEST / drawn.height)
            picture = line.add_run().add_picture(BytesIO(drawn.png), width=Pt(wide))
            words = self._paper.clean(drawn.alternative, "")
            picture._inline.docPr.set("descr", words)  # noqa: SLF001 - no public way to describe a picture
            if drawn.note:
                self._paper.write(self._paper.paragraph(NOTE), drawn.note)

    def _caption(self, kind: str, text: str, path: str) -> None:
        if text:
            made = self._paper.paragraph("Caption")
            made.paragraph_format.keep_with_next = True
            caption(self._paper, made, kind, self._numbers, text, path)
            self._paper.mark(path, made)
            self._paper.end_places(made)

    def _below(self, note: str) -> None:
        """Write what stands below a table, or nothing, so that it does not touch the next one."""
        made = self._paper.paragraph(NOTE)
        self._paper.write(made, note)
