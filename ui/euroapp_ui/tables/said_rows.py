"""What the rows of a list say in their cells, and by what they are sorted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from euroapp.draft.fields import Kind
from euroapp.prose.live import filled
from euroapp.values import FieldPath, join
from euroapp.wording.values import short
from euroapp_ui.language import shown
from euroapp_ui.tables.arranging import Key, natural, sort_key
from euroapp_ui.tables.columns import Column, Columns
from euroapp_ui.tables.typed_rows import TypedRows

_WRITTEN = frozenset({Kind.TEXT, Kind.PARAGRAPH})


class SaidRows(TypedRows):
    """Rows of a list as texts: the value of a field, what is derived, or what was typed and is no value."""

    path: FieldPath
    heads: Columns
    entries: dict[FieldPath, str]
    """What was typed into the draft and is no value, by path."""

    def sorting(self, column: Column) -> Callable[[Any], Key]:
        """Return by what rows are sorted in a column."""
        spec = self.heads.field(column)
        if spec is not None and spec.kind in _WRITTEN and not spec.many and not self.entries:
            # Read from the row itself: there may be ten thousand of them.
            name = spec.name
            return lambda row: natural(getattr(row, name))
        return sort_key(column, spec, self.session.state, self.text_in)

    def text_in(self, one: Any, described: Column) -> str:
        """Return the text that a row shows in a column."""
        typed = self._typed_in(one, described) if self.entries else None
        if typed is not None:
            return typed
        if described.derived is not None:
            return shown(described.derived(self.session.state, one))
        spec = self.heads.field(described)
        if spec is None or spec.kind is Kind.FLAG:
            return ""
        state = self.session.state
        text = short(spec, getattr(one, spec.name), state)
        return shown(filled(text, state.live_words) if spec.kind is Kind.PARAGRAPH else text)

    def typed(self, row: int, column: int) -> str | None:
        """Return what was typed into a cell and is no value; None where the cell is settled."""
        return self.typed_under(row, self.columns[column])

    def typed_under(self, row: int, column: Column) -> str | None:
        """Return what was typed into the fields behind a column and is no value, with the values beside it.

        None stands for a cell that is settled.
        """
        return self._typed_in(self.rows[row], column) if self.entries and row < len(self.rows) else None

    def _typed_in(self, one: Any, column: Column) -> str | None:
        entries = (self.entries.get(join(self.path, one.id, name)) for name in column.behind)
        typed = [text for text in entries if text is not None]
        if typed and column.derived is not None:
            derived = shown(column.derived(self.session.state, one))
            typed = [derived, *typed] if derived else typed
        return " / ".join(typed) if typed else None
