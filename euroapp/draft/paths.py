"""Reads and writes values of a draft by field path."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from operator import is_
from typing import Any

from pydantic import ValidationError

from euroapp.draft.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.marks import BESIDE
from euroapp.draft.refusals import refusal
from euroapp.draft.unsettled import UNSETTLED
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.language import say
from euroapp.values import FieldPath, Frozen, split


def _step(owner: Any, segment: str, path: FieldPath) -> Any:
    if isinstance(owner, tuple):
        for row in owner:
            if getattr(row, "id", None) == segment:
                return row
    # What is watched while it is checked has the fields of a draft without being one.
    elif segment in getattr(type(owner), "model_fields", ()):
        return getattr(owner, segment)
    raise NoSuchPath(say("There is no “{path}” in this draft.", path=path))


def get(draft: Draft, path: FieldPath) -> Any:
    """Return the value, record, row or tuple of rows a path names; the whole draft for ''.

    Raises:
        NoSuchPath: the path names nothing.

    """
    value: Any = draft
    for segment in split(path):
        value = _step(value, segment, path)
    return value


def exists(draft: Draft, path: FieldPath) -> bool:
    """Tell whether a path names something in the draft."""
    try:
        get(draft, path)
    except NoSuchPath:
        return False
    return True


def _put(owner: Any, segments: tuple[str, ...], value: Any, path: FieldPath) -> Any:
    head, rest = segments[0], segments[1:]
    child = _step(owner, head, path)
    new = _put(child, rest, value, path) if rest else value
    if isinstance(owner, tuple):
        if not rest:
            new = type(child).model_validate({**dict(new), "id": head})
        # Found by address: an entry in a list of ten thousand rows must not look into each.
        place = list(map(partial(is_, child), owner)).index(True)
        return (*owner[:place], new, *owner[place + 1 :])
    return owner.replace(**{head: new})


def has_twins(value: Any) -> bool:
    """Tell whether a list inside a value holds two rows with one id: paths would mean two things."""
    rows = [row for row in (value if isinstance(value, tuple) else (value,)) if _is_record(row.__class__)]
    ids = [getattr(row, "id", "") for row in rows]
    if len(set(ids)) != len(ids):
        return True
    children = (child for row in rows for child in vars(row).values())
    return any(
        has_twins(child) for child in children if isinstance(child, tuple) or _is_record(child.__class__)
    )


@cache
def _is_record(kind: type) -> bool:
    # Asked of each value in a file, and slow for models of pydantic.
    return issubclass(kind, Frozen)


def put(draft: Draft, path: FieldPath, value: Any) -> Draft:
    """Return the draft with another value at a path.

    Raises:
        NoSuchPath: the path names nothing, or the id of a row.
        ValueRefused: the value cannot be written down there.

    """
    segments = split(path)
    if not segments or (segments[-1] == "id" and not is_field(path)):
        raise NoSuchPath(say("“{path}” is not a field that can be set.", path=path))
    try:
        changed: Draft = _put(draft, segments, value, path)
    except ValidationError as error:
        raise ValueRefused(
            say("{path} does not take this value. {refusal}", path=path, refusal=refusal(error))
        ) from error
    except (TypeError, ValueError) as error:
        raise ValueRefused(say("{path} does not take this value.", path=path)) from error
    if has_twins(get(changed, path)):
        raise ValueRefused(say("{path} does not take two rows with the same id.", path=path))
    return changed


def walk(draft: Draft) -> Iterator[tuple[FieldPath, Frozen]]:
    """Yield every record and row of the application with its path, the draft itself first."""
    yield "", draft
    yield from walk_below(draft, "")


def walk_below(owner: Frozen, prefix: FieldPath) -> Iterator[tuple[FieldPath, Frozen]]:
    """Yield every record and row inside a record or row, whose path and a slash are given as the prefix."""
    for name, spec in fields_of(type(owner)).items():
        if name in {UNSETTLED, *BESIDE}:
            continue
        if spec.kind is Kind.RECORD:
            child = getattr(owner, name)
            yield f"{prefix}{name}", child
            yield from walk_below(child, f"{prefix}{name}/")
        elif spec.kind is Kind.ROWS:
            for row in getattr(owner, name):
                yield f"{prefix}{name}/{row.id}", row
                yield from walk_below(row, f"{prefix}{name}/{row.id}/")


def expand(draft: Draft, pattern: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    """Yield path and value for a pattern in which `*` stands for every row of a list.

    Raises:
        NoSuchPath: the pattern names nothing; raised before anything is yielded.

    """
    found: list[tuple[str, Any]] = [("", draft)]
    for segment in split(pattern):
        step: list[tuple[str, Any]] = []
        for path, value in found:
            prefix = f"{path}/" if path else ""
            if segment == "*":
                if not isinstance(value, tuple) or not all(hasattr(row, "id") for row in value):
                    raise NoSuchPath(say("There is no “{pattern}” in a draft.", pattern=pattern))
                step.extend((f"{prefix}{row.id}", row) for row in value)
            else:
                step.append((f"{prefix}{segment}", _step(value, segment, pattern)))
        found = step
    yield from found


def is_field(path: FieldPath) -> bool:
    """Tell whether the models have such a field, whatever rows a draft holds; `*` stands for any row."""
    try:
        field_at(path)
    except NoSuchPath:
        return False
    return True
