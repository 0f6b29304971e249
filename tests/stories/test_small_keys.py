"""Small things a newcomer met with the keyboard: each goes where it says, and says where it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QPushButton, QStyleOptionComboBox, QWidget
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.language.tongues import code_of
from euroapp_ui.widgets.chips import ChipsEditor
from euroapp_ui.widgets.combo import Combo
from euroapp_ui.widgets.text import Chip
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.find_commands import findable
from euroapp_ui.windows.finder import Finder
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.recent_list import RecentList
from euroapp_ui.windows.workspace import Workspace
from tests.builders import NEW
from tests.stories.test_clipboard import clip
from tests.window import focused, fresh_draft, open_draft, rows_of

Keys = Qt.Key


def narrative(workspace: Workspace) -> TextArea:
    workspace.window().activateWindow()
    workspace.go("narrative")
    area: TextArea = workspace.current_page().main.area  # type: ignore[attr-defined]
    area.setFocus()
    area.selectAll()
    QTest.keyClick(area, Keys.Key_Delete)
    return area


def test_a_missing_choice_leads_to_the_first_one_that_is_free(window: MainWindow, qtbot: QtBot) -> None:
    fresh = open_draft(window, fresh_draft(NEW))
    window.activateWindow()
    finding = next(f for f in fresh.session.state.findings if f.message == "too_few_supporting")
    fresh.open_finding(finding)
    box = focused()
    assert isinstance(box, QCheckBox)
    assert not box.isChecked()
    qtbot.keyClick(box, Keys.Key_Space)
    key = finding.path.split("/")[1]
    assert next(row for row in fresh.session.draft.objectives if row.id == key).chosen
    assert "too_few_supporting" not in {f.message for f in fresh.session.state.findings}


def test_chips_are_entered_at_the_first_free_one(example: Workspace) -> None:
    example.window().activateWindow()
    assert example.session.draft.general.ecosystems
    example.reveal("general/ecosystems")
    chip = focused()
    assert isinstance(chip, QPushButton)
    assert not chip.isChecked()


def test_a_task_is_no_choice_of_its_own_predecessors(example: Workspace) -> None:
    task, other = example.session.draft.tasks[:2]
    example.reveal(f"tasks/{task.id}/after")
    rows = example.current_page().findChildren(ChipsEditor)
    chips = next(one for one in rows if one.path == f"tasks/{task.id}/after")
    offered = {str(chip.property("key")) for chip in chips.findChildren(Chip)}
    for combo in chips.findChildren(Combo):
        offered |= {str(combo.itemData(place)) for place in range(combo.count())}
    assert other.id in offered
    assert task.id not in offered


def test_return_opens_the_first_recent_draft(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window.activateWindow()
    recent = window.findChildren(RecentList)[0]
    welcome = window.welcome
    opened: list[object] = []
    welcome.recent_chosen.disconnect()
    welcome.recent_chosen.connect(opened.append)  # type: ignore[union-attr]
    for name in ("two", "one"):
        window.preferences.remember(tmp_path / f"{name}.euroapp")
    welcome.show_recent(window.preferences)  # type: ignore[union-attr]
    recent.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(recent, Keys.Key_Return)
    assert opened == [tmp_path / "one.euroapp"]


@pytest.mark.parametrize("text", ["1/9/2025", "english please", "xx", "q", "12"])
def test_what_names_no_language_is_told_and_changes_nothing(
    example: Workspace, qtbot: QtBot, text: str
) -> None:
    example.window().activateWindow()
    before = example.session.draft.general.language
    example.reveal("general/language")
    focused().selectAll()  # type: ignore[attr-defined]
    qtbot.keyClicks(focused(), text)
    qtbot.keyClick(focused(), Keys.Key_Tab)
    assert example.session.draft.general.language == before
    assert [entry.text for entry in example.session.draft.unsettled] == [text]


@pytest.mark.parametrize(
    ("word", "code"), [("de", "de"), ("German", "de"), ("Deutsch", "de"), ("POLISH", "pl"), ("čeština", "cs")]
)
def test_a_language_is_known_by_its_code_and_its_names(word: str, code: str) -> None:
    assert code_of(word) == code


@pytest.mark.parametrize(("first", "typed"), [("- one", "- two"), ("1. one", "2. two"), ("- one", "* two")])
def test_a_sign_typed_after_return_is_not_doubled(
    fresh: Workspace, qtbot: QtBot, first: str, typed: str
) -> None:
    area = narrative(fresh)
    qtbot.keyClicks(area, first)
    qtbot.keyClick(area, Keys.Key_Return)
    qtbot.keyClicks(area, typed)
    assert area.true_text() == f"{first}\n{typed}"


def test_a_sign_that_came_by_itself_is_kept_by_words(fresh: Workspace, qtbot: QtBot) -> None:
    area = narrative(fresh)
    qtbot.keyClicks(area, "- one")
    qtbot.keyClick(area, Keys.Key_Return)
    qtbot.keyClicks(area, "two - three 4. five")
    assert area.true_text() == "- one\n- two - three 4. five"


def test_words_after_a_pasted_table_stand_below_it(fresh: Workspace, qtbot: QtBot) -> None:
    area = narrative(fresh)
    rows = "".join(f"<tr><td>{a}</td><td>{b}</td></tr>" for a, b in (("Country", "SMEs"), ("Poland", "12")))
    clip("Country\tSMEs\nPoland\t12", f"<table>{rows}</table>")
    qtbot.keySequence(area, QKeySequence(QKeySequence.StandardKey.Paste))
    qtbot.keyClicks(area, "After")
    *table, last = area.true_text().split("\n")
    assert last == "After"
    assert table[-1] == ""
    assert "Poland" in next(line for line in reversed(table) if line)
    area.moveCursor(QTextCursor.MoveOperation.Start)


def test_a_paste_without_a_place_says_what_to_do(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    clip("1\t2")
    example.go("scope")
    example.step(4 - list(example.session.state.page_titles).index("scope"))
    view = rows_of(example, "workplan", "tasks")
    before = example.session.draft
    for place in (view._tools.add_button, example.current_page()):
        place.setFocus()
        qtbot.keySequence(place, QKeySequence(QKeySequence.StandardKey.Paste))
        assert example.session.draft is before
        told = [str(one.property("text")) for one in example.status.findChildren(QWidget)]
        assert any("Click into one" in text for text in told)
        example.status.tell("")


def test_ctrl_tab_goes_to_what_takes_letters_in_the_next_tab(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    example.reveal("work_packages/wp1")
    qtbot.keyClick(focused(), Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
    assert focused() is rows_of(example, "workplan", "tasks").table


def test_a_paste_on_a_page_with_one_empty_list_goes_there(fresh: Workspace, qtbot: QtBot) -> None:
    fresh.window().activateWindow()
    clip("Description\tUnits\nTravel\t2")
    fresh.go("budget")
    qtbot.keySequence(fresh.current_page(), QKeySequence(QKeySequence.StandardKey.Paste))
    assert [line.description for line in fresh.session.draft.cost_lines] == ["Travel"]


def test_the_finder_finds_the_buttons_above_a_narrative(example: Workspace, qtbot: QtBot) -> None:
    window = example.window()
    finder = Finder(example, example, findable(window))  # type: ignore[arg-type]
    qtbot.keyClicks(finder.line, "footno")
    command = finder.chosen()
    assert not isinstance(command, str)
    area = narrative(example)
    example.session.apply("x", lambda d: set_value(d, "general/acronym", "FOOT"))
    example.go("consortium")
    command.trigger()
    assert example.current_page().key == "narrative"
    assert "[^1]" in area.true_text()


def test_a_choice_that_is_cut_says_so(qtbot: QtBot) -> None:
    combo = Combo()
    qtbot.addWidget(combo)
    combo.addItem("WP1 Coordination and management of everything")
    combo.resize(160, 32)
    combo.show()
    option = QStyleOptionComboBox()
    combo.initStyleOption(option)
    assert option.currentText.startswith("WP1 Coord")
    assert option.currentText.endswith("\N{HORIZONTAL ELLIPSIS}")
    assert combo.currentText() == "WP1 Coordination and management of everything"
