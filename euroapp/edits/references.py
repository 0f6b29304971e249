"""Texts that name rows by number follow the rows, where the user wants it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from euroapp.calls.form import Form
from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.edits.fate import Fate
from euroapp.edits.renumbering import Change, Renumbering, renumbered, texts_of
from euroapp.mentions.mention import REMOVED, SHORT_NAMES, mark_for, mark_of
from euroapp.mentions.names import with_blanks_of
from euroapp.prose import in_table
from euroapp.values import FieldPath


class Texts(StrEnum):
    """What becomes of texts that name rows by numbers that change."""

    CARRY = "carry"
    HEIR = "heir"
    """As `carry`; texts that name what is gone name its heir instead."""
    LEAVE = "leave"


def carried(after: Draft, renumbering: Renumbering, *, to_heirs: bool = False) -> Draft:
    """Return the changed draft with its texts carried along, all in one pass.

    The number or short name of a row that is gone gets the mark `[removed]`, so that the text does not come
    to name the row that takes it over, now or later; or, where that is wanted, it becomes that of the heir.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    by_path: dict[FieldPath, list[Change]] = {}
    for change in renumbering.changes:
        if change.mention.sure:
            by_path.setdefault(change.path, []).append(change)
    texts = dict(texts_of(after))
    for path, changes in by_path.items():
        text = _rewritten(path, texts[path], changes, to_heirs=to_heirs)
        if text != texts[path]:
            after = put(after, path, text)
    return after


_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def _rewritten(path: FieldPath, text: str, changes: list[Change], *, to_heirs: bool) -> str:
    parts: list[str] = []
    place = 0
    for change in changes:
        mention = change.mention
        parts.extend((text[place : mention.start], _written(path, text, change, to_heirs=to_heirs)))
        place = mention.end
        if mention.removed:
            # Marks of the little language between name and mark stay.
            place = mark_of(text, mention.end)
            parts.append(text[mention.end : place - len(REMOVED.strip())].rstrip())
    return "".join((*parts, text[place:]))


def _written(path: FieldPath, text: str, change: Change, *, to_heirs: bool) -> str:
    """Return what stands in the place of a mention after the change."""
    typed = text[change.mention.start : change.mention.end]
    if change.fate is Fate.GONE and not (to_heirs and change.heir):
        return typed + mark_for(text, change.mention.end)
    if change.fate in {Fate.ADOPTED, Fate.SHARED, Fate.RETURNED}:
        return typed
    new = change.heir if change.fate is Fate.GONE else change.new
    if change.mention.collection == SHORT_NAMES:
        return _as_typed(with_blanks_of(new, typed), path, text, change.mention.start)
    return _with_zeros(new.lstrip(_LETTERS), typed)


def _with_zeros(number: str, typed: str) -> str:
    """Return a number with the zeros in front that an author put before another one: `02` becomes `03`."""
    before = typed.split(".")
    return ".".join(
        part.zfill(len(before[place])) if place < len(before) and before[place].startswith("0") else part
        for place, part in enumerate(number.split("."))
    )


_BEGINS_MARK = re.compile(r"(?:[-*]|#{1,6})[ \t]")


def _as_typed(name: str, path: FieldPath, text: str, place: int) -> str:
    """Return a short name as it is typed there, so that nothing in it is a mark of a narrative."""
    if not (path.startswith("narrative/") and path.endswith("/text")):
        return name
    begins_line = not text[:place].rpartition("\n")[2].strip()
    typed = f"\\{name}" if begins_line and _BEGINS_MARK.match(name) else name
    return typed.replace("|", r"\|") if "|" in name and in_table(text, place) else typed


def following(
    before: Draft,
    after: Draft,
    ask: Callable[[Renumbering], Texts | None],
    forms: tuple[Form, Form] | None = None,
    *,
    names: bool = True,
    earlier: Mapping[str, str] = MappingProxyType({}),
    heirs: Mapping[str, str] = MappingProxyType({}),
) -> Draft | None:
    """Return a changed draft with its texts as the answer wants them; None where the change is not wanted.

    Args:
        before: the draft before the change.
        after: the draft after it.
        ask: is asked once, and only if a text names what is renumbered; None means not to change.
        forms: the forms of the calls before and after, where the change is one of the call.
        names: look for short names of participants too; not while one is being typed.
        earlier: which participant had a short name last, as row ids by name.
        heirs: which row takes over what hung on a row that goes, as row ids.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    found = renumbered(before, after, forms, names=names, earlier=earlier, heirs=heirs)
    if found is None:
        return after
    answer = ask(found)
    if answer is None:
        return None
    return after if answer is Texts.LEAVE else carried(after, found, to_heirs=answer is Texts.HEIR)
