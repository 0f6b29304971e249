"""Person-months by work package and by participant (4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from euroapp.figures.effort import EffortFigures
from euroapp.outline.context import NONE, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Cell, Column, Element, Heading, Paragraph, Row, Strong, Table
from euroapp.outline.totals import NO_PACKAGE, NO_PARTICIPANT, rest
from euroapp.values import EXACT, total


def effort(context: Context) -> tuple[Element, ...]:
    """Return person-months by work package and by participant."""
    heading = Heading(3, "", "Staff effort", "tasks")
    if not context.draft.work_packages or not context.draft.partners:
        return (heading, Paragraph("No effort is planned yet.", "tasks", soft=True))
    return (heading, _by_package(context), _by_partner(context))


def _by_package(context: Context) -> Table:
    figures = context.figures.effort
    rows = [
        Row(
            (
                context.numbers.work_packages[row.id],
                or_none(row.name),
                context.partner(row.lead),
                month(row.start_month),
                month(row.end_month),
                person_months(figures.by_work_package.get(row.id)),
            ),
            path=f"work_packages/{row.id}",
        )
        for row in context.draft.work_packages
    ]
    known = ((figures.by_work_package.get(row.id, Decimal(0)),) for row in context.draft.work_packages)
    if left := rest(known, (figures.total,)):
        rows.append(Row((NONE, NO_PACKAGE, "", "", "", person_months(left[0]))))
    rows.append(Row(("Total", "", "", "", "", person_months(figures.total)), total=True))
    columns = (
        Column("No", code=True),
        Column("Work package"),
        Column("Lead", code=True),
        Column("Start", Align.RIGHT, code=True),
        Column("End", Align.RIGHT, code=True),
        Column("Person-months", Align.RIGHT, code=True),
    )
    return Table("Effort by work package", columns, tuple(rows), path="tasks")


def _by_partner(context: Context) -> Table:
    """Return the matrix of effort; what has no participant or no package has a row or column of its own."""
    figures, packages = context.figures.effort, context.draft.work_packages
    keys = [package.id for package in packages]
    loose = any(value and key not in keys for (_, key), value in figures.matrix.items())
    matrix = {partner.id: _efforts(figures, partner.id, keys) for partner in context.draft.partners}
    rows = []
    for partner in context.draft.partners:
        *months, outside, whole = matrix[partner.id]
        cells: list[Cell] = [context.partner(partner.id)]
        for package, value in zip(packages, months, strict=True):
            text = _or_dash(value)
            cells.append((Strong(text),) if package.lead == partner.id else text)
        cells += [_or_dash(outside)] * loose
        rows.append(Row((*cells, person_months(whole)), path=f"partners/{partner.id}"))
    sums = [figures.by_work_package.get(key, Decimal(0)) for key in keys]
    whole_row = (*sums, EXACT.subtract(figures.total, total(sums)), figures.total)
    if left := rest(matrix.values(), whole_row):
        *months, outside, whole = left
        cells = [NO_PARTICIPANT, *map(_or_dash, months), *[_or_dash(outside)] * loose]
        rows.append(Row((*cells, person_months(whole))))
    *months, outside, whole = whole_row
    shown = (*months, *[outside] * loose, whole)
    rows.append(Row(("Total", *map(person_months, shown)), total=True))
    columns = (
        Column("Participant", code=True),
        *(Column(context.numbers.work_packages[row.id], Align.RIGHT, code=True) for row in packages),
        *[Column("No WP", Align.RIGHT, code=True)] * loose,
        Column("Total", Align.RIGHT, code=True),
    )
    note = "Person-months; the lead beneficiary of each work package in bold."
    return Table("Effort by participant", columns, tuple(rows), path="tasks", wide=True, note=note)


def _efforts(figures: EffortFigures, partner: str, packages: Sequence[str]) -> tuple[Decimal, ...]:
    """Return the person-months of a participant by package, outside all packages, and in all."""
    months = [figures.matrix.get((partner, package), Decimal(0)) for package in packages]
    whole = figures.by_partner.get(partner, Decimal(0))
    return (*months, EXACT.subtract(whole, total(months)), whole)


def _or_dash(months: Decimal) -> str:
    return person_months(months) if months else NONE
