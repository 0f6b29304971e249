"""Two rows that mean the same become one: a participant or a work package that was entered twice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.fields import Kind, fields_of
from euroapp.draft.paths import get, put
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import fresh_id
from euroapp.values import FieldPath, Frozen, join


def join_rows(draft: Draft, rows: FieldPath, stays: str, goes: str) -> Draft:
    """Return a draft in which one row took over all of another one.

    What is empty in the row that stays is taken from the other, and so are the rows inside it; whatever names
    the other names the one that stays.

    Args:
        draft: the draft.
        rows: the path of the list.
        stays: id of the row that stays, whose values count where both have one.
        goes: id of the other.

    Raises:
        NoSuchPath: there are no such rows.
        ValueRefused: together they are more than a list takes.

    """
    one, other = (get(draft, join(rows, key)) for key in (stays, goes))
    return remove_row(put(draft, join(rows, stays), _filled(one, other)), join(rows, goes), stays)


def losses(draft: Draft, rows: FieldPath, stays: str, goes: str) -> list[str]:
    """Return the names of the fields in which a value goes because the row that stays has another one."""
    one, other = (get(draft, join(rows, key)) for key in (stays, goes))
    return [*_lost(one, other)]


def _filled(one: Frozen, other: Frozen) -> Frozen:
    taken: dict[str, Any] = {}
    for name, spec in fields_of(type(one)).items():
        mine, theirs = getattr(one, name), getattr(other, name)
        if spec.kind is Kind.RECORD:
            taken[name] = _filled(mine, theirs)
        elif spec.kind is Kind.ROWS:
            known = {row.id for row in mine}
            taken[name] = (*mine, *(_named_anew(row, known, name) for row in theirs))
        elif _is_empty(mine) and not _is_empty(theirs):
            taken[name] = theirs
    return one.replace(**taken)


def _named_anew(row: Any, known: set[str], path: FieldPath) -> Any:
    return row.replace(id=fresh_id(path)) if row.id in known else row


def _lost(one: Frozen, other: Frozen) -> Iterator[str]:
    for name, spec in fields_of(type(one)).items():
        mine, theirs = getattr(one, name), getattr(other, name)
        if spec.kind is Kind.RECORD:
            yield from _lost(mine, theirs)
        elif spec.kind is not Kind.ROWS and mine != theirs and not _is_empty(mine) and not _is_empty(theirs):
            yield spec.title


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", ())
