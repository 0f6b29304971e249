"""A draft file with its history at work, as the commands that exchange changes open and save it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from euroapp.draft import Draft
from euroapp.errors import DraftUnreadable, EuroappError
from euroapp.history.book import Book
from euroapp.history.ledger import Ledger
from euroapp.language import say
from euroapp.storage.files import Opened, load, save
from euroapp.storage.remembered import Remembered
from euroapp.storage.remembering import ledger_of

_DAMAGED = say(
    "The history of this draft is damaged, so changes cannot be exchanged. Open an earlier version, "
    "or take in a packet that holds everything under a new name."
)


@dataclass(frozen=True)
class Here:
    """A draft file with its history at work."""

    path: Path
    file: Opened
    ledger: Ledger

    @property
    def draft(self) -> Draft:
        """Return the draft."""
        return self.file.draft

    def keep(self, draft: Draft, book: Book) -> None:
        """Save a draft with its history, where the file does not hold just these.

        Raises:
            SaveFailed: the file is as it was.

        """
        origin = self.file.origin
        if origin is not None and draft == self.draft and book.members() == origin.history.members:
            return
        save(draft, self.path, origin, history=book.members())


def opened(path: Path) -> Here:
    """Open a draft whose history is whole.

    Raises:
        DraftUnreadable: it cannot be read, or its history is damaged.

    """
    file = load(path)
    if file.origin is not None and file.origin.read_only:
        raise DraftUnreadable(
            say("A later version of EuroApp wrote this draft. Update EuroApp to exchange changes.")
        )
    history = file.origin.history if file.origin is not None else Remembered(damaged=True)
    try:
        if not history.damaged:
            return Here(path, file, ledger_of(file.draft, history))
    except EuroappError as error:
        raise DraftUnreadable(_DAMAGED) from error
    raise DraftUnreadable(_DAMAGED)
