"""One page with the whole abstract, and a note of three pages with objectives, money and partners."""

from __future__ import annotations

import pytest

from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.edits.values import set_value
from euroapp.wording.numbers import money, quantity
from tests.builders import OLD, a_call, an_example
from tests.papers.folders import absent, made, material, pages, squeezed


def printed(module: str, draft: Draft | None = None) -> list[str]:
    [one] = made(module, draft)
    return [squeezed(page) for page in pages(one.data)]


def test_the_summary_of_the_example_is_one_page_with_the_whole_abstract_and_the_figures() -> None:
    draft, found = an_example(), material().figures
    [page] = printed("summary")
    assert squeezed(draft.general.abstract) in page
    for amount in (found.budget.total.total, found.budget.grant_requested, found.budget.support):
        assert squeezed(money(amount)) in page
    assert "Figure1" in page
    assert all(squeezed(row.short_name) in page for row in draft.partners)


def test_a_long_abstract_pushes_figures_out_and_is_never_cut() -> None:
    long = "The partners help small firms to find what they lack and to make it at home. " * 32
    [page] = printed("summary", set_value(an_example(), "general/abstract", long))
    assert squeezed(long) in page
    assert "Figure1" not in page
    longest = printed("summary", set_value(an_example(), "general/abstract", long * 3))
    assert "".join(longest).count(squeezed(long[:77])) >= 32 * 3 - 3


def test_the_concept_note_holds_objectives_indicators_budget_and_partners_on_three_pages() -> None:
    draft, budget = an_example(), material().figures.budget
    found = printed("concept_note")
    said = "".join(found)
    assert len(found) == 3
    for row in draft.specific_objectives:
        assert squeezed(row.title) in said
    for one in draft.indicators:
        assert squeezed(one.name) in said
        assert quantity(one.target) in said
    for line in budget.partners:
        assert squeezed(money(line.requested)) in said
    assert all(squeezed(row.legal_name) in said for row in draft.partners)


@pytest.mark.parametrize("module", ["summary", "concept_note"])
def test_nothing_to_tell_makes_no_paper(module: str) -> None:
    draft = new_draft(a_call(OLD)).replace(work_packages=())
    assert absent(module, draft)
