"""Findings as a list that takes you to the field."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.rules import Severity
from euroapp.checks import Finding
from euroapp.checks.saying import Said
from euroapp.language import say
from euroapp.wording.places import PAGES, page_of
from euroapp_ui.language import tr
from euroapp_ui.panels.findings_model import SIGNS, FindingsModel
from euroapp_ui.session import DraftSession
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.icons import pixmap
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.flow import FlowLayout
from euroapp_ui.widgets.mend import CureStrip
from euroapp_ui.widgets.text import Chip, label

_KINDS = {Severity.ERROR: say("Errors"), Severity.WARNING: say("Warnings"), Severity.HINT: say("Hints")}

_HIDDEN = say("No finding fits what you search for and the kinds chosen above.")


class FindingDelegate(QStyledItemDelegate):
    """Paints place, sentence and cure of a finding, wrapped to the width of the list."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one finding."""
        model = index.model()
        if not isinstance(model, FindingsModel):
            return
        finding, said = model.finding(index.row()), model.said(index.row())
        colours = theme()
        rect: QRect = option.rect
        if finding is None:
            self._paint_head(painter, option, said)
            return
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
        if model.finding(index.row()) is None:
            said, wrap = model.said(index.row()), int(Qt.TextFlag.TextWordWrap)
            room = max(1, width - 18 - self._count_wide(option, said))
            metrics = QFontMetrics(self._font(option, bold=True))
            return QSize(width, metrics.boundingRect(0, 0, room, 9_999, wrap, said.message).height() + 18)
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

    def _paint_head(self, painter: QPainter, option: QStyleOptionViewItem, said: Said) -> None:
        """Draw the title of a page and the number of its findings above a line."""
        box: QRect = option.rect.adjusted(8, 4, -10, -4)
        painter.save()
        painter.setFont(self._font(option, bold=True))
        painter.setPen(theme().colour("text"))
        words = box.adjusted(0, 0, -self._count_wide(option, said), 0)
        side = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | Qt.TextFlag.TextWordWrap
        painter.drawText(words, int(side), said.message)
        painter.setPen(theme().colour("soft"))
        painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight), said.cure)
        painter.setPen(theme().colour("line"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.restore()

    def _count_wide(self, option: QStyleOptionViewItem, said: Said) -> int:
        """Return the room that the number of findings takes beside the title of a page."""
        return QFontMetrics(self._font(option, bold=True)).horizontalAdvance(said.cure) + 12

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
        self._stale = True
        self._resume = -1
        """Where the chosen finding stood that is mended, so that the next one follows; -1 for nowhere."""
        self.model = FindingsModel(session)
        self.view = _View()
        self.view.setObjectName("findings")
        self.view.setModel(self.model)
        self.view.setItemDelegate(FindingDelegate(self.view))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setAccessibleName(tr("Findings"))
        self.view.clicked.connect(self._open)
        self.view.activated.connect(self._open)
        self._nothing = label(tr("Nothing to mend here."), "soft", wrap=True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        self._search = QLineEdit()
        self._search.setPlaceholderText(tr("Search the findings"))
        self._search.setAccessibleName(tr("Search the findings"))
        self._search.setClearButtonEnabled(True)
        self._search.textChanged.connect(self._searched)
        self._search.returnPressed.connect(self._to_list)
        clear = QShortcut(Qt.Key.Key_Escape, self._search, self._search.clear)
        clear.setContext(Qt.ShortcutContext.WidgetShortcut)
        box.addWidget(self._filter())
        box.addWidget(self._search)
        box.addWidget(self._nothing)
        box.addWidget(self.view, 1)
        self.cures = CureStrip(session)
        box.addWidget(self.cures)
        self.view.selectionModel().currentChanged.connect(self._show_cures)

    def refresh(self) -> None:
        """Show the draft as it is now; behind another tab, as soon as it is opened."""
        self._stale = True
        if self.isVisibleTo(self.window()):
            self._catch_up()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what changed while something else was shown."""
        self._catch_up()
        super().showEvent(event)

    def _catch_up(self) -> None:
        if self._stale:
            self._stale = False
            with self._keeping():
                self.model.refresh()
            self.view.doItemsLayout()

    def show_page(self, page: str) -> None:
        """Let go of a finding that is mended on another page than the one shown now."""
        row = self.view.currentIndex().row()
        if row >= 0 and self._page(row) != page:
            self._resume = -1
            self.view.setCurrentIndex(QModelIndex())

    @contextmanager
    def _keeping(self) -> Iterator[None]:
        """Keep to the chosen finding while the list becomes another one; without it none is chosen."""
        row = self.view.currentIndex().row()
        chosen = self.model.finding(row)
        yield
        now = self.model.row_of(chosen)
        if chosen is not None and now < 0:
            self._resume = row
        self.view.setCurrentIndex(self.model.index(now) if now >= 0 else QModelIndex())
        for severity, chip in self._chips.items():
            chip.setText(tr("{kind} {count}", kind=_KINDS[severity], count=self.model.counts[severity]))
            chip.updateGeometry()
        self._say_nothing()
        self._show_cures(self.view.currentIndex())

    def reveal(self, path: str) -> bool:
        """Hold no field."""
        return False

    def step(self, by: int, page: str = "") -> Finding | None:
        """Choose the next (or previous) finding and return it; the first step begins at a page."""
        self._catch_up()
        rows = [row for row in range(self.model.rowCount()) if self.model.finding(row) is not None]
        if not rows:
            return None
        now = self.view.currentIndex().row()
        if now in rows:
            row = rows[(rows.index(now) + by) % len(rows)]
        elif self._resume >= 0:
            # The finding that stood here is mended: on with its neighbour.
            ahead = [one for one in rows if one >= self._resume]
            behind = [one for one in rows if one < self._resume]
            row = (ahead or rows)[0] if by > 0 else (behind or rows)[-1]
        else:
            order = list(PAGES)
            here = order.index(page) if page else 0
            ahead = [one for one in rows if order.index(self._page(one)) >= here]
            row = ahead[0] if ahead and by > 0 else rows[0 if by > 0 else -1]
        self._resume = -1
        self.view.setCurrentIndex(self.model.index(row))
        return self.model.finding(row)

    def hidden(self) -> int:
        """Return how many findings the search and the kinds chosen above leave out."""
        self._catch_up()
        shown = sum(isinstance(entry, Finding) for entry in self.model.entries)
        return len(self._session.state.findings) - shown

    def show_all(self) -> None:
        """Take back the search and show all kinds."""
        self._search.clear()
        for chip in self._chips.values():
            chip.setChecked(True)

    def _page(self, row: int) -> str:
        finding = self.model.finding(row)
        return page_of(finding.path) if finding is not None else ""

    def _to_list(self) -> None:
        """Go from the search to the first finding it left."""
        if self.step(1) is not None:
            self.view.setFocus()

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
        with self._keeping():
            self.model.show_only(frozenset(s for s, chip in self._chips.items() if chip.isChecked()))
        self._back_to_sight()

    def _searched(self, words: str) -> None:
        with self._keeping():
            self.model.search(words)
        self._back_to_sight()

    def _back_to_sight(self) -> None:
        """Begin with the first row, where no finding is chosen."""
        self._resume = -1
        self.view.doItemsLayout()
        if self.view.currentIndex().isValid():
            self.view.scrollTo(self.view.currentIndex())
        else:
            self.view.scrollToTop()

    def _say_nothing(self) -> None:
        """Say why the list is empty, if it is."""
        hidden = bool(self._session.state.findings)
        nothing = tr("Nothing to mend here.") if self._session.state.looked else tr("The checks are at work.")
        self._nothing.setText(_HIDDEN if hidden else nothing)
        self._nothing.setVisible(self.model.rowCount() == 0)

    def _show_cures(self, index: QModelIndex) -> None:
        """Work out the cures of the chosen finding, if anybody can see them."""
        self.cures.show_for(self.model.finding(index.row()) if self.isVisible() else None)
        if index.isValid():
            # The buttons take room from the list: the finding that they mend stays in sight above them.
            layout = self.layout()
            if layout is not None:
                layout.activate()
            self.view.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        finding = self.model.finding(index.row())
        if finding is not None:
            self.opened.emit(finding)
