"""Objectives, themes and indicators."""

from __future__ import annotations

from collections.abc import Iterator

from euroapp.draft.indicators import Indicator
from euroapp.draft.numbering import NUMBER
from euroapp.export.compliance.due.drawn.chain import chain
from euroapp.export.compliance.due.names import Known
from euroapp.export.compliance.due.parts import Figure, Grid, Part, Row, Words, row
from euroapp.export.compliance.due.values import below, month, number, some
from euroapp.figures.chain import chain_figures
from euroapp.language import say, together
from euroapp.mentions.mention import is_code
from euroapp.wording.labels import label

_NO_INDICATOR = say("No indicator is set yet.")


def objectives(known: Known) -> Iterator[Part]:
    """Yield the specific objectives, and what is done for objectives and themes of the call."""
    draft = known.draft
    named = known.call.asks("specific_objectives/*/objectives") or any(
        one.objectives for one in draft.specific_objectives
    )
    own = tuple(
        row(
            f"specific_objectives/{one.id}",
            f"SO{place}",
            some(one.title),
            some(one.description),
            *((known.choices("objectives", one.objectives),) if named else ()),
        )
        for place, one in enumerate(draft.specific_objectives, 1)
    )
    if own:
        heads = (
            NUMBER,
            say("Objective"),
            say("Description"),
            *((say("Objectives of the call"),) if named else ()),
        )
        yield Grid(say("Specific objectives"), heads, own)
    else:
        yield Words(say("No specific objective is described yet."))
    for caption, head, found in (
        (say("Contribution to the objectives of the call"), say("Objective"), tuple(_of_the_call(known))),
        (say("Contribution to the themes of the call"), say("Theme"), tuple(_themes(known))),
    ):
        if found:
            yield Grid(caption, (head, say("Contribution of the partnership")), found)


def _of_the_call(known: Known) -> Iterator[Row]:
    for one in known.draft.objectives:
        if one.chosen or one.contribution.strip():
            how = say("Focus") if one.focus else "" if one.chosen else say("Not served")
            name = below(known.choice("objectives", one.id), how)
            yield row(f"objectives/{one.id}", name, some(one.contribution))


def _themes(known: Known) -> Iterator[Row]:
    for one in known.draft.themes:
        if one.chosen or one.contribution.strip():
            yield row(f"themes/{one.id}", known.choice("themes", one.id), some(one.contribution))


def _name(known: Known, one: Indicator) -> str:
    return some(one.name or (known.choice("indicators", one.catalogue) if one.catalogue else ""))


def _code(known: Known, one: Indicator) -> str:
    code = one.catalogue if is_code(one.catalogue) else ""
    return below(known.number("indicators", one.id), code)


def indicators(known: Known) -> Iterator[Part]:
    """Yield the indicators with baseline and target, and the chain that they are part of."""
    rows = tuple(
        row(
            f"indicators/{one.id}",
            _code(known, one),
            together((_name(known, one), f"({one.unit.strip()})" if one.unit.strip() else ""), " "),
            _served(known, one),
            number(one.baseline),
            number(one.target),
            some(one.verification),
            known.partner(one.responsible),
        )
        for one in known.draft.indicators
    )
    if not rows:
        yield Words(_NO_INDICATOR)
        return
    heads = (
        NUMBER,
        say("Indicator and unit"),
        say("Objective"),
        say("Baseline"),
        say("Target"),
        say("Means of verification"),
        say("Owner"),
    )
    yield Grid(say("Indicators, baselines and targets"), heads, rows)
    found = chain_figures(known.draft)
    if found.measured and found.worked:
        yield Figure(
            say("From specific objectives by indicators and work packages to deliverables"),
            drawings=tuple(chain(known)),
        )


def _served(known: Known, one: Indicator) -> str:
    call = known.choice("objectives", one.objective) if one.objective else ""
    key = one.specific_objective
    own = known.number("specific_objectives", key) if key else ""
    return some(together((call, own), ", "))


def monitoring(known: Known) -> Iterator[Part]:
    """Yield how the indicators are followed."""
    rows = tuple(_followed(known, one) for one in known.draft.indicators)
    heads = (
        NUMBER,
        say("Indicator"),
        say("Level"),
        say("Read"),
        say("Interim targets"),
        say("Target"),
        say("Linked to"),
        say("Owner"),
    )
    yield Grid(say("Monitoring of the indicators"), heads, rows) if rows else Words(_NO_INDICATOR)


def _followed(known: Known, one: Indicator) -> Row:
    linked = [
        known.number(collection, key)
        for collection in ("work_packages", "deliverables", "milestones")
        for key in getattr(one, collection)
    ]
    return row(
        f"indicators/{one.id}",
        _code(known, one),
        _name(known, one),
        some(label(one.level)),
        some(label(one.frequency)),
        some(
            together((together((month(step.month), number(step.value)), ": ") for step in one.interim), "\n")
        ),
        number(one.target),
        some(", ".join(linked)),
        known.partner(one.responsible),
    )
