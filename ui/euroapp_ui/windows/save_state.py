"""What the status line says about the file of a draft."""

from __future__ import annotations

from euroapp.storage.standing import Look, Standing
from euroapp_ui.document import Document
from euroapp_ui.language import tr
from euroapp_ui.messages import harmless


def _of_the_file(found: Look) -> str:
    """Say what became of the file under the window, and what a save will do."""
    if found.standing is Standing.PROTECTED:
        return tr("The file is write-protected; save under another name")
    if found.standing is Standing.CHANGED:
        return tr("The file was changed elsewhere; saving will ask")
    if found.renamed is not None:
        return tr("The file is now called {name}; saving will ask", name=harmless(found.renamed.name))
    return tr("The file is no longer there; saving will ask")


def save_state(document: Document) -> tuple[str, str]:
    """Return what the status line says about saving, with its tone."""
    if document.trouble:
        return document.trouble, "error"
    if document.saving:
        return tr("Saving\N{HORIZONTAL ELLIPSIS}"), ""
    if document.on_disk.standing is not Standing.SAME:
        return _of_the_file(document.on_disk), "warn"
    if document.presence.other is not None:
        return tr("Also open: {name}", name=document.presence.other.name), "warn"
    if document.modified:
        return (tr("Not saved yet") if document.path is None else tr("Changed, not saved")), "warn"
    if document.saved_at is not None:
        return tr("Saved {hour}", hour=f"{document.saved_at:%H:%M}"), ""
    return (tr("Saved") if document.path is not None else tr("New draft")), ""
