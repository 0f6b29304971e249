"""How the cells of a list look: colour, type, the sign of a row, and what the mouse tells of a cell."""

from __future__ import annotations

from html import escape
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont

from euroapp.calls.rules import Severity
from euroapp.values import join
from euroapp_ui.asked_part import is_asked
from euroapp_ui.language import shown
from euroapp_ui.origin import origin_of, tint
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.typed_rows import TypedRows
from euroapp_ui.theme.theme import bold, theme

LOOKS = frozenset({Qt.ItemDataRole.ForegroundRole, Qt.ItemDataRole.BackgroundRole, Qt.ItemDataRole.FontRole})
"""What a view asks for of each cell that it paints, beside its text."""


class RowLooks:
    """Works out how the cells of a model look, when a view asks."""

    def __init__(self, model: TypedRows) -> None:
        self._model, self._session = model, model.session
        self._asked: dict[str, tuple[Any, object, bool]] = {}

    def of(self, row: int, column: int, role: int) -> QColor | QFont | None:
        """Return how a cell looks: red for no value, its origin as colour, bold for what is asked."""
        model = self._model
        if role == Qt.ItemDataRole.ForegroundRole:
            return theme().colour("error") if model.typed(row, column) is not None else None
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._tint(row, model.columns[column]) if self._session.shows_origins else None
        # What is derived, such as a number, keeps its type: its column has no room for a wider one.
        named = self._session.part is not None and model.spec(column) is not None
        return bold() if named and self._is_asked(row) else None

    def tip(self, row: int, column: int) -> str | None:
        """Return what the mouse tells of a cell: a long text in full, and where it comes from."""
        model = self._model
        text, spec = model.text(row, column), model.spec(column)
        path = join(model.row_path(row), spec.name if spec else "")
        told = (text if len(text) > 10 else "", shown(origin_of(self._session, path)))
        return "".join(f"<qt>{escape(one)}</qt><br>" for one in told if one).removesuffix("<br>") or None

    @staticmethod
    def sign(mark: Severity | None) -> Any:
        """Return the sign of a row with errors or warnings."""
        if mark is Severity.ERROR:
            return theme().icon("alert-circle", "error")
        return theme().icon("alert-triangle", "warn") if mark is Severity.WARNING else None

    def _is_asked(self, row: int) -> bool:
        """Tell whether a row is in the part that was asked for; looked up once for each row."""
        one = self._model.rows[row]
        part, asked = self._session.part, self._asked.get(one.id)
        if asked is None or asked[0] is not one or asked[1] is not part:
            asked = self._asked[one.id] = one, part, is_asked(self._session, self._model.row_path(row))
        return asked[2]

    def _tint(self, row: int, column: Column) -> QColor | None:
        """Return the colour of where a cell's value comes from; that of what is behind a derived one."""
        if column.behind:
            return tint(self._session, join(self._model.row_path(row), column.behind[0]))
        return tint(self._session, "", computed=True) if column.source else None
