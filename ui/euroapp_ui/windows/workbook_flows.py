"""Workbooks in the window: the budget out, the part of a partner out, and both, or foreign tables, in."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.draft.paths import exists
from euroapp.errors import EuroappError
from euroapp.export.workbook.composing import Wanted
from euroapp.export.workbook.home import Home
from euroapp.export.workbook.writing import SUFFIX, export_workbook
from euroapp.folding import file_stem
from euroapp.history.changes import Came
from euroapp.history.ledger import Ledger
from euroapp.importing.bringing import Brought, bring, bring_rows
from euroapp.importing.foreign import mappings, refuse_heads_alone
from euroapp.importing.foreign_rows import rows_in
from euroapp.importing.leaving import asking, home_for
from euroapp.importing.mappings import remember
from euroapp.importing.marks import home_in
from euroapp.importing.opening import Opened, open_table
from euroapp.importing.stopping import Stop
from euroapp.importing.table_mapping import by_heads
from euroapp.importing.texts.opening import SUFFIXES
from euroapp.language import say
from euroapp.values import join
from euroapp.wording.values import Names
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.waiting import work_patiently
from euroapp_ui.where import ask_where
from euroapp_ui.windows.asking import AskDialog
from euroapp_ui.windows.columns_view import ColumnsDialog
from euroapp_ui.windows.not_understood import NotUnderstoodDialog
from euroapp_ui.windows.sharing import Incoming, ledger_of, named, take_in
from euroapp_ui.windows.text_flows import import_text, is_text

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

KINDS = ((say("Workbook"), SUFFIX),)
TABLES = (".xlsx", ".xlsm", ".ods", ".csv")
"""Ends the names of files that are imported."""


def export_budget(window: Desk) -> None:
    """Write the detailed budget where the user says."""
    document = window.document
    if document is None:
        return
    session = document.session
    ledger = ledger_of(session)
    home = home_for(ledger, session.draft, kept=True) if ledger is not None else Home()
    _write(window, document, tr("Export the budget as a workbook"), tr("budget"), (home, Wanted()))


def export_part(window: Desk) -> None:
    """Write a workbook that asks a participant without the program for its part."""
    document = window.document
    ledger = ledger_of(document.session) if document is not None else None
    if document is None or ledger is None:
        tell(window, tr("Save the draft first, then write a workbook."))
        return
    session, ledger = document.session, named(window, document, ledger)
    if not session.draft.partners:
        tell(window, tr("There is no participant yet: add one on the page Consortium first."))
        return
    dialog = AskDialog(window, session, workbook=True)
    if not voice().run(dialog):
        return
    home, wanted, book = asking(ledger, session.draft, dialog.partner, dialog.sections)
    name = next(one.short_name for one in session.draft.partners if one.id == dialog.partner)
    title = tr("Workbook for a partner")
    if _write(window, document, title, name or dialog.partner, (home, wanted)) and session.recorder:
        ledger.book = book
        session.recorder.noted = True
        document.state_changed.emit()


def _write(window: Desk, document: Document, title: str, what: str, meant: tuple[Home, Wanted]) -> bool:
    """Write a workbook where the user says; tell whether it was written."""
    session = document.session
    stem = file_stem(session.draft.general.acronym, "draft")
    path = ask_where(window, title, session.folder / f"{stem} {file_stem(what, 'budget')}{SUFFIX}", KINDS)
    if path is None:
        return False
    home, wanted = meant
    draft, call = session.draft, session.call
    what = tr("{file} is being written.", file=harmless(path.name))
    try:
        done = work_patiently(window, what, lambda: export_workbook(draft, call, path, home, wanted) or True)
    except EuroappError as error:
        tell(window, tr("{file} was not written.", file=harmless(path.name)), shown_error(error))
        return False
    if done is None:
        session.told.emit(tr("{file} is still being written; look at it in a while.", file=path.name))
        return False
    session.told.emit(tr("{file} is written; Share > Import takes it in again.", file=path.name))
    return True


def import_table(window: Desk, path: Path | None = None) -> None:
    """Show what a workbook or a table would change, and take in what the user wants."""
    document = window.document
    if document is None:
        return
    if path is None:
        ends = " ".join(f"*{suffix}" for suffix in (*TABLES, *SUFFIXES))
        kinds = f"{tr('Workbooks, tables and texts')} ({ends})"
        start = str(document.session.folder)
        chosen = voice().file_to_open(window, tr("Import from a workbook or table"), start, kinds)
        if not chosen:
            return
        path = Path(chosen)
    if is_text(path):
        import_text(window, path)
        return
    ledger = ledger_of(document.session)
    if ledger is None:
        tell(window, tr("Save the draft first, then import."))
        return
    try:
        brought = _brought(window, document, ledger, path)
        if brought is not None:
            _take(window, document, brought, path)
    except EuroappError as error:
        tell(window, tr("Nothing was taken in from {file}.", file=harmless(path.name)), shown_error(error))
    except OSError as error:
        reason = error.strerror or str(error)
        tell(window, tr("{file} cannot be read.", file=harmless(path.name)), reason)


def _brought(window: Desk, document: Document, ledger: Ledger, path: Path) -> Brought | None:
    """Return what a file would do; None where the user does not want to know.

    Raises:
        EuroappError: it cannot be read, or it is not clear what it holds.

    """
    what = tr("{file} is being read.", file=harmless(path.name))
    stop = Stop()
    file = work_patiently(window, what, lambda: open_table(path, stop), stop.ask)
    if file is None:
        _tell_stopped(document, path)
        return None
    draft = document.session.draft
    home = home_in(file)
    if home is None:
        return _foreign(window, document, ledger, (file, path.name))
    brought = work_patiently(
        window, what, lambda: bring(file, home, ledger, draft, name=path.name, stop=stop), stop.ask
    )
    if brought is None:
        _tell_stopped(document, path)
        return None
    brought.found.told[:0] = file.told
    return brought


def _tell_stopped(document: Document, path: Path) -> None:
    """Say that the user ended the reading of a file."""
    document.session.told.emit(tr("You stopped reading {file}. The draft was not changed.", file=path.name))


def _foreign(window: Desk, document: Document, ledger: Ledger, source: tuple[Opened, str]) -> Brought | None:
    """Return what a foreign table would bring, once the user has said what its columns are.

    Raises:
        TableUnreadable: there are heads and no rows.

    """
    file, name = source
    session = document.session
    known = Names(session.draft, session.call)
    if not mappings(file, known):
        refuse_heads_alone(file, known)
    dialog = ColumnsDialog(window, partial(mappings, file, known), known)
    if not voice().run(dialog) or dialog.mapping is None:
        return None
    mapping = dialog.mapping
    remember(mapping.heads.values(), mapping.path, by_heads(mapping))
    found = rows_in(mapping, known)
    found.told[:0] = file.told
    return bring_rows(found, ledger, session.draft, name=name)


def _take(window: Desk, document: Document, brought: Brought, path: Path) -> None:
    """Say what was not understood, then show the changes, and the first row that came of them."""
    found = brought.found
    if found.troubles or found.told:
        dialog = NotUnderstoodDialog(window, path.name, found)
        if not voice().run(dialog):
            return
    doubles = frozenset(found.doubles)
    came = Incoming(brought.changes, brought.share, {}, brought.authors, alone=True, doubles=doubles)
    before = document.session.draft
    if take_in(window, document, came) is not None:
        _show_first(window, before, document.session.draft, brought)


def _show_first(window: Desk, before: Draft, after: Draft, brought: Brought) -> None:
    """Show the first row that came into the draft: below a long list nobody would see it."""
    steps = (step for one in brought.changes for step in one.steps)
    rows = (join(step.path, step.row) for step in steps if isinstance(step, Came))
    new = next((path for path in rows if exists(after, path) and not exists(before, path)), "")
    if new and window.workspace is not None:
        window.workspace.reveal(new)
