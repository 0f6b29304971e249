"""Checks that are remembered find exactly what checks that run find."""

from __future__ import annotations

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

import euroapp.checks as checks
from euroapp.checks import Review, review
from euroapp.checks.context import Context
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.general import CallReference
from euroapp.draft.paths import expand
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
from euroapp.memory.derived import Memory, Reading
from tests.builders import an_example, call_of
from tests.strategies import drafts

EXAMPLE = an_example()
LEAVES = [(path, spec) for path, spec in leaves() if not path.startswith(("call/", "overrides"))]


def afresh(draft: Draft) -> Review:
    """Review with no memory of anything."""
    kept, checks._MEMORY = checks._MEMORY, Memory()
    try:
        return review(draft, call_of(draft))
    finally:
        checks._MEMORY = kept


def same(one: Review, other: Review) -> bool:
    return (one.findings, one.tally) == (other.findings, other.tally)


VALUES = {
    Kind.TEXT: ["", "Words", "T9.9 and month 99"],
    Kind.PARAGRAPH: ["", "The 11 partners work 50 months. TBD", "Words"],
    Kind.COUNT: [None, 0, 3, 99],
    Kind.MONTH: [None, 0, 7, 40],
    Kind.MONEY: [None, Decimal(0), Decimal(61_000)],
    Kind.QUANTITY: [None, Decimal(0), Decimal("2.5"), Decimal(3)],
    Kind.FLAG: [True, False],
    Kind.YES_NO: [None, True, False],
    Kind.REF: ["", "p1", "wp2", "t1_1"],
}


def changed(draft: Draft, random: Random) -> Draft:
    """Change one value anywhere, or remove a row."""
    if random.random() < 0.1:
        collection = random.choice(["partners", "tasks", "schemes", "cost_lines", "indicators", "events"])
        rows = getattr(draft, collection)
        return remove_row(draft, f"{collection}/{random.choice(rows).id}") if rows else draft
    path, spec = random.choice(LEAVES)
    places = [found for found, _ in expand(draft, path)]
    if not places or spec.many or spec.kind not in VALUES:
        return draft
    try:
        return set_value(draft, random.choice(places), random.choice(VALUES[spec.kind]))
    except EuroappError:
        return draft


@given(st.integers(0, 100_000))
def test_no_edit_leaves_anything_stale(seed: int) -> None:
    random, draft = Random(seed), EXAMPLE
    call = call_of(draft)
    review(draft, call)
    for _ in range(6):
        draft = changed(draft, random)
        assert same(review(draft, call), afresh(draft))


@given(drafts(), drafts())
def test_two_drafts_in_turn_do_not_mix(one: Draft, other: Draft) -> None:
    for draft in (one, other, one):
        assert same(review(draft, call_of(draft)), afresh(draft))


def woken(before: Draft, after: Draft) -> set[object]:
    """Return the checks that run again."""
    call = call_of(before)
    review(before, call)
    known = dict(checks._MEMORY.results)
    review(after, call)
    return {key for key, result in checks._MEMORY.results.items() if result is not known.get(key)}


def test_a_title_wakes_few_checks() -> None:
    again = woken(EXAMPLE, set_value(EXAMPLE, "general/title", "Other"))
    assert len([key for key in again if "_outcome" in str(key)]) < 10


def test_a_month_of_a_task_leaves_numbers_in_texts_alone() -> None:
    changed = set_value(EXAMPLE, "tasks/t1_1/end_month", 5)
    assert not any("references" in str(key) for key in woken(EXAMPLE, changed))


def reading(draft: Draft) -> Context:
    return Context(draft, call_of(draft), Memory())


def test_what_is_read_is_noted() -> None:
    ctx = reading(EXAMPLE)
    assert ctx.draft.tasks is EXAMPLE.tasks
    assert set(ctx._reads) == {"tasks"}


def count_of_risks(ctx: Context) -> list[int]:
    return [len(ctx.draft.risks)]


def test_what_comes_out_equal_stays_the_same_object() -> None:
    call, memory = call_of(EXAMPLE), Memory()
    one = Context(EXAMPLE, call, memory).derive(count_of_risks)
    other = set_value(EXAMPLE, f"risks/{EXAMPLE.risks[0].id}/mitigation", "Other")
    assert Context(other, call, memory).derive(count_of_risks) is one
    fewer = remove_row(EXAMPLE, f"risks/{EXAMPLE.risks[0].id}")
    assert Context(fewer, call, memory).derive(count_of_risks) == [len(EXAMPLE.risks) - 1]


def test_another_call_leads_to_other_results() -> None:
    memory = Memory()
    other = EXAMPLE.replace(call=CallReference(id="smp-cosme-2021-cluster-01"))
    first, second = call_of(EXAMPLE), call_of(other)
    one = Context(EXAMPLE, first, memory).derive(count_of_risks)
    assert Context(EXAMPLE, second, memory).derive(count_of_risks) is not one


@pytest.mark.parametrize("name", ["replace", "model_dump", "nothing", "_draft_of"])
def test_what_checks_see_of_a_draft_is_its_parts_alone(name: str) -> None:
    watched = Reading(EXAMPLE, call_of(EXAMPLE), Memory(), frozenset({"general"})).watched
    assert not isinstance(watched, Draft)
    assert not hasattr(watched, name)
    assert not hasattr(watched.general, name)
