"""A submitted PDF is held against the draft at hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.errors import EuroappError
from euroapp.importing.stopping import Stop
from euroapp.importing.submitted import compare_submitted
from euroapp_ui.language import shown_error, tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.waiting import work_patiently

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk


def compare_with_pdf(window: Desk) -> None:
    """Ask for a PDF, and show where it differs from the draft; neither is changed."""
    from euroapp_ui.windows.submitted_view import SubmittedDialog

    document = window.document
    if document is None:
        return
    session = document.session
    title = tr("Compare with a submitted PDF")
    chosen = voice().file_to_open(window, title, str(session.folder), f"{tr('PDF')} (*.pdf)")
    if not chosen:
        return
    path, stop = Path(chosen), Stop()
    draft, call = session.draft, session.call
    name = harmless(path.name)
    try:
        found = work_patiently(
            window,
            tr("{file} is being read.", file=name),
            lambda: compare_submitted(path, draft, call, stop),
            stop.ask,
        )
    except EuroappError as error:
        tell(window, tr("{file} was not compared.", file=name), shown_error(error))
        return
    if found is None:
        return
    dialog = SubmittedDialog(window, session, found, path.name)
    voice().run(dialog)
    if dialog.path:
        session.place_asked.emit(dialog.path)
