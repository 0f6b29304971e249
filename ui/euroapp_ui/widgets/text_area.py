"""Several lines of plain text that grow with it."""

from __future__ import annotations

import math
from collections.abc import Callable
from html import escape

from PySide6.QtCore import QEvent, QMimeData, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDropEvent,
    QFontMetrics,
    QHelpEvent,
    QKeyEvent,
    QKeySequence,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QMenu, QPlainTextEdit, QSizePolicy, QToolTip, QWidget

from euroapp.live.counting import first_beyond
from euroapp.prose import live
from euroapp_ui.commands import OF_A_FIELD
from euroapp_ui.language import tr
from euroapp_ui.widgets import copied_text
from euroapp_ui.widgets.given_image import holds_image, image_in
from euroapp_ui.widgets.live_caret import LiveCaret
from euroapp_ui.widgets.pasted_words import holds_files, left_out, nothing_seen, plain_words, words_of
from euroapp_ui.widgets.true_text import LiveSpan, TrueText, Words


def field_menu(menu: QMenu, widget: QWidget) -> QMenu:
    """Return the menu of a text being edited: without undo of its own, with what can be said of the field."""
    actions = getattr(widget.window(), "actions_by_key", {})
    without_undo(menu)
    menu.addSeparator()
    for key in OF_A_FIELD:
        if key in actions:
            menu.addAction(actions[key])
    return menu


def without_undo(menu: QMenu) -> QMenu:
    """Take out the widget's own undo; undo belongs to the draft."""
    for action in menu.actions()[:3]:
        if action.shortcut() in (QKeySequence(QKeySequence.StandardKey.Undo), QKeySequence("Ctrl+Y")) or (
            action.objectName() in {"edit-undo", "edit-redo"} or action.isSeparator()
        ):
            menu.removeAction(action)
    return menu


