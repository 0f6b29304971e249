"""Opens a draft that lies in a file, with a question wherever one must be asked."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.library import load_call
from euroapp.errors import DraftUnreadable, EuroappError, PasswordNeeded
from euroapp.storage.files import Opened, checksum_of, load
from euroapp.storage.passwords import put_copies_under
from euroapp.storage.recovery import RecoveryCopy
from euroapp.storage.sealing import Seal
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell
from euroapp_ui.waiting import read_patiently
from euroapp_ui.where import PACKET, free_name
from euroapp_ui.windows.conflicts import tell_of_copies
from euroapp_ui.windows.in_use import Way, ask_about_others
from euroapp_ui.windows.newer_text import DELETE, FILE, NEWER, ask_which, newer_text, same_file
from euroapp_ui.windows.unlocking import unlocking
from euroapp_ui.workers import apart

PDF = ".pdf"

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk, Files


def open_draft(window: Desk, files: Files, path: Path) -> bool:
    """Open a draft; a file that cannot be read stays as it is and is named in a sentence.

    The draft that is open is left only once the other one has been read; that is read again where its
    file is another by then, for leaving may have saved it. The file that is open already is not opened
    again.
    """
    if path.suffix.casefold() in (PACKET, PDF):
        return _open_other(window, files, path)
    if _is_open(window, path):
        return True
    found = _read(window, files, path)
    if isinstance(found, bool):
        return found
    way = ask_about_others(window, path)
    if way is Way.NOT:
        return False
    try:
        copy = _newer_text(window, path, found) if way is Way.OPEN else None
    except DraftUnreadable as error:
        tell(window, tr("{file} was not opened.", file=harmless(path.name)), shown_error(error))
        return False
    answer = ask_which(window, path, found, copy) if copy is not None else FILE
    if copy is not None and answer == NEWER:
        return files.recover(copy, found.draft)
    if answer == -1 or not files.may_leave():
        return False
    if copy is not None and answer == DELETE:
        files.recovery.discard(copy.key)
    if not _is_still(window, path, found):
        found = _read(window, files, path)
    return found if isinstance(found, bool) else _show(window, files, path, found, way)


def _open_other(window: Desk, files: Files, path: Path) -> bool:
    """Take changes of a partner from a packet, or the draft that a PDF carries."""
    if path.suffix.casefold() == PACKET:
        from euroapp_ui.windows.sharing import take_file

        return take_file(window, path)
    from euroapp_ui.windows.pdf_opening import open_carried

    return open_carried(window, files, path)


def _is_still(window: Desk, path: Path, found: Opened) -> bool:
    """Tell whether a file holds the very bytes that were read from it."""
    origin = found.origin

    def is_it() -> bool:
        return origin is not None and checksum_of(path) == origin.sha256

    try:
        return read_patiently(window, tr("The draft is being read."), is_it)
    except (DraftUnreadable, OSError):
        return False


def _newer_text(window: Desk, path: Path, found: Opened) -> RecoveryCopy | None:
    """Look for newer text; the files of other copies may lie on disks that do not answer."""
    store = window.files.recovery
    what = tr("Text that was not saved is looked for.")
    try:
        return unlocking(window, lambda: read_patiently(window, what, lambda: newer_text(store, path, found)))
    except PasswordNeeded:
        # It stays among the text that was not saved.
        return None


def _is_open(window: Desk, path: Path) -> bool:
    """Tell whether the window shows this very file as it is on the disk."""
    document = window.document
    if document is None or document.origin is None:
        return False
    origin = document.origin

    def is_it() -> bool:
        return same_file(origin.path, path) and checksum_of(path) == origin.sha256

    try:
        return read_patiently(window, tr("The draft is being read."), is_it)
    except DraftUnreadable:
        return origin.path.absolute() == path.absolute()


def _read(window: Desk, files: Files, path: Path) -> Opened | bool:
    """Read a draft; else say why not, and return whether something was opened in its place."""
    try:
        opening = tr("{file} is being opened.", file=harmless(path.name))
        found = unlocking(window, lambda: read_patiently(window, opening, lambda: load(path)))
        load_call(found.draft.call.id)
    except PasswordNeeded:
        if window.document is None:
            window.show_welcome()
        return False
    except EuroappError as error:
        rescued = _rescue(window, files, path, error) if isinstance(error, DraftUnreadable) else None
        if rescued is not None:
            return rescued
        window.preferences.forget(path)
        tell(window, tr("{file} was not opened.", file=harmless(path.name)), shown_error(error))
        if window.document is None:
            window.show_welcome()
        return False
    return found


def _rescue(window: Desk, files: Files, path: Path, error: DraftUnreadable) -> bool | None:
    from euroapp_ui.windows.rescue import rescue

    return rescue(window, files, path, error)


def _show(window: Desk, files: Files, path: Path, found: Opened, way: Way) -> bool:
    """Show a draft that was read, and tell what is to be known of it."""
    window.preferences.remember(path.absolute())
    if way is Way.COPY:
        files.show(
            found.draft,
            modified=True,
            name=free_name(path, tr("copy of {today}", today=date.today())),
            seal=found.seal,
        )
        return True
    origin = found.origin
    if origin is not None and way is Way.READ:
        origin = replace(origin, read_only=True)
    window.show_document(Document(found.draft, files.recovery, origin))
    if found.seal is not None and origin is not None:
        _finish_copies(origin.identity.document, found.seal, files)
    for notice in found.notices:
        tell(window, notice)
    other = tell_of_copies(window, path)
    return files.open_path(other) if other is not None else True


def _finish_copies(document: str, seal: Seal, files: Files) -> None:
    """Put copies under the password that a crash, or a password given elsewhere, has left without it."""
    apart("copies", lambda: put_copies_under(document, seal, files.recovery))
