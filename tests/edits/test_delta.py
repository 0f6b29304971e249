"""The difference of two drafts leads from one to the other and back, and touches nothing else."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.draft import Draft
from euroapp.edits.delta import (
    RowCame,
    RowsOrdered,
    RowWent,
    TextPatched,
    ValueSet,
    applied,
    delta,
    inverse,
    packed,
)
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import duplicate_row, move_row
from euroapp.edits.values import set_value
from euroapp.errors import ChangedSince, ValueRefused
from tests.builders import an_example
from tests.strategies import drafts

EXAMPLE = an_example()


def changed(draft: Draft, seed: int, steps: int = 4) -> Draft:
    """Return a draft after some edits of the kinds people make."""
    random = Random(seed)
    for step in range(steps):
        collection = random.choice(["tasks", "cost_lines", "risks", "partners", "schemes"])
        row = random.choice(getattr(draft, collection))
        path = f"{collection}/{row.id}"
        match random.randrange(4):
            case 0:
                draft = remove_row(draft, path)
            case 1:
                draft = duplicate_row(draft, path, f"new{seed}_{step}")
            case 2:
                draft = move_row(draft, path, random.choice([-1, 1]))
            case _:
                draft = set_value(draft, "general/title", f"Title {seed} {step}")
    return draft


def test_equal_drafts_do_not_differ() -> None:
    assert delta(EXAMPLE, EXAMPLE.replace()) == ()


def test_a_value_a_row_and_an_order_are_named() -> None:
    first, second = EXAMPLE.risks[:2]
    assert delta(EXAMPLE, set_value(EXAMPLE, "general/acronym", "NEW")) == (
        ValueSet("general/acronym", EXAMPLE.general.acronym, "NEW"),
    )
    went, order = delta(EXAMPLE, remove_row(EXAMPLE, f"risks/{first.id}"))
    assert went == RowWent("risks", first)
    assert isinstance(order, RowsOrdered)
    assert not order.moved
    (came, _) = delta(remove_row(EXAMPLE, f"risks/{first.id}"), EXAMPLE)
    assert came == RowCame("risks", first)
    (order,) = delta(EXAMPLE, move_row(EXAMPLE, f"risks/{second.id}", -1))
    assert isinstance(order, RowsOrdered)
    assert order.moved


@given(drafts(), drafts())
def test_it_leads_to_the_other_draft_and_back(one: Draft, other: Draft) -> None:
    changes = delta(one, other)
    assert applied(one, changes) == other
    assert applied(other, inverse(changes)) == one


@given(st.integers(0, 10_000))
def test_edits_lead_there_and_back(seed: int) -> None:
    other = changed(EXAMPLE, seed)
    changes = delta(EXAMPLE, other)
    assert applied(EXAMPLE, changes) == other
    assert applied(other, inverse(changes)) == EXAMPLE


@given(st.integers(0, 10_000), st.text("ab é\n", max_size=12), st.integers(0, 3000), st.integers(0, 40))
def test_packed_changes_lead_there_and_back_in_little_room(
    seed: int, come: str, start: int, gone: int
) -> None:
    section = EXAMPLE.narrative[1]
    text = section.text[:start] + come + section.text[start + gone :]
    path = f"narrative/{section.id}/text"
    other = set_value(changed(EXAMPLE, seed), path, text)
    changes = packed(delta(EXAMPLE, other))
    assert applied(EXAMPLE, changes) == other
    assert applied(other, inverse(changes)) == EXAMPLE
    for one in changes:
        if one.path == path:
            assert isinstance(one, TextPatched)
            assert len(one.before) + len(one.after) <= len(come) + gone


def test_a_packed_change_refuses_a_text_that_somebody_changed_since() -> None:
    section = EXAMPLE.narrative[1]
    path = f"narrative/{section.id}/text"
    changes = packed(delta(EXAMPLE, set_value(EXAMPLE, path, f"{section.text} More.")))
    with pytest.raises(ChangedSince):
        applied(set_value(EXAMPLE, path, f"Theirs. {section.text}"), changes)
    with pytest.raises(ChangedSince):
        applied(EXAMPLE.replace(narrative=()), changes)


@given(st.integers(0, 10_000))
def test_taking_back_what_was_done_leaves_what_others_did_since(seed: int) -> None:
    mine = set_value(EXAMPLE, "general/abstract", f"Mine {seed}.")
    theirs = changed(mine, seed)
    back = applied(theirs, inverse(delta(EXAMPLE, mine)))
    assert back.general.abstract == EXAMPLE.general.abstract
    assert delta(theirs, back) == (ValueSet("general/abstract", f"Mine {seed}.", EXAMPLE.general.abstract),)


def test_a_row_that_somebody_added_stays_where_it_is_when_a_move_is_taken_back() -> None:
    first = EXAMPLE.risks[0].id
    mine = move_row(EXAMPLE, f"risks/{first}", 1)
    theirs = duplicate_row(mine, f"risks/{first}", "theirs")
    back = applied(theirs, inverse(delta(EXAMPLE, mine)))
    ids = [row.id for row in back.risks]
    assert [key for key in ids if key != "theirs"] == [row.id for row in EXAMPLE.risks]
    assert ids.index("theirs") == ids.index(first) + 1


@pytest.mark.parametrize(
    "since",
    [
        lambda draft: set_value(draft, "general/title", "Theirs"),
        lambda draft: remove_row(draft, f"risks/{EXAMPLE.risks[1].id}"),
    ],
)
def test_what_was_changed_since_is_refused(since: object) -> None:
    mine = set_value(
        set_value(EXAMPLE, "general/title", "Mine"), f"risks/{EXAMPLE.risks[1].id}/mitigation", "M"
    )
    with pytest.raises(ValueRefused, match="changed since"):
        applied(since(mine), inverse(delta(EXAMPLE, mine)))  # type: ignore[operator]
