"""What a history comes to with changes from outside: a draft, or the changes that cannot be in one.

A change is taken as a whole or not at all. Where all together lead to no draft, those are looked for by
halves that spoil it, and left out with everything that rests on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import is_field
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.history.book import Book, read_book
from euroapp.history.changes import Change, ChangeUnreadable, Plain, Set, Splice
from euroapp.history.ledger import Ledger, draft_of
from euroapp.history.merging import Merged
from euroapp.history.recording import FILE
from euroapp.history.tree import Tree
from euroapp.language import say
from euroapp.storage.openformat import validate

MOST_REFUSED = 12
"""Changes that are looked for one by one; where there are more, all that is left is refused."""
_UNFIT = say("The change does not fit the draft.")
_RESTS = say("It rests on a change that does not fit the draft.")


@dataclass(frozen=True)
class Refusal:
    """A change that cannot be in the draft."""

    change: str
    writer: str
    """The random name of its author."""
    reason: str
    """One sentence."""


@dataclass(frozen=True)
class Tried:
    """A history with changes from outside, and the draft that it comes to."""

    ledger: Ledger
    merged: Merged
    draft: Draft
    refused: tuple[Refusal, ...] = ()


@contextmanager
def refusing() -> Iterator[None]:
    """Turn whatever a hostile history brings about into one sentence.

    Raises:
        DraftUnreadable: something did not fit.

    """
    try:
        yield
    except DraftUnreadable:
        raise
    except ChangeUnreadable as error:
        raise DraftUnreadable(_UNFIT) from error
    except (EuroappError, LookupError, TypeError, AttributeError, ValueError, RecursionError) as error:
        # Steps are read by their form. Whether their values fit the models shows only when all are together.
        raise DraftUnreadable(_UNFIT) from error


def sound(book: Book, writer: str, changes: Sequence[Change], pool: Mapping[str, bytes]) -> Tried:
    """Return a history with changes from outside in the draft, but for those that do not fit.

    Args:
        book: the history without them.
        writer: who goes on with it.
        changes: in any order; what waits for others is left out.
        pool: all images that there are.

    Raises:
        DraftUnreadable: the history does not even lead to a draft without them.

    """
    try:
        return _tried(book, writer, changes, pool)
    except DraftUnreadable:
        pass
    _tried(book, writer, [], pool)
    with refusing():
        asked = Ledger(book, writer)
        ahead = asked.receive(changes)
    kept: list[Change] = []
    refused: list[Refusal] = []
    while ahead and len(refused) < MOST_REFUSED:
        fitting, reason = _fitting(book, writer, kept, ahead, pool)
        kept += ahead[:fitting]
        if fitting == len(ahead):
            ahead = []
            continue
        culprit = ahead[fitting]
        rest = ahead[fitting + 1 :]
        heirs = [one for one in rest if asked.known.seen(one.id, culprit.id)]
        refused.append(Refusal(culprit.id, culprit.writer, reason))
        refused += [Refusal(one.id, one.writer, _RESTS) for one in heirs]
        gone = {one.id for one in heirs}
        ahead = [one for one in rest if one.id not in gone]
    refused += [Refusal(one.id, one.writer, _UNFIT) for one in ahead]
    found = _tried(book, writer, kept, pool)
    return Tried(found.ledger, found.merged, found.draft, tuple(refused))


def _fitting(
    book: Book, writer: str, kept: list[Change], ahead: list[Change], pool: Mapping[str, bytes]
) -> tuple[int, str]:
    """Return how many of the changes ahead, parents first, lead to a draft, and why one more does not."""
    low, high, reason = 0, len(ahead) + 1, ""
    while high - low > 1:
        # First all of them: mostly one change alone is at fault.
        middle = len(ahead) if high > len(ahead) else (low + high) // 2
        try:
            _tried(book, writer, [*kept, *ahead[:middle]], pool)
        except DraftUnreadable as error:
            high, reason = middle, str(error.args[0])
        else:
            low = middle
    return low, reason


def _tried(book: Book, writer: str, changes: Sequence[Change], pool: Mapping[str, bytes]) -> Tried:
    with refusing():
        ledger = Ledger(book, writer)
        new = {change.id for change in ledger.receive(changes)}
        merged = ledger.take_in()
        if new.intersection(ledger.registers().misfits) or not all(map(_names_fields, changes)):
            raise DraftUnreadable(_UNFIT)
        return Tried(ledger, merged, draft_from(merged, pool))


def _names_fields(change: Change) -> bool:
    """Tell whether a change gives values to fields only, and none to a whole record or list."""
    paths = (step.path for step in change.steps if isinstance(step, Set | Splice))
    return not any(is_field(path) and field_at(path).kind in {Kind.RECORD, Kind.ROWS} for path in paths)


def draft_from(merged: Merged, pool: Mapping[str, bytes]) -> Draft:
    """Return the draft that changes came to.

    Raises:
        DraftUnreadable: they come to none, or an image is not here.

    """
    with refusing():
        data = merged.tree.data()
        if any(name and name not in pool for name in (row.get(FILE) for row in data["images"])):
            raise DraftUnreadable(say("An image of the draft is missing."))
        draft = validate(draft_of(merged, pool))
        if not _agrees(merged.tree.data(), Tree.of(draft, merged.tree.keys()).data()):
            # The model would keep a value in another way than the history does.
            raise DraftUnreadable(_UNFIT)
        return draft


def _agrees(told: Plain, kept: Plain) -> bool:
    """Tell whether values of a history are those of a draft; a draft may have fields more."""
    if isinstance(told, dict):
        return isinstance(kept, dict) and all(
            name in kept and _agrees(one, kept[name]) for name, one in told.items()
        )
    if isinstance(told, list):
        return isinstance(kept, list) and len(told) == len(kept) and all(map(_agrees, told, kept))
    return type(told) is type(kept) and bool(told == kept)


def checked_book(book: Book) -> Book:
    """Return a history, after making sure that what a file keeps of it can be read again.

    Raises:
        DraftUnreadable: it could not.

    """
    with refusing():
        again = read_book(book.members())
        again.first()
        if [change.id for change in again.changes()] != [change.id for change in book.changes()]:
            raise DraftUnreadable(_UNFIT)
    return book
