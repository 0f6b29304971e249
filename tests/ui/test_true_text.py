"""A text box keeps every sign of its text, whatever is typed, pasted, cut, moved or refreshed around it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QFont, QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from euroapp.draft.fields import field_at
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.editors import LineEdit, ParagraphEditor
from euroapp_ui.widgets.markdown import toggle_marks, toggle_prefix
from euroapp_ui.widgets.text_area import TextArea

SIGNS = ["\u00a0", "\u202f", "\u00ad", "\u200b", "\u2028", "\u2029", "\r\n", "\r", "\n", "\ufdd0", "\ufdd1"]
UNITS = st.one_of(st.sampled_from([*SIGNS, "😀", "e\u0301", "\u0301", "\t"]), st.characters(codec="utf-8"))


def units(text: str) -> list[str]:
    """Return what one key press takes: `\\r\\n` is one, all else a sign each."""
    found: list[str] = []
    for sign in text:
        if sign == "\n" and found and found[-1] == "\r":
            found[-1] = "\r\n"
        else:
            found.append(sign)
    return found


texts = st.lists(UNITS, max_size=12).map("".join)
edits = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 6), texts), max_size=8)


def choose(area: TextArea, before: list[str], start: int, end: int) -> None:
    cursor = area.textCursor()
    places = [sum(2 if unit > "\uffff" else 1 for unit in before[:place]) for place in (start, end)]
    cursor.setPosition(places[0])
    cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)


def put(area: TextArea, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    area.insertFromMimeData(data)


@given(texts, edits)
def test_any_edits_leave_the_text_a_plain_text_would_be(qapp: QApplication, text: str, edits: list) -> None:
    area = TextArea()
    area.set_true_text(text)
    model = units(text)
    assert area.true_text() == text
    for start, length, new in edits:
        start = min(start, len(model))
        end = min(start + length, len(model))
        choose(area, model, start, end)
        put(area, new)
        model[start:end] = units(new)
        assert area.true_text() == "".join(model)
    put(area, "")
    area.set_true_text(text)
    assert area.true_text() == text


@given(texts, texts)
def test_another_text_is_shown_whole_and_copied_whole(qapp: QApplication, one: str, two: str) -> None:
    area = TextArea()
    area.set_true_text(one)
    area.set_true_text(two)
    assert area.true_text() == two
    area.selectAll()
    assert area.createMimeDataFromSelection().text() == two


def test_a_key_changes_nothing_but_its_place(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    text = "EUR\u00a05\u00a0000 «\u202foui\u202f» 10\u00a0%\r\nso\u00adft\u2028line\r\n😀 end"
    area.set_true_text(text)
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(area, "!")
    qtbot.keyClick(area, Qt.Key.Key_Return)
    assert area.true_text() == text + "!\n"
    qtbot.keyClick(area, Qt.Key.Key_Backspace)
    qtbot.keyClick(area, Qt.Key.Key_Backspace)
    assert area.true_text() == text


def test_a_change_of_looks_changes_no_text(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.set_true_text("a\r\nb\u2029c")
    area.document().setDefaultFont(QFont("Liberation Sans", 20))
    area.setFont(QFont("Liberation Sans", 22))
    assert area.true_text() == "a\r\nb\u2029c"


@pytest.mark.parametrize("text", ["with\u00a0blank and words", "line\r\nand words", "a\u2028b and words"])
def test_the_selection_stays_when_the_draft_changes_elsewhere(
    qtbot: QtBot, session: DraftSession, text: str
) -> None:
    editor = ParagraphEditor(field_at("narrative/*/text"))
    qtbot.addWidget(editor)
    editor.show_value(text, session.state)
    cursor = editor.area.textCursor()
    cursor.setPosition(7)
    cursor.setPosition(12, QTextCursor.MoveMode.KeepAnchor)
    editor.area.setTextCursor(cursor)
    editor.show_value(text, session.state)
    assert (editor.area.textCursor().anchor(), editor.area.textCursor().position()) == (7, 12)


def test_words_moved_with_the_mouse_keep_their_signs(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.resize(600, 200)
    area.show()
    area.set_true_text("one\u00a0two\r\nthree\r\nfour")
    cursor = area.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(8, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    end = QTextCursor(area.document())
    end.movePosition(QTextCursor.MoveOperation.End)
    data = area.createMimeDataFromSelection()

    class Moved(QDropEvent):
        def source(self) -> object:
            return area

    place = QPointF(area.cursorRect(end).topRight())
    event = Moved(
        place, Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    area.dropEvent(event)
    assert area.true_text() == "three\r\nfourone\u00a0two\r\n"


def test_marks_and_prefixes_touch_no_other_sign(qtbot: QtBot) -> None:
    area = TextArea()
    qtbot.addWidget(area)
    area.set_true_text("one\u00a0😀 two\r\nthree\r\n")
    area.selectAll()
    toggle_prefix(area, "- ")
    assert area.true_text() == "- one\u00a0😀 two\r\n- three\r\n"
    area.selectAll()
    toggle_prefix(area, "- ")
    cursor = area.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(6, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    toggle_marks(area, "**")
    assert area.true_text() == "one\u00a0**😀** two\r\nthree\r\n"
    assert area.textCursor().selectedText() == "**😀**"
    toggle_marks(area, "**")
    assert area.true_text() == "one\u00a0😀 two\r\nthree\r\n"


def test_a_dropped_file_is_not_written_into_the_text(qtbot: QtBot) -> None:
    area, line = TextArea(), LineEdit()
    qtbot.addWidget(area)
    qtbot.addWidget(line)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/Draft.EUROAPP")])
    data.setText("/home/Draft.EUROAPP")
    assert not area.canInsertFromMimeData(data)
    told: list[str] = []
    area.refused.connect(told.append)
    QApplication.clipboard().setMimeData(data)
    qtbot.keyClick(area, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert area.true_text() == ""
    assert "a file" in told[0]


@pytest.mark.parametrize("sign", ["\u00a0", "\u202f", "\u00ad", "\u200b", "e\u0301", "😀"])
def test_a_line_keeps_its_signs(qtbot: QtBot, sign: str) -> None:
    line = LineEdit()
    qtbot.addWidget(line)
    line.setText(f"a{sign}b")
    line.selectAll()
    line.copy()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.paste()
    assert other.text() == f"a{sign}b"
