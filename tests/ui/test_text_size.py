"""With the largest text on a small screen nothing needed is cut, and no page scrolls sideways."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QLabel, QTableView, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.wording.places import PAGES
from euroapp_ui.pages.page import Page
from euroapp_ui.tables.rows_table import RowsTable
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.words_button import WordsButton
from euroapp_ui.windows.finder import Finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of

FITTING = (
    "List of task rows",
    "List of deliverable rows",
    "List of milestone rows",
    "List of participant rows",
)
"""Tables without more amounts than a small screen has room for."""
_WRAP = int(Qt.TextFlag.TextWordWrap)


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


def look_at_tables(page: Page) -> None:
    """No amount and no word of a head is cut."""
    for table in (one for one in page.findChildren(QTableView) if one.isVisible()):
        model, across = table.model(), Qt.Orientation.Horizontal
        for column in range(model.columnCount()):
            room = table.columnWidth(column)
            title = str(model.headerData(column, across))
            words = map(bold(table.horizontalHeader()).horizontalAdvance, title.split(" "))
            assert max(words) + 8 <= room, (table.accessibleName(), title)
            side = int(model.headerData(column, across, Qt.ItemDataRole.TextAlignmentRole) or 0)
            assert side & _WRAP, (table.accessibleName(), title)
            if side & int(Qt.AlignmentFlag.AlignRight):
                texts = (str(model.index(row, column).data() or "") for row in range(model.rowCount()))
                assert max(map(table.fontMetrics().horizontalAdvance, texts), default=0) + 8 <= room, title


def bold(widget: QWidget) -> QFontMetrics:
    font = QFont(widget.font())
    font.setWeight(QFont.Weight.DemiBold)
    return QFontMetrics(font)


@pytest.mark.parametrize("key", ["call", "consortium", "workplan", "support", "budget"])
def test_headings_are_shown_whole(large: Workspace, qtbot: QtBot, key: str) -> None:
    large.go(key)
    page = large.page(key)
    for _ in parts(page, qtbot):
        look_at_tables(page)
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


def test_cures_heads_of_checks_and_dialogs_have_room_for_all_words(large: Workspace, qtbot: QtBot) -> None:
    path = f"schemes/{large.session.draft.schemes[0].id}/total"
    large.session.apply("x", lambda d: set_value(d, path, Decimal("1234567.89")))
    large.go("support")
    large.side.show_findings()
    qtbot.wait(20)
    view, model = large.findings.view, large.findings.model
    told = {f.path: row for row in range(model.rowCount()) if (f := model.finding(row)) is not None}
    view.setCurrentIndex(model.index(told[path]))
    qtbot.wait(20)
    found = large.findings.cures.findChildren(WordsButton)
    assert found
    for one in found:
        metrics, lines = one.fontMetrics(), one.text().replace("&&", "&").split("\n")
        assert " ".join(lines) == one.accessibleName()
        assert max(map(metrics.horizontalAdvance, lines)) + 16 <= one.width()
        assert len(lines) * metrics.lineSpacing() <= one.height()
    for row in (row for row in range(model.rowCount()) if model.finding(row) is None):
        said, metrics, box = model.said(row), bold(view), view.visualRect(model.index(row))
        room = box.width() - 30 - metrics.horizontalAdvance(said.cure)
        assert metrics.boundingRect(0, 0, room, 9_999, _WRAP, said.message).height() <= box.height()
    dialog, screen = Finder(large, large), large.screen().availableGeometry()
    assert dialog.width() > 640 or dialog.width() >= screen.width() - 40
    assert dialog.height() < screen.height()
    dialog.deleteLater()


def test_a_table_has_its_height_again_at_the_usual_size(
    example: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    table = rows_of(example, "workplan", "work_packages").table
    before = table.height()
    window.zoom(12)
    qtbot.waitUntil(lambda: table.height() > before)
    window.zoom(0)
    qtbot.waitUntil(lambda: table.height() == before and table.verticalScrollBar().maximum() == 0)
