"""The numbers in the rows of a list."""

from __future__ import annotations

from decimal import Decimal

from euroapp.draft.fields import Kind
from euroapp_ui.tables.cell_numbers import EUR, PLAIN, Number, number_said
from euroapp_ui.tables.rows_model import RowsModel

_ADDED = frozenset({Kind.MONEY, Kind.QUANTITY, Kind.COUNT})


class RowNumbers:
    """The numbers in the rows of a list; months say when and are never added up."""

    def __init__(self, model: RowsModel) -> None:
        self._model = model

    def number(self, row: int, column: int) -> Number | None:
        """Return the number in a cell; None for a text, an empty cell or what is no value yet."""
        model = self._model
        described, spec = model.columns[column], model.spec(column)
        if described.derived is not None:
            return number_said(described.derived(model.session.state, model.rows[row]))
        if spec is None or spec.kind not in _ADDED or model.typed(row, column) is not None:
            return None
        value = getattr(model.rows[row], spec.name)
        return None if value is None else Number(Decimal(value), EUR if spec.kind is Kind.MONEY else PLAIN)

    def stands_for(self) -> object:
        """Return the rows, which are read anew with every change of the draft."""
        return self._model.rows
