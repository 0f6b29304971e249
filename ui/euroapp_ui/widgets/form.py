"""Form rows: label, editor, counter, help and findings of one field, bound in one place."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from euroapp.calls.rules import Severity
from euroapp.draft.fields import Kind, field_at
from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp.errors import NoSuchPath, ValueRefused
from euroapp.values import FieldPath, join, starts_with
from euroapp.wording.findings import OPEN_MESSAGES, say
from euroapp.wording.limits import limit_of
from euroapp.wording.numbers import quantity
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.editors import ParagraphEditor, make_editor
from euroapp_ui.widgets.mend import MendButton
from euroapp_ui.widgets.text import button, label, set_tone

TONES = {Severity.ERROR: "error", Severity.WARNING: "warn", Severity.HINT: ""}


class FieldRow(QWidget):
    """One field of the draft with everything around it; `base` may move to another row."""

    def __init__(
        self, session: DraftSession, base: FieldPath, name: str, title: str = "", lines: int = 0
    ) -> None:
        super().__init__()
        self._session = session
        self._name = name
        self._base = base
        self.spec = field_at(join(base or "*", name) if base else name)
        self._title = title or self.spec.title
        self.editor = make_editor(self.spec)
        if lines and isinstance(self.editor, ParagraphEditor):
            self.editor.area.fit(lines)
        self._counter = label("", "counter")
        self._message = label("", "help", wrap=True)
        self._mend = MendButton(session)
        self._readings: QHBoxLayout
        self._refusal = ""
        self._lay_out()
        self.editor.edited.connect(self._edited)
        self.editor.refused.connect(self._refused)
        self.editor.doubtful.connect(self._ask)
        self.editor.left.connect(session.end_phrase)
        self.editor.given_up.connect(self._give_up)
        self._name_for_readers()

    @property
    def path(self) -> FieldPath:
        """Return the path of the field it edits now."""
        return join(self._base, self._name)

    def rebase(self, base: FieldPath) -> None:
        """Edit the same field of another row."""
        self._base = base
        self._refusal = ""
        self._clear_readings()
        self.refresh()

    def refresh(self) -> None:
        """Show value, counter and findings of the draft as it is now."""
        self.setProperty("fieldPath", self.path)
        try:
            value = get(self._session.draft, self.path)
        except NoSuchPath:
            self.setEnabled(False)
            return
        self.setEnabled(True)
        self.editor.show_value(value, self._session.state)
        self._count(value)
        self._show_message()

    @property
    def refused(self) -> bool:
        """Tell whether the editor holds a text that is no value."""
        return bool(self._refusal)

    def revert(self) -> None:
        """Show the draft's value in place of a text that is none."""
        self._refusal = ""
        line = getattr(self.editor, "line", None)
        if line is not None:
            line.setModified(False)
        self.refresh()

    def _give_up(self) -> None:
        if self.refused:
            self.revert()

    def focus(self) -> None:
        """Take the keyboard."""
        self.editor.focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(4)
        if self.spec.kind is not Kind.FLAG:
            head = QHBoxLayout()
            self._label = label(self._title, "label")
            self._label.setBuddy(self.editor)
            head.addWidget(self._label, 1)
            head.addWidget(self._counter)
            box.addLayout(head)
        box.addWidget(self.editor)
        self._readings = QHBoxLayout()
        self._readings.setContentsMargins(0, 0, 0, 0)
        below = QHBoxLayout()
        below.addWidget(self._message, 1)
        below.addWidget(self._mend, 0, Qt.AlignmentFlag.AlignTop)
        box.addLayout(below)
        box.addLayout(self._readings)

    def _name_for_readers(self) -> None:
        self.editor.focus.setAccessibleName(self._title)
        self.editor.focus.setAccessibleDescription(self.spec.help)

    def _edited(self, value: Any) -> None:
        typed = self.spec.kind in {Kind.TEXT, Kind.PARAGRAPH} or self.spec.numeric
        path = self.path
        try:
            made = self._session.apply(
                f"{self._title}",
                lambda draft: set_value(draft, path, value),
                burst=path if typed else "",
            )
        except ValueRefused:
            self._refused(
                "This number is too large to be written down."
                if self.spec.numeric
                else "This text is too long to be kept; at most one million characters fit."
            )
            return
        self._clear_readings()
        self._refused("")
        if not made and not typed:
            # The change was not wanted after all; the editor shows what the draft holds.
            self.refresh()

    def _refused(self, reason: str) -> None:
        if reason != self._refusal:
            self._refusal = reason
            self._show_message()

    def _ask(self, readings: tuple[Decimal, Decimal]) -> None:
        """Ask which of two readings of a number is meant."""
        self._clear_readings()
        self._readings.addWidget(label("Is it", "help"))
        for reading in readings:
            choice = button(quantity(reading, 2), "link")
            choice.clicked.connect(lambda _=False, reading=reading: self._read_as(reading))
            self._readings.addWidget(choice)
        self._readings.addStretch()

    def _read_as(self, reading: Decimal) -> None:
        line = getattr(self.editor, "line", None)
        if line is not None:
            line.setModified(False)
        self._edited(reading)
        self.refresh()

    def _clear_readings(self) -> None:
        while self._readings.count():
            item = self._readings.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()

    def _count(self, value: Any) -> None:
        limit = limit_of(self._session.call, self.path)
        if limit is None or not isinstance(value, str) or not value:
            missing = any(f.message in OPEN_MESSAGES for f in self._session.state.by_path.get(self.path, ()))
            self._counter.setText("required" if missing else "")
            set_tone(self._counter, "warn" if missing else "")
            return
        self._counter.setText(f"{quantity(len(value))} of {quantity(limit.characters)}")
        over = len(value) > limit.characters and not limit.soft
        set_tone(self._counter, "error" if over else "")

    def _show_message(self) -> None:
        text, tone = self.spec.help, ""
        # Lists show their rows' findings beside the rows.
        findings = [
            f
            for path, group in self._session.state.by_path.items()
            if starts_with(path, self.path)
            for f in group
            if f.message not in OPEN_MESSAGES
        ]
        if self._refusal:
            text, tone = self._refusal, "error"
        elif findings:
            said = say(findings[0], self._session.draft, self._session.call, self._session.state.numbers)
            text, tone = f"{said.message} {said.cure}".strip(), TONES[findings[0].severity]
        self._mend.show_for(findings[0] if findings and not self._refusal else None)
        self._message.setText(text)
        self._message.setVisible(bool(text))
        set_tone(self._message, tone)
        self.editor.mark(tone)
        self.editor.focus.setAccessibleDescription(text)


