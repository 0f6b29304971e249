"""What did not change is not worked out again; what did, always is."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.figures.budget import budget_figures
from euroapp.memory.same import Memo
from tests.builders import an_example, call_of, figures_of
from tests.strategies import drafts


def test_a_title_does_not_make_the_budget_anew() -> None:
    draft, call = an_example(), call_of(an_example())
    other = set_value(draft, "general/title", "Other")
    assert figures_of(draft, call).budget is figures_of(other, call).budget


def test_a_cost_does() -> None:
    draft, call = an_example(), call_of(an_example())
    line = draft.cost_lines[0].id
    other = set_value(draft, f"cost_lines/{line}/unit_cost", Decimal(1))
    assert figures_of(draft, call).budget.total.total != figures_of(other, call).budget.total.total


@given(drafts(), drafts())
def test_a_remembered_budget_is_the_budget(one: Draft, other: Draft) -> None:
    call = call_of(one)
    for draft in (one, other, one):
        assert figures_of(draft, call).budget == budget_figures(draft, call)


@given(st.lists(st.integers(0, 3), max_size=30))
def test_only_the_very_same_parts_are_remembered(order: list[int]) -> None:
    parts = [object() for _ in range(4)]
    memo: Memo[int] = Memo()
    for place in order:
        assert memo.of((parts[place],), lambda place=place: place) == place
