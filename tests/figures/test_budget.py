"""Money: the worked example of the calls, sums that agree to the cent, and odd input."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.draft.budget import DepreciationItem
from euroapp.draft.consortium import Role
from euroapp.draft.workplan import WorkPackage
from euroapp.edits.values import override_fact
from euroapp.figures.budget import depreciation_charge, line_total
from euroapp.figures.report import as_data
from euroapp.figures.shares import by_partner
from euroapp.values import total
from tests.builders import NEW, OLD, a_cost, a_draft, a_partner, an_example, call_of, figures_of
from tests.strategies import drafts

WORKED = [
    # call, support in base, support F, direct costs A-C, indirect E, other costs O, own, grant G
    (OLD, False, "1050000", "363447.56", "25441.33", "388888.89", "38888.89", "1400000.00"),
    (OLD, True, "1050000", "294755.97", "94132.92", "388888.89", "38888.89", "1400000.00"),
    (NEW, False, "1968750", "681464.17", "47702.49", "729166.67", "72916.67", "2625000.00"),
    (NEW, True, "1968750", "552667.45", "176499.22", "729166.67", "72916.67", "2625000.00"),
]


def a_budget(call_id: str, in_base: bool | None, support: str, direct: str) -> Draft:
    return a_draft(
        call={"id": call_id},
        cost_lines=(a_cost("c1", "C3", direct), a_cost("c2", "D1", support)),
        budget={"support_in_indirect_base": in_base},
    )


@pytest.mark.parametrize(
    ("call_id", "in_base", "support", "direct", "indirect", "other", "own", "grant"), WORKED
)
def test_the_worked_table_of_the_calls_comes_out_to_the_cent(
    call_id: str, in_base: bool, support: str, direct: str, indirect: str, other: str, own: str, grant: str
) -> None:
    budget = figures_of(a_budget(call_id, in_base, support, direct)).budget
    assert str(budget.total.indirect) == indirect
    # The table rounds each row by itself: 681,464.17 and 47,702.49 make 729,166.66, a cent less than it says.
    assert abs(budget.other_costs - Decimal(other)) <= Decimal("0.01")
    assert abs(budget.grant_requested - Decimal(grant)) <= Decimal("0.01")
    assert abs(budget.own_contribution - Decimal(own)) <= Decimal("0.01")
    assert abs(budget.room_for_other_costs or 0) <= Decimal("0.01")


def test_where_the_call_is_silent_support_stays_outside_the_base_and_this_is_said() -> None:
    silent = figures_of(a_budget(OLD, None, "1050000", "363447.56")).budget
    assert silent.total.indirect == Decimal("25441.33")
    assert [assumption.code for assumption in silent.assumptions] == ["support_in_indirect_base"]
    stated = a_budget(OLD, None, "1050000", "294755.97")
    budget = figures_of(override_fact(stated, "support_in_indirect_base", "true", "p. 9")).budget
    assert (budget.total.indirect, budget.assumptions) == (Decimal("94132.92"), ())


def test_the_example_asks_for_exactly_the_most_the_call_gives() -> None:
    budget = figures_of(an_example()).budget
    assert (budget.grant_requested, budget.support) == (Decimal(1400000), Decimal(1050000))
    assert budget.support_share == Decimal("0.75")


@given(drafts())
def test_totals_by_partner_category_and_package_agree_to_the_cent(draft: Draft) -> None:
    budget = figures_of(draft).budget
    whole = budget.total.total
    assert total(line.costs.total for line in budget.partners) == whole
    assert total(costs.total for costs in budget.work_packages.values()) == whole
    assert total((*budget.total.by_category.values(), budget.total.indirect)) == whole
    assert total((*budget.cells.values(), *budget.indirect.values())) == whole
    assert total(line.maximum for line in budget.partners) == budget.grant_maximum
    assert total(line.requested for line in budget.partners) == budget.grant_requested
    assert total((budget.other_costs, budget.support)) == whole


@given(drafts(), st.randoms(use_true_random=False))
def test_the_order_of_rows_changes_no_figure(draft: Draft, random: object) -> None:
    shuffled = {}
    for name in ("cost_lines", "depreciation", "income", "tasks", "schemes"):
        rows = list(getattr(draft, name))
        random.shuffle(rows)  # type: ignore[attr-defined]
        shuffled[name] = tuple(rows)
    one, other = figures_of(draft), figures_of(draft.replace(**shuffled))
    assert one.budget == other.budget
    assert one.effort == other.effort
    assert one.support == other.support


@given(drafts())
def test_figures_exist_for_every_draft_and_print_as_plain_data(draft: Draft) -> None:
    data = as_data(figures_of(draft), draft)
    for key in (
        "eligible_costs",
        "grant_maximum",
        "grant_requested",
        "own_contribution",
        "third_party_support",
    ):
        assert Decimal(data[key]).as_tuple().exponent == -2, key


@pytest.mark.parametrize("value", ["0", "-1", "1", "999999999999", "0.000001"])
@pytest.mark.parametrize("fact", ["general_rate", "indirect_rate", "support_share", "maximum_grant"])
def test_absurd_own_values_never_stop_the_figures(fact: str, value: str) -> None:
    draft = override_fact(an_example(), fact, value, "")
    assert as_data(figures_of(draft), draft)


def test_a_cost_too_large_for_any_project_is_still_counted_exactly() -> None:
    most = Decimal("999999999999.99")
    line = a_cost("c1", "C3", most).replace(units=Decimal("999999999999.999999"))
    assert line_total(line) == Decimal("999999999999989999000000.00")
    budget = figures_of(a_draft(cost_lines=(line, line.replace(id="c2"), a_cost("c3", "C3", "0.01")))).budget
    assert budget.total.direct == Decimal("1999999999999979998000000.01")


def test_a_half_cent_is_rounded_up_in_each_line() -> None:
    lines = (
        a_cost("c1", "C3", "0.01").replace(units=Decimal("0.5")),
        a_cost("c2", "C3", "0.01").replace(units=Decimal("0.5")),
    )
    assert figures_of(a_draft(cost_lines=lines)).budget.total.direct == Decimal("0.02")


def test_a_line_that_is_not_complete_counts_nothing() -> None:
    line = a_cost("c1", "C3", 100)
    for missing in (line.replace(units=None), line.replace(unit_cost=None)):
        assert figures_of(a_draft(cost_lines=(missing,))).budget.total.total == 0


def test_a_line_without_a_category_of_the_call_counts_at_the_general_rate() -> None:
    for key in ("", "Z9"):
        budget = figures_of(a_draft(cost_lines=(a_cost("c1", key, 100),))).budget
        assert (budget.total.total, budget.grant_maximum) == (107, Decimal("96.30"))


def test_a_request_of_its_own_replaces_the_maximum() -> None:
    partners = (a_partner("p1", requested_contribution=50), a_partner("p2"))
    draft = a_draft(partners=partners, cost_lines=(a_cost("c1", "C3", 1000), a_cost("c2", "C3", 100, "p2")))
    budget = figures_of(draft).budget
    assert budget.grant_maximum == Decimal("1059.30")  # 90 % of 1,100 and of 77 indirect costs
    assert budget.grant_requested == Decimal("146.30")
    assert budget.requests_typed
    first = budget.partner("p1")
    assert first is not None
    assert (first.maximum, first.requested, first.own_contribution) == (963, 50, 1020)


@pytest.mark.parametrize("role", [Role.ASSOCIATED, Role.OTHER])
def test_partners_without_funding_cost_and_receive_nothing(role: Role) -> None:
    partners = (a_partner("p1"), a_partner("p2", role=role, requested_contribution=500))
    budget = figures_of(a_draft(partners=partners, cost_lines=(a_cost("c1", "A1", 1000, "p2"),))).budget
    assert (budget.total.total, budget.grant_requested, budget.total.person_months) == (0, 0, 0)


def test_costs_without_partner_or_package_are_counted_and_shown() -> None:
    draft = a_draft(cost_lines=(a_cost("c1", "C3", 100, partner="", package=""),))
    budget = figures_of(draft).budget
    assert budget.total.direct == 100
    assert [line.partner for line in budget.partners] == ["p1", "p2", ""]
    assert list(budget.work_packages) == ["w1", ""]


@pytest.mark.parametrize(
    ("values", "charge"),
    [
        ({"cost": 3600, "useful_months": 36, "charged_months": 12}, "1200.00"),
        ({"cost": 3600, "useful_months": 36, "charged_months": 12, "use_share": 50}, "600.00"),
        ({"cost": 3600, "useful_months": 36, "charged_months": 99, "use_share": 250}, "3600.00"),
        ({"cost": 100, "useful_months": 3, "charged_months": 1}, "33.33"),
        ({"cost": 3600, "useful_months": 0, "charged_months": 12}, "0.00"),
        ({"cost": 3600, "useful_months": 36, "charged_months": -1}, "0.00"),
        ({"cost": 3600, "useful_months": 36}, "0.00"),
        ({}, "0.00"),
    ],
)
def test_depreciation_charges_the_months_of_use_and_never_more_than_the_cost(
    values: dict[str, int], charge: str
) -> None:
    item = DepreciationItem.model_validate({"id": "d1", "participant": "p1", "work_package": "w1", **values})
    assert str(depreciation_charge(item)) == charge
    budget = figures_of(a_draft(depreciation=(item,))).budget
    assert budget.total.group(["C2"]) == Decimal(charge)


def test_the_report_names_partners_and_packages() -> None:
    draft = a_draft(
        work_packages=(WorkPackage(id="w1", name="Management"),), cost_lines=(a_cost("c1", "C3", 100),)
    )
    data = as_data(figures_of(draft, call_of(draft)), draft)
    assert data["by_partner"][0]["name"] == "1 P1"
    assert data["by_work_package"][0]["name"] == "WP1 Management"
    assert data["by_category"] == {"C3": "100.00", "E": "7.00"}


def test_costs_that_take_each_other_back_have_no_shares_and_can_be_shown() -> None:
    lines = (a_cost("c1", "A.1", 100), a_cost("c2", "A.1", -100, partner="p2"))
    found = by_partner(figures_of(a_draft(cost_lines=lines)).budget)
    assert [(one.key, one.share) for one in found] == [("p1", 0)]
