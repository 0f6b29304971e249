"""What the cells of a table show, so that only those that change are painted again."""

from __future__ import annotations

from collections.abc import Callable, Container
from typing import Any

from PySide6.QtCore import QAbstractTableModel

_MOST = 400
"""Cells that are remembered; who has scrolled past more than two screens has them painted anew."""


class ShownCells:
    """The cells that views of a model have asked for, and how each looked then."""

    def __init__(self, model: QAbstractTableModel, look: Callable[[int, int], Any]) -> None:
        self._model = model
        self._look = look
        """Returns all that makes a cell look as it does, as values that can be compared."""
        self._shown: dict[tuple[int, int], Any] = {}

    def at(self, row: int, column: int) -> Any:
        """Return the look of a cell that is asked for."""
        look = self._look(row, column)
        self._shown[row, column] = look
        return look

    def forget(self) -> None:
        """Begin anew, as when the rows are others."""
        self._shown.clear()

    def signal_changed(self, rows: Container[int] | None = None) -> None:
        """Tell the views of the cells that look otherwise than when they were asked for.

        Args:
            rows: the rows that are looked at; None for all.

        """
        model = self._model
        if len(self._shown) > _MOST:
            self._shown.clear()
            last = model.index(model.rowCount() - 1, model.columnCount() - 1)
            model.dataChanged.emit(model.index(0, 0), last)
            return
        cells = self._shown if rows is None else [cell for cell in self._shown if cell[0] in rows]
        looks = {cell: self._look(*cell) for cell in cells}
        changed = [cell for cell, look in looks.items() if look != self._shown[cell]]
        # A cell below an open editor is not asked for again, but its changes are told.
        self._shown |= looks
        if changed:
            down, across = zip(*changed, strict=True)
            first, last = model.index(min(down), min(across)), model.index(max(down), max(across))
            model.dataChanged.emit(first, last)
