"""The proposal for Word, and the comments that come back in it."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from euroapp.draft import Draft
from euroapp.edits.returned import take_comments
from euroapp.errors import EuroappError, ExportFailed
from euroapp.export.outcome import DOCX
from euroapp.folding import file_stem
from euroapp.importing.texts.returned import read_returned
from euroapp.language import say, say_count, together
from euroapp.storage.openformat import to_json
from euroapp_ui.language import shown_error, tr, tr_count
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.preview.pdf_job import BROKEN, TIME_LIMIT_MS, TOO_LONG
from euroapp_ui.waiting import read_patiently, work_patiently
from euroapp_ui.where import ask_where

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

KINDS = ((say("Word document"), DOCX),)


def export_word(window: Desk) -> None:
    """Write the proposal for partners who comment in Word, with what is open in it as comments."""
    document = window.document
    if document is None:
        return
    session = document.session
    stem = file_stem(session.draft.general.acronym, "proposal")
    path = ask_where(
        window, tr("Export the proposal to Word"), session.folder / f"{stem}-part-B{DOCX}", KINDS
    )
    if path is None:
        return
    draft = session.draft
    what = tr("{file} is being written.", file=harmless(path.name))
    try:
        report = work_patiently(window, what, lambda: _written(draft, path))
    except EuroappError as error:
        tell(window, tr("{file} was not written.", file=harmless(path.name)), shown_error(error))
        return
    if report is None:
        session.told.emit(tr("{file} is still being written; look at it in a while.", file=path.name))
        return
    done = say_count(
        "{file} is written, with {count} comment. Share > Take in comments from Word brings back what "
        "partners say in it.",
        "{file} is written, with {count} comments. Share > Take in comments from Word brings back what "
        "partners say in it.",
        report["comments"],
        file=path.name,
    )
    session.told.emit(together((done, *report["notes"]), " "))


def _written(draft: Draft, path: Path) -> dict[str, Any]:
    """Write a document in a process of its own, which no text can make the window wait for.

    Raises:
        ExportFailed: nothing was written.

    """
    words = [sys.executable, "-m", "euroapp.export", str(path), "--comments"]
    try:
        done = subprocess.run(  # noqa: S603 - a module of this program
            words, input=to_json(draft), capture_output=True, timeout=TIME_LIMIT_MS / 1000, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise ExportFailed(TOO_LONG) from error
    except OSError as error:
        raise ExportFailed(BROKEN) from error
    said = done.stderr.decode("utf-8", "replace").strip()
    if done.returncode:
        raise ExportFailed(said.splitlines()[-1] if said else BROKEN)
    report: dict[str, Any] = json.loads(done.stdout.splitlines()[0])
    return report


def take_in_comments(window: Desk) -> None:
    """Show what partners say in a returned document, and take in what the user wants as one step of undo."""
    from euroapp_ui.windows.returned_view import ReturnedDialog

    document = window.document
    if document is None:
        return
    session = document.session
    kinds = f"{tr('Word document')} (*{DOCX})"
    title = tr("Take in comments from Word")
    chosen = voice().file_to_open(window, title, str(session.folder), kinds)
    if not chosen:
        return
    path = Path(chosen)
    try:
        found = read_patiently(
            window, tr("{file} is being read.", file=path.name), lambda: read_returned(path, session.draft)
        )
    except EuroappError as error:
        tell(window, tr("Nothing was taken in from {file}.", file=harmless(path.name)), shown_error(error))
        return
    dialog = ReturnedDialog(window, session, found, path.name)
    if voice().run(dialog):
        taken = dialog.chosen()
        label = tr("comments from {file}", file=path.name)
        if taken and session.apply(label, lambda draft: take_comments(draft, taken, date.today())):
            session.told.emit(
                tr_count("{count} comment was taken in.", "{count} comments were taken in.", len(taken))
            )
    if dialog.path:
        session.place_asked.emit(dialog.path)
