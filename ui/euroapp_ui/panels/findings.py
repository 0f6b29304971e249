"""Findings as a list that takes you to the field."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.wording.findings import Said, say
from euroapp.wording.places import PAGES, page_of
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.rows_model import Index
from euroapp_ui.theme.icons import pixmap
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.mend import CureStrip
from euroapp_ui.widgets.text import Chip, label

SIGNS = {
    Severity.ERROR: ("alert-circle", "error", "Error"),
    Severity.WARNING: ("alert-triangle", "warn", "Warning"),
    Severity.HINT: ("info-circle", "soft", "Hint"),
}


class FindingsModel(QAbstractListModel):
    """The findings of the draft, optionally of some severities or one page only."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._shown: frozenset[Severity] = frozenset(Severity)
        self.findings: list[Finding] = []
        self._said: dict[int, Said] = {}

    def show_only(self, severities: frozenset[Severity]) -> None:
        """Show only findings of these severities."""
        self._shown = severities
        self.refresh()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        order = list(PAGES)
        fresh = [f for f in self._session.state.findings if f.severity in self._shown]
        fresh.sort(key=lambda f: (list(Severity).index(f.severity), order.index(page_of(f.path))))
        self._said = {}
        if fresh == self.findings:
            if fresh:
                self.dataChanged.emit(self.index(0), self.index(len(fresh) - 1))
            return
        self.beginResetModel()
        self.findings = fresh
        self.endResetModel()

    def said(self, row: int) -> Said:
        """Return a finding in words."""
        if row not in self._said:
            state = self._session.state
            self._said[row] = say(self.findings[row], state.draft, state.call, state.numbers)
        return self._said[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of findings."""
        return 0 if parent.isValid() else len(self.findings)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the sentence of a finding."""
        if not index.isValid() or index.row() >= len(self.findings):
            return None
        finding = self.findings[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            said = self.said(index.row())
            return f"{SIGNS[finding.severity][2]}: {said.where}: {said.message} {said.cure}"
        if role == Qt.ItemDataRole.UserRole:
            return finding
        return None


class FindingDelegate(QStyledItemDelegate):
    """Paints place, sentence and cure of a finding, wrapped to the width of the list."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        model = index.model()
        if not isinstance(model, FindingsModel):
            return
        finding, said = model.findings[index.row()], model.said(index.row())
        colours = theme()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.setBrush(colours.colour("accent_soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        icon, tone, _ = SIGNS[finding.severity]
        painter.drawPixmap(
            rect.left() + 8, rect.top() + 9, pixmap(icon, getattr(colours.colours, tone), theme().scaled(16))
        )
        box = self._text_box(rect)
        top = box.top()
        for text, role, bold in self._lines(said):
            font = self._font(option, bold=bold)
            painter.setFont(font)
            painter.setPen(colours.colour(role))
            area = QRect(box.left(), top, box.width(), 4000)
            used = painter.drawText(area, int(Qt.TextFlag.TextWordWrap), text)
            top += used.height() + 2
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height the sentences need."""
        model = index.model()
        if not isinstance(model, FindingsModel):
            return QSize()
        view = self.parent()
        width = view.viewport().width() if isinstance(view, QListView) else 260
        box = self._text_box(QRect(0, 0, width, 0))
        height = 16
        for text, _, bold in self._lines(model.said(index.row())):
            metrics = QFontMetrics(self._font(option, bold=bold))
            height += (
                metrics.boundingRect(
                    QRect(0, 0, box.width(), 4000), int(Qt.TextFlag.TextWordWrap), text
                ).height()
                + 2
            )
        return QSize(width, height)

    @staticmethod
    def _lines(said: Said) -> list[tuple[str, str, bool]]:
        lines = [(said.where, "soft", True), (said.message, "text", False), (said.cure, "soft", False)]
        return [line for line in lines if line[0]]

    @staticmethod
    def _font(option: QStyleOptionViewItem, *, bold: bool) -> QFont:
        font = QFont(option.font)
        if bold:
            font.setWeight(QFont.Weight.DemiBold)
        return font

    @staticmethod
    def _text_box(rect: QRect) -> QRect:
        return QRect(
            rect.left() + 16 + theme().scaled(16),
            rect.top() + 8,
            max(80, rect.width() - 26 - theme().scaled(16)),
            rect.height(),
        )


class _View(QListView):
    """A list of findings; Return goes to the field."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.activated.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)


class FindingsList(QWidget):
    """The list with a filter by severity; a click goes to the field."""

    opened = Signal(object)
    """A finding the user wants to see in its place."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self.model = FindingsModel(session)
        self.view = _View()
        self.view.setObjectName("findings")
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName("Findings")
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self._nothing = label("Nothing to mend here.", "soft", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self._filter())
        box.addWidget(self._nothing)
        box.addWidget(self.view, 1)
        self.cures = CureStrip(session)
        box.addWidget(self.cures)
        self.view.selectionModel().currentChanged.connect(self._show_cures)

    def refresh(self) -> None:
        """Show the draft as it is now."""
        row = self.view.currentIndex().row()
        self.model.refresh()
        if 0 <= row < self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(row))
        counts = {s: sum(f.severity is s for f in self._session.state.findings) for s in Severity}
        for severity, chip in self._chips.items():
            words = {"error": "Errors", "warning": "Warnings", "hint": "Hints"}
            chip.setText(f"{words[severity]} {counts[severity]}")
            chip.updateGeometry()
        self._nothing.setVisible(self.model.rowCount() == 0)
        self.view.doItemsLayout()
        self._show_cures(self.view.currentIndex())

    def reveal(self, path: str) -> bool:
        """Hold no field."""
        return False

    def step(self, by: int) -> Finding | None:
        """Choose the next (or previous) finding and return it."""
        count = self.model.rowCount()
        if not count:
            return None
        row = self.view.currentIndex().row()
        row = (row + by) % count if row >= 0 else (0 if by > 0 else count - 1)
        self.view.setCurrentIndex(self.model.index(row))
        return self.model.findings[row]

    def _filter(self) -> QWidget:
        host = QWidget()
        line = FlowLayout(host, spacing=6)
        self._chips: dict[Severity, Chip] = {}
        for severity in Severity:
            chip = Chip("")
            chip.setChecked(True)
            chip.toggled.connect(self._filtered)
            line.addWidget(chip)
            self._chips[severity] = chip
        return host

    def _filtered(self) -> None:
        self.model.show_only(frozenset(s for s, chip in self._chips.items() if chip.isChecked()))
        self._nothing.setVisible(self.model.rowCount() == 0)

    def _show_cures(self, index: QModelIndex) -> None:
        """Work out the cures of the chosen finding, if anybody can see them."""
        chosen = index.isValid() and index.row() < len(self.model.findings) and self.isVisible()
        self.cures.show_for(self.model.findings[index.row()] if chosen else None)

    def _open(self, index: QModelIndex) -> None:
        if index.isValid():
            self.opened.emit(self.model.findings[index.row()])
