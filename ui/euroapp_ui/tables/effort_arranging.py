"""Lets the user sort, fold and leave out what the effort matrix shows, with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from euroapp.draft.workplan import WorkPackage
from euroapp.language import say_count, together
from euroapp.values import FieldPath
from euroapp_ui.language import tr, tr_count
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.arranged_bar import ArrangedBar, sorted_in_words
from euroapp_ui.tables.cell_table import CellTable
from euroapp_ui.tables.column_menu import all_entry, column_menu, entry, sorting_entries
from euroapp_ui.tables.effort_lines import NAME, TOTAL
from euroapp_ui.tables.effort_model import EffortModel
from euroapp_ui.tables.kept_widths import hidden_columns
from euroapp_ui.tables.table_head import TableHead

_NAME = "effort"
"""What the table is called among the hidden columns, which are kept as ids of participants, not as names."""
_SIGN = 30
"""Pixels at the left of a package that fold it."""
_HELD = Qt.KeyboardModifier.KeypadModifier


class EffortArranger(QObject):
    """Arranges lines and columns of the effort matrix, and says so above it."""

    def __init__(self, table: CellTable, head: TableHead, model: EffortModel, session: DraftSession) -> None:
        super().__init__(table)
        self._table, self._head, self._model, self._session = table, head, model, session
        self.bar = ArrangedBar()
        self.bar.all_asked.connect(self.show_all)
        model.hidden = hidden_columns().get(_NAME)
        model.refresh()
        model.modelReset.connect(self.show_state)
        head.menu_asked.connect(self._show_menu)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)
        self.show_state()

    def sort(self, by: str, *, down: bool = False) -> None:
        """Sort the lines by a column; '' for the order of the plan."""
        self._model.order.sort(self._session.state, by, down=down)
        self._again()

    def show_all(self) -> None:
        """Show all lines in the order of the plan."""
        if not self._model.order.plain:
            self._model.order.folded = frozenset()
            self.sort("")

    def column_menu(self) -> None:
        """Show the menu of the column that the user is in."""
        index = self._table.currentIndex()
        if index.isValid():
            self._table.scrollTo(index)
            self._head.ask_menu(index.column())

    def hide(self, partner: str, *, on: bool = True) -> None:
        """Leave the column of a participant out in all windows to come, or show it again."""
        hidden = hidden_columns().get(_NAME)
        hidden_columns().set(_NAME, hidden | {partner} if on else hidden - {partner})
        self._model.hidden = hidden_columns().get(_NAME)
        self._again()

    def show_path(self, path: FieldPath, partner: str) -> None:
        """Unfold the package of a task, and show the column of a participant, where they are not shown."""
        row_id = path.split("/")[1]
        task = next((one for one in self._session.draft.tasks if one.id == row_id), None)
        if task is not None and task.work_package in self._model.order.folded:
            self.turn(task.work_package)
        if partner in self._model.hidden:
            self.hide(partner, on=False)

    def turn(self, package: str) -> None:
        """Fold a package or unfold it, and say so; its line with the sums stays."""
        folded = self._model.order.turn(package)
        self._again()
        count = sum(1 for task in self._session.draft.tasks if task.work_package == package)
        name = self._session.state.numbers.of("work_packages", package)
        if folded:
            told = tr_count("{name} folded: {count} task", "{name} folded: {count} tasks", count, name=name)
        else:
            told = tr_count(
                "{name} unfolded: {count} task", "{name} unfolded: {count} tasks", count, name=name
            )
        self._session.told.emit(told)

    def show_state(self) -> None:
        """Say above the table, and in its heads, how it is arranged."""
        order, model = self._model.order, self._model
        columns = range(model.columnCount())
        sorted_by = {column: order.down for column in columns if model.column_key(column) == order.by}
        self._head.arrange(sorted_by, frozenset())
        parts = [sorted_in_words(self._title(column), down=order.down) for column in sorted_by]
        count = len(order.folded)
        if count:
            parts.append(say_count("{count} work package folded", "{count} work packages folded", count))
        self.bar.say(together(parts, " \N{MIDDLE DOT} "))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fold and unfold by Left, Right and Return on a package, and by its sign."""
        if watched is self._table and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._pressed(event)
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonPress:
            return watched is self._table.viewport() and self._clicked(event)
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        index = self._table.currentIndex()
        line = self._model.line(index.row()) if index.isValid() and not index.column() else None
        if not isinstance(line, WorkPackage) or event.modifiers() & ~_HELD:
            return False
        folded = line.id in self._model.order.folded
        turns = {
            Qt.Key.Key_Left: not folded,
            Qt.Key.Key_Right: folded,
            Qt.Key.Key_Return: True,
            Qt.Key.Key_Enter: True,
        }
        if turns.get(Qt.Key(event.key()), False):
            self.turn(line.id)
            return True
        return False

    def _clicked(self, event: QMouseEvent) -> bool:
        place = event.position().toPoint()
        index = self._table.indexAt(place)
        line = self._model.line(index.row()) if index.isValid() and not index.column() else None
        if not isinstance(line, WorkPackage) or place.x() - self._table.visualRect(index).left() > _SIGN:
            return False
        self._table.setFocus(Qt.FocusReason.MouseFocusReason)
        self._table.setCurrentIndex(index)
        self.turn(line.id)
        return True

    def _show_menu(self, place: int, at: QPoint) -> None:
        self._table.setFocus()
        model, order = self._model, self._model.order
        by = model.column_key(place)
        menu = column_menu(self._table)
        way = "none" if not order.by else "down" if order.down else "up"
        sorting_entries(
            menu,
            lambda: self.sort(by),
            lambda: self.sort(by, down=True),
            lambda: self.sort(""),
            way if order.by in (by, "") else "",
        )
        menu.addSeparator()
        hide = entry(menu, tr("&Hide this column"), lambda: self.hide(by))
        # What a line is and what it comes to stay in sight.
        hide.setEnabled(by not in (NAME, TOTAL))
        columns = menu.addMenu(tr("&Columns"))
        for partner in self._session.draft.partners:
            seen, name = partner.id not in model.hidden, self._session.state.numbers.partner(partner.id)
            entry(columns, name, lambda key=partner.id, seen=seen: self.hide(key, on=seen), seen)  # type: ignore[misc]
        if not order.plain:
            all_entry(menu, self.show_all)
        menu.popup(at)

    def _title(self, column: int) -> str:
        return str(self._model.headerData(column, Qt.Orientation.Horizontal) or "")

    def _again(self) -> None:
        """Show lines and columns as they are arranged now; the user stays in the cell."""
        table, model = self._table, self._model
        here = table.currentIndex()
        line = model.line(here.row()) if here.isValid() else None
        by = model.column_key(here.column()) if here.isValid() else NAME
        model.refresh()
        row = next((n for n in range(model.rowCount()) if _same(model.line(n), line)), 0)
        beside = max(0, min(here.column(), model.columnCount() - 2))
        column = next((n for n in range(model.columnCount()) if model.column_key(n) == by), beside)
        table.setCurrentIndex(model.index(row, column))
        self.show_state()


def _same(one: object, other: object) -> bool:
    """Tell whether two lines are of the same task or package, or both the totals."""
    return getattr(one, "id", "") == getattr(other, "id", "")
