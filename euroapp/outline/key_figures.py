"""The figures by which a proposal is known at a glance."""

from __future__ import annotations

from euroapp.calls.parts import Part
from euroapp.language import say, say_count
from euroapp.outline.context import NONE, Context
from euroapp.outline.elements import Fact
from euroapp.wording.numbers import cut_percent, money, quantity


def key_figures(context: Context) -> tuple[Fact, ...]:
    """Return what the project costs, what the EU pays, what SMEs get, and how large it is."""
    draft, budget = context.draft, context.figures.budget
    months = draft.general.duration_months
    duration = NONE if months is None else say_count("{count} month", "{count} months", months)
    return (
        Fact(say("Eligible costs, EUR"), money(budget.total.total)),
        Fact(say("Requested grant, EUR"), money(budget.grant_requested)),
        *_support(context),
        Fact(say("Participants"), _participants(context), "partners"),
        Fact(say("Person-months"), quantity(context.figures.effort.total)),
        Fact(say("Duration"), duration, "general/duration_months"),
    )


def _support(context: Context) -> tuple[Fact, ...]:
    """Return what is passed on to SMEs; nothing where the call has no such support."""
    if not context.call.has(Part.SUPPORT):
        return ()
    budget = context.figures.budget
    share = budget.support_share
    return (
        Fact(say("Support to SMEs, EUR"), money(budget.support)),
        Fact(say("Share of the grant"), NONE if share is None else cut_percent(share)),
        Fact(say("SMEs supported"), quantity(context.figures.support.smes), "schemes"),
    )


def _participants(context: Context) -> str:
    partners = context.draft.partners
    countries = {row.country for row in partners} - {""}
    if not countries:
        return quantity(len(partners))
    return say_count(
        "{partners} in {count} country",
        "{partners} in {count} countries",
        len(countries),
        partners=quantity(len(partners)),
    )
