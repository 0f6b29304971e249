"""The change that leads from one draft to another, found by what is the very same object in both."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec, Kind, fields_of
from euroapp.draft.images import Image
from euroapp.edits.same_rows import changed_places
from euroapp.edits.splices import one_splice
from euroapp.history.changes import Came, Moved, Places, Plain, Set, Splice, Step, Went
from euroapp.history.places import LONGEST, between, spread, steady
from euroapp.values import FieldPath, Frozen, join

FILE = "file"
"""What stands for the bytes of an image: the name of their file, which follows from them."""
_MANY = 60
"""Rows that come beside each other; more of them get keys that are spread."""
Keys = dict[FieldPath, dict[str, str]]
"""Keys of all rows of a draft, by the path of their list."""


def keys_of(draft: Draft) -> Keys:
    """Return keys for a draft whose rows have none yet."""
    keys: Keys = {}
    _give_keys(draft, "", keys)
    return keys


def _give_keys(record: Frozen, path: FieldPath, keys: Keys) -> None:
    for name, spec in fields_of(type(record)).items():
        value, place = getattr(record, name), join(path, name)
        if spec.kind is Kind.RECORD:
            _give_keys(value, place, keys)
        elif spec.kind is Kind.ROWS:
            keys[place] = dict(zip((row.id for row in value), spread(len(value)), strict=True))
            for row in value:
                _give_keys(row, join(place, row.id), keys)


def steps_between(before: Draft, after: Draft, keys: Keys, mark: str = "") -> tuple[Step, ...]:
    """Return what leads from one draft to the next.

    Args:
        before: the draft that the keys belong to.
        after: the draft after the change.
        keys: the keys of all rows; brought up to date.
        mark: a few letters of the writer, behind new keys, so that two writers never give the same one.

    """
    return tuple(_in_record(before, after, "", keys, mark))


def plain(value: Any) -> Plain:
    """Return the value of a field as JSON has it."""
    if isinstance(value, tuple):
        return [plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, str) else value


def is_prose(spec: FieldSpec) -> bool:
    """Tell whether a field holds a text in which two authors may write at once."""
    return spec.kind is Kind.PARAGRAPH and not spec.many


def _in_record(before: Frozen, after: Frozen, path: FieldPath, keys: Keys, mark: str) -> Iterator[Step]:
    if before is after:
        return
    for name, spec in fields_of(type(after)).items():
        old, new, place = getattr(before, name), getattr(after, name), join(path, name)
        if old is new or old == new:
            continue
        if spec.kind is Kind.RECORD:
            yield from _in_record(old, new, place, keys, mark)
        elif spec.kind is Kind.ROWS:
            yield from _in_rows(old, new, place, keys, mark)
        elif is_prose(spec):
            at, out, into = one_splice(old, new)
            yield Splice(place, at, out, into)
        else:
            yield Set(place, plain(old), plain(new))
    if isinstance(before, Image) and isinstance(after, Image) and before.file != after.file:
        yield Set(join(path, FILE), before.file, after.file)


def _in_rows(
    before: Sequence[Any], after: Sequence[Any], path: FieldPath, keys: Keys, mark: str
) -> Iterator[Step]:
    places = changed_places(before, after)
    if places is not None:
        for place in places:
            yield from _in_record(before[place], after[place], join(path, after[place].id), keys, mark)
        return
    old, new = ({row.id: row for row in rows} for rows in (before, after))
    if [*old] != [*new]:
        yield from _order(old, new, path, keys, mark)
    for key, row in new.items():
        if key in old:
            yield from _in_record(old[key], row, join(path, key), keys, mark)


def _order(
    old: dict[str, Any], new: dict[str, Any], path: FieldPath, keys: Keys, mark: str
) -> Iterator[Step]:
    """Yield which rows went, came and moved."""
    own = keys.setdefault(path, {})
    for key in [key for key in old if key not in new]:
        yield Went(path, key, own.pop(key), _values(old[key]), _taken_keys(join(path, key), keys))
    order = [*new]
    stay = steady([key for key in old if key in new], order)
    given = _new_keys(order, stay, own, mark)
    if given is None:
        # The keys have no room left, or are not in order: all rows of the list get new ones.
        given = dict(zip(order, (key + mark for key in spread(len(order))), strict=True))
    for key, place in given.items():
        was, own[key] = own.get(key), place
        if key in old:
            yield Moved(path, key, was or place, place)
        else:
            # Alone, for among the keys of all rows those inside this one would have to be searched for.
            inner: Keys = {}
            _give_keys(new[key], join(path, key), inner)
            keys.update(inner)
            yield Came(path, key, place, _values(new[key]), _inner_keys(join(path, key), inner))


def _new_keys(
    order: Sequence[str], stay: frozenset[str], own: dict[str, str], mark: str
) -> dict[str, str] | None:
    """Return keys for the rows that do not stay; None where there is no room for one."""
    given: dict[str, str] = {}
    left = ""
    rights = [own[key] for key in order if key in stay]
    for stays, run in groupby(order, stay.__contains__):
        rows = [*run]
        if stays:
            left = rights[len(rows) - 1]
            del rights[: len(rows)]
            continue
        places = _places(left, rights[0] if rights else "", len(rows), mark)
        if any(len(place) > LONGEST for place in places):
            return None
        given |= zip(rows, places, strict=True)
        left = places[-1] if places else left
    in_order = [given.get(key) or own[key] for key in order]
    return given if in_order == sorted(set(in_order)) else None


def _places(left: str, right: str, count: int, mark: str) -> list[str]:
    """Return keys for rows that come between two others; one that is too long where there is no room."""
    places: list[str] = []
    try:
        if count > _MANY:
            # One behind the other the keys of thousands would grow until the whole list needs new ones.
            first = between(left, right)
            return [f"{first}{place}{mark}" for place in spread(count)]
        for _ in range(count):
            left = between(left, right) + mark
            places.append(left)
    except ValueError:
        return ["0" * (LONGEST + 1)]
    return places


def _values(row: Frozen) -> dict[str, Plain]:
    """Return all that a row holds, but its id and the bytes of an image."""
    found: dict[str, Plain] = {}
    for name, spec in fields_of(type(row)).items():
        value = getattr(row, name)
        if spec.kind is Kind.RECORD:
            found[name] = _values(value)
        elif spec.kind is Kind.ROWS:
            found[name] = [{"id": one.id, **_values(one)} for one in value]
        else:
            found[name] = plain(value)
    if isinstance(row, Image):
        found[FILE] = row.file
    return found


def _inner_keys(path: FieldPath, keys: Keys) -> Places:
    """Return the keys of the rows inside a row, by the path of their list below it."""
    start = f"{path}/"
    return {place[len(start) :]: {**rows} for place, rows in keys.items() if place.startswith(start) and rows}


def _taken_keys(path: FieldPath, keys: Keys) -> Places:
    """Return the same, and forget them."""
    found = _inner_keys(path, keys)
    for place in [place for place in keys if place.startswith(f"{path}/")]:
        del keys[place]
    return found
