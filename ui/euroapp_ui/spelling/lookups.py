"""What is looked up in one dictionary, in a thread that may wait for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from concurrent.futures import Future

from PySide6.QtCore import QObject, Signal

from euroapp.errors import SpellingFailed
from euroapp.spelling.speller import Engine, Speller
from euroapp_ui.language import shown_error
from euroapp_ui.spelling.boxes import Place, places_in
from euroapp_ui.widgets.true_text import LiveSpan
from euroapp_ui.workers import Worker, answered

Known = Callable[[str], bool]
"""Tells of a word whether it needs no dictionary."""


class Lookups(QObject):
    """Asks a dictionary in the background and remembers its answers; only `suggested_soon` waits."""

    told = Signal()
    """More is known than before."""
    failed = Signal(str)
    """The dictionary cannot be read; the sentence says so. Nothing more is asked of it."""
    found = Signal(object, object)
    """The next misspelt word of a text, or None; with what was handed over for it."""

    def __init__(self, engine: Engine, parent: QObject) -> None:
        super().__init__(parent)
        self._speller = Speller(engine)
        self._worker = Worker("spelling")
        self._asked: set[str] = set()
        self._suggesting: Future[object] | None = None
        self._broken = False
        self.failed.connect(lambda _why: setattr(self, "_broken", True))

    def right(self, word: str, known: Known) -> bool | None:
        """Tell whether a word is right, as far as is known; nothing is looked up."""
        return self._speller.right(word, known)

    def suggested(self, word: str) -> tuple[str, ...] | None:
        """Return what may be meant by a word, as far as is known."""
        return self._speller.suggested(word)

    def ask(self, words: Iterable[str]) -> None:
        """Look up words, unless they are asked for already."""
        fresh = set(words) - self._asked
        if fresh and not self._broken:
            self._asked |= fresh
            self._submit(lambda: self._speller.look_up(fresh), lambda: self._asked.difference_update(fresh))

    def ask_suggestion(self, words: Iterable[str]) -> None:
        """Look for what is meant by the first of some words of which that is not known, one at a time.

        Between two of them, words can be looked up: a suggestion takes some tenths of a second.
        """
        word = next((one for one in words if self.suggested(one) is None), None)
        busy = self._suggesting is not None and not self._suggesting.done()
        if word is not None and not busy and not self._broken:
            self._suggesting = self._submit(lambda: self._speller.suggest(word))

    def suggested_soon(self, word: str, seconds: float) -> tuple[str, ...] | None:
        """Return what may be meant by a word; wait a while for it where that is not known yet."""
        if self.suggested(word) is None and not self._broken:
            answered(self._submit(lambda: self._speller.suggest(word)), seconds)
        return self.suggested(word)

    def find(self, text: str, spans: tuple[LiveSpan, ...], after: int, known: Known, about: object) -> None:
        """Find the next misspelt word behind a place of a text, or from its beginning; `found` tells it.

        Args:
            text: of a document.
            spans: its live fields.
            after: a place in the document.
            known: tells of a word whether it needs no dictionary; it is asked in the thread.
            about: what is handed back with the answer.

        """

        def look() -> None:
            self.found.emit(self._next(text, spans, after, known), about)

        if not self._broken:
            self._submit(look)

    def _next(self, text: str, spans: tuple[LiveSpan, ...], after: int, known: Known) -> Place | None:
        places = [one for one in places_in(text, spans) if not known(one.word)]
        self._speller.look_up(one.word for one in places)
        wrong = [one for one in places if self._speller.right(one.word, known) is False]
        return next((one for one in wrong if one.start >= after), wrong[0] if wrong else None)

    def close(self) -> None:
        """Ask nothing more."""
        self._broken = True
        self._speller.stop()
        self._worker.submit(self._speller.close)
        self._worker.close(0)

    def _submit(self, work: Callable[[], object], end: Callable[[], None] = lambda: None) -> Future[object]:
        def run() -> None:
            try:
                work()
            except SpellingFailed as error:
                self.failed.emit(shown_error(error))
            else:
                end()
                self.told.emit()

        return self._worker.submit(run)
