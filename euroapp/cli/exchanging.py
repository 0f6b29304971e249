"""Commands that send changes of a draft to others, and take in theirs."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from euroapp.cli.exchanged import Report, close
from euroapp.cli.here import Here, opened
from euroapp.cli.importing import WORKBOOKS, take_workbook
from euroapp.cli.output import OK, UNREADABLE, complain, print_json, tell
from euroapp.errors import DraftUnreadable, NoSuchPath, SaveFailed
from euroapp.exchange.folder import home_of, images, projects_in, scan, shared_folder
from euroapp.exchange.joining import joined
from euroapp.exchange.packet import Packet, read, written
from euroapp.exchange.pictures import named_in
from euroapp.exchange.publishing import Published, publish
from euroapp.exchange.sending import answer, found_partner, question
from euroapp.exchange.taking import Offer, Taken, begin, look, name_of, take
from euroapp.history.book import Book, Share
from euroapp.history.ledger import Ledger
from euroapp.language import say, say_count, sentence
from euroapp.storage.authors import author, writer_of
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import read_file, resolved, save
from euroapp.storage.remembering import under
from euroapp.storage.sealing import Seal


def write_packet(arguments: argparse.Namespace) -> int:
    """Write a packet of the changes of a draft."""
    here = opened(arguments.draft)
    target = resolved(arguments.out)
    if target.exists() and target.samefile(arguments.draft):
        raise DraftUnreadable(say("A packet cannot be written over the draft itself; give another name."))
    if target.exists() and not arguments.force:
        raise DraftUnreadable(say("{path} exists; --force overwrites it.", path=arguments.out))
    if arguments.sections and arguments.partner is None:
        raise NoSuchPath(say("Say with --for to whom the sections are given."))
    if arguments.partner is not None:
        sections = [one for one in (arguments.sections or "").split(",") if one]
        packet, book = question(here.ledger, here.draft, arguments.partner, sections)
    else:
        if not here.ledger.heads:
            raise NoSuchPath(
                say(
                    "Nothing was changed in this draft yet, so there is nothing to send. With --for PARTNER "
                    "the packet holds the whole draft."
                )
            )
        packet, book = answer(here.ledger, here.draft, arguments.since or ""), here.ledger.book
    raw = written(replace(packet, seal=here.file.seal))
    read(raw)  # Nobody shall get a packet that this program could not read itself.
    here.keep(here.draft, book)
    replace_durably(target, raw)
    _tell_packet(arguments, packet, len(raw))
    return OK


def _tell_packet(arguments: argparse.Namespace, packet: Packet, size: int) -> None:
    if arguments.json:
        print_json(
            {
                "packet": str(arguments.out),
                "project": packet.project,
                "changes": len(packet.changes),
                "bytes": size,
                "whole": bool(packet.start),
                "rests": [*packet.rests],
                "brings": [*packet.brings],
                "request": packet.request,
                "scope": packet.share.partner if packet.share is not None else None,
                "sections": [*packet.share.sections] if packet.share is not None else [],
            }
        )
        return
    tell(
        say_count(
            "{path} holds one change.",
            "{path} holds {count} changes.",
            len(packet.changes),
            path=arguments.out,
        )
    )
    if packet.asks and packet.share is not None:
        tell(
            say(
                "It asks {partner} for its part. Whoever gets it makes the draft from it with "
                "`euroapp take NEW.euroapp {name}`.",
                partner=packet.share.partner,
                name=arguments.out.name,
            )
        )


def take_packet(arguments: argparse.Namespace) -> int:
    """Take in the changes of a packet, or of a workbook that asked for a part, and save."""
    if arguments.packet.suffix.lower() in WORKBOOKS:
        return take_workbook(arguments)
    packet = read(read_file(arguments.packet))
    if not arguments.draft.exists():
        return _begin_from_packet(arguments, packet)
    here = opened(arguments.draft)
    if packet.project != here.ledger.book.project:
        raise DraftUnreadable(
            say(
                "The packet belongs to another draft, {title}, so nothing was taken in. Only copies of one "
                "draft exchange changes. A packet that holds everything can be taken in under a new name.",
                title=packet.acronym or packet.title or packet.project,
            )
        )
    offer = look(
        here.ledger,
        here.draft,
        packet.changes,
        share=_share_of(here, packet, arguments.only),
        media=packet.media,
        authors=packet.authors,
    )
    _refuse_unfit(offer.book, offer)
    taken = take(offer)
    here.keep(taken.draft, _asked_by(taken.book, packet))
    _tell_of_plain(here.file.seal, packet.seal)
    return close(arguments, Report(offer.before, taken, offer))


def _tell_of_plain(own: Seal | None, theirs: Seal | None) -> None:
    """Say that a draft without a password now holds what others protect by one."""
    if own is None and theirs is not None:
        tell(
            say(
                "What was taken in is protected by a password, and this draft is not: anybody can read its "
                "file, and what it sends. `euroapp password` protects both."
            ),
            error=True,
        )


def _share_of(here: Here, packet: Packet, only: str | None) -> Share | None:
    """Return the part that a packet may change; None for everything.

    What was asked from here counts as it was asked, whatever the packet says of it.
    """
    if only is not None:
        return Share(found_partner(here.draft, only))
    asked = here.ledger.book.asked.get(packet.request)
    return asked if asked is not None or packet.asks else packet.share


def _asked_by(book: Book, packet: Packet) -> Book:
    """Return a history that remembers which request it answers, where a packet asks."""
    if not packet.asks or book.asked:
        return book
    return replace(book, request=packet.request, share=packet.share)


def _refuse_unfit(book: Book, found: Offer | Taken) -> None:
    """Refuse a packet as a whole where a change in it does not fit.

    Raises:
        DraftUnreadable: one does not.

    """
    unfit = found.unfit
    if unfit:
        raise DraftUnreadable(
            say(
                "The packet holds a change by {name} that cannot be in the draft, so nothing was taken in. "
                "{reason}",
                name=name_of(book, unfit[0].writer),
                reason=unfit[0].reason,
            )
        )


def _begin_from_packet(arguments: argparse.Namespace, packet: Packet) -> int:
    if not packet.start:
        raise NoSuchPath(
            say(
                "There is no draft {path}, and the packet holds only changes. Ask for a packet that holds "
                "everything: `euroapp packet DRAFT OUT --for PARTNER` writes one.",
                path=arguments.draft,
            )
        )
    book = Book(packet.project, packet.start, authors=packet.authors)
    taken = begin(book, packet.changes, packet.media, writer_of(author(), packet.project))
    _refuse_unfit(taken.book, taken)
    _save_new(arguments.draft, replace(taken, book=_asked_by(taken.book, packet)), packet.seal)
    return close(arguments, Report(None, taken))


def _save_new(path: Path, taken: Taken, seal: Seal | None) -> None:
    """Save a draft that begins here, under the password that it came with."""
    save(taken.draft, path, history=under(taken.book, author()).book.members(), seal=seal)


def sync(arguments: argparse.Namespace) -> int:
    """Publish own changes in a shared folder, take in those of others, and save."""
    folder = shared_folder(arguments.folder)
    if not arguments.draft.exists():
        return _begin_from_folder(arguments, folder)
    here = opened(arguments.draft)
    home = home_of(folder, here.ledger.book.project)
    seen = scan(home)
    seen.refuse_locked()
    offer = look(
        here.ledger,
        here.draft,
        seen.changes,
        media=images(home, named_in(seen.changes)),
        authors=seen.authors,
    )
    taken = take(offer)
    here.keep(taken.draft, taken.book)
    others = [project for project in projects_in(folder) if project != taken.book.project]
    report = Report(offer.before, taken, offer, None, seen.unread, bool(others))
    _tell_of_plain(here.file.seal, seen.seal)
    mine = Ledger(taken.book, here.ledger.writer)
    return _published(arguments, lambda: publish(folder, mine, taken.draft, seen, here.file.seal), report)


def _published(arguments: argparse.Namespace, publishing: Callable[[], Published], report: Report) -> int:
    """Publish what is new here, and tell what was done; what was taken in is saved whatever comes of it."""
    try:
        done = publishing()
    except SaveFailed as error:
        close(arguments, report)
        complain(sentence(error))
        return UNREADABLE
    return close(arguments, replace(report, published=done))


def _begin_from_folder(arguments: argparse.Namespace, folder: Path) -> int:
    found = joined(folder)
    if found.taken is None:
        return close(arguments, Report(None, None, waiting=found.waiting))
    taken, seen = found.taken, found.seen
    _save_new(arguments.draft, taken, seen.seal)
    report, mine = Report(None, taken, unread=seen.unread), under(taken.book, author())
    return _published(arguments, lambda: publish(folder, mine, taken.draft, seen, seen.seal), report)
