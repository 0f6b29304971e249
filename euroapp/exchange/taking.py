"""To look at changes of others, and to take them in: without files and without a window, for both to ask."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.paths import exists
from euroapp.edits.delta import Change as Difference
from euroapp.edits.delta import RowCame, RowsOrdered, RowWent
from euroapp.errors import DraftUnreadable
from euroapp.exchange.conflicts import Key, OpenConflict, Row, Sight, decided, default_of
from euroapp.exchange.items import (
    Item,
    changes_between,
    is_outside,
    kind_of,
    path_of,
    put_back,
    together,
    with_companions,
    with_empty_rows,
)
from euroapp.exchange.pictures import at_hand, lacking, named_at_start, named_in
from euroapp.exchange.restoring import restored
from euroapp.exchange.trying import Refusal, Tried, checked_book, draft_from, sound, start_of
from euroapp.history.book import Book, Share
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.history.recording import FILE
from euroapp.history.registers import ALIVE
from euroapp.history.tree import PLACE
from euroapp.language import say
from euroapp.storage.remembering import now
from euroapp.values import FieldPath
from euroapp.wording.kinds_of_change import NOBODY

_RANDOM = re.compile("[0-9a-f]{16}")
"""What this program writes under where nobody told a name: it says nothing to people."""
MERGE = "merge"
"""As what the change counts that puts back and decides."""


@dataclass(frozen=True)
class Wait:
    """Something that has not arrived."""

    missing: str
    """The id of a change, or the name of an image file."""
    writers: tuple[str, ...]
    """Names of those whose changes rest on it."""


@dataclass(frozen=True)
class Offer:
    """What a draft would come to with changes of others; nothing is done yet."""

    before: Draft
    after: Draft
    """With everything taken."""
    items: tuple[Item, ...]
    """What can be taken or refused, in the order of the draft."""
    conflicts: tuple[OpenConflict, ...]
    """Where authors disagree, in the order of the paths; those about the place of a row are only noted."""
    waiting: tuple[Wait, ...]
    unfit: tuple[Refusal, ...]
    """Changes that cannot be in a draft, each as a whole."""
    book: Book
    """The history with everything taken."""
    writer: str
    new: frozenset[str]
    """Changes that were not in the draft."""

    @property
    def nothing(self) -> bool:
        """Tell whether there is nothing to take in."""
        return not self.new

    def outside(self) -> frozenset[FieldPath]:
        """Return what is refused by default: all that lies outside the part that was asked for."""
        return together(self.items, (item.path for item in self.items if item.outside))

    def by(self, name: str) -> frozenset[FieldPath]:
        """Return the paths of what one author did alone."""
        return frozenset(item.path for item in self.items if item.writers == (name,))


@dataclass(frozen=True)
class Taken:
    """A draft and its history after changes were taken in."""

    draft: Draft
    book: Book
    conflicts: tuple[OpenConflict, ...]
    """Those that stay open."""
    refused: frozenset[FieldPath]
    """Items that were put back."""
    waiting: tuple[Wait, ...] = ()
    unfit: tuple[Refusal, ...] = ()
    """Changes that cannot be in a draft, each as a whole."""


def name_of(book: Book, writer: str) -> str:
    """Return the name of whoever writes under a random one; where nobody told it, words that say so."""
    return book.authors.get(writer) or (NOBODY if _RANDOM.fullmatch(writer) else writer)


def standing(ledger: Ledger) -> Ledger:
    """Return a history with only the changes that are in the draft: what was taken back does not count."""
    seen, heads = ledger.known.seen, ledger.heads
    left = {key for key in ledger.known.changes if not any(seen(head, key) for head in heads)}
    return Ledger(replace(ledger.book, aside=ledger.book.aside | left), ledger.writer)


def look(
    ledger: Ledger,
    draft: Draft,
    changes: Iterable[Change],
    *,
    share: Share | None = None,
    media: Mapping[str, bytes] | None = None,
    authors: Mapping[str, str] | None = None,
    alone: bool = False,
) -> Offer:
    """Return what a draft would come to with changes of others; nothing is changed.

    Args:
        ledger: the history of the draft.
        draft: what the history leads to.
        changes: those of others; whatever is known already counts once.
        share: the part that the sender was asked for; all else is marked. None marks nothing.
        media: images that came with the changes.
        authors: names that came with them.
        alone: only these are offered: what else was taken back, or waits to be taken in, stays where it is.

    Raises:
        DraftUnreadable: the history of the draft itself leads to no draft.

    """
    changes = [*changes]
    if alone:
        offer = look(_only(ledger, changes), draft, changes, share=share, media=media, authors=authors)
        return replace(offer, book=_put_back_aside(offer.book, ledger.book.aside, offer.new))
    pool = {**(media or {}), **at_hand(draft, ledger.book)}
    book = ledger.book
    before = {change.id for change in ledger.known.upto(ledger.heads)}
    fresh = [change for change in changes if change.id not in ledger.known.changes]
    bare = lacking(fresh, pool)
    tried = sound(book, ledger.writer, [change for change in fresh if change.id not in bare], pool)
    tried.ledger.book = _enriched(tried, pool, fresh, authors or {})
    new = frozenset(tried.ledger.known.changes.keys() - before - tried.ledger.book.aside)
    conflicts = _conflicts(tried, draft, share, new)
    return Offer(
        draft,
        tried.draft,
        _items(tried, draft, share, new, {conflict.path for conflict in conflicts}),
        conflicts,
        _waiting(tried.ledger, bare, fresh),
        tried.refused,
        tried.ledger.book,
        ledger.writer,
        new,
    )


def _only(ledger: Ledger, changes: Iterable[Change]) -> Ledger:
    """Return a history in which nothing waits but some changes, even where an undo had put them aside."""
    own = standing(ledger)
    return Ledger(replace(own.book, aside=own.book.aside - {one.id for one in changes}), ledger.writer)


def _put_back_aside(book: Book, aside: frozenset[str], taken: Collection[str]) -> Book:
    """Return a history that has put aside what it had before, but for what is taken in now."""
    return replace(book, aside=aside - {*taken})


def take(
    offer: Offer,
    refused: Collection[FieldPath] | None = None,
    decisions: Mapping[Key, Any] | None = None,
    when: int | None = None,
) -> Taken:
    """Return the draft and its history with what was offered.

    All changes come to be in the draft. What was refused is put back, and conflicts are decided, by one more
    change, so that everybody learns of it.

    Args:
        offer: what `look` found.
        refused: paths of items; what goes along is put back too. None for all outside the part asked for.
        decisions: by conflict the value that shall stand, or what becomes of the row.
        when: seconds since 1970; None for now.

    Raises:
        ValueRefused: a decided value does not fit its field.
        DraftUnreadable: what would be kept could not be read again.

    """
    back = offer.outside() if refused is None else together(offer.items, refused)
    chosen = {**(as_it_is(offer) if decisions is None else decisions)}
    target = put_back(offer.after, offer.before, [item.change for item in offer.items if item.path in back])
    pool = {**at_hand(offer.before, offer.book), **at_hand(offer.after, offer.book)}
    ledger = Ledger(offer.book, offer.writer)
    for one in offer.conflicts:
        if chosen.get(one.key) == Row.RESTORE and exists(target, one.path):
            removals = [ledger.known.changes[key] for choice in one.choices[:1] for key in choice.changes]
            target = restored(target, one.path, removals, offer.book.keys)
    target, steps = decided(target, offer.conflicts, chosen, pool)
    moment = now() if when is None else when
    draft = offer.after
    if ledger.record(offer.after, target, moment, MERGE, decided=steps) is not None:
        draft = draft_from(ledger.merged(), pool)
        shown = {image.file for image in draft.images}
        ledger.book = replace(
            ledger.book, media={name: raw for name, raw in pool.items() if name not in shown}
        )
    left = tuple(one for one in offer.conflicts if one.key not in chosen)
    return Taken(draft, checked_book(ledger.book), left, back, offer.waiting, offer.unfit)


def as_it_is(offer: Offer) -> dict[Key, Any]:
    """Return decisions that leave the draft as it is outside the part that was asked for."""
    kept = {one.key: default_of(one, offer.before) for one in offer.conflicts if one.outside}
    return {key: value for key, value in kept.items() if value is not None}


def begin(book: Book, changes: Iterable[Change], media: Mapping[str, bytes], writer: str) -> Taken:
    """Return the draft to which a history leads that begins here.

    Args:
        book: its start and the names of its authors, without changes.
        changes: all that came with it.
        media: images that came with it.
        writer: who goes on with it.

    Raises:
        DraftUnreadable: it leads to no draft.

    """
    some = [*changes]
    bare = lacking(some, media)
    missing = named_at_start(start_of(book)) - media.keys()
    if missing:
        raise DraftUnreadable(
            say("An image of the draft is missing, so it cannot begin here yet. Try again later.")
        )
    tried = sound(book, writer, [change for change in some if change.id not in bare], media)
    tried.ledger.book = _enriched(tried, media, some, book.authors)
    whole = checked_book(tried.ledger.book)
    conflicts = _conflicts(tried, tried.draft, None, frozenset())
    waiting = _waiting(tried.ledger, bare, some)
    return Taken(tried.draft, whole, conflicts, frozenset(), waiting, tried.refused)


def _enriched(
    tried: Tried, pool: Mapping[str, bytes], changes: Sequence[Change], authors: Mapping[str, str]
) -> Book:
    """Return the history with the images that only it shows, and with names that somebody told.

    No name is replaced that is known, nobody else names whoever writes here, and who wrote nothing has none.
    """
    ledger = tried.ledger
    wrote = {change.writer for change in (*ledger.known.changes.values(), *changes)}
    writers = wrote - {ledger.writer} - ledger.book.forgotten
    told = {writer: name for writer, name in authors.items() if writer in writers}
    return replace(ledger.book, media=_kept(tried, pool), authors={**told, **ledger.book.authors})


def _kept(tried: Tried, pool: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the images that earlier versions show and the draft does not."""
    ledger = tried.ledger
    named = named_in(ledger.known.changes.values()) | named_at_start(ledger.start) | ledger.book.media.keys()
    shown = {image.file for image in tried.draft.images}
    return {name: pool[name] for name in sorted(named - shown) if name in pool}


