"""Sets narratives: the blocks of the little language as blocks of a page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from euroapp.export.pdf.blocks import MARK, Block, Text, leads_in, paragraph
from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.inline import Span
from euroapp.export.pdf.livetext import NO_FIELDS, LiveText
from euroapp.export.pdf.pen import Pen, mention, note_anchor
from euroapp.export.pdf.structure import Node, Tag
from euroapp.export.pdf.style import BODY, H4, H5, LIST_AFTER, NOTE, TEXT, Style, body_width
from euroapp.export.pdf.text import Notes, bullet, printable
from euroapp.export.pdf.words import tied
from euroapp.prose import Heading, Item, Note, Paragraph, Picture, Prose, Run, Runs, Table

_MOST_COLUMNS = 10
_DEEPEST = 6
"""Lists nested deeper than this are not moved further in."""
_HIGH = 3
"""Headings down to this level are set as headings, deeper ones as labels."""
_GAP = 4.0
"""Between a mark that is wider than a bullet and its text."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NOTE = replace(NOTE, colour=TEXT, after=2.0)

PictureMaker = Callable[[str, str, str], Block | None]
"""Takes id, caption and path of an image; returns nothing where it cannot be printed."""
Cells = tuple[tuple[Span, ...], ...]
GridMaker = Callable[[Cells, list[Cells], Sequence[str], str], Block]
"""Takes heads, rows, how each column was asked to be set (`left`, `right`, `centre` or nothing), and path."""


@dataclass
class NoteText(Text):
    """A footnote: its number leads back to its first mention."""

    note: str = ""

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Set the note and its way back."""
        super().draw(pen, left, top)
        if self.mark:
            pen.anchor(self.note, top)
            foot = top + self.style.leading
            back = mention(self.note)
            pen.link(back, left, top, left + self.indent, foot, self.ref.cells[0], self.mark)

    def _parts(self, pen: Pen) -> tuple[Node | None, Node]:
        """Return the label, which is a link, and the text of the note."""
        if self.ref.node is None:
            note = pen.tree.block(Tag.NOTE)
            self.ref.cells = [note.add(Tag.LABEL).add(Tag.LINK)]
            self.ref.node = note.add(Tag.PARAGRAPH)
        return self.ref.cells[0], self.ref.node


def narrative(
    prose: Prose, path: str, notes: Notes, grid: GridMaker, picture: PictureMaker, live: LiveText = NO_FIELDS
) -> Iterator[Block]:
    """Yield the blocks of a narrative; `grid` makes a table of one written in it, `picture` an image.

    `live` says what its live fields show. The first and the last block carry the anchors between which the
    whole text stands.
    """
    setter = _Setter(path, notes, grid, picture, live)
    blocks = [*setter.blocks(prose), *setter.notes_below(prose)]
    if blocks:
        blocks[0].begins, blocks[-1].ends = path, path
    yield from blocks


@dataclass
class _Setter:
    """Sets the blocks of one text."""

    path: str
    notes: Notes
    grid: GridMaker
    picture: PictureMaker
    live: LiveText
    after_list: bool = field(default=False, init=False)

    def blocks(self, prose: Prose) -> Iterator[Block]:
        """Yield the blocks of the text itself."""
        for one in prose.blocks:
            if isinstance(one, Heading):
                yield self._heading(one)
            elif isinstance(one, Table):
                yield from self._table(one)
            elif isinstance(one, Picture):
                drawn = self.picture(one.key, one.caption, self.path)
                yield drawn or self._paragraph(Paragraph((Run(one.typed),)))
            elif isinstance(one, Item):
                yield self._item(one)
            else:
                yield self._paragraph(one)

    def notes_below(self, prose: Prose) -> Iterator[Block]:
        """Yield the footnotes."""
        for place, note in enumerate(prose.notes):
            yield self._note(note, before=BODY.after if place == 0 else 0.0)

    def spans(self, runs: Runs) -> tuple[Span, ...]:
        """Return runs as spans in their faces."""
        begins = (place == 0 or runs[place - 1].text.endswith("\n") for place in range(len(runs)))
        return tuple(map(self._span, runs, begins))

    def _span(self, run: Run, begins: bool) -> Span:
        if run.note:
            return Span(run.text.translate(_RAISED), Face.REGULAR, note_anchor(self.path, run.note))
        face = Face.BOLD if run.bold else Face.REGULAR
        face = face.slanted if run.italic else face
        if run.field:
            words, link = self.live.words(run.field, run.text, self.notes)
            return Span(tied(printable(words, self.path, self.notes, begins=False)), face, run.link or link)
        return Span(tied(printable(run.text, self.path, self.notes, begins=begins)), face, run.link)

    def _heading(self, one: Heading) -> Block:
        style = H4 if one.level <= _HIGH else H5
        spans = tuple(replace(span, face=span.face.strong) for span in self.spans(one.runs))
        block = paragraph(spans, style)
        block.keep, block.rank = True, 3 if style is H4 else 4
        self.after_list = False
        return block

    def _paragraph(self, one: Paragraph) -> Block:
        block = paragraph(
            self.spans(one.runs), self._style(tight=one.depth > 0), indent=MARK * min(one.depth, _DEEPEST)
        )
        block.keep = leads_in(block)
        return block

    def _item(self, one: Item) -> Block:
        typed = printable(bullet(one.mark), self.path, self.notes)
        mark = typed or ("•" if one.depth % 2 else "–")
        hang = max(MARK, width(mark, BODY.face) * BODY.size / 1000 + _GAP)
        indent = MARK * (min(one.depth, _DEEPEST) - 1) + hang
        block = paragraph(self.spans(one.runs), self._style(tight=True), indent=indent, mark=mark, hang=hang)
        block.keep = leads_in(block)
        return block

    def _style(self, *, tight: bool) -> Style:
        """Return the style of a paragraph; one after a list stands a little off it."""
        space = BODY.after if self.after_list and not tight else BODY.before
        self.after_list = tight
        return replace(BODY, before=space, after=LIST_AFTER if tight else BODY.after)

    def _table(self, table: Table) -> Iterator[Block]:
        """Yield a table; one with more columns than a page holds comes as lines of text."""
        rows = [tuple(self.spans(cell) for cell in row) for row in table.rows]
        self.after_list = False
        if len(table.aligns) <= _MOST_COLUMNS:
            heads = tuple(tuple(replace(span, face=span.face.strong) for span in cell) for cell in rows[0])
            yield self.grid(heads, rows[1:], table.aligns, self.path)
            return
        for row in rows:
            line = [span for cell in row for span in (*cell, Span(" | "))]
            yield paragraph(line[:-1])

    def _note(self, note: Note, before: float) -> Block:
        mark = note.number.translate(_RAISED)
        hang = max(MARK, width(mark, _NOTE.face) * _NOTE.size / 1000 + _GAP)
        made = paragraph(self.spans(note.runs), _NOTE, indent=hang)
        return NoteText(
            made.lines,
            _NOTE,
            hang,
            mark,
            hang,
            before=before,
            after=_NOTE.after,
            width=body_width(wide=False),
            note=note_anchor(self.path, note.number),
        )
