"""Money and work over months and years."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.sme_support import OpenCall, Scheme
from euroapp.figures import figures
from euroapp.figures.spread import by_year, over_months, span_of, year_of
from euroapp.figures.timing import payments
from tests.builders import an_example
from tests.strategies import drafts

CENTS = st.decimals(-10_000_000, 10_000_000, places=2)


@given(CENTS, st.integers(1, 60), st.integers(1, 60))
def test_spreading_never_loses_a_cent(amount: Decimal, first: int, count: int) -> None:
    parts = over_months(amount, (first, first + count - 1))
    assert sum(parts.values()) == amount
    assert sum(by_year(parts).values()) == amount


def test_years_begin_with_months_1_13_25() -> None:
    assert [year_of(month) for month in (1, 12, 13, 24, 25)] == [1, 1, 2, 2, 3]


def test_a_span_outside_the_project_is_the_whole_project() -> None:
    assert span_of(40, 50, (1, 36)) == (1, 36)
    assert span_of(30, 50, (1, 36)) == (30, 36)
    assert span_of(None, None, (1, 36)) == (1, 36)


def test_costs_of_the_years_add_up_to_the_eligible_costs() -> None:
    draft = an_example()
    derived = figures(draft, load_call(draft.call.id))
    assert sum(derived.timing.costs_by_year.values()) == derived.budget.total.total
    assert set(derived.timing.costs_by_year) == {1, 2, 3}


def test_support_is_out_by_the_end() -> None:
    draft = an_example()
    out = figures(draft, load_call(draft.call.id)).timing.support_out
    assert out[max(out)] == Decimal("1050000.00")


def test_a_scheme_pays_after_its_call_has_closed() -> None:
    scheme = Scheme(
        id="s", total=Decimal(600), implementation_months=3, calls=(OpenCall(id="c", closing_month=10),)
    )
    assert payments(scheme, (1, 36)) == {11: Decimal(200), 12: Decimal(200), 13: Decimal(200)}


def test_effort_of_the_months_is_the_effort_of_the_tasks() -> None:
    draft = an_example()
    derived = figures(draft, load_call(draft.call.id))
    assert sum(derived.staffing.by_month.values()) == derived.effort.total
    assert sum(derived.staffing.by_partner_year.values()) == derived.effort.total


@given(drafts())
def test_no_draft_stops_the_clock(draft: Draft) -> None:
    derived = figures(draft, load_call("smp-cosme-2021-cluster-01"))
    derived.timing.support_out  # noqa: B018 - being worked out is the test
    derived.staffing.usual_rate  # noqa: B018
