"""Lets the user sort, filter and group the rows of a list by its columns, with mouse and keys."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtWidgets import QMenu

from euroapp.draft.fields import Kind
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp_ui.commands import ONLY_LIKE_KEYS, SHOW_ALL_KEYS
from euroapp_ui.language import shown, tr
from euroapp_ui.messages import voice
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.arranged_bar import ArrangedBar
from euroapp_ui.tables.arranging import Arrangement, natural
from euroapp_ui.tables.column_menu import all_entry, column_menu, entry, sorting_entries
from euroapp_ui.tables.columns import Column
from euroapp_ui.tables.kept_widths import hidden_columns
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.tables.rows_table import Listing, RowsTable

_GROUPING = frozenset({Kind.ENUM, Kind.CHOICE, Kind.REF, Kind.YES_NO, Kind.FLAG})
_SLICE = 500
"""Rows that are read in one turn while a menu is open."""
_IN_ORDER = say(
    "Rows are moved in their own order, and other rows stand between them there. Show all in their order "
    "first ({keys}).",
    keys=SHOW_ALL_KEYS,
)


class ArrangedView(Protocol):
    """A list whose rows can be arranged."""

    session: DraftSession
    listing: Listing
    model: RowsModel
    table: RowsTable

    def row_path(self) -> FieldPath:
        """Return the path of the chosen row; '' for none."""

    def rows_arranged(self, row_id: str, column: int) -> None:
        """Go to a cell again after the rows were arranged, and show how they are."""


class Arranger(QObject):
    """Arranges the rows of a list, and says so above them."""

    def __init__(self, view: ArrangedView) -> None:
        super().__init__(view.table)
        self._view, self._model, self._table = view, view.model, view.table
        self._name = str(view.listing.path)
        self.bar = ArrangedBar()
        self.bar.all_asked.connect(self.show_all)
        if hidden_columns().get(self._name):
            self._model.hide_columns(hidden_columns().get(self._name))
        self._ahead: Iterator[object] = iter(())
        self._slices = QTimer(self, interval=0)
        self._slices.timeout.connect(self._read_ahead)
        self._table.head.menu_asked.connect(self._show_menu)

    @property
    def now(self) -> Arrangement:
        """Return how the rows are shown."""
        return self._model.arranging.now

    def use(self, arrangement: Arrangement) -> None:
        """Show the rows in an arrangement; the chosen row stays chosen."""
        row_id, column = self._view.row_path().rpartition("/")[2], self._table.currentIndex().column()
        self._model.arrange(arrangement)
        self._view.rows_arranged(row_id, column)

    def show_all(self) -> None:
        """Show all rows in their order."""
        if not self.now.plain:
            self.use(Arrangement())

    def show_row(self, row_id: str) -> bool:
        """Take the filter off where it hides a row, and say so; tell whether it did."""
        if not self._model.arranging.hides(row_id):
            return False
        self.use(Arrangement(self.now.sorted_by, self.now.down, grouped_by=self.now.grouped_by))
        self._view.session.told.emit(tr("The filter hid this row, so it was taken off."))
        return True

    def why_not_moved(self) -> str:
        """Return why rows cannot be moved up or down; '' where they can."""
        return "" if self.now.plain else shown(_IN_ORDER)

    def only_like_cell(self) -> None:
        """Show only rows that hold in this column what the current cell holds."""
        index = self._table.currentIndex()
        if index.isValid():
            column = self._model.columns[index.column()]
            text = self._model.text_in(self._model.rows[index.row()], column)
            self.use(self.now.keep(column, frozenset({text})))

    def column_menu(self) -> None:
        """Show the menu of the column that the user is in."""
        index = self._table.currentIndex()
        if index.isValid():
            self._table.scrollTo(index)
            self._table.head.ask_menu(index.column())

    def filter(self, column: Column) -> None:
        """Ask which values of a column are to be shown."""
        from euroapp_ui.tables.filter_dialog import FilterDialog

        others = self.now.keep(column, None)
        texts = [self._model.text_in(row, column) for row in self._model.kept_by(others)]
        order = sorted(set(texts), key=natural)
        head = shown(self._model.heads.head(column))
        dialog = FilterDialog(self._table.window(), head, texts, self.now.kept.get(column), order)
        if voice().run(dialog):
            self.use(self.now.keep(column, dialog.chosen()))
        dialog.deleteLater()

    def hide(self, column: Column, *, on: bool = True) -> None:
        """Leave a column out of the table in all windows to come, or show it again."""
        head = str(self._model.heads.head(column))
        hidden = hidden_columns().get(self._name)
        hidden_columns().set(self._name, hidden | {head} if on else hidden - {head})
        row_id, place = self._view.row_path().rpartition("/")[2], self._table.currentIndex().column()
        self._model.hide_columns(hidden_columns().get(self._name))
        self._view.rows_arranged(row_id, min(place, len(self._model.columns) - 1))

    def show_field(self, name: str) -> None:
        """Show the column of a field again where it is hidden, and say so."""
        found = (one for one in self._model.heads.every if one.name == name)
        column = next((one for one in found if one not in self._model.columns), None)
        if column is not None:
            self.hide(column, on=False)
            head = shown(self._model.heads.head(column))
            self._view.session.told.emit(
                tr("The column “{column}” was hidden; it is shown again.", column=head)
            )

    def show_state(self) -> None:
        """Say above the table, and in its heads, how the rows are arranged."""
        now, columns = self.now, self._model.columns
        noun = self._view.listing.noun
        self.bar.show_for(now, self._model.heads, noun, self._model.rowCount(), self._model.arranging.whole)
        sorted_by = {place: now.down for place, one in enumerate(columns) if one is now.sorted_by}
        marked = {place for place, one in enumerate(columns) if one in now.kept or one is now.grouped_by}
        self._table.head.arrange(sorted_by, frozenset(marked))
        self._table.bands.refresh()

    def menu(self, place: int) -> QMenu:
        """Return the menu of a column: sort, filter, group."""
        column, now = self._model.columns[place], self.now
        menu = column_menu(self._table)
        way = "none" if now.sorted_by is None else "down" if now.down else "up"
        sorting_entries(
            menu,
            lambda: self.use(now.sort(column)),
            lambda: self.use(now.sort(column, down=True)),
            lambda: self.use(now.sort(None)),
            way if now.sorted_by in (column, None) else "",
        )
        menu.addSeparator()
        entry(menu, tr("&Filter\N{HORIZONTAL ELLIPSIS}"), lambda: self.filter(column))
        like = entry(menu, tr("&Only rows like this cell"), self.only_like_cell)
        like.setText(f"{like.text()}\t{ONLY_LIKE_KEYS}")
        like.setEnabled(self._table.currentIndex().column() == place)
        if column in now.kept:
            entry(menu, tr("&Take this filter off"), lambda: self.use(now.keep(column, None)))
        spec = self._model.spec(place)
        chosen = spec is not None and spec.kind in _GROUPING and not spec.many
        if chosen or column.follows:
            menu.addSeparator()
            grouped = now.grouped_by is column
            wanted = None if grouped else column
            entry(menu, tr("&Group by this column"), lambda: self.use(now.group(wanted)), grouped)
        menu.addSeparator()
        hide = entry(menu, tr("&Hide this column"), lambda: self.hide(column))
        # Something must stay by which a row is known.
        hide.setEnabled(place > 0)
        columns = menu.addMenu(tr("&Columns"))
        for one in self._model.heads.every[1:]:
            seen = one in self._model.columns
            head = shown(self._model.heads.head(one))
            entry(columns, head, lambda one=one, seen=seen: self.hide(one, on=seen), seen)  # type: ignore[misc]
        if not now.plain:
            all_entry(menu, self.show_all)
        return menu

    def _show_menu(self, place: int, at: QPoint) -> None:
        self._table.setFocus()
        self._ahead = map(self._model.sorting(self._model.columns[place]), self._model.rows)
        self._slices.start()
        self.menu(place).popup(at)

    def _read_ahead(self) -> None:
        """Fold some texts of the column while its menu is looked at; sorting ten thousand then finds them."""
        if sum(1 for _ in islice(self._ahead, _SLICE)) < _SLICE:
            self._slices.stop()
