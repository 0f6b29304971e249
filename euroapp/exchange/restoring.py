"""A row that stays after somebody removed it gets back what its removal took along."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import exists, get, is_field, put
from euroapp.errors import ValueRefused
from euroapp.exchange.items import rows_named
from euroapp.history.changes import Change, Plain, Set, Went
from euroapp.history.recording import Keys, plain
from euroapp.history.tree import model_of
from euroapp.language import say
from euroapp.values import FieldPath, Frozen, join


def restored(draft: Draft, row: FieldPath, removals: Iterable[Change], keys: Keys) -> Draft:
    """Return a draft with what went along when a row was removed: rows that named it, and fields.

    Args:
        draft: in which the row itself is.
        row: its path.
        removals: the changes that removed it; what else they did is left alone.
        keys: the keys of the rows of the draft, by which each finds its place.

    Raises:
        ValueRefused: a row does not fit any more.

    """
    back = {row}
    steps = [step for change in removals for step in change.steps]
    gone = {join(step.path, step.row): step for step in steps if isinstance(step, Went)}
    rows = {path: _row(step) for path, step in gone.items() if "/" not in step.path and path != row}
    ahead = True
    while ahead:
        found = [path for path, one in rows.items() if path not in back and rows_named(one) & back]
        back.update(found)
        for path in found:
            draft = _inserted(draft, gone[path], rows[path], keys)
        ahead = bool(found)
    for step in steps:
        if isinstance(step, Went) and "/" in step.path and rows_named(inner := _row(step)) & back:
            draft = _inserted(draft, step, inner, keys)
        elif isinstance(step, Set) and _names(step, back) and exists(draft, step.path):
            same = plain(get(draft, step.path)) == step.after
            draft = put(draft, step.path, step.before) if same else draft
    return draft


def _row(step: Went) -> Frozen:
    try:
        return model_of(step.path).model_validate({"id": step.row, **_without_files(step.values)})
    except ValidationError as error:
        raise ValueRefused(say("{path} cannot be brought back.", path=join(step.path, step.row))) from error


def _without_files(values: Mapping[str, Plain]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if name != "file"}


def _inserted(draft: Draft, step: Went, row: Frozen, keys: Keys) -> Draft:
    """Put a row into its list, before the first whose key is greater."""
    if not exists(draft, step.path) or exists(draft, join(step.path, step.row)):
        return draft
    rows, own = get(draft, step.path), keys.get(step.path, {})
    at = next((at for at, one in enumerate(rows) if own.get(one.id, "") > step.place), len(rows))
    return put(draft, step.path, (*rows[:at], row, *rows[at:]))


def _names(step: Set, rows: set[FieldPath]) -> bool:
    """Tell whether a field named one of some rows before it was cleared."""
    spec = field_at(step.path) if is_field(step.path) else None
    if spec is None or spec.kind is not Kind.REF or spec.ref is None:
        return False
    values = step.before if isinstance(step.before, list) else [step.before]
    return any(f"{spec.ref.collection}/{one}" in rows for one in values if one)
