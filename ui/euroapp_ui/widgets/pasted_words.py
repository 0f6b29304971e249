"""What of a paste becomes text, and what is said of the rest."""

from __future__ import annotations

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QTextCursor

from euroapp.language import say, together
from euroapp.reading.footnotes import names_of_notes
from euroapp.reading.remarks import reads_otherwise, remark_on
from euroapp.reading.richtext import has_form, has_lists, plain_text, rich_text
from euroapp_ui.language import shown


def words_of(source: QMimeData, cursor: QTextCursor, *, marks: bool, typed: str) -> str:
    """Return the text of a paste, for the place where the cursor stands.

    Args:
        source: what was pasted or dropped.
        cursor: where it goes, with what is chosen there.
        marks: the text is written in the little language, so that form becomes marks.
        typed: the whole text, whose footnotes keep their names.

    """
    html = source.html() if source.hasHtml() else ""
    if html and reads_otherwise(html):
        return _apart(rich_text(html, names_of_notes(typed)), cursor) if marks else plain_text(html)
    if html and marks and (not source.hasText() or has_form(html)):
        return _apart(rich_text(html, names_of_notes(typed)), cursor)
    if html and (not source.hasText() or (not marks and has_lists(html))):
        return plain_text(html)
    return source.text()


def _apart(text: str, cursor: QTextCursor) -> str:
    """Return formatted text with a blank line before and after it where it stands beside other words."""
    if "\n" not in text and not text.startswith(("#", "- ", "1. ")):
        return text
    before = cursor.document().findBlock(cursor.selectionStart())
    after = cursor.document().findBlock(cursor.selectionEnd())
    lead = before.text()[: cursor.selectionStart() - before.position()].strip()
    tail = after.text()[cursor.selectionEnd() - after.position() :].strip()
    # Behind a table the next word would stand in its last cell.
    apart = tail or text.rpartition("\n")[2].startswith("|")
    return ("\n\n" if lead else "") + text + ("\n\n" if apart else "")


def left_out(source: QMimeData, *, images: bool) -> str:
    """Return what is said of formatted text that was not pasted whole; '' where it was."""
    html = source.html() if source.hasHtml() else ""
    pictures = how = ""
    if "<img" in html.casefold():
        pictures = say("The words were pasted, the pictures among them were not.")
        how = say("Add them with Image (Ctrl+Shift+I).") if images else ""
    return shown(together((pictures, how, remark_on(html) if html else ""), " "))


def plain_words(source: QMimeData) -> str:
    """Return the plain words of what was copied, as they are seen there."""
    if source.hasText() and not (source.hasHtml() and reads_otherwise(source.html())):
        return source.text()
    return plain_text(source.html())


def nothing_seen(source: QMimeData) -> str:
    """Return what is told of a paste of which no word is seen."""
    left_out = remark_on(source.html()) if source.hasHtml() else ""
    return shown(together((say("Nothing was pasted: what was copied shows no words."), left_out), " "))


def holds_files(source: QMimeData) -> bool:
    """Tell whether files of this machine were copied or dragged."""
    return any(url.isLocalFile() for url in source.urls())
