"""Changes made in the timetable: rows moved in time and stretched, and moved among the packages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pydantic import ValidationError

from euroapp.draft import Draft
from euroapp.draft.paths import get, put
from euroapp.draft.refusals import refusal
from euroapp.edits.rows import move_row, move_within_package
from euroapp.edits.workplan import shift_package
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.values import FieldPath, split

_LASTING = {"work_packages": ("start_month", "end_month"), "tasks": ("start_month", "end_month")}
_ONE_MONTH = {"deliverables": "due_month", "milestones": "due_month", "events": "month"}
_INSIDE = ("tasks", "deliverables", "milestones", "events")


def shift_row(draft: Draft, path: FieldPath, months: int) -> Draft:
    """Move a row of the plan in time, a package with all that lies in it; nothing moves before month 1.

    Raises:
        NoSuchPath: the path names no row of the plan.
        ValueRefused: a month would be further away than can be written down.

    """
    collection, row_id = _row_of(path)
    moving = _months_of_package(draft, row_id) if collection == "work_packages" else _own_months(draft, path)
    if not moving:
        return draft
    by = max(months, 1 - min(moving)) if months < 0 else months
    if collection == "work_packages":
        return shift_package(draft, row_id, by)
    names = _LASTING.get(collection) or (_ONE_MONTH[collection],)
    row = get(draft, path)
    changes = {name: getattr(row, name) + by for name in names if getattr(row, name) is not None}
    return put(draft, path, _changed(row, changes))


def stretch_row(draft: Draft, path: FieldPath, first_by: int, last_by: int) -> Draft:
    """Let a package or task begin or end earlier or later; it keeps one month at least, from month 1 on.

    A row without months, and one that has only one month, stays as it is.

    Raises:
        NoSuchPath: the path names no row of the plan.
        ValueRefused: a month would be further away than can be written down.

    """
    collection, _ = _row_of(path)
    row = get(draft, path)
    if collection not in _LASTING or row.start_month is None or row.end_month is None:
        return draft
    first = max(1, row.start_month + first_by)
    last = row.end_month + last_by
    if first_by:
        first = min(first, max(last, 1))
    last = max(last, first)
    return put(draft, path, _changed(row, {"start_month": first, "end_month": last}))


def move_in_plan(draft: Draft, path: FieldPath, steps: int) -> Draft:
    """Move a row up (negative) or down in the tree of the plan, from the end of a package into the next one.

    Packages move among packages, with what lies in them; at the ends of the plan a row stays.

    Raises:
        NoSuchPath: the path names no row of the plan.

    """
    collection, row_id = _row_of(path)
    if collection == "work_packages":
        return move_row(draft, path, steps)
    for _ in range(abs(steps)):
        draft = _one_step(draft, collection, row_id, 1 if steps > 0 else -1)
    return draft


def _one_step(draft: Draft, collection: str, row_id: str, by: int) -> Draft:
    rows = getattr(draft, collection)
    row = get(draft, f"{collection}/{row_id}")
    beside = [one.id for one in rows if one.work_package == row.work_package]
    place = beside.index(row_id) + by
    if 0 <= place < len(beside):
        return move_within_package(draft, f"{collection}/{row_id}", by)
    packages = [package.id for package in draft.work_packages]
    here = packages.index(row.work_package) if row.work_package in packages else len(packages)
    target = here + by
    if not 0 <= target < len(packages):
        return draft
    others = [one.id for one in rows if one.work_package == packages[target]]
    before = (others[0] if others else "") if by > 0 else ""
    return place_in_plan(draft, f"{collection}/{row_id}", packages[target], before)


def place_in_plan(draft: Draft, path: FieldPath, package: str, before: str = "") -> Draft:
    """Put a row into a package: before another one of its list there, or behind all of them.

    Raises:
        NoSuchPath: the path names no row in a package, or there is no such package or row.

    """
    collection, row_id = _row_of(path)
    if collection not in _INSIDE:
        raise NoSuchPath(path)
    get(draft, f"work_packages/{package}")
    row = get(draft, path).replace(work_package=package)
    others = [one for one in getattr(draft, collection) if one.id != row_id]
    if before:
        target = _place_of(others, collection, before)
    else:
        inside = [n for n, one in enumerate(others) if one.work_package == package]
        target = inside[-1] + 1 if inside else len(others)
    return put(draft, collection, (*others[:target], row, *others[target:]))


def place_package(draft: Draft, path: FieldPath, before: str = "") -> Draft:
    """Put a package before another one, by its id, or behind all of them.

    Raises:
        NoSuchPath: the path names no package, or there is no such package.

    """
    held = get(draft, path)
    others = [one for one in draft.work_packages if one.id != held.id]
    target = _place_of(others, "work_packages", before) if before else len(others)
    return draft.replace(work_packages=(*others[:target], held, *others[target:]))


def _place_of(rows: Sequence[Any], collection: str, row_id: str) -> int:
    place = next((n for n, one in enumerate(rows) if one.id == row_id), None)
    if place is None:
        raise NoSuchPath(f"{collection}/{row_id}")
    return place


def _row_of(path: FieldPath) -> tuple[str, str]:
    parts = split(path)
    if len(parts) != 2 or parts[0] not in {*_LASTING, *_ONE_MONTH}:
        raise NoSuchPath(path)
    return parts[0], parts[1]


def _own_months(draft: Draft, path: FieldPath) -> list[int]:
    collection, _ = _row_of(path)
    row = get(draft, path)
    names = _LASTING.get(collection) or (_ONE_MONTH[collection],)
    return [month for name in names if (month := getattr(row, name)) is not None]


def _months_of_package(draft: Draft, package: str) -> list[int]:
    """Return the months of a package and of all that lies in it."""
    found = _own_months(draft, f"work_packages/{package}")
    for collection in _INSIDE:
        for row in getattr(draft, collection):
            if row.work_package == package:
                found += _own_months(draft, f"{collection}/{row.id}")
    return found


def _changed(row: Any, changes: dict[str, Any]) -> Any:
    try:
        return row.replace(**changes)
    except ValidationError as error:
        raise ValueRefused(refusal(error)) from error
