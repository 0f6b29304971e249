"""A history that grew too large folds its oldest changes into the draft with which it begins."""

from __future__ import annotations

from dataclasses import replace

from euroapp.history.book import Book, with_base
from euroapp.history.ledger import Ledger
from euroapp.history.merging import merge
from euroapp.history.registers import Registers

MOST_PACKED = 1_048_576
"""Bytes of packs in a draft file: some 30,000 phrases, which are merged in about a second."""
_TRIES = 50


def is_large(book: Book) -> bool:
    """Tell whether the changes take more room than a draft file gives them."""
    return sum(map(len, book.sealed)) > MOST_PACKED


def thinned(ledger: Ledger) -> Book:
    """Return a history whose older half is one draft, if there is a change that all later ones have seen.

    Partners whose changes rest on older ones that they alone had are told that these are missing.

    Raises:
        ChangeUnreadable: the history holds what no version writes.

    """
    known, book = ledger.known, ledger.book
    changes = [*known.changes.values()]
    waists = (at for at in range(len(changes) // 2, -1, -1) if known.before(changes[at].id) == at + 1)
    for _, at in zip(range(_TRIES), waists, strict=False):
        waist = changes[at].id
        if not all(known.seen(later.id, waist) for later in changes[at + 1 :]):
            continue
        found = merge(Registers(ledger.start, known, (waist,)))
        if found.conflicts:
            continue  # Who disagreed then may still want to say so.
        kept = changes[at + 1 :]
        ids = {change.id for change in kept}
        return replace(
            book,
            start=with_base(found.tree.root, (waist,)),
            sealed=(),
            tail=(),
            aside=book.aside & ids,
            names={key: name for key, name in book.names.items() if key in ids},
            folded=book.folded + at + 1,
        ).with_changes(kept)
    return book