def _conflicts(
    tried: Tried, draft: Draft, share: Share | None, new: frozenset[str]
) -> tuple[OpenConflict, ...]:
    ledger = tried.ledger
    sight = Sight(
        ledger.writer,
        draft,
        tried.draft,
        tried.merged.tree,
        new,
        share,
        lambda writer: name_of(ledger.book, writer),
    )
    return tuple(map(sight.of, tried.merged.conflicts))


def _items(
    tried: Tried, draft: Draft, share: Share | None, new: frozenset[str], disputed: Collection[FieldPath]
) -> tuple[Item, ...]:
    changes = changes_between(draft, tried.draft, disputed)
    along, whole = with_companions(changes), with_empty_rows(draft)
    return tuple(
        Item(
            path_of(change),
            kind_of(change),
            change,
            _authors(tried, change, new),
            share is not None and is_outside(draft, tried.draft, share, change, whole),
            along[path_of(change)],
        )
        for change in changes
    )


def _authors(tried: Tried, change: Difference, new: frozenset[str]) -> tuple[str, ...]:
    """Return the names of those whose new changes led to a difference."""
    match change:
        case RowCame() | RowWent():
            places = [f"{path_of(change)}/{ALIVE}"]
        case RowsOrdered(path, _, after):
            places = [f"{path}/{row}/{PLACE}" for row in after]
        case _:
            places = [f"{change.path.removesuffix('/data')}/{FILE}", change.path]
    tops = tried.ledger.registers().tops
    writes = [write for place in places for write in tops.get(place, ())]
    fresh = [write for write in writes if write.change in new] or writes
    return tuple(sorted({name_of(tried.ledger.book, write.writer) for write in fresh}))


def _waiting(ledger: Ledger, bare: Mapping[str, set[str]], changes: Sequence[Change]) -> tuple[Wait, ...]:
    """Return what has not arrived, and whose changes rest on it."""
    wanted: dict[str, set[str]] = {}
    missing = ledger.known.missing() - bare.keys()
    for change in ledger.known.waiting:
        for parent in missing.intersection(change.parents):
            wanted.setdefault(parent, set()).add(name_of(ledger.book, change.writer))
    for change in changes:
        for name in bare.get(change.id, ()):
            wanted.setdefault(name, set()).add(name_of(ledger.book, change.writer))
    return tuple(Wait(key, tuple(sorted(names))) for key, names in sorted(wanted.items()))
