"""Bars of money: a row each, with amount and share."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from euroapp.export.compliance.due.drawn.labels import (
    WIDTH,
    Drawing,
    Label,
    Near,
    Signs,
    Where,
    breadth,
    cut,
    whole,
)
from euroapp.export.compliance.due.values import euro, parts_of_whole
from euroapp.language import say
from euroapp.values import ZERO

_NAMES = 0.36 * WIDTH
"""Names are cut where they would take more."""
_BESIDE = 2 * 4 + 3 * 10
"""Space beside names and between the columns, in points."""
_SHORTEST = 1.0
"""No bar is shorter, in points."""
_SEEN = 0.11
"""A part of a bar that is surely longer is surely drawn, in points."""


def bars(
    names: Sequence[str],
    amounts: Sequence[Decimal],
    legend: Sequence[str] = (),
    parts: Sequence[Decimal] = (),
) -> Drawing:
    """Return the letters of bars, and the signs of their parts.

    Args:
        names: of the bars.
        amounts: what each shows.
        legend: what the first part of a bar means, and the rest.
        parts: how much of each amount the first part is.

    """
    rows: list[tuple[Label, ...]] = []
    for name, amount, share in zip(names, amounts, parts_of_whole(amounts), strict=True):
        shares = (whole(share),) if share else ()
        rows.append((cut(name, _NAMES), whole(euro(amount)), *shares))
    heads = (whole("EUR"), whole(say("Share")))
    legends = tuple(map(whole, legend))
    return Drawing(
        labels=tuple(label for row in rows for label in row),
        every=(*heads, *legends),
        near=(*(Near(Where.ROW, row) for row in rows), Near(Where.ROW, heads), Near(Where.ROW, legends)),
        legend=legends,
        rows=tuple(_parted(rows, amounts, parts, legends)) if legend else (),
    )


def _parted(
    rows: Sequence[tuple[Label, ...]],
    amounts: Sequence[Decimal],
    parts: Sequence[Decimal],
    legend: Sequence[Label],
) -> Iterator[Signs]:
    """Yield the parts of each bar; of one with a part that is too short to be surely drawn, nothing."""
    first, rest = legend
    least = WIDTH - _NAMES - _BESIDE - sum(max(breadth(row[at].words) for row in rows) for at in (1, -1))
    longest = max(amounts)
    for row, amount, part in zip(rows, amounts, parts, strict=True):
        share = max(min(part, amount) / amount, ZERO) if amount else ZERO
        long = max(least * float(amount / longest), _SHORTEST) if longest else _SHORTEST
        if share == 1:
            yield Signs(row[0], (first,))
        elif float(1 - share) * long > _SEEN and (not share or float(share) * long > _SEEN):
            yield Signs(row[0], (first, rest) if share else (rest,))
