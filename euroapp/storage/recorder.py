"""What is done to an open draft, phrase by phrase, as its history keeps it."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.storage.authors import author, call_author, rename_author
from euroapp.storage.remembered import Remembered
from euroapp.values import FieldPath, starts_with

if TYPE_CHECKING:
    from euroapp.history.book import Book
    from euroapp.history.latest import Latest
    from euroapp.history.ledger import Ledger


class _Doing(NamedTuple):
    """What is being done since the last record."""

    kind: str
    label: str
    phrase: str
    """Names what is being typed in; '' for a step of its own."""


class Last(NamedTuple):
    """The last change of a field."""

    when: int
    """Seconds since 1970."""
    who: str
    """The name of its author; '' for nobody's."""
    kind: str
    """As what it was made, such as `typed`."""
    mine: bool
    """It was made by whoever writes here, on this computer."""


class Recorder:
    """Records each phrase when the next one begins, or when the draft is saved.

    The history is unpacked with the first record: to open a draft costs nothing.
    """

    def __init__(
        self,
        filed: Draft,
        whole: Draft,
        remembered: Remembered,
        tell: Callable[[], None] = lambda: None,
    ) -> None:
        """Follow a draft.

        Args:
            filed: as the file holds it.
            whole: the same with the rows that its call asks for, as the window shows it.
            remembered: what the file holds of its history.
            tell: called where that cannot be used, so that a new one begins.

        """
        self._opened, self._begun = filed, whole
        self._filed = whole
        """The draft that the last record leads to."""
        self._remembered = remembered
        self._tell = tell
        self._ledger: Ledger | None = None
        self._ready: tuple[str, Ledger, bool] | None = None
        """What was unpacked ahead: for which author, the history, and whether that of the file is damaged."""
        self._doing: _Doing | None = None
        self._when = 0
        self._latest: tuple[Ledger | None, Latest | None] = (None, None)
        self._pending: tuple[Draft | None, frozenset[FieldPath]] = (None, frozenset())
        self.noted = False
        """Something was noted that no change of the draft shows, and that a save keeps."""

    @property
    def ledger(self) -> Ledger:
        """Return the history; a new one where the file's cannot be used, which is told."""
        if self._ledger is None:
            # The engine is imported with the first record, not with the window.
            if self._ready is None or self._ready[0] != author():
                self.make_ready()
            ready, self._ready = self._ready, None
            if ready is None:
                raise RuntimeError("a history was used while another thread took it")
            _, self._ledger, damaged = ready
            if damaged:
                self._tell()
        return self._ledger

    def make_ready(self) -> None:
        """Unpack or begin the history ahead of the first record, which then is quick; from any thread."""
        from euroapp.storage.remembering import ledger_or_new

        if self._ledger is not None:
            return
        name = author()
        self._ready = (name, *ledger_or_new(self._opened, self._remembered, name, whole=self._begun))

    @property
    def book(self) -> Book | None:
        """Return what a save keeps; None where nothing was recorded or noted since the draft was opened."""
        book = self._ledger.book if self._ledger is not None else None
        return book if book is not None and (book.heads or book.asked or self.noted) else None

    def origin(self, path: FieldPath, draft: Draft | None = None) -> Last | None:
        """Return what changed a field last; None since the history begins.

        Nothing is said where the history cannot be read: whoever opens it is told.

        Args:
            path: a field or row.
            draft: as it is now, where what is not recorded yet counts too.

        """
        if draft is not None and draft is not self._filed and self._is_pending(path, draft):
            kind = self._doing.kind if self._doing is not None else "typed"
            return Last(self._when or int(time.time()), author(), kind, mine=True)
        if self._ledger is None and not self._remembered.members:
            return None
        with suppress(EuroappError):
            ledger = self.ledger
            change = self._latest_of(ledger).of(path)
            if change is not None:
                name = ledger.book.authors.get(change.writer, "")
                return Last(change.when, name, change.kind, mine=change.writer == ledger.writer)
        return None

    def _latest_of(self, ledger: Ledger) -> Latest:
        from euroapp.history.latest import Latest

        known, latest = self._latest
        if latest is None or known is not ledger or latest.count != len(ledger.known.changes):
            latest = Latest(ledger)
            self._latest = ledger, latest
        return latest

    def _is_pending(self, path: FieldPath, draft: Draft) -> bool:
        """Tell whether a field was changed since the last record."""
        known, changed = self._pending
        if known is not draft:
            from euroapp.edits.delta import changed_paths

            changed = changed_paths(self._filed, draft)
            self._pending = draft, changed
        return any(starts_with(path, one) or starts_with(one, path) for one in changed)

    @property
    def shares(self) -> bool:
        """Tell whether there is a history that could be shared: else nothing is unpacked."""
        return bool(self._remembered.members) or self._ledger is not None

    def meets(self) -> bool:
        """Tell whether changes of several authors came together in the draft, so that they may disagree."""
        if self._ledger is None and not self._remembered.members:
            return False
        book = self.ledger.book
        return bool(book.several) or len(book.heads) > 1 or len(book.authors) > 1

    def begin(self, draft: Draft, kind: str, label: str = "", phrase: str = "") -> None:
        """Take note of what is about to be done.

        Args:
            draft: as it is before that.
            kind: as what it counts: `typed`, `undo`, `import`, `cure`, `restore` and the like.
            label: what the Edit menu calls it.
            phrase: what belongs to the same phrase is one record; '' for a step of its own.

        """
        if self._doing is None or not phrase or phrase != self._doing.phrase:
            self.settle(draft)
            self._doing = _Doing(kind, label, phrase)
        self._when = int(time.time())

    def settle(self, draft: Draft) -> None:
        """Record what was done so far; the draft is what it has come to."""
        if draft is not self._filed:
            doing = self._doing or _Doing("typed", "", "")
            try:
                when = self._when or int(time.time())
                self.ledger.record(self._filed, draft, when, doing.kind, doing.label)
                self._thin()
            except EuroappError:
                # Its older packs cannot be read: nobody's typing is held up by that, and it is told.
                self.begin_anew(draft)
                self._tell()
            self._filed = draft
        self._doing = None

    def call(self, version: str, name: str) -> None:
        """Give a version a name, or take it; a version is the change after which the draft was so."""
        book = self.ledger.book
        names = {change: given for change, given in book.names.items() if change != version}
        self.ledger.book = replace(book, names={**names, version: name} if name else names)
        self.noted = True

    def replace(self, book: Book) -> None:
        """Go on with a history from which something was taken out."""
        from euroapp.storage.remembering import under

        self._ledger, self.noted = under(book, author()), True

    def begin_anew(self, draft: Draft) -> None:
        """Forget all that was done; the history begins with the draft as it is now."""
        from euroapp.storage.remembering import begun

        self._opened = self._begun = self._filed = draft
        self._ledger, self._doing, self.noted = begun(draft, author()), None, True

    def call_author(self, name: str) -> None:
        """Go on under another name; what was written without one becomes that author's."""
        call_author(name)
        if self._ledger is not None:
            from euroapp.storage.remembering import under

            self._ledger = under(self._ledger.book, author())

    def rename_author(self, name: str) -> None:
        """Correct the name of whoever writes here, in what was written so far too."""
        rename_author(name)
        if self._ledger is not None or self._remembered.members:
            from euroapp.storage.remembering import under

            self._ledger, self.noted = under(self.ledger.book, author()), True

    def _thin(self) -> None:
        """Fold the older half of a history that takes too much room."""
        from euroapp.history.thinning import is_large, thinned

        if is_large(self.ledger.book):
            self.replace(thinned(self.ledger))

    def follow(self, draft: Draft, book: Book) -> None:
        """Go on from a draft to which a history leads already, as when changes of others were taken in."""
        from euroapp.storage.remembering import under

        self._ledger = under(book, author())
        self._filed, self._doing, self.noted = draft, None, True
