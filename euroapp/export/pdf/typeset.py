"""Turns the elements of an outline into blocks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import NamedTuple

from euroapp.draft.images import Image
from euroapp.export.marks import figure_of
from euroapp.export.pdf.blocks import MARK, Block, Heading, leads_in, paragraph
from euroapp.export.pdf.captions import Captions
from euroapp.export.pdf.columns import least_width, share_out
from euroapp.export.pdf.figures import Lettering, figure_blocks
from euroapp.export.pdf.figures.figure import parted
from euroapp.export.pdf.figures.gantt import gantt_blocks
from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.inline import Span, break_lines
from euroapp.export.pdf.livetext import LiveText, refers
from euroapp.export.pdf.pictures import Pictures
from euroapp.export.pdf.prose import narrative
from euroapp.export.pdf.settings import Setting, Spans, box, fitting, measured
from euroapp.export.pdf.style import (
    BODY,
    H1,
    H2,
    H3,
    H4,
    LIST_AFTER,
    REMARK,
    TAG,
    Style,
    body_width,
)
from euroapp.export.pdf.tables import AIR, TableBlock
from euroapp.export.pdf.text import Notes, printable
from euroapp.export.pdf.words import tied
from euroapp.live import Shown
from euroapp.outline import elements
from euroapp.outline.described import described
from euroapp.outline.drawings import Drawing
from euroapp.outline.elements import Align, Cell, Closing, Column, Facts, Gantt, Narrative, Strong, Table
from euroapp.outline.tags import closing, opening
from euroapp.prose import parse

_STYLES = {1: H1, 2: H2, 3: H3, 4: H4}
_LABELS = 0.27
"""Share of the width that the labels of a list of facts take."""

_TAG_GAP = 12.0
"""Between a heading and its machine tag."""

_ITEMS = ("- ", "• ", "* ")
_BREAKS = re.compile(r"\n{2,}|\n(?=[-•*] )")
"""Between paragraphs of plain text, and before items of a list."""

_ALIGNS = {"left": Align.LEFT, "right": Align.RIGHT, "centre": Align.CENTRE}


class Drafted(NamedTuple):
    """An element that is set, or that is to be set once more."""

    waiting: elements.Element | None
    """A text that refers to tables or figures of which some have no number yet."""
    counts: tuple[int, int]
    """How many tables and figures stand before it."""
    blocks: list[Block]


class Tags(StrEnum):
    """What becomes of the machine tags of the form."""

    NONE = "none"
    PRINTED = "printed"
    RESERVED = "reserved"
    """Not printed, but their room is kept, so that a working draft has the pages of its submission copy."""


@dataclass
class Typesetter:
    """Counts tables and figures and collects notes while it works through an outline."""

    notes: Notes
    images: Iterable[Image] = ()
    headings: list[Heading] = field(default_factory=list)
    tags: Tags = Tags.NONE
    live: Mapping[str, Shown] = field(default_factory=dict)
    """What the live fields of narratives show."""
    air: float = AIR
    """Above and below the rows of tables."""
    _captions: Captions = field(init=False)
    _pictures: Pictures = field(init=False)

    def __post_init__(self) -> None:
        self._captions = Captions(self.notes)
        self._pictures = Pictures.of(self.images, self.notes)

    def drafted(self, items: Iterable[elements.Element]) -> Iterator[Drafted]:
        """Yield elements as they are set before the numbers of all tables and figures are known."""
        for item in items:
            waits = isinstance(item, Narrative) and refers(item.source)
            counts, told = self._captions.counts, Counter(self.notes.counts)
            made = list(self.blocks((item,)))
            if waits:
                # What is set once more is told once.
                self.notes.counts = told
            yield Drafted(item if waits else None, counts, made)

    def finished(self, drafted: Iterable[Drafted]) -> Iterator[Block]:
        """Yield the blocks of elements once all tables and figures have their numbers."""
        for one in drafted:
            if one.waiting is None:
                yield from one.blocks
                continue
            now, self._captions.counts = self._captions.counts, one.counts
            yield from self.blocks((one.waiting,))
            self._captions.counts = now

    def blocks(self, items: Iterable[elements.Element]) -> Iterator[Block]:
        """Yield the blocks of elements."""
        for item in items:
            if isinstance(item, elements.Heading):
                yield self.heading(item)
            elif isinstance(item, elements.Paragraph):
                yield from self.plain(item)
            elif isinstance(item, Narrative):
                live = LiveText(self.live, self._captions.met)
                yield from narrative(parse(item.source), item.path, self.notes, self.grid, self.picture, live)
            elif isinstance(item, Table):
                yield from self.split_table(item)
            elif isinstance(item, Facts):
                yield self.facts(item)
            elif isinstance(item, Gantt):
                yield from self.gantt(item)
            elif isinstance(item, Closing):
                if self.tags is not Tags.NONE:
                    shown = closing(item.tag) if self.tags is Tags.PRINTED else ""
                    yield paragraph((Span(shown),), TAG)
            else:
                yield from self._drawn(item)

    def spans(self, cell: Cell, path: str, face: Face = Face.REGULAR) -> Spans:
        """Return a cell as spans."""
        parts = (cell,) if isinstance(cell, str) else cell
        return tuple(
            Span(tied(printable(part.text, path, self.notes)), face.strong)
            if isinstance(part, Strong)
            else Span(tied(printable(part, path, self.notes)), face)
            for part in parts
            if part != ""
        )

    def heading(self, item: elements.Heading) -> Heading:
        """Return a heading with its anchor and bookmark."""
        name = printable(" ".join(item.text.split()), item.path, self.notes)
        style = _STYLES[item.level]
        shown = f"{item.number}\N{NO-BREAK SPACE}\N{NO-BREAK SPACE}{name}" if item.number else name
        tag = opening(item.tag) if item.tag and self.tags is not Tags.NONE else ""
        taken = (width(tag, TAG.face) * TAG.size / 1000 + _TAG_GAP) if tag else 0.0
        found = Heading(
            break_lines((Span(shown, style.face),), style.size, body_width(wide=False) - taken),
            style,
            path=item.path,
            keep=True,
            before=style.before,
            after=style.after,
            title=f"{item.number} {name}".strip(),
            number=item.number,
            level=item.level if item.level < 4 or item.number else 0,
            key=f"heading {len(self.headings) + 1}",
            tag=tag if self.tags is Tags.PRINTED else "",
            rank=item.level,
        )
        self.headings.append(found)
        return found

    def plain(self, item: elements.Paragraph, style: Style = BODY) -> Iterator[Block]:
        """Yield plain text; empty lines part its paragraphs."""
        style = REMARK if item.soft else style
        text = tied(printable(item.text, item.path, self.notes))
        space = style.before
        blocks: list[Block] = []
        for part in filter(None, _parts(text)):
            if part.startswith(_ITEMS):
                tight = replace(style, after=LIST_AFTER)
                blocks.append(paragraph((Span(part[2:], style.face),), tight, indent=MARK, mark="•"))
                space = style.after
            else:
                block = paragraph((Span(part, style.face),), replace(style, before=space))
                block.keep = leads_in(block)
                blocks.append(block)
                space = style.before
        if blocks and item.path:
            blocks[0].begins, blocks[-1].ends = item.path, item.path
        yield from blocks

    def split_table(self, item: Table) -> Iterator[TableBlock]:
        """Yield a table; one too wide for a landscape page comes in parts that repeat its first column."""
        room = body_width(wide=True)
        heads, rows = self._settings(item)
        needs = [one.least for one in measured(item, heads, rows)]
        if not item.wide or sum(needs) <= room:
            yield self._table(item, heads, rows)
            return
        groups: list[list[int]] = [[]]
        used = needs[0]
        for index, need in enumerate(needs[1:], 1):
            if groups[-1] and used + need > room:
                groups.append([])
                used = needs[0]
            groups[-1].append(index)
            used += need
        for number, group in enumerate(groups, 1):
            chosen = (0, *group)
            caption = parted(item.caption, number, len(groups))
            part = replace(item, columns=tuple(item.columns[i] for i in chosen), caption=caption)
            cells = [replace(row, cells=tuple(row.cells[i] for i in chosen)) for row in rows]
            yield self._table(part, tuple(heads[i] for i in chosen), cells)

    def table(self, item: Table) -> TableBlock:
        """Return a table, numbered when it has a caption."""
        return self._table(item, *self._settings(item))

    def _settings(self, item: Table) -> tuple[tuple[Spans, ...], list[Setting]]:
        heads = tuple(self.spans(column.head, item.path, Face.BOLD) for column in item.columns)
        rows = [
            Setting(
                tuple(
                    self.spans(cell, row.path, Face.BOLD if row.total else Face.REGULAR) for cell in row.cells
                ),
                row.path,
                row.total,
            )
            for row in item.rows
        ]
        return heads, rows

    def grid(
        self, heads: tuple[Spans, ...], rows: list[tuple[Spans, ...]], asked: Sequence[str], path: str
    ) -> Block:
        """Return a table that was written inside a text; columns of figures end at one edge."""
        columns = tuple(
            Column("", _ALIGNS.get(how) or fitting([row[index] for row in rows]))
            for index, how in enumerate(asked)
        )
        return self._table(Table("", columns, (), path), heads, [Setting(row) for row in rows])

    def widths_of(self, item: Table) -> tuple[list[float], bool]:
        """Return the widths of the columns of a table, in points, and whether it needs a landscape page."""
        measures = measured(item, *self._settings(item))
        wide = item.wide and least_width(measures) > body_width(wide=False)
        return share_out(measures, item.columns, body_width(wide)), wide

    def _table(self, item: Table, heads: tuple[Spans, ...], rows: list[Setting]) -> TableBlock:
        measures = measured(item, heads, rows)
        wide = item.wide and least_width(measures) > body_width(wide=False)
        room = body_width(wide)
        widths = share_out(measures, item.columns, room)
        titled = any(span.text for cell in heads for span in cell)
        caption = self._captions.table(item.caption, item.path, room)
        self._captions.meet_table(item.key)
        return TableBlock(
            widths,
            tuple(column.align for column in item.columns),
            box(Setting(heads), widths, self.air) if titled else None,
            [box(row, widths, self.air) for row in rows],
            caption=caption,
            continued=self._captions.continued(item.caption, room, numbered=True),
            note=self._captions.note(item.note, item.path, room),
            path=item.path,
            key=f"table/{item.key}" if item.key else "",
            wide=wide,
            keep=not item.caption and len(rows) == 1,
        )

    def facts(self, item: Facts) -> TableBlock:
        """Return a list of labelled values as a table of two columns without a head."""
        named = item.caption or (self.headings[-1].title if self.headings else "")
        room = body_width(wide=False)
        widths = [room * _LABELS, room * (1 - _LABELS)]
        rows = [
            Setting((self.spans(row.label, row.path), self.spans(row.value, row.path)), row.path)
            for row in item.rows
        ]
        return TableBlock(
            widths,
            (Align.LEFT, Align.LEFT),
            None,
            [box(row, widths, self.air) for row in rows],
            caption=self._captions.table(item.caption, item.path, room),
            continued=self._captions.continued(named, room, numbered=bool(item.caption)),
            path=item.path,
            labels=True,
        )

    def picture(self, key: str, caption: str, path: str) -> Block | None:
        """Return an image that a text places, under a number of its own; nothing where there is none."""
        if not self._pictures.can_print(key, path):
            return None
        return self._pictures.block(key, self._captions.figure(caption, path))

    def _drawn(self, item: Drawing) -> Iterator[Block]:
        """Yield the blocks of a figure, with what it shows in words."""
        self._captions.meet_figure(item.key)
        for block in figure_blocks(item, Lettering(self.notes, self._captions.figure)):
            block.alternative = described(item, self.notes.language)
            yield self._named(block)

    def gantt(self, item: Gantt) -> Iterator[Block]:
        """Yield the drawn timetable, in parts where no page holds it."""
        self._captions.meet_figure("timetable")
        for block in gantt_blocks(item, Lettering(self.notes, self._captions.figure)):
            yield self._named(block)

    def _named(self, drawn: Block) -> Block:
        """Return the block of a figure, which begins and ends at places named by the last number given."""
        drawn.begins = drawn.ends = figure_of(self._captions.figures)
        return drawn


def _parts(text: str) -> list[str]:
    """Return the paragraphs of plain text and the items of lists typed with hyphens."""
    return [part.strip("\n") for part in _BREAKS.split(text)]
