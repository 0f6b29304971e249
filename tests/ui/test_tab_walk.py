"""Tab walks every page from first to last field as one reads it, and never leaves its part of the window."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMessageBox,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import put
from euroapp.edits.removal import consequences
from euroapp.edits.values import set_value
from euroapp.storage.sealing import needed
from euroapp.storage.timeline import Timeline
from euroapp.wording.places import PAGES
from euroapp_ui.messages import Voice, still_working, tell_of_error
from euroapp_ui.pages.page import Page
from euroapp_ui.removal_question import RemovalDialog
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.widgets.focus_order import AFTER_NEXT, ASIDE, stops
from euroapp_ui.widgets.mend import MendButton
from euroapp_ui.windows.about import about_dialog
from euroapp_ui.windows.compare import CompareDialog
from euroapp_ui.windows.finder import Finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.password import PasswordDialog
from euroapp_ui.windows.unlocking import UnlockDialog
from euroapp_ui.windows.versions import VersionsDialog
from euroapp_ui.windows.what_if import WhatIfDialog
from euroapp_ui.windows.workspace import Workspace
from tests.window import focused

FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractItemView, QAbstractButton)
MOST = 150


def walk(key: Qt.Key) -> list[QWidget]:
    """Press a key until the keyboard is where it was; return where it came by, the start first."""
    seen: list[QWidget] = []
    while focused() not in seen:
        seen.append(focused())
        assert len(seen) < MOST
        QTest.keyClick(focused(), key)
        QApplication.processEvents()
    assert focused() is seen[0], "the walk ends where it began"
    return seen


def fields(part: QWidget) -> set[QWidget]:
    """Return what can be edited or pressed in a part of the window, as one sees it."""

    def shown(widget: QWidget) -> bool:
        aside = widget.property(ASIDE) or (widget.parentWidget() and widget.parentWidget().property(ASIDE))
        policy = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        return widget.isVisible() and widget.isEnabled() and bool(policy) and not aside

    return {widget for widget in part.findChildren(QWidget) if isinstance(widget, FIELDS) and shown(widget)}


def place(widget: QWidget, part: QWidget) -> QRect:
    return QRect(widget.mapTo(part, QPoint(0, 0)), widget.size())


def rows_of(part: QWidget) -> Iterator[FieldRow]:
    return (row for row in part.findChildren(FieldRow) if row.isVisible())


def each_tab(page: Page) -> Iterator[None]:
    """Open every tab of a page, the tabs inside tabs too."""
    bars = [tabs for tabs in page.findChildren(QTabWidget) if tabs.isVisible()]
    if not bars:
        yield
    for tabs in bars:
        for tab in range(tabs.count()):
            tabs.setCurrentIndex(tab)
            QApplication.processEvents()
            yield


def check(workspace: Workspace, page: Page) -> None:
    stops(page)[0].setFocus(Qt.FocusReason.TabFocusReason)
    there = walk(Qt.Key.Key_Tab)
    assert [w for w in there if not page.isAncestorOf(w)] == [], "Tab stays on the page"
    assert fields(page) - set(there) == set(), "every field is reached"
    back = walk(Qt.Key.Key_Backtab)
    assert back[1:] == there[:0:-1], "Shift+Tab walks back the same way"
    # As one reads: a field never stands wholly above the one before it, unless it begins a column beside it.
    for row in rows_of(page):
        own = [there.index(w) for w in there if row.isAncestorOf(w)]
        assert own == list(range(min(own), min(own) + len(own))) if own else True, (
            "a field is walked in one go"
        )
    # A text comes before the buttons above it.
    above = [tool for tool in there if tool.parentWidget() and tool.parentWidget().property(AFTER_NEXT)]
    for one, other in pairwise([stop for stop in there if stop not in above]):
        before, after = place(one, page), place(other, page)
        assert after.bottom() > before.top() or after.left() > before.right(), (one, other)


@pytest.mark.parametrize("key", PAGES)
def test_tab_walks_a_page_in_reading_order_and_back(example: Workspace, key: str) -> None:
    example.window().activateWindow()
    example.go(key)
    QApplication.processEvents()
    for _ in each_tab(example.current_page()):
        check(example, example.current_page())


@pytest.mark.parametrize("key", ["consortium", "workplan", "support", "risks"])
def test_tab_walks_a_page_whose_lists_are_empty(fresh: Workspace, key: str) -> None:
    fresh.window().activateWindow()
    fresh.go(key)
    QApplication.processEvents()
    check(fresh, fresh.current_page())


def test_a_button_that_mends_never_takes_a_key_meant_for_the_next_field(
    example: Workspace, qtbot: QtBot
) -> None:
    """Typed blind: from 12, to 1, objectives."""
    package = example.session.draft.work_packages[2]
    example.window().activateWindow()
    example.reveal(f"work_packages/{package.id}/start_month")
    QApplication.processEvents()
    for text in ("12", "1"):
        focused().selectAll()  # type: ignore[attr-defined]
        qtbot.keyClicks(focused(), text)
        qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    mends = [one for one in example.current_page().findChildren(MendButton) if one.isVisible()]
    assert mends, "the months are the wrong way round"
    qtbot.keyClicks(focused(), "Now ")
    after = next(row for row in example.session.draft.work_packages if row.id == package.id)
    assert (after.start_month, after.end_month) == (12, 1)
    assert "Now " in after.objectives
    check(example, example.current_page())


def test_the_keys_that_mend_lead_to_the_readings_of_an_entry_and_escape_back(
    example: Workspace, qtbot: QtBot
) -> None:
    example.window().activateWindow()
    scheme = example.session.draft.schemes[0]
    example.reveal(f"schemes/{scheme.id}/total")
    QApplication.processEvents()
    line = focused()
    line.selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(line, "900.000")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is line
    example.window().actions_by_key["mend"].trigger()  # type: ignore[attr-defined]
    assert isinstance(focused(), QAbstractButton)
    assert focused() is not line
    qtbot.keyClick(focused(), Qt.Key.Key_Escape)
    assert focused() is line
    example.window().actions_by_key["mend"].trigger()  # type: ignore[attr-defined]
    qtbot.keyClick(focused(), Qt.Key.Key_Space)
    assert example.session.draft.unsettled == ()


def test_f6_goes_round_the_parts_of_the_window_and_back_to_the_same_field(
    example: Workspace, qtbot: QtBot
) -> None:
    window = example.window()
    window.activateWindow()
    example.reveal("general/title")
    QApplication.processEvents()
    title, seen = focused(), []
    regions = (example.stack, example.side, example.status, example.navigation)
    for _ in regions:
        seen.append(next(region for region in regions if region.isAncestorOf(focused())))
        assert set(walk(Qt.Key.Key_Tab)) <= set(seen[-1].findChildren(QWidget))
        qtbot.keyClick(focused(), Qt.Key.Key_F6)
    assert seen == list(regions)
    assert focused() is title
    qtbot.keyClick(title, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert example.navigation.isAncestorOf(focused())


@pytest.mark.parametrize("zoom", [0, 12])
def test_a_field_that_gets_the_keyboard_is_seen_whole(
    window: MainWindow, example: Workspace, qtbot: QtBot, zoom: int
) -> None:
    window.activateWindow()
    window.zoom(zoom)
    try:
        example.go("support")
        QApplication.processEvents()
        page = example.current_page()
        example.regions.enter_page()
        for _ in range(30):
            QTest.keyClick(focused(), Qt.Key.Key_Tab)
            qtbot.wait(5)
            widget, view = focused(), page.area.viewport()
            box = place(widget, view)
            room = QRect(0, 0, view.width(), view.height())
            if box.height() <= room.height():
                assert room.top() <= box.top() <= box.bottom() <= room.bottom() + 1, widget
            else:
                assert box.top() <= room.height() // 4, widget
    finally:
        window.zoom(0)


def test_next_page_by_key_puts_the_keyboard_into_the_page(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    example.navigation.view.setFocus()
    qtbot.keyClick(example.navigation.view, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert example.current_page().isAncestorOf(focused())


def dialogs_of(window: MainWindow, workspace: Workspace) -> Iterator[QDialog]:
    yield NewDraftDialog(window)
    yield WhatIfDialog(window, workspace.session)
    yield Finder(window, workspace)
    yield about_dialog(window)
    yield PasswordDialog(window, protected=True)
    yield UnlockDialog(window, needed(b"", "bid.euroapp"))
    draft = workspace.session.draft
    taken = consequences(draft, "partners/p2")
    yield RemovalDialog(window, workspace.session.state, ("partners/p2",), "participant", taken)
    ledger = workspace.session.recorder.ledger if workspace.session.recorder is not None else None
    yield VersionsDialog(window, workspace.document, Timeline("", ledger, draft))
    other = set_value(draft, "general/title", "Another")
    yield CompareDialog(window, draft, put(other, "general/acronym", "X"), workspace.session.call, ("a", "b"))


def test_tab_walks_every_dialog_from_top_to_bottom(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    for dialog in dialogs_of(window, example):
        dialog.show()
        qtbot.waitExposed(dialog)
        dialog.activateWindow()
        QApplication.processEvents()
        seen = walk(Qt.Key.Key_Tab)
        assert fields(dialog) - set(seen) == set(), dialog
        dialog.close()
        dialog.deleteLater()


def box_at(step: Callable[[QMessageBox], None]) -> None:
    """Do something in the next message box, once it has the keyboard."""

    def look() -> None:
        box = QApplication.activeModalWidget()
        if not isinstance(box, QMessageBox) or not box.isAncestorOf(QApplication.focusWidget() or box):
            QTimer.singleShot(10, look)
            return
        try:
            step(box)
        except BaseException:
            box.reject()  # A box that stays open would keep the test from telling what failed.
            raise

    QTimer.singleShot(10, look)


def press(key: Qt.Key) -> Callable[[QMessageBox], None]:
    return lambda box: QTest.keyClick(QApplication.focusWidget() or box, key)


BOXES: dict[str, tuple[Callable[[QWidget], object], object, object]] = {
    "one way": (lambda w: Voice().choose(w, "Open it?", "It is large.", ("Open",)), 0, -1),
    "two ways": (lambda w: Voice().choose(w, "Which?", "", ("Fill empty cells only", "Overwrite")), 0, -1),
    "three ways": (lambda w: Voice().choose(w, "Which?", "", ("Newer", "File", "Delete")), 0, -1),
    "a sentence": (lambda w: Voice().tell(w, "The draft was not saved.", "The disk is full."), None, None),
    "an error": (lambda w: tell_of_error(w, "Error", "Kept.", "Traceback", lambda: 1 / 0), None, None),
}
"""Boxes with what Enter answers by itself, and what Escape does: the one that changes nothing."""


@pytest.mark.parametrize("name", BOXES)
def test_every_button_of_a_message_is_reached_and_enter_and_escape_are_harmless(
    window: MainWindow, name: str
) -> None:
    ask, by_enter, by_escape = BOXES[name]
    reached: list[QWidget] = []

    def go_round(box: QMessageBox) -> None:
        reached.extend(walk(Qt.Key.Key_Tab))
        assert fields(box) - set(reached) == set()
        back = walk(Qt.Key.Key_Backtab)
        assert back[1:] == reached[:0:-1]
        QTest.keyClick(focused(), Qt.Key.Key_Escape)

    window.activateWindow()
    box_at(go_round)
    assert ask(window) == by_escape
    assert reached
    for key, answer in ((Qt.Key.Key_Return, by_enter), (Qt.Key.Key_Escape, by_escape)):
        box_at(press(key))
        assert ask(window) == answer


def test_waiting_is_stopped_by_escape_and_never_by_a_key_pressed_before(window: MainWindow) -> None:
    for key, ends in ((Qt.Key.Key_Return, False), (Qt.Key.Key_Escape, True)):
        box = still_working(window, "The draft is being read.")
        box.show()
        QTest.qWait(20)
        QTest.keyClick(box, key)
        assert box.isVisible() is not ends
        box.close()
        box.deleteLater()


def test_tab_goes_from_the_sections_to_the_text_and_then_to_its_buttons(
    example: Workspace, qtbot: QtBot
) -> None:
    """Typed blind behind Tab: the letters are in the text, and a blank presses nothing."""
    example.window().activateWindow()
    example.go("narrative")
    example.regions.enter_page()
    qtbot.keyClick(focused(), Qt.Key.Key_Down)
    qtbot.keyClick(focused(), Qt.Key.Key_Tab)
    text = focused()
    assert isinstance(text, QPlainTextEdit)
    qtbot.keyClicks(text, "Typed at once. ")
    assert text.toPlainText().startswith("Typed at once. ")
    qtbot.keyClick(text, Qt.Key.Key_Tab)
    assert focused().accessibleName() == "Bold"
    qtbot.keyClick(focused(), Qt.Key.Key_Backtab)
    assert focused() is text
