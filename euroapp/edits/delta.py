"""The one difference of two drafts, by row ids: what was set, which rows came, went and moved.

Comparison, earlier versions, `euroapp set` and undo read it. A delta can be applied to another draft than
the one it was taken from: it changes what it names and nothing else, and refuses where somebody has changed
the same since.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import exists, get, put
from euroapp.edits.same_rows import changed_places
from euroapp.edits.splices import one_splice
from euroapp.errors import ChangedSince
from euroapp.values import FieldPath, Frozen, join


@dataclass(frozen=True)
class ValueSet:
    """A field has another value."""

    path: FieldPath
    before: Any
    after: Any

    @property
    def inverse(self) -> ValueSet:
        """Return the change back."""
        return ValueSet(self.path, self.after, self.before)


@dataclass(frozen=True)
class RowCame:
    """A list has a row more, with all that is in it."""

    path: FieldPath
    """That of the list."""
    row: Any

    @property
    def inverse(self) -> RowWent:
        """Return the change back."""
        return RowWent(self.path, self.row)


@dataclass(frozen=True)
class RowWent:
    """A list has a row less."""

    path: FieldPath
    row: Any

    @property
    def inverse(self) -> RowCame:
        """Return the change back."""
        return RowCame(self.path, self.row)


@dataclass(frozen=True)
class RowsOrdered:
    """The rows of a list follow each other otherwise; told after what came to the list and went from it."""

    path: FieldPath
    before: tuple[str, ...]
    """Ids in the order before the change."""
    after: tuple[str, ...]

    @property
    def moved(self) -> bool:
        """Tell whether rows that were there before and after changed places."""
        both = set(self.before) & set(self.after)
        return [key for key in self.before if key in both] != [key for key in self.after if key in both]

    @property
    def inverse(self) -> RowsOrdered:
        """Return the change back."""
        return RowsOrdered(self.path, self.after, self.before)


@dataclass(frozen=True, slots=True)
class TextPatched:
    """One place of a long text is another; the rest is known by its hash in this process."""

    path: FieldPath
    start: int
    before: str
    after: str
    whole_before: int
    whole_after: int

    @property
    def inverse(self) -> TextPatched:
        """Return the change back."""
        return TextPatched(
            self.path, self.start, self.after, self.before, self.whole_after, self.whole_before
        )

    def of(self, text: object) -> str:
        """Return the text after the change.

        Raises:
            ChangedSince: it is not the text before it.

        """
        if not isinstance(text, str) or hash(text) != self.whole_before:
            raise ChangedSince(self.path)
        return text[: self.start] + self.after + text[self.start + len(self.before) :]


Change = ValueSet | RowCame | RowWent | RowsOrdered
Delta = tuple[Change, ...]
Steps = tuple[Change | TextPatched, ...]
"""Changes in little room, as a long undo stack keeps them."""

LONG = 200
"""Characters from which a text is kept as the place that differs."""


def delta(before: Draft, after: Draft) -> Delta:
    """Return what leads from one draft to another, in the order of the draft."""
    return tuple(_in_record(before, after, ""))


def _in_record(before: Frozen, after: Frozen, path: FieldPath) -> Iterator[Change]:
    if before is after:
        return
    # The bytes of an image are no field that anybody fills in, but they are part of the draft.
    fields = fields_of(type(before))
    for name in type(before).model_fields:
        old, new, place = getattr(before, name), getattr(after, name), join(path, name)
        if old is new or old == new:
            continue
        kind = fields[name].kind if name in fields else None
        if kind is Kind.RECORD:
            yield from _in_record(old, new, place)
        elif kind is Kind.ROWS:
            yield from _in_rows(old, new, place)
        else:
            yield ValueSet(place, old, new)


def _in_rows(before: tuple[Any, ...], after: tuple[Any, ...], path: FieldPath) -> Iterator[Change]:
    places = changed_places(before, after)
    if places is not None:
        for place in places:
            yield from _in_record(before[place], after[place], join(path, before[place].id))
        return
    old, new = ({row.id: row for row in rows} for rows in (before, after))
    for key, row in old.items():
        if key in new:
            yield from _in_record(row, new[key], join(path, key))
        else:
            yield RowWent(path, row)
    yield from (RowCame(path, row) for key, row in new.items() if key not in old)
    if tuple(old) != tuple(new):
        yield RowsOrdered(path, tuple(old), tuple(new))


def packed(changes: Delta) -> Steps:
    """Return changes in little room; they can be applied and turned like any others."""
    return tuple(map(_packed, changes))


def _packed(change: Change) -> Change | TextPatched:
    if not isinstance(change, ValueSet):
        return change
    old, new = change.before, change.after
    if not (isinstance(old, str) and isinstance(new, str) and max(len(old), len(new)) >= LONG):
        return change
    start, gone, come = one_splice(old, new)
    return TextPatched(change.path, start, gone, come, hash(old), hash(new))


def inverse(changes: Steps) -> Steps:
    """Return what leads back."""
    # The order of a list is set last, when all its rows are there.
    turned = [change.inverse for change in changes]
    ordered = [change for change in turned if isinstance(change, RowsOrdered)]
    return (*(change for change in turned if not isinstance(change, RowsOrdered)), *ordered)


def applied(draft: Draft, changes: Steps) -> Draft:
    """Return a draft with the changes made, and all else as it is.

    Raises:
        ChangedSince: something that the changes name has been changed in another way.
        ValueRefused: a list cannot take back a row.

    """
    for change in changes:
        match change:
            case ValueSet(path, before, after):
                if not exists(draft, path) or get(draft, path) != before:
                    raise ChangedSince(path)
                draft = put(draft, path, after)
            case TextPatched(path):
                draft = put(draft, path, change.of(get(draft, path) if exists(draft, path) else None))
            case _:
                draft = _in_list(draft, change)
    return draft


def _in_list(draft: Draft, change: RowCame | RowWent | RowsOrdered) -> Draft:
    if not exists(draft, change.path):
        raise ChangedSince(change.path)
    rows = get(draft, change.path)
    match change:
        case RowCame(path, row):
            if any(other.id == row.id for other in rows):
                raise ChangedSince(join(path, row.id))
            rows = (*rows, row)
        case RowWent(path, row):
            if row not in rows:
                raise ChangedSince(join(path, row.id))
            rows = tuple(other for other in rows if other.id != row.id)
        case RowsOrdered(after=after):
            rows = _ordered(rows, after)
    return put(draft, change.path, rows)


def _ordered(rows: tuple[Any, ...], keys: Sequence[str]) -> tuple[Any, ...]:
    """Return rows in an order of ids; a row that the order does not know stays behind its neighbour."""
    place = {key: index for index, key in enumerate(keys)}
    ranked: list[tuple[int, int, Any]] = []
    last = -1
    for index, row in enumerate(rows):
        last = place.get(row.id, last)
        ranked.append((last, 0 if row.id in place else index + 1, row))
    return tuple(row for *_, row in sorted(ranked, key=lambda one: one[:2]))


def changed_paths(before: Draft, after: Draft) -> frozenset[FieldPath]:
    """Return the fields that two drafts say differently, and the rows that only one of them has."""
    return frozenset(
        join(one.path, one.row.id) if isinstance(one, RowCame | RowWent) else one.path
        for one in delta(before, after)
        if not isinstance(one, RowsOrdered)
    )
