"""Objectives and indicators (1.2) and how the indicators are followed (2.5)."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.calls.parts import Part
from euroapp.draft.indicators import Indicator
from euroapp.draft.numbering import NBSP, NUMBER
from euroapp.draft.objectives import ObjectiveChoice, SpecificObjective, ThemeChoice
from euroapp.language import say, together
from euroapp.mentions.mention import is_code
from euroapp.outline.chain import chain
from euroapp.outline.context import Context, month, or_none
from euroapp.outline.elements import Align, Cell, Element, Paragraph, Strong
from euroapp.outline.listing import Listing, Shown
from euroapp.wording.labels import label
from euroapp.wording.numbers import quantity

_NO_INDICATOR = say("No indicator is set yet.")
_FOCUS, _NOT_SERVED = say("Focus"), say("Not served")


def objectives(context: Context) -> tuple[Element, ...]:
    """Return the specific objectives, and what the partnership does for the call's objectives and themes."""
    own = context.draft.specific_objectives
    none = Paragraph(say("No specific objective is described yet."), "specific_objectives", soft=True)
    found: Element = _specific(context).table(own) if own else none
    return (found, *_of_the_call(context), *_themes(context))


def _specific(context: Context) -> Listing[SpecificObjective]:
    own = context.draft.specific_objectives
    named = context.call.has(Part.OBJECTIVES) or any(row.objectives for row in own)
    served = Shown[SpecificObjective](
        say("Objectives of the call"), lambda row: context.choices("objectives", row.objectives)
    )
    numbers = context.numbers.specific_objectives
    columns = (
        Shown[SpecificObjective](NUMBER, lambda row: numbers[row.id], code=True),
        Shown[SpecificObjective](say("Objective"), lambda row: or_none(row.title)),
        Shown[SpecificObjective](say("Description"), lambda row: or_none(row.description)),
        *((served,) if named else ()),
    )
    path = "specific_objectives"
    return Listing(say("Specific objectives"), columns, path, path + "/{id}")


def _of_the_call(context: Context) -> tuple[Element, ...]:
    chosen = [row for row in context.draft.objectives if row.chosen or row.contribution.strip()]
    if not chosen:
        return ()

    def named(row: ObjectiveChoice) -> Cell:
        state = _FOCUS if row.focus else "" if row.chosen else _NOT_SERVED
        return (Strong(context.choice("objectives", row.id)), together(("\n", state)) if state else "")

    columns = (
        Shown(say("Objective"), named),
        Shown[ObjectiveChoice](say("Contribution of the partnership"), lambda row: or_none(row.contribution)),
    )
    caption = say("Contribution to the objectives of the call")
    return (Listing(caption, columns, "objectives", "objectives/{id}").table(chosen),)


def _themes(context: Context) -> tuple[Element, ...]:
    chosen = [row for row in context.draft.themes if row.chosen or row.contribution.strip()]
    if not chosen:
        return ()
    columns = (
        Shown[ThemeChoice](say("Theme"), lambda row: (Strong(context.choice("themes", row.id)),)),
        Shown[ThemeChoice](say("Contribution of the partnership"), lambda row: or_none(row.contribution)),
    )
    caption = say("Contribution to the themes of the call")
    return (Listing(caption, columns, "themes", "themes/{id}").table(chosen),)


def _name(context: Context, row: Indicator) -> str:
    return or_none(row.name or (context.choice("indicators", row.catalogue) if row.catalogue else ""))


def _number(context: Context, row: Indicator) -> str:
    """Return the number, and below it the code by which the call and its texts know the indicator."""
    code = row.catalogue if is_code(row.catalogue) else ""
    return "\n".join(filter(None, (context.numbers.indicators[row.id], code)))


def indicators(context: Context) -> tuple[Element, ...]:
    """Return the indicators with baseline and target."""
    if not context.draft.indicators:
        return (Paragraph(_NO_INDICATOR, "indicators", soft=True),)

    def named(row: Indicator) -> Cell:
        unit = row.unit.strip()
        return together((_name(context, row), f"({unit})" if unit else ""), " ")

    columns = (
        Shown[Indicator](NUMBER, lambda row: _number(context, row), code=True),
        Shown(say("Indicator and unit"), named),
        Shown[Indicator](say("Objective"), lambda row: _objectives_of(context, row)),
        Shown[Indicator](
            say("Baseline"), lambda row: or_none(quantity(row.baseline)), Align.RIGHT, code=True
        ),
        Shown[Indicator](say("Target"), lambda row: or_none(quantity(row.target)), Align.RIGHT, code=True),
        Shown[Indicator](say("Means of verification"), lambda row: or_none(row.verification)),
        Shown[Indicator](say("Owner"), lambda row: context.partner(row.responsible), code=True),
    )
    listing = Listing(say("Indicators, baselines and targets"), columns, "indicators", "indicators/{id}")
    return (listing.table(context.draft.indicators), *chain(context))


def _objectives_of(context: Context, row: Indicator) -> str:
    call = context.choice("objectives", row.objective) if row.objective else ""
    own = context.number("specific_objectives", row.specific_objective) if row.specific_objective else ""
    return or_none(together((call, own), ", "))


def monitoring(context: Context) -> tuple[Element, ...]:
    """Return who reads each indicator, how often, and what it hangs on."""
    if not context.draft.indicators:
        return (Paragraph(_NO_INDICATOR, "indicators", soft=True),)
    columns = (
        Shown[Indicator](NUMBER, lambda row: _number(context, row), code=True),
        Shown[Indicator](say("Indicator"), lambda row: _name(context, row)),
        Shown[Indicator](say("Level"), lambda row: or_none(label(row.level)), code=True),
        Shown[Indicator](say("Read"), lambda row: or_none(label(row.frequency))),
        Shown(say("Interim targets"), _interim),
        Shown[Indicator](say("Target"), lambda row: or_none(quantity(row.target)), Align.RIGHT, code=True),
        Shown[Indicator](say("Linked to"), lambda row: or_none(", ".join(_links(context, row)))),
        Shown[Indicator](say("Owner"), lambda row: context.partner(row.responsible), code=True),
    )
    listing = Listing(say("Monitoring of the indicators"), columns, "indicators", "indicators/{id}")
    return (listing.table(context.draft.indicators),)


def _links(context: Context, row: Indicator) -> Iterator[str]:
    for collection in ("work_packages", "deliverables", "milestones"):
        yield from (context.number(collection, key) for key in getattr(row, collection))


def _interim(row: Indicator) -> str:
    steps = (together((month(step.month), f":{NBSP}", or_none(quantity(step.value)))) for step in row.interim)
    return or_none(together(steps, "\n"))
