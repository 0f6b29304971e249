"""Critical risks (2.7)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.draft.risks import Risk
from euroapp.figures.ratings import rating_figures
from euroapp.outline.context import Context, or_none
from euroapp.outline.drawings import RiskMatrix
from euroapp.outline.elements import Column, Element, Paragraph, Row, Strong, Table
from euroapp.wording.labels import label

_MOST_NUMBERS = 60
"""Risks without a rating that are named."""


def risks(context: Context) -> tuple[Element, ...]:
    """Return the table of risks; ratings are those that remain after mitigation."""
    if not context.draft.risks:
        return (Paragraph("No risk is described yet.", "risks", soft=True),)
    rows = tuple(
        Row(
            (
                context.numbers.risks[row.id],
                (or_none(row.description), Strong(f"\n{_rating(row)}")),
                context.number_list("work_packages", row.work_packages)
                if row.work_packages
                else "Cross-cutting",
                or_none(row.mitigation),
                context.partner(row.owner),
            ),
            path=f"risks/{row.id}",
        )
        for row in context.draft.risks
    )
    columns = (
        Column("No", code=True),
        Column("Risk, likelihood and impact"),
        Column("Work packages"),
        Column("Mitigation"),
        Column("Owner", code=True),
    )
    note = "Likelihood and impact as they remain after mitigation."
    table = Table("Critical risks and mitigation", columns, rows, path="risks", note=note)
    return (*_matrix(context), table)


def _matrix(context: Context) -> Iterator[RiskMatrix]:
    found = rating_figures(context.draft)
    if not found.cells:
        return
    numbers = context.numbers.risks
    cells = {place: tuple(numbers[key] for key in ids) for place, ids in found.cells.items()}
    note = f"Not rated yet: {_some([numbers[key] for key in found.unrated])}." if found.unrated else ""
    caption = "Risks by likelihood and impact, as they remain after mitigation"
    yield RiskMatrix(caption=caption, cells=cells, path="risks", note=note)


def _some(numbers: list[str]) -> str:
    """Return the first of many numbers."""
    more = f" and {len(numbers) - _MOST_NUMBERS:,} more" if len(numbers) > _MOST_NUMBERS else ""
    return f"{', '.join(numbers[:_MOST_NUMBERS])}{more}"


def _rating(row: Risk) -> str:
    return f"Likelihood {or_none(label(row.likelihood)).lower()}, impact {or_none(label(row.impact)).lower()}"
