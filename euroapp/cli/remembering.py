"""The command that tells what a draft remembers."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from datetime import UTC, datetime
from itertools import groupby
from typing import Any

from euroapp.calls.call import Call
from euroapp.calls.library import call_ids, load_call
from euroapp.cli.output import OK, print_json, tell
from euroapp.draft import Draft
from euroapp.draft.marks import MARKS
from euroapp.draft.numbering import Numbering
from euroapp.draft.paths import exists
from euroapp.errors import DraftUnreadable, EuroappError, NoSuchPath
from euroapp.history.changes import Change
from euroapp.history.story import Entry, story
from euroapp.language import say
from euroapp.storage.files import HISTORY_DAMAGED, load
from euroapp.storage.remembered import Remembered
from euroapp.storage.remembering import ledger_of
from euroapp.wording.contrast import ABSENT, EMPTY, TAKEN_OUT, parted
from euroapp.wording.kinds_of_change import NOBODY, kind_of_change
from euroapp.wording.marks import mark_said
from euroapp.wording.places import page_at, page_title, place

SHORT = 8
"""Letters of a change by which it can be named."""


def tell_changes(arguments: argparse.Namespace) -> int:
    """Print every change of a draft, oldest first."""
    opened = load(arguments.draft)
    kept = opened.origin.history if opened.origin is not None else Remembered()
    if kept.damaged:
        raise DraftUnreadable(HISTORY_DAMAGED)
    ledger = ledger_of(opened.draft, kept)
    authors, below = ledger.book.authors, (arguments.path or "").strip("/")
    if below and not exists(opened.draft, below) and next(story(ledger, below), None) is None:
        raise NoSuchPath(say("There is no “{path}” in this draft, and there never was.", path=below))
    if arguments.json:
        print_json([_entry(one, authors.get(one.change.writer, "")) for one in story(ledger, below)])
        return OK
    where = _Places(opened.draft)
    for change, entries in groupby(story(ledger, below), key=lambda one: one.change):
        tell(_head(change, authors.get(change.writer, "")))
        _tell_steps(entries, where)
    return OK


def moment(seconds: int) -> datetime:
    """Return the time of a change, by the clock of the computer it was made on."""
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _entry(entry: Entry, who: str) -> dict[str, Any]:
    change = entry.change
    return {
        "when": moment(change.when).isoformat(),
        "who": who,
        "path": entry.path,
        "before": entry.before,
        "after": entry.after,
        "as": "moved" if entry.moved else change.kind,
        "change": change.id,
        **({"taken_out": True} if entry.taken_out else {}),
    }


def _head(change: Change, who: str) -> str:
    when = f"{moment(change.when).astimezone():%Y-%m-%d %H:%M}"
    kind = kind_of_change(change.kind)
    return say(
        "{when}, {who}, {kind} [{change}]", when=when, who=who or NOBODY, kind=kind, change=change.id[:SHORT]
    )


class _Places:
    """Where a path is, in the words of a user."""

    def __init__(self, draft: Draft) -> None:
        self._draft, self._numbers = draft, Numbering(draft)
        self._call: Call | None = load_call(draft.call.id) if draft.call.id in call_ids() else None

    def named(self, path: str) -> str:
        """Return page and place; the path itself where the draft has no such row any more."""
        if self._call is None:
            return path
        try:
            named = place(path, self._draft, self._call, self._numbers)
        except EuroappError:
            return path
        page = page_title(page_at(path, self._draft), self._call)
        return say("{page}, {where}", page=page, where=named) if named else page or path


def _tell_steps(entries: Iterable[Entry], where: _Places) -> None:
    for entry in entries:
        named = where.named(entry.path)
        if entry.moved:
            tell(
                say(
                    "  {where}: place {before} → {after}", where=named, before=entry.before, after=entry.after
                )
            )
            continue
        shown = _mark if entry.path.startswith(f"{MARKS}/") else _shown
        before, after = parted(shown(entry.before), shown(entry.after))
        if entry.taken_out:
            before, after = TAKEN_OUT, after if entry.after else TAKEN_OUT
        tell(say("  {where}: {before} → {after}", where=named, before=before, after=after))


def _mark(value: Any) -> str:
    """Return a mark as it says it: its checksum tells nothing to people."""
    return mark_said(value.get("kind"), value.get("by", "")) if isinstance(value, dict) else _shown(value)


def _shown(value: Any) -> str:
    """Return a value in one line."""
    if value is None:
        return ABSENT
    if isinstance(value, dict):
        return ", ".join(
            _shown(one) for name, one in value.items() if name != "id" and one not in (None, "", [], {})
        )
    if isinstance(value, list):
        return ", ".join(map(_shown, value)) or EMPTY
    return " ".join(str(value).split()) or EMPTY
