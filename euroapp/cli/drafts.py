"""Commands that write drafts, or print what is in them."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any

from euroapp.calls.library import call_ids, load_call
from euroapp.cli.output import OK, plain, print_json, tell
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import get, is_field
from euroapp.edits.creation import complete, new_draft
from euroapp.edits.references import Texts, carried
from euroapp.edits.renumbering import renumbered
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable, ValueRefused
from euroapp.language import say, together
from euroapp.reading import read
from euroapp.storage import snapshots
from euroapp.storage.durable import replace_durably
from euroapp.storage.example import example_draft
from euroapp.storage.files import Opened, load, read_file, resolved, save
from euroapp.storage.limits import parse_json
from euroapp.storage.openformat import from_json, schema, to_json
from euroapp.values import FieldPath
from euroapp.wording.renumbering import left_as_typed, places_left, sentences
from euroapp.wording.values import Names


def _may_write(path: Path, *, force: bool, draft: Draft | None = None) -> None:
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
    call = load_call(arguments.call)
    _may_write(arguments.out, force=arguments.force)
    save(new_draft(call), arguments.out)
    return OK


def example(arguments: argparse.Namespace) -> int:
    """Write the example draft."""
    draft = example_draft()
    _may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out)
    return OK


def show(arguments: argparse.Namespace) -> int:
    """Print a draft, or the value at a path."""
    print_json(plain(get(load(arguments.draft).draft, arguments.path or "")))
    return OK


def set_field(arguments: argparse.Namespace) -> int:
    """Change one field and save."""
    opened: Opened = load(arguments.draft)
    try:
        value = parse_json(arguments.value.encode("utf-8", "surrogateescape"))
    except DraftUnreadable as error:
        typed = _shortened(arguments.value.strip())
        raise ValueRefused(
            say("{typed} is no JSON. Write texts in double quotes: '\"BLUELINK\"'.", typed=repr(typed))
        ) from error
    call = load_call(opened.draft.call.id)
    draft = complete(opened.draft, call)
    value = _chosen(arguments.path, value, Names(draft, call))
    changed = _with_texts(draft, set_value(draft, arguments.path, value), arguments.texts)
    load_call(changed.call.id)  # a draft whose call is not here could not be read again by any command
    save(changed, arguments.draft, opened.origin)
    return OK


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."


def _chosen(path: FieldPath, value: Any, names: Names) -> Any:
    """Return the key that a choice means: a key, a name or a usual other name of it.

    Raises:
        ValueRefused: it is none of the choices.

    """
    if not isinstance(value, str) or not value or not is_field(path):
        return value
    spec = field_at(path)
    if spec.many or spec.kind not in {Kind.CHOICE, Kind.REF, Kind.ENUM}:
        return value
    try:
        return read(spec, value, names)
    except ValueError as error:
        raise ValueRefused(
            say("{path} does not take this value. {reason}", path=path, reason=error)
        ) from error


def _with_texts(before: Draft, after: Draft, answer: str | None) -> Draft:
    """Return the changed draft with its texts carried along or left, as the user said.

    Raises:
        ValueRefused: texts name what the change renumbers, and nobody said what becomes of them.

    """
    known = before.call.id != after.call.id and after.call.id in call_ids()
    forms = (load_call(before.call.id).form, load_call(after.call.id).form) if known else None
    found = renumbered(before, after, forms)
    if found is None or answer == Texts.LEAVE:
        return after
    if answer is None:
        choice = say(
            "Say --texts carry to carry the texts along, or --texts leave to leave them as they are."
        )
        raise ValueRefused(together((*sentences(found), choice), " "))
    for line in (*left_as_typed(found), *places_left(found)):
        tell(line, error=True)
    return carried(after, found)


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
    _may_write(arguments.out, force=arguments.force, draft=draft)
    save(draft, arguments.out, pin=snapshots.IMPORT)
    return OK


def print_schema(_arguments: argparse.Namespace) -> int:
    """Print the JSON Schema of the open format."""
    print_json(schema())
    return OK
