"""What is done with earlier versions: opened as a copy, restored, or deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from euroapp.edits.creation import complete
from euroapp.errors import EuroappError
from euroapp.storage import snapshots
from euroapp.storage.history import Version, open_version
from euroapp.storage.scratch import sweep
from euroapp_ui.language import moment_text, shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.where import free_name
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.compare import show_comparison
from euroapp_ui.windows.versions import VersionsDialog

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk, Files


def show_versions(window: Desk, files: Files, document: Document) -> None:
    """List the versions of the open draft and do what the user asks for."""
    dialog = VersionsDialog(window, document)
    asked, version = dialog.exec(), dialog.version
    while asked == VersionsDialog.COMPARE and version is not None:
        _compare(window, document, version)
        asked, version = dialog.exec(), dialog.version
    if asked == VersionsDialog.FORGET:
        _forget(window, files, document)
    elif asked in (VersionsDialog.COPY, VersionsDialog.RESTORE) and version is not None:
        _go_back(window, files, document, version, restore=asked == VersionsDialog.RESTORE)


def _compare(window: Desk, document: Document, version: Version) -> None:
    try:
        draft = open_version(version).draft
    except EuroappError as error:
        tell(window, tr("This version could not be read."), shown_error(error))
        return
    session, when = document.session, version.snapshot.kept_at
    heads = (tr("Now"), tr("Saved {moment}", moment=moment_text(when)))
    show_comparison(window, session.draft, complete(draft, session.call), session.call, heads)


def _go_back(window: Desk, files: Files, document: Document, version: Version, *, restore: bool) -> None:
    try:
        draft = open_version(version).draft
    except EuroappError as error:
        tell(window, tr("This version could not be read."), shown_error(error))
        return
    if not restore:
        path, when = document.path, version.snapshot.kept_at
        name = (
            free_name(path, tr("version of {moment}", moment=f"{when:%Y-%m-%d %H.%M}"))
            if path is not None
            else None
        )
        if files.may_leave():
            files.show(draft, modified=True, name=name)
    elif window.document is not None:
        session, when = window.document.session, version.snapshot.kept_at
        session.apply(
            tr("Restore {moment}", moment=moment_text(when)),
            lambda _draft: complete(draft, session.call),
            whole=True,
            kind="restore",
        )


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
