"""The pages of a draft: each is made when it is first asked for, or before, while nothing is done."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QStackedWidget

from euroapp.wording.places import RESULTS
from euroapp_ui.pages.page import Page
from euroapp_ui.pages.registry import page_class
from euroapp_ui.session import DraftSession

BETWEEN_MS, QUIET_MS = 40, 600
"""Wait between two pieces made ahead, and behind a change of the draft or of the page."""


class MadePages:
    """Makes the pages of one draft and holds them in a stack."""

    def __init__(
        self, session: DraftSession, stack: QStackedWidget, introduce: Callable[[Page], None]
    ) -> None:
        """Hold no page yet.

        Args:
            session: the open draft.
            stack: where the pages are shown.
            introduce: is given each page that is made.

        """
        self._session, self._stack, self._introduce = session, stack, introduce
        self._made: dict[str, Page] = {}

    def __iter__(self) -> Iterator[Page]:
        """Yield the pages made so far."""
        return iter(tuple(self._made.values()))

    def page(self, key: str) -> Page:
        """Return a page; it is made where it was not."""
        made = self._make(key)
        if self._stack.indexOf(made) < 0:
            self._stack.addWidget(made)
            self._introduce(made)
        return made

    def ahead(self) -> Iterator[None]:
        """Make what will be in sight of pages that nobody saw yet, a piece with each turn."""
        for key in self._session.state.page_titles:
            if key in self._made or key in RESULTS:
                continue
            self._make(key)
            yield
            page = self.page(key)
            yield
            for _ in page.pieces_of(self._stack.size()):
                yield
                if page.isVisible():
                    # The user was faster, and the page grows by itself.
                    break

    def _make(self, key: str) -> Page:
        if key not in self._made:
            self._made[key] = page_class(key)(self._session)
        return self._made[key]


class PagesAhead(QObject):
    """Makes pages ahead of the user a piece at a time, so that a first visit waits for none of it."""

    def __init__(self, owner: QObject, pages: MadePages, session: DraftSession) -> None:
        super().__init__(owner)
        self.pieces = pages.ahead()
        """Makes the next piece when it is asked for the next."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._next)
        session.changed.connect(self.wait)

    def begin(self) -> None:
        """Begin once the page in sight has had its time."""
        self._timer.start(QUIET_MS)

    def wait(self) -> None:
        """Let pass what the user does."""
        if self._timer.isActive():
            self._timer.start(QUIET_MS)

    def _next(self) -> None:
        if next(self.pieces, self) is not self:
            self._timer.start(BETWEEN_MS)
