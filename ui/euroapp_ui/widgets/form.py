"""Forms: fields that share a base path, in a column that is made as it comes into sight."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from euroapp.draft.fields import Kind, field_at
from euroapp.values import FieldPath, join, starts_with
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.part import RowPart
from euroapp_ui.widgets.rest import Rest, added
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.titles_level import TitlesLevel

_GAP = 16
"""Pixels between the lines of a form."""


class Form(QWidget):
    """A column of fields that share a base path; they are made line by line, when their place is in sight."""

    def __init__(self, session: DraftSession, base: FieldPath = "") -> None:
        super().__init__()
        self.session = session
        self.base = base
        self.rows: list[FieldRow] = []
        """The fields that are made."""
        self._lists: dict[str, RowPart] = {}
        self._declared = base
        self._names: set[str] = set()
        """The fields and lists that are still to be made."""
        self._showing = False
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(0, 0, 0, 0)
        self._outer.setSpacing(_GAP)
        self._box = QVBoxLayout()
        self._box.setSpacing(_GAP)
        self._outer.addLayout(self._box)
        self._rest = Rest(self, self._box)
        self._outer.addWidget(self._rest)

    def field(self, name: str, title: str = "", lines: int = 0) -> None:
        """Add a field on a line of its own; nothing where the call does not ask for it."""
        if self._shown(name):
            self._later(self._height(name, lines), lambda: self._put(self._make(name, title, lines)), name)

    def line(self, *names: str, stretch: tuple[int, ...] = ()) -> None:
        """Add several fields side by side."""
        shown = tuple(filter(self._shown, names))
        if shown:
            self._later(max(map(self._height, shown)), lambda: self._make_line(shown, stretch), *shown)

    def section(self, title: str, text: str = "") -> None:
        """Add a heading inside the form."""

        def make() -> None:
            self._box.addSpacing(4)
            self._put(label(title, "section"))
            if text:
                self._put(label(text, "help", wrap=True))

        self._later(60 if text else 24, make)

    def add(self, height: int, make: Callable[[], QWidget]) -> None:
        """Add any other widget, about so many pixels high."""
        self._later(height, lambda: self._put(make()))

    def add_list(self, height: int, name: str, make: Callable[[], QWidget]) -> None:
        """Add a list of rows that lies under the base path by a name, about so many pixels high."""
        self._later(height, lambda: self._put_list(make(), name), name)

    def add_left(self, widget: QWidget) -> None:
        """Add a widget that keeps its own width."""

        def make() -> None:
            line = QHBoxLayout()
            line.addWidget(widget)
            line.addStretch()
            self._box.addLayout(line)
            added(widget, self._rest)

        self._later(32, make)

    def finish(self) -> Form:
        """Push the fields to the top, and return the form."""
        self._outer.addStretch()
        return self

    def rebase(self, base: FieldPath) -> None:
        """Show the same fields of another row."""
        self.base = base
        self._showing = True
        for row in self.rows:
            row.rebase(base)
        for name, part in self._lists.items():
            part.rebase(join(base, name))

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._showing = True
        for row in self.rows:
            row.refresh()
        for part in self._lists.values():
            part.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Give the keyboard to the field a path names; tell whether it is here."""
        while True:
            for row in self.rows:
                if _is_at(path, row.path):
                    row.focus()
                    return True
            if any(part.reveal(path) for part in self._lists.values()):
                return True
            if not any(_is_at(path, join(self.base, name)) for name in self._names):
                return False
            self._rest.make_next()

    def holds(self, path: FieldPath) -> bool:
        """Tell whether a path is that of a field of the form, made or not."""
        return any(row.path == path for row in self.rows) or any(
            join(self.base, name) == path for name in self._names
        )

    def enter(self) -> bool:
        """Give the keyboard to the first field; tell whether there is one."""
        while not self.rows and self._rest.left:
            self._rest.make_next()
        if self.rows:
            self.rows[0].focus()
        return bool(self.rows)

    def _later(self, height: int, make: Callable[[], object], *names: str) -> None:
        self._names.update(names)

        def made() -> None:
            self._names.difference_update(names)
            make()

        self._rest.later(height, made)

    def _height(self, name: str, lines: int = 0) -> int:
        """Return about how many pixels a field takes."""
        spec = field_at(join(self.base or "*", name) if self.base else name)
        high = 18 * (lines or spec.lines) + 20 if spec.kind is Kind.PARAGRAPH else 32
        return high + (0 if spec.kind is Kind.FLAG else 22) + (21 if spec.help else 0)

    def _shown(self, name: str) -> bool:
        return self.session.state.shows(join(self.base, name))

    def _put(self, widget: QWidget) -> None:
        self._box.addWidget(widget)
        added(widget, self._rest)

    def _put_list(self, widget: QWidget, name: str) -> None:
        if not isinstance(widget, RowPart):
            raise TypeError("only what can move to another row fits into a form")
        self._lists[name] = widget
        widget.rebase(join(self.base, name))
        self._put(widget)

    def _make_line(self, names: tuple[str, ...], stretch: tuple[int, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        self._box.addLayout(grid)
        rows = [self._make(name, "", 0) for name in names]
        # Before they are laid out: titles tell of their first size only once.
        TitlesLevel(self, [row.title_label for row in rows])
        for column, row in enumerate(rows):
            grid.addWidget(row, 0, column, Qt.AlignmentFlag.AlignTop)
            grid.setColumnStretch(column, stretch[column] if stretch else 1)
            added(row, self._rest)

    def _make(self, name: str, title: str, lines: int) -> FieldRow:
        row = FieldRow(self.session, self._declared, name, title, lines, self)
        self.rows.append(row)
        if self._showing:
            row.rebase(self.base)
        return row


def _is_at(path: FieldPath, own: FieldPath) -> bool:
    """Tell whether a path lies in a field, or the field in the path."""
    return starts_with(path, own) or (bool(path) and starts_with(own, path))
