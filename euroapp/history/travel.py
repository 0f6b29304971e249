"""A draft as it was after any change of its history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import deepcopy
from itertools import pairwise

from euroapp.draft import Draft
from euroapp.history.changes import Change, Plain
from euroapp.history.ledger import Ledger, with_media
from euroapp.history.merging import merge
from euroapp.history.registers import Registers
from euroapp.history.tree import Tree


def data_at(ledger: Ledger, heads: Collection[str], now: Draft) -> dict[str, Plain]:
    """Return a draft as it was after some changes, as plain data for the models.

    Where one wrote after the other, only the steps between then and the nearer end are gone through.

    Args:
        ledger: the history.
        heads: the changes, with all that they rest on; none for the start.
        now: the draft that the history has come to; its images are at hand.

    Raises:
        EuroappError: the history is damaged, or is not that of the draft.

    """
    media = {**ledger.book.media, **{image.file: image.data for image in now.images}}
    return with_media(_tree_at(ledger, heads, now).data(), media)


def _tree_at(ledger: Ledger, heads: Collection[str], now: Draft) -> Tree:
    changes = [*ledger.known.changes.values()]
    start = 0 if {*heads} <= {*ledger.book.base} else None
    wanted = next((at for at, change in enumerate(changes, 1) if {change.id} == {*heads}), start)
    if wanted is None or not _is_line(changes, ledger):
        return merge(Registers(ledger.start, ledger.known, heads)).tree
    if wanted * 2 < len(changes):
        tree = Tree(deepcopy(ledger.start))
        for change in changes[:wanted]:
            tree.forwards(change.steps)
    else:
        tree = Tree.of(now, ledger.book.keys)
        for change in reversed(changes[wanted:]):
            tree.backwards(change.steps)
    return tree


def _is_line(changes: Sequence[Change], ledger: Ledger) -> bool:
    """Tell whether each change rests on the one before it, and the draft on the last."""
    base = {*ledger.book.base}
    if not changes:
        return {*ledger.heads} <= base
    first = {*changes[0].parents} <= base and ledger.heads == (changes[-1].id,)
    return first and all(after.parents == (before.id,) for before, after in pairwise(changes))
