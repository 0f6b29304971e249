"""The texts of a list that say how wide its columns must be, without reading all of a long list each time."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

from euroapp.draft.fields import FieldSpec, Kind
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.read_rows import ReadRows
from euroapp_ui.tables.rows_model import RowsModel

_CHOSEN = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF})
_SAMPLE = 500
"""Rows whose words are looked at, and whose figures where they follow from more than the row."""


class RowTexts:
    """Reads the texts of the columns of a model; a number of a row that stays the same is read once."""

    def __init__(self, model: RowsModel) -> None:
        self._model = model
        self._known: dict[Column, ReadRows[str]] = {}

    def of(self, place: int, *, right: bool) -> Iterable[str]:
        """Return the texts of a column that can make it wide; all its numbers, and a sample of its words."""
        model, column = self._model, self._model.columns[place]
        spec = model.spec(place)
        alone = column.amount is not None or (spec is not None and spec.numeric)
        if not (right and alone):
            rows = self._telling(column, spec) or model.rows[:_SAMPLE]
            return [model.text_in(row, column) for row in rows]
        return self._known.setdefault(column, ReadRows()).of(
            model.rows, lambda row: model.text_in(row, column)
        )

    def _telling(self, column: Column, spec: FieldSpec | None) -> Collection[Any]:
        """Return a row for each value of a column that shows one of a few; none for another column."""
        chosen = spec is not None and spec.kind in _CHOSEN and not spec.many
        field = spec.name if spec is not None and chosen else column.follows
        if not field or self._model.entries:
            return ()
        return {getattr(row, field): row for row in self._model.rows}.values()
