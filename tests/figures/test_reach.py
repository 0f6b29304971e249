"""From money to targets."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.indicators import Indicator, InterimTarget
from euroapp.draft.objectives import ObjectiveChoice
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.figures.coverage import coverage
from euroapp.figures.paths import planned_path, value_at
from euroapp.figures.reach import reach_figures, scheme_reach
from tests.builders import an_example
from tests.strategies import drafts

GRANTS = Scheme(
    id="s",
    objectives=("adopt",),
    amount_min=Decimal(10_000),
    amount_max=Decimal(30_000),
    third_parties=20,
    total=Decimal(400_000),
    implementation_months=9,
    outside_share=Decimal(25),
    calls=(OpenCall(id="c", closing_month=20),),
)


def adopters(target: int) -> Indicator:
    return Indicator(id="k", objective="adopt", unit="SMEs", baseline=Decimal(0), target=Decimal(target))


def test_a_scheme_pays_more_smes_at_the_least_amount() -> None:
    reach = scheme_reach(GRANTS, 36)
    assert (reach.payable_at_least, reach.payable_at_most, reach.average) == (13, 40, Decimal("20000.00"))
    assert (reach.outside, reach.last_finish, reach.in_time) == (5, 29, True)


def test_smes_that_finish_after_the_project_are_late() -> None:
    assert scheme_reach(GRANTS, 28).in_time is False


def test_a_target_beyond_the_money_is_unpayable() -> None:
    assert reach_figures(Draft(schemes=(GRANTS,), indicators=(adopters(41),))).unpayable == ("k",)
    assert reach_figures(Draft(schemes=(GRANTS,), indicators=(adopters(40),))).unpayable == ()


def test_money_without_a_target_is_named() -> None:
    assert reach_figures(Draft(schemes=(GRANTS,))).without_target == ("s",)
    assert reach_figures(Draft(schemes=(GRANTS,), indicators=(adopters(1),))).without_target == ()


def test_each_result_has_its_price() -> None:
    reach = reach_figures(Draft(schemes=(GRANTS,), indicators=(adopters(16),)))
    assert reach.objectives["adopt"].results[0].cost == Decimal("25000.00")


def test_the_example_reaches_86_smes_in_time() -> None:
    reach = reach_figures(an_example())
    assert sum(one.planned for one in reach.schemes) == 86
    assert all(one.in_time and not one.short for one in reach.schemes)


def test_the_chain_of_the_example_has_no_hole() -> None:
    assert [one.holes for one in coverage(an_example())] == [()] * 6


def test_an_objective_nobody_works_on_shows_its_holes() -> None:
    draft = Draft(objectives=(ObjectiveChoice(id="train", chosen=True),))
    assert "indicators" in coverage(draft)[0].holes


def test_the_way_to_a_target_runs_over_its_interim_targets() -> None:
    indicator = adopters(30).replace(interim=(InterimTarget(id="i", month=12, value=Decimal(6)),))
    path = planned_path(indicator, 36)
    assert path == [(0, 0), (12, 6), (36, 30)]
    assert value_at(path, 24) == 18


@given(drafts())
def test_no_draft_stops_the_reckoning(draft: Draft) -> None:
    reach_figures(draft)
    coverage(draft)
