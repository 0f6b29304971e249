"""What would change between two drafts: figures, targets and findings, before anything is changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from euroapp.calls.call import Call
from euroapp.calls.names import name_of
from euroapp.checks import check
from euroapp.checks.finding import Finding
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.figures import Figures, figures
from euroapp.language import say
from euroapp.wording.numbers import money, percent, quantity


@dataclass(frozen=True)
class Change:
    """A figure that differs, in print form."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Comparison:
    """Everything that differs between two drafts."""

    changes: tuple[Change, ...]
    gone: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def nothing(self) -> bool:
        """Tell whether no figure and no finding differs."""
        return not self.changes and not self.gone and not self.new


def _figures(draft: Draft, derived: Figures, call: Call) -> Iterator[tuple[str, str]]:
    """Yield every figure worth comparing with its name; names of rows carry their numbers."""
    budget, effort, support = derived.budget, derived.effort, derived.support
    names = Numbering(draft)
    yield say("Requested grant"), money(budget.grant_requested)
    yield say("Maximum grant"), money(budget.grant_maximum)
    yield say("Eligible costs"), money(budget.total.total)
    yield say("Indirect costs"), money(budget.total.indirect)
    yield say("Own contribution"), money(budget.own_contribution)
    yield say("Support to third parties"), money(budget.support)
    yield say("Share of support in the grant"), percent(budget.support_share, 2)
    yield say("Room for other costs"), money(budget.room_for_other_costs)
    yield say("SMEs planned"), quantity(support.smes)
    yield say("SMEs payable"), quantity(support.smes_payable)
    yield say("Person-months"), quantity(effort.total)
    yield say("Duration, months"), quantity(draft.general.duration_months)
    last = [row.last_finish for row in derived.reach.schemes if row.last_finish is not None]
    yield say("Last SME project ends in month"), quantity(max(last, default=None))
    yield say("Participants"), quantity(len(draft.partners))
    yield say("Countries"), quantity(len({p.country for p in draft.partners if p.country}))
    for line in budget.partners:
        name = names.partner(line.partner)
        if name:
            yield say("{name}: grant", name=name), money(line.requested)
            yield say("{name}: eligible costs", name=name), money(line.costs.total)
            yield say("{name}: person-months", name=name), quantity(effort.by_partner.get(line.partner))
    for key, costs in budget.work_packages.items():
        name = names.work_packages.get(key, "")
        if name:
            yield say("{name}: eligible costs", name=name), money(costs.total)
            yield say("{name}: person-months", name=name), quantity(effort.by_work_package.get(key))
    for category in call.pack.cost_categories:
        yield f"{category.code} {category.name}", money(budget.total.by_category.get(category.key))
    for year, amount in derived.timing.costs_by_year.items():
        yield say("Eligible costs of year {year}", year=str(year)), money(amount)
    yield from _reach(draft, derived, names, call)


def _reach(draft: Draft, derived: Figures, names: Numbering, call: Call) -> Iterator[tuple[str, str]]:
    """Yield what the schemes pay, and the targets that depend on them."""
    reach = derived.reach
    for scheme in draft.schemes:
        one, name = reach.scheme(scheme.id), names.schemes[scheme.id]
        yield say("{name}: total", name=name), money(scheme.total)
        yield say("{name}: SMEs", name=name), quantity(one.planned if one else None)
    for key, objective in reach.objectives.items():
        name = name_of(call.pack, "objectives", key)
        yield say("{name}: support", name=name), money(objective.money)
        yield say("{name}: SMEs", name=name), quantity(objective.smes, 1)
        for result in objective.results:
            yield (
                say("{indicator}: support for one result", indicator=names.indicators[result.indicator]),
                money(result.cost),
            )
    for key in reach.unpayable:
        yield say("{indicator}: target beyond what schemes pay", indicator=names.indicators[key]), say("yes")


def compare(before: Draft, after: Draft, call: Call) -> Comparison:
    """Return what a change would do; neither draft is touched.

    Args:
        before: the draft as it is.
        after: the draft as it would be.
        call: the call; each draft's own values are put in force.

    """
    sides = []
    for draft in (before, after):
        own = call.with_overrides(draft.overrides)
        derived = figures(draft, own)
        sides.append((dict(_figures(draft, derived, own)), check(draft, own)))
    (left, found), (right, finds) = sides
    changes = tuple(
        Change(name, left.get(name, ""), right.get(name, ""))
        for name in dict.fromkeys([*left, *right])
        if left.get(name, "") != right.get(name, "")
    )
    known, later = {_key(f) for f in found}, {_key(f) for f in finds}
    return Comparison(
        changes,
        tuple(f for f in found if _key(f) not in later),
        tuple(f for f in finds if _key(f) not in known),
    )


def _key(finding: Finding) -> tuple[str, str, str]:
    return finding.code, finding.message, finding.path
