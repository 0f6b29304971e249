"""What is done with earlier versions: opened as a copy, restored, or deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.edits.creation import complete
from euroapp.edits.restoring import restored
from euroapp.errors import EuroappError, PasswordNeeded
from euroapp.storage import snapshots
from euroapp.storage.authors import author, tidied
from euroapp.storage.files import HISTORY_DAMAGED
from euroapp.storage.scratch import sweep
from euroapp.storage.timeline import Timeline, Version
from euroapp.values import FieldPath
from euroapp.wording.places import page_of
from euroapp_ui.history_kept import call_author
from euroapp_ui.language import moment_text, shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.where import free_name
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.privacy import clear_history, forget_author
from euroapp_ui.windows.unlocking import unlocking
from euroapp_ui.windows.versions import VersionsDialog

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk, Files


def show_versions(window: Desk, files: Files, document: Document) -> None:
    """List the versions of the open draft and do what the user asks for."""
    session = document.session
    recorder = session.recorder
    if recorder is not None:
        recorder.settle(session.draft)
    ledger = recorder.ledger if recorder is not None else None
    _unlock_copies(window, document)
    try:
        timeline = Timeline(document.id, ledger, session.draft)
    except EuroappError as error:
        # What the changes hold can no longer be read; the copies still can.
        tell(window, HISTORY_DAMAGED, shown_error(error))
        timeline = Timeline(document.id, None, session.draft)
    left = window.preferences.left_with(ledger.book.project) if ledger is not None else []
    dialog = VersionsDialog(window, document, timeline, left)
    dialog.named.connect(lambda version: _call(document, version))
    asked, version = dialog.exec(), dialog.version
    if tidied(dialog.author.text()) != author():
        call_author(session, dialog.author.text())
    if asked == VersionsDialog.FORGET:
        _forget(window, files, document)
    elif asked == VersionsDialog.CLEAR:
        clear_history(window, document)
    elif asked == VersionsDialog.AUTHOR:
        forget_author(window, document, *dialog.author_to_forget)
    elif version is not None and asked == VersionsDialog.COPY:
        _open_copy(window, files, document, timeline, version)
    elif version is not None and asked == VersionsDialog.REPORT:
        from euroapp_ui.windows.reporting import write_report

        write_report(window, document, timeline, version, against_now=dialog.against_now)
    elif version is not None and asked == VersionsDialog.RESTORE:
        _go_back(window, timeline, version, dialog.paths, before=dialog.before)


def _unlock_copies(window: Desk, document: Document) -> None:
    """Ask for the password of copies that have another one than the draft; without it they stay closed."""

    def look() -> None:
        locked = snapshots.locked(document.id) if document.id else None
        if locked is not None:
            raise locked

    with contextlib.suppress(PasswordNeeded):
        unlocking(window, look)


def _call(document: Document, version: Version) -> None:
    if document.session.recorder is not None and version.heads:
        document.session.recorder.call(version.heads[0], version.name)
        document.state_changed.emit()


def _draft(window: Desk, timeline: Timeline, version: Version, *, before: bool = False) -> Draft | None:
    try:
        return timeline.before(version) if before else timeline.draft(version)
    except EuroappError as error:
        tell(window, tr("This version could not be read."), shown_error(error))
        return None


def _open_copy(window: Desk, files: Files, document: Document, timeline: Timeline, version: Version) -> None:
    draft = _draft(window, timeline, version)
    if draft is None:
        return
    moment = tr("version of {moment}", moment=f"{version.when:%Y-%m-%d %H.%M}")
    name = free_name(document.path, moment) if document.path is not None else None
    seal = document.seal
    if files.may_leave():
        files.show(draft, modified=True, name=name, seal=seal)


def _go_back(
    window: Desk, timeline: Timeline, version: Version, paths: Sequence[FieldPath], *, before: bool = False
) -> None:
    """Restore a version, or what it held at some paths, as one undoable step; `before` means before it."""
    draft = _draft(window, timeline, version, before=before)
    if draft is None or window.document is None:
        return
    session = window.document.session
    then, label = complete(draft, session.call), tr("Restore {moment}", moment=moment_text(version.when))
    try:
        made = session.apply(label, lambda now: _back(now, then, paths), whole=not paths, kind="restore")
        if not made:
            session.told.emit(tr("It is so already: nothing was changed."))
    except EuroappError as error:
        tell(window, tr("This could not be restored; the draft is as it was."), shown_error(error))


def _back(now: Draft, then: Draft, paths: Sequence[FieldPath]) -> Draft:
    """Return the draft with what it held at some paths; `page/scope` names all of a page, nothing all."""
    pages = {path.removeprefix("page/") for path in paths if path.startswith("page/")}
    return restored(now, then, lambda path: path in paths or page_of(path) in pages) if paths else then


def _forget(window: Desk, files: Files, document: Document) -> None:
    answer = choose(
        window,
        tr("Delete all copies of {draft} on this computer?", draft=harmless(document.name)),
        tr("Earlier versions and text that was not saved are then gone for good. The draft itself stays."),
        (Calm(tr("Keep them")), tr("Delete")),
    )
    if answer != 1:
        return
    try:
        snapshots.forget(document.id)
        files.recovery.forget(document.id)
        sweep()
    except EuroappError as error:
        tell(window, tr("Not everything was deleted."), shown_error(error))
    if document.path is not None:
        window.preferences.forget(document.path.absolute())
