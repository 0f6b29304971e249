"""Checks that are remembered find exactly what checks that run find."""

from __future__ import annotations

from decimal import Decimal
from random import Random

from hypothesis import given
from hypothesis import strategies as st

import euroapp.checks as checks
from euroapp.checks import Review, review
from euroapp.checks.memory import Memory, Watched
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, leaves
from euroapp.draft.paths import expand
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError
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
    return (one.findings, one.asked, one.missing, one.asked_of, one.missing_of) == (
        other.findings,
        other.asked,
        other.missing,
        other.asked_of,
        other.missing_of,
    )


VALUES = {
    Kind.TEXT: ["", "Words", "T9.9 and month 99"],
    Kind.PARAGRAPH: ["", "The 11 partners work 50 months. TBD", "Words"],
    Kind.COUNT: [None, 0, 3, 99],
    Kind.MONTH: [None, 0, 7, 40],
    Kind.MONEY: [None, Decimal(0), Decimal(61_000)],
    Kind.QUANTITY: [None, Decimal(0), Decimal("2.5")],
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


def test_a_title_wakes_few_checks() -> None:
    call = call_of(EXAMPLE)
    review(EXAMPLE, call)
    before = dict(checks._MEMORY._outcomes)
    review(set_value(EXAMPLE, "general/title", "Other"), call)
    woken = [key for key, outcome in checks._MEMORY._outcomes.items() if outcome is not before[key]]
    assert len(woken) < len(before) / 2


def test_what_is_read_is_noted() -> None:
    watched = Watched(EXAMPLE)
    assert watched.tasks is EXAMPLE.tasks
    assert watched.seen == {"tasks"}


def test_what_is_worked_out_once_is_read_by_all_that_use_it() -> None:
    watched = Watched(EXAMPLE)
    for _ in range(2):
        watched.seen = set()
        watched.once("count", lambda: len(watched.risks))
        assert watched.seen == {"risks"}
