"""The chart that is worked in: bars are drawn and stretched, rows are moved, by mouse and by keys."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu

from euroapp.edits import Edit
from euroapp.edits.planning import move_in_plan, shift_row, stretch_row
from euroapp.edits.values import toggle
from euroapp.errors import EuroappError
from euroapp.figures.plan import PACKAGES, TASKS
from euroapp.language import template
from euroapp_ui.language import shown, shown_error, tr
from euroapp_ui.planning.chart_rows import SCHEMES, ChartRow
from euroapp_ui.planning.dragging import Drag, Hold, target_of
from euroapp_ui.planning.face import ChartFace

_CURSORS = {
    Hold.BAR: Qt.CursorShape.OpenHandCursor,
    Hold.BEGINNING: Qt.CursorShape.SizeHorCursor,
    Hold.END: Qt.CursorShape.SizeHorCursor,
}
_CTRL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class PlanChart(ChartFace):
    """The tree of the plan with its bars."""

    opened = Signal(str)
    """The path of a row whose form is wanted."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a row, fold a package, or take hold of a bar or a name."""
        row, hold = self._hold_at(event.position())
        if row is None:
            return
        self._go(self.rows.row_of(row.path))
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if row.collection == PACKAGES and hold is Hold.NAME and event.position().x() < 18:
            self._fold(row, row.package not in self.rows.folded)
        elif hold is not None:
            self._drag = Drag(row, hold, event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw what is held along; show what could be held."""
        drag, at = self._drag, event.position()
        if drag is None:
            _, hold = self._hold_at(at)
            shape = _CURSORS.get(hold, Qt.CursorShape.ArrowCursor) if hold else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
            return
        if drag.hold is Hold.NAME:
            if abs(at.y() - drag.start.y()) > 5:
                look = self.look()
                between = (at.y() - look.head + self.verticalScrollBar().value()) / look.row + 0.5
                before, package = target_of(self.rows, drag.row, int(between))
                self._drag = replace(drag, before=before, package=package)
        else:
            by = self.look().scale.months_for(at.x() - drag.start.x())
            self._drag = replace(drag, months=by)
        self.viewport().update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Do what was drawn."""
        drag, self._drag = self._drag, None
        edit = drag.edit() if drag is not None else None
        if drag is not None and edit is not None:
            self._apply(_LABELS[drag.hold], drag.row, edit)
        self.viewport().update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the form of a row."""
        row, _ = self._hold_at(event.position())
        self._drag = None
        if row is not None:
            self.opened.emit(row.path)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done to the row."""
        row = self.current
        if row is None:
            return
        menu = QMenu(self)
        menu.addAction(tr("Open")).triggered.connect(lambda: self.opened.emit(row.path))
        if row.collection == TASKS:
            self._add_links(menu, row)
        menu.exec(event.globalPos())

    def _add_links(self, menu: QMenu, row: ChartRow) -> None:
        """Offer every other task as one that this one follows."""
        follows = menu.addMenu(tr("Follows"))
        key = row.path.rpartition("/")[2]
        own = next(task for task in self.session.draft.tasks if task.id == key)
        for task in self.session.draft.tasks:
            if task.id == key:
                continue
            entry = follows.addAction(shown(self.session.state.numbers.label("tasks", task.id)))
            entry.setCheckable(True)
            entry.setChecked(task.id in own.after)
            entry.toggled.connect(lambda on, other=task.id: self.link(row, other, on=on))

    def link(self, row: ChartRow, other: str, *, on: bool) -> None:
        """Let a task follow another one, or not any more."""
        self._apply(
            template("Link of {row}"), row, lambda draft: toggle(draft, f"{row.path}/after", other, on=on)
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk, fold, open, move and stretch."""
        key, row = event.key(), self.current
        sideways = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)
        walk = {
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self.rows.shown) - 1,
            Qt.Key.Key_PageUp: self._current - 10,
            Qt.Key.Key_PageDown: self._current + 10,
        }.get(Qt.Key(key))
        with_keys = event.modifiers() & (_CTRL | _SHIFT)
        if key == Qt.Key.Key_Escape and self._drag is not None:
            self._drag = None
            self.viewport().update()
        elif row is None:
            super().keyPressEvent(event)
        elif sideways and with_keys:
            self._nudge(row, sideways, event.modifiers())
        elif sideways:
            self._fold_or_walk(row, sideways)
        elif walk is not None and not with_keys:
            self._go(walk)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(row.path)
        else:
            super().keyPressEvent(event)

    def _nudge(self, row: ChartRow, by: int, modifiers: Qt.KeyboardModifier) -> None:
        """Move a row by a month, its end with Shift, its beginning with both."""
        path, both = row.path, _CTRL | _SHIFT
        if not row.movable:
            self.session.told.emit(tr("{row} has no months here that could be moved.", row=row.label))
        elif modifiers & both == _CTRL:
            self._apply(_LABELS[Hold.BAR], row, lambda d: shift_row(d, path, by), "shift")
        elif not row.stretchable:
            self.session.told.emit(
                tr("{row} is in one month only; Ctrl with an arrow moves it.", row=row.label)
            )
        elif modifiers & both == _SHIFT:
            self._apply(_LABELS[Hold.END], row, lambda d: stretch_row(d, path, 0, by), "end")
        else:
            self._apply(_LABELS[Hold.BEGINNING], row, lambda d: stretch_row(d, path, by, 0), "beginning")

    def shift(self, steps: int) -> None:
        """Move the row up or down in the tree, into the next package where its own comes to an end."""
        row = self.current
        if row is not None and row.collection != SCHEMES:
            self._apply(_LABELS[Hold.NAME], row, lambda draft: move_in_plan(draft, row.path, steps))

    def _fold_or_walk(self, row: ChartRow, by: int) -> None:
        """Left folds a package, or goes to it from a row inside; right unfolds it, or goes into it."""
        if row.collection == PACKAGES:
            folded = row.package in self.rows.folded
            if (by < 0) != folded:
                self._fold(row, by < 0)
            elif by > 0:
                self._go(self._current + 1)
        elif by < 0 and row.package:
            self._go(self.rows.row_of(f"{PACKAGES}/{row.package}"))

    def _fold(self, row: ChartRow, on: bool) -> None:
        (self.rows.folded.add if on else self.rows.folded.discard)(row.package)
        self.rows.refold()
        self._go(self.rows.row_of(row.path))
        self._fit()
        self.updateGeometry()

    def _apply(self, label: str, row: ChartRow, edit: Edit, burst: str = "") -> None:
        """Make a change and stay on the row; a key held down is one step of undo."""
        try:
            self.session.apply(
                tr(label, row=row.label), edit, f"plan/{row.path}/{burst}" if burst else "", kind="typed"
            )
        except EuroappError as error:
            self.session.told.emit(shown_error(error))
        self.go_to(row.path)


_LABELS = {
    Hold.BAR: template("Move {row} in time"),
    Hold.BEGINNING: template("Beginning of {row}"),
    Hold.END: template("End of {row}"),
    Hold.NAME: template("Move {row}"),
}
