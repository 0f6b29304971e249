"""What an exported file keeps of the rules, as it was read back from the file."""

from __future__ import annotations

import html
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from euroapp.errors import ExportFailed
from euroapp.export.files import write_whole
from euroapp.export.report import ExportReport
from euroapp.export.verdict import Item, Verdict
from euroapp.language import say
from euroapp.values import FieldPath
from euroapp_ui.language import shown, shown_error, tr, tr_count
from euroapp_ui.messages import tell
from euroapp_ui.tables.clipboard import CopyKeys
from euroapp_ui.tables.headed_model import HeadedModel
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.theme import theme
from euroapp_ui.where import ask_where
from euroapp_ui.widgets.text import button, label, set_tone

SIGNS = {
    Verdict.FAIL: ("alert-circle", "error", say("Fail")),
    Verdict.WARN: ("alert-triangle", "warn", say("Look at this")),
    Verdict.OK: ("circle-check", "ok", say("Pass")),
}
_HEADS = (say("Verdict"), say("Item"), say("Measured in the file"), say("Rule, how sure it is"))
_SHARES = (0.24, 0.4, 0.36)
"""Parts of the width that the columns behind the first take."""
_BESIDE = 16
"""Room beside a head, and above and below it."""
_AIR = 6
"""Above and below the texts of a row, together."""
_NOTHING = say("The preview is read back item by item as soon as it is built.")


class ComplianceModel(HeadedModel):
    """The items of a report, one a row."""

    def __init__(self) -> None:
        super().__init__()
        self.items: tuple[Item, ...] = ()

    def show_items(self, items: tuple[Item, ...]) -> None:
        """Show other items, those that fail first."""
        self.beginResetModel()
        self.items = tuple(sorted(items, key=lambda item: list(SIGNS).index(item.verdict)))
        self.endResetModel()

    def heads(self) -> tuple[str, ...]:
        """Return the heads of the columns."""
        return _HEADS

    def count(self) -> int:
        """Return the number of items."""
        return len(self.items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return what a cell shows: a sign with its word, never a colour alone."""
        if not index.isValid():
            return None
        item, column = self.items[index.row()], index.column()
        icon, tone, word = SIGNS[item.verdict]
        if role == Qt.ItemDataRole.DisplayRole:
            sure = f" ({item.evidence.partition(' · ')[0]})" if item.evidence else ""
            return (shown(word), item.title, item.measured, f"{item.rule}{sure}")[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == 3 and item.evidence:
            return f"<qt>{html.escape(item.evidence)}</qt>"
        if role == Qt.ItemDataRole.DecorationRole and column == 0:
            return theme().icon(icon, tone)
        if role == Qt.ItemDataRole.ForegroundRole:
            if item.verdict is not Verdict.OK and column in (0, 2):
                return theme().colour(tone)
            return theme().colour("soft") if column == 3 else None
        if role == Qt.ItemDataRole.FontRole and column == 1:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        return None


class _Table(QTableView):
    """The items; long texts wrap, cells can be copied."""

    def __init__(self, model: ComplianceModel) -> None:
        super().__init__()
        self.setModel(model)
        CopyKeys(self)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setAccessibleName(tr("What the file keeps of the rules"))
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """Share the width, and give rows the height of their texts."""
        signs = max(self.sizeHintForColumn(0), self.horizontalHeader().sectionSizeHint(0)) + 2 * _AIR
        self.setColumnWidth(0, signs)
        wide = self.viewport().width() - signs
        for column, share in enumerate(_SHARES, 1):
            self.setColumnWidth(column, int(wide * share))
        self._fit_head()
        self.resizeRowsToContents()
        for row in range(self.model().rowCount()):
            self.setRowHeight(row, self.rowHeight(row) + _AIR)

    def _fit_head(self) -> None:
        """Give the heads the lines that they need at these widths."""
        head, wrap = self.horizontalHeader(), int(Qt.TextFlag.TextWordWrap)
        font = QFont(head.font())
        font.setWeight(QFont.Weight.DemiBold)
        metrics, titles = QFontMetrics(font), self.model().headerData
        high = max(
            metrics.boundingRect(
                0,
                0,
                max(1, self.columnWidth(column) - _BESIDE),
                9_999,
                wrap,
                str(titles(column, Qt.Orientation.Horizontal)),
            ).height()
            for column in range(self.model().columnCount())
        )
        head.setFixedHeight(high + _BESIDE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap anew."""
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the text size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange and self.model() is not None:
            self.fit()


class ComplianceView(QWidget):
    """The report on the last file, with a sentence above it and a button that saves it."""

    def __init__(self) -> None:
        super().__init__()
        self.report: ExportReport | None = None
        self._name = ""
        self.folder = Path.home()
        """Where the dialog for the report begins."""
        self.model = ComplianceModel()
        self._state = label(_NOTHING, "help", wrap=True)
        self.save_button = button(tr("Save report"))
        self.save_button.clicked.connect(self.save)
        self.save_button.setEnabled(False)
        line = QHBoxLayout()
        line.addWidget(self._state, 1)
        line.addWidget(self.save_button)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 12, 0, 0)
        box.addLayout(line)
        box.addWidget(_Table(self.model), 1)

    def show_report(self, report: ExportReport, name: str, what: str, errors: int) -> None:
        """Show the report on a file; `what` says which one in a sentence, `errors` how many the draft has."""
        self.report, self._name = report, name
        self.model.show_items(report.compliance.items)
        about = tr(
            "{what}: {summary} Draft {stamp}.",
            what=what,
            summary=report.compliance.summary,
            stamp=report.stamp,
        )
        # A green sign here says nothing of the proposal, and must not be taken for it.
        left = tr_count(
            "This is about the file alone: the draft still has {count} error, see Review.",
            "This is about the file alone: the draft still has {count} errors, see Review.",
            errors,
        )
        self._state.setText(f"{about} {left}" if errors else about)
        set_tone(self._state, "" if report.compliance.worst is Verdict.OK else self.tone)
        self.save_button.setEnabled(True)

    @property
    def tone(self) -> str:
        """Return the role of the colour that goes with the worst item."""
        return SIGNS[self.report.compliance.worst][1] if self.report else "soft"

    @property
    def icon(self) -> QIcon:
        """Return the sign of the worst item."""
        if self.report is None:
            return QIcon()
        return theme().icon(SIGNS[self.report.compliance.worst][0], self.tone)

    def save(self) -> None:
        """Ask where, and write the report there: JSON for a name in .json, else plain text."""
        start = self.folder / f"{Path(self._name).stem}-report.txt"
        path = ask_where(self, tr("Save the report"), start, ((tr("Plain text"), ".txt"), ("JSON", ".json")))
        if path is not None:
            self.save_to(path)

    def save_to(self, path: Path) -> None:
        """Write the report to a file."""
        if self.report is None:
            return
        try:
            write_whole(path, self.report.written(self._name, path.suffix))
        except ExportFailed as error:
            tell(self, tr("The report was not saved."), shown_error(error))

    def refresh(self) -> None:
        """Show nothing of the draft itself."""

    def reveal(self, path: FieldPath) -> bool:
        """Hold no field."""
        return False
