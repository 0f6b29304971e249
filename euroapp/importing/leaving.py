"""What a workbook is given along, so that what comes back is known to be upon which version of a draft."""

from __future__ import annotations

from collections.abc import Iterable

from euroapp.draft import Draft
from euroapp.exchange.sending import question
from euroapp.export.workbook.composing import Wanted
from euroapp.export.workbook.home import Home
from euroapp.history.book import Book
from euroapp.history.ledger import Ledger


def home_for(ledger: Ledger, draft: Draft, *, kept: bool) -> Home:
    """Return what a workbook says of the draft it was made from.

    Args:
        ledger: the history of the draft.
        draft: what it leads to.
        kept: the file of the draft holds this history, so that it will be known again.

    """
    title = draft.general.acronym or draft.general.title
    if not kept:
        return Home(title=title)
    return Home(ledger.book.project, ledger.heads, title=title)


def asking(
    ledger: Ledger, draft: Draft, partner: str, sections: Iterable[str] = ()
) -> tuple[Home, Wanted, Book]:
    """Return what a workbook says that asks a participant for its part, and the history that remembers it.

    Args:
        ledger: the history of the draft.
        draft: what it leads to.
        partner: the id of the participant, or his short name.
        sections: ids of narrative sections that he may write.

    Raises:
        NoSuchPath: there is no such participant, or no such section.

    """
    packet, book = question(ledger, draft, partner, sections)
    share = book.asked[packet.request]
    home = home_for(ledger, draft, kept=True)
    home.request, home.partner = packet.request, share.partner
    return home, Wanted(share.partner, share.sections), book
