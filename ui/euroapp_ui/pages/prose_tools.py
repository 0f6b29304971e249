"""What the buttons above a text do with its tables and links."""

from __future__ import annotations

from euroapp.prose.tables import table_at, written
from euroapp_ui.language import tr
from euroapp_ui.messages import voice
from euroapp_ui.pages.table_editor import NEW, TableDialog
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.markdown import wrap
from euroapp_ui.widgets.text_area import TextArea

_ADDRESSES = ("https://", "http://", "mailto:")


def edit_table(area: TextArea, session: DraftSession) -> None:
    """Edit the table at the caret in a grid, or put a new one there."""
    text = area.true_text()
    before = area.true_part(0, area.textCursor().position())
    lines = text.split("\n")
    line = before.count("\n")
    placed = table_at([one.rstrip("\r") for one in lines], line)
    dialog = TableDialog(area.window(), placed.table if placed else NEW, session.state)
    if not voice().run(dialog):
        return
    if placed is None and not any(cell.strip() for row in dialog.table.rows for cell in row):
        return
    made = written(dialog.table)
    if placed is not None:
        # Line ends of the text around it stay what they are.
        end = "\r" if lines[placed.last - 1].endswith("\r") else ""
        new = "\n".join((*lines[: placed.first], made + end, *lines[placed.last :]))
    else:
        head, tail = text[: len(before)], text[len(before) :]
        gap = "" if not head.strip() or head.endswith("\n\n") else "\n" if head.endswith("\n") else "\n\n"
        new = f"{head}{gap}{made}" + ("\n\n" + tail.lstrip("\n") if tail.strip() else "\n")
    area.set_true_text(new)
    area.setFocus()
    area.ensureCursorVisible()


def add_link(area: TextArea) -> None:
    """Make a link of the chosen words, or of words that are asked for."""
    cursor = area.textCursor()
    words = cursor.selectedText()
    parent = area.window()
    chosen = bool(words.strip()) and "\N{PARAGRAPH SEPARATOR}" not in words
    if not chosen:
        cursor.setPosition(cursor.selectionEnd())
        words = voice().word(parent, tr("Link"), tr("Words that shall lead to the address:"))
    if not words.strip():
        return
    address = (
        voice()
        .word(parent, tr("Link"), tr("Address, beginning with https:// or mailto:"), "https://")
        .strip()
    )
    if address.startswith(_ADDRESSES) and address not in _ADDRESSES and " " not in address:
        if chosen:
            wrap(area, cursor, "[", f"]({address})")
        else:
            cursor.insertText(f"[{words.strip()}]({address})")
            area.setTextCursor(cursor)
    elif address and address not in _ADDRESSES:
        area.refused.emit(
            tr("No link was made: an address begins with https:// or mailto: and has no blank.")
        )
    area.setFocus()
