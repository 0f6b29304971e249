"""The effort matrix as a sheet of cells."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from pydantic import ValidationError
from PySide6.QtCore import Qt

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec
from euroapp.draft.refusals import refusal
from euroapp.draft.workplan import Participation, Task
from euroapp.edits import Edit
from euroapp.edits.unsettled import leave_all
from euroapp.edits.values import set_effort
from euroapp.reading.blocks import Cell
from euroapp.reading.heads import folded
from euroapp.reading.plans import Write
from euroapp.reading.row_names import loosely
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.effort_model import PERSON_MONTHS, EffortModel
from euroapp_ui.tables.sheets import cell_value, field_cell, shown_cell


class EffortSheet:
    """The effort matrix as cells: rows are known by their tasks, columns by their participants."""

    grows = False
    named = True

    def __init__(self, session: DraftSession, model: EffortModel) -> None:
        self._session, self._model = session, model
        numbers = session.state.numbers
        heads = (model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount()))
        self.shown = model.columnCount()
        self._heads: list[tuple[str, ...]] = [(str(head),) for head in heads]
        for column, partner in enumerate(model.partners, 1):
            self._heads[column] += (partner.short_name, partner.legal_name)
            self._heads[column] += tuple(loosely("partners", numbers.of("partners", partner.id)))
        self._rows: dict[str, int] = {}
        self._bare: dict[str, int] = {}
        """Rows by their numbers without letters, which could be person-months as well."""
        twice: set[str] = set()
        """Names that several rows bear name none of them."""
        for row in reversed(range(model.rowCount())):
            line = model.line(row)
            known = [str(model.index(row, 0).data())]
            if line is not None:
                collection = "tasks" if isinstance(line, Task) else "work_packages"
                number = numbers.of(collection, line.id)
                known += [number, line.name, numbers.label(collection, line.id)]
                *spelled, bare = loosely(collection, number)
                known += spelled
                self._bare |= {folded(bare): row, folded(f"{bare} {line.name}"): row}
            for name in map(folded, filter(str.strip, known)):
                if name in self._rows and self._rows[name] != row:
                    twice.add(name)
                self._rows[name] = row
        for name in twice:
            del self._rows[name]

    def names(self) -> list[tuple[str, ...]]:
        """Return the heads, and the names of the participants."""
        return self._heads

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column, if all its cells are of one."""
        return PERSON_MONTHS if column else None

    def rows_called(self) -> tuple[str, ...]:
        """Rows are known by their names."""
        return ()

    def numbers_rows(self, head: str) -> bool:
        """Numbers of rows are names here."""
        return False

    def naming(self, column: int) -> bool:
        """Rows are found by their names, which no paste changes."""
        return False

    def sums(self, row: int) -> str:
        """Return the number of a package, whose line adds up its tasks, or what the last line is called."""
        line = self._model.line(row)
        if isinstance(line, Task):
            return ""
        return str(self._model.index(row, 0).data()) if line is None else self._number_of(line.id)

    def number(self, row: int) -> str:
        """Return the number of a task or package; '' for the sums."""
        line = self._model.line(row)
        collection = "tasks" if isinstance(line, Task) else "work_packages"
        return self._session.state.numbers.of(collection, line.id) if line is not None else ""

    def _number_of(self, package: str) -> str:
        return self._session.state.numbers.of("work_packages", package)

    def height(self) -> int:
        """Return the number of lines."""
        return self._model.rowCount()

    def writable(self, row: int, column: int) -> bool:
        """Tell whether the cell holds the effort of a participant in a task."""
        return bool(self._model.flags(self._model.index(row, column)) & Qt.ItemFlag.ItemIsEditable)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell holds."""
        typed = self._model.typed(row, column)
        if typed is not None:
            return Cell(typed)
        if self.writable(row, column):
            return field_cell(PERSON_MONTHS, self._model.share(row, column), self._session.state)
        return shown_cell(str(self._model.index(row, column).data() or ""), figure=column > 0)

    def read(self, row: int, column: int, cell: Cell) -> Decimal | None:
        """Return the person-months a cell stands for."""
        number: Decimal | None = cell_value(PERSON_MONTHS, cell, self._session.state)
        try:
            return Participation(id="q", person_months=number).person_months
        except ValidationError as error:
            raise ValueError(refusal(error)) from error

    def nothing(self, row: int, column: int) -> None:
        """Return the value of an emptied cell."""
        return

    def given(self, row: int, column: int) -> bool:
        """No effort comes by itself."""
        return False

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Return the line of a task or package, by number, name or both."""
        row = self._rows.get(folded(text))
        return self._bare.get(folded(text)) if row is None and headed else row

    def keeps(self, row: int, column: int) -> bool:
        """Tell whether a cell can keep a text that is no number: every cell of a task can."""
        return self.writable(row, column)

    def edit(self, writes: list[Write], unread: Sequence[Write] = ()) -> Edit:
        """Return the change that sets all these person-months, and keeps these texts to be settled later."""
        left = [(self._model.path(cell.row, cell.column), cell.value) for cell in unread]
        partners = [partner.id for partner in self._model.partners]
        found = [(self._model.line(write.row), partners[write.column - 1], write.value) for write in writes]

        def change(draft: Draft) -> Draft:
            for line, partner, months in found:
                if isinstance(line, Task):
                    draft = set_effort(draft, line.id, partner, months)
            return leave_all(draft, left)

        return change
