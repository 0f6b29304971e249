"""From a cell of a table to how its figure comes about."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QTableView

from euroapp.figures.explained import Step
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession

Explain = Callable[[], Step | None]
"""Works out an explanation from the draft as it is then; None where the figure is gone."""


@runtime_checkable
class Explaining(Protocol):
    """A model some of whose cells can be explained."""

    def explained(self, row: int, column: int) -> Explain | None:
        """Return what explains the figure in a cell; None where nothing is worked out in it."""


def explain_by_double_click(table: QTableView, session: DraftSession) -> None:
    """Let a double click on a calculated figure show how it comes about."""

    def show(index: QModelIndex) -> None:
        explain = _of(index)
        if explain is not None:
            session.figure_asked.emit(explain)

    table.doubleClicked.connect(show)


def explain_cell(table: QTableView, session: DraftSession) -> None:
    """Show how the figure in the current cell comes about, or say that it is none."""
    explain = _of(table.currentIndex())
    if explain is not None:
        session.figure_asked.emit(explain)
    else:
        session.told.emit(tr("There are no steps to show here: go to a cell with a calculated figure first."))


def _of(index: QModelIndex) -> Explain | None:
    model = index.model()
    return model.explained(index.row(), index.column()) if isinstance(model, Explaining) else None
