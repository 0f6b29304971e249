"""What partners exchange: packets out and in, a shared folder, and what is left to decide."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.edits.marking import without_name
from euroapp.errors import DraftUnreadable, EuroappError, PasswordNeeded
from euroapp.exchange.packet import Packet, read, written
from euroapp.exchange.sending import answer, question
from euroapp.exchange.taking import Offer, Taken, begin, look, name_of, standing
from euroapp.folding import file_stem
from euroapp.history.book import Book, Share
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.history.merging import Clash
from euroapp.history.purging import without_name_on_marks
from euroapp.language import say, say_count, together
from euroapp.storage.authors import author, rename_author, tidied, writer_of
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import load, read_file
from euroapp.storage.remembering import ledger_of as history_of
from euroapp.storage.sealing import Seal, needed
from euroapp.values import FieldPath
from euroapp_ui.asked_part import find_part
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.session import DraftSession
from euroapp_ui.where import PACKET, ask_where
from euroapp_ui.windows.asking import AskDialog
from euroapp_ui.windows.merge_view import MergeDialog
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

KINDS = ((say("Changes for EuroApp"), PACKET),)


@dataclass(frozen=True)
class Incoming:
    """Changes of others, from wherever they came."""

    changes: Sequence[Change]
    share: Share | None = None
    """The part that the sender was asked for; None for everything."""
    media: Mapping[str, bytes] = field(default_factory=dict)
    authors: Mapping[str, str] = field(default_factory=dict)
    asked: Packet | None = None
    """The packet, where it asks for a part."""
    alone: bool = False
    """They are what a file from outside comes to: nothing else is offered with them, and nobody else waits
    for them where they are taken back."""
    doubles: Collection[FieldPath] = ()
    """Rows that are probably the same as others that came with them; they are only taken on wish."""


def ledger_of(session: DraftSession) -> Ledger | None:
    """Return the history with all that was done so far; None where nothing keeps one."""
    if session.recorder is None:
        return None
    session.settle_names()
    session.recorder.settle(session.draft)
    return session.recorder.ledger


def send_changes(window: Desk) -> None:
    """Write what was changed into a packet for the others."""
    document = window.document
    ledger = _ledger(window)
    if document is None or ledger is None:
        return
    ledger = named(window, document, ledger)
    if not ledger.heads:
        text = tr("Nothing was changed in this draft yet, so there is nothing to send.")
        tell(window, text, tr("“Ask a partner for a part” sends the whole draft."))
        return
    _write(window, document, answer(ledger, document.session.draft), tr("Send my changes"), tr("changes"))


def named(window: Desk, document: Document, ledger: Ledger) -> Ledger:
    """Return the history under the name of its author, who is asked for it before anything goes out."""
    recorder = document.session.recorder
    if recorder is None or author():
        return ledger
    name = voice().word(window, tr("Your name"), tr("Your name, which the others see beside your changes:"))
    if tidied(name):
        recorder.call_author(name)
    return recorder.ledger


def correct_name(window: Desk) -> None:
    """Let whoever writes here correct his or her name."""
    old = author()
    name = tidied(voice().word(window, tr("Your name"), tr("Your name, which the others see:"), old))
    document = window.document
    if not name or name == old:
        return
    if document is not None and document.session.recorder is not None:
        session, recorder = document.session, document.session.recorder
        recorder.rename_author(name)
        if session.apply(tr("Your name"), lambda draft: without_name(draft, old, name)):
            recorder.settle(session.draft)
            recorder.replace(without_name_on_marks(recorder.ledger, old, session.draft))
        document.state_changed.emit()
    else:
        rename_author(name)


def ask_partner(window: Desk) -> None:
    """Write a packet that asks a participant for its part."""
    document = window.document
    ledger = _ledger(window)
    if document is None or ledger is None:
        return
    session, ledger = document.session, named(window, document, ledger)
    if not session.draft.partners:
        tell(window, tr("There is no participant yet: add one on the page Consortium first."))
        return
    dialog = AskDialog(window, session)
    if not voice().run(dialog):
        return
    packet, book = question(ledger, session.draft, dialog.partner, dialog.sections)
    name = next(one.short_name for one in session.draft.partners if one.id == dialog.partner)
    if _write(window, document, packet, tr("Ask a partner for a part"), name or dialog.partner):
        ledger.book = book
        session.recorder.noted = True  # type: ignore[union-attr]
        document.state_changed.emit()


def _write(window: Desk, document: Document, packet: Packet, title: str, what: str) -> bool:
    """Write a packet where the user says; tell whether it was written."""
    stem = file_stem(document.session.draft.general.acronym, "draft")
    start = document.session.folder / f"{stem} {file_stem(what, 'changes')}{PACKET}"
    path = ask_where(window, title, start, KINDS)
    if path is None:
        return False
    try:
        raw = written(replace(packet, seal=document.seal))
        read(raw)  # Nobody shall get a packet that this program could not read itself.
        replace_durably(path, raw)
    except EuroappError as error:
        tell(window, tr("{file} was not written.", file=harmless(path.name)), shown_error(error))
        return False
    document.session.told.emit(
        tr("{file} is written. Whoever gets it opens it with EuroApp.", file=path.name)
    )
    return True


def take_file(window: Desk, path: Path) -> bool:
    """Take in the changes of a packet, or of another copy of the draft; tell whether it could be read."""
    try:
        packet = unlocking(window, partial(packet_in, path))
        if window.document is None or packet.project != _project(window.document):
            _begin(window, packet, path)
            return True
        share = _share_of(window.document, packet)
        came = Incoming(packet.changes, share, packet.media, packet.authors, packet if packet.asks else None)
        if take_in(window, window.document, came) is not None:
            tell_of_plain(window, window.document, packet.seal)
    except PasswordNeeded:
        return False
    except EuroappError as error:
        tell(window, tr("Nothing was taken in from {file}.", file=harmless(path.name)), shown_error(error))
        return False
    return True


def tell_of_plain(window: Desk, document: Document, theirs: Seal | None) -> None:
    """Say that a draft without a password now holds what others protect by one."""
    if document.seal is None and theirs is not None:
        tell(
            window,
            tr("What was taken in is protected by a password, and this draft is not."),
            tr("Anybody can read its file, and what it sends. File > Password protects both."),
        )


def packet_in(path: Path) -> Packet:
    """Return the changes that a file holds, a packet or another copy of the draft.

    Raises:
        DraftUnreadable: it holds none.

    """
    if path.suffix.casefold() != ".euroapp":
        try:
            return read(read_file(path))
        except PasswordNeeded as error:
            raise needed(error.head, path.name) from error
    opened = load(path)
    kept = opened.origin.history if opened.origin is not None else None
    if kept is None or not kept.members:
        raise DraftUnreadable(
            say(
                "This draft keeps no history, so it is not known what was changed in it. Open it instead, "
                "or compare both with each other."
            )
        )
    # What a program did that knows of no history is a change too.
    ledger = history_of(opened.draft, kept, "")
    book = ledger.book
    media = {**book.media, **{image.file: image.data for image in opened.draft.images}}
    draft, title = opened.draft, opened.draft.general.title
    return Packet(
        book.project,
        "",
        tuple(_offered(ledger)),
        book.authors,
        title,
        draft.general.acronym,
        start=book.start,
        media=media,
        request=book.request,
        share=book.share,
        seal=opened.seal,
    )


def _offered(ledger: Ledger) -> Iterator[Change]:
    """Yield the changes of a copy, but for those that an undo in it put aside."""
    stood = {change.id for change in ledger.known.upto(ledger.newest())}
    return (change for change in ledger.known.changes.values() if change.id in stood)


def take_in(window: Desk, document: Document, came: Incoming, *, quiet: bool = False) -> Offer | None:
    """Show what changes of others would do, and take in what the user wants.

    Args:
        window: the window.
        document: the draft that they belong to.
        came: the changes.
        quiet: say nothing where there is nothing new.

    Returns:
        What was looked at; None where the user took nothing.

    Raises:
        EuroappError: a change does not fit, and nothing was done.

    """
    session = document.session
    ledger = ledger_of(session)
    if ledger is None:
        raise DraftUnreadable(say("Save the draft first: it was recovered, and no history follows it yet."))
    offer = look(
        ledger,
        session.draft,
        came.changes,
        share=came.share,
        media=came.media,
        authors=came.authors,
        alone=came.alone,
    )
    _refuse_unfit(offer)
    if offer.nothing and not offer.items:
        if not quiet:
            tell(
                window, tr("There is nothing new in it: all of its changes are in the draft."), _waits(offer)
            )
        return offer
    dialog = MergeDialog(window, session, offer, doubles=came.doubles)
    if dialog.lines and not voice().run(dialog):
        return None
    taken = dialog.taken()
    book = taken.book
    if came.asked is not None and not book.asked:
        book = replace(book, request=came.asked.request, share=came.asked.share)
    made = frozenset(change.id for change in came.changes) if came.alone else frozenset[str]()
    session.take_in(tr("Take in changes"), taken.draft, book, made)
    document.state_changed.emit()
    _tell_taken(session, offer, taken)
    return offer


def _tell_taken(session: DraftSession, offer: Offer, taken: Taken) -> None:
    """Say in the status line how much was taken."""
    left = [one for one in taken.conflicts if one.clash is not Clash.MOVED]
    open_places = say_count("One place is left to decide.", "{count} places are left to decide.", len(left))
    kept = len(offer.items) - len(taken.refused)
    count = say_count("One change was taken.", "{count} changes were taken.", kept)
    refused = say_count("One was left as it was.", "{count} were left as they were.", len(taken.refused))
    told = (count, refused if taken.refused else "", open_places if left else "", _waits(offer))
    session.told.emit(together(filter(None, told), " "))


def decide(window: Desk) -> None:
    """Show the places at which partners disagree, and let the user decide."""
    document = window.document
    if document is None or _ledger(window) is None:
        return
    try:
        ledger = ledger_of(document.session)
        offer = look(standing(ledger), document.session.draft, ()) if ledger is not None else None
    except EuroappError as error:
        tell(window, tr("The history of this draft cannot be read."), shown_error(error))
        return
    if offer is None or not any(one.clash is not Clash.MOVED for one in offer.conflicts):
        tell(window, tr("There is no place where partners disagree."))
        return
    dialog = MergeDialog(window, document.session, offer, deciding=True)
    if voice().run(dialog) and ledger is not None:
        taken = dialog.taken()
        book = replace(taken.book, aside=ledger.book.aside)
        document.session.take_in(tr("Decide where partners disagree"), taken.draft, book)
        document.state_changed.emit()


def _ledger(window: Desk) -> Ledger | None:
    """Return the history of the open draft; say why where there is none."""
    document = window.document
    if document is None:
        return None
    ledger = ledger_of(document.session)
    if ledger is None:
        tell(window, tr("Save the draft first: it was recovered, and no history follows it yet."))
    return ledger


def _project(document: Document) -> str:
    ledger = ledger_of(document.session)
    return ledger.book.project if ledger is not None else ""


def _share_of(document: Document, packet: Packet) -> Share | None:
    """Return the part that a packet may change: as it was asked from here, whatever the packet says."""
    ledger = ledger_of(document.session)
    asked = ledger.book.asked.get(packet.request) if ledger is not None else None
    return asked if asked is not None or packet.asks else packet.share


def _refuse_unfit(offer: Offer) -> None:
    if offer.unfit:
        raise DraftUnreadable(
            say(
                "It holds a change by {name} that cannot be in the draft, so nothing was taken in. {reason}",
                name=name_of(offer.book, offer.unfit[0].writer),
                reason=offer.unfit[0].reason,
            )
        )


def _waits(offer: Offer) -> str:
    """Say what has not arrived yet."""
    if not offer.waiting:
        return ""
    names = dict.fromkeys(name for one in offer.waiting for name in one.writers)
    return say(
        "Some changes wait for others that have not arrived: those on which {names} went on.",
        names=together(names, ", "),
    )


def _begin(window: Desk, packet: Packet, path: Path) -> None:
    """Make the draft from a packet that holds everything.

    Raises:
        DraftUnreadable: it holds only changes, of another draft.

    """
    if not packet.start:
        raise DraftUnreadable(
            say(
                "It holds changes of the draft {title}. Open this draft first; if you do not have it, ask "
                "for a packet that holds everything (Share > Ask a partner for a part).",
                title=packet.acronym or packet.title or packet.project,
            )
        )
    book = Book(packet.project, packet.start, authors=packet.authors)
    taken = begin(book, packet.changes, packet.media, writer_of(author(), packet.project))
    if not window.files.may_leave():
        return
    kept = replace(taken.book, request=packet.request, share=packet.share) if packet.asks else taken.book
    show_begun(window, taken.draft, kept, path.with_suffix(".euroapp"), packet.seal)


def show_begun(window: Desk, draft: Draft, book: Book, name: Path, seal: Seal | None) -> None:
    """Show a draft that came from others, with its history and password; it belongs to no file yet."""
    window.files.show(draft, modified=True, name=name, book=book, seal=seal)
    if window.document is not None and book.share is not None:
        part = next((one for one in draft.partners if one.id == book.share.partner), None)
        if part is not None:
            find_part(window.document.session)
            if window.workspace is not None:
                window.workspace.reveal(f"partners/{part.id}")
            window.document.session.told.emit(
                tr(
                    "You are asked for the part of {name}. Write it, save, and choose Share > Send my "
                    "changes.",
                    name=part.short_name or part.legal_name,
                )
            )
