"""The one difference of two drafts, by row ids: what was set, which rows came, went and moved.

Comparison, earlier versions, `euroapp set` and undo read it. A delta can be applied to another draft than
the one it was taken from: it changes what it names and nothing else, and refuses where somebody has changed
the same since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import Any, NamedTuple

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import exists, get, put
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


Change = ValueSet | RowCame | RowWent | RowsOrdered
Delta = tuple[Change, ...]


class Splice(NamedTuple):
    """A place where two texts differ."""

    start: int
    end: int
    """In the text before: what is replaced."""
    begin: int
    stop: int
    """In the text after: what stands there instead."""


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
    old, new = ({row.id: row for row in rows} for rows in (before, after))
    for key, row in old.items():
        if key in new:
            yield from _in_record(row, new[key], join(path, key))
        else:
            yield RowWent(path, row)
    yield from (RowCame(path, row) for key, row in new.items() if key not in old)
    if tuple(old) != tuple(new):
        yield RowsOrdered(path, tuple(old), tuple(new))


def inverse(changes: Delta) -> Delta:
    """Return what leads back."""
    # The order of a list is set last, when all its rows are there.
    turned = [change.inverse for change in changes]
    ordered = [change for change in turned if isinstance(change, RowsOrdered)]
    return (*(change for change in turned if not isinstance(change, RowsOrdered)), *ordered)


def applied(draft: Draft, changes: Delta) -> Draft:
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


# A blank goes with the word before it: alone, each would be compared with all others.
_WORD = re.compile(r"\S+\s*|\s+")
_SENTENCE = re.compile(r"[^.!?\n]*[.!?\n]+\s*|[^.!?\n]+$")
_MOST_PAIRS = 250_000
"""Pairs of words that are compared in one place; a larger place is told as one."""


def splices(before: str, after: str) -> list[Splice]:
    """Return where two texts differ: sentence by sentence, then word by word."""
    found: list[Splice] = []
    for part in _differing(_SENTENCE.findall(before), _SENTENCE.findall(after), Splice(0, 0, 0, 0)):
        old, new = (
            _WORD.findall(text) for text in (before[part.start : part.end], after[part.begin : part.stop])
        )
        small = len(old) * len(new) <= _MOST_PAIRS
        found.extend(_differing(old, new, part) if small else [part])
    return [_without_blank(place, before, after) for place in found]


def _differing(old: list[str], new: list[str], at: Splice) -> Iterator[Splice]:
    """Yield where two lists of parts differ, as places of the texts in which they begin at a place."""
    starts, begins = _starts(old, at.start), _starts(new, at.begin)
    # Parts that come up again and again are no landmarks; without this, hostile texts would take hours.
    matcher = SequenceMatcher(None, old, new, autojunk=len(old) * len(new) > _MOST_PAIRS)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind != "equal":
            yield Splice(starts[i], starts[j], begins[k], begins[m])


def _starts(parts: list[str], first: int) -> list[int]:
    return list(accumulate(map(len, parts), initial=first))


def _without_blank(place: Splice, before: str, after: str) -> Splice:
    """Return a place without the blank at its end that both texts have."""
    start, end, begin, stop = place
    while end > start and stop > begin and before[end - 1] == after[stop - 1] and before[end - 1].isspace():
        end, stop = end - 1, stop - 1
    return Splice(start, end, begin, stop)
