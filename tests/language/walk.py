"""Every text that Qt shows in a widget and all that lies in it."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)

_ROLES = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
_TAGS = re.compile(r"<[^>]*>")


def texts_of(root: QWidget) -> Iterator[tuple[str, str]]:
    """Yield every text with the kind of place where it stands."""
    for widget in (root, *root.findChildren(QWidget)):
        for kind, text in _of_one(widget):
            if text:
                yield f"{type(widget).__name__} {kind}", _plain(text)
    for action in root.findChildren(QAction):
        yield "QAction text", action.text().partition("\t")[0].replace("&", "")
        yield "QAction tool tip", action.toolTip()


def _plain(text: str) -> str:
    """Return a text without the marks of a tool tip."""
    return html.unescape(_TAGS.sub("\n", text)) if text.startswith("<qt>") else text.replace("&&", "&")


def _of_one(widget: QWidget) -> Iterator[tuple[str, str]]:
    yield "tool tip", widget.toolTip()
    yield "name", widget.accessibleName()
    yield "description", widget.accessibleDescription()
    if widget.isWindow() and not isinstance(widget, QMenu):
        yield "title", widget.windowTitle()
    match widget:
        case QLabel() | QAbstractButton():
            yield "text", widget.text()
        case QGroupBox() | QMenu():
            yield "title", widget.title()
        case QComboBox():
            yield from (("item", widget.itemText(place)) for place in range(widget.count()))
        case QTabBar():
            yield from (("tab", widget.tabText(place)) for place in range(widget.count()))
        case QLineEdit():
            yield "placeholder", widget.placeholderText()
        case QPlainTextEdit():
            yield "placeholder", widget.placeholderText()
            yield "text", widget.toPlainText() if widget.isReadOnly() else ""
        case QAbstractItemView() if widget.model() is not None:
            yield from _of_model(widget.model())


def _of_model(model: QAbstractItemModel) -> Iterator[tuple[str, str]]:
    nowhere = QModelIndex()
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(nowhere)
    for column in range(columns):
        yield "head", str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        for row in range(model.rowCount(nowhere)):
            index = model.index(row, column)
            for role in _ROLES:
                yield "cell", str(model.data(index, role) or "")
