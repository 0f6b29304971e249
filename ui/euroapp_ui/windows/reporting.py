"""The report on what changed between two versions, for the mail to the consortium."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.call import Call
from euroapp.draft import Draft
from euroapp.edits.creation import complete
from euroapp.errors import EuroappError, ExportFailed
from euroapp.export.files import write_whole
from euroapp.figures import figures
from euroapp.folding import file_stem
from euroapp.history.story import authors_between
from euroapp.language import say
from euroapp.outline.changes import ChangeReport, as_text
from euroapp.storage.timeline import Timeline, Version
from euroapp_ui.language import moment_text, shown_error, spoken, tr
from euroapp_ui.messages import harmless, tell
from euroapp_ui.saves import NO_ANSWER
from euroapp_ui.waiting import wait_for
from euroapp_ui.where import ask_where
from euroapp_ui.workers import apart

if TYPE_CHECKING:
    from euroapp_ui.document import Document
    from euroapp_ui.windows.desk import Desk

KINDS = ((say("PDF"), ".pdf"), (say("Plain text"), ".txt"))


def write_report(
    window: Desk, document: Document, timeline: Timeline, version: Version, *, against_now: bool
) -> None:
    """Ask where, and write what changed in a version, or since then."""
    session = document.session
    try:
        report = _report(document, timeline, version, against_now=against_now)
    except EuroappError as error:
        tell(window, tr("This version could not be read."), shown_error(error))
        return
    stem = file_stem(session.draft.general.acronym, "draft")
    start = session.folder / f"{stem} {tr('changes')} {version.when:%Y-%m-%d}.pdf"
    path = ask_where(window, tr("Report of changes"), start, KINDS)
    if path is None:
        return
    future = apart("report", lambda: _write(report, session.call, path))
    try:
        if not wait_for(window, future, tr("The report is being written.")):
            raise ExportFailed(NO_ANSWER)
        future.result()
    except EuroappError as error:
        tell(window, tr("{file} was not written.", file=harmless(path.name)), shown_error(error))
        return
    session.told.emit(tr("{file} is written.", file=path.name))


def _report(document: Document, timeline: Timeline, version: Version, *, against_now: bool) -> ChangeReport:
    session = document.session
    recorder, then = session.recorder, complete(timeline.draft(version), session.call)
    before: Draft | None = then if against_now else timeline.before(version)
    after = session.draft if against_now else then
    ledger = recorder.ledger if recorder is not None else None
    authors = {}
    if ledger is not None and version.remembered:
        heads = (version.heads, ledger.heads) if against_now else (version.before, version.heads)
        names = ledger.book.authors
        authors = {
            path: frozenset(names.get(writer, "") for writer in writers)
            for path, writers in authors_between(ledger, *heads).items()
        }
    when = moment_text(version.when)
    span = (
        say("From {moment} until now.", moment=when) if against_now else say("Until {moment}.", moment=when)
    )
    first = complete(before, session.call) if before is not None else then
    return ChangeReport(first, after, session.call, span, authors)


def _write(report: ChangeReport, call: Call, path: Path) -> None:
    """Write a report in the form that the name of the file asks for.

    Raises:
        ExportFailed: nothing was written; a file that lay there is as it was.

    """
    if path.suffix.casefold() == ".txt":
        write_whole(path, as_text(report, spoken()).encode("utf-8"))
        return
    from euroapp.export.proposal import export_changes

    export_changes(report, figures(report.after, call), path)
