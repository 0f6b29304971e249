"""The numbers behind the figures of the proposal."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given

from euroapp.draft import Draft
from euroapp.draft.indicators import Indicator
from euroapp.draft.objectives import SpecificObjective
from euroapp.draft.risks import Rating, Risk
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.draft.workplan import Deliverable
from euroapp.figures.chain import chain_figures
from euroapp.figures.ratings import rating_figures
from euroapp.figures.rollout import MOST_PERIODS, Round, periods, rounds
from euroapp.figures.shares import by_category, by_partner, support_share
from euroapp.figures.timing import project_span
from tests.builders import a_call, a_cost, a_draft, an_example, figures_of
from tests.strategies import drafts


def test_costs_by_participant_come_highest_first_and_add_up_to_all() -> None:
    draft = a_draft(cost_lines=(a_cost("c1", "A1", 100), a_cost("c2", "A1", 300, partner="p2")))
    found = by_partner(figures_of(draft).budget)
    assert [(one.key, one.share) for one in found] == [("p2", Decimal("0.75")), ("p1", Decimal("0.25"))]


def test_who_costs_nothing_has_no_bar() -> None:
    draft = a_draft(cost_lines=(a_cost("c1", "A1", 100),))
    assert [one.key for one in by_partner(figures_of(draft).budget)] == ["p1"]


def test_costs_by_category_keep_the_order_of_the_form_with_indirect_costs_last() -> None:
    draft = a_draft(cost_lines=(a_cost("c1", "D1", 900), a_cost("c2", "A1", 100)))
    found = by_category(figures_of(draft).budget, a_call().pack.cost_categories)
    assert [(one.key, one.amount) for one in found] == [
        ("A1", Decimal(100)),
        ("D1", Decimal(900)),
        ("E", Decimal(7)),
    ]


def test_the_example_gives_exactly_the_share_that_the_call_asks_for() -> None:
    share = support_share(figures_of(an_example()).budget)
    assert share is not None
    assert (share.share, share.required, share.margin) == (Decimal("0.75"), Decimal("0.75"), Decimal(0))


def test_without_a_grant_there_is_no_share() -> None:
    assert support_share(figures_of(a_draft()).budget) is None


def test_a_call_for_smes_is_followed_by_the_projects_it_chooses() -> None:
    calls = (
        OpenCall(id="a", opening_month=4, closing_month=6),
        OpenCall(id="b", opening_month=9),
        OpenCall(id="c", budget=Decimal(5)),
    )
    scheme = Scheme(id="s", implementation_months=9, calls=calls)
    assert rounds(scheme) == (Round(4, 6, 7, 15), Round(9, None, None, None))


def test_payments_are_summed_by_quarters_and_end_with_all_of_them() -> None:
    example = an_example()
    found = periods(figures_of(example).timing.support_by_month, project_span(example))
    assert [(one.first, one.last) for one in found[:2]] == [(1, 3), (4, 6)]
    assert sum(one.paid for one in found) == found[-1].so_far == Decimal(1_050_000)
    assert found[-1].share == 1


@given(drafts())
def test_periods_fit_side_by_side_for_every_draft(draft: Draft) -> None:
    whole = project_span(draft)
    found = periods(figures_of(draft).timing.support_by_month, whole)
    assert 1 <= len(found) <= MOST_PERIODS
    assert (found[0].first, found[-1].last) == whole


def test_the_chain_ties_only_rows_that_there_are() -> None:
    draft = a_draft(
        specific_objectives=(SpecificObjective(id="o1"),),
        indicators=(
            Indicator(id="k1", specific_objective="o1", work_packages=("w1", "gone")),
            Indicator(id="k2", specific_objective="gone"),
        ),
        deliverables=(Deliverable(id="d1", work_package="w1"), Deliverable(id="d2", work_package="gone")),
    )
    found = chain_figures(draft)
    assert (found.measured, found.worked, found.delivered) == ({("o1", "k1")}, {("k1", "w1")}, {("w1", "d1")})


def test_risks_stand_in_the_cell_of_their_ratings() -> None:
    high, low = Rating.HIGH, Rating.LOW
    draft = a_draft(
        risks=(
            Risk(id="a", likelihood=high, impact=low),
            Risk(id="b", likelihood=high),
            Risk(id="c", likelihood=high, impact=low),
        )
    )
    found = rating_figures(draft)
    assert found.cells == {(high, low): ("a", "c")}
    assert found.unrated == ("b",)
