"""The numbers in the rows of a list; a row that stays the same object is read once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import Any

from euroapp.draft.fields import Kind
from euroapp_ui.tables.cell_numbers import EUR, PLAIN, Number, Sums, number_said
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.read_rows import ReadRows
from euroapp_ui.tables.rows_model import RowsModel

_ADDED = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT})

Read = Callable[[Any], Number | None]


class RowNumbers:
    """The numbers of the columns of a list; months say when and are never added up."""

    def __init__(self, model: RowsModel) -> None:
        self._model = model
        self._read: dict[Column, ReadRows[Number | None]] = {}

    def column(self, column: int) -> Sequence[Number | None]:
        """Return the numbers of a column by row; None for an empty cell or what is no value yet."""
        model, described = self._model, self._model.columns[column]
        spec = model.spec(column)
        if described.amount is not None:
            amount = described.amount
            return self._of_rows(described, lambda row: _number(amount(row), EUR))
        if described.derived is not None:
            derived, state = described.derived, model.session.state
            if not described.follows:
                return [number_said(derived(state, row)) for row in model.rows]
            known: dict[Any, Number | None] = {}
            values = [getattr(row, described.follows) for row in model.rows]
            for row, value in zip(model.rows, values, strict=True):
                if value not in known:
                    known[value] = number_said(derived(state, row))
            return [known[value] for value in values]
        if spec is None or spec.kind not in _ADDED or spec.many:
            return [None] * len(model.rows)
        name, unit = spec.name, EUR if spec.kind is Kind.MONEY else PLAIN
        return self._of_rows(described, lambda row: _number(getattr(row, name), unit))

    def stands_for(self) -> object:
        """Return the rows, which are read anew with every change of the draft."""
        return self._model.rows

    def sums(self) -> Sums:
        """Return nothing: a list holds no rows of sums."""
        return Sums()

    def _of_rows(self, described: Column, read: Read) -> list[Number | None]:
        """Return what follows from each row alone; only rows that are others now are read."""
        rows = self._model.rows
        numbers = self._read.setdefault(described, ReadRows()).of(rows, read)
        if self._model.entries:
            # What was typed and is no value is shown in the place of the value.
            typed = [n for n in range(len(rows)) if self._model.typed_under(n, described) is not None]
            numbers = [None if place in typed else number for place, number in enumerate(numbers)]
        return numbers


def _number(value: Any, unit: str) -> Number | None:
    return None if value is None else Number(Decimal(value), unit)
