"""A list of rows with everything a list needs: add, duplicate, remove, reorder, copy and paste."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from euroapp.values import FieldPath, starts_with
from euroapp_ui.language import shown, tr
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.arranger import Arranger
from euroapp_ui.tables.bands import figure
from euroapp_ui.tables.beside_form import BesideForm
from euroapp_ui.tables.chosen_rows import ChosenRows
from euroapp_ui.tables.chosen_sum import ChosenSum
from euroapp_ui.tables.entry_settling import EntrySettling
from euroapp_ui.tables.explaining import explain_by_double_click
from euroapp_ui.tables.pasting import CellKeys, WholeRowKeys
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.tables.rows_table import Listing, RowsTable
from euroapp_ui.tables.rows_tools import RowsTools
from euroapp_ui.tables.sheets import RowsSheet
from euroapp_ui.tables.totals_bar import Totals, TotalsBar, title_of
from euroapp_ui.widgets.form import Form
from euroapp_ui.widgets.remark import Remark
from euroapp_ui.widgets.text import EmptyState

_FRAME = 5
"""Pixels around the rows; a frame grows by two of them once the size of the text was changed."""


class RowsView(ChosenRows):
    """Table, toolbar and, where one is given, a form for the chosen row."""

    def __init__(self, session: DraftSession, listing: Listing, detail: Form | None = None) -> None:
        super().__init__()
        self.session = session
        self.listing = listing
        self.detail = detail
        self.model = RowsModel(session, listing.path, listing.columns)
        self.model.given = self.given
        self.started = {}
        self.table = RowsTable(self.model, listing, whole_rows=detail is not None)
        keys = CellKeys if detail is None else WholeRowKeys
        self._refusal = Remark(session)
        say, note = self._refusal.say, self._refusal.note
        self._keys = keys(self.table, session, lambda: RowsSheet(self.model), say, note)
        explain_by_double_click(self.table, session)
        ChosenSum(self.table, session, self.table.numbers)
        self._came: list[str] = []
        """The rows that came when rows last came, went or moved."""
        self._keys.grown.connect(lambda: self.select_rows(self._came))
        self.arranger = Arranger(self)
        self._tools = RowsTools(self)
        self._entry = EntrySettling(self.table, session, self._refusal, detail)
        self._empty: EmptyState | None = None
        self._lay_out()
        self._connect()
        self.refresh()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let a block be pasted into a list that is still empty."""
        if not (event.matches(QKeySequence.StandardKey.Paste) and self.paste_if_empty()):
            super().keyPressEvent(event)

    def paste_if_empty(self) -> bool:
        """Paste into a list that is still empty, where no cell can be chosen first; tell whether it is."""
        if self.model.arranging.whole:
            return False
        self._keys.paste()
        return True

    def rebase(self, path: FieldPath) -> None:
        """Show the same kind of list of another row."""
        self.model.rebase(path)
        self._rows_changed()

    def refresh(self) -> None:
        """Show the draft as it is now, keeping the chosen row."""
        current, column = self.row_path().rpartition("/")[2], self.table.currentIndex().column()
        before = self.model.rows
        moved = self.model.refresh()
        if moved:
            known = {row.id for row in before}
            self._came = [row.id for row in self.model.rows if row.id not in known]
        if moved or not self.table.isVisibleTo(self):
            self.choose(self.model.row_of(current), column)
        if moved or not self.session.writing:
            self._rows_changed()
        else:
            # While one types, the rows stay the same ones.
            self.totals.refresh()
            self._update_tools()
        if self.session.undone and before and moved:
            self.select_rows(self._came)
        if self.detail is not None and self.row_path():
            self.detail.refresh()

    def reveal(self, path: FieldPath) -> bool:
        """Choose the row a path lies in and give the keyboard to its field; tell whether it is here."""
        if path == self.model.path:
            target = self.table if self.model.rowCount() else self._tools.add_button
            target.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        if not starts_with(path, self.model.path) or not self.model.path:
            return False
        row_id, _, rest = path[len(self.model.path) + 1 :].partition("/")
        self.arranger.show_row(row_id)
        row = self.model.row_of(row_id)
        if row < 0:
            return False
        self.choose(row)
        if rest and self.detail is not None and self.detail.reveal(path):
            return True
        self.arranger.show_field(rest)
        names = [column.name for column in self.model.columns]
        column = names.index(rest) if rest in names else 0
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        index = self.model.index(row, column)
        self.table.setCurrentIndex(index)
        self.table.scrollTo(index)
        return not rest or rest in names

    def add_tool(self, widget: QWidget) -> None:
        """Place another widget at the right end of the toolbar."""
        self._tools.addWidget(widget)

    def hide_tools(self) -> None:
        """Let rows be edited here but added and removed elsewhere."""
        self.model.grows = False
        self._tools.hide_all()

    def _lay_out(self) -> None:
        rows = QWidget(self)
        self._box = box = QVBoxLayout(rows)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        box.addLayout(self._tools)
        box.addWidget(self.arranger.bar)
        box.addWidget(self.table, 1 if self.listing.fill else 0)
        self.totals = TotalsBar(self.table, self._totals)
        box.addWidget(self.totals)
        box.addWidget(self._refusal)
        box.addStretch()
        self._sides = BesideForm(self, rows, self.detail, fill=self.listing.fill)

    def _connect(self) -> None:
        self.model.refused.connect(self._refusal.say)
        self.table.entry_closed.connect(self._entry.show)
        self.table.at_end.connect(self._refusal.hint)
        self.table.resized.connect(self._heighten)
        self.table.typed_in_vain.connect(
            lambda: self.session.told.emit(self.model.heads.why_fixed(self.table.currentIndex().column()))
        )
        self.table.selectionModel().currentChanged.connect(self._current_changed)

    def _current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        path = self.model.row_path(current.row()) if current.isValid() else ""
        place = str(current.data(Qt.ItemDataRole.UserRole) or path)
        self.table.setProperty("fieldPath", place)
        if place and self.table.hasFocus():
            self.session.looked_at.emit(place)
        self.session.end_phrase()
        if self.detail is not None and path:
            self.detail.rebase(path)
        self._update_tools()
        self.chosen.emit(path)

    def _say_empty(self, *, on: bool) -> None:
        """Say what belongs into the list while it is empty."""
        # Without a table that takes the room of the page its parts would drift apart.
        self._box.setAlignment(Qt.AlignmentFlag.AlignTop if on else Qt.AlignmentFlag(0))
        if self._empty is None and on:
            words = tr("Add the first {noun}", noun=self.listing.noun)
            self._empty = EmptyState(self.listing.empty, words, self.add)
            self._box.insertWidget(self._box.indexOf(self.table), self._empty)
        if self._empty is not None:
            self._empty.setVisible(on)

    def rows_arranged(self, row_id: str, column: int) -> None:
        """Go to a cell again after the rows were arranged, and show how they are."""
        self.choose(self.model.row_of(row_id), column)
        self._rows_changed()

    def _rows_changed(self) -> None:
        count, whole = self.model.rowCount(), self.model.arranging.whole
        self._say_empty(on=whole == 0)
        self.table.setVisible(whole > 0)
        self.arranger.show_state()
        self.totals.setVisible(count > 0 and any(column.adds for column in self.model.columns))
        self.totals.refresh()
        self._heighten()
        if count and not self.table.currentIndex().isValid():
            self.choose(0)
        if self.detail is not None:
            self.detail.setVisible(count > 0)
        self._update_tools()

    def _totals(self) -> Totals:
        """Return the sums of the rows that are shown."""
        last = self.model.rowCount() - 1
        adding = [place for place, column in enumerate(self.model.columns) if column.adds and last >= 0]
        found = {place: self.table.numbers.block([(0, last, [place])]) for place in adding}
        sums = {place: shown(figure(one)) for place, one in found.items() if one.numbers}
        return Totals(title_of(last + 1, self.model.arranging.whole), sums)

    def _heighten(self) -> None:
        """Make the table as high as the rows it shows."""
        # Beside a form, which is higher than most tables, there is room for more rows.
        most = self.listing.rows_shown * (2 if self._sides.beside else 1)
        shown = min(max(self.model.rowCount(), 1), most)
        height = shown * self.table.row_height() + self.table.head_height() + _FRAME
        if self.listing.fill:
            self.table.setMinimumHeight(height)
        else:
            self.table.setFixedHeight(height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand table and form side by side where there is room for both."""
        super().resizeEvent(event)
        if self._sides.fit(self.width()):
            self._heighten()

    def _update_tools(self) -> None:
        self._tools.enable(on=bool(self.row_path()))
        self._entry.show()

    def mend(self) -> bool:
        """Go to what settles the entry of the current cell; tell whether there is anything."""
        return self._entry.mend()
