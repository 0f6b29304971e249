"""The list of pages with their states, the acronym, the deadline and the readiness."""

from __future__ import annotations

from collections import Counter
from datetime import date
from enum import Enum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QCheckBox,
    QListView,
    QProgressBar,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from euroapp.calls.rules import Severity
from euroapp.checks import counts
from euroapp.language import say, template, together
from euroapp.wording.places import OVERVIEW, RESULTS, page_numbers, page_of
from euroapp.wording.readiness import filled
from euroapp.wording.severities import counted
from euroapp_ui.asked_part import name_of_part, pages_of_part
from euroapp_ui.language import shown, tr, tr_count
from euroapp_ui.panels.pages_view import PagesView
from euroapp_ui.session import DraftSession
from euroapp_ui.state import State
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.icons import pixmap
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text import ElidedLabel, label, set_tone


class PageState(Enum):
    """How far a page is: icon, colour role, word."""

    UNKNOWN = ("circle-dashed", "faint", say("not looked through yet"))
    EMPTY = ("circle", "faint", say("empty"))
    IN_WORK = ("circle-half-2", "accent", say("in work"))
    PROBLEMS = ("alert-circle", "error", say("has problems"))
    READY = ("circle-check", "ok", say("ready"))
    SUMMARY = ("chart-bar", "soft", "")


def page_states(state: State) -> dict[str, tuple[PageState, int]]:
    """Return state and number of errors of every page."""
    if not state.looked:
        return dict.fromkeys(state.page_titles, (PageState.UNKNOWN, 0))
    errors, wrong = Counter[str](), Counter[str]()
    for finding in state.findings:
        page = page_of(finding.path)
        errors[page] += finding.severity is Severity.ERROR
        wrong[page] += finding.severity is Severity.ERROR and not finding.is_open
    result = {}
    for page in state.page_titles:
        asked, missing = state.review.tally.asked[page], state.review.tally.missing[page]
        if wrong[page]:
            found = PageState.PROBLEMS
        elif asked and missing >= asked:
            found = PageState.EMPTY
        elif missing or errors[page]:
            found = PageState.IN_WORK
        else:
            found = PageState.READY
        result[page] = (found, errors[page])
    done = all(found is PageState.READY for found, _ in result.values())
    for page in RESULTS:
        result[page] = (PageState.READY if done else PageState.IN_WORK, errors[page])
    result[OVERVIEW] = (PageState.SUMMARY, 0)
    return result


YOURS, FOR_READING = "/yours", "/reading"
"""In the place of keys: heads of the pages that were asked for, and of all others."""
_HEADS = {YOURS: template("Your part: {name}"), FOR_READING: template("For reading")}


class PagesModel(QAbstractListModel):
    """The pages with number, title and state."""

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self._session = session
        self._only_open = False
        self._states = page_states(session.state)
        self.keys = list(session.state.page_titles)

    def refresh(self) -> bool:
        """Show the draft as it is now; tell whether anything looks different."""
        before, self._states = self._states, page_states(self._session.state)
        pages = self._session.state.page_titles
        wanted = self._order([k for k in pages if not self._only_open or self._is_open(k)])
        if wanted != self.keys:
            self.beginResetModel()
            self.keys = wanted
            self.endResetModel()
            return True
        if before == self._states:
            return False
        if self.keys:
            self.dataChanged.emit(self.index(0), self.index(len(self.keys) - 1))
        return True

    def _is_open(self, key: str) -> bool:
        return self._states[key][0] is not PageState.READY

    def _order(self, keys: list[str]) -> list[str]:
        """Return keys with those of the part that was asked for first, each group below its head."""
        asked = pages_of_part(self._session)
        if not asked:
            return keys
        yours, rest = [k for k in keys if k in asked], [k for k in keys if k not in asked]
        return [*((YOURS, *yours) if yours else ()), *((FOR_READING, *rest) if rest else ())]

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell that heads of groups cannot be chosen."""
        head = index.isValid() and self.keys[index.row()] in _HEADS
        return Qt.ItemFlag.NoItemFlags if head else super().flags(index)

    def only_open(self, on: bool) -> None:
        """Show only pages on which something is left to do."""
        self._only_open = on
        self.refresh()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """Return the number of pages shown."""
        return 0 if parent.isValid() else len(self.keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return title, state and number of errors of a page."""
        if not index.isValid() or index.row() >= len(self.keys):
            return None
        key = self.keys[index.row()]
        if key in _HEADS:
            told = role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return tr(_HEADS[key], name=name_of_part(self._session)) if told else None
        pages = self._session.state.page_titles
        number = page_numbers(pages)[key]
        state, errors = self._states[key]
        if role == Qt.ItemDataRole.DisplayRole:
            return f"{number}  {shown(pages[key])}" if number else shown(pages[key])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            wrong = counted(Severity.ERROR, errors) if errors else ""
            return shown(
                together(filter(None, (f"{number} {shown(pages[key])}".strip(), state.value[2], wrong)), ", ")
            )
        if role == Qt.ItemDataRole.UserRole:
            return state
        if role == Qt.ItemDataRole.UserRole + 1:
            return errors
        return None


