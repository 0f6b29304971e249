"""The steps of the undo stack: a change of the draft, and changes of others that were taken in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from PySide6.QtGui import QUndoCommand

from euroapp.draft import Draft
from euroapp.edits.delta import Steps, applied, delta, inverse, packed
from euroapp.errors import ChangedSince, EuroappError
from euroapp_ui.language import shown

if TYPE_CHECKING:
    from PySide6.QtCore import SignalInstance

    from euroapp.history.book import Book
    from euroapp.storage.recorder import Recorder


class Session(Protocol):
    """The open draft, as its steps know it."""

    recorder: Recorder | None
    step_refused: SignalInstance

    @property
    def draft(self) -> Draft:
        """Return the draft as it is now."""

    def show(self, draft: Draft, *, undone: bool = False) -> None:
        """Make this the draft in the window."""

    def show_recorded(self, end: Draft, draft: Draft, book: Book) -> None:
        """Make this the draft in the window, and let a history lead to it."""


class Replace(QUndoCommand):
    """The draft before and after a change; only their difference once others follow."""

    def __init__(self, session: Session, label: str, after: Draft, burst: str) -> None:
        super().__init__(shown(label))
        self._session = session
        self._before: Draft | None = session.draft
        self.after: Draft | None = after
        self._changes: Steps = ()
        """The difference, when the drafts are given up."""
        self.burst = burst
        self.cancelled = False
        """Taken back with an answer: it is not to be done again without the question."""

    def id(self) -> int:
        """Let Qt offer neighbours for merging."""
        return 1 if self.burst else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        """Take over a later change of the same phrase."""
        if not isinstance(other, Replace) or other.burst != self.burst or self._before is None:
            return False
        self.after = other.after
        # All was typed back: there is nothing to undo.
        self.setObsolete(self.after is self._before)
        return True

    def redo(self) -> None:
        """Make the change, on the draft as it is now."""
        if self.after is not None and self._session.draft is self._before:
            self._session.show(self.after)
        else:
            self._step(self._difference(), undone=False)

    def undo(self) -> None:
        """Take back what was done, on the draft as it is now."""
        if self._before is not None and self._session.draft is self.after:
            self._session.show(self._before, undone=True)
        else:
            self._step(inverse(self._difference()), undone=True)
        if self.cancelled:
            self.setObsolete(True)

    def pack(self) -> None:
        """Keep only the difference, for a thousand drafts take much room; both where it leads elsewhere."""
        before, after = self._before, self.after
        if before is None or after is None:
            return
        changes = packed(delta(before, after))
        with suppress(EuroappError):
            if applied(before, changes) == after and applied(after, inverse(changes)) == before:
                self._before, self.after, self._changes = None, None, changes

    def _difference(self) -> Steps:
        if self._before is None or self.after is None:
            return self._changes
        return delta(self._before, self.after)

    def _step(self, changes: Steps, *, undone: bool) -> None:
        """Make changes to a draft that something else changed too; a step that would undo that is dropped."""
        try:
            draft = applied(self._session.draft, changes)
        except EuroappError as error:
            self.setObsolete(True)
            path = error.path if isinstance(error, ChangedSince) else ""
            self._session.step_refused.emit(self.text(), undone, path)
        else:
            self._session.show(draft, undone=undone)


class TakeIn(QUndoCommand):
    """Changes of others that were taken in; taken back, they are offered again.

    Those that were made here from a file are not: they come back with the file.
    """

    def __init__(
        self,
        session: Session,
        label: str,
        after: Draft,
        books: tuple[Book, Book],
        made: frozenset[str] = frozenset(),
    ) -> None:
        """Remember both sides.

        Args:
            session: the open draft.
            label: what the Edit menu calls the step.
            after: the draft with these changes.
            books: the history without these changes and with them.
            made: those of them that were made here from a file.

        """
        super().__init__(shown(label))
        self._session = session
        self._before, self._after = session.draft, after
        self._before_book, self._book = books
        self._made = made

    def redo(self) -> None:
        """Take them in."""
        self._go(self._before, self._after, self._without_stood(self._kept(self._book)), undone=False)

    def undo(self) -> None:
        """Take them out; the history keeps them, and what was decided about them counts no more."""
        book, before = self._kept(self._book), self._before_book
        decided = {*self._book.heads} - {*before.heads}
        aside = book.aside | {key for key in decided if self._is_own(key)} | self._made
        back = replace(book, heads=before.heads, keys=before.keys, several=before.several, aside=aside)
        self._go(self._after, self._before, self._without_stood(back), undone=True)

    def _go(self, start: Draft, end: Draft, book: Book, *, undone: bool) -> None:
        """Let the history lead to one end; what else differs from the other end by now stays."""
        draft, now = end, self._session.draft
        if now is not start and now != start:
            try:
                draft = applied(now, delta(start, end))
            except EuroappError as error:
                self.setObsolete(True)
                path = error.path if isinstance(error, ChangedSince) else ""
                self._session.step_refused.emit(self.text(), undone, path)
                return
        self._session.show_recorded(end, draft, book)

    def _kept(self, book: Book) -> Book:
        """Return a history with what was noted in it since: names of versions and of authors, requests."""
        recorder = self._session.recorder
        if recorder is None:
            return book
        now = recorder.ledger.book
        known = {change.id for change in book.changes()}
        later = [change for change in now.changes() if change.id not in known]
        return replace(
            book.with_changes(later),
            names={**book.names, **now.names},
            authors={**book.authors, **now.authors},
            asked={**book.asked, **now.asked},
            # What another step of undo has put aside stays so, whichever of the two is done again.
            aside=book.aside | now.aside,
        )

    def _without_stood(self, book: Book) -> Book:
        """Return a history in which nothing is put aside on which the draft rests."""
        recorder = self._session.recorder
        if recorder is None:
            return book
        known = recorder.ledger.known
        heads = [head for head in book.heads if head in known.changes]
        stood = {
            key for key in book.aside & known.changes.keys() if any(known.seen(head, key) for head in heads)
        }
        return replace(book, aside=book.aside - stood)

    def _is_own(self, key: str) -> bool:
        recorder = self._session.recorder
        if recorder is None:
            return False
        change = recorder.ledger.known.changes.get(key)
        return change is not None and change.writer == recorder.ledger.writer and change.kind == "merge"
