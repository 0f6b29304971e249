"""A damaged draft: open what can be read, or an earlier copy; the damaged file stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.errors import DraftTooNew, DraftUnreadable, EuroappError, PasswordNeeded
from euroapp.language import say, sentence, together
from euroapp.storage import snapshots
from euroapp.storage.files import Opened, load, read_file
from euroapp.storage.salvage import Salvaged, salvage
from euroapp.storage.sealing import needed
from euroapp.storage.snapshots import Snapshot
from euroapp.wording.places import part_name
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import choose, harmless
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk, Files

_MOST = 12
"""Parts that are named in a question; a page of them says no more."""


def rescue(window: Desk, files: Files, path: Path, error: DraftUnreadable) -> bool | None:
    """Offer what is left of a file that cannot be opened.

    Returns:
        Whether something was opened; None where nothing is left that could be offered.

    """
    if isinstance(error, DraftTooNew):
        return None
    copies = _readable_copies(window, path)
    found = _left_of(path, copies)
    if found is None and not copies:
        return None
    ways: list[tuple[str, Opened]] = []
    if found is not None:
        ways.append((tr("Open what can be read"), Opened(found.draft, None)))
    if copies:
        ways.append(
            (tr("Open the copy of {moment}", moment=moment_text(copies[0].kept_at)), load(copies[0].path))
        )
    kept = say("The damaged file stays as it is; save what you open under another name.")
    detail = together((sentence(error), _told(found), kept), " ")
    title = tr("{file} is damaged.", file=harmless(path.name))
    answer = choose(window, title, detail, tuple(words for words, _ in ways))
    if answer < 0 or not files.may_leave():
        return False
    opened = ways[answer][1]
    files.show(opened.draft, modified=True, beside=path, seal=opened.seal)
    return True


def _left_of(path: Path, copies: list[Snapshot]) -> Salvaged | None:
    try:
        found = salvage(read_file(path), (copy.path.read_bytes() for copy in copies))
        load_call(found.draft.call.id)
    except (EuroappError, OSError):
        return None
    return found


def _readable_copies(window: Desk, path: Path) -> list[Snapshot]:
    """Return the earlier copies that can be read, newest first; their password is asked for once.

    Where the beginning of a file with a password is damaged, nobody was asked for it yet.
    """
    found, refused = [], False
    for copy in snapshots.saved_at(path):
        try:
            if refused:
                load(copy.path)
            else:
                unlocking(window, partial(_load, copy))
        except PasswordNeeded:
            refused = True
        except DraftUnreadable:
            continue
        else:
            found.append(copy)
    return found


def _load(copy: Snapshot) -> Opened:
    """Read a copy; the name of its file says nothing to anybody."""
    try:
        return load(copy.path)
    except PasswordNeeded as error:
        raise needed(error.head) from error


def _told(found: Salvaged | None) -> str:
    """Say what is lost, and what an earlier copy made good."""
    if found is None:
        return ""
    call = load_call(found.draft.call.id)
    lost, replaced = _named(found.lost, call), _named(found.replaced, call)
    said = (
        say("Lost: {parts}.", parts=lost) if lost else "",
        say("Taken from an earlier copy: {parts}.", parts=replaced) if replaced else "",
    )
    told = together(said, " ") or say("Nothing of its content is lost.")
    left = say("Its history is not taken over: the damaged file stays as it is and holds it.")
    return together((told, left if found.history_left else ""), " ")


def _named(members: Iterable[str], call: Call) -> str:
    """Return what parts of a file hold, the first of them by name."""
    names = list(dict.fromkeys(part_name(member, call) for member in members))
    first, more = together(names[:_MOST], ", "), len(names) - _MOST
    return say("{some} and {count} more", some=first, count=more) if more > 0 else first
