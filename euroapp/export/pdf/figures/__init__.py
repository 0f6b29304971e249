"""The figures of the proposal, drawn; each module holds one kind."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.export.pdf.figures.bars import bar_blocks
from euroapp.export.pdf.figures.chain import chain_blocks
from euroapp.export.pdf.figures.figure import FigureBlock, Lettering
from euroapp.export.pdf.figures.map import map_blocks
from euroapp.export.pdf.figures.matrix import matrix_blocks
from euroapp.export.pdf.figures.organisation import organisation_blocks
from euroapp.export.pdf.figures.rollout import rollout_blocks
from euroapp.export.pdf.figures.share import share_blocks
from euroapp.outline.drawings import Bars, Chain, Drawing, Organisation, PartnerMap, RiskMatrix, Rollout

__all__ = ["FigureBlock", "Lettering", "figure_blocks"]


def figure_blocks(item: Drawing, lettering: Lettering) -> Iterator[FigureBlock]:
    """Yield the drawing of a figure: one block, or several where it does not fit a page."""
    if isinstance(item, Bars):
        yield from bar_blocks(item, lettering)
    elif isinstance(item, Rollout):
        yield from rollout_blocks(item, lettering)
    elif isinstance(item, RiskMatrix):
        yield from matrix_blocks(item, lettering)
    elif isinstance(item, Organisation):
        yield from organisation_blocks(item, lettering)
    elif isinstance(item, Chain):
        yield from chain_blocks(item, lettering)
    elif isinstance(item, PartnerMap):
        yield from map_blocks(item, lettering)
    else:
        yield from share_blocks(item, lettering)
