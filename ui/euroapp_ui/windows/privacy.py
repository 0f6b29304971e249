"""What a history shall not hold any more: an author's name, what once stood in a field, everything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from euroapp.edits.marking import without_name
from euroapp.errors import EuroappError
from euroapp.history.purging import forgotten, without_earlier, without_name_on_marks
from euroapp.language import say
from euroapp.storage import snapshots
from euroapp.storage.authors import author, call_author
from euroapp.storage.scratch import sweep
from euroapp.values import FieldPath
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.widgets.question import Calm

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk

_ELSEWHERE = say(
    "What was sent to others, and files that lie elsewhere, such as in a shared folder, on a stick or in a "
    "backup, hold it still: ask those who have them."
)


def forget_author(window: Desk, document: Document, writer: str, name: str) -> None:
    """Take the name of an author out of the history, after asking."""
    recorder = document.session.recorder
    if recorder is None or not _agreed(
        window,
        tr("Forget the name {name} in the history of this draft?", name=harmless(name)),
        say(
            "The changes stay, without a name. The draft is saved, all its other copies on this computer are "
            "deleted, and this cannot be undone."
        ),
        tr("Forget the name"),
    ):
        return
    if name == author():
        call_author("")
    session = document.session
    if session.apply(tr("Forget a name"), lambda draft: without_name(draft, name)):
        session.undo_stack.clear()
    recorder.settle(session.draft)
    try:
        recorder.replace(without_name_on_marks(recorder.ledger, name, session.draft))
    except EuroappError as error:
        tell(window, tr("The history of this draft cannot be read."), shown_error(error))
        return
    recorder.replace(forgotten(recorder.ledger.book, writer))
    _done(window, document)


def take_out(window: Desk, document: Document, path: FieldPath, where: str) -> bool:
    """Take all earlier values of a field out of the history, after asking; tell whether it was done."""
    session, recorder = document.session, document.session.recorder
    if recorder is None or not _agreed(
        window,
        tr("Delete all earlier values of “{field}” from the history for good?", field=where),
        say(
            "What stands there now stays. The draft is saved, all its other copies on this computer are "
            "deleted, and nothing that was done so far can be undone any more."
        ),
        tr("Delete them"),
    ):
        return False
    recorder.settle(session.draft)
    try:
        recorder.replace(without_earlier(recorder.ledger, path, session.draft))
    except EuroappError as error:
        tell(window, tr("The history of this draft cannot be read."), shown_error(error))
        return False
    session.undo_stack.clear()
    _done(window, document)
    return True


def clear_history(window: Desk, document: Document) -> None:
    """Let the history begin anew with the draft as it is now, after asking."""
    session, recorder = document.session, document.session.recorder
    if recorder is None or not _agreed(
        window,
        tr("Delete the history of {draft} for good?", draft=harmless(document.name)),
        say(
            "The draft stays as it is now. It is saved, all its other copies on this computer are deleted, "
            "and nothing that was done so far can be undone any more. Changes can be exchanged only with "
            "partners who begin again from this draft."
        ),
        tr("Delete the history"),
    ):
        return
    recorder.begin_anew(session.draft)
    session.undo_stack.clear()
    _done(window, document)


def _agreed(window: Desk, question: str, detail: str, act: str) -> bool:
    text = tr("{detail} {elsewhere}", detail=detail, elsewhere=_ELSEWHERE)
    return choose(window, question, text, (Calm(tr("Leave it as it is")), act)) == 1


def _done(window: Desk, document: Document) -> None:
    """Save, and delete the copies that hold what was taken out."""
    document.state_changed.emit()
    if document.path is None or document.read_only:
        return
    if not window.files.save_at(document, document.path):
        return
    try:
        document.wait()
        document.rest()
        snapshots.forget(document.id)
        window.files.recovery.forget(document.id)
        sweep()
    except EuroappError as error:
        tell(window, tr("Not everything was deleted."), shown_error(error))
