"""The facts of the call as a sheet of cells."""

from __future__ import annotations

from collections.abc import Sequence

from euroapp.draft import Draft
from euroapp.draft.fields import FieldSpec
from euroapp.edits import Edit
from euroapp.edits.unsettled import leave_all
from euroapp.edits.values import write_own_value
from euroapp.reading.blocks import Cell
from euroapp.reading.facts import read_fact
from euroapp.reading.heads import folded
from euroapp.reading.places import VALUE_FIRST
from euroapp.reading.plans import Write
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.facts_model import HEADS, OWN, REASON, FactsModel


class FactsSheet:
    """The facts as cells; the own values and their reasons can be written."""

    grows = False
    named = True
    shown = len(HEADS)

    def __init__(self, session: DraftSession, model: FactsModel) -> None:
        self._session, self._model = session, model
        self._answered: set[int] = set()

    def names(self) -> list[tuple[str, ...]]:
        """Return the heads of the columns."""
        return [(shown(head), head) for head in HEADS]

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column, if all its cells are of one."""
        return None

    def rows_called(self) -> tuple[str, ...]:
        """Rows are known by their names."""
        return ()

    def numbers_rows(self, head: str) -> bool:
        """Facts have no numbers."""
        return False

    def naming(self, column: int) -> bool:
        """Rows are found by their names, which no paste changes."""
        return False

    def number(self, row: int) -> str:
        """Return the title of a fact: facts have no numbers."""
        return self._model.fact(row).title

    def sums(self, row: int) -> str:
        """No fact adds up others."""
        return ""

    def height(self) -> int:
        """Return the number of facts."""
        return self._model.count()

    def writable(self, row: int, column: int) -> bool:
        """Tell whether the column is one of the user's own."""
        return column in (OWN, REASON)

    def cell(self, row: int, column: int) -> Cell:
        """Return what a cell shows."""
        return Cell(str(self._model.index(row, column).data() or ""))

    def read(self, row: int, column: int, cell: Cell) -> str:
        """Return the text of an own value or of its reason."""
        text = " ".join(cell.text.split("\n")).strip()
        if column == REASON:
            if self._model.own(row) is None and row not in self._answered:
                raise ValueError(VALUE_FIRST)
            return text
        key = self._model.fact(row).key
        if text:
            text = read_fact(self._session.call.stated.facts, key, text, self._session.state)
            self._answered.add(row)
        return text

    def nothing(self, row: int, column: int) -> str:
        """Return the value of an emptied cell."""
        return ""

    def given(self, row: int, column: int) -> bool:
        """No row here is new."""
        return False

    def row_called(self, text: str, *, headed: bool = False) -> int | None:
        """Return the row of a fact by its title."""
        titles = [folded(self.cell(row, 0).text) for row in range(self.height())]
        return titles.index(folded(text)) if folded(text) in titles else None

    def keeps(self, row: int, column: int) -> bool:
        """Tell whether a cell can keep a text that is no value: every cell of the user can."""
        return self.writable(row, column)

    def edit(self, writes: list[Write], unread: Sequence[Write] = ()) -> Edit:
        """Return the change that writes all these texts, and keeps others to be settled later."""
        left = [(self._model.path(cell.row, cell.column), cell.value) for cell in unread]
        # The own value of a fact comes before its reason, however the block was ordered.
        ordered = sorted(writes, key=lambda write: (write.row, write.column))
        found = [(self._model.path(write.row, write.column), write.value) for write in ordered]

        def change(draft: Draft) -> Draft:
            for path, text in found:
                _, key, name = path.split("/")
                draft = write_own_value(draft, key, name, text)
            return leave_all(draft, left)

        return change
