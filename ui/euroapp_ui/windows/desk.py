"""What commands and flows work with: the window, the open document, the preferences and the files.

They are handed a desk instead of the main window, which builds them all; so no two files need each other.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from euroapp.draft import Draft
    from euroapp.history.book import Book
    from euroapp.storage.recovery import RecoveryCopy, RecoveryStore
    from euroapp.storage.sealing import Seal
    from euroapp_ui.document import Document
    from euroapp_ui.preferences import Preferences
    from euroapp_ui.windows.welcome import Welcome
    from euroapp_ui.windows.workspace import Workspace


class Files(Protocol):
    """What is done with files, for whoever needs it in the middle of a flow."""

    recovery: RecoveryStore

    def new(self) -> None:
        """Ask for call, strand and acronym, and start a draft."""

    def open(self) -> None:
        """Ask which draft to open."""

    def example(self) -> None:
        """Open a copy of the example."""

    def save(self) -> bool:
        """Save the open draft, and wait for it; tell whether it was saved."""

    def save_soon(self) -> None:
        """Save the open draft while the user goes on writing."""

    def versions(self) -> None:
        """Show earlier versions."""

    def save_copy(self, *, plain: bool = False) -> bool:
        """Ask where, and write the draft there as a file of its own; a plain one holds no history."""

    def recovery_offers(self) -> list[RecoveryCopy]:
        """Return copies of text that was never saved."""

    def drop_recovery(self, copy: RecoveryCopy) -> None:
        """Delete a recovery copy after asking."""

    def close_draft(self) -> None:
        """Close the draft and show the welcome page."""

    def open_path(self, path: Path) -> bool:
        """Open a draft; tell whether it was opened."""

    def save_as(self) -> bool:
        """Ask where, and save there."""

    def save_at(self, document: Document, path: Path) -> bool:
        """Save a draft in a file; tell whether it was saved in the end."""

    def may_leave(self) -> bool:
        """Ask about unsaved changes; tell whether the draft may be left."""

    def recover(self, copy: RecoveryCopy, filed: Draft | None = None) -> bool:
        """Open a recovery copy; tell whether it was opened."""

    def show(
        self,
        draft: Any,
        *,
        modified: bool,
        beside: Path | None = None,
        name: Path | None = None,
        book: Book | None = None,
        seal: Seal | None = None,
    ) -> None:
        """Show a draft that belongs to no file."""


class Desk(QMainWindow):
    """The main window as commands and flows know it."""

    preferences: Preferences
    welcome: Welcome
    workspace: Workspace | None
    actions_by_key: dict[str, QAction]
    files: Files

    @property
    def document(self) -> Document | None:
        """Return the open document."""
        return self.workspace.document if self.workspace is not None else None

    def show_document(self, document: Document) -> None:
        """Show a document in place of what was shown."""
        raise NotImplementedError

    def show_welcome(self) -> None:
        """Show the page with recent and recovered drafts."""
        raise NotImplementedError

    def use_theme(self, scheme: str) -> None:
        """Show another theme, and remember it."""
        raise NotImplementedError

    def zoom(self, by: int) -> None:
        """Make the text larger or smaller; 0 takes that back."""
        raise NotImplementedError
