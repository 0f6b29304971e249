"""All papers around the proposal, into a folder that the user names."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from euroapp.draft import Draft
from euroapp.errors import EuroappError, ExportFailed
from euroapp.language import say, say_count, together
from euroapp.papers.bundle import others_in
from euroapp.storage.openformat import to_json
from euroapp_ui.language import shown_error, tr, tr_count
from euroapp_ui.messages import choose, harmless, tell, voice
from euroapp_ui.preview.pdf_job import TIME_LIMIT_MS
from euroapp_ui.waiting import read_patiently, work_patiently

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk

TOO_LONG = say(
    "The papers took longer than two minutes to make, and that was stopped. "
    "Shorten very long texts and lists, then write them again."
)
BROKEN = say(
    "The process that makes the papers ended before its time, perhaps for want of memory. "
    "Close other programs, then write them again."
)


def write_papers(window: Desk) -> None:
    """Write all papers into a folder, and say what was written; nothing is opened."""
    document = window.document
    if document is None:
        return
    session = document.session
    chosen = voice().folder_to_open(window, tr("Folder for the papers"), str(session.folder))
    if not chosen:
        return
    folder, draft = Path(chosen), session.draft
    try:
        force = _may_write(window, folder)
        if force is None:
            return
        what = tr("The papers are being written into {folder}.", folder=harmless(folder.name))
        report = work_patiently(window, what, lambda: _written(draft, folder, force=force))
    except EuroappError as error:
        tell(window, tr("The papers were not written."), shown_error(error))
        return
    if report is None:
        session.told.emit(
            tr("The papers are still being written; look into {folder} soon.", folder=folder.name)
        )
        return
    session.told.emit(_told(report, folder))


def _may_write(window: Desk, folder: Path) -> bool | None:
    """Return whether papers shall lie beside other files; None where the user does not want that.

    Raises:
        EuroappError: the folder cannot be read.

    """
    what = tr("{folder} is being read.", folder=harmless(folder.name))
    others = read_patiently(window, what, lambda: others_in(folder))
    if not others:
        return False
    question = tr("Write the papers beside other files?")
    detail = tr_count(
        "{folder} holds {count} other file, such as {name}. It stays as it is.",
        "{folder} holds {count} other files, such as {name}. They stay as they are.",
        len(others),
        folder=harmless(str(folder)),
        name=harmless(min(others)),
    )
    return True if choose(window, question, detail, (tr("Write beside them"),)) == 0 else None


def _told(report: dict[str, Any], folder: Path) -> str:
    """Return in a line what lies in the folder now; the list in it says all of it."""
    done = say_count(
        "{folder}: {count} paper is written; contents.txt says what each is for.",
        "{folder}: {count} papers are written; contents.txt says what each is for.",
        len(report["files"]) - 1,
        folder=folder.name,
    )
    gaps = report["not_made"]
    missing = say_count(
        "{count} paper was not made, since nothing would stand in it.",
        "{count} papers were not made, since nothing would stand in them.",
        len(gaps),
    )
    return together((done, *((missing,) if gaps else ()), *report["notes"]), " ")


def _written(draft: Draft, folder: Path, *, force: bool) -> dict[str, Any]:
    """Write the papers in a process of its own, which no text can make the window wait for.

    Raises:
        ExportFailed: they were not written, or not all of them.

    """
    words = [sys.executable, "-m", "euroapp.papers", str(folder), *(["--force"] if force else [])]
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
