"""Editors for the kinds of field: each shows a value and says when the user changed it."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QValidator,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QWidget,
)

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.reading import clean, meaning, written
from euroapp.reading.dates import HINT
from euroapp.reading.remarks import remark_on
from euroapp.values import FieldPath
from euroapp.wording.values import choices_at, show
from euroapp_ui.language import shown, tr
from euroapp_ui.session import QUIET_MS
from euroapp_ui.state import State
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.live_menu import LiveMenu
from euroapp_ui.widgets.pasted_words import holds_files, nothing_seen, plain_words
from euroapp_ui.widgets.prose_look import ProseLook
from euroapp_ui.widgets.text import Chip, set_tone
from euroapp_ui.widgets.text_area import TextArea, field_menu

_FOR_A_WHILE = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})
"""Another window or a menu has the keyboard: the field is not left."""


class Editor(QWidget):
    """What all editors share. `focus` is the widget that takes the keyboard."""

    edited = Signal(object)
    """The user gave a new value."""
    unread = Signal(str)
    """The text is no value, or several; the draft keeps it beside the value."""
    left = Signal()
    done = Signal()
    """The user finished an entry: left its line, or pressed Return."""
    given_up = Signal()
    """The user pressed Escape: show the draft's value again."""
    remarked = Signal(str)
    """Something of what was pasted could not be taken; '' takes the remark back."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.path: FieldPath = ""
        """Of the field that it edits now."""
        self.focus: QWidget = self
        self.box = QHBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(8)

    def hold(self, widget: QWidget, stretch: int = 1) -> None:
        """Place the widget that takes the keyboard."""
        self.box.addWidget(widget, stretch)
        self.focus = widget
        self.setFocusProxy(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice when the keyboard leaves."""
        gone = isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _FOR_A_WHILE
        if gone and watched is self.focus:
            self.left.emit()
        return super().eventFilter(watched, event)

    def show_value(self, value: Any, state: State) -> None:
        """Show a value; nothing is emitted."""
        raise NotImplementedError

    def show_typed(self, typed: str, value: Any, state: State) -> None:
        """Show what was typed and is no value, where the editor can; nothing is emitted."""
        self.show_value(value, state)

    @property
    def busy(self) -> bool:
        """Tell whether the user is still typing, so that it is too early to speak of mistakes."""
        return False

    def mark(self, tone: str) -> None:
        """Colour the border: `error`, `warn` or ''."""
        set_tone(self.focus, tone, "state")


_LINE_ENDS = re.compile(r"[ ]*(?:\r\n|[\r\n\v\f\u0085\u2028\u2029])+[ ]*")


def one_line(text: str) -> str:
    """Return a text as one line: line ends at its edges are cut, those inside become a blank."""
    return " ".join(part for part in _LINE_ENDS.split(text) if part) if _LINE_ENDS.search(text) else text


class _OneLine(QValidator):
    """Lets no line end into a line, from wherever it comes; all other signs stay."""

    def validate(self, text: str, place: int) -> object:
        """Return the text as one line."""
        flat = one_line(text)
        return QValidator.State.Acceptable, flat, min(place, len(flat))


class LineEdit(QLineEdit):
    """A line of text that leaves undo to the draft."""

    escaped = Signal()
    pasted = Signal(str)
    """Something was pasted; says what of it was not."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setValidator(_OneLine(self))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show cut, copy, paste and select all, and the story of the field."""
        field_menu(self.createStandardContextMenu(), self).exec(event.globalPos())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave files to the window."""
        if holds_files(event.mimeData()):
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Escape take back what was typed and is no value; paste without the line ends of a cell."""
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        if event.matches(QKeySequence.StandardKey.Paste) and not self.isReadOnly():
            data = QApplication.clipboard().mimeData()
            if not holds_files(data):
                words = one_line(plain_words(data))
                if words:
                    self.insert(words)
                    self.pasted.emit(shown(remark_on(data.html()) if data.hasHtml() else ""))
                elif data.hasHtml():
                    self.pasted.emit(nothing_seen(data))
            return
        super().keyPressEvent(event)


def hint_at_form(line: QLineEdit, spec: FieldSpec) -> None:
    """Show in an empty line how a value is written, where people write it in many ways."""
    if spec.kind is Kind.DATE:
        line.setPlaceholderText(shown(HINT))


