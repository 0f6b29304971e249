"""What one draft says differently from another, as single values to set."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.values import FieldPath, Frozen, join


def differences(before: Draft, after: Draft) -> tuple[tuple[FieldPath, Any], ...]:
    """Return paths and values that lead from one draft to another, set one after the other.

    A list whose rows came, went or moved is one value; otherwise each value that differs is.
    """
    return tuple(_in_record(before, after, ""))


def _in_record(before: Frozen, after: Frozen, path: FieldPath) -> Iterator[tuple[FieldPath, Any]]:
    for name, spec in fields_of(type(before)).items():
        old, new, place = getattr(before, name), getattr(after, name), join(path, name)
        if old == new:
            continue
        if spec.kind is Kind.RECORD:
            yield from _in_record(old, new, place)
        elif spec.kind is Kind.ROWS and [row.id for row in old] == [row.id for row in new]:
            for old_row, new_row in zip(old, new, strict=True):
                yield from _in_record(old_row, new_row, join(place, new_row.id))
        else:
            yield place, new
