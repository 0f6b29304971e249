"""Adding, duplicating, removing and reordering the rows of any list."""

from __future__ import annotations

import re
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.paths import get, put
from euroapp.errors import NoSuchPath
from euroapp.values import FieldPath, Frozen, new_id, split

_PREFIXES = {
    "partners": "p",
    "work_packages": "w",
    "tasks": "t",
    "deliverables": "d",
    "milestones": "m",
    "schemes": "f",
    "cost_lines": "c",
    "indicators": "k",
    "risks": "r",
}


def fresh_id(rows_path: FieldPath) -> str:
    """Return an unused id for a row of a list."""
    name = split(rows_path)[-1]
    return new_id(_PREFIXES.get(name, name[0]))


def _row_model(rows_path: FieldPath) -> type[Frozen]:
    spec = field_at(rows_path)
    if spec.kind is not Kind.ROWS or spec.model is None:
        raise NoSuchPath(f"“{rows_path}” is not a list of rows.")
    return spec.model


def _shortest_new_name(taken: set[str], name: str) -> str:
    name = re.sub(r" \(\d+\)$", "", name)
    copies = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in copies if candidate not in taken)


def add_row(
    draft: Draft, rows_path: FieldPath, row_id: str, values: dict[str, Any] | None = None, after: str = ""
) -> Draft:
    """Add a row, after another one or at the end.

    Raises:
        NoSuchPath: the path names no list of rows.
        pydantic.ValidationError: a starting value does not fit.

    """
    row = _row_model(rows_path).model_validate({**(values or {}), "id": row_id})
    rows: tuple[Any, ...] = get(draft, rows_path)
    place = next((index + 1 for index, other in enumerate(rows) if other.id == after), len(rows))
    return put(draft, rows_path, (*rows[:place], row, *rows[place:]))


def _with_fresh_ids(row: Frozen) -> Frozen:
    """Give the rows inside a row ids of their own."""
    changes: dict[str, Any] = {}
    for name, spec in fields_of(type(row)).items():
        value = getattr(row, name)
        if spec.kind is Kind.ROWS:
            changes[name] = tuple(_with_fresh_ids(child).replace(id=new_id(name[0])) for child in value)
        elif spec.kind is Kind.RECORD:
            changes[name] = _with_fresh_ids(value)
    return row.replace(**changes) if changes else row


def duplicate_row(draft: Draft, row_path: FieldPath, row_id: str) -> Draft:
    """Put a copy of a row right after it; a short name gets a number so that it stays unique."""
    rows_path, _, original_id = row_path.rpartition("/")
    rows: tuple[Any, ...] = get(draft, rows_path)
    place = next(index for index, row in enumerate(rows) if row.id == original_id)
    copy = _with_fresh_ids(rows[place]).replace(id=row_id)
    if rows_path == "partners":
        taken = {row.short_name for row in rows}
        name = _shortest_new_name(taken, rows[place].short_name) if rows[place].short_name else ""
        role = "BEN" if rows[place].role == "COO" else rows[place].role
        copy = copy.replace(short_name=name, pic="", role=role)
    return put(draft, rows_path, (*rows[: place + 1], copy, *rows[place + 1 :]))


def move_row(draft: Draft, row_path: FieldPath, steps: int) -> Draft:
    """Move a row up (negative) or down among its neighbours; it stops at the ends."""
    rows_path, _, row_id = row_path.rpartition("/")
    rows: list[Any] = list(get(draft, rows_path))
    place = next(index for index, row in enumerate(rows) if row.id == row_id)
    row = rows.pop(place)
    rows.insert(max(0, min(len(rows), place + steps)), row)
    return put(draft, rows_path, tuple(rows))


def move_within_package(draft: Draft, row_path: FieldPath, steps: int) -> Draft:
    """Move a task, deliverable, event or subcontract past its neighbours of the same package."""
    rows_path, _, row_id = row_path.rpartition("/")
    rows: tuple[Any, ...] = get(draft, rows_path)
    package = next(row.work_package for row in rows if row.id == row_id)
    places = [index for index, row in enumerate(rows) if row.work_package == package]
    order = [rows[index] for index in places]
    at = next(index for index, row in enumerate(order) if row.id == row_id)
    row = order.pop(at)
    order.insert(max(0, min(len(order), at + steps)), row)
    changed = list(rows)
    for index, other in zip(places, order, strict=True):
        changed[index] = other
    return put(draft, rows_path, tuple(changed))
