"""Changes of many cells of a list at once."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.consortium import Role
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import get, put
from euroapp.draft.refusals import refusal
from euroapp.edits.unsettled import keep_value
from euroapp.edits.values import set_role
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.language import say
from euroapp.values import FieldPath

Cells = Mapping[str, Mapping[str, Any]]
"""Values by row id and name of the field."""


def write_cells(draft: Draft, rows_path: FieldPath, cells: Cells) -> Draft:
    """Write values into rows of a list; ids that no row has become new rows at the end, in their order.

    Raises:
        NoSuchPath: the path names no list of rows.
        ValueRefused: a value cannot be written down, or an id is taken elsewhere.

    """
    spec, rows = field_at(rows_path), get(draft, rows_path)
    if spec.kind is not Kind.ROWS or spec.model is None:
        raise NoSuchPath(say("“{rows_path}” is not a list of rows.", rows_path=rows_path))
    roles = {
        key: values["role"] for key, values in cells.items() if rows_path == "partners" and "role" in values
    }
    plain = {
        key: {name: value for name, value in values.items() if key not in roles or name != "role"}
        for key, values in cells.items()
    }
    known = {row.id for row in rows}
    try:
        kept = [row.replace(**plain[row.id]) if plain.get(row.id) else row for row in rows]
        fresh = [spec.model(**{**values, "id": key}) for key, values in plain.items() if key not in known]
    except ValidationError as error:
        raise ValueRefused(
            say("A cell does not take this value. {refusal}", refusal=refusal(error))
        ) from error
    changed = (*kept, *fresh)
    if any(new is not old for new, old in zip(changed, (*rows, *[None] * len(fresh)), strict=True)):
        draft = put(draft, rows_path, changed)
    for key, role in roles.items():
        draft = set_role(draft, key, Role(role))
    if draft.unsettled:
        # What is written into a cell takes the place of what was typed there and could not be read.
        for key, values in cells.items():
            for name in values:
                draft = keep_value(draft, f"{rows_path}/{key}/{name}")
    return draft