class Form(QWidget):
    """A column of fields that share a base path."""

    def __init__(self, session: DraftSession, base: FieldPath = "") -> None:
        super().__init__()
        self.session = session
        self._base = base
        self.rows: list[FieldRow] = []
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)

    def field(self, name: str, title: str = "", lines: int = 0) -> FieldRow:
        """Add a field on a line of its own."""
        row = self._make(name, title, lines)
        self._box.addWidget(row)
        return row

    def line(self, *names: str, stretch: tuple[int, ...] = ()) -> None:
        """Add several fields side by side."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        for column, name in enumerate(names):
            grid.addWidget(self._make(name, "", 0), 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch[column] if stretch else 1)
        self._box.addLayout(grid)

    def section(self, title: str, text: str = "") -> None:
        """Add a heading inside the form."""
        self._box.addSpacing(4)
        self._box.addWidget(label(title, "section"))
        if text:
            self._box.addWidget(label(text, "help", wrap=True))

    def add(self, widget: QWidget) -> None:
        """Add any other widget."""
        self._box.addWidget(widget)

    def add_left(self, widget: QWidget) -> None:
        """Add a widget that keeps its own width."""
        line = QHBoxLayout()
        line.addWidget(widget)
        line.addStretch()
        self._box.addLayout(line)

    def finish(self) -> Form:
        """Push the fields to the top, and return the form."""
        self._box.addStretch()
        return self

    def rebase(self, base: FieldPath) -> None:
        """Show the same fields of another row."""
        self._base = base
        for row in self.rows:
            row.rebase(base)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for row in self.rows:
            row.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the field a path names; tell whether it is here."""
        for row in self.rows:
            if starts_with(path, row.path) or (starts_with(row.path, path) and path):
                row.focus()
                return True
        return False

    def _make(self, name: str, title: str, lines: int) -> FieldRow:
        row = FieldRow(self.session, self._base, name, title, lines)
        self.rows.append(row)
        return row
