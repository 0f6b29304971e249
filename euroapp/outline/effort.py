"""Person-months by work package and by participant (4.2)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import WorkPackage
from euroapp.figures.effort import EffortFigures
from euroapp.language import say
from euroapp.outline.context import NONE, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Cell, Column, Element, Heading, Paragraph, Row, Strong, Table
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.outline.totals import NO_PACKAGE, NO_PARTICIPANT, TOTAL, rest
from euroapp.values import EXACT, total


def effort(context: Context) -> tuple[Element, ...]:
    """Return person-months by work package and by participant."""
    heading = Heading(3, "", say("Staff effort"), "tasks")
    if not context.draft.work_packages or not context.draft.partners:
        return (heading, Paragraph(say("No effort is planned yet."), "tasks", soft=True))
    return (heading, _by_package(context), _by_partner(context))


def _by_package(context: Context) -> Table:
    figures = context.figures.effort

    def effort_of(row: WorkPackage) -> Cell:
        return person_months(figures.by_work_package.get(row.id))

    columns = (
        Shown[WorkPackage](NUMBER, lambda row: context.numbers.work_packages[row.id], code=True),
        Shown[WorkPackage](say("Work package"), lambda row: or_none(row.name)),
        Shown[WorkPackage](say("Lead"), lambda row: context.partner(row.lead), code=True),
        Shown[WorkPackage](say("Start"), lambda row: month(row.start_month), Align.RIGHT, code=True),
        Shown[WorkPackage](say("End"), lambda row: month(row.end_month), Align.RIGHT, code=True),
        Shown(say("Person-months"), effort_of, Align.RIGHT, code=True),
    )
    known = ((figures.by_work_package.get(row.id, Decimal(0)),) for row in context.draft.work_packages)
    last = [total_row(columns, person_months(figures.total))]
    if left := rest(known, (figures.total,)):
        last.insert(0, Row((NONE, NO_PACKAGE, "", "", "", person_months(left[0]))))
    listing = Listing(say("Effort by work package"), columns, "tasks", "work_packages/{id}")
    return listing.table(context.draft.work_packages, *last)


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
    rows.append(Row((TOTAL, *map(person_months, shown)), total=True))
    columns = (
        Column(say("Participant"), code=True),
        *(Column(context.numbers.work_packages[row.id], Align.RIGHT, code=True) for row in packages),
        *[Column(say("No WP"), Align.RIGHT, code=True)] * loose,
        Column(TOTAL, Align.RIGHT, code=True),
    )
    note = say("Person-months; the lead beneficiary of each work package in bold.")
    return Table(say("Effort by participant"), columns, tuple(rows), path="tasks", wide=True, note=note)


def _efforts(figures: EffortFigures, partner: str, packages: Sequence[str]) -> tuple[Decimal, ...]:
    """Return the person-months of a participant by package, outside all packages, and in all."""
    months = [figures.matrix.get((partner, package), Decimal(0)) for package in packages]
    whole = figures.by_partner.get(partner, Decimal(0))
    return (*months, EXACT.subtract(whole, total(months)), whole)


def _or_dash(months: Decimal) -> str:
    return person_months(months) if months else NONE
