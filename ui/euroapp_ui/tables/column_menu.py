"""What the menus of columns have in common: entries, and those that sort."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from euroapp_ui.commands import SHOW_ALL_KEYS
from euroapp_ui.language import tr


def column_menu(table: QWidget) -> QMenu:
    """Return an empty menu that goes when it is closed."""
    menu = QMenu(table)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    return menu


def entry(menu: QMenu, text: str, act: Callable[[], object], on: bool | None = None) -> QAction:
    """Add an entry; `on` ticks it or not, None stands for one without a tick."""
    action = menu.addAction(text)
    if on is not None:
        action.setCheckable(True)
        action.setChecked(on)
    action.triggered.connect(lambda _checked=False: act())
    return action


def sorting_entries(
    menu: QMenu, up: Callable[[], object], down: Callable[[], object], none: Callable[[], object], now: str
) -> None:
    """Add the entries that sort; `now` is in force: `up`, `down`, `none`, or '' for another column."""
    entry(menu, tr("Sort &ascending"), up, now == "up")
    entry(menu, tr("Sort &descending"), down, now == "down")
    entry(menu, tr("As &numbered"), none, now == "none")


def all_entry(menu: QMenu, show_all: Callable[[], object]) -> None:
    """Add the entry that shows all rows in their order."""
    menu.addSeparator()
    every = entry(menu, tr("Show all in their &order"), show_all)
    every.setText(f"{every.text()}\t{SHOW_ALL_KEYS}")
