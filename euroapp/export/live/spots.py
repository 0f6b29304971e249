"""Where the fields and rows of a draft stand on the pages, so that one leads to the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from euroapp.export.pdf.blocks import Block, Heading, Text
from euroapp.export.pdf.figures.figure import FigureBlock
from euroapp.export.pdf.figures.gantt import GanttBlock
from euroapp.export.pdf.laying import LaidOut
from euroapp.export.pdf.style import MARGIN, body_width
from euroapp.export.pdf.tables import TableBlock
from euroapp.values import FieldPath
from euroapp.wording.captions import FIGURES


class Spot(NamedTuple):
    """An area of a page that shows something of the draft; lengths in points from the upper left corner."""

    path: FieldPath
    """Of a field, a row, a list, or `page/` with the key of a page."""
    page: int
    """Counted from 1."""
    left: float
    top: float
    right: float
    bottom: float


def spots(laid: LaidOut) -> list[Spot]:
    """Return the areas of all pages in reading order; one inside another follows it.

    What has no place of its own in the draft, as a remark between tables, leads to its heading's.
    """
    found: list[Spot] = []
    inside = heading = ""
    for number, block, top in laid.blocks:
        if isinstance(block, Heading) and block.path:
            heading = block.path
        begins = block.begins if _is_field(block.begins) else ""
        path = begins or inside or _path_of(block) or heading
        inside = "" if _is_field(block.ends) else path if begins or inside else ""
        if path:
            found.append(_spot(path, number, block, top, top + block.height))
        found += _rows(number, block, top)
    return found


def _is_field(name: str) -> bool:
    """Tell whether a name is the path of a field; figures have names without a stroke."""
    return "/" in name


def _path_of(block: Block) -> FieldPath:
    if isinstance(block, GanttBlock):
        return FIGURES["timetable"].path
    if isinstance(block, FigureBlock):
        return FIGURES[block.key].path if block.key in FIGURES else ""
    return block.path if isinstance(block, TableBlock | Text) else ""


def _rows(number: int, block: Block, top: float) -> Iterator[Spot]:
    if not isinstance(block, TableBlock):
        return
    top += block.rows_top
    for row in block.rows:
        if row.path:
            yield _spot(row.path, number, block, top, top + row.height)
        top += row.height


def _spot(path: FieldPath, number: int, block: Block, top: float, bottom: float) -> Spot:
    right = MARGIN + body_width(block.wide)
    return Spot(path, number, round(MARGIN, 1), round(top, 1), round(right, 1), round(bottom, 1))
