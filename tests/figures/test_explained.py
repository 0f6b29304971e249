"""The explanation of a figure comes to that figure, step by step, in any draft."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import exists
from euroapp.edits.values import set_value
from euroapp.figures import figures
from euroapp.figures.accounts import depreciation_charge, line_total
from euroapp.figures.explained import How, Step, comes_to
from euroapp.figures.explained.budget import BudgetExplained, Where
from euroapp.figures.explained.effort import person_months
from euroapp.figures.explained.lines import cost_line, depreciation
from euroapp.figures.explained.reach import SchemeExplained, objective_money, result_cost
from euroapp.figures.explained.timing import costs_of_year
from tests.builders import an_example, call_of
from tests.strategies import drafts


def basis_of(draft: Draft) -> Any:
    call = load_call(draft.call.id).with_overrides(draft.overrides)
    return SimpleNamespace(draft=draft, call=call, numbers=Numbering(draft), figures=figures(draft, call))


def budget_of(basis: Any) -> Iterator[tuple[Step | None, object]]:
    """Yield explanations with the figures that they explain."""
    explained, budget = BudgetExplained(basis), basis.figures.budget
    yield explained.eligible(), budget.total.total
    yield explained.grant(), budget.grant_requested
    yield explained.own(), budget.own_contribution
    yield explained.support_share(), budget.support_share
    yield explained.room_for_other_costs(), budget.room_for_other_costs
    for year, amount in basis.figures.timing.costs_by_year.items():
        yield costs_of_year(basis, year), amount
    for line in budget.partners:
        yield explained.eligible(Where(line.partner)), line.costs.total
        yield explained.indirect(Where(line.partner)), line.costs.indirect
        yield explained.maximum(line.partner), line.maximum
        yield explained.requested(line.partner), line.requested
        yield explained.own(line.partner), line.own_contribution
        yield explained.income(line.partner), line.income
        yield explained.person_months(Where(line.partner)), line.costs.person_months
        yield explained.monthly_rate(line.partner), basis.figures.staffing.rates.get(line.partner)
    for key, costs in budget.work_packages.items():
        yield explained.eligible(Where(None, key)), costs.total
        yield explained.person_months(Where(None, key)), costs.person_months


def others_of(basis: Any) -> Iterator[tuple[Step | None, object]]:
    draft, effort = basis.draft, basis.figures.effort
    yield person_months(basis), effort.total
    for partner, months in effort.by_partner.items():
        yield person_months(basis, partner=partner), months
    for (partner, package), months in effort.matrix.items():
        yield person_months(basis, partner=partner, package=package), months
    for line in draft.cost_lines:
        yield cost_line(basis, line), line_total(line)
    for item in draft.depreciation:
        yield depreciation(basis, item), depreciation_charge(item)
    costs = {}
    for key, found in basis.figures.reach.objectives.items():
        yield objective_money(basis, key), found.money
        costs |= {one.indicator: one.cost for one in found.results}
    for indicator in draft.indicators:
        yield result_cost(basis, indicator), costs.get(indicator.id)
    for scheme in draft.schemes:
        explained, reach = SchemeExplained(basis, scheme), basis.figures.reach.scheme(scheme.id)
        yield explained.payable_at_most(), reach.payable_at_most
        yield explained.payable_at_least(), reach.payable_at_least
        yield explained.average(), reach.average
        yield explained.outside(), reach.outside
        yield explained.last_finish(), reach.last_finish


def prove(step: Step) -> None:
    """Hold every step against its parts."""
    if step.how is not How.GIVEN:
        assert comes_to(step) == step.value, step.title
    for part in step.parts:
        prove(part)


def prove_all(draft: Draft) -> None:
    basis = basis_of(draft)
    for step, figure in (*budget_of(basis), *others_of(basis)):
        assert (None if step is None else step.value) == figure
        if step is not None:
            prove(step)


@given(drafts())
@settings(max_examples=25)
def test_every_step_comes_to_its_figure_in_any_draft(draft: Draft) -> None:
    prove_all(draft)


def test_every_step_comes_to_its_figure_in_the_example_and_where_it_was_changed() -> None:
    draft = an_example()
    first, partner = draft.cost_lines[0], draft.partners[1]
    prove_all(draft)
    changed = set_value(draft, f"cost_lines/{first.id}/category", "")
    changed = set_value(changed, f"partners/{partner.id}/requested_contribution", Decimal("12345.67"))
    prove_all(
        set_value(changed, "budget/support_in_indirect_base", not draft.budget.support_in_indirect_base)
    )


def ends(step: Step) -> Iterator[Step]:
    if not step.parts:
        yield step
    for part in step.parts:
        yield from ends(part)


def test_an_explanation_ends_in_what_was_typed_or_in_facts_with_their_source() -> None:
    basis = basis_of(an_example())
    found = list(ends(BudgetExplained(basis).own()))
    assert all(exists(basis.draft, step.path) for step in found if step.path and step.fact is None)
    facts = {id(step.fact): step for step in found if step.fact is not None}.values()
    assert facts
    assert all(step.fact is not None and step.fact.source for step in facts)
    assert all(step.path or step.fact for step in found)


def test_the_share_of_support_names_what_the_call_asks_for() -> None:
    basis = basis_of(an_example())
    share = BudgetExplained(basis).support_share()
    assert share is not None
    assert share.fact is call_of(basis.draft).facts.rate("support_share")
