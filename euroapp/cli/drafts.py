"""Commands that write drafts, or print what is in them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from euroapp.cli.output import OK, plain, print_json
from euroapp.draft import Draft
from euroapp.draft.paths import get
from euroapp.errors import DraftUnreadable
from euroapp.language import say
from euroapp.storage import snapshots
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import load, read_file, resolved, save
from euroapp.storage.openformat import from_json, schema, to_json


def may_write(path: Path, *, force: bool, draft: Draft | None = None) -> None:
    """Refuse to write over a file that the user may still need.

    Args:
        path: where to write.
        force: the user insists.
        draft: what will be written, where a file that already holds exactly this may be written again.

    Raises:
        DraftUnreadable: the file exists and would be lost.

    """
    if force or not path.exists():
        return
    try:
        same = draft is not None and load(path).draft == draft
    except DraftUnreadable:
        same = False
    if not same:
        raise DraftUnreadable(say("{path} exists; --force overwrites it.", path=path))


def new(arguments: argparse.Namespace) -> int:
    """Write an empty draft."""
    from euroapp.calls.library import load_call
    from euroapp.edits.creation import new_draft

    call = load_call(arguments.call)
    may_write(arguments.out, force=arguments.force)
    save(new_draft(call), arguments.out)
    return OK


def example(arguments: argparse.Namespace) -> int:
    """Write the example draft."""
    from euroapp.storage.example import example_draft

    draft = example_draft()
    may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out)
    return OK


def show(arguments: argparse.Namespace) -> int:
    """Print a draft, or the value at a path."""
    print_json(plain(get(load(arguments.draft).draft, arguments.path or "")))
    return OK


def write_open_format(arguments: argparse.Namespace) -> int:
    """Print a draft in the open format, or write it to a file."""
    raw = to_json(load(arguments.draft).draft, indent=1)
    if arguments.out is None:
        sys.stdout.buffer.write(raw)
        return OK
    target = resolved(arguments.out)
    if target.exists() and not arguments.force and read_file(target) != raw:
        raise DraftUnreadable(say("{path} exists; --force overwrites it.", path=arguments.out))
    if target.exists() and target.samefile(arguments.draft):
        raise DraftUnreadable(
            say("The open format cannot be written over the draft itself; give another name.")
        )
    replace_durably(target, raw)
    return OK


def read_open_format(arguments: argparse.Namespace) -> int:
    """Make a draft from the open format."""
    from euroapp.calls.library import call_ids

    draft = from_json(read_file(arguments.file))
    if not draft.call.id:
        known = ", ".join(call_ids())
        raise DraftUnreadable(
            say(
                'The draft names no call. Write the id of one into the file, as "call": {example}; '
                "installed are {known}.",
                example='{"id": ...}',
                known=known,
            )
        )
    may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out, pin=snapshots.IMPORT)
    return OK


def print_schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of the open format."""
    print_json(schema())
    return OK