class TextArea(QPlainTextEdit):
    """Several lines of plain text that grow with it; Tab moves on, undo belongs to the draft."""

    MOST = 18
    image_given = Signal(bytes)
    """An image was pasted or dropped where images are taken."""
    beyond_moved = Signal()
    """What is marked in the text begins elsewhere: what is beyond the limit, or what comments speak of."""
    came_in_sight = Signal()
    """Another part of the text is seen than before."""
    refused = Signal(str)
    """What was pasted is no text; the sentence says what to do."""

    def __init__(self, lines: int = 4, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.takes_images = False
        self.fill_menu: Callable[[QMenu], None] = lambda _menu: None
        """Adds to the menu what can be done at the caret."""
        self.tell_at: Callable[[int], str] = lambda _place: ""
        """Returns what is told of a place in the document under the pointer."""
        self.takes_marks = False
        """The text is written in the little language of narratives."""
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self._lines = lines
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.passages: tuple[str, ...] = ()
        """Words of which comments speak; they are underlined."""
        self.beyond: int | None = None
        """The place in the document from which the text is too long; None where it fits."""
        self._seen = QRect()
        self._true = TrueText(self.document())
        self.caret = LiveCaret(self, self._true)
        self.document().documentLayout().documentSizeChanged.connect(lambda _size: self.updateGeometry())

    def fit(self, lines: int, *, fill: bool = False) -> None:
        """Start with so many lines; `fill` takes all the height there is."""
        self._lines = lines
        vertical = QSizePolicy.Policy.Expanding if fill else QSizePolicy.Policy.Fixed
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Return room for the text, within bounds."""
        spacing = QFontMetrics(self.font()).lineSpacing()
        used = math.ceil(self.document().size().height())
        lines = max(self._lines, min(used, max(self.MOST, self._lines)))
        return QSize(240, lines * spacing + 20)

    def minimumSizeHint(self) -> QSize:
        """Return room for the lines asked for."""
        return QSize(120, min(self._lines, 6) * QFontMetrics(self.font()).lineSpacing() + 20)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show cut, copy, paste and select all, the story of the field, and what stands at the caret."""
        if event.reason() is QContextMenuEvent.Reason.Mouse and not self.textCursor().hasSelection():
            self.setTextCursor(self.cursorForPosition(event.pos()))
        menu = field_menu(self.createStandardContextMenu(), self)
        self.fill_menu(menu)
        menu.exec(event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell under the pointer what a live field shows; notice what comes in sight."""
        if event.type() == QEvent.Type.Paint:
            self._note_sight()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self.tell_at(self.cursorForPosition(event.pos()).position())
            if told:
                QToolTip.showText(event.globalPos(), f"<qt>{escape(told)}</qt>", self)
                return True
        return super().viewportEvent(event)

    def _note_sight(self) -> None:
        seen = self.viewport().visibleRegion().boundingRect()
        if seen != self._seen:
            self._seen = seen
            self.came_in_sight.emit()

    def true_text(self) -> str:
        """Return the text with every sign as it was typed, pasted or shown."""
        return self._true.text()

    def true_part(self, start: int, end: int) -> str:
        """Return the true text between two places of the document."""
        return self._true.part(start, end)

    def set_true_text(self, text: str) -> None:
        """Show a text, changing only where it differs; the cursor of the keyboard goes to the change."""
        scroll = self.verticalScrollBar().value()
        place = self._true.show(text)
        if place is None:
            return
        if self.hasFocus():
            cursor = self.textCursor()
            cursor.setPosition(place)
            self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scroll)

    def mark_beyond(self, most: int | None) -> None:
        """Mark what stands beyond so many characters; it is never cut. None marks nothing."""
        text = self._true.seen(0, self.document().characterCount() - 1) if most is not None else ""
        place = None if most is None else first_beyond(text, most)
        beyond = None if place is None else len(text[:place].encode("utf-16-le", "surrogatepass")) // 2
        if beyond != self.beyond:
            self.beyond = beyond
            self.beyond_moved.emit()

    def show_passages(self, passages: tuple[str, ...]) -> None:
        """Underline the words of which comments speak."""
        if passages != self.passages:
            self.passages = passages
            self.beyond_moved.emit()

    def let_fields_show(self, words: Words | None, *, at_once: bool = True) -> None:
        """Say what live fields show from now on; those of the text show it at once, or when told."""
        self._true.words = words
        if at_once:
            self._true.show_values()

    def show_fields(self) -> None:
        """Let the live fields of the text show what they show now."""
        self._true.show_values()

    @property
    def live_spans(self) -> tuple[LiveSpan, ...]:
        """Return the live fields by their places in the document."""
        return tuple(self._true.spans)

    def knows(self, name: str) -> bool:
        """Tell whether a live field shows anything in this draft."""
        return self._true.words is not None and self._true.words(name) is not None

    def put_field(self, name: str, start: int) -> None:
        """Put a live field in the place of what stands between a place of the document and the caret."""
        cursor = self.textCursor()
        end = cursor.position()
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        self._true.put(cursor, live.field(name))
        self.ensureCursorVisible()

    def make_plain(self, span: LiveSpan) -> None:
        """Let a live field be the words that it shows now."""
        self._true.make_plain(span)
        self.textChanged.emit()

    def insert_true(self, text: str) -> None:
        """Write a text where the cursor is, in place of what is chosen."""
        self._true.put(self.textCursor(), text)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Give out the true text of what is chosen."""
        cursor, data = self.textCursor(), QMimeData()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        data.setText(self._true.seen(start, end))
        inside = any(start <= one.start and one.end <= end for one in self._true.spans)
        if self._true.words is not None and inside:
            copied_text.give(data, self.true_part(start, end), self._true.words)
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take images where the text may hold them, and text; files are for the window."""
        if self.takes_images and holds_image(source):
            return True
        return not holds_files(source) and (source.hasText() or source.hasHtml())

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Hand an image on; take everything else as text."""
        if self.takes_images and holds_image(source):
            self.image_given.emit(image_in(source))
        elif self.canInsertFromMimeData(source):
            self._take(self.text_from(source), source)

    def _take(self, text: str, source: QMimeData, *, plain: bool = False) -> None:
        """Write pasted words, and say what was not pasted; a page that shows no words replaces nothing.

        What was copied in this program keeps its live fields, unless plain words are wanted.
        """
        own = None if plain else copied_text.taken(source, self._true.words)
        if own is not None:
            self.insert_true(own)
        elif text or not source.hasHtml():
            self.insert_true(live.typed(text) if self._true.words is not None else text)
            told = left_out(source, images=self.takes_images)
            if told:
                self.refused.emit(told)
        else:
            self.refused.emit(nothing_seen(source))

    def text_from(self, source: QMimeData) -> str:
        """Return the text to insert for what was pasted or dropped."""
        return words_of(source, self.textCursor(), marks=self.takes_marks, typed=self.true_text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Paste without marks on Ctrl+Shift+V; say so when there is no text to paste."""
        data = QApplication.clipboard().mimeData()
        if self.caret.removes(event):
            return
        if QKeySequence(event.keyCombination()) == QKeySequence("Ctrl+Shift+V"):
            if self.canInsertFromMimeData(data) and not holds_image(data):
                self._take(plain_words(data), data, plain=True)
        elif event.matches(QKeySequence.StandardKey.Paste) and not self.canInsertFromMimeData(data):
            self.refused.emit(
                tr("Nothing was pasted: the clipboard holds a file. Copy the words themselves.")
                if holds_files(data)
                else tr("Nothing was pasted: the clipboard holds no text. Copy the words themselves.")
            )
        else:
            super().keyPressEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Move chosen words inside the text with every sign as it was; take the rest as a paste."""
        cursor = self.textCursor()
        moved = event.source() in (self, self.viewport()) and event.dropAction() == Qt.DropAction.MoveAction
        if not moved or not cursor.hasSelection():
            super().dropEvent(event)
            return
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        target = self.cursorForPosition(event.position().toPoint())
        event.acceptProposedAction()
        if not start <= target.position() <= end:
            text = self.true_part(start, end)
            cursor.removeSelectedText()
            self._true.put(target, text)
