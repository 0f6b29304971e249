"""An item model over the rows of one list of the draft; it holds nothing itself."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

from PySide6.QtCore import QModelIndex, Qt, QTimer

from euroapp.calls.rules import Severity
from euroapp.draft.fields import FieldSpec, Kind, field_at
from euroapp.edits.same_rows import changed_places
from euroapp.figures.explained import Step
from euroapp.values import FieldPath, Frozen, join, starts_with
from euroapp_ui.language import shown
from euroapp_ui.session import QUIET_MS, DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.arranging import Arrangement, Arranging
from euroapp_ui.tables.columns import Column, Columns
from euroapp_ui.tables.explaining import Explain
from euroapp_ui.tables.index import Index
from euroapp_ui.tables.row_looks import LOOKS, RowLooks
from euroapp_ui.tables.rows_in_order import rows_in_order
from euroapp_ui.tables.said_rows import SaidRows
from euroapp_ui.tables.shown_cells import ShownCells


class RowsModel(SaidRows):
    """Rows of a list by path; edits go through the session."""

    def __init__(self, session: DraftSession, path: FieldPath, columns: tuple[Column, ...]) -> None:
        super().__init__()
        self.session = session
        self.path = path
        self._every = columns
        self.heads = Columns(path, columns, session.state)
        self.columns = self.heads.all
        self.arranging = Arranging(self.text_in)
        self.reordering = False
        """The model is reset only to show the same rows in another arrangement."""
        self.grows = True
        """Pasting adds rows below the last one."""
        self.given: Callable[[Any], Mapping[str, Any]] = lambda _row: {}
        """Returns the values that a row got by itself when it was added, and still holds."""
        self.rows: tuple[Any, ...] = ()
        self._state: State | None = None
        self.marks: dict[str, Severity] = {}
        self.entries: dict[FieldPath, str] = {}
        self._looks = RowLooks(self)
        self._keep: Callable[[Any], bool] | None = None
        """Tells which rows are shown at all; None for all."""
        self._cells = ShownCells(self, self._look)
        self._marking = QTimer(self, singleShot=True, interval=QUIET_MS)
        self._marking.timeout.connect(self._mark_again)

    def rebase(self, path: FieldPath) -> None:
        """Show another list of the same kind."""
        self.path = path
        self.beginResetModel()
        self._state = None
        self._read()
        self.endResetModel()

    def keep_only(self, keep: Callable[[Any], bool]) -> None:
        """Show only some rows."""
        self._keep = keep
        self.rebase(self.path)

    def arrange(self, arrangement: Arrangement) -> None:
        """Show the rows sorted, filtered and grouped; the draft stays as it is."""
        by = arrangement.sorted_by
        self.arranging.use(arrangement, self._in_order(), self.sorting(by) if by is not None else None)
        self.reordering = True
        self.rebase(self.path)
        self.reordering = False

    def kept_by(self, arrangement: Arrangement) -> list[Any]:
        """Return the rows that an arrangement would show."""
        return [
            row
            for row in self._in_order()
            if all(self.text_in(row, column) in texts for column, texts in arrangement.kept.items())
        ]

    def hide_columns(self, hidden: Collection[str]) -> None:
        """Leave columns out by their heads; the first one stays whatever is asked."""
        self.beginResetModel()
        self._cells.forget()
        self.heads = Columns(self.path, self._every, self.session.state, hidden)
        self.columns = self.heads.all
        self.endResetModel()

    def spec(self, column: int) -> FieldSpec | None:
        """Return the field of a column, or nothing for a derived one."""
        return self.heads.spec(column)

    @property
    def row_model(self) -> type[Frozen]:
        """Return the model of a row."""
        return field_at(self.path).model or Frozen

    def refresh(self) -> bool:
        """Show the draft as it is now; return whether rows came, went or moved."""
        if self._state is self.session.state:
            return False
        fresh = self._fetch()
        places, typing = changed_places(self.rows, fresh), self.session.writing
        if places is None:
            self.beginResetModel()
            self._cells.forget()
            self._take(fresh)
            self.endResetModel()
            return True
        self._take(fresh, typing=typing)
        self._cells.signal_changed(places if typing else None)
        return False

    def explained(self, row: int, column: int) -> Explain | None:
        """Return what explains the figure in a cell; None where nothing is worked out in it."""
        explained = self.columns[column].explained
        if explained is None or not 0 <= row < len(self.rows):
            return None
        row_id = self.rows[row].id

        def explain() -> Step | None:
            found = next((one for one in self._in_order() if one.id == row_id), None)
            return explained(self.session.state, found) if found is not None else None

        return explain

    def row_path(self, row: int) -> FieldPath:
        """Return the path of a row."""
        return join(self.path, self.rows[row].id) if 0 <= row < len(self.rows) else ""

    def row_of(self, row_id: str) -> int:
        """Return the place of a row, or -1."""
        return next((index for index, row in enumerate(self.rows) if row.id == row_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of rows."""
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self.columns)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell what can be done with a cell."""
        return self.heads.flags(index.column())

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return the heads of the columns."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self.heads.title(section))
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.heads.alignment(section) | int(Qt.TextFlag.TextWordWrap)
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cells.at(index.row(), index.column())[0]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.heads.alignment(index.column())
        spec = self.spec(index.column())
        if role in LOOKS:
            return self._looks.of(index.row(), index.column(), role)
        if role == Qt.ItemDataRole.CheckStateRole and spec and spec.kind is Kind.FLAG:
            on = getattr(self.rows[index.row()], spec.name)
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            return self._looks.sign(self.marks.get(self.rows[index.row()].id))
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._looks.tip(index.row(), index.column())
        if role == Qt.ItemDataRole.UserRole:
            return join(self.row_path(index.row()), spec.name if spec else "")
        return None

    def _look(self, row: int, column: int) -> tuple[Any, ...]:
        """Return what a cell shows of the draft: its text, whether it is settled, its tick, its sign."""
        spec = self.spec(column)
        flag = getattr(self.rows[row], spec.name) if spec is not None and spec.kind is Kind.FLAG else None
        mark = None if column else self.marks.get(self.rows[row].id)
        settled = not self.entries or self.typed(row, column) is None
        return self.text_in(self.rows[row], self.columns[column]), settled, flag, mark

    def text(self, row: int, column: int) -> str:
        """Return the text that a cell shows."""
        return str(self._cells.at(row, column)[0])

    def _fetch(self) -> tuple[Any, ...]:
        return self.arranging.shown(self._in_order())

    def _in_order(self) -> tuple[Any, ...]:
        return rows_in_order(self.session.draft, self.path, self._keep)

    def _take(self, rows: tuple[Any, ...], *, typing: bool = False) -> None:
        self.rows = rows
        self._state = self.session.state
        self.entries = {entry.path: entry.text for entry in self.session.draft.unsettled}
        if typing:
            # What the checks say of what is being typed, and what other rows show of it, follows in a pause.
            self._marking.start()
        else:
            self._mark()

    def _mark_again(self) -> None:
        self._mark()
        self._cells.signal_changed()

    def _mark(self) -> None:
        self.marks = {}
        prefix = f"{self.path}/"
        for finding in reversed(self.session.state.findings):
            if starts_with(finding.path, self.path) and finding.path.startswith(prefix):
                self.marks[finding.path[len(prefix) :].split("/")[0]] = finding.severity

    def _read(self) -> None:
        self._cells.forget()
        self._take(self._fetch())
