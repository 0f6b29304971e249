"""What authors say of a value or a page: reviewed, and unchanged since then or not, or an estimate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from euroapp.checks.basis import basis
from euroapp.draft.comments import Comment
from euroapp.draft.marks import Mark, MarkKind
from euroapp.edits.commenting import comments_at
from euroapp.edits.marking import marks_at, set_mark, take_mark
from euroapp.errors import NoSuchPath
from euroapp.language import say, say_count, together
from euroapp.storage.authors import author
from euroapp.values import FieldPath
from euroapp.wording.kinds_of_change import NOBODY
from euroapp.wording.numbers import day
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession

REVIEWED, STALE, ESTIMATE = "ok", "warn", "warn"


class Standing(NamedTuple):
    """What is said of one place."""

    words: str
    """A whole sentence."""
    brief: str
    """A few words, for beside a title."""
    tone: str
    """`ok`, `warn` or none."""


FOR_READING = Standing(say("It is not in the part that you were asked for."), say("for reading"), "")


def standings(session: DraftSession, path: FieldPath) -> list[Standing]:
    """Return what marks and open comments at a place say now."""
    marked = marked_at(session, path)
    return [*marked, *_comments(session, path)] if session.draft.comments else marked


def marked_at(session: DraftSession, path: FieldPath) -> list[Standing]:
    """Return what reviews and estimates at a place say now, without comments."""
    return [*_reviews(session, path), *_estimates(session, path)] if session.draft.marks else []


def _reviews(session: DraftSession, path: FieldPath) -> list[Standing]:
    found = list(marks_at(session.draft, MarkKind.REVIEWED, path))
    now = basis_of(session, path) if found else ""
    holds = [mark for mark in found if mark.basis == now]
    if holds:
        words = say("Reviewed by {authors}.", authors=_authors(holds))
        return [Standing(words, say("reviewed"), REVIEWED)]
    if found:
        words = say("Changed since it was reviewed by {authors}.", authors=_authors(found))
        return [Standing(words, say("changed since the review"), STALE)]
    return []


def _estimates(session: DraftSession, path: FieldPath) -> list[Standing]:
    found = list(marks_at(session.draft, MarkKind.ESTIMATE, path))
    words = say("An estimate, says {authors}.", authors=_authors(found))
    return [Standing(words, say("estimate"), ESTIMATE)] if found else []


def open_comments(session: DraftSession, path: FieldPath) -> list[Comment]:
    """Return the comments of a place that are not resolved."""
    return [one for one in comments_at(session.draft, path) if not one.resolved]


def comments_said(session: DraftSession, path: FieldPath) -> list[str]:
    """Return what authors say of a place, as long as it is not resolved."""
    return [_comment_said(one) for one in open_comments(session, path)]


def _comments(session: DraftSession, path: FieldPath) -> list[Standing]:
    found = open_comments(session, path)
    if not found:
        return []
    words = map(_comment_said, found)
    brief = say_count("{count} comment", "{count} comments", len(found))
    return [Standing(together(words, "\n"), brief, STALE if any(one.to_do for one in found) else "")]


def _comment_said(one: Comment) -> str:
    said = {"author": one.by or NOBODY, "words": one.words}
    if one.to_do and one.person:
        return say("{author}, to do for {person}: {words}", person=one.person, **said)
    return say("{author}, to do: {words}", **said) if one.to_do else say("{author}: {words}", **said)


def _authors(marks: Iterable[Mark]) -> str:
    return together(
        (
            say("{author} ({day})", author=mark.by or NOBODY, day=day(mark.day))
            if mark.day
            else mark.by or NOBODY
            for mark in marks
        ),
        ", ",
    )


def basis_of(session: DraftSession, path: FieldPath) -> str:
    """Return the checksum of what stands at a place now; '' where there is nothing."""
    state = session.state
    try:
        return basis(state.draft, state.call, state.figures, path)
    except NoSuchPath:
        return ""


def is_marked(session: DraftSession, kind: MarkKind, path: FieldPath) -> bool:
    """Tell whether whoever writes here has set a mark at a place that says something now."""
    own = [mark for mark in marks_at(session.draft, kind, path) if mark.by == author()]
    return any(kind is not MarkKind.REVIEWED or mark.basis == basis_of(session, path) for mark in own)


def turn_mark(session: DraftSession, kind: MarkKind, path: FieldPath) -> bool:
    """Set a mark of whoever writes here, or take it away where it says something now.

    Returns:
        Whether it is set now.

    """
    name, now = author(), basis_of(session, path)
    if is_marked(session, kind, path):
        session.apply(tr("Take a mark away"), lambda draft: take_mark(draft, kind, path, {name}))
        return False
    words = tr("Mark as reviewed") if kind is MarkKind.REVIEWED else tr("Mark as estimate")
    session.apply(words, lambda draft: set_mark(draft, kind, path, name, date.today(), now))
    return True
