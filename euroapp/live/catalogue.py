"""The figures that a text can show by name; those that `euroapp figures` tells have the same names there."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import NamedTuple

from euroapp.draft import Draft
from euroapp.figures import Figures
from euroapp.figures.budget import FUNDED
from euroapp.language import Words, say
from euroapp.live.acronyms import acronym_list
from euroapp.values import FieldPath
from euroapp.wording.numbers import cut_percent, money, quantity


class CatalogueFigure(NamedTuple):
    """A figure that has a name of its own."""

    title: Words
    page: FieldPath
    """Where it is made: a list or a record of the draft."""
    words: Callable[[Draft, Figures], str]
    """Returns what a text shows of it; '' while there is none."""


def amount(value: Decimal | None) -> str:
    """Return euro as a sentence says them: without cents where there are none; '' for nothing."""
    if value is None:
        return ""
    return quantity(value) if value == value.to_integral_value() else money(value)


def _count(collection: str) -> Callable[[Draft, Figures], str]:
    return lambda draft, figures: _some(len(getattr(draft, collection)))


def _some(count: int) -> str:
    return quantity(count) if count else ""


def _paid(value: Decimal) -> str:
    return amount(value) if value else ""


def _months(value: Decimal) -> str:
    return quantity(value) if value else ""


def _countries(draft: Draft, figures: Figures) -> str:
    found = {row.country for row in draft.partners}
    return "" if "" in found else _some(len(found))


FIGURES: dict[str, CatalogueFigure] = {
    "grant_requested": CatalogueFigure(
        say("Requested EU grant"), "budget", lambda d, f: _paid(f.budget.grant_requested)
    ),
    "grant_maximum": CatalogueFigure(
        say("Highest possible EU grant"), "budget", lambda d, f: amount(f.budget.grant_maximum)
    ),
    "eligible_costs": CatalogueFigure(
        say("Eligible costs"), "cost_lines", lambda d, f: _paid(f.budget.total.total)
    ),
    "direct_costs": CatalogueFigure(
        say("Direct costs"), "cost_lines", lambda d, f: _paid(f.budget.total.direct)
    ),
    "indirect_costs": CatalogueFigure(
        say("Indirect costs"), "cost_lines", lambda d, f: _paid(f.budget.total.indirect)
    ),
    "own_contribution": CatalogueFigure(
        say("Own contribution"), "budget", lambda d, f: amount(f.budget.own_contribution)
    ),
    "third_party_support": CatalogueFigure(
        say("Support to SMEs"), "schemes", lambda d, f: _paid(f.budget.support)
    ),
    "third_party_share": CatalogueFigure(
        say("Support to SMEs as a share of the grant"),
        "schemes",
        lambda d, f: cut_percent(f.budget.support_share) if f.budget.support_share else "",
    ),
    "smes_planned": CatalogueFigure(
        say("Number of SMEs supported"), "schemes", lambda d, f: _some(f.support.smes)
    ),
    "scheme_count": CatalogueFigure(say("Number of schemes"), "schemes", _count("schemes")),
    "call_count": CatalogueFigure(
        say("Number of calls for SMEs"),
        "schemes",
        lambda d, f: _some(sum(len(row.calls) for row in d.schemes)),
    ),
    "person_months": CatalogueFigure(
        say("Person-months"), "tasks", lambda d, f: quantity(f.effort.total) if f.effort.total else ""
    ),
    "partner_count": CatalogueFigure(say("Number of participants"), "partners", _count("partners")),
    "funded_count": CatalogueFigure(
        say("Number of participants that receive money"),
        "partners",
        lambda d, f: _some(sum(row.role in FUNDED for row in d.partners)),
    ),
    "country_count": CatalogueFigure(say("Number of countries of the participants"), "partners", _countries),
    "work_package_count": CatalogueFigure(
        say("Number of work packages"), "work_packages", _count("work_packages")
    ),
    "task_count": CatalogueFigure(say("Number of tasks"), "tasks", _count("tasks")),
    "deliverable_count": CatalogueFigure(
        say("Number of deliverables"), "deliverables", _count("deliverables")
    ),
    "milestone_count": CatalogueFigure(say("Number of milestones"), "milestones", _count("milestones")),
    "indicator_count": CatalogueFigure(say("Number of indicators"), "indicators", _count("indicators")),
    "risk_count": CatalogueFigure(say("Number of risks"), "risks", _count("risks")),
    "acronyms": CatalogueFigure(say("List of acronyms"), "narrative", lambda d, f: acronym_list(d)),
}
"""By name, in the order in which they are offered."""
