"""Nothing but the text on screen, and everything back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QWidget

from euroapp_ui.pages.page import Page
from euroapp_ui.session import DraftSession
from euroapp_ui.windows.panes import Panes
from euroapp_ui.windows.side_panel import SidePanel

if TYPE_CHECKING:
    from euroapp_ui.pages.narrative_page import NarrativePage

_ANY_WIDTH = 16_777_215
"""The largest that Qt knows."""


class Around(Protocol):
    """The workspace: what stands around a page."""

    page_changed: SignalInstance

    @property
    def session(self) -> DraftSession:
        """Return the open draft."""

    @property
    def navigation(self) -> QWidget:
        """Return the list of pages."""

    @property
    def status(self) -> QWidget:
        """Return the status line."""

    @property
    def panes(self) -> Panes:
        """Return what stands beside each other."""

    @property
    def side(self) -> SidePanel:
        """Return guide and checks."""

    def go(self, key: str) -> None:
        """Show a page."""

    def page(self, key: str) -> Page:
        """Return a page."""

    def current_page(self) -> Page:
        """Return the page in sight."""


class WritingOnly:
    """Hides what stands around the text of a section until it is asked for again, or another page is."""

    def __init__(self, workspace: Around) -> None:
        self._workspace = workspace
        self.on = False
        """Only the text is seen."""
        self._listed = self._side = False
        """List of pages, and guide and checks, were seen before."""
        workspace.page_changed.connect(self._page_changed)

    def turn(self) -> None:
        """Show only the text, or all of it."""
        if self.on:
            self._leave()
        else:
            self._enter()

    def _enter(self) -> None:
        workspace = self._workspace
        workspace.go("narrative")
        page = self._text_page()
        if page is None:
            return
        self.on = True
        self._side, self._listed = workspace.side.shown, workspace.navigation.isVisible()
        workspace.status.hide()
        workspace.panes.want_navigation(False)
        workspace.side.want(False)
        workspace.panes.rail.setMaximumWidth(0)
        page.write_only(True)
        page.whole_wanted.connect(self._leave)

    def _leave(self) -> None:
        self.on = False
        self._workspace.status.show()
        self._workspace.panes.want_navigation(self._listed)
        self._workspace.panes.rail.setMaximumWidth(_ANY_WIDTH)
        self._workspace.side.want(self._side)
        page = self._text_page()
        if page is not None:
            page.whole_wanted.disconnect(self._leave)
            page.write_only(False)

    def _text_page(self) -> NarrativePage | None:
        """Return the page of the sections; it is loaded only when it is wanted."""
        from euroapp_ui.pages.narrative_page import NarrativePage

        page = self._workspace.page("narrative")
        return page if isinstance(page, NarrativePage) else None

    def _page_changed(self, key: str) -> None:
        if self.on and key != "narrative":
            self._leave()
