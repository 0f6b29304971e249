"""Critical risks (2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.draft.numbering import NUMBER
from euroapp.draft.risks import Rating, Risk
from euroapp.figures.ratings import rating_figures
from euroapp.language import say, say_count, together
from euroapp.outline.context import NONE, Context, or_none
from euroapp.outline.drawings import RiskMatrix
from euroapp.outline.elements import Cell, Element, Paragraph, Strong
from euroapp.outline.listing import Listing, Shown

_MOST_NUMBERS = 60
"""Risks without a rating that are named."""
_CROSS_CUTTING = say("Cross-cutting")
_RATINGS = {
    Rating.LOW: say("low"),
    Rating.MEDIUM: say("medium"),
    Rating.HIGH: say("high"),
    None: NONE,
}
"""Ratings inside a sentence."""


def risks(context: Context) -> tuple[Element, ...]:
    """Return the table of risks; ratings are those that remain after mitigation."""
    if not context.draft.risks:
        return (Paragraph(say("No risk is described yet."), "risks", soft=True),)

    def described(row: Risk) -> Cell:
        return (or_none(row.description), Strong(together(("\n", _rating(row)))))

    def packages(row: Risk) -> Cell:
        return (
            context.number_list("work_packages", row.work_packages) if row.work_packages else _CROSS_CUTTING
        )

    columns = (
        Shown[Risk](NUMBER, lambda row: context.numbers.risks[row.id], code=True),
        Shown(say("Risk, likelihood and impact"), described),
        Shown(say("Work packages"), packages),
        Shown[Risk](say("Mitigation"), lambda row: or_none(row.mitigation)),
        Shown[Risk](say("Owner"), lambda row: context.partner(row.owner), code=True),
    )
    note = say("Likelihood and impact as they remain after mitigation.")
    listing = Listing(say("Critical risks and mitigation"), columns, "risks", "risks/{id}", note)
    return (*_matrix(context), listing.table(context.draft.risks))


def _matrix(context: Context) -> Iterator[RiskMatrix]:
    found = rating_figures(context.draft)
    if not found.cells:
        return
    numbers = context.numbers.risks
    cells = {place: tuple(numbers[key] for key in ids) for place, ids in found.cells.items()}
    unrated = _some([numbers[key] for key in found.unrated])
    note = say("Not rated yet: {risks}.", risks=unrated) if found.unrated else ""
    caption = say("Risks by likelihood and impact, as they remain after mitigation")
    yield RiskMatrix(caption=caption, cells=cells, path="risks", note=note)


def _some(numbers: list[str]) -> str:
    """Return the first of many numbers."""
    named = ", ".join(numbers[:_MOST_NUMBERS])
    more = len(numbers) - _MOST_NUMBERS
    return (
        say_count("{named} and {count} more", "{named} and {count} more", more, named=named)
        if more > 0
        else named
    )


def _rating(row: Risk) -> str:
    return say(
        "Likelihood {likelihood}, impact {impact}",
        likelihood=_RATINGS[row.likelihood],
        impact=_RATINGS[row.impact],
    )
