"""Derived tables: texts worked out from the draft, with nothing to edit."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QContextMenuEvent, QFont
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTableView, QVBoxLayout, QWidget

from euroapp.figures.explained import Step
from euroapp.values import FieldPath
from euroapp_ui.language import shown
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.cell_numbers import CellNumbers, SaidNumbers, Sums
from euroapp_ui.tables.chosen_sum import ChosenSum
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.tables.column_widths import ColumnFit
from euroapp_ui.tables.delegate import ROW_HEIGHT
from euroapp_ui.tables.explaining import Explain, explain_by_double_click
from euroapp_ui.tables.headed_model import HeadedModel
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import label


@dataclass(frozen=True)
class Lines:
    """What a derived table shows."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    total: bool = False
    """The last row is a sum."""
    sums: Mapping[int, Container[int]] = field(default_factory=dict)
    """Columns that add up others, with those that they add up."""
    left: frozenset[int] = frozenset({0})
    """Columns set to the left; the others hold figures."""
    explain: Callable[[int, int], Step | None] | None = None
    """Returns how the figure in a cell comes about, by row and column."""
    tones: dict[int, str] = field(default_factory=dict)
    """Rows in the colour of a role: `error`, `warn`, `soft`."""


Build = Callable[[State], Lines]


class SummaryModel(HeadedModel):
    """Lines of text as an item model."""

    def __init__(self, session: DraftSession, build: Build) -> None:
        super().__init__()
        self._session = session
        self._build = build
        self.lines = build(session.state)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self.beginResetModel()
        self.lines = self._build(self._session.state)
        self.endResetModel()

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        return self.lines.heads

    def count(self) -> int:
        """Return the number of lines."""
        return len(self.lines.rows)

    def said(self, row: int, column: int) -> str:
        """Return the words of a cell, which know what they mean."""
        return self.lines.rows[row][column]

    def explained(self, row: int, column: int) -> Explain | None:
        """Return what explains the figure in a cell; None where nothing is worked out in it."""
        explain = self.lines.explain
        if explain is None or column in self.lines.left or explain(row, column) is None:
            return None
        name = self.lines.rows[row][0]

        def again() -> Step | None:
            lines = self._build(self._session.state)
            found = next((place for place, cells in enumerate(lines.rows) if cells[0] == name), -1)
            return lines.explain(found, column) if found >= 0 and lines.explain is not None else None

        return again

    def stands_for(self) -> object:
        """Return the lines, which are worked out anew with every look at the draft."""
        return self.lines

    def sums(self) -> Sums:
        """Return the line of totals and the columns of totals."""
        last = len(self.lines.rows) - 1
        return Sums({last: 1} if self.lines.total else {}, self.lines.sums)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows."""
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return shown(self.lines.rows[index.row()][index.column()])
        if role == Qt.ItemDataRole.ToolTipRole and index.column() in self.lines.left:
            # A name that is cut is read here in full.
            return shown(self.lines.rows[index.row()][index.column()]).strip()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self.side(index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.row() in self.lines.tones:
            return theme().colour(self.lines.tones[index.row()])
        if self.lines.total and index.row() == len(self.lines.rows) - 1:
            if role == Qt.ItemDataRole.FontRole:
                font = QFont()
                font.setWeight(QFont.Weight.DemiBold)
                return font
            if role == Qt.ItemDataRole.BackgroundRole:
                return theme().colour("side")
        return None

    def side(self, column: int) -> int:
        """Return where the texts of a column stand: figures on the right."""
        left = column in self.lines.left
        side = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag.AlignRight
        return int(side | Qt.AlignmentFlag.AlignVCenter)


class SummaryTable(QTableView):
    """A derived table, as high as its rows; cells can be copied."""

    def __init__(self, session: DraftSession, title: str, build: Build) -> None:
        super().__init__()
        self._model = SummaryModel(session, build)
        self.setModel(self._model)
        CopyKeys(self)
        explain_by_double_click(self, session)
        ChosenSum(self, session, CellNumbers(SaidNumbers(self._model)))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setAccessibleName(shown(title))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setMinimumSectionSize(40)
        self._widths = ColumnFit(self, title, self._wish)
        self._widths.wrapped.connect(self._fit)
        self._fit()

    def wanted_width(self) -> int:
        """Return the width in which all columns have room, in pixels."""
        return self._widths.wanted()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Show what can be done with the chosen cells."""
        actions = getattr(self.window(), "actions_by_key", {})
        menu = QMenu(self)
        menu.addActions([actions[key] for key in ("copy", "explain") if key in actions])
        menu.exec(event.globalPos())

    def refresh(self) -> None:
        """Show the draft as it is now."""
        self._model.refresh()
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and hasattr(self, "_widths"):
            self._widths.measure()
            self._fit()

    def _fit(self) -> None:
        height = self._widths.row_height(max(ROW_HEIGHT, self.fontMetrics().height() + 13))
        self.verticalHeader().setDefaultSectionSize(height)
        rows = max(1, self._model.rowCount())
        self.setFixedHeight(rows * height + self._widths.head_height() + 16)

    def _wish(self, column: int) -> int:
        """Let figures have what they need, and texts share the rest."""
        return 0 if column in self._model.lines.left else 4


@dataclass(frozen=True)
class Section:
    """A titled derived table with a sentence on how to read it."""

    title: str
    build: Build
    text: str = ""


class SummaryView(QWidget):
    """Several derived tables, one below the other."""

    def __init__(self, session: DraftSession, *sections: Section) -> None:
        super().__init__()
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 12, 0, 0)
        self.box.setSpacing(10)
        self._tables = []
        for section in sections:
            self.box.addWidget(label(section.title, "section"))
            if section.text:
                self.box.addWidget(label(section.text, "help", wrap=True))
            table = SummaryTable(session, section.title, section.build)
            self.box.addWidget(table)
            self._tables.append(table)
        self._notes = label("", "help", wrap=True)
        self._notes.hide()
        self.box.addWidget(self._notes)
        self.box.addStretch()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        for table in self._tables:
            table.refresh()

    def note(self, text: str) -> None:
        """Show a remark below the tables."""
        self._notes.setText(text)
        self._notes.setVisible(bool(text))

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False
