"""The timetable, drawn: packages strong, tasks light, milestones as diamonds, deliverables as dots."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.figures.figure import ONE_PAGE, Lettering, parted, text_width, wrapped
from euroapp.export.pdf.figures.marks import LANE, Spot, diamond, dot, draw_marks, lanes, spots
from euroapp.export.pdf.figures.shapes import project_end
from euroapp.export.pdf.figures.times import end_of_project, year_of
from euroapp.export.pdf.fonts import Face, width
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.structure import Tag
from euroapp.export.pdf.style import (
    ACCENT,
    BAND,
    CAPTION,
    CELL,
    HEAD,
    LIGHT,
    LINE,
    SHEET,
    TEXT,
    body_width,
)
from euroapp.export.pdf.text import printable
from euroapp.figures.timetable import Bar, Timetable, Unit
from euroapp.language import ENGLISH, Language, say
from euroapp.outline.described import described_timetable
from euroapp.outline.elements import Align, Gantt

_MEASURES = ((0.36, 2.7), (0.42, 2.7), (0.48, 2.7), (0.48, 1.9), (0.48, 1.2))
"""Share of the width that names take, and the air above and below them, from wide to close."""
_ON_A_SHEET = ((0.26, 2.7), (0.3, 1.9), (0.3, 1.2))
_MONTHS_OF_A_SHEET = 60
_INDENT = 10.0
_PAD = 4.0
_HEAD_ROW = 13.0
_LEGEND = 20.0
_MOST_LINES = 40
"""No name is longer than a page; one that is stands in full in the table of its package."""


@dataclass(frozen=True)
class GanttRow:
    """A bar with its label broken into lines."""

    bar: Bar
    label: Sequence[Line]
    band: bool
    air: float
    spots: tuple[Spot, ...] = ()

    @property
    def height(self) -> float:
        """Return the height of the label, or of the bar with the numbers of its marks, with the air."""
        numbered = CELL.leading + lanes(self.spots) * LANE
        return max(len(self.label) * CELL.leading, numbered) + 2 * self.air

    @property
    def middle(self) -> float:
        """Return how far below its upper edge the bar lies."""
        return self.air + CELL.leading / 2 if lanes(self.spots) else self.height / 2


def gantt_blocks(item: Gantt, lettering: Lettering) -> Iterator[GanttBlock]:
    """Yield the drawing of a timetable, which can be set closer where that saves a page; or its parts.

    Marks carry their numbers, unless the timetable fits a page only without them.
    """
    table, notes = item.timetable, lettering.notes
    names = [printable(" ".join(bar.label.split(" ")), bar.path, notes) for bar in table.bars]
    # Of the longest caption that a part can have, for whose height alone it stands.
    caption = lettering.note(f"{parted(item.caption, 10, 10)} {say('Figure 10.')}", "")
    form = GanttBlock(table, (), caption, language=notes.language, wide=SHEET if item.sheet else False)
    full = _settings(form, names, numbered=True)
    bare = _settings(form, names, numbered=False)
    chosen = full if full[-1].height <= ONE_PAGE or bare[-1].height > ONE_PAGE else bare
    if chosen[-1].height <= ONE_PAGE:
        captioned = lettering.number(item.caption, "work_packages")
        first, *closer = (replace(one, caption=captioned) for one in chosen)
        yield replace(first, closer=tuple(closer))
        return
    block, parts = min(((one, _parts(one)) for one in chosen), key=lambda found: len(found[1]))
    for number, rows in enumerate(parts, 1):
        captioned = lettering.number(parted(item.caption, number, len(parts)), "work_packages")
        yield replace(block, rows=rows, caption=captioned)


def _parts(block: GanttBlock) -> list[Sequence[GanttRow]]:
    """Return the rows parted so that a page holds each part, before a work package where there is one."""
    left, parts = block.rows, list[Sequence[GanttRow]]()
    around = block.height - sum(row.height for row in left)
    while left:
        free, count = ONE_PAGE - around, 0
        while count < len(left) and left[count].height <= free:
            free -= left[count].height
            count += 1
        packages = [index for index in range(1, count + 1) if index < len(left) and left[index].bar.package]
        if count < len(left) and packages and packages[-1] > count / 2:
            count = packages[-1]
        count = max(count, 1)
        parts.append(left[:count])
        left = left[count:]
    return parts


def _settings(form: GanttBlock, names: Sequence[str], *, numbered: bool) -> list[GanttBlock]:
    """Return the drawing from wide to close."""
    settings, table = [], form.table
    for labels, air in _ON_A_SHEET if form.wide else _MEASURES:
        block = replace(form, labels=labels)
        room = block.width * labels - 2 * _PAD - 2
        rows = [
            replace(
                _row(bar, name, room, air, band=index % 2 == 0),
                spots=spots(bar.marks, table.months, block.chart, numbered),
            )
            for index, (bar, name) in enumerate(zip(table.bars, names, strict=True))
        ]
        settings.append(replace(block, rows=rows))
    return settings


def _row(bar: Bar, name: str, room: float, air: float, band: bool) -> GanttRow:
    face = Face.BOLD if bar.package else Face.REGULAR
    style = replace(CELL, face=face)
    lines = wrapped(name, style, room - (0 if bar.package else _INDENT), _MOST_LINES)
    return GanttRow(bar, lines, band, air)


@dataclass
class GanttBlock(Block):
    """A timetable, or a part of one; a page holds it."""

    table: Timetable
    rows: Sequence[GanttRow]
    caption: Sequence[Line] = ()
    labels: float = _MEASURES[0][0]
    closer: tuple[GanttBlock, ...] = ()
    """The same drawing in less height."""
    before: float = 8.0
    after: float = 12.0
    language: Language = ENGLISH
    wide: int = False

    @property
    def width(self) -> float:
        """Return the whole width."""
        return body_width(self.wide)

    @property
    def chart(self) -> float:
        """Return the width of the months."""
        return self.width * (1 - self.labels)

    @property
    def unit(self) -> Unit:
        """Return what the months are grouped by; a sheet has room for each of them."""
        return Unit.MONTH if self.wide and self.table.months <= _MONTHS_OF_A_SHEET else self.table.unit

    def _top(self) -> float:
        caption = len(self.caption) * CAPTION.leading + _PAD if self.caption else 0.0
        return caption + 2 * _HEAD_ROW

    @property
    def height(self) -> float:
        """Return the height of caption, head, rows and legend."""
        return self._top() + sum(row.height for row in self.rows) + _LEGEND

    def least(self) -> float:
        """Return the least height: a drawing is never parted."""
        return min(block.height for block in (self, *self.closer))

    def fitted(self, room: float) -> Block | None:
        """Return the loosest setting that fits."""
        return next((block for block in self.closer if block.height <= room), None)

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw caption, head, rows and legend."""
        pen.anchor("figures/timetable", top)
        words = described_timetable(self.table.months, [row.bar for row in self.rows], self.language)
        node = pen.figure(left, top, self.width, self.height, words)
        if self.caption:
            pen.lines(self.caption, left, top, CAPTION, self.width, node=node.add(Tag.CAPTION))
            top += len(self.caption) * CAPTION.leading + _PAD
        with pen.within(node):
            self._draw_chart(pen, left, top)

    def _draw_chart(self, pen: Pen, left: float, top: float) -> None:
        start = left + self.width - self.chart
        body = top + 2 * _HEAD_ROW
        foot = body + sum(row.height for row in self.rows)
        self._draw_bands(pen, left, body)
        self._draw_head(pen, start, top, foot)
        pen.rule(left, body, left + self.width, TEXT, 0.9)
        at = body
        for row in self.rows:
            self._draw_row(pen, row, left, start, at)
            at += row.height
        pen.rule(left, foot, left + self.width, LINE)
        names: tuple[str, ...] = _SIGNS
        if self.table.end < self.table.months:
            project_end(pen, self._x(start, self.table.end + 1), top, foot)
            names = (*_SIGNS, end_of_project(self.table.end))
        _draw_legend(pen, [self.language.put(name) for name in names], left + self.width, foot + 6)

    def _x(self, start: float, month: float) -> float:
        """Return where a month begins; months outside the timetable lie on its edge."""
        return start + self.chart * min(max(month - 1, 0), self.table.months) / self.table.months

    def _draw_bands(self, pen: Pen, left: float, top: float) -> None:
        for row in self.rows:
            if row.band:
                pen.band(left, top, self.width, row.height, BAND)
            top += row.height

    def _draw_head(self, pen: Pen, start: float, top: float, foot: float) -> None:
        for first in range(1, self.table.months + 1, 12):
            x, end = self._x(start, first), self._x(start, first + 12)
            pen.rule(x, top, x, LINE, 0.7, bottom=foot)
            number = str((first + 11) // 12)
            for text in (self.language.put(year_of(number)), number):
                if text_width(text, HEAD) + 2 < end - x:
                    pen.text(text, (x + end) / 2, top, HEAD, Align.CENTRE)
                    break
        pen.rule(start + self.chart, top, start + self.chart, LINE, 0.7, bottom=foot)
        if self.unit is Unit.YEAR:
            return
        step = 1 if self.unit is Unit.MONTH else 3
        for first in range(1, self.table.months + 1, step):
            x, end = self._x(start, first), self._x(start, first + step)
            quarter = say("Q{number}", number=str((first - 1) % 12 // 3 + 1))
            text = str(first) if step == 1 else self.language.put(quarter)
            if text_width(text, CAPTION) < end - x:
                pen.text(text, (x + end) / 2, top + _HEAD_ROW - 1, CAPTION, Align.CENTRE)

    def _draw_row(self, pen: Pen, row: GanttRow, left: float, start: float, top: float) -> None:
        bar = row.bar
        pen.anchor(f"timetable/{bar.path}", top)
        indent = _PAD if bar.package else _PAD + _INDENT
        pen.lines(row.label, left + indent, top + row.air, CELL, self.width)
        middle = top + row.middle
        first, last = bar.start or bar.end, bar.end or bar.start
        if first is not None and last is not None and last >= first:
            x, end = self._x(start, first), self._x(start, last + 1)
            high = 9.0 if bar.package else 5.6
            colour = ACCENT if bar.package else LIGHT
            pen.band(x, middle - high / 2, max(end - x, 2.0), high, colour, radius=1.6)
        draw_marks(pen, row.spots, start, middle, top + row.air + CELL.leading)


def _draw_legend(pen: Pen, names: Sequence[str], right: float, top: float) -> None:
    """Draw the signs with their names, ending at the right edge."""
    middle = top + CAPTION.leading / 2
    wide = [_SIGN + width(name, CAPTION.face) * CAPTION.size / 1000 for name in names]
    at = right - sum(wide) - _SIGN * (len(wide) - 1)
    for place, (name, room) in enumerate(zip(names, wide, strict=True)):
        if place == 0:
            pen.band(at, middle - 4.5, 12, 9, ACCENT, radius=1.6)
        elif place == 1:
            pen.band(at, middle - 2.8, 12, 5.6, LIGHT, radius=1.6)
        elif place == len(_SIGNS):
            project_end(pen, at + 6, top, top + CAPTION.leading)
        elif place == 2:
            diamond(pen, at + 6, middle)
        else:
            dot(pen, at + 6, middle)
        pen.text(name, at + _SIGN, top, CAPTION)
        at += room + _SIGN


_SIGNS = (say("Work package"), say("Task"), say("Milestone"), say("Deliverable"))
_SIGN = 16.0
