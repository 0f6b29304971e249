"""Texts that name rows by number follow the rows, where the user wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import StrEnum
from types import MappingProxyType

from euroapp.calls.form import Form
from euroapp.draft import Draft
from euroapp.draft.mentions import REMOVED
from euroapp.draft.paths import put
from euroapp.edits.fate import Fate
from euroapp.edits.renumbering import Change, Renumbering, renumbered, texts_of
from euroapp.prose import in_table
from euroapp.values import FieldPath


class Texts(StrEnum):
    """What becomes of texts that name rows by numbers that change."""

    CARRY = "carry"
    LEAVE = "leave"


def carried(after: Draft, renumbering: Renumbering) -> Draft:
    """Return the changed draft with its texts carried along, all in one pass.

    The number or short name of a row that is gone gets the mark `[removed]`, so that the text does not come
    to name the row that takes it over, now or later.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    by_path: dict[FieldPath, list[Change]] = {}
    for change in renumbering.changes:
        if change.mention.sure:
            by_path.setdefault(change.path, []).append(change)
    texts = dict(texts_of(after))
    for path, changes in by_path.items():
        text = _rewritten(path, texts[path], changes)
        if text != texts[path]:
            after = put(after, path, text)
    return after


def _rewritten(path: FieldPath, text: str, changes: list[Change]) -> str:
    parts, place = [], 0
    for change in changes:
        mention = change.mention
        parts.append(text[place : mention.start])
        figures = text[mention.start : mention.end]
        if change.fate is Fate.FOLLOWS:
            parts.append(change.new.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        elif change.fate is Fate.RENAMED:
            parts.append(_as_typed(change.new, path, text, mention.start))
        else:
            parts.append(figures + (REMOVED if change.fate is Fate.GONE else ""))
        place = mention.end
    return "".join((*parts, text[place:]))


def _as_typed(name: str, path: FieldPath, text: str, place: int) -> str:
    """Return a short name as it is typed there, so that no bar in it parts a cell of a narrative's table."""
    in_prose = path.startswith("narrative/") and path.endswith("/text")
    return name.replace("|", r"\|") if in_prose and "|" in name and in_table(text, place) else name


def following(
    before: Draft,
    after: Draft,
    ask: Callable[[Renumbering], Texts | None],
    forms: tuple[Form, Form] | None = None,
    *,
    names: bool = True,
    earlier: Mapping[str, str] = MappingProxyType({}),
) -> Draft | None:
    """Return a changed draft with its texts as the answer wants them; None where the change is not wanted.

    Args:
        before: the draft before the change.
        after: the draft after it.
        ask: is asked once, and only if a text names what is renumbered; None means not to change.
        forms: the forms of the calls before and after, where the change is one of the call.
        names: look for short names of participants too; not while one is being typed.
        earlier: which participant had a short name last, as row ids by name.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    found = renumbered(before, after, forms, names=names, earlier=earlier)
    if found is None:
        return after
    answer = ask(found)
    if answer is None:
        return None
    return carried(after, found) if answer is Texts.CARRY else after
