"""Holds the signs of a figure against its legend: each row bears the signs that its words explain."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from euroapp.export.compliance.due.drawn.labels import MARGIN, Drawing, Label, Signs, Span
from euroapp.export.compliance.pieces import Block
from euroapp.export.compliance.signs import Form, Look

_Find = Callable[[Label], Sequence[Block]]
"""Gives what may print a label."""
_Placed = tuple[int, float, float]
"""Number of its kind, left and right end."""
_NEAR = 0.3
"""So far a sign may stand from its place, in points."""
_Legend = dict[str, Look]
"""What each word of a legend explains."""


def unexplained(drawing: Drawing, find: _Find) -> Label | None:
    """Return a word of the legend, or the label of a row, whose signs are not those that are due."""
    legends: dict[tuple[int, int], _Legend] = {}
    for word in drawing.legend:
        for leaf, block in _lowest(find(word)).items():
            legend, look = legends.setdefault(leaf, {}), block.sign
            if look is None or look in legend.values():
                return word
            legend[word.words] = look
    for row in drawing.rows:
        printed = find(row.label)
        if printed and not any(_bears(one, row, legends.get(one.leaf, {})) for one in printed):
            return row.label
    return None


def _lowest(found: Sequence[Block]) -> dict[tuple[int, int], Block]:
    """Return the lowest of each page and part: a row may read like a word of the legend below it."""
    return {one.leaf: one for one in sorted(found, key=lambda one: -one.top)}


def _bears(block: Block, row: Signs, legend: _Legend) -> bool:
    """Tell whether beside a label stand the signs of its row, and no others."""
    due = [legend.get(word.words) for word in row.words]
    explained = frozenset(legend.values())
    # Lines that no word explains mark months, not signs.
    beside = block.standing if row.standing else block.beside
    found = [one for one in beside if one.look.form is not Form.LINE or one.look in explained]
    if not row.settings:
        return due == [one.look for one in sorted(found, key=lambda one: one.box[0])]
    if Counter(due) != Counter(one.look for one in found):
        return False
    shown = sorted((due.index(one.look), one.box[0], one.box[2]) for one in found)
    return any(
        _alike(shown, sorted((due.index(look), *span) for look, span in zip(due, spans, strict=True)))
        for spans in _on_page(block, row)
    )


def _on_page(block: Block, row: Signs) -> Iterator[list[Span]]:
    """Yield where the signs of a row stand in each of its settings, in points from the left edge."""
    if not row.months:
        yield from ([(MARGIN + left, MARGIN + right) for left, right in spans] for spans in row.settings)
        return
    start, stop = block.painted.ruled(block.middle)
    month = (stop - start) / row.months
    for spans in row.settings:
        yield [
            (start + left * month, start + max(right * month, left * month + row.least * (left < right)))
            for left, right in spans
        ]


def _alike(shown: Sequence[_Placed], due: Sequence[_Placed]) -> bool:
    """Tell whether signs stand where they must, each of its kind."""
    return all(
        abs(here - there) < _NEAR
        for one, other in zip(shown, due, strict=True)
        for here, there in zip(one, other, strict=True)
    )
