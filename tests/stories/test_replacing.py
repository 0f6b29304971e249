"""A person finds and replaces words in all texts at once."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.values import set_value
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.replacing import ReplaceDialog
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, press

TEXT, RISK = "narrative/background/text", "risks/r1/description"


def written(workspace: Workspace) -> None:
    for path, text in ((TEXT, "Zubs and a zub, ZUB."), (RISK, "The zub quits.")):
        workspace.session.apply("Write", lambda draft, path=path, text=text: set_value(draft, path, text))
    assert workspace.reveal(TEXT)


def test_what_is_ticked_is_replaced_as_one_step(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    written(example)

    def fill_in(dialog: ReplaceDialog) -> bool:
        qtbot.keyClicks(dialog.line, "zub")
        qtbot.keyClicks(dialog.new, "centre")
        dialog.whole.click()
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
        assert [dialog.places.item(row, 2).text() for row in range(3)] == [  # type: ignore[union-attr]
            "zub → centre",
            "ZUB → centre",
            "zub → centre",
        ]
        dialog.places.selectRow(1)
        qtbot.keyClick(dialog.places, Qt.Key.Key_Space)
        assert dialog.do.text() == "Replace 2 places"
        return True

    dialogs.answers.append(fill_in)
    window.actions_by_key["replace"].trigger()
    draft = example.session.draft
    assert (get(draft, TEXT), get(draft, RISK)) == ("Zubs and a centre, ZUB.", "The centre quits.")
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    draft = example.session.draft
    assert (get(draft, TEXT), get(draft, RISK)) == ("Zubs and a zub, ZUB.", "The zub quits.")


def test_chosen_words_are_looked_for_and_a_place_can_be_gone_to(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    written(example)
    area = focused()
    area.selectAll()  # type: ignore[attr-defined]

    def go(dialog: ReplaceDialog) -> bool:
        assert dialog.line.text() == "Zubs and a zub, ZUB."
        dialog.show()
        qtbot.keyClicks(dialog.line, "zub quits")
        dialog.search()
        dialog.places.setFocus()
        qtbot.keyClick(dialog.places, Qt.Key.Key_Return)
        assert dialog.place is not None
        assert dialog.place.path == RISK
        return dialog.result() == ReplaceDialog.DialogCode.Accepted

    dialogs.answers.append(go)
    window.actions_by_key["replace"].trigger()
    assert example.current_page().key == "risks"
    found = focused()
    assert isinstance(found, TextArea)
    assert found.textCursor().selectedText() == "zub quits"


def test_a_pattern_that_cannot_be_read_is_told_and_changes_nothing(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    written(example)
    before = example.session.draft

    def fill_in(dialog: ReplaceDialog) -> bool:
        dialog.pattern.click()
        qtbot.keyClicks(dialog.line, "(zub")
        qtbot.keyClick(dialog.line, Qt.Key.Key_Return)
        assert dialog.do.isEnabled() is False
        assert dialog.line.hasFocus() or not dialog.isVisible()
        return False

    dialogs.answers.append(fill_in)
    window.actions_by_key["replace"].trigger()
    assert example.session.draft == before
