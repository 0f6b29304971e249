"""One mention in a text as an author sees it: what stands around it, and what would stand there."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from euroapp.edits.fate import Fate
from euroapp.edits.renumbering import Change, Renumbering
from euroapp.edits.rewriting import written
from euroapp.language import say

_AROUND = 60
"""Signs of a text that are shown before and behind a mention."""
_LONG_HEAD = 6
"""Signs of a head, such as `WP` or `Task `, that are said once more with the new number."""


class Doubt(Enum):
    """How sure it is that a mention names a row, and who can write it anew."""

    DOUBTFUL = "doubtful"
    BY_HAND = "by hand"
    SURE = "sure"


class Shown(NamedTuple):
    """A mention with the text around it, in one line."""

    before: str
    change: str
    """What stands there and what would: `T2.1 → T2.2`; only the former where nothing can be written."""
    behind: str


def doubts(found: Renumbering) -> list[tuple[Doubt, list[Change]]]:
    """Return all mentions by doubt, those first that an author has to look at; no group is empty."""
    groups: dict[Doubt, list[Change]] = {doubt: [] for doubt in Doubt}
    for change in found.changes:
        groups[_doubt(change)].append(change)
    return [(doubt, changes) for doubt, changes in groups.items() if changes]


def _doubt(change: Change) -> Doubt:
    if written(change) is None:
        return Doubt.BY_HAND
    return Doubt.SURE if change.mention.sure else Doubt.DOUBTFUL


def shown_place(change: Change) -> Shown:
    """Return a mention with what stands around it."""
    text, mention = change.text, change.mention
    reach, end = max(0, mention.begin - _AROUND), mention.end + _AROUND
    before, behind = _in_line(text[reach : mention.begin]), _in_line(text[mention.end : end])
    return Shown(
        f"…{before}" if reach else before, _change(change), f"{behind}…" if end < len(text) else behind
    )


def _in_line(text: str) -> str:
    return " ".join(text.split())


def _change(change: Change) -> str:
    """Return what stands there and what would; the heir too, where a row is gone and another takes over."""
    text, mention = change.text, change.mention
    new = written(change)
    if change.live is not None:
        # What stands there is read as a number or a name, whatever is written.
        return say("{gone} or {heir}", gone=new, heir=change.heir) if change.live else str(new)
    typed = _in_line(text[mention.begin : mention.end])
    if new is None:
        return typed
    head = text[mention.begin : mention.start]
    head = _in_line(head) + head[len(head.rstrip()) :] if len(head) <= _LONG_HEAD else ""
    if change.fate is Fate.RETURNED:
        return say("{old} without “[removed]”", old=typed)
    if change.fate is not Fate.GONE:
        return say("{old} → {new}", old=typed, new=f"{head}{new}")
    if not change.heir:
        return f"{head}{new}"
    return say("{gone} or {heir}", gone=f"{head}{new}", heir=f"{head}{written(change, to_heirs=True)}")
