"""Person-months by work package and by participant (4.2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal

from euroapp.draft.numbering import NUMBER
from euroapp.draft.workplan import WorkPackage
from euroapp.figures.effort import EffortFigures
from euroapp.language import say
from euroapp.outline.context import NONE, Context, month, or_none, person_months
from euroapp.outline.elements import Align, Cell, Column, Element, Heading, Paragraph, Row, Strong, Table
from euroapp.outline.listing import Listing, Shown, total_row
from euroapp.outline.totals import NO_PACKAGE, NO_PARTICIPANT, TOTAL, left_of, rest
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
    places = {package.id: place for place, package in enumerate(packages)}
    loose = any(value and key not in places for (_, key), value in figures.matrix.items())
    columns_of = _columns(figures, places)
    sums = [Decimal(0)] * (len(packages) + 2)
    rows = []
    for partner in context.draft.partners:
        own = columns_of.get(partner.id, {})
        for place, value in own.items():
            sums[place] = EXACT.add(sums[place], value)
        cells = _months(own, len(packages), [places[row.id] for row in context.leads.get(partner.id, ())])
        cells += [_or_dash(own.get(len(packages)))] * loose
        whole = person_months(own.get(len(packages) + 1))
        rows.append(Row((context.partner(partner.id), *cells, whole), path=f"partners/{partner.id}"))
    known = [figures.by_work_package.get(key, Decimal(0)) for key in places]
    whole_row = (*known, EXACT.subtract(figures.total, total(known)), figures.total)
    if left := left_of(whole_row, sums):
        *months, outside, all_ = left
        cells = [NO_PARTICIPANT, *map(_or_dash, months), *[_or_dash(outside)] * loose]
        rows.append(Row((*cells, person_months(all_))))
    *months, outside, all_ = whole_row
    shown = (*months, *[outside] * loose, all_)
    rows.append(Row((TOTAL, *map(person_months, shown)), total=True))
    columns = (
        Column(say("Participant"), code=True),
        *(Column(context.numbers.work_packages[row.id], Align.RIGHT, code=True) for row in packages),
        *[Column(say("No WP"), Align.RIGHT, code=True)] * loose,
        Column(TOTAL, Align.RIGHT, code=True),
    )
    note = say("Person-months; the lead beneficiary of each work package in bold.")
    return Table(say("Effort by participant"), columns, tuple(rows), path="tasks", wide=True, note=note)


def _columns(figures: EffortFigures, places: Mapping[str, int]) -> dict[str, dict[int, Decimal]]:
    """Return the person-months of each participant by column.

    Behind the columns of the packages stand what lies outside all packages, and all. Most participants
    work in few of many packages: what is nothing is left out.
    """
    outside = len(places)
    found: defaultdict[str, dict[int, Decimal]] = defaultdict(dict)
    for (partner, package), months in figures.matrix.items():
        own, place = found[partner], places.get(package, outside)
        own[place] = EXACT.add(own.get(place, Decimal(0)), months)
    return {
        partner: {**own, outside + 1: figures.by_partner.get(partner, Decimal(0))}
        for partner, own in found.items()
    }


def _months(own: Mapping[int, Decimal], packages: int, led: Iterable[int]) -> list[Cell]:
    """Return the cells of a participant, one a package; those of packages that it leads in bold."""
    cells: list[Cell] = [NONE] * packages
    for place, months in own.items():
        if place < packages:
            cells[place] = _or_dash(months)
    for place in led:
        cells[place] = (Strong(_or_dash(own.get(place))),)
    return cells


def _or_dash(months: Decimal | None) -> str:
    return person_months(months) if months else NONE
