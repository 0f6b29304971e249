"""Asks for a file that others sent, and lets whoever knows its kind take it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from euroapp.importing.texts.opening import SUFFIXES
from euroapp_ui.language import tr
from euroapp_ui.messages import harmless, tell, voice
from euroapp_ui.where import PACKET
from euroapp_ui.windows.sharing import take_file
from euroapp_ui.windows.workbook_flows import TABLES, import_table

if TYPE_CHECKING:
    from euroapp_ui.windows.desk import Desk


def take_chosen(window: Desk) -> None:
    """Take in what the user chooses: changes, another copy of the draft, a workbook or a table."""
    tables = " ".join(f"*{suffix}" for suffix in (*TABLES, *SUFFIXES))
    kinds = tr("Changes, drafts, workbooks, tables and texts") + f" (*{PACKET} *.euroapp {tables})"
    folder = window.document.session.folder if window.document is not None else Path.home()
    chosen = voice().file_to_open(window, tr("Take in changes"), str(folder), kinds)
    if not chosen:
        return
    path = Path(chosen)
    if path.suffix.casefold() not in {*TABLES, *SUFFIXES}:
        take_file(window, path)
    elif window.document is None:
        tell(
            window,
            tr("Nothing was taken in from {file}.", file=harmless(path.name)),
            tr("It is a workbook, a table or a text. Open the draft to which it belongs, then take it in."),
        )
    else:
        import_table(window, path)
