"""Texts of word processors in the window: read, shown, and taken into sections as one step of undo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.draft import Draft
from euroapp.errors import EuroappError
from euroapp.export.files import write_whole
from euroapp.folding import file_stem
from euroapp.importing.stopping import Stop
from euroapp.importing.texts.bringing import Plan, bring
from euroapp.importing.texts.opening import SUFFIXES, open_text
from euroapp.language import say
from euroapp_ui.document import Document
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.waiting import work_patiently
from euroapp_ui.where import ask_where
from euroapp_ui.windows.text_import import TextImportDialog

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

KINDS = ((say("Plain text"), ".txt"),)


def is_text(path: Path) -> bool:
    """Tell whether a file is called like a text of a word processor."""
    return path.suffix.casefold() in SUFFIXES


def import_text(window: Desk, path: Path | None = None) -> None:
    """Show what a text would change, and take in what the user wants."""
    document = window.document
    if document is None:
        return
    if path is None:
        kinds = f"{tr('Texts of Word and LibreOffice')} ({' '.join(f'*{suffix}' for suffix in SUFFIXES)})"
        start = str(document.session.folder)
        chosen = voice().file_to_open(window, tr("Import text from Word or LibreOffice"), start, kinds)
        if not chosen:
            return
        path = Path(chosen)
    try:
        _import(window, document, path)
    except EuroappError as error:
        tell(window, tr("Nothing was taken in from {file}.", file=harmless(path.name)), shown_error(error))
    except OSError as error:
        reason = error.strerror or str(error)
        tell(window, tr("{file} cannot be read.", file=harmless(path.name)), reason)


def _import(window: Desk, document: Document, path: Path) -> None:
    """Read a text, ask, and take in what is wished.

    Raises:
        EuroappError: it cannot be read, or is too long.
        OSError: the file cannot be read.

    """
    session, stop = document.session, Stop()
    what = tr("{file} is being read.", file=harmless(path.name))
    opened = work_patiently(window, what, lambda: open_text(path, stop), stop.ask)
    if opened is None:
        told = tr("You stopped reading {file}. The draft was not changed.", file=path.name)
        session.told.emit(told)
        return
    plan = Plan(opened, session.call)
    dialog = TextImportDialog(window, plan, session.draft, lambda words: _save(window, document, path, words))
    if not voice().run(dialog) or plan.undecided:
        return

    def edit(draft: Draft) -> Draft:
        return bring(plan, draft)

    if session.apply(tr("Text from {file}", file=harmless(path.name)), edit, kind="import"):
        session.told.emit(tr("The text of {file} is taken in. One undo takes it back.", file=path.name))


def _save(window: Desk, document: Document, source: Path, words: str) -> None:
    """Write the report where the user says."""
    start = document.session.folder / f"{file_stem(source.stem, 'text')} {tr('report')}.txt"
    path = ask_where(window, tr("Report on a text"), start, KINDS)
    if path is None:
        return
    try:
        write_whole(path, words.encode())
    except EuroappError as error:
        tell(window, tr("{file} was not written.", file=harmless(path.name)), shown_error(error))
        return
    document.session.told.emit(tr("{file} is written.", file=path.name))
