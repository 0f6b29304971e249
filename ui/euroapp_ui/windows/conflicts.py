"""Tells about other files of the same draft beside it, such as the conflict copies of sync programs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.call import Call
from euroapp.draft.unsettled import UNSETTLED
from euroapp.errors import DraftUnreadable, PasswordNeeded
from euroapp.language import say, say_count, together
from euroapp.storage.files import load
from euroapp.storage.siblings import Relation, Sibling, siblings
from euroapp.wording.places import page_of, titles_of
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.waiting import read_patiently
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.compare import show_comparison
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

_KNOWN = "known_copies"
_REMEMBERED = 200


def pages_of(names: frozenset[str], call: Call | None) -> str:
    """Return the titles of the pages on which lists of the draft are edited.

    Entries that are no value yet have no page of their own, and are named only where nothing else differs.
    """
    pages = titles_of({page_of(name) for name in names - {UNSETTLED}}, call)
    return pages or (say("entries that cannot be used as they stand") if names else "")


def tell_of_copies(window: Desk, path: Path) -> Path | None:
    """Tell of copies that hold something else, each pair of versions once; return one to open instead."""
    known = [str(entry) for entry in window.preferences.get(_KNOWN, [])]
    document = window.document
    own = document.origin.identity.revision if document is not None and document.origin is not None else ""
    fresh = [
        other
        for other in _neighbours(window, path)
        if other.relation in (Relation.NEWER, Relation.APART)
        and other.differs
        and f"{own} {other.revision}" not in known
    ]
    if not fresh:
        return None
    marks = [f"{own} {other.revision}" for other in fresh]
    window.preferences.set(_KNOWN, [*known, *marks][-_REMEMBERED:])
    return _ask(window, path, fresh[0], len(fresh) - 1)


def _neighbours(window: Desk, path: Path) -> list[Sibling]:
    try:
        return read_patiently(window, tr("The folder is being looked at."), lambda: siblings(path))
    except DraftUnreadable:
        return []


def _ask(window: Desk, path: Path, other: Sibling, more: int) -> Path | None:
    how = (
        say("It was saved later than this one.")
        if other.relation is Relation.NEWER
        else say("Neither is known to come from the other: each may hold what the other lacks.")
    )
    call = window.document.session.call if window.document is not None else None
    pages = pages_of(other.differs, call)
    differ = say("The two differ in: {pages}. Both files stay as they are.", pages=pages)
    others = say_count(
        "{count} more such copy lies in the folder.", "{count} more such copies lie in the folder.", more
    )
    detail = together((how, differ, others if more else ""), " ")
    title = tr(
        "There is another copy of {file}: {other}.",
        file=harmless(path.name),
        other=harmless(other.path.name),
    )
    while True:
        answer = choose(
            window, title, detail, (Calm(tr("Stay here")), tr("Compare"), tr("Open the other copy"))
        )
        if answer != 1:
            return other.path if answer == 2 else None
        _compare(window, path, other.path)


def _compare(window: Desk, path: Path, other: Path) -> None:
    if window.document is None:
        return
    session = window.document.session
    try:
        reading = tr("{file} is being read.", file=harmless(other.name))
        theirs = unlocking(window, lambda: read_patiently(window, reading, lambda: load(other))).draft
    except PasswordNeeded:
        return
    except DraftUnreadable as error:
        tell(window, tr("{file} cannot be read.", file=harmless(other.name)), shown_error(error))
        return
    show_comparison(window, session.draft, theirs, session.call, (path.name, other.name))
