"""Return presses what the ring is on, and nothing that removes as long as the ring is not there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from euroapp_ui.messages import Voice, speaking
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.what_if import WhatIfDialog
from euroapp_ui.windows.workspace import Workspace
from tests.stories.test_clipboard import choose, column
from tests.window import focused, rows_of

Keys = Qt.Key


def in_the_question(*keys: Qt.Key, look: Callable[[QWidget], object] = lambda _box: None) -> None:
    """Press keys in the next question that opens."""

    def press() -> None:
        box = QApplication.activeModalWidget()
        if box is None or QApplication.focusWidget() is not box.focusWidget():
            QTimer.singleShot(50, press)
            return
        look(box)
        for key in keys:
            QTest.keyClick(QApplication.focusWidget(), key)

    QTimer.singleShot(200, press)


def test_return_obeys_the_ring_in_the_question_before_a_removal(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    view = rows_of(example, "budget", "cost_lines")
    lines = example.session.draft.cost_lines
    texts: list[str] = []
    view.table.setFocus()
    choose(view.table, 1, 0, 2, column(view, "Units"))

    def read(box: QWidget) -> None:
        texts.extend(str(one.property("text")) for one in box.findChildren(QWidget))

    with speaking(Voice()):
        in_the_question(Keys.Key_Return, look=read)
        example.window().actions_by_key["remove-rows"].trigger()  # type: ignore[attr-defined]
        assert example.session.draft.cost_lines == lines, "the ring stands on Keep"
        choose(view.table, 1, 0, 2, column(view, "Units"))
        in_the_question(Keys.Key_Tab, Keys.Key_Return)
        example.window().actions_by_key["remove-rows"].trigger()  # type: ignore[attr-defined]
    assert example.session.draft.cost_lines == (lines[0], *lines[3:])
    asked = next(text for text in texts if text.startswith("Remove 2 cost lines: "))
    assert all(" ".join(line.description.split())[:20] in asked for line in lines[1:3])


def test_return_adds_a_row_on_the_button_that_adds_one(example: Workspace, qtbot: QtBot) -> None:
    example.window().activateWindow()
    view = rows_of(example, "workplan", "tasks")
    example.reveal("tasks")
    view._tools.add_button.setFocus()
    count = len(example.session.draft.tasks)
    qtbot.keyClick(focused(), Keys.Key_Return)
    assert len(example.session.draft.tasks) == count + 1


def test_return_obeys_the_ring_in_dialogs_with_a_default_button(
    window: MainWindow, example: Workspace, qtbot: QtBot
) -> None:
    for make in (lambda: NewDraftDialog(window), lambda: WhatIfDialog(window, example.session)):
        dialog = make()
        said: list[int] = []
        dialog.finished.connect(said.append)
        dialog.show()
        dialog.activateWindow()
        names = [b for b in dialog.findChildren(QAbstractButton) if b.text().replace("&", "") == "Cancel"]
        names[0].setFocus()
        qtbot.waitUntil(names[0].hasFocus)
        qtbot.keyClick(names[0], Keys.Key_Return)
        assert said == [QDialog.DialogCode.Rejected]


def test_tab_goes_from_the_acronym_to_create(window: MainWindow, qtbot: QtBot) -> None:
    dialog = NewDraftDialog(window)
    dialog.show()
    dialog.activateWindow()

    def on() -> QWidget:
        found = dialog.focusWidget()
        assert found is not None
        return found

    for _ in range(3):
        if dialog._stack.currentIndex() < 2:
            qtbot.keyClick(on(), Keys.Key_Return)
    assert on() is dialog._acronym
    qtbot.keyClick(on(), Keys.Key_Tab)
    assert on().property("text") == "Create"
    qtbot.keyClick(on(), Keys.Key_Tab)
    assert on().property("text") == "Back"
    dialog.close()
