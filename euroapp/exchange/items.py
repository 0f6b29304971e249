"""What a draft would come to, one thing at a time: came, changed, went or moved, and what goes along."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from euroapp.calls.library import call_ids, load_call
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.paths import exists, get, is_field, put, walk_below
from euroapp.edits.creation import complete
from euroapp.edits.delta import Change, RowCame, RowsOrdered, RowWent, ValueSet, applied, delta
from euroapp.errors import ChangedSince
from euroapp.exchange.scope import in_scope
from euroapp.history.book import Share
from euroapp.values import FieldPath, Frozen, join

Rows = frozenset[FieldPath]


class Sort(StrEnum):
    """What happened to a place."""

    CAME = "came"
    CHANGED = "changed"
    WENT = "went"
    MOVED = "moved"


@dataclass(frozen=True)
class Item:
    """One thing that the draft would come to, and that can be refused."""

    path: FieldPath
    """Of the field, the row, or the list whose order is another; no other item has it."""
    kind: Sort
    change: Change
    writers: tuple[str, ...]
    """Names of whoever did it."""
    outside: bool = False
    """It lies outside the part that the sender was asked for."""
    along: tuple[FieldPath, ...] = ()
    """Items that go along where this one is refused: they name the row, or it named them."""

    @property
    def before(self) -> Any:
        """Return the value, or the row, as it was; None for what came."""
        match self.change:
            case ValueSet(_, before) | RowsOrdered(_, before):
                return before
            case RowWent(_, row):
                return row
        return None

    @property
    def after(self) -> Any:
        """Return the value, or the row, as it would be; None for what would go."""
        match self.change:
            case ValueSet(_, _, after) | RowsOrdered(_, _, after):
                return after
            case RowCame(_, row):
                return row
        return None


def path_of(change: Change) -> FieldPath:
    """Return the path of what a change is about."""
    return join(change.path, change.row.id) if isinstance(change, RowCame | RowWent) else change.path


def changes_between(before: Draft, after: Draft, disputed: Collection[FieldPath]) -> list[Change]:
    """Return what differs, but for the places on which authors disagree.

    An order that only follows from rows that came or went is none.
    """
    return [
        change
        for change in delta(before, after)
        if path_of(change) not in disputed and not (isinstance(change, RowsOrdered) and not change.moved)
    ]


def kind_of(change: Change) -> Sort:
    """Return what a change does."""
    kinds = {RowCame: Sort.CAME, RowWent: Sort.WENT, RowsOrdered: Sort.MOVED}
    return kinds.get(type(change), Sort.CHANGED)


def is_outside(before: Draft, after: Draft, share: Share, change: Change, whole: Draft) -> bool:
    """Tell whether a change lies outside a part of the draft, as it is or as it would be.

    Args:
        before: the draft as it is.
        after: with everything taken.
        share: the part.
        change: what differs.
        whole: the draft as it is, with the empty rows that its call asks for.

    """
    path = path_of(change)
    match change:
        case RowCame(_, row):
            if exists(whole, path) and row == get(whole, path):
                return False  # The sender's program made it; nobody wrote anything into it yet.
            return not in_scope(after, share, path)
        case RowWent():
            # Nobody takes himself out of the consortium.
            return change.path == "partners" or not in_scope(before, share, path)
    return not (in_scope(before, share, path) and in_scope(after, share, path))


def with_empty_rows(draft: Draft) -> Draft:
    """Return a draft with the empty rows that its call asks for, as window and `euroapp set` make them."""
    return complete(draft, load_call(draft.call.id)) if draft.call.id in call_ids() else draft


def with_companions(changes: Sequence[Change]) -> dict[FieldPath, tuple[FieldPath, ...]]:
    """Return for each change which others go along where it is refused.

    A row that came takes along what names it. A row that went brings back what had named it, and the rows
    that it named itself.
    """
    came = {path_of(one) for one in changes if isinstance(one, RowCame)}
    went = {path_of(one) for one in changes if isinstance(one, RowWent)}
    found: dict[FieldPath, set[FieldPath]] = {path_of(one): set() for one in changes}
    for change in changes:
        path = path_of(change)
        for row in _named(change, after=True) & came - {path}:
            found[row].add(path)
        for row in _named(change, after=False) & went - {path}:
            found[row].add(path)
            found[path].add(row)
    return {path: tuple(sorted(others)) for path, others in found.items()}


def _named(change: Change, *, after: bool) -> Rows:
    """Return the rows that what a change is about names, after the change or before it."""
    match change:
        case RowCame(_, row):
            return rows_named(row) if after else Rows()
        case RowWent(_, row):
            return Rows() if after else rows_named(row)
        case ValueSet(path) if is_field(path):
            ref = field_at(path).ref
            value = change.after if after else change.before
            keys = value if isinstance(value, tuple) else (value,)
            return Rows(f"{ref.collection}/{key}" for key in keys if key) if ref is not None else Rows()
    return Rows()


def rows_named(row: Frozen) -> Rows:
    """Return the rows that a row, and all inside it, names."""
    return Rows(_names((row, *(inner for _, inner in walk_below(row, "")))))


def _names(rows: Iterable[Frozen]) -> Iterator[FieldPath]:
    for row in rows:
        for name, spec in fields_of(type(row)).items():
            if spec.kind is Kind.REF and spec.ref is not None:
                value = getattr(row, name)
                keys = value if isinstance(value, tuple) else (value,)
                yield from (f"{spec.ref.collection}/{key}" for key in keys if key)


def together(items: Iterable[Item], paths: Iterable[FieldPath]) -> frozenset[FieldPath]:
    """Return some items with all that go along, and what goes along with these."""
    by_path = {item.path: item for item in items}
    ahead, found = [path for path in paths if path in by_path], set[FieldPath]()
    while ahead:
        path = ahead.pop()
        if path not in found:
            found.add(path)
            ahead.extend(by_path[path].along)
    return frozenset(found)


def put_back(draft: Draft, before: Draft, refused: Iterable[Change]) -> Draft:
    """Return a draft without some changes: rows that came go, rows that went stand where they stood.

    Args:
        draft: with all changes.
        before: the draft without any of them.
        refused: the changes that are taken out.

    """
    changes = [*refused]
    for change in changes:
        if isinstance(change, RowWent):
            draft = _back(draft, before, change)
    for change in changes:
        if isinstance(change, RowWent):
            continue
        try:
            draft = applied(draft, (change.inverse,))
        except ChangedSince:
            continue  # It lay in a row that is taken out itself.
    return draft


def _back(draft: Draft, before: Draft, change: RowWent) -> Draft:
    """Put a row back behind the nearest of its former neighbours that is still there."""
    if not exists(draft, change.path):
        return draft
    rows = get(draft, change.path)
    ids = [row.id for row in rows]
    if change.row.id in ids:
        return draft
    order = [row.id for row in get(before, change.path)] if exists(before, change.path) else []
    earlier = order[: order.index(change.row.id)] if change.row.id in order else []
    place = next((ids.index(key) + 1 for key in reversed(earlier) if key in ids), 0)
    return put(draft, change.path, (*rows[:place], change.row, *rows[place:]))
