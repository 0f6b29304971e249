"""The folder in which partners put their changes for one another."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from euroapp.errors import DraftUnreadable, EuroappError, PasswordNeeded, SaveFailed
from euroapp.exchange.folder import Scan, home_of, images, scan, shared_folder
from euroapp.exchange.joining import joined
from euroapp.exchange.pictures import named_in
from euroapp.exchange.publishing import Published, publish
from euroapp.language import say, say_count, together
from euroapp.storage.authors import author
from euroapp.storage.remembering import under
from euroapp_ui.folder_watch import FolderWatch, new_from
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.saves import NO_ANSWER
from euroapp_ui.waiting import wait_for
from euroapp_ui.windows.sharing import Incoming, ledger_of, named, show_begun, take_in, tell_of_plain
from euroapp_ui.windows.unlocking import unlocking
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk

_FOLDERS = "shared_folders"
T = TypeVar("T")


def folder_of(window: Desk, project: str) -> Path | None:
    """Return the shared folder of a project on this computer; None where none was chosen."""
    known = window.preferences.get(_FOLDERS, {}).get(project, "")
    return Path(known) if isinstance(known, str) and known else None


def watch_folder(window: Desk, document: Document) -> FolderWatch | None:
    """Look from now on whether others have put changes into the shared folder of a draft."""
    recorder = document.session.recorder
    if recorder is None or not recorder.shares:
        return None
    ledger = recorder.ledger
    folder = folder_of(window, ledger.book.project)
    if folder is None:
        return None
    watch = FolderWatch(folder, ledger.book.project, document)
    told: set[str] = set()

    def found(published: dict[str, Iterable[str]], authors: dict[str, str]) -> None:
        ledger = recorder.ledger
        writers = new_from(published, ledger.known.changes, ledger.writer)
        fresh = [authors.get(writer, writer) for writer in writers if writer not in told]
        told.update(writers)
        if fresh:
            document.session.told.emit(
                tr(
                    "The shared folder holds new changes by {names}. Share > Exchange with the shared "
                    "folder takes them in.",
                    names=together(fresh, ", "),
                )
            )

    watch.found.connect(found)
    return watch


def exchange(window: Desk, *, choose: bool = False) -> None:
    """Put own changes into the shared folder, and take in those of the others.

    Args:
        window: the window.
        choose: ask for the folder, even where one is known.

    """
    document = window.document
    ledger = ledger_of(document.session) if document is not None else None
    if document is None or ledger is None:
        tell(window, tr("Save the draft first, then exchange it with others."))
        return
    ledger = named(window, document, ledger)
    project = ledger.book.project
    folder = None if choose else folder_of(window, project)
    folder = folder or _ask(window, tr("Choose the shared folder"), document)
    if folder is None:
        return
    try:
        unlocking(window, lambda: _exchange(window, document, folder))
    except PasswordNeeded:
        return
    except EuroappError as error:
        tell(
            window,
            tr("The exchange with {folder} was not finished.", folder=_named(folder)),
            shown_error(error),
        )
        return
    known = window.preferences.get(_FOLDERS, {})
    window.preferences.set(_FOLDERS, {**known, project: str(folder)})


def open_shared(window: Desk) -> None:
    """Open the draft that others put into a shared folder."""
    folder = _ask(window, tr("Open a draft from a shared folder"), window.document)
    if folder is None:
        return
    try:
        found = unlocking(window, lambda: waited(window, folder, lambda: joined(shared_folder(folder))))
        taken = found.taken
        if taken is None:
            raise DraftUnreadable(say("The beginning of the draft has not arrived yet. Try again later."))
        if not window.files.may_leave():
            return
        book = under(taken.book, author()).book
        show_begun(window, taken.draft, book, Path.home() / f"{folder.name}.euroapp", found.seen.seal)
        if found.seen.unread and window.document is not None:
            window.document.session.told.emit(shown(_unread(found.seen)))
    except PasswordNeeded:
        return
    except EuroappError as error:
        tell(window, tr("No draft was opened from {folder}.", folder=_named(folder)), shown_error(error))
        return
    known = window.preferences.get(_FOLDERS, {})
    window.preferences.set(_FOLDERS, {**known, book.project: str(folder)})


def _exchange(window: Desk, document: Document, folder: Path) -> None:
    """Look, take in, and publish.

    Raises:
        PasswordNeeded: files in it have a password that was not given yet; nothing was done.
        EuroappError: the folder is gone, does not answer or takes nothing, or a change does not fit.

    """
    session = document.session
    ledger = ledger_of(session)
    if ledger is None:
        return
    home = home_of(folder, ledger.book.project)

    def looked() -> tuple[Scan, dict[str, bytes]]:
        shared_folder(folder)
        seen = scan(home)
        seen.refuse_locked()
        return seen, images(home, named_in(seen.changes))

    seen, media = waited(window, folder, looked)
    others = {writer: name for writer, name in seen.authors.items() if writer != ledger.writer}
    offer = take_in(window, document, Incoming(seen.changes, None, media, others), quiet=True)
    mine = ledger_of(session)
    if mine is None:
        return
    done = waited(window, folder, lambda: publish(folder, mine, session.draft, seen, document.seal))
    if offer is not None and offer.items:
        tell_of_plain(window, document, seen.seal)
    session.told.emit(_told(seen, done, others, left=offer is None))


def _told(seen: Scan, done: Published, others: dict[str, str], *, left: bool) -> str:
    """Return what was exchanged, with whom, and what is waited for."""
    names = together(sorted(set(filter(None, others.values()))), ", ")
    written = say_count(
        "One of your changes was put into the folder.",
        "{count} of your changes were put into the folder.",
        done.changes,
    )
    return together(
        filter(
            None,
            (
                written if done.changes else say("Nothing of yours was missing in the folder."),
                say("Changes of others were left for later.") if left else "",
                say("You have all that came from {names}.", names=names) if names and not left else "",
                _unread(seen) if seen.unread else "",
            ),
        ),
        " ",
    )


def _unread(seen: Scan) -> str:
    return say_count(
        "One file has not arrived whole yet; it is read with the next exchange.",
        "{count} files have not arrived whole yet; they are read with the next exchange.",
        len(seen.unread),
    )


def _ask(window: Desk, title: str, document: Document | None) -> Path | None:
    start = document.session.folder if document is not None else Path.home()
    chosen = voice().folder_to_open(window, title, str(start))
    return Path(chosen) if chosen else None


def _named(folder: Path) -> str:
    return harmless(folder.name or str(folder))


def waited(window: Desk, folder: Path, work: Callable[[], T]) -> T:
    """Do something in a folder that may not answer, and let the user stop waiting.

    Raises:
        EuroappError: it could not be done, or the user stopped waiting.

    """
    future = apart("exchange", work)
    if not wait_for(window, future, tr("{folder} is being read.", folder=_named(folder))):
        raise SaveFailed(NO_ANSWER)
    return future.result()
