"""Comments and to-do marks: writing them, resolving them, and finding those of a place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from euroapp.draft import Draft
from euroapp.draft.comments import Comment
from euroapp.errors import NoSuchPath
from euroapp.language import say
from euroapp.values import FieldPath, new_id, one_line

LONGEST_PASSAGE = 300
"""Letters of a passage that are kept; it is only there to be found again."""


def comments_at(draft: Draft, path: FieldPath) -> Iterator[Comment]:
    """Yield the comments of a place, in the order in which they were written."""
    return (one for one in draft.comments if one.path == path)


def add_comment(
    draft: Draft,
    path: FieldPath,
    words: str,
    *,
    by: str,
    day: date,
    passage: str = "",
    to_do: bool = False,
    person: str = "",
) -> Draft:
    """Write a comment beside a field, a row, or a page (`page/` and its key).

    Raises:
        pydantic.ValidationError: it is longer than a field may be.

    """
    made = Comment(
        id=new_id("c"),
        path=path,
        passage=one_line(passage)[:LONGEST_PASSAGE],
        words=words.strip(),
        by=by,
        day=day,
        to_do=to_do,
        person=person.strip(),
    )
    return draft.replace(comments=(*draft.comments, made))


def resolve_comment(draft: Draft, key: str, by: str, *, resolved: bool = True) -> Draft:
    """Say that a comment is settled, or open again.

    Raises:
        NoSuchPath: there is no such comment.

    """
    who = by if resolved else ""
    return _changed(draft, key, lambda one: one.replace(resolved=resolved, resolved_by=who))


def change_comment(draft: Draft, key: str, words: str, *, to_do: bool, person: str) -> Draft:
    """Write the words of a comment anew.

    Raises:
        NoSuchPath: there is no such comment.

    """
    return _changed(
        draft, key, lambda one: one.replace(words=words.strip(), to_do=to_do, person=person.strip())
    )


def remove_comment(draft: Draft, key: str) -> Draft:
    """Take a comment away; no harm where it is gone already."""
    left = tuple(one for one in draft.comments if one.id != key)
    return draft if len(left) == len(draft.comments) else draft.replace(comments=left)


def _changed(draft: Draft, key: str, change: Callable[[Comment], Comment]) -> Draft:
    if not any(one.id == key for one in draft.comments):
        raise NoSuchPath(say("This comment is gone."))
    return draft.replace(comments=tuple(change(one) if one.id == key else one for one in draft.comments))
