"""Setting a mark beside a value or a page, under a name that is asked for once."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from euroapp.draft.fields import Kind, field_at
from euroapp.draft.marks import PAGE_HEAD, MarkKind
from euroapp.draft.paths import exists, is_field
from euroapp.storage.authors import author, tidied
from euroapp.values import FieldPath
from euroapp.wording.places import RESULTS
from euroapp_ui.history_kept import call_author
from euroapp_ui.language import tr
from euroapp_ui.messages import voice
from euroapp_ui.session import DraftSession
from euroapp_ui.standing import turn_mark

REVIEW, GUESS = MarkKind.REVIEWED, MarkKind.ESTIMATE


def mark_field(window: QWidget, session: DraftSession, kind: MarkKind, path: FieldPath) -> None:
    """Mark the field or cell at hand, or take the mark away."""
    if path.startswith(PAGE_HEAD) or not exists(session.draft, path):
        session.told.emit(tr("Go to a field or a cell that holds something first."))
        return
    _mark(window, session, kind, path)


def mark_page(window: QWidget, session: DraftSession, key: str) -> None:
    """Mark a page as reviewed, or take the mark away; pages that show results are not written on."""
    if key in RESULTS:
        session.told.emit(tr("This page shows results: mark the pages on which they are written."))
        return
    _mark(window, session, MarkKind.REVIEWED, f"{PAGE_HEAD}{key}")


def _mark(window: QWidget, session: DraftSession, kind: MarkKind, path: FieldPath) -> None:
    """Set a mark of whoever writes here, or take it away, and say so."""
    if not has_name(window, session):
        session.told.emit(tr("Nothing was marked: a mark says whose it is, so it needs a name."))
        return
    # What is being typed counts: the mark is for what stands there.
    session.end_phrase()
    if not turn_mark(session, kind, path):
        told = tr("The mark is taken away.")
    elif kind is MarkKind.ESTIMATE:
        told = tr("Marked as an estimate. Checks lists it until the mark is taken away.")
    elif path.startswith(PAGE_HEAD):
        told = tr("This page is marked as reviewed; Ctrl+Shift+R takes the mark away.")
    elif not is_field(path) or field_at(path).kind is Kind.ROWS:
        told = tr("This row is marked as reviewed; Ctrl+R takes the mark away.")
    else:
        told = tr("This field is marked as reviewed; Ctrl+R takes the mark away.")
    session.told.emit(told)


def has_name(window: QWidget, session: DraftSession) -> bool:
    """Tell whether whoever writes here has a name; it is asked for once."""
    if author():
        return True
    name = voice().word(
        window, tr("Your name"), tr("Your name, for your partners to see whose mark or comment it is:")
    )
    if tidied(name):
        call_author(session, name)
    return bool(author())
