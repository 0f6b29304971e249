"""The command that tells what two drafts say differently."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from euroapp.calls.library import call_ids, load_call
from euroapp.cli.output import DIFFERENT, OK, call_of, plain, print_json, tell
from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.draft.paths import exists, get
from euroapp.edits.creation import complete
from euroapp.edits.delta import Change, RowCame, RowsOrdered, RowWent, ValueSet, delta
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.history.ledger import Ledger
from euroapp.history.story import authors_between, shared_heads
from euroapp.history.travel import data_at
from euroapp.language import say, wished
from euroapp.storage.files import Opened, load, read_file
from euroapp.storage.moments import moment_of
from euroapp.storage.openformat import from_json, validate
from euroapp.storage.parts import without_data
from euroapp.storage.remembered import Remembered
from euroapp.storage.remembering import ledger_of
from euroapp.storage.sealing import is_sealed
from euroapp.values import join
from euroapp.wording.contrast import contrast
from euroapp.wording.places import page_title

_ZIP = b"PK"


def tell_differences(arguments: argparse.Namespace) -> int:
    """Print what two drafts say differently, files or the open format; return 1 where they do."""
    sides = _read(arguments.one), _read(arguments.other)
    one, other = (_whole(side.draft) for side in sides)
    found = delta(one, other)
    shared = _shared(*sides)
    if arguments.report:
        _refuse_to_overwrite(arguments)
        _write_report(arguments.report, one, other, shared)
    if arguments.json:
        entries = (_entry(change) for change in found)
        print_json([_with_base(entry, shared) for entry in entries if entry is not None])
    elif found:
        call = call_of(one)
        if shared is not None:
            tell(shared.told)
        for difference in contrast(one, other, call):
            page = page_title(difference.page, call)
            tell(say("{page}, {where}:", page=page, where=difference.where))
            tell(f"  {difference.mine}")
            tell(say("  → {value}", value=difference.theirs))
    return DIFFERENT if found else OK


def _read(path: Path) -> Opened:
    raw = read_file(path)
    return load(path) if raw.startswith(_ZIP) or is_sealed(raw) else Opened(from_json(raw), None)


@dataclass(frozen=True)
class _Shared:
    """What two drafts have in common that share their history."""

    ancestor: Draft
    told: str
    apart: bool
    """Both went on after it."""
    authors: Mapping[str, frozenset[str]]


def _shared(one: Opened, other: Opened) -> _Shared | None:
    """Return the last version on which two drafts both rest; None where they share no history."""
    ledgers = [_ledger(side) for side in (one, other)]
    mine, theirs = ledgers
    if mine is None or theirs is None or mine.book.project != theirs.book.project:
        return None
    ours = mine.heads
    mine.receive(theirs.known.changes.values())
    heads = shared_heads(mine.known, ours, theirs.heads)
    media = {**theirs.book.media, **{image.file: image.data for image in other.draft.images}}
    mine.book = replace(mine.book, media={**media, **mine.book.media})
    ancestor = _whole(validate(data_at(mine, heads, one.draft)))
    names = {**theirs.book.authors, **mine.book.authors}
    when = max((mine.known.changes[key].when for key in heads), default=None)
    told = (
        say("Both come from the version of {when}.", when=f"{moment_of(when):%Y-%m-%d %H:%M}")
        if when is not None
        else say("Both come from the draft with which the history begins.")
    )
    sides = (authors_between(mine, heads, side) for side in (ours, theirs.heads))
    authors: dict[str, frozenset[str]] = {}
    for side in sides:
        for path, writers in side.items():
            found = frozenset(names.get(writer, "") for writer in writers)
            authors[path] = authors.get(path, frozenset()) | found
    apart = {*heads} not in ({*ours}, {*theirs.heads})
    return _Shared(ancestor, told, apart, authors)


def _ledger(side: Opened) -> Ledger | None:
    kept = side.origin.history if side.origin is not None else Remembered()
    try:
        return ledger_of(side.draft, kept) if kept.members else None
    except EuroappError:
        return None  # A history that cannot be read is none; the drafts can be compared all the same.


def _with_base(entry: dict[str, Any], shared: _Shared | None) -> dict[str, Any]:
    """Return an entry with the value from which both sides went on, where they went apart."""
    if shared is None or not shared.apart:
        return entry
    there = exists(shared.ancestor, entry["path"])
    return {**entry, "base": plain_value(get(shared.ancestor, entry["path"])) if there else None}


def _refuse_to_overwrite(arguments: argparse.Namespace) -> None:
    """Refuse to write a report over a file that somebody may still need.

    Raises:
        DraftUnreadable: one lies there.

    """
    path = arguments.report
    if not path.exists():
        return
    if any(path.samefile(draft) for draft in (arguments.one, arguments.other)):
        raise DraftUnreadable(say("A report cannot be written over a draft; give another name."))
    if not arguments.force:
        raise DraftUnreadable(say("{path} exists; --force overwrites it.", path=path))


def _write_report(path: Path, one: Draft, other: Draft, shared: _Shared | None) -> None:
    from euroapp.export.files import write_whole
    from euroapp.export.proposal import export_changes
    from euroapp.figures import figures
    from euroapp.outline.changes import ChangeReport, as_text

    call = call_of(other)
    authors = shared.authors if shared is not None else {}
    span = shared.told if shared is not None else say("The two drafts share no history.")
    report = ChangeReport(one, other, call, span, authors)
    if path.suffix.casefold() == ".txt":
        write_whole(path, as_text(report, wished()).encode("utf-8"))
    else:
        export_changes(report, figures(other, call), path)


def _whole(draft: Draft) -> Draft:
    """Return a draft with the empty rows that its call asks for: that one has them is no difference."""
    known = draft.call.id in call_ids()
    return complete(draft, load_call(draft.call.id)) if known else draft


def _entry(change: Change) -> dict[str, Any] | None:
    """Return a difference for scripts; None for an order that only follows from rows that came or went."""
    match change:
        case ValueSet(path, before, after):
            return {"path": path, "before": plain_value(before), "after": plain_value(after)}
        case RowWent(path, row):
            return {"path": join(path, row.id), "before": plain_value(row), "after": None}
        case RowCame(path, row):
            return {"path": join(path, row.id), "before": None, "after": plain_value(row)}
        case RowsOrdered(path, before, after):
            return {"path": path, "before": [*before], "after": [*after]} if change.moved else None


def plain_value(value: Any) -> Any:
    """Return a value of a draft as JSON; an image by the name of its file, which follows from its bytes."""
    if isinstance(value, bytes):
        return Image(id="image", data=value).file
    return without_data(value) if isinstance(value, Image) else plain(value)
