"""Editors that open in the cells of a table."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, QSize, Qt
from PySide6.QtGui import QIcon, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from euroapp.draft.fields import Kind
from euroapp.wording.values import choices_at, show
from euroapp_ui.language import shown
from euroapp_ui.tables.open_entry import CellLine, Index, TypedInto
from euroapp_ui.tables.rows_model import RowsModel
from euroapp_ui.theme.icons import in_one_colour
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.combo import CellCombo, Combo
from euroapp_ui.widgets.editors import hint_at_form

ROW_HEIGHT = 30
_RETURN = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def finish_entry() -> None:
    """Take what is being typed into a cell, as if the user had gone on to the next one."""
    focus = QApplication.focusWidget()
    view = focus
    while view is not None and not isinstance(view, QAbstractItemView):
        view = view.parentWidget()
    if view is not None and view is not focus:
        view.setFocus()


class CellDelegate(QStyledItemDelegate):
    """Notes whether an entry was finished with Shift, so that the table goes up instead of down."""

    upwards = False
    tinted = False
    """Cells wear the colour of where their values come from."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the sign of the current cell in the colour of its text: its own could not be seen there."""
        super().initStyleOption(option, index)
        if index.column():
            # Signs stand in the first column; asking each cell costs more than painting it.
            return
        state: QStyle.StateFlag = option.state
        icon: QIcon = option.icon
        if state & QStyle.StateFlag.State_HasFocus and not icon.isNull():
            option.icon = in_one_colour(icon, option.decorationSize, theme().colour("on_accent"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Lay the colour of where a value comes from below its cell; the style sheet leaves it out."""
        if self.tinted:
            colour = index.data(Qt.ItemDataRole.BackgroundRole)
            if colour is not None:
                painter.fillRect(option.rect, colour)
        super().paint(painter, self._below_band(option, index), index)

    def _top(self, index: Index) -> int:
        """Return by how much a cell begins below the upper edge of its row, in pixels."""
        cell_top = getattr(self.parent(), "cell_top", None)
        return int(cell_top(index.row())) if cell_top is not None else 0

    def _below_band(self, option: QStyleOptionViewItem, index: Index) -> QStyleOptionViewItem:
        """Return where a cell is, without the head of a group above it."""
        top = self._top(index)
        if not top:
            return option
        below = QStyleOptionViewItem(option)
        below.rect = option.rect.adjusted(0, top, 0, 0)
        return below

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the line of a cell, which puts into the draft what is typed."""
        model = index.model()
        if not isinstance(model, TypedInto):
            return super().createEditor(parent, option, index)
        return CellLine(parent, model.entry(index))

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show what the cell holds."""
        model = index.model()
        if isinstance(editor, CellLine) and isinstance(model, TypedInto):
            editor.show_text(model.editing_text(index))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Tell how what was typed is read; the draft holds it already."""
        if not isinstance(editor, CellLine) or not isinstance(model, TypedInto):
            super().setModelData(editor, model, index)
        elif editor.isModified():
            model.tell(editor.entry.path, editor.entry.finished(editor.text()))

    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        """End the entry; what the editor had still to tell is no matter of this cell any more."""
        editor.blockSignals(True)
        if isinstance(editor, CellLine):
            editor.entry.close()
        super().destroyEditor(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fill the cell."""
        # Not that of a copied option, which would be gone before it is used.
        editor.setGeometry(option.rect.adjusted(0, self._top(index), 0, 0))

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Look at the key that finishes an entry; Return does so at once."""
        overriding = event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent)
        if overriding and isinstance(event, QKeyEvent) and self._for_all(event):
            # Otherwise the window would add a row.
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            self.upwards = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if isinstance(editor, CellLine) and self._for_all(event):
                self._enter_for_all(editor)
                return True
            if isinstance(editor, CellLine) and event.key() in _RETURN:
                # Qt does it by a posted event, which fast letters overtake.
                self.commitData.emit(editor)
                self.closeEditor.emit(editor, self.EndEditHint.SubmitModelCache)
                return True
        return super().eventFilter(editor, event)

    def _for_all(self, event: QKeyEvent) -> bool:
        """Tell whether a key writes the entry into all chosen cells: Ctrl+Return, where there are several."""
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        meant = event.key() in _RETURN and held == Qt.KeyboardModifier.ControlModifier
        view = self.parent()
        return meant and isinstance(view, QAbstractItemView) and chooses_several(view)

    def _enter_for_all(self, editor: CellLine) -> None:
        """Take the entry; where it is a value, write it into the other chosen cells as well."""
        view = self.parent()
        self.commitData.emit(editor)
        if isinstance(view, QAbstractItemView) and not editor.entry.finished(editor.text()):
            view.entered_for_all.emit(editor.entry.burst)  # type: ignore[attr-defined]
        self.closeEditor.emit(editor, self.EndEditHint.NoHint)


def chooses_several(view: QAbstractItemView) -> bool:
    """Tell whether more than one cell is chosen, or more than one row where rows are chosen whole."""
    selection = view.selectionModel().selection()
    rows = view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
    blocks = list(map(selection.at, range(selection.size())))
    return len(blocks) > 1 or any(one.height() > 1 or (one.width() > 1 and not rows) for one in blocks)


class FieldDelegate(CellDelegate):
    """Opens a choice for choices and a line for everything else."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return the editor of a cell."""
        model = index.model()
        spec = model.spec(index.column()) if isinstance(model, RowsModel) else None
        if spec is None or not isinstance(model, RowsModel):
            return super().createEditor(parent, option, index)
        if spec.kind in {Kind.ENUM, Kind.CHOICE, Kind.REF}:
            combo = CellCombo(parent)
            combo.addItem("\N{EM DASH}", "")
            for key, text in choices_at(model.row_path(index.row()), spec, model.session.state):
                combo.addItem(text, key)
            combo.setAccessibleName(shown(spec.title))
            combo.activated.connect(lambda: self._done(combo))
            combo.onward.connect(lambda forward: self._onward(combo, forward))
            combo.left.connect(lambda: self.closeEditor.emit(combo, self.EndEditHint.RevertModelCache))
            return combo
        line = super().createEditor(parent, option, index)
        line.setAccessibleName(shown(spec.title))
        if isinstance(line, CellLine):
            hint_at_form(line, spec)
        return line

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the value in the editor."""
        model = index.model()
        spec = model.spec(index.column()) if isinstance(model, RowsModel) else None
        if not isinstance(editor, Combo) or not isinstance(model, RowsModel) or spec is None:
            super().setEditorData(editor, index)
            return
        value: Any = getattr(model.rows[index.row()], spec.name)
        if value and editor.findData(str(value)) < 0:
            # What is not among the choices stays the value until another one is chosen.
            editor.addItem(show(spec, value, model.session.state), str(value))
        editor.setCurrentIndex(max(0, editor.findData("" if value is None else str(value))))

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Write what the editor holds."""
        if isinstance(editor, Combo):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give every row the same height."""
        size = super().sizeHint(option, index)
        return QSize(size.width(), max(ROW_HEIGHT, size.height()))

    def _done(self, combo: Combo) -> None:
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, self.EndEditHint.NoHint)

    def _onward(self, combo: Combo, forward: bool) -> None:
        """Take what the list shows, and go to the next or previous cell."""
        hint = self.EndEditHint.EditNextItem if forward else self.EndEditHint.EditPreviousItem
        self.commitData.emit(combo)
        self.closeEditor.emit(combo, hint)
