"""With the largest text on a small screen nothing needed is cut, and no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QTabWidget
from pytestqt.qtbot import QtBot

from euroapp.wording.places import PAGES
from euroapp_ui.pages.page import Page
from euroapp_ui.tables.rows_table import RowsTable
from euroapp_ui.theme.theme import theme
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace

FITTING = (
    "List of task rows",
    "List of deliverable rows",
    "List of milestone rows",
    "List of participant rows",
)
"""Tables without more amounts than a small screen has room for."""


@pytest.fixture
def large(window: MainWindow, example: Workspace, qtbot: QtBot) -> Iterator[Workspace]:
    window.zoom(12)
    qtbot.wait(20)
    yield example
    window.zoom(0)


def parts(page: Page, qtbot: QtBot) -> Iterator[None]:
    """Show each part of a page in turn."""
    outer = next((one for one in page.findChildren(QTabWidget) if one.isVisible()), None)
    for place in range(outer.count() if outer is not None else 1):
        if outer is not None:
            outer.setCurrentIndex(place)
        qtbot.wait(150)
        yield


@pytest.mark.parametrize("key", list(PAGES))
def test_no_page_scrolls_sideways(large: Workspace, qtbot: QtBot, key: str) -> None:
    large.go(key)
    page = large.page(key)
    for _ in parts(page, qtbot):
        assert page.area.horizontalScrollBar().maximum() == 0
        for table in page.findChildren(RowsTable):
            if table.isVisible() and table.accessibleName() in FITTING and key != "budget":
                assert table.horizontalScrollBar().maximum() == 0, table.accessibleName()


@pytest.mark.parametrize("key", ["call", "consortium", "workplan", "support", "budget"])
def test_headings_are_shown_whole(large: Workspace, qtbot: QtBot, key: str) -> None:
    large.go(key)
    page = large.page(key)
    for _ in parts(page, qtbot):
        for one in page.findChildren(QLabel):
            if one.isVisible() and one.property("role") in {"title", "section", "label"}:
                assert one.height() >= one.heightForWidth(one.width()) - 2, one.text()
                words = one.text().split(" ")
                assert one.width() >= max(one.fontMetrics().horizontalAdvance(word) for word in words)


def test_names_of_pages_and_the_topic_are_shown_whole(large: Workspace) -> None:
    navigation = large.navigation
    view = navigation.view
    metrics, wrap = QFontMetrics(view.font()), int(Qt.TextFlag.TextWordWrap)
    room = view.viewport().width() - theme().scaled(15) - 20
    for row in range(navigation.model.rowCount()):
        index = navigation.model.index(row)
        whole = metrics.boundingRect(0, 0, room, 9_999, wrap, str(index.data()))
        assert view.visualRect(index).height() >= whole.height()
        assert whole.width() <= room
    topic = navigation._topic
    assert topic.height() >= topic.heightForWidth(topic.width()) - 2


def test_the_guide_gives_way_to_the_page_and_comes_when_asked_for(large: Workspace) -> None:
    assert not large.side.shown
    large.side.want(True)
    assert large.side.shown
    large.side.want(False)
    assert not large.side.shown
