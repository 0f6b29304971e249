"""Figures of a Word document: drawn as in the print, and carried as pictures with their words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO
from typing import NamedTuple

import pypdfium2
from reportlab.pdfgen.canvas import Canvas

from euroapp.export.pdf.blocks import Block
from euroapp.export.pdf.figures import FigureBlock, Lettering, figure_blocks
from euroapp.export.pdf.figures.gantt import GanttBlock, gantt_blocks
from euroapp.export.pdf.fonts import Face, font
from euroapp.export.pdf.inline import Line
from euroapp.export.pdf.pen import Pen
from euroapp.export.pdf.text import Notes
from euroapp.outline.described import described, described_timetable
from euroapp.outline.drawings import Drawing
from euroapp.outline.elements import Gantt

_DOTS = 200
"""An inch."""
_COLOURS = 128
"""More than the figures have, edges of letters included; a fifth of the bytes of all colours."""


class Picture(NamedTuple):
    """A drawn figure, or a part of one."""

    png: bytes
    width: float
    height: float
    """In points."""
    caption: str
    note: str
    alternative: str
    """What it shows, in words."""


def pictures(item: Drawing | Gantt, notes: Notes) -> Iterator[Picture]:
    """Yield a figure as pictures; one that no page holds comes in parts.

    Args:
        item: the figure.
        notes: takes what was changed so that it could be drawn.

    """
    for face in Face:
        font(face)
    captions: list[str] = []

    def keep(caption: str, _path: str) -> tuple[Line, ...]:
        captions.append(notes.language.put(caption))
        return ()

    lettering = Lettering(notes, keep)
    made = gantt_blocks(item, lettering) if isinstance(item, Gantt) else figure_blocks(item, lettering)
    blocks = (block for block in made if isinstance(block, FigureBlock | GanttBlock))
    for place, block in enumerate(blocks):
        alternative = _words(item, block, notes)
        note = _plain(block.note) if isinstance(block, FigureBlock) else ""
        caption = captions[min(place, len(captions) - 1)]
        bare = _bare(block)
        yield Picture(_drawn(bare), bare.width, bare.height, caption, note, alternative)


def _bare(block: FigureBlock | GanttBlock) -> FigureBlock | GanttBlock:
    """Return a drawing without the words around it, which Word sets itself."""
    if isinstance(block, FigureBlock):
        return replace(block, caption=(), note=())
    return replace(block, caption=())


def _words(item: Drawing | Gantt, block: Block, notes: Notes) -> str:
    if isinstance(item, Gantt):
        bars = [row.bar for row in block.rows] if isinstance(block, GanttBlock) else []
        return described_timetable(item.timetable.months, bars, notes.language)
    return described(item, notes.language)


def _plain(lines: Sequence[Line]) -> str:
    return " ".join("".join(piece.text for piece in line) for line in lines)


def _drawn(block: FigureBlock | GanttBlock) -> bytes:
    """Return a figure as PNG, drawn on a page of its own size."""
    buffer = BytesIO()
    size = (block.width, block.height)
    canvas = Canvas(buffer, pagesize=size, invariant=1)
    pen = Pen(canvas)
    pen.start_page(size)
    block.draw(pen, 0, 0)
    canvas.showPage()
    canvas.save()
    made = BytesIO()
    with pypdfium2.PdfDocument(buffer.getvalue()) as pdf:
        picture = pdf[0].render(scale=_DOTS / 72).to_pil().quantize(_COLOURS)
        picture.save(made, "PNG", dpi=(_DOTS, _DOTS))
    return made.getvalue()
