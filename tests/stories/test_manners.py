"""Small manners of the window: help, words in the status line, what is in sight, and alarms that are true."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTabBar, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp_ui import protection
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.workspace import Workspace
from tests.ui.test_tab_walk import place
from tests.window import focused, fresh_draft, open_draft, open_tab

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


def at(workspace: Workspace, path: str) -> QWidget:
    workspace.window().activateWindow()
    assert workspace.reveal(path)
    QApplication.processEvents()
    return focused()


def test_f1_shows_the_guide_and_never_hides_it(example: Workspace, qtbot: QtBot) -> None:
    line = at(example, "general/title")
    example.side.show_findings()
    for _ in range(2):
        qtbot.keyClick(focused(), Qt.Key.Key_F1)
        assert example.guide.isVisible()
        assert focused() is line
    qtbot.keyClick(line, Qt.Key.Key_F1, SHIFT)
    assert not example.guide.isVisible()
    qtbot.keyClick(line, Qt.Key.Key_F1)
    assert example.guide.isVisible()
    assert focused() is line


def test_f1_in_the_wizard_changes_nothing(window: MainWindow, qtbot: QtBot) -> None:
    dialog = NewDraftDialog(window)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog.activateWindow()
    QApplication.processEvents()
    before = focused()
    qtbot.keyClick(before, Qt.Key.Key_F1)
    assert dialog.isVisible()
    assert focused() is before
    dialog.close()
    dialog.deleteLater()


def test_what_was_done_again_is_no_news_after_the_next_change(example: Workspace, qtbot: QtBot) -> None:
    example.session.apply("Title", lambda d: set_value(d, "general/title", "Another"))
    at(example, "risks")
    qtbot.keyClick(focused(), Qt.Key.Key_Z, CTRL)
    at(example, "risks")
    qtbot.keyClick(focused(), Qt.Key.Key_Y, CTRL)
    qtbot.wait(20)
    assert example.status._told.text().startswith("Done again")
    assert example.status._told.isVisible()
    example.session.apply("Title", lambda d: set_value(d, "general/title", "Yet another"))
    qtbot.waitUntil(lambda: not example.status._told.isVisible())


@pytest.mark.parametrize("path", ["general/duration_months", "general/abstract", "general/title"])
def test_larger_text_leaves_the_field_and_its_page_in_sight(
    window: MainWindow, example: Workspace, qtbot: QtBot, path: str
) -> None:
    widget = at(example, path)
    try:
        for _ in range(12):
            window.zoom(1)
            qtbot.wait(30)
        view = example.current_page().area.viewport()
        seen = place(widget, view)
        assert QRect(0, 0, view.width(), view.height()).intersects(seen)
        assert seen.top() >= 0
        example.go("proposal")
        qtbot.wait(30)
        pages = example.navigation.view
        assert pages.viewport().rect().contains(pages.visualRect(pages.currentIndex()))
    finally:
        window.zoom(0)


@pytest.mark.parametrize("quiet", ["undone", "pages"])
def test_the_alarm_counts_from_the_first_key_that_no_file_holds(
    window: MainWindow, example: Workspace, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, quiet: str
) -> None:
    monkeypatch.setattr(protection, "ALARM_MS", 200)
    document = window.document
    assert document is not None
    document._draft_saved = document.session.draft
    if quiet == "undone":
        line = at(example, "general/title")
        qtbot.keyClicks(line, "x")
        qtbot.keyClick(line, Qt.Key.Key_Z, CTRL)
    else:
        document.session.pages_counted(41)
    assert not document.modified
    qtbot.wait(300)
    line = at(example, "general/acronym")
    qtbot.keyClicks(line, "y")
    assert document.modified
    assert document.trouble == ""
    qtbot.wait(250)
    assert "no recovery copy" in document.trouble, "and then it is true"


@pytest.mark.parametrize("page", ["workplan", "budget"])
def test_arriving_on_the_tabs_of_a_page_is_seen(example: Workspace, qtbot: QtBot, page: str) -> None:
    example.window().activateWindow()
    example.go(page)
    QApplication.processEvents()
    bar = next(one for one in example.current_page().findChildren(QTabBar) if one.isVisible())
    assert looks_other_with_the_keyboard(bar)


def test_arriving_on_the_preview_is_seen(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    example.go("proposal")
    QApplication.processEvents()
    assert looks_other_with_the_keyboard(example.current_page()._view)  # type: ignore[attr-defined]


def looks_other_with_the_keyboard(widget: QWidget) -> bool:
    """Tell whether a ring is drawn: many points change, not only the colour of some letters."""
    other = widget.window().findChildren(QWidget, "navigation")[0]
    other.setFocus()
    QTest.qWait(20)
    before = widget.grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.qWait(20)
    after = widget.grab().toImage()
    rows = range(min(before.height(), after.height()))
    wide = min(before.width(), after.width())
    lines = (sum(before.pixel(x, y) != after.pixel(x, y) for x in range(wide)) for y in rows)
    return max(lines) > 30


@pytest.mark.parametrize("key", ["scope", "objectives", "consortium", "workplan", "budget", "risks"])
def test_letters_typed_behind_the_key_of_the_next_page_are_kept(
    example: Workspace, qtbot: QtBot, key: str
) -> None:
    """Opening a page for the first time takes a while; whoever types on does not wait for it."""
    keys = list(example.session.state.page_titles)
    example.window().activateWindow()
    example.go(keys[keys.index(key) - 1])
    example.regions.enter_page()
    before = example.session.draft
    qtbot.keyClick(focused(), Qt.Key.Key_PageDown, CTRL)
    assert example.current_page().key == key
    for letter in "Zw":
        QTest.keyClicks(QApplication.focusWidget() or example, letter)
    popup = QApplication.activePopupWidget()
    if popup is not None:
        qtbot.keyClick(popup, Qt.Key.Key_Escape)
        qtbot.wait(20)
    assert popup is not None or example.session.draft is not before
    # Only to leave nothing open: on a busy machine the platform of the tests may not be active again yet.
    QTest.keyClick(QApplication.focusWidget() or example, Qt.Key.Key_Escape)


def test_a_draft_that_was_just_opened_takes_what_is_typed(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    opened = open_draft(window, fresh_draft())
    qtbot.waitUntil(lambda: opened.current_page().isAncestorOf(QApplication.focusWidget()))


def test_a_letter_right_after_opening_replaces_nothing(example: Workspace) -> None:
    example.window().activateWindow()
    before = example.session.draft.general.acronym
    example.go("scope")
    example.regions.enter_page()
    QTest.keyClicks(focused(), "x")
    assert sorted(example.session.draft.general.acronym) == sorted(f"{before}x")


@pytest.mark.parametrize(("typed", "back"), [("7", False), ("", True)])
def test_tab_leaves_the_open_list_of_a_choice(
    example: Workspace, qtbot: QtBot, typed: str, back: bool
) -> None:
    combo = at(example, f"schemes/{example.session.draft.schemes[0].id}/work_package")
    assert isinstance(combo, Combo)
    before = example.session.draft
    QTest.keyClicks(combo, typed) if typed else QTest.keyClick(combo, Qt.Key.Key_Down)
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClick(combo.view(), Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab, SHIFT if back else NONE)
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert example.session.draft == before, "nothing was chosen"
    assert focused() is not combo
    assert example.current_page().isAncestorOf(focused())


@pytest.mark.parametrize(("typed", "country"), [("ES", "ES"), ("DE", "DE"), ("es", "EE"), ("Spa", "ES")])
def test_capitals_are_the_code_of_a_country_and_small_letters_begin_its_name(
    example: Workspace, qtbot: QtBot, typed: str, country: str
) -> None:
    combo = at(example, "partners/p1/country")
    assert isinstance(combo, Combo)
    QTest.keyClicks(combo, typed[0])
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClicks(combo.view(), typed[1:])
    QTest.keyClick(combo.view(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert example.session.draft.partners[0].country == country


@pytest.mark.parametrize(
    ("typed", "partner"), [("pad", "p2"), ("2", "p2"), ("lille", "p3"), ("2 pada", "p2")]
)
def test_a_participant_is_found_in_a_list_by_number_and_by_name(
    example: Workspace, qtbot: QtBot, typed: str, partner: str
) -> None:
    combo = at(example, "tasks/t1_1/leader")
    assert isinstance(combo, Combo)
    QTest.keyClicks(combo, typed[0])
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClicks(combo.view(), typed[1:])
    QTest.keyClick(combo.view(), Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: not combo.view().isVisible())
    assert example.session.draft.tasks[0].leader == partner


def test_letters_that_no_choice_begins_with_are_told(example: Workspace, qtbot: QtBot) -> None:
    combo = at(example, "tasks/t1_1/leader")
    assert isinstance(combo, Combo)
    QTest.keyClicks(combo, "z")
    qtbot.waitUntil(combo.view().isVisible)
    QTest.keyClicks(combo.view(), "zz")
    assert "zzz" in QToolTip.text()
    QTest.keyClick(combo.view(), Qt.Key.Key_Escape)


def test_effort_begins_on_a_cell_that_can_be_filled(example: Workspace) -> None:
    grid = open_tab(example, "workplan", "Effort").findChild(EffortGrid)
    assert grid.table.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable
