"""Fast fingers: what a shortcut does stands where its key was pressed, whatever follows at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPlainTextEdit
from pytestqt.qtbot import QtBot

from euroapp.wording.places import PAGES
from euroapp_ui.windows.workspace import Workspace
from tests.window import rows_of

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
B, I, L, H, O, F = (getattr(Qt.Key, f"Key_{letter}") for letter in "BILHOF")  # noqa: E741 - the keys' names


def narrative(workspace: Workspace) -> QPlainTextEdit:
    workspace.window().activateWindow()
    assert workspace.reveal("narrative/background/text")
    area = QApplication.focusWidget()
    assert isinstance(area, QPlainTextEdit)
    return area


def stream(area: QPlainTextEdit, *parts: str | Qt.Key) -> str:
    """Press keys one behind the other with nothing between them: letters, and keys with Ctrl (and Shift)."""
    for part in parts:
        if isinstance(part, str):
            QTest.keyClicks(area, part)
        else:
            QTest.keyClick(area, part, CTRL if part in (B, I) else CTRL | SHIFT)
    return area.toPlainText()


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        (("abc ", B, "Small firms", B, " need help"), "abc **Small firms** need help"),
        (("abc ", I, "Small firms", I, " need help"), "abc *Small firms* need help"),
        (("ab c", B, "de", B, " f", B, "gh", B, "i"), "ab c**de** f**gh**i"),
        ((L, "one"), "- one"),
        ((O, "one"), "1. one"),
        ((H, "Aims"), "### Aims"),
        (("Seen", F, "here"), "Seen[^1]\n\n[^1]: here"),
    ],
)
def test_marks_stand_where_their_key_was_pressed(
    fresh: Workspace, qtbot: QtBot, parts: tuple[str | Qt.Key, ...], text: str
) -> None:
    area = narrative(fresh)
    assert stream(area, *parts) == text
    QTest.qWait(250)
    assert area.toPlainText() == text, "nothing comes late"
    assert next(s.text for s in fresh.session.draft.narrative if s.id == "background") == text


def test_undo_between_letters_takes_back_what_stood_there_then(fresh: Workspace, qtbot: QtBot) -> None:
    area = narrative(fresh)
    QTest.keyClicks(area, "wrong")
    QTest.keyClick(area, Qt.Key.Key_Z, CTRL)
    QTest.keyClicks(area, "right")
    assert area.toPlainText() == "right"


def test_marks_stay_out_of_the_text_while_the_note_is_written(fresh: Workspace, qtbot: QtBot) -> None:
    area = narrative(fresh)
    assert fresh.reveal("narrative/background/note")
    note = QApplication.focusWidget()
    assert isinstance(note, QPlainTextEdit)
    stream(note, "ask ", B, "Ana", B)
    assert (note.toPlainText(), area.toPlainText()) == ("ask Ana", "")


def test_no_button_has_a_key_of_its_own_for_that_presses_it_late(example: Workspace) -> None:
    for page in PAGES:
        if page in example.session.state.page_titles:
            example.go(page)
    late = [one.text() for one in example.window().findChildren(QAbstractButton) if one.shortcut().toString()]
    assert late == []


def test_letters_behind_return_go_to_the_cell_that_return_led_to(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    view = rows_of(example, "budget", "cost_lines")
    names = [column.name for column in view.model.columns]
    view.table.setFocus()
    view.table.setCurrentIndex(view.model.index(0, names.index("units")))
    for key in ("7", "\r", "8", "\r", "9", "\r"):
        # As fast as a queue of keys that waited: nothing is done between two of them.
        widget = QApplication.focusWidget()
        assert widget is not None
        code = Qt.Key.Key_Return if key == "\r" else Qt.Key(ord(key))
        for kind in (QKeyEvent.Type.KeyPress, QKeyEvent.Type.KeyRelease):
            event = QKeyEvent(kind, code, Qt.KeyboardModifier.NoModifier, key)
            QApplication.sendEvent(widget, event)
    assert [line.units for line in example.session.draft.cost_lines[:3]] == [7, 8, 9]
