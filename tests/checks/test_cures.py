"""Cures are exact: doing what they say, to the cent, removes the finding."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from euroapp.checks import Finding
from euroapp.checks.areas import SENTENCES
from euroapp.checks.mending import cures
from euroapp.details import Money
from euroapp.draft import Draft
from euroapp.edits.values import override_fact
from euroapp.values import CENT
from tests.builders import a_cost, a_draft, a_partner, call_of, figures_of, findings_of
from tests.strategies import drafts

AMOUNT = st.decimals(min_value=1, max_value=3_000_000, places=2)
SHARES = st.sampled_from(["0.75", "0.5", "0.9", "0.333333"])
RATES = st.sampled_from(["0.9", "1", "0.333333"])


def a_budget(
    support: Decimal,
    other: Decimal,
    share: str,
    rate: str,
    in_base: bool,
    *,
    most: str = "99000000",
    **partner: object,
) -> Draft:
    """Return one partner with support and one line of other costs, in a call that pays as much at most."""
    draft = a_draft(
        partners=(a_partner("p1", **partner),),
        cost_lines=(a_cost("f", "D1", support), a_cost("o", "C3", other)),
        budget={"support_in_indirect_base": in_base},
    )
    draft = override_fact(draft, "support_share", share, "")
    draft = override_fact(draft, "maximum_grant", most, "")
    return override_fact(draft, "general_rate", rate, "")


def found(draft: Draft, *messages: str) -> Finding | None:
    return next((f for f in findings_of(draft) if f.message in messages), None)


def number(finding: Finding, name: str) -> Decimal:
    amount = finding.details[name]
    assert isinstance(amount, Money)
    assert amount.amount is not None
    return amount.amount


SHARE = ("share_too_low", "share_too_low_for_request", "share_too_low_below_ceiling", "share_out_of_reach")


@given(AMOUNT, AMOUNT, SHARES, RATES, st.booleans())
def test_each_way_to_reach_the_share_of_support_reaches_it_and_a_cent_less_does_not(
    support: Decimal, other: Decimal, share: str, rate: str, in_base: bool
) -> None:
    draft = a_budget(support, other, share, rate, in_base)
    finding, budget = found(draft, *SHARE), figures_of(draft).budget
    assume(finding is not None)
    assert finding is not None
    wanted, grant = Decimal(share), budget.grant_requested
    # Indirect costs on support are paid at the general rate, too.
    growth = 1 + (Decimal(rate) * Decimal("0.07") if in_base else 0)

    def reaches(more: Decimal, less: Decimal, asked: Decimal = grant) -> bool:
        return support + more >= wanted * (asked + growth * more - Decimal(rate) * less)

    none = Decimal(0)
    if "raise" in finding.details:
        step = number(finding, "raise")
        assert reaches(step, none)
        assert not reaches(step - CENT, none)
    if "cut" in finding.details:
        cut = number(finding, "cut")
        assert reaches(none, cut)
        assert not reaches(none, cut - CENT)
    asked = number(finding, "grant")
    assert reaches(none, none, asked)
    assert not reaches(none, none, asked + CENT)
    assert found(a_budget(support, other, share, rate, in_base, requested_contribution=asked), *SHARE) is None


@given(AMOUNT, AMOUNT, AMOUNT, SHARES)
def test_with_a_request_of_its_own_raising_support_or_asking_for_less_is_enough(
    support: Decimal, other: Decimal, request: Decimal, share: str
) -> None:
    finding = found(a_budget(support, other, share, "0.9", False, requested_contribution=request), *SHARE)
    assume(finding is not None)
    assert finding is not None
    assert finding.message == "share_too_low_for_request"
    more = support + number(finding, "raise")
    assert found(a_budget(more, other, share, "0.9", False, requested_contribution=request), *SHARE) is None
    less = number(finding, "grant")
    assert found(a_budget(support, other, share, "0.9", False, requested_contribution=less), *SHARE) is None


def test_support_raised_or_costs_cut_in_the_draft_remove_the_finding() -> None:
    support, other = (
        Decimal(700_000),
        Decimal("364485.98"),
    )  # 390,000 with indirect costs: a grant of 1,051,000
    finding = found(a_budget(support, other, "0.75", "0.9", False), "share_too_low")
    assert finding is not None
    assert finding.details["raise"] == Money(Decimal("353000.00"))
    assert finding.details["cut"] == Money(Decimal("130740.75"))
    assert finding.details["grant"] == Money(Decimal("933333.33"))
    for change in (Decimal(0), CENT):
        raised = a_budget(support + Decimal(353_000) - change, other, "0.75", "0.9", False)
        assert (found(raised, "share_too_low") is None) == (change == 0)
    lowered = a_budget(support, other - Decimal("130740.75"), "0.75", "0.9", False)
    assert found(lowered, "share_too_low") is None


CEILING = ("grant_above_ceiling", "support_above_ceiling", "costs_above_ceiling", "request_above_ceiling")


@given(st.decimals(1_400_001, 3_000_000, places=2), AMOUNT, RATES, st.booleans())
def test_each_way_below_the_ceiling_of_the_call_leads_there_and_a_cent_less_does_not(
    support: Decimal, other: Decimal, rate: str, in_base: bool
) -> None:
    draft = a_budget(support, other, "0.5", rate, in_base, most="1400000")
    finding, grant = found(draft, *CEILING), figures_of(draft).budget.grant_requested
    assert finding is not None
    for name, paid in (("cut_support", Decimal(1)), ("cut", Decimal(rate)), ("over", Decimal(1))):
        if name in finding.details:
            step = number(finding, name)
            assert grant - paid * step <= 1_400_000 < grant - paid * (step - CENT)
    request = grant - number(finding, "over")
    asked = a_budget(support, other, "0.5", rate, in_base, most="1400000", requested_contribution=request)
    assert found(asked, *CEILING) is None


def test_support_is_not_cut_below_the_share_that_the_call_asks_for() -> None:
    tight = a_budget(Decimal(1_050_000), Decimal(400_000), "0.75", "1", False, most="1350000")
    finding = found(tight, *CEILING)
    assert finding is not None
    assert "cut_support" not in finding.details
    assert finding.message == "costs_above_ceiling"


def test_no_advice_on_the_whole_budget_names_more_money_than_there_is() -> None:
    """Nor more than the call pays; and what it names is what its sentence says."""
    small = a_budget(Decimal(100), Decimal(2_000_000), "0.5", "0.9", False, most="1400000")
    (over, share) = (found(small, *CEILING), found(small, *SHARE))
    assert over is not None
    assert share is not None
    assert (over.message, share.message) == ("costs_above_ceiling", "share_too_low_below_ceiling")
    none = a_budget(Decimal(0), Decimal(1000), "0.5", "1", False)
    (missing,) = (f for f in findings_of(none) if f.code == "F01")
    assert missing.message == "share_without_support"


@given(drafts(), AMOUNT, AMOUNT, st.sampled_from(["0.75", "1", "0.000001"]), st.booleans())
def test_advice_of_wild_budgets_is_true(
    draft: Draft, support: Decimal, other: Decimal, share: str, own: bool
) -> None:
    lines = (a_cost("f", "D1", support), a_cost("o", "C3", other)) if own else draft.cost_lines
    draft = override_fact(draft.replace(cost_lines=lines), "support_share", share, "")
    budget, call = figures_of(draft).budget, call_of(draft)
    most = call.facts.money("maximum_grant").value
    for finding in (f for f in findings_of(draft) if f.path == "budget"):
        named = {name: number(finding, name) for name in finding.details if name in NAMED}
        assert named.get("cut", 0) <= budget.general_costs
        assert named.get("cut_support", 0) <= budget.support
        assert named.get("over", 0) <= budget.grant_requested
        assert named.get("grant", 0) <= budget.grant_requested
        after = budget.grant_requested + named.get("raise", 0) * budget.grant_per_support
        assert "raise" not in named or most is None or after <= most
        said = SENTENCES[finding.message]
        assert set(re.findall(r"{(\w+)}", said.says + said.advice)) <= finding.details.keys()


NAMED = {"cut", "cut_support", "over", "grant", "raise"}


@pytest.mark.parametrize(
    "key", ["general_rate", "indirect_rate", "support_share", "maximum_grant", "support_ceiling"]
)
@pytest.mark.parametrize("value", ["0", "-1", "1", "1.111111", "0.000001", "999999999999"])
def test_absurd_own_values_find_something_or_nothing_but_never_fail(key: str, value: str) -> None:
    draft = a_budget(Decimal(1000), Decimal(10**6), "0.75", "0.9", True)
    findings_of(override_fact(draft, key, value, ""))


@given(AMOUNT, AMOUNT, SHARES, RATES, st.booleans(), st.one_of(st.none(), AMOUNT))
def test_no_cure_empties_the_budget_or_asks_for_nothing(
    support: Decimal, other: Decimal, share: str, rate: str, in_base: bool, asked: Decimal | None
) -> None:
    partner = {} if asked is None else {"requested_contribution": asked}
    draft = a_budget(support, other, share, rate, in_base, **partner)
    before = figures_of(draft)
    for finding in findings_of(draft):
        for cure in cures(finding, draft, call_of(draft), before):
            after = figures_of(cure.edit(draft)).budget
            assert after.other_costs >= before.budget.other_costs / 10, cure.sentence
            assert (after.grant_requested > 0) == (before.budget.grant_requested > 0), cure.sentence


def test_a_participant_without_costs_is_not_told_to_request_nothing() -> None:
    draft = a_draft(
        partners=(a_partner("p1"), a_partner("p2", requested_contribution=Decimal(500))),
        cost_lines=(a_cost("o", "C3", Decimal(1000)),),
    )
    for finding in findings_of(draft):
        for cure in cures(finding, draft, call_of(draft), figures_of(draft)):
            assert cure.details.get("amount") != Money(Decimal(0)), cure.sentence
