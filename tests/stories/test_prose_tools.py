"""Tables and links of a text, by the buttons above it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp_ui.pages.table_editor import TableDialog
from euroapp_ui.theme.theme import theme
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, press, write

PATH = "narrative/background/text"
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def at_text(workspace: Workspace, text: str) -> TextArea:
    workspace.session.apply("Write", lambda draft: set_value(draft, PATH, text))
    assert workspace.reveal(PATH)
    area = focused()
    assert isinstance(area, TextArea)
    area.moveCursor(QTextCursor.MoveOperation.End)
    return area


def text_of(workspace: Workspace) -> str:
    return str(get(workspace.session.draft, PATH))


def test_a_new_table_is_filled_in_as_a_table(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    at_text(example, "Before.")

    def fill_in(dialog: TableDialog) -> bool:
        QGuiApplication.clipboard().setText("Country\tSMEs\nSpain\t12\nItaly | North\t9\n")
        dialog.grid.remove_column(2)
        qtbot.keyClick(dialog.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        dialog.grid.align_next(1)
        return True

    dialogs.answers.append(fill_in)
    press(Qt.Key.Key_B, CTRL_SHIFT)
    assert text_of(example) == (
        "Before.\n\n"
        "| Country        | SMEs |\n| -------------- | :--- |\n"
        "| Spain          | 12   |\n| Italy \\| North | 9    |\n"
    )
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text_of(example) == "Before."


def test_rows_that_nobody_filled_are_no_part_of_a_new_table_and_ctrl_tab_leaves_an_open_cell(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    at_text(example, "Before.")

    def fill_in(dialog: TableDialog) -> bool:
        dialog.show()
        qtbot.keyClicks(dialog.view, "A")
        cell = dialog.view.findChild(QLineEdit)
        qtbot.keyClick(cell, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        dialog.hide()
        return dialog.view.currentIndex().column() == 0 and dialog.grid.index(0, 0).data() == "A"

    dialogs.answers.append(fill_in)
    press(Qt.Key.Key_B, CTRL_SHIFT)
    assert text_of(example) == "Before.\n\n| A   |     |     |\n| --- | --- | --- |\n"


def test_an_empty_grid_makes_no_table(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    at_text(example, "Before.")
    dialogs.answers.append(lambda _dialog: True)
    press(Qt.Key.Key_B, CTRL_SHIFT)
    assert text_of(example) == "Before."


def test_a_table_at_the_caret_keeps_its_fields_and_the_text_around_it(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    area = at_text(example, "Before\r\n\n| a | b |\n|---|--:|\n| {=smes_planned} | 2 |\n\nBehind")
    cursor = area.textCursor()
    cursor.setPosition(area.toPlainText().index("86"))
    area.setTextCursor(cursor)

    def fill_in(dialog: TableDialog) -> bool:
        assert dialog.grid.index(1, 0).data() == "86"
        dialog.grid.setData(dialog.grid.index(1, 1), "{3}")
        dialog.show()
        dialog.view.setCurrentIndex(dialog.grid.index(1, 1))
        qtbot.keyClick(dialog.view, Qt.Key.Key_Tab)
        return dialog.grid.rowCount() == 3

    dialogs.answers.append(fill_in)
    press(Qt.Key.Key_B, CTRL_SHIFT)
    text = text_of(example)
    assert text.startswith("Before\r\n\n| a ")
    assert text.endswith("\n\nBehind")
    assert "| {=smes_planned} | {3} |" in text
    assert area.toPlainText().count("86") == 1


def test_tab_and_return_in_the_grid_go_on_and_lose_nothing(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    at_text(example, "")

    def fill_in(dialog: TableDialog) -> bool:
        dialog.grid.remove_row(2)
        dialog.grid.remove_column(2)
        dialog.show()
        dialog.activateWindow()
        dialog.view.setFocus()
        qtbot.waitUntil(dialog.view.hasFocus)
        for word in ("a", "b", "c", "d", "e"):
            write(word)
            press(Qt.Key.Key_Tab)
        write("{=smes_planned}")
        press(Qt.Key.Key_Return)
        write("g")
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return dialog.result() == TableDialog.DialogCode.Accepted

    dialogs.answers.append(fill_in)
    press(Qt.Key.Key_B, CTRL_SHIFT)
    assert [line.replace(" ", "") for line in text_of(example).strip().split("\n")] == [
        "|a|b|",
        "|---|---------------|".replace("---------------", "-" * 16),
        "|c|d|",
        "|e|\\{=smes_planned}|",
        "||g|",
    ]


def test_links_and_bold_leave_fields_and_blanks_as_they_are(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    area = at_text(example, "For {=smes_planned} SMEs")
    cursor = area.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)
    dialogs.answers.append("https://example.eu")
    press(Qt.Key.Key_U, CTRL_SHIFT)
    assert text_of(example) == "For [{=smes_planned}](https://example.eu) SMEs"
    area = at_text(example, "EUR{=smes_planned}EUR x")
    cursor.setPosition(5)
    area.setTextCursor(cursor)
    press(Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    assert text_of(example) == "EUR{=smes_planned}****EUR x"


def test_a_change_of_looks_is_no_change_of_texts(example: Workspace, qtbot: QtBot) -> None:
    area = at_text(example, "Old words")
    example.go("scope")
    example.session.apply("Elsewhere", lambda draft: set_value(draft, PATH, "New words"))
    before = example.session.draft
    theme().changed.emit()
    area.beyond_moved.emit()
    assert example.session.draft is before


def test_chosen_words_become_a_link(example: Workspace, dialogs: Dialogs, qtbot: QtBot) -> None:
    area = at_text(example, "See this page")
    area.moveCursor(QTextCursor.MoveOperation.WordLeft, QTextCursor.MoveMode.KeepAnchor)
    dialogs.answers.append("https://example.org/a")
    press(Qt.Key.Key_U, CTRL_SHIFT)
    assert text_of(example) == "See this [page](https://example.org/a)"
    write("!")
    dialogs.answers += ["words", "ftp://no"]
    press(Qt.Key.Key_U, CTRL_SHIFT)
    assert text_of(example) == "See this [page](https://example.org/a)!"
