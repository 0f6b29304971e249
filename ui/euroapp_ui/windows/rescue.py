"""A damaged draft: open what can be read, or an earlier copy; the damaged file stays as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import DraftTooNew, DraftUnreadable, EuroappError
from euroapp.storage import snapshots
from euroapp.storage.files import load, read_file
from euroapp.storage.salvage import Salvaged, salvage
from euroapp.storage.snapshots import Snapshot
from euroapp.wording.numbers import day
from euroapp.wording.places import part_name
from euroapp_ui.language import tr
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
        ways.append((tr("Open the copy of {when}", when=_when(copies[0])), load(copies[0].path).draft))
    detail = f"{error} {_told(found)} The damaged file stays as it is; save what you open under another name."
    answer = choose(window, f"{harmless(path.name)} is damaged.", detail, tuple(words for words, _ in ways))
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


def _when(copy: Snapshot) -> str:
    return f"{day(copy.kept_at)}, {copy.kept_at:%H:%M}"


def _told(found: Salvaged | None) -> str:
    """Say what is lost, and what an earlier copy made good."""
    if found is None:
        return ""
    call = load_call(found.draft.call.id)
    words = []
    for parts, said in ((found.lost, tr("Lost")), (found.replaced, tr("Taken from an earlier copy"))):
        names = list(dict.fromkeys(part_name(part, call) for part in parts))
        more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
        if names:
            words.append(f"{said}: {', '.join(names[:_MOST])}{more}.")
    return " ".join(words) or tr("Nothing of its content is lost.")
