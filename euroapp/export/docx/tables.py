"""Tables of a Word document: widths as in the print, heads that repeat, rows that do not break."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from euroapp.export.docx.paper import Paper
from euroapp.export.docx.styles import CELL
from euroapp.outline.elements import Align, Cell, Strong
from euroapp.values import FieldPath

_SIDES = {Align.RIGHT: WD_ALIGN_PARAGRAPH.RIGHT, Align.CENTRE: WD_ALIGN_PARAGRAPH.CENTER}
_LINE, _BAND = "CBD2DA", "EDF2F9"
_AIR = 40
"""Above and below the text of a cell, in twentieths of a point."""


class Grid:
    """A table that is written row by row."""

    def __init__(self, paper: Paper, widths: Sequence[float], aligns: Sequence[Align], air: float) -> None:
        """Begin a table.

        Args:
            paper: the document.
            widths: of the columns, in points.
            aligns: how the columns are set.
            air: above and below the text of a cell, in points.

        """
        self._paper, self._widths, self._aligns = paper, widths, aligns
        self.table: Any = paper.document.add_table(rows=0, cols=len(widths))
        self.table.autofit = False
        self._look(round(air * 20))
        for column, wide in zip(self.table.columns, widths, strict=True):
            column.width = Pt(wide)

    def head(self, cells: Sequence[str]) -> None:
        """Write the heads, which repeat on every page."""
        self._row([(Strong(text),) for text in cells], "", head=True)

    def row(self, cells: Sequence[Cell], path: FieldPath = "", *, total: bool = False) -> None:
        """Write a row; its place begins with its first cell."""
        self._row(cells, path, total=total)

    def blank(self) -> list[Paragraph]:
        """Write a row without texts; return the paragraphs of its cells."""
        return [cell.paragraphs[0] for cell in self._new().cells]

    def _row(
        self, cells: Sequence[Cell], path: FieldPath, *, head: bool = False, total: bool = False
    ) -> None:
        made = self._new()
        if head:
            _flag(made, "w:tblHeader")
        for place, (box, cell) in enumerate(zip(made.cells, cells, strict=True)):
            inside = box.paragraphs[0]
            inside.alignment = _SIDES.get(self._aligns[place])
            for part in (cell,) if isinstance(cell, str) else cell:
                strong = isinstance(part, Strong)
                text = part.text if isinstance(part, Strong) else part
                self._paper.write(inside, text, path, bold=strong or total)
            if total:
                _shade(box)
            if place == 0 and path:
                self._paper.mark(path, inside)

    def _new(self) -> Any:
        row = self.table.add_row()
        _flag(row, "w:cantSplit")
        for box, wide in zip(row.cells, self._widths, strict=True):
            box.width = Pt(wide)
            box.paragraphs[0].style = self._paper.document.styles[CELL]
        return row

    def _look(self, air: int) -> None:
        """Draw a thin line below each row, and leave some air around its texts."""
        borders, margins = OxmlElement("w:tblBorders"), OxmlElement("w:tblCellMar")
        for side in ("top", "bottom", "insideH"):
            line = OxmlElement(f"w:{side}")
            for name, value in (("val", "single"), ("sz", "4"), ("space", "0"), ("color", _LINE)):
                line.set(qn(f"w:{name}"), value)
            borders.append(line)
        for side, wide in (("top", air or _AIR), ("left", 80), ("bottom", air or _AIR), ("right", 80)):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), str(wide))
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        properties = self.table._tbl.tblPr  # noqa: SLF001 - the library has no way to set borders
        layout = properties.find(qn("w:tblLayout"))
        for one in (borders, margins):
            if layout is not None:
                (layout.addprevious if one is borders else layout.addnext)(one)
            else:
                properties.append(one)


def _flag(row: Any, name: str) -> None:
    made = OxmlElement(name)
    made.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(made)  # noqa: SLF001


def _shade(box: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _BAND)):
        shade.set(qn(f"w:{name}"), value)
    box._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
