"""The concept note: summary, objectives and indicators, plan, budget and partners on about three pages."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from euroapp.draft.indicators import Indicator
from euroapp.language import say
from euroapp.outline.bars import budget_bars
from euroapp.outline.context import Context, or_none, person_months, span
from euroapp.outline.cover import participants
from euroapp.outline.drawings import PartnerMap
from euroapp.outline.elements import Align, Chapter, Column, Element, Fact, Facts, Paragraph, Row, Table
from euroapp.outline.key_figures import key_figures
from euroapp.outline.partnership import partnership
from euroapp.outline.totals import NO_PARTICIPANT, TOTAL
from euroapp.papers.material import Absent, Leaf, Material, Paper
from euroapp.papers.names import stem_of
from euroapp.papers.parts import NUMBER, chapter
from euroapp.wording.numbers import money, quantity

WHAT = say("Concept note: summary, objectives, indicators, plan, budget, partners")
_PAGES = 3


def papers(material: Material) -> Iterator[Leaf | Absent]:
    """Yield the note, unless there is nothing to tell."""
    draft = material.draft
    if not any((draft.general.abstract.strip(), draft.specific_objectives, draft.work_packages)):
        yield Absent(WHAT, say("neither abstract nor objectives nor work packages are written yet."))
        return
    paper = material.fitting(_settings(material), _PAGES)
    readers = say("Authorities, possible partners and funders, before they read Part B")
    yield Leaf(f"{stem_of(draft)}-concept-note.pdf", material.printed(paper), WHAT, readers)


def _settings(material: Material) -> Iterator[Paper]:
    """Yield the note with ever fewer drawings; its texts and rows are never shortened."""
    context = material.context
    bars = tuple(budget_bars(context))[:1]
    home = tuple(one for one in partnership(context) if isinstance(one, PartnerMap))
    for described, costs, places in ((True, bars, home), (True, bars, ()), (True, (), ()), (False, (), ())):
        yield Paper(
            say("Concept note"),
            tuple(_chapters(context, costs, places, described=described)),
            cover=_facts(context),
            key_figures=key_figures(context),
            end="" if described else say("The objectives are described in Part B."),
        )


def _facts(context: Context) -> Facts:
    general, rows = context.draft.general, []
    if general.strand:
        rows.append(Fact(say("Strand"), context.choice("strands", general.strand), "general/strand"))
    if general.ecosystems:
        names = context.choices("ecosystems", general.ecosystems)
        rows.append(Fact(say("Industrial ecosystems"), names, "general/ecosystems"))
    return Facts(tuple(rows))


def _chapters(
    context: Context, costs: tuple[Element, ...], places: tuple[Element, ...], *, described: bool
) -> Iterator[Chapter]:
    draft = context.draft
    yield chapter(say("Summary"), _text(draft.general.abstract, say("No abstract is written yet.")))
    yield chapter(say("Objectives"), _objectives(context, described=described))
    if draft.indicators:
        yield chapter(say("Indicators"), (_indicators(context),))
    if draft.work_packages:
        yield chapter(say("Work packages"), (_packages(context),))
    if context.figures.budget.cells:
        yield chapter(say("Budget"), (_budget(context), *costs))
    if draft.partners:
        yield chapter(say("Partners"), (_bare(participants(context)), *places))


def _text(text: str, otherwise: str) -> tuple[Paragraph]:
    return (Paragraph(text, "general/abstract") if text.strip() else Paragraph(otherwise, soft=True),)


def _objectives(context: Context, *, described: bool) -> tuple[Element, ...]:
    rows = context.draft.specific_objectives
    if not rows:
        return (Paragraph(say("No specific objective is described yet."), soft=True),)
    columns = [Column(NUMBER, code=True), Column(say("Objective"))]
    if described:
        columns.append(Column(say("Description")))
    lines = []
    for row in rows:
        cells = (context.number("specific_objectives", row.id), or_none(row.title))
        more = (or_none(row.description),) if described else ()
        lines.append(Row((*cells, *more), path=f"specific_objectives/{row.id}"))
    return (Table("", tuple(columns), tuple(lines), path="specific_objectives"),)


def _indicators(context: Context) -> Table:
    def name(row: Indicator) -> str:
        return or_none(row.name or (context.choice("indicators", row.catalogue) if row.catalogue else ""))

    columns = (
        Column(NUMBER, code=True),
        Column(say("Indicator")),
        Column(say("Unit")),
        Column(say("Baseline"), Align.RIGHT, code=True),
        Column(say("Target"), Align.RIGHT, code=True),
    )
    rows = tuple(
        Row(
            (
                context.number("indicators", row.id),
                name(row),
                or_none(row.unit),
                or_none(quantity(row.baseline)),
                or_none(quantity(row.target)),
            ),
            path=f"indicators/{row.id}",
        )
        for row in context.draft.indicators
    )
    return Table("", columns, rows, path="indicators")


def _packages(context: Context) -> Table:
    effort, costs = context.figures.effort.by_work_package, context.figures.budget.work_packages
    columns = (
        Column(NUMBER, code=True),
        Column(say("Work package")),
        Column(say("Lead"), code=True),
        Column(say("Months"), code=True),
        Column(say("Person-months"), Align.RIGHT, code=True),
        Column(say("Costs, EUR"), Align.RIGHT, code=True),
    )
    rows = tuple(
        Row(
            (
                context.number("work_packages", row.id),
                or_none(row.name),
                context.partner(row.lead),
                span(row.start_month, row.end_month),
                person_months(effort.get(row.id, Decimal(0))),
                money(costs[row.id].total),
            ),
            path=f"work_packages/{row.id}",
        )
        for row in context.draft.work_packages
    )
    return Table("", columns, rows, path="work_packages")


def _budget(context: Context) -> Table:
    figures = context.figures.budget
    columns = (
        Column(say("Participant"), code=True),
        Column(say("Eligible costs, EUR"), Align.RIGHT, code=True),
        Column(say("Requested grant, EUR"), Align.RIGHT, code=True),
        Column(say("Left to pay, EUR"), Align.RIGHT, code=True),
    )
    rows = [
        Row(
            (
                context.partner(line.partner) if line.partner else NO_PARTICIPANT,
                money(line.costs.total),
                money(line.requested),
                money(line.own_contribution),
            ),
            path=f"partners/{line.partner}",
        )
        for line in figures.partners
    ]
    whole = (figures.total.total, figures.grant_requested, figures.own_contribution)
    rows.append(Row((TOTAL, *map(money, whole)), total=True))
    return Table("", columns, tuple(rows), path="cost_lines")


def _bare(table: Table) -> Table:
    """Return a table below a heading that names it already."""
    return Table("", table.columns, table.rows, table.path)
