"""Narratives of a Word document: headings, paragraphs, items, tables, images and footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from io import BytesIO

from docx.shared import Pt
from docx.text.paragraph import Paragraph as WordParagraph

from euroapp.draft.images import Image
from euroapp.edits.raster import raster_of
from euroapp.export.docx.captions import caption
from euroapp.export.docx.marks import bookmark_of
from euroapp.export.docx.numbering import Numbering
from euroapp.export.docx.paper import Paper, words_between
from euroapp.export.docx.styles import ITEM, ITEM_STEP, NOTE
from euroapp.export.docx.tables import Grid
from euroapp.export.pdf.style import body_width
from euroapp.export.pdf.tables import AIR
from euroapp.export.pdf.text import ABSENT, UNREADABLE, bullet
from euroapp.live import Shown, Sort
from euroapp.outline.elements import Align
from euroapp.prose import Heading, Item, Note, Paragraph, Picture, Prose, Runs, Table
from euroapp.values import FieldPath

_HIGH = 3
"""Headings of a text down to this level stand as labels of the form do, deeper ones below them."""
_DEEPEST = 4
_ALIGNS = {"left": Align.LEFT, "right": Align.RIGHT, "centre": Align.CENTRE}
_REFERRED = {Sort.TABLE, Sort.DRAWING}
_LEADING = {Sort.ROW, Sort.SECTION}


@dataclass
class Narratives:
    """Writes the texts of sections."""

    paper: Paper
    numbers: Numbering
    live: Mapping[str, Shown]
    images: Mapping[str, Image]
    said: dict[FieldPath, str] = field(default_factory=dict)
    """What the document says in each section."""

    def write(self, prose: Prose, path: FieldPath) -> None:
        """Write a text, with a bookmark around all of it."""
        made = [*self._blocks(prose, path), *(self._note(note, path) for note in prose.notes)]
        if made:
            self.paper.mark(path, made[0], made[-1])
            self.said[path] = words_between(made[0], made[-1])

    def _blocks(self, prose: Prose, path: FieldPath) -> Iterator[WordParagraph]:
        for one in prose.blocks:
            if isinstance(one, Heading):
                made = self.paper.paragraph(f"Heading {4 if one.level <= _HIGH else 5}")
                self._runs(made, one.runs, path)
            elif isinstance(one, Table):
                made = self._table(one, path)
            elif isinstance(one, Picture):
                made = self._picture(one, path)
            elif isinstance(one, Item):
                made = self._item(one, path)
            else:
                made = self._paragraph(one, path)
            yield made

    def _paragraph(self, one: Paragraph, path: FieldPath) -> WordParagraph:
        made = self.paper.paragraph(ITEM if one.depth else "Normal")
        if one.depth:
            made.paragraph_format.left_indent = Pt(ITEM_STEP * min(one.depth, _DEEPEST))
        self._runs(made, one.runs, path)
        return made

    def _item(self, one: Item, path: FieldPath) -> WordParagraph:
        made, depth = self.paper.paragraph(ITEM), min(one.depth, _DEEPEST)
        form = made.paragraph_format
        form.left_indent, form.first_line_indent = Pt(ITEM_STEP * (depth + 0.4)), Pt(-ITEM_STEP * 1.4)
        form.tab_stops.add_tab_stop(Pt(ITEM_STEP * (depth + 0.4)))
        form.space_after = Pt(3.4)
        self.paper.write(made, f"{bullet(one.mark) or ('•' if depth % 2 else '–')}\t", path)
        self._runs(made, one.runs, path)
        return made

    def _note(self, note: Note, path: FieldPath) -> WordParagraph:
        made = self.paper.paragraph(NOTE)
        self.paper.write(made, note.number, path).font.superscript = True
        self.paper.write(made, " ", path)
        self._runs(made, note.runs, path)
        return made

    def _table(self, one: Table, path: FieldPath) -> WordParagraph:
        """Write a table; return the paragraph behind it, without which it would touch the next one."""
        count = len(one.aligns)
        aligns = [_ALIGNS.get(how, Align.LEFT) for how in one.aligns]
        grid = Grid(self.paper, [body_width(wide=False) / count] * count, aligns, AIR)
        for row in one.rows:
            for inside, runs in zip(grid.blank(), row, strict=True):
                self._runs(inside, runs, path, bold=row is one.rows[0])
        behind = self.paper.paragraph()
        behind.paragraph_format.space_after = Pt(0)
        return behind

    def _picture(self, one: Picture, path: FieldPath) -> WordParagraph:
        image = self.images.get(one.key)
        if image is None:
            self.paper.notes.add(UNREADABLE, path, 1, one.key)
            made = self.paper.paragraph()
            self.paper.write(made, one.typed, path)
            return made
        try:
            raster_of(image.data)
            made = self.paper.paragraph()
            wide = body_width(wide=False) * (image.width or 100) / 100
            drawn = made.add_run().add_picture(BytesIO(image.data), width=Pt(wide))
            words = image.alternative.strip() or one.caption
            drawn._inline.docPr.set("descr", self.paper.clean(words, path))  # noqa: SLF001
        except Exception:  # whatever its library says of a broken picture
            self.paper.notes.add(UNREADABLE, path, 1, one.key)
            self.paper.write(made := self.paper.paragraph(), one.typed, path)
            return made
        below = self.paper.paragraph("Caption")
        caption(self.paper, below, "figure", self.numbers, one.caption, path)
        return below

    def _runs(self, paragraph: WordParagraph, runs: Runs, path: FieldPath, *, bold: bool = False) -> None:
        for run in runs:
            text, address, anchor = run.text, run.link, ""
            if run.field:
                text, anchor = self._field(run.field, run.text)
            made = self.paper.write(paragraph, text, path, bold=run.bold or bold, italic=run.italic)
            if run.note:
                made.font.superscript = True
            if address or anchor:
                self.paper.link(paragraph, made, address=address, anchor=anchor)

    def _field(self, name: str, typed: str) -> tuple[str, str]:
        """Return what stands in the place of a live field, and the bookmark to which it leads."""
        found = self.live.get(name)
        if found is None:
            return typed, ""
        if found.sort in _REFERRED:
            if name not in self.numbers.named:
                self.paper.notes.add(ABSENT, found.path, 1, self.paper.notes.language.put(found.text))
                return found.words, ""
            return self.numbers.named[name], ""
        leads = found.sort in _LEADING and found.text
        return found.words, bookmark_of(found.path.removesuffix("/text")) if leads else ""
