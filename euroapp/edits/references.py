"""Texts that name rows by number follow the rows, where the user wants it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from euroapp.calls.form import Form
from euroapp.draft import Draft
from euroapp.draft.paths import put
from euroapp.edits.renumbering import Change, Place, Renumbering, renumbered
from euroapp.edits.rewriting import NOTHING, as_typed, rewritten
from euroapp.values import FieldPath


class Texts(StrEnum):
    """What becomes of texts that name rows by numbers that change."""

    CARRY = "carry"
    HEIR = "heir"
    """As `carry`; texts that name what is gone name its heir instead."""
    LEAVE = "leave"


@dataclass(frozen=True)
class Decision:
    """What the author wants of texts that name what a change renumbers."""

    texts: Texts
    places: frozenset[Place] | None = None
    """The mentions to write anew; None for all that can mean nothing else."""
    by_hand: Mapping[Place, str] = field(default_factory=lambda: NOTHING)
    """What the author typed in the place of mentions that no program can write."""


def carried(
    after: Draft,
    renumbering: Renumbering,
    *,
    to_heirs: bool = False,
    places: frozenset[Place] | None = None,
    by_hand: Mapping[Place, str] = NOTHING,
) -> Draft:
    """Return the changed draft with its texts carried along, all in one pass.

    The number or short name of a row that is gone gets the mark `[removed]`, so that the text does not come
    to name the row that takes it over, now or later; or, where that is wanted, it becomes that of the heir.

    Args:
        after: the changed draft.
        renumbering: what the change does to mentions.
        to_heirs: name the heir of what is gone instead of marking it.
        places: the mentions to write anew; None for all that can mean nothing else.
        by_hand: what the author typed in the place of mentions that no program can write.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    by_path: dict[FieldPath, list[Change]] = {}
    for change in renumbering.changes:
        wanted = change.mention.sure if places is None else change.place in places
        if wanted or change.place in by_hand:
            by_path.setdefault(change.path, []).append(change)
    for path, changes in by_path.items():
        text = rewritten(changes[0].text, changes, to_heirs=to_heirs, by_hand=by_hand)
        if text != changes[0].text:
            after = put(after, path, text)
    return after


def left(after: Draft, renumbering: Renumbering) -> Draft:
    """Return the changed draft with texts that read as before: fields of rows that go become their words.

    Raises:
        ValueRefused: a text would become longer than a field may be.

    """
    words = {
        change.place: as_typed(change.mention.number, change.path, change.text, change.mention.start)
        for change in renumbering.changes
        if change.live is not None
    }
    return carried(after, renumbering, places=frozenset(), by_hand=words)


def following(
    before: Draft,
    after: Draft,
    ask: Callable[[Renumbering], Decision | None],
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
    wanted = ask(found)
    if wanted is None:
        return None
    if wanted.texts is Texts.LEAVE:
        return left(after, found)
    to_heirs = wanted.texts is Texts.HEIR
    return carried(after, found, to_heirs=to_heirs, places=wanted.places, by_hand=wanted.by_hand)
