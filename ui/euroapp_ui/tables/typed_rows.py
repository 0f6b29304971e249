"""What is typed into the cells of a list, and how it gets into the draft."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractTableModel, Qt, Signal

from euroapp.draft.fields import FieldSpec, Kind
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.values import set_value
from euroapp.errors import EuroappError, NoSuchPath
from euroapp.language import say, sentence
from euroapp.reading import clean, meaning, written
from euroapp.values import FieldPath, join
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.index import Index
from euroapp_ui.tables.line_signs import in_lines, in_one_line
from euroapp_ui.tables.open_entry import OpenEntry, Read
from euroapp_ui.widgets.told import told_of


class TypedRows(QAbstractTableModel):
    """Rows of a list whose cells are typed into; edits go through the session."""

    refused = Signal(str)
    session: DraftSession
    rows: tuple[Any, ...]
    columns: tuple[Column, ...]

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column, or nothing for a derived one."""
        raise NotImplementedError

    def row_path(self, row: int) -> FieldPath:
        """Return the path of a row."""
        raise NotImplementedError

    def text(self, row: int, column: int) -> str:
        """Return the text that a cell shows."""
        raise NotImplementedError

    def typed(self, row: int, column: int) -> str | None:
        """Return what was typed into a cell and is no value; None where the cell is settled."""
        raise NotImplementedError

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write a cell through the session; `value` is text or already a value."""
        spec = self.spec(index.column())
        if spec is None or not 0 <= index.row() < len(self.rows):
            return False
        path = join(self.row_path(index.row()), spec.name)
        if role == Qt.ItemDataRole.CheckStateRole:
            value = Qt.CheckState(value) is Qt.CheckState.Checked
        elif isinstance(value, str) and spec.kind not in {Kind.CHOICE, Kind.REF, Kind.ENUM, Kind.PARAGRAPH}:
            why = self.entry(index).put(value)
            self.tell(path, why)
            return not why or typed_at(self.session.draft, path) == clean(value)
        elif value == "" and spec.kind is Kind.ENUM:
            value = None
        return self._write(spec, path, value)

    def entry(self, index: Index) -> OpenEntry:
        """Begin an entry in a cell."""
        spec, session = self.spec(index.column()), self.session
        if spec is None:
            raise NoSuchPath(say("Nothing is typed into this column."))
        path = join(self.row_path(index.row()), spec.name)
        before = getattr(self.rows[index.row()], spec.name)

        def read(text: str) -> Read:
            if spec.kind is Kind.PARAGRAPH and not spec.many:
                return Read(lambda draft: set_value(draft, path, in_lines(text, before)))
            found = meaning(spec, text, session.state)
            if found.sentence:
                return Read(lambda draft: leave_unsettled(draft, path, clean(text)), found.sentence)
            return Read(lambda draft: set_value(draft, path, found.readings[0]))

        return OpenEntry(session, path, spec.title, read)

    def tell(self, path: FieldPath, why: str) -> None:
        """Say why what was typed is no value; '' says that it is one."""
        self.refused.emit(told_of(self.session, path, why))

    def _write(self, spec: FieldSpec, path: FieldPath, value: Any) -> bool:
        try:
            self.session.apply(spec.title, lambda draft: set_value(draft, path, value))
        except EuroappError as error:
            self.tell(path, sentence(error))
            return False
        self.tell(path, "")
        return True

    def editing_text(self, index: Index) -> str:
        """Return the text with which the editor of a cell begins: it is read back as what the cell holds."""
        # The editor follows the cell, whether it was ever painted or not.
        self.text(index.row(), index.column())
        spec, typed = self.spec(index.column()), self.typed(index.row(), index.column())
        if typed is not None or spec is None:
            return typed or ""
        value = getattr(self.rows[index.row()], spec.name)
        if spec.kind is Kind.PARAGRAPH and not spec.many:
            return in_one_line(value)
        return written(spec, value, self.session.state)
