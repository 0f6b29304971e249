"""The command that tells what two drafts say differently."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from euroapp.calls.library import call_ids, load_call
from euroapp.cli.output import OK, call_of, plain, print_json, tell
from euroapp.draft import Draft
from euroapp.draft.images import Image
from euroapp.edits.creation import complete
from euroapp.edits.delta import Change, RowCame, RowsOrdered, RowWent, ValueSet, delta
from euroapp.language import say
from euroapp.storage.files import load, read_file
from euroapp.storage.openformat import from_json
from euroapp.storage.parts import without_data
from euroapp.values import join
from euroapp.wording.contrast import contrast
from euroapp.wording.places import page_of, page_title

DIFFERENT = 1
_ZIP = b"PK"


def tell_differences(arguments: argparse.Namespace) -> int:
    """Print what two drafts say differently, files or the open format; return 1 where they do."""
    one, other = (_whole(_read(path)) for path in (arguments.one, arguments.other))
    found = delta(one, other)
    if arguments.json:
        print_json([entry for change in found if (entry := _entry(change)) is not None])
    elif found:
        call = call_of(one)
        for difference in contrast(one, other, call):
            page = page_title(page_of(difference.path), call)
            tell(say("{page}, {where}:", page=page, where=difference.where))
            tell(f"  {difference.mine}")
            tell(say("  → {value}", value=difference.theirs))
    return DIFFERENT if found else OK


def _read(path: Path) -> Draft:
    return load(path).draft if read_file(path).startswith(_ZIP) else from_json(read_file(path))


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
