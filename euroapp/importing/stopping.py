"""The wish of a user that long work on a file ends; the work looks for it between its steps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock

from euroapp.errors import Stopped
from euroapp.language import say


class Stop:
    """Whether the work shall end; asked in one thread, heeded in another."""

    def __init__(self) -> None:
        self._asked = False
        self._end: Callable[[], None] | None = None
        self._lock = Lock()

    def ask(self) -> None:
        """Wish that the work ends."""
        with self._lock:
            self._asked = True
            if self._end is not None:
                self._end()

    def heed(self) -> None:
        """End the work where that is wished.

        Raises:
            Stopped: it is.

        """
        if self._asked:
            raise Stopped(say("Reading was stopped. The draft was not changed."))

    @contextmanager
    def by(self, end: Callable[[], None]) -> Iterator[None]:
        """Let a step that cannot look for the wish be ended by a function, as one that kills a process.

        Raises:
            Stopped: the user ended it before it began, or while it went on.

        """
        with self._lock:
            self.heed()
            self._end = end
        try:
            yield
        finally:
            with self._lock:
                self._end = None
        self.heed()
