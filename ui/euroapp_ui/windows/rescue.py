"""A damaged draft: open what can be read, or an earlier copy; the damaged file stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.call import Call
from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import DraftTooNew, DraftUnreadable, EuroappError
from euroapp.language import say, sentence, together
from euroapp.storage import snapshots
from euroapp.storage.files import load, read_file
from euroapp.storage.salvage import Salvaged, salvage
from euroapp.storage.snapshots import Snapshot
from euroapp.wording.places import part_name
from euroapp_ui.language import moment_text, tr
from euroapp_ui.messages import choose, harmless

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
    copies = [copy for copy in snapshots.saved_at(path) if _readable(copy)]
    found = _left_of(path, copies)
    if found is None and not copies:
        return None
    ways: list[tuple[str, Draft]] = []
    if found is not None:
        ways.append((tr("Open what can be read"), found.draft))
    if copies:
        ways.append(
            (
                tr("Open the copy of {moment}", moment=moment_text(copies[0].kept_at)),
                load(copies[0].path).draft,
            )
        )
    kept = say("The damaged file stays as it is; save what you open under another name.")
    detail = together((sentence(error), _told(found), kept), " ")
    title = tr("{file} is damaged.", file=harmless(path.name))
    answer = choose(window, title, detail, tuple(words for words, _ in ways))
    if answer < 0 or not files.may_leave():
        return False
    files.show(ways[answer][1], modified=True, beside=path)
    return True


def _left_of(path: Path, copies: list[Snapshot]) -> Salvaged | None:
    try:
        found = salvage(read_file(path), (copy.path.read_bytes() for copy in copies))
        load_call(found.draft.call.id)
    except (EuroappError, OSError):
        return None
    return found


def _readable(copy: Snapshot) -> bool:
    try:
        load(copy.path)
    except DraftUnreadable:
        return False
    return True


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
