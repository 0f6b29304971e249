"""Changes to several rows of a list at once."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from euroapp.draft import Draft
from euroapp.draft.paths import get, put
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, duplicate_row, locate, move_row, move_within_package
from euroapp.values import FieldPath, join

_WITHIN_PACKAGE = {"tasks", "deliverables", "events", "subcontracts"}
"""Lists whose rows are numbered by package."""


def remove_rows(draft: Draft, rows_path: FieldPath, ids: Sequence[str], heir: str = "") -> Draft:
    """Remove rows of a list; what hangs on them goes to the heir, a row that stays, or goes too.

    Raises:
        NoSuchPath: one of the rows is not in the list, or the heir is none.
        ValueRefused: the heir would get a number that cannot be written down.

    """
    for row_id in ids:
        draft = remove_row(draft, join(rows_path, row_id), heir)
    return draft


def duplicate_rows(draft: Draft, rows_path: FieldPath, fresh: dict[str, str]) -> Draft:
    """Put copies of rows below the last of them, in their order; `fresh` gives the id of each copy.

    Raises:
        NoSuchPath: one of the rows is not in the list.
        ValueRefused: an id is taken.

    """
    order = [row.id for row in get(draft, rows_path) if row.id in fresh]
    for row_id, copy_id in fresh.items():
        draft = duplicate_row(draft, join(rows_path, row_id), copy_id)
    rows = get(draft, rows_path)
    copies = {row.id: row for row in rows if row.id in fresh.values()}
    others = [row for row in rows if row.id not in copies]
    place = max((n for n, row in enumerate(others, 1) if row.id in fresh), default=len(others))
    made = [copies[fresh[row_id]] for row_id in order]
    return put(draft, rows_path, (*others[:place], *made, *others[place:]))


def insert_rows(
    draft: Draft,
    rows_path: FieldPath,
    fresh: Mapping[str, Mapping[str, Any]],
    beside: str,
    *,
    below: bool,
) -> Draft:
    """Put new rows right above or below another one, in the order of `fresh`: values by the new ids.

    Raises:
        NoSuchPath: the row is not in the list.
        ValueRefused: a starting value does not fit, or an id is taken.

    """
    _, rows, place = locate(draft, join(rows_path, beside))
    for row_id, values in fresh.items():
        draft = add_row(draft, rows_path, row_id, dict(values))
    made = get(draft, rows_path)[len(rows) :]
    place += below
    return put(draft, rows_path, (*rows[:place], *made, *rows[place:]))


def move_rows(draft: Draft, rows_path: FieldPath, ids: Sequence[str], steps: int) -> Draft:
    """Move rows up (negative) or down past their neighbours; at the ends they stay in their order.

    Rows that belong to a package move among the rows of their package.

    Raises:
        NoSuchPath: one of the rows is not in the list.

    """
    mover = move_within_package if rows_path in _WITHIN_PACKAGE else move_row
    by = 1 if steps > 0 else -1
    for _ in range(abs(steps)):
        draft = _one_step(draft, rows_path, set(ids), by, mover)
    return draft


def _one_step(
    draft: Draft,
    rows_path: FieldPath,
    ids: set[str],
    by: int,
    mover: Callable[[Draft, FieldPath, int], Draft],
) -> Draft:
    order = [row.id for row in get(draft, rows_path) if row.id in ids]
    stuck: set[str] = set()
    for row_id in order if by < 0 else reversed(order):
        path = join(rows_path, row_id)
        moved = mover(draft, path, by)
        passed = _passed(draft, moved, path)
        if passed is None or passed in stuck:
            stuck.add(row_id)
        else:
            draft = moved
    return draft


def _passed(before: Draft, after: Draft, path: FieldPath) -> str | None:
    """Return the id of the row that stands where the moved row stood; None when it did not move."""
    _, _, place = locate(before, path)
    _, rows, now = locate(after, path)
    return None if now == place else str(rows[place].id)


def last_of_package(draft: Draft, rows_path: FieldPath, package: str) -> str:
    """Return the id of the last row of a package in a list; '' where it has none."""
    rows = (row for row in get(draft, rows_path) if getattr(row, "work_package", None) == package)
    return next((str(row.id) for row in reversed(tuple(rows))), "")
