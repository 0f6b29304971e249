"""One number in one home: texts take it from there, and follow it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from euroapp.draft.paths import get
from euroapp.edits.references import Texts
from euroapp.edits.rows import move_row
from euroapp.edits.values import set_value
from euroapp.storage.files import load
from euroapp.storage.versions import version_of
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.following import FollowDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, focused, press, write

PATH = "narrative/background/text"


def at_text(workspace: Workspace, text: str) -> TextArea:
    workspace.session.apply("Write", lambda draft: set_value(draft, PATH, text))
    assert workspace.reveal(PATH)
    area = focused()
    assert isinstance(area, TextArea)
    area.moveCursor(QTextCursor.MoveOperation.End)
    return area


def test_a_field_is_chosen_while_typing_and_one_undo_takes_it_back(example: Workspace, qtbot: QtBot) -> None:
    area = at_text(example, "We ask for EUR ")
    write("{requested")
    press(Qt.Key.Key_Return)
    assert get(example.session.draft, PATH) == "We ask for EUR {=grant_requested}"
    assert area.toPlainText() == "We ask for EUR 1,400,000"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert get(example.session.draft, PATH) == "We ask for EUR "


def test_every_text_follows_a_new_name_and_a_moved_package(
    example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    area = at_text(example, "{=partners/p2} leads {=tasks/t2_1}.")
    dialogs.answers += [Texts.CARRY, Texts.CARRY]
    example.session.apply("Rename", lambda draft: set_value(draft, "partners/p2/short_name", "NEWNAME"))
    example.session.apply("Move", lambda draft: move_row(draft, "work_packages/wp2", 1))
    assert area.toPlainText() == "NEWNAME leads T3.1."
    assert get(example.session.draft, PATH) == "{=partners/p2} leads {=tasks/t2_1}."


def test_it_is_saved_read_again_and_older_programs_do_not_write_over_it(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path, qtbot: QtBot
) -> None:
    at_text(example, "For {=smes_planned} SMEs, \\{=smes_planned}.")
    dialogs.answers.append(tmp_path / "a.euroapp")
    window.actions_by_key["save"].trigger()
    qtbot.waitUntil(lambda: (tmp_path / "a.euroapp").exists())
    draft = load(tmp_path / "a.euroapp").draft
    assert get(draft, PATH) == "For {=smes_planned} SMEs, \\{=smes_planned}."
    assert version_of(draft) == "1.6"


def test_what_texts_repeat_is_offered_and_reads_the_same_afterwards(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    area = at_text(example, "FOODBRACE asks for EUR 1,400,000; see T2.1.")

    def agree(dialog: FollowDialog) -> bool:
        dialog.places.tick_all(False)
        for row in range(dialog.places.rowCount()):
            here = dialog.places.item(row, 4)
            if here is not None and "Background" in here.text():
                dialog.places.selectRow(row)
                qtbot.keyClick(dialog.places, Qt.Key.Key_Space)
        return True

    dialogs.answers.append(agree)
    before = area.toPlainText()
    window.actions_by_key["let-follow"].trigger()
    assert get(example.session.draft, PATH) == (
        "{=general/acronym} asks for EUR {=grant_requested}; see {=tasks/t2_1}."
    )
    assert area.toPlainText() == before


def test_the_menu_of_a_field_leads_home_or_makes_words_of_it(example: Workspace, qtbot: QtBot) -> None:
    area = at_text(example, "By {=partners/p2/legal_name}")
    menu = QMenu()
    area.fill_menu(menu)
    go, plain, *_ = menu.actions()
    plain.trigger()
    assert get(example.session.draft, PATH) == f"By {example.session.draft.partners[1].legal_name}"
    at_text(example, "By {=partners/p2/legal_name}")
    go.trigger()
    assert example.current_page().key == "consortium"


def test_a_typed_figure_can_follow_from_its_own_menu(example: Workspace, qtbot: QtBot) -> None:
    area = at_text(example, "We ask for EUR 1,400,000")
    menu = QMenu()
    area.fill_menu(menu)
    menu.actions()[0].trigger()
    assert get(example.session.draft, PATH) == "We ask for EUR {=grant_requested}"
