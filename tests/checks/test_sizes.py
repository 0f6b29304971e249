"""From nothing at all to forty participants and ten thousand cost lines."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from random import Random

import pytest

from bench.drafts import large_draft
from euroapp.checks import review
from euroapp.draft import Draft
from euroapp.edits.values import set_value
from tests.builders import a_cost, a_draft, call_of, figures_of


@cache
def huge() -> Draft:
    return large_draft(partners=40, lines=10_000).replace(depreciation=())


def plain_sum(draft: Draft) -> Decimal:
    """Return units times unit cost of all lines; every one of them comes out in whole cents."""
    return sum(((line.units or 0) * (line.unit_cost or 0) for line in draft.cost_lines), Decimal(0))


@pytest.mark.parametrize(
    "draft", [Draft(), a_draft(partners=()), a_draft(cost_lines=(a_cost("c1", "C3", 0),))]
)
def test_without_participants_or_money_there_is_nothing_to_divide_by(draft: Draft) -> None:
    budget = figures_of(draft).budget
    assert (budget.total.total, budget.grant_requested, budget.support_share) == (0, 0, None)
    assert review(draft, call_of(draft)).findings


def test_ten_thousand_lines_add_up_to_the_cent() -> None:
    draft = huge()
    budget = figures_of(draft).budget
    assert budget.total.direct == plain_sum(draft)
    assert sum(costs.total for costs in budget.work_packages.values()) == budget.total.total
    assert sum(line.costs.total for line in budget.partners) == budget.total.total


def test_one_line_among_ten_thousand_changes_the_sums_by_itself_alone() -> None:
    draft, random = huge(), Random(7)
    for _ in range(5):
        line = random.choice(draft.cost_lines)
        before = figures_of(draft).budget.total.direct
        draft = set_value(draft, f"cost_lines/{line.id}/unit_cost", (line.unit_cost or 0) + 1)
        assert figures_of(draft).budget.total.direct == before + (line.units or 0)


def test_forty_participants_with_ten_thousand_lines_are_checked() -> None:
    draft = huge()
    assert not [f for f in review(draft, call_of(draft)).findings if f.code == "G02"]
    line = draft.cost_lines[9_999].id
    broken = set_value(draft, f"cost_lines/{line}/unit_cost", None)
    assert any(f.path == f"cost_lines/{line}/unit_cost" for f in review(broken, call_of(broken)).findings)
