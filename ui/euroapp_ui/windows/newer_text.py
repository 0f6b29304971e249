"""Text that was typed into a draft and never saved is offered whenever its file is opened."""

from __future__ import annotations

import contextlib
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.library import load_call
from euroapp.errors import DraftUnreadable, EuroappError, PasswordNeeded
from euroapp.language import say, together
from euroapp.storage.files import Opened
from euroapp.storage.recovery import RecoveryCopy, RecoveryStore
from euroapp.wording.contrast import pages_that_differ
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import choose, harmless

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

NEWER, FILE, DELETE = 0, 1, 2


def same_file(one: Path, other: Path) -> bool:
    """Tell whether two paths, however written or linked, lead to one file."""
    with contextlib.suppress(OSError, ValueError):
        return os.path.samefile(one, other)
    return one.absolute() == other.absolute()


def newer_text(store: RecoveryStore, path: Path, opened: Opened) -> RecoveryCopy | None:
    """Return the newest copy that holds later text than a file, and something else.

    Raises:
        PasswordNeeded: a copy has another password than the file, which was not given yet.

    """
    for copy in store.offers():
        if copy.path is not None and same_file(copy.path, path) and not copy.overtaken:
            try:
                found = store.load(copy)
            except PasswordNeeded:
                raise
            except DraftUnreadable:
                continue
            if found.draft != opened.draft and _is_later(copy, found, path, opened):
                return copy
    return None


def _is_later(copy: RecoveryCopy, found: Opened, path: Path, opened: Opened) -> bool:
    """Tell whether a copy goes on from this very revision; where another was saved, the times decide."""
    rests, lies = found.origin, opened.origin
    if rests is not None and lies is not None and rests.identity.revision == lies.identity.revision:
        return True
    with contextlib.suppress(OSError, ValueError, OverflowError):
        return copy.written_at > datetime.fromtimestamp(path.stat().st_mtime).astimezone()
    return True


def ask_which(window: Desk, path: Path, opened: Opened, copy: RecoveryCopy) -> int:
    """Ask whether to open the newer text, the file, or the file without keeping the text; -1 for neither."""
    moment = moment_text(copy.written_at)
    how = (
        say("The text of {moment} was left without saving.", moment=moment)
        if copy.released
        else say("The text of {moment} was not saved when the program stopped.", moment=moment)
    )
    differs = say(
        "It differs from the file in: {pages}. The file stays as it is until you save.",
        pages=_differs(window, opened, copy),
    )
    detail = together((how, differs), " ")
    ways = (tr("Open the newer text"), tr("Open the file"), tr("Open the file and delete the newer text"))
    return choose(
        window,
        tr("There is newer text of {file} that was never saved.", file=harmless(path.name)),
        detail,
        ways,
    )


def _differs(window: Desk, opened: Opened, copy: RecoveryCopy) -> str:
    found = window.files.recovery.load(copy)
    try:
        call = load_call(opened.draft.call.id)
    except EuroappError:
        return say("what was typed")
    return pages_that_differ(opened.draft, found.draft, call) or say("what was typed")
