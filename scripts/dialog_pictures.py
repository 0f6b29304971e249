"""Pictures of the dialogs of history and exchange, with two partners who wrote at the same time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QDialog

from euroapp.draft import Draft
from euroapp.edits.removal import remove_row
from euroapp.edits.values import set_value
from euroapp.exchange.abreast import abreast
from euroapp.exchange.taking import look, standing, take
from euroapp.history.book import Share
from euroapp.history.changes import Change
from euroapp.history.ledger import Ledger
from euroapp.storage.authors import call_author
from euroapp.storage.remembering import under
from euroapp.storage.timeline import Timeline
from euroapp_ui.document import Document
from euroapp_ui.session import DraftSession
from euroapp_ui.windows.abreast_view import AbreastDialog
from euroapp_ui.windows.asking import AskDialog
from euroapp_ui.windows.field_story import FieldStoryDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.merge_view import MergeDialog
from euroapp_ui.windows.versions import VersionsDialog

_TEXT = "narrative/background/text"
_FOLDER = "The shared folder is Nextcloud/FOODBRACE."
_NINE = 1_795_420_800
"""Nine o'clock of a day in November 2026, in seconds since 1970."""


def dialogs(window: MainWindow, document: Document) -> Iterator[tuple[str, QDialog, tuple[int, int]]]:
    """Yield dialogs that are ready to be looked at, each with its name and size."""
    call_author("Ana Moreno")
    session, recorder = document.session, document.session.recorder
    if recorder is None:
        return
    ledger = recorder.ledger
    draft = session.draft
    draft = _made(ledger, draft, lambda d: set_value(d, "general/duration_months", 33), _NINE)
    draft = _made(ledger, draft, lambda d: _written(d, "of 412 SMEs", "of 437 SMEs"), _NINE + 5_400)
    start = draft
    theirs = under(ledger.book, "Ben Okafor")
    mine = _made(ledger, draft, lambda d: set_value(d, "partners/p2/town", "Parma"), _NINE + 9_000)
    changes = _bens(theirs, start)
    share = Share("p2", ("background",))
    offer = look(ledger, mine, changes, share=share, authors={theirs.writer: "Ben Okafor"})
    session.show_recorded(mine, mine, ledger.book)
    yield "merge", MergeDialog(window, session, offer), (1120, 700)
    yield "ask", AskDialog(window, session), (620, 560)
    yield "abreast", AbreastDialog(window, abreast(_both(ledger, changes)), _FOLDER), (860, 360)
    yield "decide", _deciding(window, session, ledger, changes), (1120, 700)
    timeline = Timeline("", ledger, mine)
    history = VersionsDialog(window, document, timeline)
    history.choose(1)
    yield "history", history, (1180, 680)
    yield "field-history", FieldStoryDialog(window, session, ledger, _TEXT), (900, 520)


def _both(ledger: Ledger, changes: list[Change]) -> Ledger:
    """Return the history with the changes of both."""
    both = Ledger(
        replace(ledger.book, authors={**ledger.book.authors, changes[0].writer: "Ben Okafor"}), ledger.writer
    )
    both.receive(changes)
    return both


def _deciding(
    window: MainWindow, session: DraftSession, ledger: Ledger, changes: list[Change]
) -> MergeDialog:
    """Return the list of what is left to decide once both are together."""
    authors = {changes[0].writer: "Ben Okafor"}
    taken = take(look(ledger, session.draft, changes, authors=authors), frozenset(), {})
    together = Ledger(taken.book, ledger.writer)
    return MergeDialog(window, session, look(standing(together), taken.draft, ()), deciding=True)


def whole_windows(window: MainWindow, document: Document, keep: Callable[[str], None]) -> None:
    """Show the window as whoever was asked for a part sees it, and with the colours of origin."""
    session, workspace = document.session, window.workspace
    if workspace is None or session.recorder is None:
        return
    session.apply("Title", lambda d: set_value(d, "general/duration_months", 33))
    session.apply("Paste", lambda d: set_value(d, "general/acronym", "FOODLINK"), kind="import")
    workspace.go("scope")
    workspace.show_origins(True)
    keep("origins")
    workspace.show_origins(False)
    session.show_part(Share("p2", ("background",)))
    workspace.reveal("partners/p2/legal_name")
    keep("part")
    session.show_part(None)


def _bens(ledger: Ledger, draft: Draft) -> list[Change]:
    """Return what Ben did meanwhile: in his own part, and beyond it."""
    known = {*ledger.known.changes}
    for edit in (
        lambda d: set_value(d, "partners/p2/town", "Modena"),
        lambda d: set_value(d, "partners/p2/website", "https://padalta.example"),
        lambda d: _written(d, "in the second quarter", "in spring"),
        lambda d: set_value(d, "general/acronym", "FOODLINK"),
        lambda d: remove_row(d, f"risks/{d.risks[-1].id}"),
    ):
        draft = _made(ledger, draft, edit, _NINE + 7_200)
    return [change for key, change in ledger.known.changes.items() if key not in known]


def _made(ledger: Ledger, draft: Draft, edit: Callable[[Draft], Draft], when: int) -> Draft:
    after = edit(draft)
    ledger.record(draft, after, when)
    return after


def _written(draft: Draft, old: str, new: str) -> Draft:
    """Return a draft with other words in its first section, or with a sentence more."""
    text = next(section.text for section in draft.narrative if section.id == "background")
    return set_value(draft, _TEXT, text.replace(old, new) if old in text else f"{text} It was {new}.")


def write(
    window: MainWindow, document: Document, out: Path, scheme: str, keep: Callable[[QDialog, Path], None]
) -> None:
    """Write a picture of each dialog in one scheme of colours."""
    for name, dialog, size in dialogs(window, document):
        dialog.show()
        dialog.resize(*size)
        keep(dialog, out / f"{name}-{scheme}.png")
        dialog.close()
        dialog.deleteLater()
