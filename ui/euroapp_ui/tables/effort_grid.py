"""Person-months: tasks down, participants across, sums at the ends."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QVBoxLayout, QWidget

from euroapp.draft.marks import PAGE_HEAD
from euroapp.edits.vacancies import worker_at
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp_ui.language import tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_numbers import CellNumbers, SaidNumbers
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.chosen_sum import ChosenSum
from euroapp_ui.tables.column_widths import ColumnFit
from euroapp_ui.tables.delegate import ROW_HEIGHT
from euroapp_ui.tables.effort_arranging import EffortArranger
from euroapp_ui.tables.effort_model import EffortModel
from euroapp_ui.tables.effort_sheet import EffortSheet
from euroapp_ui.tables.explaining import explain_by_double_click
from euroapp_ui.tables.pasting import CellKeys
from euroapp_ui.tables.table_head import TableHead
from euroapp_ui.tables.totals_bar import Totals, TotalsBar
from euroapp_ui.widgets.remark import Remark
from euroapp_ui.widgets.settling import Settling
from euroapp_ui.widgets.text import label
from euroapp_ui.widgets.told import is_about

_FIXED = say(
    "Sums are worked out from the tasks. Type person-months into the row of a task, under a participant."
)


class _GridTable(CellTable):
    """The table of the effort, which wants room for every participant."""

    def __init__(self, wanted: Callable[[], int]) -> None:
        super().__init__()
        self._wanted = wanted

    def wanted_width(self) -> int:
        """Return the width in which all columns have room, in pixels."""
        return self._wanted()


class EffortGrid(QWidget):
    """The effort matrix with a sentence on how to fill it."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._model = EffortModel(session)
        self.table = self._make_table()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        text = tr(
            "Type person-months into a cell to give a participant a part of a task; empty it to take the "
            "part away. Blocks of a spreadsheet can be pasted."
        )
        box.addWidget(label(text, "help", wrap=True))
        self.remark = Remark(session)
        self.arranger = EffortArranger(self.table, self._head, self._model, session)
        box.addWidget(self.arranger.bar)
        box.addWidget(self.table, 1)
        self.totals = TotalsBar(self.table, self._totals)
        box.addWidget(self.totals)
        self.table.verticalScrollBar().rangeChanged.connect(
            lambda _low, high: self.totals.setVisible(high > 0)
        )
        # Below the table, which stays where it is when something is said.
        box.addWidget(self.remark)
        self.table.setWordWrap(False)
        self._settling = Settling(session, asks=True)
        self._settling.settled.connect(lambda: self.table.setFocus())
        self._settling.given_up.connect(lambda: self.table.setFocus())
        box.addWidget(self._settling)
        self._fit = ColumnFit(
            self.table, "effort", lambda column: 9 if column else 30, grow=lambda column: not column
        )
        self._fit.wrapped.connect(self._heighten)
        self._fit.fitted.connect(self.totals.update)
        say, note = self.remark.say, self.remark.note
        self._keys = CellKeys(self.table, session, lambda: EffortSheet(session, self._model), say, note)
        explain_by_double_click(self.table, session)
        ChosenSum(self.table, session, CellNumbers(SaidNumbers(self._model)))
        self._model.refused.connect(self.remark.say)
        self.table.typed_in_vain.connect(lambda: session.told.emit(tr(_FIXED)))
        self.table.entry_closed.connect(self._show_entry)
        self.table.at_end.connect(self.remark.hint)
        self._model.modelReset.connect(self._show_entry)
        self._model.modelReset.connect(self.totals.refresh)
        self.table.selectionModel().currentChanged.connect(self._show_entry)
        self.table.selectionModel().currentChanged.connect(self._look)

    def _make_table(self) -> CellTable:
        table = _GridTable(lambda: self._fit.wanted())
        self._head = TableHead(table)
        table.setHorizontalHeader(self._head)
        table.setModel(self._model)
        table.pinned_columns = 1
        table.setShowGrid(False)
        table.setTabKeyNavigation(False)
        table.setAccessibleName(tr("Person-months by task and participant"))
        table.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        table.horizontalHeader().setHighlightSections(False)
        return table

    def refresh(self) -> None:
        """Show the draft as it is now, keeping the place."""
        row, column = self.table.currentIndex().row(), self.table.currentIndex().column()
        scroll = self.table.verticalScrollBar().value()
        self._model.refresh()
        self._heighten()
        if row >= 0 and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self._model.index(row, max(0, column)))
        elif not self.table.currentIndex().isValid():
            self._begin()
        self.table.verticalScrollBar().setValue(scroll)
        self.totals.refresh()
        self._show_entry()

    def _totals(self) -> Totals:
        """Return the last line of the table, which is scrolled out of sight where there are many tasks."""
        last = self._model.rowCount() - 1
        texts = (
            str(self._model.index(last, place).data() or "") for place in range(self._model.columnCount())
        )
        title, *sums = texts
        return Totals(title, dict(enumerate(sums, 1)))

    def _begin(self) -> None:
        """Stand on the first cell that can be filled: numbers that are pasted there are no names of rows."""
        cells = (
            self._model.index(row, column)
            for row in range(self._model.rowCount())
            for column in range(self._model.columnCount())
        )
        first = next((cell for cell in cells if cell.flags() & Qt.ItemFlag.ItemIsEditable), None)
        if first is not None:
            self.table.setCurrentIndex(first)

    def reveal(self, path: FieldPath) -> bool:
        """Go to the line of a task whose effort is meant."""
        if not path.endswith("/participations") and "/participations/" not in path:
            return False
        worker = worker_at(self._session.draft, path)
        self.arranger.show_path(path, worker)
        row = self._model.place("/".join(path.split("/")[:2]))
        if row < 0:
            return False
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        column = self._model.column_of(worker)
        self.table.setCurrentIndex(self._model.index(row, column))
        return True

    def mend(self) -> bool:
        """Go to what settles the entry of the current cell; tell whether there is anything."""
        return self._settling.enter()

    def _look(self) -> None:
        """Let the guide speak of the cell the user is on."""
        index = self.table.currentIndex()
        path = str(index.data(Qt.ItemDataRole.UserRole) or "") if index.isValid() else ""
        self.table.setProperty("fieldPath", path)
        if self.table.hasFocus():
            # A sum is no field: what is said of the field at hand must not go to the one before.
            self._session.looked_at.emit(path or f"{PAGE_HEAD}workplan")
        self._session.end_phrase()

    def _heighten(self) -> None:
        """Make the rows as high as their texts, and the table as high as twelve of them."""
        single = max(ROW_HEIGHT, self.table.fontMetrics().height() + 11)
        high = self._fit.row_height(single)
        self.table.verticalHeader().setDefaultSectionSize(high)
        shown = min(self._model.rowCount(), 11 * ROW_HEIGHT // high + 1)
        self.table.setMinimumHeight(shown * high + self._fit.head_height() + 16)

    def _show_entry(self) -> None:
        """Offer, once it is typed, what settles the entry of the current cell."""
        if self._session.typing:
            return
        index = self.table.currentIndex()
        path = self._model.path(index.row(), index.column()) if index.isValid() else ""
        self._settling.show_for(path)
        if self._settling.asking and is_about(self._session, path, self.remark.text()):
            self.remark.say("")
