"""Bars of money: a row each, with amount and share."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from euroapp.export.compliance.due.drawn.labels import WIDTH, Drawing, Label, Near, Where, cut, whole
from euroapp.export.compliance.due.values import euro, parts_of_whole
from euroapp.language import say

_NAMES = 0.36 * WIDTH
"""Names are cut where they would take more."""


def bars(names: Sequence[str], amounts: Sequence[Decimal], legend: Sequence[str] = ()) -> Drawing:
    """Return the letters of bars; `legend` says what their two colours mean."""
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
    )
