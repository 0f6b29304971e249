"""Who is up to date: what is known here of every other author, and what waits in the shared folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from euroapp.errors import EuroappError
from euroapp.exchange.abreast import Abreast, abreast
from euroapp.exchange.folder import Scan, home_of, scan, shared_folder
from euroapp.language import say, say_count, together
from euroapp.storage.moments import moment_of
from euroapp_ui.language import moment_text, shown, shown_error, tr
from euroapp_ui.messages import tell, voice
from euroapp_ui.widgets.reading_table import ReadingTable
from euroapp_ui.widgets.room import give_room
from euroapp_ui.widgets.text import label
from euroapp_ui.windows.shared_folder import folder_of, waited
from euroapp_ui.windows.sharing import ledger_of
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from collections.abc import Sequence

    from euroapp_ui.windows.desk import Desk

_HEADS = (say("Who"), say("Last change that is here"), say("Changes"), say("Up to date?"))


class AbreastDialog(QDialog):
    """A line for every other author."""

    def __init__(self, parent: QWidget | None, authors: Sequence[Abreast], folder: str) -> None:
        """Show what is known.

        Args:
            parent: the window.
            authors: what is known of each.
            folder: what is known of the shared folder, in words.

        """
        super().__init__(parent)
        self.setWindowTitle(tr("Who is up to date"))
        give_room(self, 860, 420)
        self.table = ReadingTable(tr("Authors"), [shown(head) for head in _HEADS])
        self.table.narrow(1, 2)
        self.table.show_rows(map(_row, authors))
        self.table.setVisible(bool(authors))
        box = QVBoxLayout(self)
        box.setContentsMargins(24, 20, 24, 18)
        box.setSpacing(10)
        box.addWidget(label(tr("Who is up to date"), "title"))
        told = (
            tr("What others had seen is known from their own changes: whoever only reads is not listed.")
            if authors
            else tr("No changes of others are in this draft yet.")
        )
        box.addWidget(label(told, "soft", wrap=True))
        box.addWidget(self.table, 1)
        if not authors:
            box.addStretch(1)
        box.addWidget(label(shown(folder), "soft", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        box.addWidget(buttons)


def _row(one: Abreast) -> tuple[str, ...]:
    when = moment_text(moment_of(one.last)) if one.last else say("none")
    lacks = say_count(
        "One of your changes had not reached them.",
        "{count} of your changes had not reached them.",
        one.lacks,
    )
    outside = say_count(
        "One change waits in the shared folder.", "{count} changes wait in the shared folder.", one.outside
    )
    if not one.lacks and not one.outside:
        return one.name, when, str(one.changes), say("yes")
    told = (outside if one.outside else "", lacks if one.lacks else "")
    return one.name, when, str(one.changes), together(filter(None, told), " ")


def show_abreast(window: Desk) -> None:
    """Show who is up to date."""
    document = window.document
    ledger = ledger_of(document.session) if document is not None else None
    if document is None or ledger is None:
        tell(window, tr("Save the draft first, then exchange it with others."))
        return
    folder, seen = folder_of(window, ledger.book.project), None
    told: str = say("No shared folder was chosen for this draft on this computer.")
    if folder is not None:
        home = home_of(folder, ledger.book.project)

        def looked() -> Scan:
            shared_folder(folder)
            seen = scan(home)
            seen.refuse_locked()
            return seen

        try:
            seen = unlocking(window, lambda: waited(window, folder, looked))
            told = _of_folder(str(folder), seen)
        except EuroappError as error:
            told = shown_error(error)
    try:
        found = abreast(ledger, seen)
    except EuroappError as error:
        tell(window, tr("The history of this draft cannot be read."), shown_error(error))
        return
    dialog = AbreastDialog(window, found, told)
    voice().show(dialog, [" ".join(map(shown, _row(one))) for one in found])


def _of_folder(name: str, seen: Scan) -> str:
    waits = say_count(
        "One file in it has not arrived whole yet.",
        "{count} files in it have not arrived whole yet.",
        len(seen.unread),
    )
    return together(
        filter(None, (say("The shared folder is {folder}.", folder=name), waits if seen.unread else "")), " "
    )
