"""The command that changes one field of a draft."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Any

from euroapp.calls.library import call_ids, load_call
from euroapp.cli.output import OK, tell
from euroapp.draft import Draft
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import is_field
from euroapp.edits.creation import complete
from euroapp.edits.values import set_value
from euroapp.errors import DraftUnreadable, ValueRefused
from euroapp.language import say, together
from euroapp.mentions.letters import LETTERS, PARTNERS
from euroapp.reading import read
from euroapp.storage.authors import LONGEST_NAME, tidied
from euroapp.storage.files import HISTORY_DAMAGED, History, Opened, load, save
from euroapp.storage.limits import parse_json
from euroapp.storage.remembered import Remembered
from euroapp.storage.remembering import ledger_or_new, now
from euroapp.values import FieldPath
from euroapp.wording.values import Names

_LONGEST_LABEL = 200


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
    save(changed, arguments.draft, opened.origin, history=_remembered(opened, changed, arguments))
    return OK


def _remembered(
    opened: Opened, changed: Draft, arguments: argparse.Namespace
) -> Mapping[str, bytes] | History:
    """Return the history with this change, by whoever made it."""
    kept = opened.origin.history if opened.origin is not None else Remembered()
    name = _author(arguments.author) if arguments.author is not None else None
    whole = complete(opened.draft, load_call(opened.draft.call.id))
    ledger, damaged = ledger_or_new(opened.draft, kept, name, whole=whole)
    if damaged or kept.damaged:
        tell(HISTORY_DAMAGED, error=True)
    ledger.record(whole, changed, now(), "typed", arguments.path[:_LONGEST_LABEL])
    return ledger.book.members() if ledger.heads else History.NONE


def _author(typed: str) -> str:
    """Return a name for the history.

    Raises:
        ValueRefused: it is too long to be one.

    """
    if len(" ".join(typed.split())) > LONGEST_NAME:
        raise ValueRefused(say("The name of an author has at most {most} characters.", most=LONGEST_NAME))
    return tidied(typed)


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
    if before.call is after.call and all(
        getattr(before, name) is getattr(after, name) for name in (*LETTERS.values(), PARTNERS)
    ):
        # Nothing that has a number or a short name is another one: texts need not be searched.
        return after
    from euroapp.edits.references import Texts, carried, left
    from euroapp.edits.renumbering import renumbered
    from euroapp.wording.renumbering import doubled, left_as_typed, places_left, sentences

    known = before.call.id != after.call.id and after.call.id in call_ids()
    forms = (load_call(before.call.id).form, load_call(after.call.id).form) if known else None
    found = renumbered(before, after, forms)
    if found is None:
        return after
    if answer == Texts.LEAVE:
        return left(after, found)
    if answer is None:
        choice = say(
            "Say --texts carry to carry the texts along, or --texts leave to leave them as they are."
        )
        raise ValueRefused(together((*sentences(found), choice), " "))
    for line in (*doubled(found), *left_as_typed(found), *places_left(found)):
        tell(line, error=True)
    return carried(after, found)
