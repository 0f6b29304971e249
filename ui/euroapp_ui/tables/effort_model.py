"""The item model of the effort matrix: tasks down, participants across, sums at the ends."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Signal

from euroapp.draft.consortium import Participant
from euroapp.draft.fields import field_at
from euroapp.draft.workplan import Task, WorkPackage
from euroapp.edits.unsettled import leave_unsettled, typed_at
from euroapp.edits.vacancies import effort_path
from euroapp.edits.values import set_effort
from euroapp.errors import NoSuchPath
from euroapp.figures.explained.effort import person_months
from euroapp.language import say
from euroapp.reading import clean, meaning
from euroapp.values import FieldPath
from euroapp_ui.language import shown, tr
from euroapp_ui.origin import origin_of, tint
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.cell_numbers import Sums
from euroapp_ui.tables.effort_lines import NAME, TOTAL, EffortLines, Line, months, named
from euroapp_ui.tables.explaining import Explain
from euroapp_ui.tables.index import Index
from euroapp_ui.tables.open_entry import OpenEntry, Read
from euroapp_ui.tables.shown_cells import ShownCells
from euroapp_ui.theme.theme import bold, theme
from euroapp_ui.widgets.told import told_of

PERSON_MONTHS = field_at("tasks/*/participations/*/person_months")

_HEAD = 16
"""Letters of a name that stand above a column; the whole is its tool tip."""


class EffortModel(QAbstractTableModel):
    """The effort matrix over the participations of all tasks."""

    refused = Signal(str)
    """Why what was typed is no value; '' when it is one."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.order = EffortLines()
        self.hidden: frozenset[str] = frozenset()
        """Ids of participants whose columns are not shown."""
        self._lines: list[Line] = []
        self._partners: tuple[Participant, ...] = ()
        self._state = session.state
        """What is shown; until the next look at the draft, lines and columns stay what the table knows."""
        self._shape: object = None
        self._cells = ShownCells(self, self._look)
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        state = self._session.state
        draft = state.draft
        lines = self.order.of(draft)
        partners = tuple(one for one in draft.partners if one.id not in self.hidden)
        shape = (
            tuple(line.id if line else "" for line in lines),
            tuple(state.numbers.partner(partner.id) for partner in partners),
            self.order.folded,
        )
        if shape == self._shape:
            # The same lines and columns: an open editor and the chosen cells stay.
            self._lines, self._partners, self._state = lines, partners, state
            self._cells.signal_changed()
            return
        self.beginResetModel()
        self._cells.forget()
        self._lines, self._partners, self._state, self._shape = lines, partners, state, shape
        self.endResetModel()

    @property
    def partners(self) -> tuple[Participant, ...]:
        """Return the participants whose columns are shown."""
        return self._partners

    def column_key(self, column: int) -> str:
        """Return by what a column is known: the id of its participant, or that it is the first or last."""
        if column == 0:
            return NAME
        return TOTAL if column == self.columnCount() - 1 else self._partners[column - 1].id

    def place(self, path: FieldPath) -> int:
        """Return the row of a task's path, or -1."""
        return next(
            (
                i
                for i, line in enumerate(self._lines)
                if isinstance(line, Task) and f"tasks/{line.id}" == path
            ),
            -1,
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return task, one column a participant, and the sum."""
        return 0 if parent.isValid() else len(self._partners) + 2

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if section == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter) | int(Qt.TextFlag.TextWordWrap)
        named = 0 < section < self.columnCount() - 1
        if role == Qt.ItemDataRole.ToolTipRole and named:
            return f"<qt>{escape(self._state.numbers.partner(self._partners[section - 1].id))}</qt>"
        if role != Qt.ItemDataRole.DisplayRole or orientation is Qt.Orientation.Vertical:
            return None
        if section == 0:
            return tr("Task")
        if section == self.columnCount() - 1:
            return tr("Total")
        # With a blank at which a head can go on in a second line.
        name = self._state.numbers.partner(self._partners[section - 1].id)
        name = name.replace("\N{NO-BREAK SPACE}", " ")
        return name if len(name) <= _HEAD else f"{name[: _HEAD - 1]}\N{HORIZONTAL ELLIPSIS}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let the cells of tasks be edited."""
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        inner = 0 < index.column() < self.columnCount() - 1
        return (
            base | Qt.ItemFlag.ItemIsEditable
            if inner and isinstance(self._lines[index.row()], Task)
            else base
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            typed, text = self._cells.at(index.row(), index.column())
            if typed is not None:
                return typed
            # What is edited is read back, and so keeps the marks that are read without a question.
            return shown(text) if role == Qt.ItemDataRole.DisplayRole else text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignLeft if index.column() == 0 else Qt.AlignmentFlag.AlignRight
            return int(side | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.BackgroundRole:
            return self._tint(line, index)
        if isinstance(line, Task):
            return self._of_task(line, index, role)
        if role == Qt.ItemDataRole.FontRole:
            return bold()
        return self._of_package(line, role) if line is not None and not index.column() else None

    def _of_task(self, line: Task, index: Index, role: int) -> Any:
        """Return what a cell of a task shows besides its text."""
        path = self.path(index.row(), index.column())
        if role == Qt.ItemDataRole.UserRole:
            return path or f"tasks/{line.id}/participations"
        if role == Qt.ItemDataRole.ForegroundRole and path:
            return theme().colour("error") if self.typed(index.row(), index.column()) is not None else None
        if role == Qt.ItemDataRole.ToolTipRole and path:
            return shown(origin_of(self._session, path)) or None
        return None

    def _of_package(self, line: WorkPackage, role: int) -> Any:
        """Return the sign of a package, which folds it, and what is read out of it."""
        folded = line.id in self.order.folded
        if role == Qt.ItemDataRole.DecorationRole:
            return theme().icon("chevron-right" if folded else "chevron-down")
        if role == Qt.ItemDataRole.AccessibleTextRole:
            name = self._text(line, 0)
            return tr("{package}, folded", package=name) if folded else shown(name)
        return None

    def _tint(self, line: object, index: Index) -> Any:
        """Return the colour behind a cell: that of a head, or of where a figure comes from."""
        if not isinstance(line, Task):
            return theme().colour("side")
        path = self.path(index.row(), index.column())
        return tint(self._session, path, computed=not path) if index.column() else None

    def _look(self, row: int, column: int) -> tuple[str | None, str]:
        """Return what a cell shows of the draft: what was typed and is no value, and the value."""
        return self.typed(row, column), self._text(self._lines[row], column)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Write person-months; an empty cell takes the participant out of the task."""
        line = self._lines[index.row()]
        if role != Qt.ItemDataRole.EditRole or not isinstance(line, Task):
            return False
        why = self.entry(index).put(str(value))
        self.dataChanged.emit(index, index)
        self.tell(self.path(index.row(), index.column()), why)
        return not why

    def entry(self, index: Index) -> OpenEntry:
        """Begin an entry in a cell of a task; an empty cell takes the participant out of the task."""
        line, session = self._lines[index.row()], self._session
        partner = self._partners[index.column() - 1].id
        if not isinstance(line, Task):
            raise NoSuchPath(say("Nothing is typed into a line of sums."))
        task = line.id

        def read(text: str) -> Read:
            found = meaning(PERSON_MONTHS, clean(text), session.state)
            if found.sentence:
                return Read(
                    lambda draft: leave_unsettled(draft, effort_path(draft, task, partner), clean(text)),
                    found.sentence,
                )
            return Read(lambda draft: set_effort(draft, task, partner, found.readings[0]))

        return OpenEntry(session, self.path(index.row(), index.column()), tr("Effort"), read)

    def editing_text(self, index: Index) -> str:
        """Return the text with which the editor of a cell begins."""
        return str(index.data(Qt.ItemDataRole.EditRole) or "")

    def tell(self, path: FieldPath, why: str) -> None:
        """Say why what was typed is no number; '' says that it is one."""
        self.refused.emit(told_of(self._session, path, why))

    def path(self, row: int, column: int) -> FieldPath:
        """Return the path of the person-months in a cell; '' for a cell that only adds up."""
        line, partners = self._lines[row], self._partners
        if not isinstance(line, Task) or not 0 < column <= len(partners):
            return ""
        return effort_path(self._session.draft, line.id, partners[column - 1].id)

    def column_of(self, partner: str) -> int:
        """Return the column of a participant; the first for an unknown one."""
        keys = [row.id for row in self._partners]
        return keys.index(partner) + 1 if partner in keys else 1

    def typed(self, row: int, column: int) -> str | None:
        """Return what was typed into a cell and is no number; None where the cell is settled."""
        path = self.path(row, column)
        return typed_at(self._session.draft, path) if path else None

    def said(self, row: int, column: int) -> str:
        """Return the words of a cell, which know what they mean; '' for what is no number yet."""
        return "" if self.typed(row, column) is not None else self._text(self._lines[row], column)

    def stands_for(self) -> object:
        """Return the lines of the last look, which are others with the draft and with what is folded."""
        return self._lines

    def sums(self) -> Sums:
        """Return the rows of packages whose tasks are shown, the last row, and the last column."""
        last = self.columnCount() - 1
        return Sums(self.order.sums(self._lines), {last: range(1, last)})

    def explained(self, row: int, column: int) -> Explain | None:
        """Return what explains a sum; None for a cell that is typed into."""
        line, last = self._lines[row], self.columnCount() - 1
        if column == 0 or self.path(row, column):
            return None
        partner = None if column == last else self._partners[column - 1].id
        package = line.id if isinstance(line, WorkPackage) else None
        task = line.id if isinstance(line, Task) else None
        session = self._session
        return lambda: person_months(session.state, partner=partner, package=package, task=task)

    def line(self, row: int) -> Line:
        """Return what a row shows."""
        return self._lines[row]

    def share(self, row: int, column: int) -> Decimal | None:
        """Return the person-months of a participant in the task of a row; nothing where it has no part."""
        line = self._lines[row]
        if not isinstance(line, Task):
            return None
        partner = self._partners[column - 1].id
        part = next((part for part in line.participations if part.participant == partner), None)
        return part.person_months if part else None

    def _text(self, line: Line, column: int) -> str:
        if column == 0:
            return named(line, self._state)
        last = column == self.columnCount() - 1
        return months(line, "" if last else self._partners[column - 1].id, self._state)
