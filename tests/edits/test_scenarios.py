"""Scenarios: one edit each, and a comparison that names everything it does."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given

from euroapp.calls.library import load_call
from euroapp.checks.comparison import compare
from euroapp.checks.cures.money import request_grant
from euroapp.draft import Draft
from euroapp.edits.scenarios import change_duration, drop_partner, scale_scheme, swap_partner
from euroapp.edits.values import override_fact, set_value
from euroapp.errors import ValueRefused
from euroapp.wording.numbers import money
from tests.builders import an_example, figures_of, findings_of
from tests.strategies import drafts

EXAMPLE = an_example()
CALL = load_call(EXAMPLE.call.id)


def test_nothing_differs_from_itself() -> None:
    assert compare(EXAMPLE, EXAMPLE, CALL).nothing


def test_a_partner_that_leaves_takes_its_money_along() -> None:
    found = compare(EXAMPLE, drop_partner(EXAMPLE, "p4"), CALL)
    names = {change.name: (change.before, change.after) for change in found.changes}
    assert names["Participants"] == ("8", "7")
    assert "Requested grant" in names
    assert any(f.message == "schemes_differ_from_budget" for f in found.new)


def test_a_partner_that_hands_over_keeps_the_grant_within_cents() -> None:
    after = drop_partner(EXAMPLE, "p4", "p2")
    assert figures_of(after).budget.support == figures_of(EXAMPLE).budget.support


def test_a_new_organisation_takes_over_work_and_money() -> None:
    after = swap_partner(EXAMPLE, "p4", "NEWCOMER")
    assert figures_of(after).effort.by_partner == figures_of(EXAMPLE).effort.by_partner
    assert after.partners[3].short_name == "NEWCOMER"
    assert after.partners[3].legal_name == ""


def test_a_scaled_scheme_stays_in_step_with_its_budget() -> None:
    after = scale_scheme(EXAMPLE, "s3", Decimal(50))
    assert after.schemes[2].third_parties == 10
    assert after.schemes[2].total == Decimal("200000.00")
    assert not any(f.code in {"F05", "F06"} for f in findings_of(after))


def test_a_shorter_project_holds_all_its_months() -> None:
    after = change_duration(EXAMPLE, 30)
    assert not any(f.message == "month_outside_project" for f in findings_of(after))
    assert after.work_packages[0].end_month == 30


def test_a_longer_project_takes_its_long_packages_along() -> None:
    assert change_duration(EXAMPLE, 40).work_packages[0].end_month == 40


def test_another_rate_shows_in_every_grant() -> None:
    found = compare(EXAMPLE, override_fact(EXAMPLE, "general_rate", "0.8", "x"), CALL)
    assert "Maximum grant" in {change.name for change in found.changes}


def test_a_rate_is_tried_out_in_place_of_an_own_rate() -> None:
    own = override_fact(EXAMPLE, "general_rate", "0.8", "x")
    call = CALL.with_overrides(own.overrides)
    for rate, before in (("0.7", own), ("0.9", own)):
        after = override_fact(own, "general_rate", rate, "x")
        found = compare(before, after, call)
        maximum = next(change for change in found.changes if change.name == "Maximum grant")
        assert maximum.after == money(figures_of(after).budget.grant_maximum)


@pytest.mark.parametrize("amount", ["0.00", "999999.99", "1400000.00"])
def test_another_grant_is_shared_out_to_the_cent(amount: str) -> None:
    after = request_grant(EXAMPLE, CALL, Decimal(amount))
    budget = figures_of(after).budget
    assert str(budget.grant_requested) == amount
    assert all(0 <= line.requested <= line.maximum for line in budget.partners)


def test_no_more_is_requested_than_the_rates_allow() -> None:
    with pytest.raises(ValueRefused, match="0 to 1,400,000"):
        request_grant(EXAMPLE, CALL, Decimal("1400000.02"))


def test_every_row_that_changes_is_named() -> None:
    names = {
        change.name for change in compare(EXAMPLE, scale_scheme(EXAMPLE, "s3", Decimal(50)), CALL).changes
    }
    assert {"FSTP3: total", "FSTP3: SMEs", "D.1 Financial support to third parties"} <= names
    assert any(name.startswith("Eligible costs of year") for name in names)
    assert any(name.endswith("support for one result") for name in names)


def test_findings_that_go_away_are_named() -> None:
    broken = set_value(EXAMPLE, "general/duration_months", 40)
    found = compare(broken, EXAMPLE, CALL)
    assert "duration_too_long" in {f.message for f in found.gone}
    assert found.new == ()


@given(drafts(), drafts())
def test_any_two_drafts_can_be_compared(one: Draft, other: Draft) -> None:
    compare(one, other, CALL)
