"""Objectives and indicators (1.2) and how the indicators are followed (2.5)."""

from __future__ import annotations

from euroapp.calls.parts import Part
from euroapp.draft.indicators import Indicator
from euroapp.draft.mentions import is_code
from euroapp.draft.objectives import SpecificObjective
from euroapp.outline.chain import chain
from euroapp.outline.context import Context, month, or_none
from euroapp.outline.elements import Align, Column, Element, Paragraph, Row, Strong, Table
from euroapp.wording.labels import label
from euroapp.wording.numbers import quantity


def objectives(context: Context) -> tuple[Element, ...]:
    """Return the specific objectives, and what the partnership does for the call's objectives and themes."""
    own = context.draft.specific_objectives
    named = context.call.has(Part.OBJECTIVES) or any(row.objectives for row in own)
    rows = tuple(_objective(context, row, named=named) for row in own)
    columns = (
        Column("No", code=True),
        Column("Objective"),
        Column("Description"),
        *((Column("Objectives of the call"),) if named else ()),
    )
    found: list[Element] = [Table("Specific objectives", columns, rows, path="specific_objectives")]
    if not rows:
        found = [Paragraph("No specific objective is described yet.", "specific_objectives", soft=True)]
    return (*found, *_of_the_call(context), *_themes(context))


def _objective(context: Context, row: SpecificObjective, *, named: bool) -> Row:
    return Row(
        (
            context.numbers.specific_objectives[row.id],
            or_none(row.title),
            or_none(row.description),
            *((context.choices("objectives", row.objectives),) if named else ()),
        ),
        path=f"specific_objectives/{row.id}",
    )


def _of_the_call(context: Context) -> tuple[Element, ...]:
    chosen = [row for row in context.draft.objectives if row.chosen or row.contribution.strip()]
    if not chosen:
        return ()
    rows = tuple(
        Row(
            (
                (
                    Strong(context.choice("objectives", row.id)),
                    "\nFocus" if row.focus else "" if row.chosen else "\nNot served",
                ),
                or_none(row.contribution),
            ),
            path=f"objectives/{row.id}",
        )
        for row in chosen
    )
    columns = (Column("Objective"), Column("Contribution of the partnership"))
    return (Table("Contribution to the objectives of the call", columns, rows, path="objectives"),)


def _themes(context: Context) -> tuple[Element, ...]:
    chosen = [row for row in context.draft.themes if row.chosen or row.contribution.strip()]
    if not chosen:
        return ()
    rows = tuple(
        Row(
            ((Strong(context.choice("themes", row.id)),), or_none(row.contribution)),
            path=f"themes/{row.id}",
        )
        for row in chosen
    )
    columns = (Column("Theme"), Column("Contribution of the partnership"))
    return (Table("Contribution to the themes of the call", columns, rows, path="themes"),)


def _name(context: Context, row: Indicator) -> str:
    return or_none(row.name or (context.choice("indicators", row.catalogue) if row.catalogue else ""))


def _number(context: Context, row: Indicator) -> str:
    """Return the number, and below it the code by which the call and its texts know the indicator."""
    code = row.catalogue if is_code(row.catalogue) else ""
    return "\n".join(filter(None, (context.numbers.indicators[row.id], code)))


def indicators(context: Context) -> tuple[Element, ...]:
    """Return the indicators with baseline and target."""
    if not context.draft.indicators:
        return (Paragraph("No indicator is set yet.", "indicators", soft=True),)
    rows = tuple(
        Row(
            (
                _number(context, row),
                f"{_name(context, row)}\nUnit: {or_none(row.unit)}",
                _objectives_of(context, row),
                or_none(quantity(row.baseline)),
                or_none(quantity(row.target)),
                or_none(row.verification),
                context.partner(row.responsible),
            ),
            path=f"indicators/{row.id}",
        )
        for row in context.draft.indicators
    )
    columns = (
        Column("No", code=True),
        Column("Indicator and unit"),
        Column("Objective"),
        Column("Baseline", Align.RIGHT, code=True),
        Column("Target", Align.RIGHT, code=True),
        Column("Means of verification"),
        Column("Owner", code=True),
    )
    table = Table("Indicators, baselines and targets", columns, rows, path="indicators")
    return (table, *chain(context))


def _objectives_of(context: Context, row: Indicator) -> str:
    call = context.choice("objectives", row.objective) if row.objective else ""
    own = context.number("specific_objectives", row.specific_objective) if row.specific_objective else ""
    return or_none(", ".join(filter(None, (call, own))))


def monitoring(context: Context) -> tuple[Element, ...]:
    """Return who reads each indicator, how often, and what it hangs on."""
    if not context.draft.indicators:
        return (Paragraph("No indicator is set yet.", "indicators", soft=True),)
    rows = tuple(_monitored(context, row) for row in context.draft.indicators)
    columns = (
        Column("No", code=True),
        Column("Indicator"),
        Column("Level", code=True),
        Column("Read"),
        Column("Interim targets"),
        Column("Target", Align.RIGHT, code=True),
        Column("Linked to"),
        Column("Owner", code=True),
    )
    return (Table("Monitoring of the indicators", columns, rows, path="indicators"),)


def _monitored(context: Context, row: Indicator) -> Row:
    linked = [
        *(context.number("work_packages", key) for key in row.work_packages),
        *(context.number("deliverables", key) for key in row.deliverables),
        *(context.number("milestones", key) for key in row.milestones),
    ]
    interim = [
        f"{month(step.month)}:\N{NO-BREAK SPACE}{or_none(quantity(step.value))}" for step in row.interim
    ]
    return Row(
        (
            _number(context, row),
            _name(context, row),
            or_none(label(row.level)),
            or_none(label(row.frequency)),
            or_none("\n".join(interim)),
            or_none(quantity(row.target)),
            or_none(", ".join(linked)),
            context.partner(row.responsible),
        ),
        path=f"indicators/{row.id}",
    )
