"""The keys that write into the chosen cells: cut, empty, fill down, fill as a series, fill with one entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QTableView

from euroapp.draft.fields import Kind
from euroapp.errors import EuroappError
from euroapp.language import say
from euroapp.reading.blocks import Cell
from euroapp.reading.plans import Write
from euroapp.reading.series import continued
from euroapp.wording.values import choices, short
from euroapp_ui.commands import FILL_KEYS, SERIES_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.tables.sheets import Writable

_EMPTYING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_CHOICES = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF})


class FillKeys(CopyKeys):
    """Copies, cuts, empties and fills the cells of a table that can be edited."""

    def __init__(
        self,
        table: QTableView,
        session: DraftSession,
        sheet: Callable[[], Writable],
        say: Callable[[str], None],
        note: Callable[[str], None],
    ) -> None:
        """Act on the keys of a table.

        Args:
            table: the table.
            session: the open draft.
            sheet: returns its cells.
            say: shows why something was not done; '' takes that back.
            note: shows what was done besides, which is no complaint.

        """
        super().__init__(table)
        self._session, self._sheet, self._say, self._note = session, sheet, say, note
        self._left_out = ""
        if isinstance(table, CellTable):
            table.entered_for_all.connect(self.spread)

    def pressed(self, event: QKeyEvent) -> bool:
        """Act on a key; tell whether it was one of these."""
        keys = QKeySequence(event.keyCombination())
        if keys == QKeySequence(FILL_KEYS):
            self.fill()
        elif keys == QKeySequence(SERIES_KEYS):
            self.fill_series()
        elif event.key() in _EMPTYING and event.modifiers() in _PLAIN:
            self.empty()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.copy()
            self.empty(tr("Cut cells"), self.chosen())
        else:
            return super().pressed(event)
        return True

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell as it is copied, with nothing left out."""
        return self._sheet().cell(row, column)

    def sums(self, rows: list[int]) -> list[int]:
        """Return which of the copied rows only add up others, by their places."""
        sheet = self._sheet()
        return [place for place, row in enumerate(rows) if sheet.sums(row)]

    def cells(self) -> tuple[list[int], list[int]]:
        """Return the rows and columns that Delete empties and Ctrl+D fills."""
        return self.chosen()

    def fill(self) -> None:
        """Fill the chosen cells with those of the first chosen row; one row alone, with those above it."""
        sheet = self._sheet()
        rows, columns = self.cells()
        if len(rows) == 1:
            above = self._above(sheet, rows[0], columns)
            rows = [above, *rows] if above >= 0 else rows
        writes = (
            Write(row, column, sheet.read(row, column, sheet.cell(rows[0], column)))
            for column in columns
            for row in rows[1:]
            if sheet.writable(row, column)
        )
        self._write_all(sheet, writes, tr("Fill down"))

    def fill_series(self) -> None:
        """Go on below the first two chosen cells of each column as they begin: 1, 2, 3; M1, M4, M7."""
        sheet = self._sheet()
        rows, columns = self.cells()
        if len(rows) < 2:
            self._say(tr("Choose the cells of the series first: those that begin it and those below."))
            return
        self._write_all(sheet, self._series(sheet, rows, columns), tr("Fill series"))

    def spread(self, burst: str) -> None:
        """Write the entry of the open cell into all chosen cells, as one step with the entry."""
        sheet, here = self._sheet(), self.table.currentIndex()
        rows, columns = self.cells()
        source = sheet.cell(here.row(), here.column())
        writes = (
            Write(row, column, sheet.read(row, column, source))
            for row in rows
            for column in columns
            if (row, column) != (here.row(), here.column()) and sheet.writable(row, column)
        )
        self._write_all(sheet, writes, tr("Fill cells"), burst)

    def fill_with(self, source: Cell, label: str) -> None:
        """Write one value into all chosen cells, as one undoable step."""
        sheet = self._sheet()
        rows, columns = self.cells()
        writes = (
            Write(row, column, sheet.read(row, column, source))
            for row in rows
            for column in columns
            if sheet.writable(row, column)
        )
        self._write_all(sheet, writes, label)

    def empty(
        self, label: str = say("Clear cells"), which: tuple[list[int], list[int]] | None = None
    ) -> None:
        """Empty the chosen cells that can be edited, as one undoable step; all of them or none."""
        sheet = self._sheet()
        rows, columns = which or self.cells()
        writes = []
        try:
            for row in rows:
                for column in columns:
                    if sheet.writable(row, column) and sheet.cell(row, column).text:
                        title = sheet.names()[column][0]
                        writes.append(Write(row, column, sheet.nothing(row, column)))
            if writes:
                self._session.apply(label, sheet.edit(writes))
        except ValueError as error:
            self._say(
                tr("Nothing was emptied. Row {row}, {title}: {error}", row=row + 1, title=title, error=error)
            )
            return
        except EuroappError as error:
            self._say(tr("Nothing was emptied. {error}", error=error))
            return
        self._say("")

    def _write_all(self, sheet: Writable, writes: Iterator[Write], label: str, burst: str = "") -> None:
        """Write all these values as one undoable step, or none of them, and say why."""
        try:
            found = list(writes)
            if found:
                self._session.apply(label, sheet.edit(found), burst)
        except (ValueError, EuroappError) as error:
            self._say(tr("Nothing was filled. {error}", error=error))
            return
        self._say("")

    @staticmethod
    def _above(sheet: Writable, row: int, columns: list[int]) -> int:
        """Return the next row above that can be written too, past lines of sums; -1 for none."""
        rows = range(row - 1, -1, -1)
        return next((one for one in rows if any(sheet.writable(one, column) for column in columns)), -1)

    def _series(self, sheet: Writable, rows: list[int], columns: list[int]) -> Iterator[Write]:
        for column in columns:
            lines = [row for row in rows if sheet.writable(row, column)]
            if len(lines) < 2:
                continue
            first, second = sheet.cell(lines[0], column), sheet.cell(lines[1], column)
            begun = second if second.text and len(lines) > 2 else None
            found = continued(first, begun, len(lines) - 1, self._choices(sheet, column))
            for row, cell in list(zip(lines[1:], found, strict=True))[1 if begun else 0 :]:
                yield Write(row, column, sheet.read(row, column, cell))

    def _choices(self, sheet: Writable, column: int) -> list[str]:
        """Return what the cells of a column choose from, in its order, as the cells show it."""
        spec, state = sheet.spec(column), self._session.state
        if spec is None or spec.many or spec.kind not in _CHOICES:
            return []
        return [shown(short(spec, key, state)) for key, _ in choices(spec, state)]
