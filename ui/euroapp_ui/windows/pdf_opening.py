"""Opens the draft that a PDF carries, and says whether the PDF is still a print of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.calls.library import load_call
from euroapp.errors import EuroappError, PasswordNeeded
from euroapp.export.carried import State
from euroapp.importing.from_pdf import FromPdf, open_pdf
from euroapp.importing.stopping import Stop
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.messages import choose, harmless, tell
from euroapp_ui.waiting import work_patiently
from euroapp_ui.where import free_name
from euroapp_ui.widgets.question import Calm
from euroapp_ui.windows.unlocking import unlocking

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk, Files


def open_carried(window: Desk, files: Files, path: Path) -> bool:
    """Open the draft in a PDF as one that is not saved yet; tell whether it was opened.

    A draft in a PDF that was changed since it was written is opened only when the user says so.
    """
    found = _read(window, path)
    if found is None:
        if window.document is None:
            window.show_welcome()
        return False
    if found.state is not State.UNCHANGED:
        asked = tr("Open the draft in {file}?", file=harmless(path.name))
        ways = (Calm(tr("Leave it")), tr("Open the draft"))
        if choose(window, asked, shown(found.told), ways) != 1:
            return False
    if not files.may_leave():
        return False
    suggested = path.with_suffix(".euroapp")
    name = free_name(suggested, tr("from the PDF")) if suggested.exists() else suggested
    files.show(found.draft, modified=True, name=name, seal=found.seal)
    if window.document is not None:
        window.document.session.told.emit(shown(found.told))
    return True


def _read(window: Desk, path: Path) -> FromPdf | None:
    """Read the draft in a PDF; else say why not, unless the user ended it."""
    try:
        opening, stop = tr("{file} is being opened.", file=harmless(path.name)), Stop()
        found = unlocking(
            window, lambda: work_patiently(window, opening, lambda: open_pdf(path, stop), stop.ask)
        )
        if found is None:
            return None
        load_call(found.draft.call.id)
    except PasswordNeeded:
        return None
    except EuroappError as error:
        tell(window, tr("{file} was not opened.", file=harmless(path.name)), shown_error(error))
        return None
    return found