class LineEditor(Editor):
    """Text, numbers, dates and comma-separated lists in one line."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.line = LineEdit(self)
        hint_at_form(self.line, spec)
        self.hold(self.line)
        self._state: State | None = None
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)
        self.line.escaped.connect(self.given_up)
        self.line.pasted.connect(self._pasted)

    def _pasted(self, left_out: str) -> None:
        """Say what of a paste was left out."""
        if left_out:
            self.remarked.emit(left_out)

    @property
    def busy(self) -> bool:
        """Tell whether the user is still typing."""
        return self.line.hasFocus() and self.line.isModified()

    def show_value(self, value: Any, state: State) -> None:
        """Show the value unless the text being typed already means it."""
        self._state = state
        if not (self.busy and self._means(value, state)):
            self._show_text(written(self.spec, value, state))

    def show_typed(self, typed: str, value: Any, state: State) -> None:
        """Show what was typed, as it was typed."""
        self._state = state
        self._show_text(typed)

    def _means(self, value: Any, state: State) -> bool:
        found = meaning(self.spec, self.line.text(), state)
        return not found.sentence and found.readings == (value,)

    def _show_text(self, text: str) -> None:
        if self.line.text() != text:
            cursor = self.line.cursorPosition()
            self.line.setText(text)
            self.line.setCursorPosition(min(cursor, len(text)))

    def _typed(self, text: str) -> None:
        if self._state is None:
            return
        found = meaning(self.spec, text, self._state)
        if found.sentence:
            self.unread.emit(clean(text))
        else:
            self.edited.emit(found.readings[0])

    def _finished(self) -> None:
        if self._state is not None and self.line.isModified():
            self.line.setModified(False)
            self._take(self._state)
        self.done.emit()

    def _take(self, state: State) -> None:
        """Take the text as it stands, and write it the way values are written."""
        found = meaning(self.spec, self.line.text(), state)
        if found.sentence:
            self.unread.emit(clean(self.line.text()))
        else:
            self.edited.emit(found.readings[0])
            self._show_text(written(self.spec, found.readings[0], state))


_PASTED = 40
"""More signs in one go are pasted: marks, and names that are completed, are one step with what was typed."""


class ParagraphEditor(Editor):
    """Several lines of text."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.area = TextArea(spec.lines, self)
        self.hold(self.area)
        self.area.textChanged.connect(self._typed)
        self.area.refused.connect(self.remarked)
        self._showing = self._telling = False
        self._shown_later = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._shown_later.timeout.connect(self.area.show_fields)
        self._said = ""
        """What the box held when the draft last heard of it: a change of looks is told as one of text."""
        self._state: State | None = None
        self.menu = LiveMenu(self.area, lambda: self._state.live_offers if self._state else ())
        self._look = ProseLook(self.area)

    def show_value(self, value: Any, state: State) -> None:
        """Show the text, keeping the cursor where it is."""
        self._showing, self._state = True, state
        # What the words that are being written change elsewhere, fields show when the keys pause.
        self.area.let_fields_show(state.live_words, at_once=not self._telling)
        if self._telling:
            self._shown_later.start()
        self.area.set_true_text(str(value or ""))
        self._said = self.area.true_text()
        self._showing = False

    def _typed(self) -> None:
        text = self.area.true_text()
        if not self._showing and text != self._said:
            lines = text.count("\n") - self._said.count("\n")
            more = abs(len(text) - len(self._said))
            if lines or more > _PASTED:
                # A new line, and what is pasted, begins a step of undo: one takes back no whole page.
                self.left.emit()
            self._said, self._telling = text, True
            self.remarked.emit("")
            self.edited.emit(text)
            self._telling = False
            if more > _PASTED:
                self.left.emit()


def stray_choice(spec: FieldSpec, key: str, state: State) -> str:
    """Return the name of a value that is not among the choices: of another call, or of a row that is gone."""
    return show(spec, (key,) if spec.many else key, state)


class ComboEditor(Editor):
    """One of several choices, or none."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.combo = Combo(self)
        self.hold(self.combo)
        self.combo.activated.connect(self._chosen)

    def show_value(self, value: Any, state: State) -> None:
        """Offer the choices of the draft as it is now, and show the chosen one."""
        options = choices_at(self.path, self.spec, state)
        if self.spec.optional or self.spec.enum is None:
            options = [("", "\N{EM DASH}"), *options]
        key = "" if value is None else str(value)
        if key and key not in {option for option, _ in options}:
            options.append((key, stray_choice(self.spec, key, state)))
        offered = [(self.combo.itemData(i), self.combo.itemText(i)) for i in range(self.combo.count())]
        if offered != [(option, shown(text)) for option, text in options]:
            self.combo.clear()
            for option, text in options:
                self.combo.addItem(text, option)
        self.combo.setCurrentIndex(max(0, self.combo.findData(key)))

    def show_typed(self, typed: str, value: Any, state: State) -> None:
        """Show what was pasted and is no choice; nothing is chosen."""
        self.show_value(value, state)
        self.combo.setPlaceholderText(typed)
        self.combo.setCurrentIndex(-1)

    def _chosen(self) -> None:
        key = self.combo.currentData()
        self.edited.emit(None if not key and self.spec.enum is not None else key)


class FlagEditor(Editor):
    """Yes or no as a tick, with its title beside it."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self.tick = QCheckBox(shown(spec.title), self)
        self.hold(self.tick)
        self.tick.clicked.connect(lambda on: self.edited.emit(bool(on)))

    def show_value(self, value: Any, state: State) -> None:
        """Show the tick."""
        self.tick.setChecked(bool(value))


class YesNoEditor(Editor):
    """Yes, no, or not answered yet; a second click takes the answer back."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        super().__init__(spec, parent)
        self._chips = {True: Chip(tr("Yes"), self), False: Chip(tr("No"), self)}
        for value, chip in self._chips.items():
            chip.setAccessibleName(f"{shown(spec.title)}: {chip.text()}")
            chip.clicked.connect(lambda on, value=value: self.edited.emit(value if on else None))
            self.box.addWidget(chip)
        self.box.addStretch()
        self.focus = self._chips[True]
        self.setFocusProxy(self.focus)

    def show_value(self, value: Any, state: State) -> None:
        """Show the answer."""
        for answer, chip in self._chips.items():
            chip.setChecked(value is answer)
