"""What a history comes to with changes from outside: a draft, or the changes that cannot be in one.

A change is taken as a whole or not at all. Where all together lead to no draft, those that are at fault are
left out with everything that rests on them: by the field that does not fit, or else by halves.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import is_field
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.history.book import Book, read_book
from euroapp.history.changes import Change, Plain, Set, Splice
from euroapp.history.ledger import Ledger, draft_of
from euroapp.history.merging import Merged
from euroapp.history.recording import FILE
from euroapp.history.registers import ALIVE
from euroapp.history.tree import Node, Tree
from euroapp.language import say
from euroapp.storage.openformat import validate
from euroapp.values import FieldPath, join

MOST_TRIES = 12
"""After so many, all that is left is refused."""
_UNFIT = say("The change does not fit the draft.")
_RESTS = say("It rests on a change that does not fit the draft.")


class Unsound(DraftUnreadable):
    """Changes lead to no draft; where it is known, `changes` names those at fault."""

    def __init__(self, reason: str, changes: Collection[str]) -> None:
        super().__init__(reason)
        self.changes = frozenset(changes)


class _Misfit(DraftUnreadable):
    """Values do not fit their fields, whose paths it names."""

    def __init__(self, reason: str, paths: Collection[FieldPath]) -> None:
        super().__init__(reason)
        self.paths = tuple(paths)


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
    except DraftUnreadable as error:
        failure = error
    _tried(book, writer, [], pool)
    with refusing():
        asked = Ledger(book, writer)
        ahead = asked.receive(changes)
    refused: list[Refusal] = []
    for _ in range(MOST_TRIES):
        ids = {change.id for change in ahead}
        guilty = ids.intersection(failure.changes if isinstance(failure, Unsound) else ())
        reason = str(failure.args[0])
        if not guilty:
            place, reason = _fitting(book, writer, ahead, pool)
            guilty = {ahead[place].id}
        heirs = {one for one in ids - guilty if any(asked.known.seen(one, other) for other in guilty)}
        refused += [
            Refusal(one.id, one.writer, reason if one.id in guilty else _RESTS)
            for one in ahead
            if one.id in guilty | heirs
        ]
        ahead = [one for one in ahead if one.id not in guilty | heirs]
        try:
            found = _tried(book, writer, ahead, pool)
        except DraftUnreadable as error:
            failure = error
        else:
            return Tried(found.ledger, found.merged, found.draft, tuple(refused))
    refused += [Refusal(one.id, one.writer, _UNFIT) for one in ahead]
    found = _tried(book, writer, [], pool)
    return Tried(found.ledger, found.merged, found.draft, tuple(refused))


def _fitting(book: Book, writer: str, ahead: list[Change], pool: Mapping[str, bytes]) -> tuple[int, str]:
    """Return how many of the changes ahead, parents first, lead to a draft, and why one more does not."""
    reason: str = _UNFIT
    low, high = 0, len(ahead)
    while high - low > 1:
        middle = (low + high) // 2
        try:
            _tried(book, writer, ahead[:middle], pool)
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
        wrong = new.intersection(ledger.registers().misfits)
        wrong |= {change.id for change in changes if not _names_fields(change)}
        if wrong:
            raise Unsound(_UNFIT, wrong)
        try:
            return Tried(ledger, merged, draft_from(merged, pool))
        except _Misfit as error:
            raise Unsound(str(error.args[0]), _guilty(error.paths, ledger, merged)) from error


def _guilty(paths: Iterable[FieldPath], ledger: Ledger, merged: Merged) -> set[str]:
    """Return the changes that gave some fields the values that they have, or brought the rows around them."""
    tops, found = ledger.registers().tops, set[str]()
    for path in paths:
        shown = merged.tree.at(path)
        writes = [write for write in tops.get(path, ()) if write.value == shown]
        while not writes and path:
            writes = tops.get(f"{path}/{ALIVE}", [])
            path = path.rpartition("/")[0]
        found |= {write.change for write in writes}
    return found


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
        try:
            draft = validate(draft_of(merged, pool))
        except DraftUnreadable as error:
            raise _Misfit(str(error.args[0]), _places(error.__cause__, data)) from error
        strays = [*_strays(data, Tree.of(draft, merged.tree.keys()).data(), "")]
        if strays:
            # The model would keep a value in another way than the history does.
            raise _Misfit(_UNFIT, strays)
        return draft


def _places(error: BaseException | None, data: Plain) -> list[FieldPath]:
    """Return the paths of the values that the models refuse."""
    told = error.errors(include_url=False, include_input=False) if isinstance(error, ValidationError) else []
    return [_place(one["loc"], data) for one in told]


def _place(way: Sequence[int | str], node: Plain) -> FieldPath:
    """Return the path to which a way through plain data leads; rows are found by their number."""
    path: list[str] = []
    for part in way:
        if isinstance(part, int):
            node = node[part] if isinstance(node, list) and part < len(node) else None
            path.append(str(node.get("id", "")) if isinstance(node, dict) else "")
        else:
            node = node.get(part) if isinstance(node, dict) else None
            path.append(part)
        if node is None:
            break
    return join(*(segment for segment in path if segment))


def _strays(told: Plain, kept: Plain, path: FieldPath) -> Iterator[FieldPath]:
    """Yield the paths at which values of a history are not those of a draft; a draft may have fields more."""
    if isinstance(told, dict) and isinstance(kept, dict):
        for name, one in told.items():
            other = kept.get(name)
            if isinstance(one, dict | list) or type(one) is not type(other) or one != other:
                yield from _strays(one, other, join(path, name))
    elif isinstance(told, list) and told and isinstance(told[0], dict):
        rows = {row["id"]: row for row in kept} if isinstance(kept, list) else {}
        for row in told:
            yield from _strays(row, rows.get(row["id"]), join(path, row["id"]))
    elif type(told) is not type(kept) or told != kept:
        yield path


def start_of(book: Book) -> Node:
    """Return the draft with which a history begins, as plain values.

    Raises:
        DraftUnreadable: it is none.

    """
    with refusing():
        return book.first()


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
