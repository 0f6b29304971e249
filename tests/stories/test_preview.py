"""The pages stand beside the form while it is typed, and lead to each other."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.edits.values import set_value
from euroapp_ui.preview.live_view import LiveView
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.builders import NEW
from tests.proposals import proposal_for
from tests.window import focused, open_draft, press

Keys = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
SECTION = "narrative/needs/text"


@pytest.fixture
def workspace(window: MainWindow) -> Workspace:
    """Show a proposal with nothing to mend, of a third of the pages of the example."""
    window.activateWindow()
    return open_draft(window, proposal_for(load_call(NEW)))


Open = Callable[[], LiveView]


@pytest.fixture
def opened(window: MainWindow, workspace: Workspace, qtbot: QtBot) -> Open:
    """Open the preview and wait for its pages."""

    def open_it() -> LiveView:
        with qtbot.waitSignal(workspace.meter.printed, timeout=30_000):
            window.actions_by_key["preview"].trigger()
        assert workspace.preview.view is not None
        return workspace.preview.view

    return open_it


def text_of(view: LiveView) -> str:
    document = view.sheets.images.document
    assert document is not None
    return " ".join(document.getAllText(page).text() for page in range(document.pageCount()))


def where(view: LiveView, path: str) -> QPoint:
    """Show a field in the preview, and return a point of its first place in sight."""
    assert view.show_path(path)
    place = view.sheets.places.of(path)[0]
    sheet = view.sheets.rows.sheet(place.page)
    assert sheet is not None
    down = view.sheets.verticalScrollBar().value()
    at = QPoint(sheet.area.left() + round((place.left + 40) * sheet.scale), 0)
    return QPoint(at.x(), round(sheet.area.top() + (place.top + 6) * sheet.scale) - down)


def test_what_is_typed_stands_on_the_page_a_moment_later(
    window: MainWindow, workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    view = opened()
    assert workspace.navigation.isHidden(), "in a narrow window the page and its print have all the room"
    assert workspace.panes.pages_rail.isVisible()
    workspace.reveal(SECTION)
    QTest.keyClicks(focused(), "Zebras cross here. ")
    qtbot.waitUntil(lambda: "Zebras cross here." in text_of(view), timeout=20_000)
    window.actions_by_key["undo"].trigger()
    qtbot.waitUntil(lambda: "Zebras" not in text_of(view), timeout=20_000)
    window.actions_by_key["preview"].trigger()
    assert not workspace.preview.is_open
    assert workspace.navigation.isVisible()


def test_a_click_on_the_page_goes_into_the_text_at_its_words(
    workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    text = "Some words first.\n\n" * 12 + "Then comes the **very** place that is meant, and more."
    workspace.session.apply("", lambda draft: set_value(draft, SECTION, text))
    view = opened()
    qtbot.waitUntil(lambda: "the very place" in text_of(view), timeout=20_000)
    places = view.sheets.places.of(SECTION)
    sheet = view.sheets.rows.sheet(places[-1].page)
    assert sheet is not None
    view.sheets.go_to(places[-1].page, places[-1].top)
    down = view.sheets.verticalScrollBar().value()
    x = sheet.area.left() + (places[-1].left + 90) * sheet.scale
    y = sheet.area.top() + (places[-1].top + 7) * sheet.scale - down
    QTest.mouseClick(view.sheets.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(round(x), round(y)))
    area = QApplication.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    assert workspace.current_page().key == "narrative"
    behind = area.toPlainText()[area.textCursor().position() :]
    assert text.index("Then comes") - 2 <= len(text) - len(behind) <= text.index(", and more")


def test_a_click_on_a_row_of_a_table_goes_to_that_row(workspace: Workspace, opened: Open) -> None:
    view = opened()
    row = workspace.session.draft.partners[1]
    point = where(view, f"partners/{row.id}")
    QTest.mouseClick(view.sheets.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert workspace.current_page().key == "consortium"
    view_of_rows = next(iter(workspace.current_page().findChildren(RowsView)))
    assert view_of_rows.table.currentIndex().row() == view_of_rows.model.row_of(row.id)


def test_a_field_shows_its_place_in_the_preview(
    window: MainWindow, workspace: Workspace, qtbot: QtBot
) -> None:
    workspace.reveal("risks/" + workspace.session.draft.risks[0].id)
    with qtbot.waitSignal(workspace.meter.printed, timeout=30_000):
        window.actions_by_key["preview-field"].trigger()
    view = workspace.preview.view
    assert view is not None
    place = view.sheets.places.of("risks/" + workspace.session.draft.risks[0].id)[0]
    assert abs(view.sheets.page - place.page) <= 1
    note = workspace.session.draft.history[0].id if workspace.session.draft.history else "none"
    workspace.preview.note(f"history/{note}")
    window.actions_by_key["preview-field"].trigger()
    assert "does not print" in workspace.status._told.text()


def test_the_keyboard_finds_its_way_in_the_preview(
    window: MainWindow, workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    view = opened()
    view.look_for()
    word = workspace.session.draft.partners[0].legal_name.split()[0]
    QTest.keyClicks(focused(), word)
    qtbot.waitUntil(lambda: view.sheets.search.count > 1, timeout=10_000)
    press(Keys.Key_Return)
    press(Keys.Key_Return)
    assert view.sheets.search.at_hand == 1
    QTest.keyClick(focused(), Keys.Key_Return, SHIFT)
    assert view.sheets.search.at_hand == 0
    view.sheets.setFocus()
    press(Keys.Key_End)
    last = view.sheets.page
    assert last == view.sheets.count
    press(Keys.Key_Home)
    assert view.sheets.page == 1
    before = view.sheets.scale
    view.sheets.show_zoom(view.sheets.scale * 1.5)
    assert view.sheets.scale > before
    view.sheets.show_zoom(0)
    assert view.sheets.scale == pytest.approx(before)


def test_a_window_of_its_own_goes_on_with_the_draft_and_comes_back(
    window: MainWindow, workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    view = opened()
    window.actions_by_key["preview-window"].trigger()
    assert view.window() is not window
    assert view.window().isVisible()
    assert workspace.navigation.isVisible(), "beside the form there is room again"
    workspace.session.apply("", lambda draft: set_value(draft, "general/title", "A title of today"))
    qtbot.waitUntil(lambda: "A title of today" in text_of(view), timeout=20_000)
    window.actions_by_key["preview-window"].trigger()
    assert view.window() is window
    window.actions_by_key["preview-window"].trigger()
    view.window().close()
    assert not workspace.preview.is_open
    window.actions_by_key["preview"].trigger()
    assert view.window().isVisible(), "it opens where it was last"


def test_a_print_that_breaks_says_so_and_the_next_change_prints_again(
    workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    view, printer = opened(), workspace.meter.printer
    workspace.session.apply("", lambda draft: set_value(draft, "general/title", "Lost on the way"))
    with qtbot.waitSignal(workspace.meter.failed, timeout=20_000):
        qtbot.waitUntil(lambda: printer.at_work, timeout=5_000)
        os.kill(printer.process_id, signal.SIGKILL)
    assert "ended before its time" in view.state
    workspace.session.apply("", lambda draft: set_value(draft, "general/title", "There again"))
    qtbot.waitUntil(lambda: "There again" in text_of(view), timeout=20_000)
    assert not view.state


def test_the_meter_says_what_takes_the_pages_and_where_reading_ends(
    window: MainWindow, workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    view = opened()
    view.tabs.setCurrentWidget(view.meter)
    table = view.meter.table
    rows = [[table.item(row, column).text() for column in range(7)] for row in range(table.rowCount())]
    assert rows[-1][0] == "All"
    count = view.sheets.count
    assert rows[-1][1] == f"1–{count}"
    assert sum(float(row[2]) if row[2] != "–" else 0 for row in rows[:-1]) == pytest.approx(count, abs=2)
    limit = workspace.session.call.facts.number("page_limit").value
    assert limit is not None
    assert view.sheets.limit == limit
    long = "Words and words and words that fill a page with words. " * 6_000
    workspace.session.apply("", lambda draft: set_value(draft, SECTION, long))
    qtbot.waitUntil(lambda: view.sheets.count > limit, timeout=30_000)
    last = table.item(table.rowCount() - 2, 0)
    assert "limit" in last.toolTip()
    assert view.sheets.rows.sheet(int(limit)) is not None


def test_closing_the_draft_ends_the_process(
    window: MainWindow, workspace: Workspace, opened: Open, qtbot: QtBot
) -> None:
    opened()
    number = workspace.meter.printer.process_id
    assert number
    window.show_welcome()
    qtbot.waitUntil(lambda: not _runs(number), timeout=5_000)


def _runs(number: int) -> bool:
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return False
    return True
