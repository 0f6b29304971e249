"""At a limit nothing is found; one cent, one character or one month beyond it, it is."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from euroapp.draft import Draft
from euroapp.draft.budget import IncomeLine
from euroapp.draft.paths import expand, put
from euroapp.edits.values import override_fact, set_value
from euroapp.values import CENT
from tests.builders import a_cost, a_draft, a_partner, an_example, figures_of, findings_of

EXAMPLE = an_example()
Step = Callable[[int], Draft]


def messages(draft: Draft) -> set[str]:
    return {finding.message for finding in findings_of(draft)}


def long(path: str, limit: int) -> Step:
    return lambda step: set_value(EXAMPLE, path, "x" * (limit + step))


def a_budget(*costs: tuple[str, Decimal | int, str], **values: object) -> Draft:
    """Return two participants with costs: category, amount, participant."""
    lines = tuple(a_cost(f"c{n}", key, amount, partner) for n, (key, amount, partner) in enumerate(costs))
    return a_draft(cost_lines=lines, budget={"support_in_indirect_base": False}, **values)


def a_grant(step: int) -> Draft:
    """Return 1,400,000 of support, which is paid in full, give or take a cent."""
    return a_budget(("D1", 1_400_000 + step * CENT, "p1"))


def a_share(step: int) -> Draft:
    """Return support of three quarters of the grant; each step takes a cent from it."""
    support, asked = Decimal(750_000) - step * CENT, Decimal(1_000_000)
    partner = a_partner("p1", requested_contribution=asked)
    return a_budget(("D1", support, "p1"), ("C3", 300_000, "p1"), partners=(partner,))


def a_balance(step: int) -> Draft:
    """Return a participant whose income pays what the grant leaves, but for a cent a step."""
    draft = a_budget(("C3", 10_000, "p1"))
    own = figures_of(draft).budget.own_contribution
    return draft.replace(income=(IncomeLine(id="i1", participant="p1", amount=own - step * CENT),))


def a_subcontract(step: int) -> Draft:
    """Return subcontracting of 30 % of the eligible costs: 300 of 1,000, of which 935 are direct."""
    draft = a_budget(("B", 300 + step, "p1"), ("C3", Decimal("634.58") - step, "p1"))
    return override_fact(draft, "subcontracting_share", "0.3", "x")


def parts(*amounts: int) -> Draft:
    """Return participants that have these costs."""
    return a_budget(*(("C3", amount, f"p{n}") for n, amount in enumerate(amounts, 1)))


def months_before_end(step: int) -> Draft:
    """Return the first call of the example closing as late as its SMEs can still finish."""
    scheme = EXAMPLE.schemes[0]
    latest = 36 - (scheme.implementation_months or 0)
    return set_value(EXAMPLE, f"schemes/{scheme.id}/calls/{scheme.calls[0].id}/closing_month", latest + step)


def a_scheme(total: Decimal) -> Draft:
    """Return the example with a first scheme of ten grants between 4,000 and 5,000 and this total."""
    amounts = {"amount_min": Decimal(4_000), "amount_max": Decimal(5_000), "third_parties": 10}
    return EXAMPLE.replace(schemes=(EXAMPLE.schemes[0].replace(total=total, **amounts), *EXAMPLE.schemes[1:]))


LIMITS: dict[str, tuple[str, Step]] = {
    "acronym": ("too_long", long("general/acronym", 20)),
    "title": ("too_long", long("general/title", 200)),
    "abstract": ("too_long", long("general/abstract", 2_000)),
    "abstract, nearly": ("nearly_too_long", long("general/abstract", 1_799)),
    "keywords": ("too_long", long("general/free_keywords", 200)),
    "most months": ("duration_too_long", lambda s: set_value(EXAMPLE, "general/duration_months", 36 + s)),
    "least months": ("duration_not_positive", lambda s: set_value(EXAMPLE, "general/duration_months", 1 - s)),
    "grant of the call": ("support_above_ceiling", a_grant),
    "request of a participant": (
        "request_above_maximum",
        lambda s: a_budget(
            ("D1", 1_000, "p1"), partners=(a_partner("p1", requested_contribution=1_000 + s * CENT),)
        ),
    ),
    "request below zero": (
        "request_negative",
        lambda s: a_budget(("D1", 1, "p1"), partners=(a_partner("p1", requested_contribution=-s * CENT),)),
    ),
    "share of support": ("share_too_low_for_request", a_share),
    "support of one SME": (
        "above_support_ceiling",
        lambda s: set_value(
            set_value(EXAMPLE, "narrative/third_party_support/text", ""),
            f"schemes/{EXAMPLE.schemes[1].id}/amount_max",
            60_000 + s * CENT,
        ),
    ),
    "income": ("not_enough_income", a_balance),
    "subcontracting": ("much_subcontracting", a_subcontract),
    "small part": ("small_share", lambda s: parts(97_000 + s, 3_000 - s)),
    "large part": ("large_share", lambda s: parts(50_000 + s, 25_000 - s, 25_000)),
    "close of a call": ("call_closes_late", months_before_end),
    "total of a scheme, most": ("total_above_amounts", lambda s: a_scheme(50_000 + s * CENT)),
    "total of a scheme, least": ("total_below_amounts", lambda s: a_scheme(40_000 - s * CENT)),
    "last month": ("month_outside_project", lambda s: set_value(EXAMPLE, "tasks/t6_1/end_month", 36 + s)),
    "first month": ("month_before_project", lambda s: set_value(EXAMPLE, "tasks/t1_1/start_month", 1 - s)),
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_may_be_reached_but_not_passed(limit: str) -> None:
    message, step = LIMITS[limit]
    assert [message in messages(step(place)) for place in (-1, 0, 1)] == [False, False, True]


@pytest.mark.parametrize(
    ("pattern", "code"),
    [
        ("tasks/*/participations/*/person_months", "E02"),
        ("partners/*/members", "E02"),
        ("partners/*/sme/turnover", "E02"),
        ("events/*/attendees", "E02"),
        ("schemes/*/calls/*/budget", "E02"),
        ("schemes/*/calls/*/opening_month", "W03"),
        ("indicators/*/baseline", ""),
    ],
)
def test_what_cannot_be_less_than_nothing_is_told(pattern: str, code: str) -> None:
    path, _ = next(iter(expand(EXAMPLE, pattern)))
    found = {one.code for one in findings_of(put(EXAMPLE, path, -4)) if one.path == path}
    assert found & {"E02", "W03"} == ({code} - {""})
