"""Changes of a workbook upon the version of the draft they were made on, offered like those of a packet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.draft.paths import exists, get
from euroapp.edits.removal import remove_row
from euroapp.edits.rows import add_row, append_rows, fresh_id
from euroapp.edits.values import set_effort, set_value
from euroapp.errors import EuroappError
from euroapp.exchange.pictures import at_hand
from euroapp.exchange.taking import Offer, look
from euroapp.exchange.trying import draft_from
from euroapp.export.workbook.home import VALUE, Home
from euroapp.history.book import Share
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.history.recording import plain
from euroapp.importing.found import REFUSALS, Found, Wish
from euroapp.importing.homecoming import changes_in
from euroapp.importing.opening import Opened
from euroapp.importing.room import refuse_found, refuse_large
from euroapp.importing.stopping import Stop
from euroapp.language import say
from euroapp.storage.remembering import now
from euroapp.values import FieldPath, join, split
from euroapp.wording.values import Names

KIND = "import"
"""As what such a change counts."""


_UNKNOWN = say(
    "This draft does not know the version from which the workbook was made. What was changed in the workbook "
    "is compared with the draft as it is now."
)
_UNDONE = say(
    "Something that was in the draft when the workbook was made was undone since. What was changed in the "
    "workbook is compared with the draft as it is now."
)


@dataclass(frozen=True)
class Brought:
    """What a file from outside would do to a draft; nothing is done yet."""

    offer: Offer
    found: Found
    exact: bool
    """The draft knows the version that was changed; else it is compared with as it is."""
    changes: tuple[Change, ...] = ()
    """What the file comes to, for whoever takes it in."""
    share: Share | None = None
    """The part that it may change; None for everything."""
    authors: Mapping[str, str] = field(default_factory=dict)


def bring(
    opened: Opened,
    home: Home,
    ledger: Ledger,
    draft: Draft,
    *,
    name: str,
    only: str = "",
    stop: Stop | None = None,
) -> Brought:
    """Return what a workbook of ours would do to a draft.

    Args:
        opened: the file.
        home: what it says of itself.
        ledger: the history of the draft.
        draft: what it leads to.
        name: what the file is called, for the history.
        only: the id of the participant whose part alone may change; '' for what was asked for.
        stop: by which the user may end this.

    Raises:
        DraftUnreadable: the history of the draft itself leads to no draft.
        TableUnreadable: it brings more than one import takes.
        Stopped: the user ended it.

    """
    stop = stop or Stop()
    book = ledger.book
    exact = home.project == book.project and all(head in ledger.known.changes for head in home.heads)
    base, past = _version(ledger, draft, home.heads) if exact else (draft, ledger)
    call = load_call(base.call.id).with_overrides(base.overrides)
    same = exact or all(_still(draft, path, held) for path, held in home.base.items())
    found = changes_in(opened, home, Names(base, call), stop, same=same)
    if exact and not _stands(ledger, home.heads):
        exact, base, past = False, draft, ledger
        found.told.insert(0, _UNDONE)
        _keep_what_changed_here(found, draft)
    elif not same:
        found.told.insert(0, _UNKNOWN)
        _keep_what_changed_here(found, draft)
    refuse_found(found)
    share = _share(home, ledger, only)
    writer = _writer(home, found, book.project)
    known = next(_made_before(ledger, writer), None)
    change = known if known is not None else made(past, base, edited(base, found, stop), writer, name)
    stop.heed()
    return _brought(ledger, draft, change, found, (share, {writer: _author(home, draft, name)}, exact))


def _brought(
    ledger: Ledger,
    draft: Draft,
    change: Change | None,
    found: Found,
    told: tuple[Share | None, dict[str, str], bool],
) -> Brought:
    share, authors, exact = told
    changes = (change,) if change is not None else ()
    offer = look(ledger, draft, changes, share=share, authors=authors, alone=True)
    return Brought(offer, found, exact, changes, share, authors)


def bring_rows(found: Found, ledger: Ledger, draft: Draft, *, name: str, only: str = "") -> Brought:
    """Return what the rows of a foreign table would do to a draft as it is now.

    Args:
        found: the rows.
        ledger: the history of the draft.
        draft: what it leads to.
        name: what the file is called, for the history.
        only: the id of the participant whose part alone may change; '' for all.

    Raises:
        TableUnreadable: there are more than one import takes.

    """
    refuse_found(found)
    share = Share(only) if only else None
    writer = _writer(Home(), found, ledger.book.project)
    change = made(ledger, draft, edited(draft, found), writer, name)
    authors: dict[str, str] = {writer: say("table {name}", name=name)}
    return _brought(ledger, draft, change, found, (share, authors, True))


def _still(draft: Draft, path: FieldPath, held: Mapping[str, Any]) -> bool:
    """Tell whether a draft holds what it held when the workbook was written."""
    if not exists(draft, path):
        return False
    row = get(draft, path)
    names = [name for name in held if name.isidentifier() and name != VALUE]
    return all(plain(getattr(row, name, None)) == held[name] for name in names)


def _made_before(ledger: Ledger, writer: str) -> Iterator[Change]:
    """Yield what the same file came to before, where that brings back nothing that was undone."""
    for change in ledger.known.changes.values():
        if change.writer == writer and _stands(ledger, change.parents):
            yield change


def _stands(ledger: Ledger, heads: Iterable[str]) -> bool:
    """Tell whether an earlier version is in the draft still: else it would bring back what was undone."""
    return all(any(ledger.known.seen(own, head) for own in ledger.heads) for head in heads)


def _version(ledger: Ledger, draft: Draft, heads: tuple[str, ...]) -> tuple[Draft, Ledger]:
    """Return an earlier version of a draft, with the history that leads to it."""
    if heads == ledger.heads:
        return draft, ledger
    past = Ledger(ledger.book, ledger.writer)
    merged = past.go_to(heads)
    return draft_from(merged, at_hand(draft, ledger.book)), past


def made(past: Ledger, base: Draft, after: Draft, writer: str, label: str) -> Change | None:
    """Return the change that leads from a version to another one; None where they are the same.

    Raises:
        TableUnreadable: it is more than one import takes.

    """
    ledger = Ledger(past.book, writer)
    change = ledger.record(base, after, now(), KIND, label[:200])
    if change is not None:
        refuse_large(change)
    return change


def _share(home: Home, ledger: Ledger, only: str) -> Share | None:
    """Return the part that a workbook may change; what was asked from here counts as it was asked."""
    if only:
        return Share(only)
    asked = ledger.book.asked.get(home.request)
    if asked is not None:
        return asked
    return Share(home.partner) if home.partner else None


def _writer(home: Home, found: Found, project: str) -> str:
    """Return the random name under which a file writes: the same changes are the same writer's."""
    told = [
        project,
        repr(sorted((wish.path, repr(plain(wish.value))) for wish in found.wishes)),
        repr([(one.path, one.where.row, sorted(_plain(one.values).items())) for one in found.comers]),
        repr(sorted(one.path for one in found.goers)),
        repr(home.heads),
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()[:16]


def _plain(values: Mapping[str, Any]) -> dict[str, str]:
    return {name: repr(plain(value)) for name, value in values.items()}


def _author(home: Home, draft: Draft, name: str) -> str:
    """Return by whom changes of a file are told to be."""
    partner = next((row.short_name for row in draft.partners if row.id == home.partner), "")
    if partner:
        return say("{partner}, in a workbook", partner=partner)
    return say("workbook {name}", name=name)


def edited(draft: Draft, found: Found, stop: Stop | None = None) -> Draft:
    """Return a draft with what was found; what does not fit becomes one of the troubles.

    Raises:
        Stopped: the user ended it.

    """
    stop = stop or Stop()
    for goer in found.goers:
        stop.heed()
        if not exists(draft, goer.path):
            continue
        try:
            draft = remove_row(draft, goer.path)
        except REFUSALS as error:
            found.miss(goer.where, None, error)
    for wish in found.wishes:
        stop.heed()
        try:
            draft = _set(draft, wish)
        except REFUSALS as error:
            found.miss(wish.where, None, error if isinstance(error, EuroappError) else str(error))
    return _with_comers(draft, found, stop)


def _with_comers(draft: Draft, found: Found, stop: Stop) -> Draft:
    """Return a draft with the rows that come."""
    # Row by row, each list would be made and proved anew for every row.
    by_list: dict[FieldPath, dict[str, Mapping[str, Any]]] = {}
    if not any(comer.after for comer in found.comers):
        for comer in found.comers:
            key = fresh_id(comer.path)
            by_list.setdefault(comer.path, {})[key] = comer.values
            if comer.double:
                found.doubles.add(join(comer.path, key))
        with suppress(*REFUSALS):
            after = draft
            for path, newcomers in by_list.items():
                stop.heed()
                after = append_rows(after, path, newcomers)
            return after
    made_of: dict[FieldPath, str] = {}
    for comer in found.comers:
        stop.heed()
        key = fresh_id(comer.path)
        above = made_of.get(comer.after, comer.after.rpartition("/")[2])
        try:
            draft = add_row(draft, comer.path, key, dict(comer.values), above)
            made_of[comer.after] = key
            found.doubles.update({join(comer.path, key)} if comer.double else ())
        except REFUSALS as error:
            found.miss(comer.where, None, error if isinstance(error, EuroappError) else str(error))
    return draft


def _set(draft: Draft, wish: Wish) -> Draft:
    match split(wish.path):
        case ("tasks", task, "participations", part, "person_months"):
            row = f"tasks/{task}/participations/{part}"
            partner = part.removeprefix("@") if part.startswith("@") else get(draft, row).participant
            return set_effort(draft, task, partner, wish.value)
    return set_value(draft, wish.path, wish.value)


def _keep_what_changed_here(found: Found, draft: Draft) -> None:
    """Leave out what was changed in the draft too since the workbook was written."""
    for wish in [*found.wishes]:
        there = exists(draft, wish.path) or "/@" in wish.path
        held = get(draft, wish.path) if exists(draft, wish.path) else None
        if there and (held == wish.base or held == wish.value):
            continue
        found.wishes.remove(wish)
        reason = (
            say("Here it was changed since, to “{value}”. Decide which one holds.", value=str(held))
            if there
            else say("The row is not in the draft any more.")
        )
        found.miss(wish.where, None, reason)
    for goer in [*found.goers]:
        if exists(draft, goer.path) and not _still(draft, goer.path, goer.base):
            found.goers.remove(goer)
            found.miss(goer.where, None, say("A row that is gone here was changed in the draft since."))
