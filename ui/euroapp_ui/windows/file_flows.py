"""New, open, save, recover: what happens to files, with a question wherever one must be asked."""

from __future__ import annotations

from concurrent.futures import Future
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from euroapp.calls.library import load_call
from euroapp.draft import Draft
from euroapp.errors import EuroappError, PasswordNeeded, SaveFailed
from euroapp.folding import file_stem
from euroapp.language import say
from euroapp.storage.files import History, save
from euroapp.storage.recovery import RecoveryCopy, RecoveryStore
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import choose, harmless, tell, voice
from euroapp_ui.saves import NO_ANSWER
from euroapp_ui.tables.delegate import finish_entry
from euroapp_ui.waiting import at_once, wait_for
from euroapp_ui.where import PACKET, ask_where, free_name
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.opening import open_draft
from euroapp_ui.windows.unlocking import unlocking
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from euroapp.history.book import Book
    from euroapp.storage.sealing import Seal
    from euroapp_ui.windows.desk import Desk

SUFFIX = ".euroapp"
FILTER = say(
    "EuroApp drafts, changes and PDF with a draft (*{SUFFIX} *{PACKET} *.pdf)", SUFFIX=SUFFIX, PACKET=PACKET
)


class FileFlows:
    """The file commands of one window."""

    def __init__(self, window: Desk) -> None:
        self._window = window
        self.recovery = RecoveryStore()

    def new(self) -> None:
        """Ask for call, strand and acronym, and start a draft."""
        from euroapp_ui.windows.new_draft import NewDraftDialog

        dialog = NewDraftDialog(self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and self.may_leave():
            self.show(dialog.draft(), modified=True)

    def example(self) -> None:
        """Open a copy of the example that belongs to nobody's file."""
        from euroapp.storage.example import example_draft

        if self.may_leave():
            self.show(example_draft(), modified=False)

    def open(self) -> None:
        """Ask which draft to open."""
        path = voice().file_to_open(self._window, tr("Open draft"), str(self._folder()), FILTER)
        if path:
            self.open_path(Path(path))

    def open_path(self, path: Path) -> bool:
        """Open a draft, unless it is open; a file that cannot be read is named in a sentence."""
        return open_draft(self._window, self, path)

    def _finish_entry(self) -> None:
        """Take what is being typed, and ask what becomes of texts that say a name typed over."""
        finish_entry()
        if self._window.document is not None:
            self._window.document.session.settle_names()

    def save(self) -> bool:
        """Save the open draft; ask where if it has no file yet."""
        self._finish_entry()
        document = self._window.document
        if document is None:
            return False
        if document.path is None or document.read_only:
            return self.save_as()
        return self.save_at(document, document.path)

    def save_soon(self) -> None:
        """Save the open draft while the user goes on writing; ask where if it has no file yet."""
        self._finish_entry()
        document = self._window.document
        if document is None:
            return
        path = document.path
        if path is None or document.read_only:
            self.save_as()
            return

        def done(error: EuroappError | None) -> None:
            if error is None:
                self._window.preferences.remember(path.absolute())
            elif self._window.document is document:
                self._not_saved(document, path, error)

        document.save_soon(path, done)

    def save_as(self) -> bool:
        """Ask where, and save there."""
        self._finish_entry()
        document = self._window.document
        if document is None:
            return False
        name = file_stem(document.session.draft.general.acronym, "draft")
        start = document.path or document.suggested or self._folder() / f"{name}{SUFFIX}"
        path = ask_where(self._window, tr("Save draft as"), start, ((tr("EuroApp drafts"), SUFFIX),))
        return self.save_at(document, path) if path is not None else False

    def save_copy(self, *, plain: bool = False) -> bool:
        """Ask where, and write the draft there as a file of its own; what is open stays as it is.

        A plain copy holds neither history nor marks: it tells of nobody, and older programs open it.
        """
        self._finish_entry()
        document = self._window.document
        if document is None:
            return False
        start = free_name(document.path or self._folder() / f"draft{SUFFIX}", tr("copy"))
        path = ask_where(self._window, tr("Save a copy"), start, ((tr("EuroApp drafts"), SUFFIX),))
        if path is None:
            return False
        draft = document.session.draft
        book = None if plain else document.book()
        if plain:
            # Marks say who looked at what, and when.
            draft = draft.replace(marks=())
        try:
            future = apart("saving", lambda: _save_copy(draft, path, book, document.seal))
            if not self._wait(future):
                raise SaveFailed(NO_ANSWER)
            future.result()
        except EuroappError as error:
            tell(self._window, tr("{file} was not saved.", file=harmless(path.name)), shown_error(error))
            return False
        return True

    def may_leave(self) -> bool:
        """Ask about unsaved changes; tell whether the draft may be left."""
        self._finish_entry()
        document = self._window.document
        if document is None:
            return True
        document.wait(self._wait)
        document.protect()
        discard = False
        if document.modified:
            answer = choose(
                self._window,
                tr("Save the changes to {draft}?", draft=harmless(document.name)),
                tr("Without saving, a copy stays under “Text that was not saved” for 30 days."),
                (tr("Save"), tr("Do not save")),
            )
            if answer == -1 or (answer == 0 and not self.save()):
                return False
            discard = answer == 1
        kept = document.origin.history if document.origin is not None else None
        if kept is not None and kept.members:
            self._leave_with(document)
        document.close(discard=discard)
        self._window.show_welcome()
        return True

    def _leave_with(self, document: Document) -> None:
        """Remember what the draft holds, so that one is told next time what came since."""
        book = document.book()
        if book is not None:
            self._window.preferences.leave_with(book.project, book.heads)

    def close_draft(self) -> None:
        """Close the draft and show the welcome page."""
        self.may_leave()

    def versions(self) -> None:
        """Show earlier versions, and do with them what the user asks for."""
        from euroapp_ui.windows.version_flows import show_versions

        if self._window.document is not None:
            show_versions(self._window, self, self._window.document)

    def recovery_offers(self) -> list[RecoveryCopy]:
        """Return copies of text that was never saved."""
        return self.recovery.offers()

    def recover(self, copy: RecoveryCopy, filed: Draft | None = None) -> bool:
        """Open a recovery copy, which stays until the draft is saved; tell whether it was opened.

        `filed` is what the file says, where it was read: of a short name that was typed over when the program
        stopped nobody was asked about the texts yet.
        """
        try:
            found = unlocking(self._window, lambda: self.recovery.load(copy))
            load_call(found.draft.call.id)
        except PasswordNeeded:
            # It stays, and is offered again.
            return False
        except EuroappError as error:
            tell(self._window, tr("This copy could not be read."), shown_error(error))
            return False
        if not self.may_leave():
            return False
        self.recovery.adopt(copy)
        document = Document(
            found.draft,
            self.recovery,
            found.origin,
            recovered=copy.key,
            history=found.history,
            seal=found.seal,
        )
        self._window.show_document(document)
        if filed is not None:
            document.session.recovered(filed)
        return True

    def drop_recovery(self, copy: RecoveryCopy) -> None:
        """Delete a recovery copy after asking."""
        if (
            choose(
                self._window,
                tr("Delete this copy?"),
                tr("Its text is then gone for good."),
                (Calm(tr("Keep it")), tr("Delete")),
            )
            == 1
        ):
            self.recovery.discard(copy.key)
            self._window.welcome.show_recovery(self.recovery_offers())
            self._window.welcome.begin()

    def show(
        self,
        draft: Draft,
        *,
        modified: bool,
        beside: Path | None = None,
        name: Path | None = None,
        book: Book | None = None,
        seal: Seal | None = None,
    ) -> None:
        """Show a draft that belongs to no file, and must not be saved over one; suggest a name for it.

        Args:
            draft: what is shown.
            modified: it would be a pity to close it unsaved.
            beside: the damaged file it was read from.
            name: the name that is suggested.
            book: the history that leads to it, where it has one.
            seal: that of the password under which it came, and under which it is saved.

        """
        document = Document(draft, self.recovery, book=book, seal=seal)
        document.beside, document.suggested = beside, name
        if modified:
            document.mark_unsaved()
        self._window.show_document(document)

    def save_at(self, document: Document, path: Path) -> bool:
        """Save the draft in a file; say why where it cannot be, and tell whether it was saved in the end."""
        if document.beside is not None and path.absolute() == document.beside.absolute():
            detail = tr("It is damaged and may still be worth a look. Choose another name for this draft.")
            tell(self._window, tr("{file} is not written over.", file=harmless(path.name)), detail)
            return self.save_as()
        try:
            document.save(path, self._wait)
        except EuroappError as error:
            return self._not_saved(document, path, error)
        self._window.preferences.remember(path.absolute())
        return True

    def _not_saved(self, document: Document, path: Path, error: EuroappError) -> bool:
        from euroapp_ui.windows.not_saved import not_saved

        return not_saved(self._window, self, document, path, error)

    def _wait(self, future: Future[Any]) -> bool:
        return wait_for(self._window, future, tr("The draft is being saved."))

    def _folder(self) -> Path:
        """Return where a dialog begins: beside the open draft, or the one opened last if its disk answers."""
        document, recent = self._window.document, self._window.preferences.recent()
        if document is not None and document.path is not None:
            return document.path.parent
        there = bool(recent) and at_once(recent[0].parent.is_dir, otherwise=False)
        return recent[0].parent if there else Path.home()


def _save_copy(draft: Draft, path: Path, book: Book | None, seal: Seal | None) -> None:
    """Save a draft as a file of its own, with its history or without, under the password that it has."""
    save(draft, path, history=book.members() if book is not None else History.NONE, seal=seal)