class PageDelegate(QStyledItemDelegate):
    """Paints a page with its sign and the number of its errors."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one page."""
        colours = theme()
        rect: QRect = option.rect
        flags: QStyle.StateFlag = option.state
        selected = bool(flags & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if selected:
            painter.setBrush(colours.colour("accent_soft"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(rect.adjusted(0, 1, 0, -1), 6, 6)
        view = self.parent()
        if selected and isinstance(view, QListView) and view.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colours.colour("accent"), 2))
            painter.drawRoundedRect(rect.adjusted(1, 2, -1, -2), 5, 5)
        state: PageState | None = index.data(Qt.ItemDataRole.UserRole)
        if state is None:
            self._paint_head(painter, option, str(index.data()))
            painter.restore()
            return
        icon, role, _ = state.value
        side = colours.scaled(15)
        top = rect.center().y() - side // 2
        painter.drawPixmap(rect.left() + 8, top, pixmap(icon, getattr(colours.colours, role), side))
        font = QFont(option.font)
        painter.setFont(font)
        painter.setPen(colours.colour("text"))
        errors = index.data(Qt.ItemDataRole.UserRole + 1)
        text_box = rect.adjusted(side + 16, 0, -self._room(painter.fontMetrics(), errors), 0)
        painter.drawText(text_box, int(Qt.AlignmentFlag.AlignVCenter) | _WRAP, str(index.data()))
        if errors:
            text_width = max(14, painter.fontMetrics().horizontalAdvance(str(errors)))
            badge = QRect(rect.right() - text_width - 15, rect.center().y() - 9, text_width + 12, 19)
            wrong = state is PageState.PROBLEMS
            painter.setBrush(colours.colour("error_soft" if wrong else "side"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawRoundedRect(badge, 9, 9)
            font.setWeight(QFont.Weight.DemiBold)
            font.setPixelSize(max(10, font.pixelSize() - 2))
            painter.setFont(font)
            painter.setPen(colours.colour("error" if wrong else "soft"))
            painter.drawText(badge, int(Qt.AlignmentFlag.AlignCenter), str(errors))
        painter.restore()

    @staticmethod
    def _paint_head(painter: QPainter, option: QStyleOptionViewItem, text: str) -> None:
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold)
        font.setPixelSize(max(10, font.pixelSize() - 1))
        painter.setFont(font)
        painter.setPen(theme().colour("soft"))
        room = option.rect.adjusted(8, 0, -4, -4)
        line = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignBottom), line)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give a page one line, or more where its name does not fit."""
        metrics, view = option.fontMetrics, self.parent()
        wide = view.viewport().width() if isinstance(view, QListView) else option.rect.width()
        errors = index.data(Qt.ItemDataRole.UserRole + 1) or 0
        room = max(1, wide - theme().scaled(15) - 16 - self._room(metrics, errors))
        high = metrics.boundingRect(0, 0, room, 9_999, _WRAP, str(index.data())).height()
        return QSize(120, max(32, high + 14))

    @staticmethod
    def _room(metrics: QFontMetrics, errors: int) -> int:
        """Return the room at the right of a name, with the number of errors if there are any."""
        return metrics.horizontalAdvance(str(errors)) + 20 if errors else 4


_WRAP = int(Qt.TextFlag.TextWordWrap)


class NavigationPanel(QWidget):
    """The left side of the window."""

    chosen = Signal(str)

    def __init__(self, session: DraftSession) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._page = ""
        """The key of the page shown."""
        self._acronym = ElidedLabel("section")
        topic = session.call.facts.text("topic_id").value or session.call.pack.id
        self._topic = label(topic, "help", wrap=True)
        self._filled, self._left = label("", "help", wrap=True), label("", "help", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setRange(0, 100)
        self._bar.setAccessibleName(tr("Readiness"))
        self.model = PagesModel(session)
        self.view = PagesView()
        self.view.setObjectName("navigation")
        self.view.setModel(self.model)
        self.view.setItemDelegate(PageDelegate(self.view))
        self.view.setAccessibleName(tr("Pages"))
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self._only = QCheckBox(tr("Only what is to do"))
        self._only.toggled.connect(self._filtered)
        self._lay_out()
        theme().changed.connect(self._widen)
        self._widen()
        self.refresh()

    def _widen(self) -> None:
        """Keep room for the titles of the pages at every size of text."""
        self.setMinimumWidth(min(theme().scaled(190), 340))
        self.view.doItemsLayout()

    def refresh(self) -> None:
        """Show the draft as it is now."""
        draft, state = self._session.draft, self._session.state
        self._acronym.show_text(draft.general.acronym.strip() or tr("New draft"))
        share = state.review.readiness() if state.looked else 0.0
        errors = counts(state.findings)[Severity.ERROR]
        self._filled.setText(shown(filled(share, errors)) if state.looked else tr("The checks are at work."))
        set_tone(self._filled, "error" if errors else "")
        self._bar.setValue(int(share * 100))
        self._left.setText(self._days_left())
        if self.model.refresh():
            self.select(self._page)

    def select(self, key: str) -> None:
        """Mark a page as the one shown; none is marked where the list leaves it out."""
        self._page = key
        listed = key in self.model.keys
        index = self.model.index(self.model.keys.index(key)) if listed else QModelIndex()
        if index != self.view.currentIndex():
            blocked = self.view.selectionModel().blockSignals(True)
            self.view.setCurrentIndex(index)
            self.view.selectionModel().blockSignals(blocked)
            self.view.viewport().update()
        self.show_current()

    def show_current(self) -> None:
        """Scroll to the page shown."""
        self.view.doItemsLayout()
        self.view.scrollTo(self.view.currentIndex())

    def _days_left(self) -> str:
        deadline = self._session.call.facts.day("deadline").value
        if deadline is None:
            return ""
        days = (deadline - date.today()).days
        if days < 0:
            return tr("call closed")
        return tr("due today") if days == 0 else tr_count("{count} day left", "{count} days left", days)

    def _filtered(self, on: bool) -> None:
        self.model.only_open(on)
        self.select(self._page)

    def _current_changed(self, index: QModelIndex) -> None:
        if index.isValid() and self.model.keys[index.row()] not in _HEADS:
            self.chosen.emit(self.model.keys[index.row()])

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 12, 10, 12)
        box.setSpacing(4)
        box.addWidget(self._acronym)
        box.addWidget(self._topic)
        box.addWidget(self._left)
        box.addSpacing(4)
        box.addWidget(self._filled)
        box.addWidget(self._bar)
        box.addSpacing(6)
        box.addWidget(self.view, 1)
        box.addWidget(self._only)
