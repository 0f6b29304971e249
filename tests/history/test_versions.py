"""Every earlier version of a history comes back as it was, from the start and from the end."""

from __future__ import annotations

from copy import deepcopy
from itertools import pairwise

import pytest

from euroapp.draft import Draft
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import move_row
from euroapp.history.changes import Change, ChangeUnreadable, Went, encoded
from euroapp.history.log import MOST_CHANGES, pack, packs, unpack
from euroapp.history.recording import keys_of
from euroapp.history.tree import HistoryMisfits, Tree
from euroapp.storage.example import example_draft
from tests.faults.workshop import rounds
from tests.history.authors import Author

MOST_BYTES_AN_EDIT = 65
"""On the average of a working day; what is written once at the start comes on top."""


def worked(edits: int, seed: int) -> tuple[list[Draft], list[Change]]:
    """Edit the example; return all versions, the first one too, and the changes between them."""
    author = Author("a", example_draft(), seed)
    drafts, changes = [author.draft], []
    for _ in range(edits):
        changes.append(author.edit())
        drafts.append(author.draft)
    return drafts, changes


def plain(draft: Draft) -> bytes:
    return encoded(Tree.of(draft, keys_of(draft)).data())


@pytest.mark.parametrize("seed", [1, 2])
def test_every_version_comes_back(seed: int) -> None:
    drafts, changes = worked(rounds(120, 1_000), seed)
    versions = [plain(draft) for draft in drafts]
    tree = Tree.of(drafts[0], keys_of(drafts[0]))
    for version, change in zip(versions[1:], changes, strict=True):
        tree.forwards(change.steps)
        assert encoded(tree.data()) == version
    for version, change in zip(versions[-2::-1], changes[::-1], strict=True):
        tree.backwards(change.steps)
        assert encoded(tree.data()) == version


@pytest.mark.parametrize("kept", [True, False], ids=["as it is", "without the keys, as the control"])
def test_a_removed_row_comes_back_with_the_order_of_the_rows_inside(kept: bool) -> None:
    author = Author("a", example_draft(), 1)
    task = max(author.draft.tasks, key=lambda one: len(one.participations))
    path = f"tasks/{task.id}/participations"
    for row in task.participations[:2]:
        author.make(move_row(author.draft, f"{path}/{row.id}", 2))
    moved = author.draft
    steps = author.make(remove_row(author.draft, f"tasks/{task.id}")).steps
    tree = Tree(author.ledger.merged().tree.root)
    tree.backwards(
        [step if kept or not isinstance(step, Went) else step._replace(inner={}) for step in steps]
    )
    assert encoded(tree.data()) == plain(moved), "the rows themselves are in order"
    fits = True
    try:
        for change in reversed([*author.ledger.known.changes.values()][:2]):
            tree.backwards(change.steps)
    except HistoryMisfits:
        fits = False
    assert (fits and encoded(tree.data()) == plain(example_draft())) is kept


def test_a_change_of_another_history_is_refused_and_changes_nothing() -> None:
    _, (change, *_) = worked(1, 1)
    tree = Tree.of(Draft(call=example_draft().call), keys_of(Draft(call=example_draft().call)))
    before = deepcopy(tree.root)
    with pytest.raises(HistoryMisfits):
        tree.forwards(change.steps)
    assert tree.root == before


def test_packs_give_back_the_changes_and_are_small() -> None:
    _, changes = worked(600, 4)
    written = packs(changes)
    assert len(written) == -(-600 // MOST_CHANGES)
    again = [change for one in written for change in unpack(one)]
    assert again == changes
    assert [one.id for one in again] == [one.id for one in changes]
    assert all(later.parents == (former.id,) for former, later in pairwise(again))
    assert sum(map(len, written)) / 600 < MOST_BYTES_AN_EDIT


def test_a_pack_with_any_byte_changed_or_cut_off_is_refused() -> None:
    _, changes = worked(40, 5)
    raw = pack(changes)
    for at in range(0, len(raw), 7):
        with pytest.raises(ChangeUnreadable):
            unpack(raw[:at])
        with pytest.raises(ChangeUnreadable):
            unpack(raw[:at] + bytes([raw[at] ^ 0x41]) + raw[at + 1 :])
