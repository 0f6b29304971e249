"""The drafts opened last, with what was known of each when it was last seen here."""

from __future__ import annotations

import contextlib
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from euroapp.language import say, together
from euroapp.wording.numbers import day
from euroapp_ui.language import moment_text, shown, tr, tr_count
from euroapp_ui.messages import harmless
from euroapp_ui.preferences import Preferences
from euroapp_ui.tables.index import Index
from euroapp_ui.theme.theme import theme
from euroapp_ui.workers import apart

_LINES = Qt.ItemDataRole.UserRole + 1
_PADDING = 8
LEAST, MOST = 2, 6
"""Rows for which there is always room, and beyond which the list is scrolled."""


class RecentList(QListWidget):
    """A list whose first row is chosen once the keyboard comes, and which opens a row on Return."""

    _changed = Signal(str, object)
    """When a file was written last, as a moment; None for one that was not found where it lay."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("recent")
        self.setAccessibleName(tr("Recent drafts"))
        self.setItemDelegate(_RecentDelegate(self))
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._changed.connect(self._tell_of_file)

    def show_drafts(self, preferences: Preferences, today: date) -> None:
        """List the drafts opened last; what their disks know of them is added when these have answered."""
        self.clear()
        for path in preferences.recent():
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, str(path))
            self._show(item, path, _known(preferences.seen(path), today))
            self.addItem(item)
            apart("recent", partial(_ask_disk, path, self._changed))
        line = QFontMetrics(self.font()).height() + 2
        high = 3 * line + 2 * _PADDING
        self.setMinimumHeight(min(self.count(), LEAST) * high + 4)
        self.setMaximumHeight(min(self.count(), MOST) * high + 4)

    def sizeHint(self) -> QSize:
        """Ask for no more than the least: room that is left is given by the page."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose a row, so that Return has something to open."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.currentRow() < 0:
            self.setCurrentRow(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open on Return, whatever the desktop's own key for it is."""
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            self.itemActivated.emit(item)
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _show(item: QListWidgetItem, path: Path, known: tuple[str, str], *, changed: str = "") -> None:
        """Set the three lines of a draft: its name, how it stood, where it lies."""
        acronym, standing = known
        name = harmless(path.name)
        first = shown(say("{acronym}  ({file})", acronym=acronym, file=name)) if acronym else name
        second = shown(together(filter(None, (standing, changed)), " \N{MIDDLE DOT} "))
        item.setData(_LINES, (first, second, harmless(str(path.parent))))
        item.setData(Qt.ItemDataRole.UserRole + 2, known)
        item.setText("\n".join(filter(None, (first, second, harmless(str(path.parent))))))

    def _tell_of_file(self, name: str, changed: datetime | None) -> None:
        for row in range(self.count()):
            item = self.item(row)
            if item.data(Qt.ItemDataRole.UserRole) != name:
                continue
            path = Path(name)
            if changed is None:
                first, second = (
                    harmless(path.name),
                    tr("Not found in {folder}", folder=harmless(str(path.parent))),
                )
                item.setData(_LINES, (first, second, ""))
                item.setText(f"{first}\n{second}")
                item.setForeground(theme().colour("soft"))
            else:
                said = tr("changed {moment}", moment=moment_text(changed))
                self._show(item, path, item.data(Qt.ItemDataRole.UserRole + 2), changed=said)


def _known(seen: dict[str, Any], today: date) -> tuple[str, str]:
    """Return the acronym of a draft, and its call, deadline and readiness when it was last seen here."""
    parts = [str(seen.get("call", ""))]
    with contextlib.suppress(ValueError, TypeError):
        deadline = date.fromisoformat(seen.get("deadline", ""))
        days = (deadline - today).days
        parts.append(
            tr("due {day}", day=day(deadline))
            if days < 0
            else tr("due today")
            if days == 0
            else tr_count("{count} day left", "{count} days left", days)
        )
    share = seen.get("readiness")
    if isinstance(share, int):
        parts.append(tr("{share} filled", share=f"{share}\N{NO-BREAK SPACE}%"))
    return harmless(str(seen.get("acronym", ""))), " \N{MIDDLE DOT} ".join(filter(None, parts))


def _ask_disk(path: Path, told: SignalInstance) -> None:
    """Ask a disk, which may be long in answering, for the window may have gone by then."""
    with contextlib.suppress(RuntimeError):
        try:
            changed = datetime.fromtimestamp(path.stat().st_mtime, UTC) if path.is_file() else None
        except (OSError, ValueError, OverflowError):
            changed = None
        told.emit(str(path), changed)


class _RecentDelegate(QStyledItemDelegate):
    """Paints a draft in up to three lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return room for the lines that there are."""
        lines = sum(bool(line) for line in index.data(_LINES) or ("", "", "")) or 1
        return QSize(120, lines * (option.fontMetrics.height() + 2) + 2 * _PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the name in stronger type, the rest softer."""
        colours, view = theme(), self.parent()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(
                QPen(colours.colour("accent"), 2)
                if isinstance(view, QWidget) and view.hasFocus()
                else Qt.PenStyle.NoPen
            )
            painter.setBrush(colours.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(2, 1, -2, -1), 6, 6)
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, colours.colour("side"))
        high, top = option.fontMetrics.height() + 2, rect.top() + _PADDING
        missing = index.data(Qt.ItemDataRole.ForegroundRole) is not None
        for place, line in enumerate(line for line in index.data(_LINES) or () if line):
            font = QFont(option.font)
            font.setWeight(QFont.Weight.DemiBold if place == 0 else QFont.Weight.Normal)
            painter.setFont(font)
            painter.setPen(colours.colour("text" if place == 0 and not missing else "soft"))
            box = QRectF(rect.left() + 10, top + place * high, rect.width() - 20, high)
            cut = Qt.TextElideMode.ElideMiddle if place == 2 else Qt.TextElideMode.ElideRight
            text = painter.fontMetrics().elidedText(line, cut, int(box.width()))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()
