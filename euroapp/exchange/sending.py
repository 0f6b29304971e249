"""What goes into a packet: own changes, or everything for a participant who is asked for its part."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from dataclasses import replace

from euroapp.draft import Draft
from euroapp.draft.paths import exists
from euroapp.errors import NoSuchPath
from euroapp.exchange.packet import Packet
from euroapp.exchange.pictures import at_hand, named_at_start, named_in
from euroapp.history.book import MOST_ASKED, Book, Share
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.language import say

SHORTEST_NAME = 6
"""Letters by which a change may be named."""


def answer(ledger: Ledger, draft: Draft, since: str = "") -> Packet:
    """Return a packet of the changes that are in a draft.

    Args:
        ledger: the history of the draft.
        draft: what it leads to.
        since: the id of a change, or how it begins: only what this change had not seen. '' for all.

    Raises:
        NoSuchPath: there is no such change, or more than one.

    """
    known = ledger.known
    changes = [*known.upto(ledger.heads)]
    rests: tuple[str, ...] = ()
    if since:
        rests = (found_change(changes, since),)
        changes = [change for change in changes if not known.seen(rests[0], change.id)]
    book = ledger.book
    packet = _packet(ledger, draft, changes)
    return replace(packet, rests=rests, request=book.request, share=book.share)


def question(ledger: Ledger, draft: Draft, partner: str, sections: Iterable[str] = ()) -> tuple[Packet, Book]:
    """Return a packet that asks a participant for its part, and the history that remembers it.

    Args:
        ledger: the history of the draft.
        draft: what it leads to.
        partner: the id of the participant, or his short name.
        sections: ids of narrative sections that are given to him.

    Raises:
        NoSuchPath: there is no such participant, or no such section.

    """
    share = Share(found_partner(draft, partner), tuple(sections))
    for section in share.sections:
        if not exists(draft, f"narrative/{section}"):
            known = ", ".join(row.id for row in draft.narrative)
            raise NoSuchPath(
                say("There is no section “{section}”; there are {known}.", section=section, known=known)
            )
    request = secrets.token_hex(8)
    earlier = [*ledger.book.asked.items()][-MOST_ASKED + 1 :]
    book = replace(ledger.book, asked=dict([*earlier, (request, share)]))
    packet = _packet(ledger, draft, [*ledger.known.upto(ledger.heads)], whole=True)
    return replace(packet, asks=True, request=request, share=share), book


def found_change(changes: Iterable[Change], name: str) -> str:
    """Return the id of the change that a name, or its beginning, stands for.

    Raises:
        NoSuchPath: there is none, or more than one.

    """
    found = [change.id for change in changes if change.id.startswith(name)]
    if len(name) < SHORTEST_NAME:
        raise NoSuchPath(say("Give at least {least} letters of a version.", least=SHORTEST_NAME))
    if not found:
        raise NoSuchPath(say("There is no version {name} in this draft.", name=name))
    if len(found) > 1:
        raise NoSuchPath(say("Several versions begin with {name}; give more letters.", name=name))
    return found[0]


def found_partner(draft: Draft, name: str) -> str:
    """Return the id of the participant that an id or a short name stands for.

    Raises:
        NoSuchPath: there is none, or more than one.

    """
    if any(row.id == name for row in draft.partners):
        return name
    wanted = name.strip().casefold()
    found = [row.id for row in draft.partners if row.short_name.strip().casefold() == wanted]
    if len(found) != 1 or not wanted:
        known = ", ".join(f"{row.id} ({row.short_name})" for row in draft.partners)
        raise NoSuchPath(
            say("There is no participant “{name}”; there are {known}.", name=name, known=known)
            if not found
            else say(
                "Several participants are called “{name}”; give the id: {known}.", name=name, known=known
            )
        )
    return found[0]


def _packet(ledger: Ledger, draft: Draft, changes: list[Change], *, whole: bool = False) -> Packet:
    book, pool = ledger.book, at_hand(draft, ledger.book)
    names = named_in(changes) | (named_at_start(ledger.start) if whole else set())
    writers = {change.writer for change in changes} | {ledger.writer}
    return Packet(
        book.project,
        ledger.writer,
        tuple(changes),
        {writer: name for writer, name in sorted(book.authors.items()) if writer in writers and name},
        draft.general.title,
        draft.general.acronym,
        (),
        ledger.heads if changes else (),
        book.start if whole else b"",
        {name: pool[name] for name in sorted(names) if name in pool},
    )
