"""Marks beside values: setting them, taking them away, and what becomes of them as rows go."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import TypeVar

from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.draft.marks import PAGE_HEAD, Mark, MarkKind
from euroapp.draft.paths import exists, get
from euroapp.edits.vacancies import effort_path, vacancy, worker_at
from euroapp.values import FieldPath, new_id, split, starts_with

Beside = TypeVar("Beside", Mark, Comment)


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
    """Return a changed draft without the marks and comments of fields and rows that went with the change.

    A mark beside the effort of a participant stays with him and his task, whether he has a part in it or not.
    """
    marks = tuple(_left(after.marks, before, after))
    if marks != after.marks:
        after = after.replace(marks=marks)
    comments = tuple(_left(after.comments, before, after))
    return after if comments == after.comments else after.replace(comments=comments)


def _left(ones: Iterable[Beside], before: Draft, after: Draft) -> Iterator[Beside]:
    return (now for one in ones if (now := _followed(one, before, after)) is not None)


def _followed(mark: Beside, before: Draft, after: Draft) -> Beside | None:
    """Return a mark or comment where its place is now; None where the place went."""
    if mark.path.startswith(PAGE_HEAD) or is_place(after, mark.path) or not is_place(before, mark.path):
        return mark
    worker, task = worker_at(before, mark.path), split(mark.path)[1]
    if worker and exists(after, f"tasks/{task}") and exists(after, f"partners/{worker}"):
        return mark.replace(path=effort_path(after, task, worker))
    return None


def is_place(draft: Draft, path: FieldPath) -> bool:
    """Tell whether a mark can stand beside a path: there is such a field or row, or there can be."""
    return bool(path) and (exists(draft, path) or vacancy(draft, path) is not None)


def with_marks_of_heir(before: Draft, after: Draft, gone: FieldPath, heir: FieldPath) -> Draft:
    """Return a changed draft with estimates of a row that went beside what its heir took over from it.

    Args:
        before: with both rows.
        after: with the heir only.
        gone: the path of the row that went.
        heir: that of the row that took over.

    """
    made = []
    for mark in before.marks:
        path = _at_heir(mark.path, before, after, gone, heir) if mark.kind is MarkKind.ESTIMATE else ""
        if path and not any(
            (one.kind, one.path, one.by) == (mark.kind, path, mark.by) for one in after.marks
        ):
            made.append(mark.replace(id=new_id("m"), path=path))
    return after.replace(marks=(*after.marks, *made)) if made else after


def _at_heir(path: FieldPath, before: Draft, after: Draft, gone: FieldPath, heir: FieldPath) -> FieldPath:
    """Return where a value stands that a row left to its heir; '' where it was not taken over."""
    worker, task = worker_at(before, path), "/".join(split(path)[:2])
    if worker and gone == f"partners/{worker}" and exists(after, task):
        return effort_path(after, split(path)[1], split(heir)[1])
    own = heir + path[len(gone) :]
    taken = starts_with(path, gone) and exists(after, own) and exists(before, path)
    return own if taken and get(after, own) == get(before, path) else ""


def without_name(draft: Draft, name: str, instead: str = "") -> Draft:
    """Return a draft whose notes say another name in the place of an author's, or none.

    Notes are marks, comments and the sheets of evaluators.
    """
    if any(mark.by == name for mark in draft.marks):
        marks = tuple(mark.replace(by=instead) if mark.by == name else mark for mark in draft.marks)
        draft = draft.replace(marks=marks)
    if any(name in (one.by, one.person, one.resolved_by) for one in draft.comments):
        draft = draft.replace(comments=tuple(_renamed(one, name, instead) for one in draft.comments))
    if any(one.evaluator == name for one in draft.evaluations):
        rows = (one.replace(evaluator=instead) if one.evaluator == name else one for one in draft.evaluations)
        draft = draft.replace(evaluations=tuple(rows))
    return draft


def _renamed(one: Comment, name: str, instead: str) -> Comment:
    said = {key: getattr(one, key) for key in ("by", "person", "resolved_by")}
    changed = {key: instead for key, value in said.items() if value == name}
    return one.replace(**changed) if changed else one
