"""What comes from outside is taken whole or refused in a sentence: nothing crashes, grows or gets in half."""

from __future__ import annotations

import json
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from euroapp.history.changes import Change, ChangeUnreadable, Set, encoded, read_change, read_step
from euroapp.history.known import Known
from euroapp.history.merging import merge
from euroapp.history.recording import keys_of
from euroapp.history.registers import Registers
from euroapp.history.tree import Tree
from euroapp.storage.example import example_draft
from tests.faults.workshop import rounds
from tests.history.authors import Author

SPOILT = (
    None,
    True,
    0,
    -1,
    1 << 70,
    1.5,
    "",
    "x" * 5_000,
    "a/b/c",
    "\ud800",
    [],
    [[]],
    {},
    {"id": 1},
    "@place",
    "0",
)


def lines(edits: int = 60) -> list[bytes]:
    author = Author("a", example_draft(), 1)
    return [author.edit().raw() for _ in range(edits)]


def spoilt(raw: bytes, luck: Random) -> bytes:
    """Return a change with one of its values replaced, taken out or doubled."""
    found = json.loads(raw)
    node = found
    while True:
        at = luck.randrange(len(node)) if isinstance(node, list) else luck.choice(sorted(node))
        inner = node[at]
        if isinstance(inner, list | dict) and inner and luck.random() < 0.8:
            node = inner
            continue
        node[at] = luck.choice(SPOILT)
        return json.dumps(found, sort_keys=True, separators=(",", ":")).encode()


def test_a_spoilt_change_is_refused_or_merged_without_a_crash() -> None:
    luck, draft = Random(1), example_draft()
    good = lines()
    start = Tree.of(draft, keys_of(draft)).root
    taken = 0
    for _ in range(rounds(200, 2_000)):
        raw = spoilt(luck.choice(good), luck)
        try:
            change = read_change(raw)
        except ChangeUnreadable:
            continue
        taken += 1
        known = Known()
        known.receive([change, *map(read_change, good)])
        try:
            merge(Registers(start, known, known.heads))
        except ChangeUnreadable:
            continue
    assert taken


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=9), lambda inner: st.lists(inner)
    )
)
def test_no_plain_value_but_a_step_is_read_as_one(value: object) -> None:
    try:
        step = read_step(value)
    except ChangeUnreadable:
        return
    assert read_step(json.loads(encoded([*value]))) == step  # type: ignore[misc]


@pytest.mark.parametrize(
    "raw", [b"", b"[]", b"{}", b"[" * 100_000, b"\xff", b'["a",[],1,"typed","",[["s"]]]', b"NaN"]
)
def test_what_is_no_change_is_refused(raw: bytes) -> None:
    with pytest.raises(ChangeUnreadable):
        read_change(raw)


def test_a_change_that_names_a_field_of_another_kind_changes_nothing_else() -> None:
    """A text where a number stands is kept in the history; the draft that it would make is refused whole."""
    draft = example_draft()
    known = Known()
    known.receive([Change("x", (), 0, "typed", "", (Set("general/duration_months", 36, "soon"),))])
    found = merge(Registers(Tree.of(draft, keys_of(draft)).root, known, known.heads))
    assert found.tree.root["general"]["duration_months"] == "soon"
    assert found.tree.root["tasks"] == Tree.of(draft, keys_of(draft)).root["tasks"]
