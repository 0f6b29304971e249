"""Adding, duplicating, removing and reordering the rows of any list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.consortium import Participant, Role, SignOff
from euroapp.draft.fields import Kind, field_at, fields_of
from euroapp.draft.paths import get, put
from euroapp.draft.refusals import refusal
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.folding import folded
from euroapp.language import say
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
    "evaluations": "v",
}


def fresh_id(rows_path: FieldPath) -> str:
    """Return an unused id for a row of a list."""
    name = split(rows_path)[-1]
    return new_id(_PREFIXES.get(name, name[0]))


def _list_at(draft: Draft, rows_path: FieldPath) -> tuple[type[Frozen], tuple[Any, ...]]:
    """Return the model of the rows of a list, and the rows."""
    spec, rows = field_at(rows_path), get(draft, rows_path)
    if spec.kind is not Kind.ROWS or spec.model is None or not isinstance(rows, tuple):
        raise NoSuchPath(say("“{rows_path}” is not a list of rows.", rows_path=rows_path))
    return spec.model, rows


def locate(draft: Draft, row_path: FieldPath) -> tuple[FieldPath, tuple[Any, ...], int]:
    """Return the path of the list a row is in, its rows, and the place of the row among them.

    Raises:
        NoSuchPath: the path names no row.

    """
    rows_path, _, row_id = row_path.rpartition("/")
    _, rows = _list_at(draft, rows_path)
    place = next((index for index, row in enumerate(rows) if row.id == row_id), None)
    if place is None:
        raise NoSuchPath(say("There is no “{row_path}” in this draft.", row_path=row_path))
    return rows_path, rows, place


def _shortest_new_name(taken: set[str], name: str) -> str:
    name = re.sub(r" \(\d+\)$", "", name)
    copies = (f"{name} ({number})" for number in range(2, len(taken) + 3))
    return next(candidate for candidate in copies if folded(candidate) not in taken)


def add_row(
    draft: Draft, rows_path: FieldPath, row_id: str, values: dict[str, Any] | None = None, after: str = ""
) -> Draft:
    """Add a row, after another one or at the end.

    Raises:
        NoSuchPath: the path names no list of rows.
        ValueRefused: a starting value does not fit, or the id is taken.

    """
    model, rows = _list_at(draft, rows_path)
    row = _made(model, row_id, values or {})
    place = next((index + 1 for index, other in enumerate(rows) if other.id == after), len(rows))
    return put(draft, rows_path, (*rows[:place], row, *rows[place:]))


def append_rows(draft: Draft, rows_path: FieldPath, newcomers: Mapping[str, Mapping[str, Any]]) -> Draft:
    """Add rows, given by their ids, at the end of a list: as often `add_row`, but looking at the list once.

    Raises:
        NoSuchPath: the path names no list of rows.
        ValueRefused: a starting value of one does not fit, or an id is taken.

    """
    model, rows = _list_at(draft, rows_path)
    return put(draft, rows_path, (*rows, *(_made(model, key, values) for key, values in newcomers.items())))


def _made(model: type[Frozen], row_id: str, values: Mapping[str, Any]) -> Frozen:
    """Return a new row.

    Raises:
        ValueRefused: a starting value does not fit.

    """
    try:
        return model.model_validate({**values, "id": row_id})
    except ValidationError as error:
        raise ValueRefused(
            say("The new row does not take this value. {refusal}", refusal=refusal(error))
        ) from error


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


def _as_newcomer(partner: Participant, others: tuple[Participant, ...]) -> Participant:
    """Return a copied participant without what only the original can have."""
    taken = {folded(row.short_name) for row in others}
    name = _shortest_new_name(taken, partner.short_name) if partner.short_name else ""
    role = Role.BENEFICIARY if partner.role is Role.COORDINATOR else partner.role
    return partner.replace(short_name=name, pic="", vat="", role=role, sign_off=SignOff())


def duplicate_row(draft: Draft, row_path: FieldPath, row_id: str) -> Draft:
    """Put a copy of a row right after it; a short name gets a number so that it stays unique.

    Raises:
        NoSuchPath: the path names no row.
        ValueRefused: the id is taken.

    """
    rows_path, rows, place = locate(draft, row_path)
    copy = _with_fresh_ids(rows[place]).replace(id=row_id)
    if isinstance(copy, Participant):
        copy = _as_newcomer(copy, rows)
    return put(draft, rows_path, (*rows[: place + 1], copy, *rows[place + 1 :]))


def add_copy(draft: Draft, rows_path: FieldPath, row_id: str, row: Frozen) -> Draft:
    """Add a row that comes from elsewhere at the end of its list, with ids of its own inside.

    Raises:
        ValueRefused: the id is taken.

    """
    _, rows = _list_at(draft, rows_path)
    if any(one.id == row_id for one in rows):
        raise ValueRefused(say("There is a row {id} already.", id=row_id))
    return put(draft, rows_path, (*rows, _with_fresh_ids(row).replace(id=row_id)))


def move_row(draft: Draft, row_path: FieldPath, steps: int) -> Draft:
    """Move a row up (negative) or down among its neighbours; it stops at the ends.

    Raises:
        NoSuchPath: the path names no row.

    """
    rows_path, rows, place = locate(draft, row_path)
    return put(draft, rows_path, _moved(rows, place, steps))


def move_within_package(draft: Draft, row_path: FieldPath, steps: int) -> Draft:
    """Move a task, deliverable, event or subcontract past its neighbours of the same package.

    Raises:
        NoSuchPath: the path names no row.

    """
    rows_path, rows, place = locate(draft, row_path)
    places = [index for index, row in enumerate(rows) if row.work_package == rows[place].work_package]
    neighbours = tuple(rows[index] for index in places)
    changed = list(rows)
    for index, row in zip(places, _moved(neighbours, places.index(place), steps), strict=True):
        changed[index] = row
    return put(draft, rows_path, tuple(changed))


def _moved(rows: tuple[Any, ...], place: int, steps: int) -> tuple[Any, ...]:
    others = [*rows[:place], *rows[place + 1 :]]
    others.insert(max(0, min(len(others), place + steps)), rows[place])
    return tuple(others)
