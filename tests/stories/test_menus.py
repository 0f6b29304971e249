"""What people look for in menus and in the finder is there, and does what its name says."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.unsettled import leave_unsettled
from euroapp.edits.values import set_value
from euroapp.storage.files import save
from euroapp_ui.tables.effort_grid import EffortGrid
from euroapp_ui.tables.rows_view import RowsView
from euroapp_ui.widgets.tabs import Tabs
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.finder import Finder, show_finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.menu import order
from euroapp_ui.windows.page_search import VIEWS
from euroapp_ui.windows.recent_menu import RecentMenu
from euroapp_ui.windows.search import Search
from euroapp_ui.windows.shortcuts import Shortcuts
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example
from tests.window import focused


def line_at(example: Workspace, path: str) -> QLineEdit:
    assert example.reveal(path)
    field = example.window().focusWidget()
    assert isinstance(field, QLineEdit)
    return field


def do(window: MainWindow, key: str) -> None:
    window.actions_by_key[key].trigger()


def test_cut_copy_paste_and_select_all_work_from_the_menu(window: MainWindow, example: Workspace) -> None:
    field = line_at(example, "general/acronym")
    before = field.text()
    do(window, "select-all")
    assert field.selectedText() == before
    do(window, "copy")
    assert QApplication.clipboard().text() == before
    do(window, "cut")
    assert field.text() == ""
    do(window, "paste")
    do(window, "paste")
    assert field.text() == before + before


def test_copy_and_paste_from_the_menu_reach_tables(window: MainWindow, example: Workspace) -> None:
    line = example.session.draft.cost_lines[0]
    assert example.reveal(f"cost_lines/{line.id}/units")
    do(window, "copy")
    assert QApplication.clipboard().text().strip() == f"{line.units:.1f}".rstrip("0").rstrip(".")


def test_the_menu_tells_the_keys(window: MainWindow) -> None:
    for key, letter in (("cut", "X"), ("copy", "C"), ("paste", "V"), ("select-all", "A")):
        assert window.actions_by_key[key].text().endswith(letter)


def test_the_drafts_opened_last_are_in_the_file_menu(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["No draft was opened yet"]
    path = tmp_path / "Tom & Ann.euroapp"
    save(an_example(), path)
    window.preferences.remember(path)
    menu.aboutToShow.emit()
    (action,) = menu.actions()
    assert "Tom && Ann.euroapp" in action.text()
    action.trigger()
    assert window.document is not None
    assert window.document.path == path


@pytest.mark.parametrize("keys", ["Ctrl+Y", "Ctrl+Shift+Z"])
def test_redo_has_both_usual_keys_on_every_system(window: MainWindow, example: Workspace, keys: str) -> None:
    field = line_at(example, "general/acronym")
    QTest.keyClick(field, Qt.Key.Key_End)
    QTest.keyClicks(field, "X")
    typed = field.text()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() != typed
    modifier = Qt.KeyboardModifier.ControlModifier
    if "Shift" in keys:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(field, Qt.Key.Key_Y if keys == "Ctrl+Y" else Qt.Key.Key_Z, modifier)
    assert field.text() == typed


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("general/start_date", date(2026, 9, 1), "planned start"),
        ("general/start_date", date(2026, 9, 1), "1 sep 2026"),
        ("general/duration_months", 31, "31"),
        ("cost_lines/{cost_lines}/unit_cost", "4611.50", "4611.50"),
        ("cost_lines/{cost_lines}/unit_cost", "4611.50", "4,611.50"),
        ("partners/{partners}/country", "MT", "malta"),
        ("general/previously_submitted", True, "submitted before"),
        ("tasks/{tasks}/start_month", 17, "from month 17"),
    ],
)
def test_fields_of_every_kind_are_found(example: Workspace, path: str, value: object, words: str) -> None:
    draft = example.session.draft
    for name in ("cost_lines", "partners", "tasks"):
        path = path.replace(f"{{{name}}}", getattr(draft, name)[-1].id)
    example.session.apply("x", lambda d: set_value(d, path, value))
    assert path in [found.path for found in Search(example.session.state).matches(words)]


@pytest.mark.parametrize(
    ("words", "path"),
    [
        *(
            ("T2.2", "tasks/t2_2"),
            ("t 2.2", "tasks/t2_2"),
            ("wp3", "work_packages/wp3"),
            ("KPI2", "indicators/"),
        ),
        *(("R2", "risks/r2"), ("1.2", "narrative/"), ("fstp1", "schemes/")),
    ],
)
def test_a_row_or_section_is_found_first_by_its_number(example: Workspace, words: str, path: str) -> None:
    assert Search(example.session.state).matches(words)[0].path.startswith(path)


@pytest.mark.parametrize(
    ("words", "path"),
    [
        ("9 narr", "page/narrative"),
        ("wp bud", "page/budget"),
        ("7", "page/budget"),
        ("plan wo", "page/workplan"),
        ("1.2 needs", "narrative/"),
    ],
)
def test_pages_are_found_by_number_and_beginnings_of_words(example: Workspace, words: str, path: str) -> None:
    assert Search(example.session.state).matches(words)[0].path.startswith(path)


def test_a_section_is_found_by_the_words_of_its_title(example: Workspace) -> None:
    found = Search(example.session.state).matches("methodology")
    assert [(one.path, one.line) for one in found[:1]] == [
        ("narrative/methodology/text", "2.1 Concept and methodology")
    ]


def test_rows_are_found_by_the_beginning_of_their_number(example: Workspace) -> None:
    found = [one.path for one in Search(example.session.state).matches("T2.")]
    assert found[:2] == ["tasks/t2_1", "tasks/t2_2"]


def test_what_could_not_be_read_is_found(example: Workspace) -> None:
    path = "partners/p2/requested_contribution"
    example.session.apply("x", lambda draft: leave_unsettled(draft, path, "2,5,1"))
    assert Search(example.session.state).matches("2,5,1")[0].path == path


def test_escape_leads_out_of_the_menu_bar(example: Workspace, window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    example.reveal("general/title")
    field = window.focusWidget()
    assert field is not None
    qtbot.waitUntil(field.hasFocus)
    bar = window.menuBar()
    bar.setFocus(Qt.FocusReason.MenuBarFocusReason)
    qtbot.waitUntil(bar.hasFocus)
    QTest.keyClick(bar, Qt.Key.Key_Escape)
    qtbot.waitUntil(field.hasFocus)


@pytest.mark.parametrize(("page", "title"), VIEWS)
def test_a_tab_without_fields_is_found_and_opened(example: Workspace, page: str, title: str) -> None:
    found = Search(example.session.state).matches(title[:5])
    assert f"page/{page}/{title}" in [one.path for one in found]
    example.go(page)
    example.current_page().show_tab(title)
    titles = [t.tabText(t.currentIndex()) for t in example.current_page().findChildren(Tabs)]
    assert title in titles


def test_the_effort_that_was_found_takes_what_is_typed(example: Workspace) -> None:
    example.go("workplan")
    example.current_page().show_tab("Effort")
    grid = example.current_page().findChild(EffortGrid)
    assert isinstance(focus := QApplication.focusWidget(), QWidget)
    assert grid is not None
    assert grid.isAncestorOf(focus)


def test_going_to_a_row_by_its_number_chooses_it(example: Workspace) -> None:
    example.reveal(Search(example.session.state).matches("T3.2")[0].path)
    views = example.page("workplan").findChildren(RowsView)
    table = next(view.table for view in views if view.model.path == "tasks")
    assert example.session.draft.tasks[table.currentIndex().row()].id == "t3_2"


def test_a_field_that_is_still_empty_is_found_by_its_name(fresh: Workspace) -> None:
    assert "general/start_date" in [one.path for one in Search(fresh.session.state).matches("planned start")]


def test_a_command_is_found_and_done(
    window: MainWindow, example: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    action = window.actions_by_key["what-if"]
    action.triggered.disconnect()
    action.triggered.connect(lambda: done.append("what if"))

    def type_and_choose(finder: Finder) -> int:
        field = finder.findChild(QLineEdit)
        listed = finder.findChild(QListWidget)
        assert field is not None
        assert listed is not None
        QTest.keyClicks(field, "what if")
        lines = [listed.item(row).text() for row in range(listed.count())]
        listed.setCurrentRow(
            next(row for row, line in enumerate(lines) if line.startswith("Command: What if"))
        )
        return int(Finder.DialogCode.Accepted)

    monkeypatch.setattr(Finder, "exec", type_and_choose)
    show_finder(window, example, [action])
    assert done == ["what if"]


@pytest.mark.parametrize(
    ("path", "text", "words", "chosen"),
    [
        ("narrative/background/text", "𝔸 Coûts de Žvoyage.", "cout zvoy", "Coût"),
        ("general/title", "A Žubr for Rome", "zubr f", "Žubr f"),
    ],
)
def test_the_words_found_are_chosen_in_the_field(
    window: MainWindow,
    example: Workspace,
    monkeypatch: pytest.MonkeyPatch,
    path: str,
    text: str,
    words: str,
    chosen: str,
) -> None:
    example.session.apply("Write", lambda draft: set_value(draft, path, text))

    def choose(finder: Finder) -> int:
        finder.line.setText(words)
        return int(Finder.DialogCode.Accepted)

    monkeypatch.setattr(Finder, "exec", choose)
    show_finder(window, example)
    field = focused()
    if isinstance(field, TextArea):
        assert field.textCursor().selectedText() == chosen
    else:
        assert isinstance(field, QLineEdit)
        assert field.selectedText() == chosen


def test_a_command_that_cannot_be_used_now_is_not_offered(window: MainWindow, example: Workspace) -> None:
    action = QAction("Fly to the moon", window)
    action.setEnabled(False)
    finder = Finder(window, example, [action])
    field = finder.findChild(QLineEdit)
    assert field is not None
    field.setText("fly to the moon")
    assert finder.chosen() == ""
    finder.deleteLater()


def test_the_beginning_of_a_command_finds_it_before_texts_that_hold_the_words(
    window: MainWindow, example: Workspace
) -> None:
    partner = example.session.draft.partners[0].id
    said = "We fly to markets"
    example.session.apply("x", lambda d: set_value(d, f"partners/{partner}/capacity", said))
    action = QAction("Fly to the moon", window)
    finder = Finder(window, example, [action])
    field = finder.findChild(QLineEdit)
    assert field is not None
    field.setText("fly to")
    assert finder.chosen() is action
    field.setText("to fly")
    assert finder.chosen() == f"partners/{partner}/capacity"
    finder.deleteLater()


def test_the_list_of_keys_has_headings_names_the_timetable_and_goes_to_its_end(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = Shortcuts(window, order())
    qtbot.addWidget(dialog)
    table = dialog.table
    told = {
        item.text(): table.item(row, 1).text()
        for row in range(table.rowCount())
        if (item := table.item(row, 0)) is not None
    }
    assert told["Menu File"] == told["In the timetable of the work plan"] == ""
    assert told["Move the row by a month, earlier or later"] == "Ctrl+Left, Ctrl+Right"
    assert told["Move the end of the row by a month"] == "Shift+Left, Shift+Right"
    qtbot.keyClick(table, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    assert table.currentRow() == table.rowCount() - 1
