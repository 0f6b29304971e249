"""SME owners cost what the EU sets, times the coefficient of their country."""

from __future__ import annotations

from decimal import Decimal

import pytest

from euroapp.details import Money
from euroapp.draft import Draft
from euroapp.edits.values import override_fact
from euroapp.figures.unit_costs import set_cost
from tests.builders import NEW, OLD, a_cost, a_draft, a_partner, call_of, figures_of, findings_of


def an_owner(call: str, unit: str = "", country: str = "FI", coefficients: str = "FI 1,05; DE 0.98") -> Draft:
    """Return a draft in which an SME owner works two units."""
    line = a_cost("c1", "A4", 1_000).replace(unit=unit, units=Decimal(2))
    draft = a_draft(
        call={"id": call, "version": "1"}, partners=(a_partner("p1", country=country),), cost_lines=(line,)
    )
    return override_fact(draft, "sme_owner_coefficients", coefficients, "Work programme, p. 1")


@pytest.mark.parametrize(
    ("call", "unit", "amount"),
    [
        (OLD, "person-month", "5334.00"),
        (OLD, "day", "296.33"),
        (NEW, "person-month", "9182.67"),
        (NEW, "days", "510.15"),
    ],
)
def test_the_set_cost_is_multiplied_by_the_coefficient(call: str, unit: str, amount: str) -> None:
    draft = an_owner(call, unit)
    cost = set_cost(draft.cost_lines[0], "FI", call_of(draft))
    assert cost is not None
    assert str(cost.amount) == amount
    (found,) = [f for f in findings_of(draft) if f.code == "G12"]
    assert (found.message, found.details["amount"]) == ("unit_cost_is_set", Money(cost.amount))


@pytest.mark.parametrize("country", ["SE", "DE"])
def test_without_a_coefficient_nothing_is_worked_out_but_said(country: str) -> None:
    draft = an_owner(NEW, country=country, coefficients="FI 1.05")
    cost = set_cost(draft.cost_lines[0], country, call_of(draft))
    assert cost is not None
    assert cost.amount is None
    assert [f.message for f in findings_of(draft) if f.code == "G12"] == ["coefficient_unknown"]


def test_employees_cost_what_they_cost() -> None:
    draft = an_owner(NEW)
    line = draft.cost_lines[0].replace(category="A1")
    assert set_cost(line, "FI", call_of(draft)) is None


def test_eighteen_days_are_a_person_month() -> None:
    draft = an_owner(NEW, "day")
    draft = draft.replace(cost_lines=(draft.cost_lines[0].replace(units=Decimal(36)),))
    assert figures_of(draft).budget.total.person_months == 2


@pytest.mark.parametrize("text", ["FI", "FI much", "Finland 1.05", "1.05 FI", "FI 1.05 of 2"])
def test_coefficients_that_cannot_be_read_are_not_in_force_and_said(text: str) -> None:
    draft = an_owner(NEW, coefficients=text)
    assert call_of(draft).facts.coefficients("sme_owner_coefficients").value is None
    assert "own_value_unreadable" in {f.message for f in findings_of(draft)}
