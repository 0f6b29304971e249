"""What is said when a draft was not saved, and what can be done instead; nothing is lost either way."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.errors import ChangedOutside, EuroappError, FileGone, PasswordNeeded
from euroapp.language import say, sentence, together
from euroapp.storage.files import Opened, load
from euroapp.storage.standing import look
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.waiting import read_patiently
from euroapp_ui.where import free_name
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.compare import show_comparison
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk, Files


def not_saved(window: Desk, files: Files, document: Document, path: Path, why: EuroappError) -> bool:
    """Say why nothing was saved, and offer what can be done; tell whether the draft was saved in the end."""
    document.protect()
    if isinstance(why, ChangedOutside):
        return _changed(window, files, document, path, why)
    if isinstance(why, FileGone):
        return _gone(window, files, document, path)
    detail = together((sentence(why), say("The draft stays open, nothing is lost.")), " ")
    title = tr("{file} was not saved.", file=harmless(path.name))
    again = choose(window, title, detail, (tr("Save as"), Calm(tr("Later"))))
    return files.save_as() if again == 0 else False


def _gone(window: Desk, files: Files, document: Document, path: Path) -> bool:
    """Ask where a draft goes whose file was renamed, moved or deleted under the window."""
    origin, last = document.origin, document.on_disk
    if origin is None:
        return files.save_as()
    found = read_patiently(window, tr("The folder is being read."), lambda: look(origin, last))
    name = harmless(path.name)
    again, elsewhere = tr("Save as {file} again", file=name), tr("Save as")
    if found.renamed is None:
        title = tr("{file} is no longer there.", file=name)
        detail = tr("It was moved or deleted while the draft was open. Your text is still here.")
        ways: tuple[str, ...] = (again, elsewhere)
    else:
        fresh = harmless(found.renamed.name)
        title = tr("{file} is now called {name}.", file=name, name=fresh)
        detail = tr("It was renamed while the draft was open. Your text is still here.")
        ways = (tr("Save in {file}", file=fresh), again, elsewhere)
    answer = choose(window, title, detail, ways)
    if answer == -1:
        return False
    if answer == len(ways) - 1:
        return files.save_as()
    if answer == 0 and found.renamed is not None:
        document.expect(replace(origin, path=found.renamed))
        return files.save_at(document, found.renamed)
    document.expect(replace(origin, sha256=""))
    saved = files.save_at(document, path)
    if not saved and document.origin is not None and document.origin.sha256 == "":
        # Nothing lies there after all: the file is still the one that went.
        document.expect(origin)
    return saved


_TAKE_IN = 3
"""The place of the way that is offered only where both are copies of one draft."""


def _shares_history(window: Desk, document: Document, path: Path) -> bool:
    """Tell whether the file on disk is another copy of the open draft, with its history."""
    recorder = document.session.recorder
    if recorder is None or not recorder.shares:
        return False
    from euroapp_ui.windows.sharing import packet_in

    try:
        found = read_patiently(window, tr("The file on disk is being read."), lambda: packet_in(path))
        recorder.settle(document.session.draft)
        return found.project == recorder.ledger.book.project
    except EuroappError:
        return False


def _taken_in(window: Desk, files: Files, document: Document, path: Path) -> bool:
    """Take the changes of the file into the draft, as far as the user wants, and save both in it."""
    from euroapp_ui.windows.sharing import Incoming, packet_in, take_in

    try:
        found, packet = load(path), packet_in(path)
        came = Incoming(packet.changes, None, packet.media, packet.authors)
        if take_in(window, document, came, quiet=True) is None or found.origin is None:
            return False
    except EuroappError as error:
        tell(window, tr("The changes of the file could not be taken in."), shown_error(error))
        return False
    document.expect(found.origin)
    return files.save_at(document, path)


def _read(window: Desk, path: Path) -> Opened:
    return read_patiently(window, tr("The file on disk is being read."), lambda: load(path))


def _changed(window: Desk, files: Files, document: Document, path: Path, why: ChangedOutside) -> bool:
    """Let the user compare the draft with what somebody else has written into its file."""
    title = tr("{file} was changed by another program or person.", file=harmless(path.name))
    untouched = say("Your text is still here; the file on disk was not touched.")
    detail = together((sentence(why), untouched), " ")
    ways: tuple[str, ...] = (tr("Save mine beside it"), tr("Compare"), tr("Open the file on disk"))
    if _shares_history(window, document, path):
        ways = (*ways, tr("Take its changes into mine"))
    while (answer := choose(window, title, detail, ways)) > 0:
        if answer == _TAKE_IN:
            return _taken_in(window, files, document, path)
        try:
            found = unlocking(window, partial(_read, window, path))
            fresh = Document(found.draft, files.recovery, found.origin) if answer == 2 else None
        except PasswordNeeded:
            continue
        except EuroappError as error:
            tell(window, tr("The file on disk cannot be read."), shown_error(error))
            continue
        if fresh is not None:
            document.protect()
            document.close(discard=True)
            window.show_document(fresh)
            return False
        session = document.session
        heads = (tr("In this window"), tr("On disk: {file}", file=path.name))
        show_comparison(window, session.draft, found.draft, session.call, heads)
    return files.save_at(document, free_name(path)) if answer == 0 else False
