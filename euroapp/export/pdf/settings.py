"""Rows of tables before and after they are broken into lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from euroapp.export.pdf.columns import Measure, measure
from euroapp.export.pdf.inline import Span, break_lines
from euroapp.export.pdf.style import CELL
from euroapp.export.pdf.tables import RowBox
from euroapp.outline.elements import Align, Table

_FIGURE = re.compile(r"(?:EUR\s|€\s?)?[-+\N{MINUS SIGN}]?\d[\d.,\s]*(?:%|EUR|€)?")
_NOTHING = ("-", "–", "n/a")

Spans = tuple[Span, ...]


@dataclass(frozen=True)
class Setting:
    """One row of a table before it is broken into lines."""

    cells: tuple[Spans, ...]
    path: str = ""
    total: bool = False


def measured(item: Table, heads: tuple[Spans, ...], rows: Sequence[Setting]) -> list[Measure]:
    """Return what each column of a table needs."""
    return [
        measure(column, heads[index], tuple(row.cells[index] for row in rows), CELL.size)
        for index, column in enumerate(item.columns)
    ]


def fitting(cells: Sequence[Spans]) -> Align:
    """Return how a column is set whose author did not say: figures end at one edge."""
    texts = list(filter(None, ("".join(span.text for span in cell).strip() for cell in cells)))
    figures = bool(texts) and all(_FIGURE.fullmatch(text) or text in _NOTHING for text in texts)
    return Align.RIGHT if figures else Align.LEFT


def box(row: Setting, widths: Sequence[float], air: float) -> RowBox:
    """Return a row broken into lines, with so much air above and below; cells without text have none."""
    cells = tuple(
        break_lines(cell, CELL.size, wide - 8) if any(span.text for span in cell) else ()
        for cell, wide in zip(row.cells, widths, strict=True)
    )
    return RowBox(cells, row.path, row.total, air=air)
