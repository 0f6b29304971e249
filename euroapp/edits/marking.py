"""Marks beside values: setting them, taking them away, and what becomes of them as rows go."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from euroapp.draft import Draft
from euroapp.draft.marks import PAGE_HEAD, Mark, MarkKind
from euroapp.draft.paths import exists
from euroapp.values import FieldPath, new_id


def marks_at(draft: Draft, kind: MarkKind, path: FieldPath) -> Iterator[Mark]:
    """Yield the marks of a kind at a place, in the order in which they were set."""
    return (mark for mark in draft.marks if mark.kind is kind and mark.path == path)


def set_mark(draft: Draft, kind: MarkKind, path: FieldPath, by: str, day: date, basis: str) -> Draft:
    """Set a mark in the place of all others of its kind that the same author set there.

    Args:
        draft: the draft.
        kind: what the mark says.
        path: the path of a field or row, or `page/` and the key of a page.
        by: the name of the author; '' for nobody's.
        day: when it is set.
        basis: the checksum of what stands there (`checks.basis`).

    """
    others = tuple(one for one in draft.marks if (one.kind, one.path, one.by) != (kind, path, by))
    made = Mark(id=new_id("m"), kind=kind, path=path, by=by, day=day, basis=basis)
    return draft.replace(marks=(*others, made))


def take_mark(draft: Draft, kind: MarkKind, path: FieldPath, by: Collection[str] | None = None) -> Draft:
    """Take away the marks of a kind at a place: those of some authors, or all."""
    left = tuple(
        one
        for one in draft.marks
        if (one.kind, one.path) != (kind, path) or (by is not None and one.by not in by)
    )
    return draft if len(left) == len(draft.marks) else draft.replace(marks=left)


def without_lost_marks(before: Draft, after: Draft) -> Draft:
    """Return a changed draft without the marks of fields and rows that went with the change."""
    left = tuple(
        one
        for one in after.marks
        if one.path.startswith(PAGE_HEAD) or exists(after, one.path) or not exists(before, one.path)
    )
    return after if len(left) == len(after.marks) else after.replace(marks=left)


def without_name(draft: Draft, name: str) -> Draft:
    """Return a draft whose marks no longer say the name of an author."""
    if not any(mark.by == name for mark in draft.marks):
        return draft
    return draft.replace(
        marks=tuple(mark.replace(by="") if mark.by == name else mark for mark in draft.marks)
    )
