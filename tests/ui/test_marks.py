"""Ctrl+B and Ctrl+I while one writes: what was typed is never replaced, and bold ends where it is ended."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from euroapp_ui.widgets.markdown import toggle_marks


@pytest.fixture
def area(qtbot: QtBot) -> QPlainTextEdit:
    made = QPlainTextEdit()
    qtbot.addWidget(made)
    made.show()
    return made


def write(area: QPlainTextEdit, keys: str, mark: str = "**") -> str:
    """Type letters; `|` stands for Ctrl+B or Ctrl+I."""
    for letter in keys:
        if letter == "|":
            toggle_marks(area, mark)
            assert not area.textCursor().hasSelection(), "the next letter would replace it"
        else:
            QTest.keyClicks(area, letter)
    return area.toPlainText()


@pytest.mark.parametrize("mark", ["**", "*"])
def test_the_second_time_ends_what_the_first_began(area: QPlainTextEdit, mark: str) -> None:
    assert write(area, "|Solar firms| need help", mark) == f"{mark}Solar firms{mark} need help"


def test_twice_at_once_leaves_nothing(area: QPlainTextEdit) -> None:
    assert write(area, "a || b") == "a  b"


def test_bold_at_the_beginning_of_a_text_keeps_the_text(area: QPlainTextEdit) -> None:
    area.setPlainText("**Solar firms need help")
    assert write(area, "|Bold| plain ") == "**Bold** plain **Solar firms need help"


def test_inside_a_word_the_word_is_bold_and_writing_goes_on_in_it(area: QPlainTextEdit) -> None:
    area.setPlainText("Solar firms")
    cursor = area.textCursor()
    cursor.setPosition(3)
    area.setTextCursor(cursor)
    assert write(area, "|xx") == "**Solxxar** firms"


def test_before_a_word_nothing_of_it_is_chosen(area: QPlainTextEdit) -> None:
    area.setPlainText("Solar")
    assert write(area, "|x| ") == "**x** Solar"


def test_chosen_words_are_marked_and_unmarked(area: QPlainTextEdit) -> None:
    area.setPlainText("one two three")
    cursor = area.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    toggle_marks(area, "**")
    assert area.toPlainText() == "one **two** three"
    toggle_marks(area, "**")
    assert area.toPlainText() == "one two three"


def test_italic_inside_bold_is_its_own(area: QPlainTextEdit) -> None:
    write(area, "|bold ")
    toggle_marks(area, "*")
    QTest.keyClicks(area, "both")
    toggle_marks(area, "*")
    QTest.keyClicks(area, " bold")
    toggle_marks(area, "**")
    QTest.keyClicks(area, " plain")
    assert area.toPlainText() == "**bold *both* bold** plain"
    QTest.keyClick(area, Qt.Key.Key_Home)
    assert not area.textCursor().hasSelection()
