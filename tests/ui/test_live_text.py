"""Live fields under real keys: they show values, are one thing, and cost no letter of the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp.draft.fields import field_at
from euroapp.prose import live
from euroapp_ui.session import DraftSession
from euroapp_ui.widgets.editors import ParagraphEditor
from euroapp_ui.widgets.text_area import TextArea

WORDS = {"grant": "1,400,000", "name": "A\u00a0B 😀", "task": "T2.1"}


def an_area(text: str = "") -> TextArea:
    area = TextArea()
    area.let_fields_show(WORDS.get)
    area.set_true_text(text)
    return area


@pytest.fixture
def editor(qtbot: QtBot, session: DraftSession) -> ParagraphEditor:
    editor = ParagraphEditor(field_at("narrative/*/text"))
    qtbot.addWidget(editor)
    editor.resize(700, 300)
    editor.show()
    editor.area.takes_marks = True
    editor.show_value("", session.state)
    editor.area.setFocus()
    return editor


def test_a_field_is_seen_as_its_value(qtbot: QtBot) -> None:
    area = an_area("Of EUR {=grant}, \\{=grant}, {=nothing}.")
    qtbot.addWidget(area)
    assert area.toPlainText() == "Of EUR 1,400,000, {=grant}, {=nothing}."
    assert area.true_text() == "Of EUR {=grant}, \\{=grant}, {=nothing}."


def test_a_brace_a_few_letters_and_return_put_a_field_in(qtbot: QtBot, editor: ParagraphEditor) -> None:
    qtbot.keyClicks(editor.area, "We ask for EUR {requested")
    assert editor.menu.is_open
    qtbot.keyClick(editor.area, Qt.Key.Key_Return)
    qtbot.keyClicks(editor.area, ".")
    assert editor.area.toPlainText() == "We ask for EUR 1,400,000."
    assert editor.area.true_text() == "We ask for EUR {=grant_requested}."


@pytest.mark.parametrize("typed", ["{grant}", "{=grant_requested}", "a {b} c", "{ 1 }", "\\{=smes_planned}"])
def test_a_brace_that_is_only_typed_stays_text(qtbot: QtBot, editor: ParagraphEditor, typed: str) -> None:
    qtbot.keyClicks(editor.area, typed)
    assert not editor.menu.is_open
    assert editor.area.toPlainText() == typed
    assert not live.names(editor.area.true_text())
    assert "".join(part.text for part in live.parts(editor.area.true_text())) == typed


def test_escape_leaves_the_brace(qtbot: QtBot, editor: ParagraphEditor) -> None:
    qtbot.keyClicks(editor.area, "{requ")
    qtbot.keyClick(editor.area, Qt.Key.Key_Escape)
    qtbot.keyClicks(editor.area, "x")
    qtbot.keyClick(editor.area, Qt.Key.Key_Return)
    assert editor.area.true_text() == "{requx\n"


def test_the_arrows_choose_another_one(qtbot: QtBot, editor: ParagraphEditor) -> None:
    qtbot.keyClicks(editor.area, "{grant")
    qtbot.keyClick(editor.area, Qt.Key.Key_Down)
    qtbot.keyClick(editor.area, Qt.Key.Key_Tab)
    assert editor.area.true_text() == "{=grant_maximum}"


def test_backspace_takes_the_whole_field_and_the_arrows_pass_it(qtbot: QtBot) -> None:
    area = an_area("a{=grant}b")
    qtbot.addWidget(area)
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClick(area, Qt.Key.Key_Left)
    qtbot.keyClick(area, Qt.Key.Key_Left)
    assert area.textCursor().position() == 1
    qtbot.keyClick(area, Qt.Key.Key_Right)
    assert area.textCursor().position() == 1 + len(WORDS["grant"])
    qtbot.keyClick(area, Qt.Key.Key_Backspace)
    assert area.true_text() == "ab"


def test_words_before_and_behind_a_field_are_plain(qtbot: QtBot) -> None:
    area = an_area("{=grant}")
    qtbot.addWidget(area)
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(area, "x")
    area.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClicks(area, "\\y")
    qtbot.keyClick(area, Qt.Key.Key_Backspace)
    assert area.true_text() == "\\\\{=grant}x"
    assert area.toPlainText() == "\\1,400,000x"


def test_values_change_under_the_text_and_the_selection_stays(qtbot: QtBot) -> None:
    area = an_area("one {=grant} two three")
    qtbot.addWidget(area)
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.moveCursor(QTextCursor.MoveOperation.WordLeft, QTextCursor.MoveMode.KeepAnchor)
    area.let_fields_show({"grant": "9"}.get)
    assert area.toPlainText() == "one 9 two three"
    assert area.textCursor().selectedText() == "three"
    assert area.true_text() == "one {=grant} two three"


def test_other_programs_get_words_and_this_one_fields(qtbot: QtBot) -> None:
    area, other, foreign = an_area("EUR {=grant} \\{=grant}"), an_area(), TextArea()
    foreign.let_fields_show({}.get)
    for one in (area, other, foreign):
        qtbot.addWidget(one)
    area.selectAll()
    data = area.createMimeDataFromSelection()
    assert data.text() == "EUR 1,400,000 {=grant}"
    other.insertFromMimeData(data)
    assert other.true_text() == "EUR {=grant} \\{=grant}"
    foreign.insertFromMimeData(data)
    assert foreign.true_text() == "EUR 1,400,000 \\{=grant}"


def test_a_paste_from_elsewhere_brings_no_field(qtbot: QtBot) -> None:
    area, data = an_area(), QMimeData()
    qtbot.addWidget(area)
    data.setText("See {=grant}")
    area.insertFromMimeData(data)
    assert area.toPlainText() == "See {=grant}"
    assert not live.names(area.true_text())


PIECES = st.sampled_from(["a", "\\", "{=", "}", "grant", "{=grant}", "\r\n", "\n", "😀", "\u00a0", " "])
KEYS = st.sampled_from(
    ["left", "right", "shift-left", "shift-right", "back", "delete", "home", "end", "values"]
)
MOVES = {
    "left": (QTextCursor.MoveOperation.Left, False),
    "right": (QTextCursor.MoveOperation.Right, False),
    "shift-left": (QTextCursor.MoveOperation.Left, True),
    "shift-right": (QTextCursor.MoveOperation.Right, True),
    "home": (QTextCursor.MoveOperation.Start, False),
    "end": (QTextCursor.MoveOperation.End, False),
}


def seen(source: str) -> str:
    return live.filled(source, WORDS.get)


def as_lines(text: str) -> str:
    return text.replace("\r\n", "\n")


@given(st.lists(st.one_of(PIECES, KEYS, st.just("field")), max_size=14))
def test_no_keys_lose_or_change_a_letter_that_they_did_not_touch(
    qapp: QApplication, steps: list[str]
) -> None:
    area = an_area("x {=name}\\\\{=grant} y")
    fields = 2
    for step in steps:
        before, cursor = as_lines(seen(area.true_text())), area.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if step in MOVES:
            how = QTextCursor.MoveMode.KeepAnchor if MOVES[step][1] else QTextCursor.MoveMode.MoveAnchor
            area.moveCursor(MOVES[step][0], how)
            assert as_lines(seen(area.true_text())) == before
        elif step == "values":
            area.let_fields_show({**WORDS, "grant": "2"}.get)
            area.let_fields_show(WORDS.get)
            assert as_lines(seen(area.true_text())) == before
        elif step in ("back", "delete"):
            QApplication.sendEvent(area, _key(Qt.Key.Key_Backspace if step == "back" else Qt.Key.Key_Delete))
            after = as_lines(seen(area.true_text()))
            assert len(after) <= len(before)
            assert any(
                before[:at] + before[at + len(before) - len(after) :] == after
                for at in range(len(before) + 1)
            )
        else:
            area.put_field("task", start) if step == "field" else area.insertPlainText(step)
            fields += step == "field"
            new = "T2.1" if step == "field" else as_lines(step)
            raw = before.encode("utf-16-le")
            head, tail = raw[: 2 * start].decode("utf-16-le"), raw[2 * end :].decode("utf-16-le")
            if step != "field":
                assert as_lines(seen(area.true_text())) == head + new + tail
        assert len(live.names(area.true_text())) <= fields
        again = an_area(area.true_text())
        assert again.true_text() == area.true_text()
        assert again.document().toRawText() == area.document().toRawText()


def _key(key: Qt.Key) -> object:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    return QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier)
