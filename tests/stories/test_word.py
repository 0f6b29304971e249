"""The proposal goes to a partner who has Word, and his comments come back to their fields."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from pytestqt.qtbot import QtBot

from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.returned_view import ReturnedDialog
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs

SECTION = "narrative/needs/text"


@pytest.fixture
def sent(window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path) -> Path:
    path = tmp_path / "bid.docx"
    dialogs.answers = [str(path)]
    window.actions_by_key["export-word"].trigger()
    assert path.exists()
    assert "is written" in example.status._told.text()
    return path


def test_a_partner_comments_in_word_and_the_comment_comes_to_its_field(
    window: MainWindow, example: Workspace, dialogs: Dialogs, sent: Path, qtbot: QtBot
) -> None:
    made = Document(str(sent))
    text = next(one for one in made.paragraphs if "From needs to specific objectives" in one.text)
    for words, author in (("Is that true?", "Eva"), ("No opinion.", "Luca")):
        made.add_comment(text.runs[:1], text=words, author=author, initials="")
    text.runs[0].text += " and more"
    made.save(str(sent))

    def only_the_first(dialog: ReturnedDialog) -> bool:
        assert [one.words for one in dialog.chosen()] == ["Is that true?", "No opinion."]
        assert "and more" in dialog.change.toPlainText()
        dialog.comments.item(1, 0).setCheckState(dialog.comments.item(1, 0).checkState().Unchecked)
        return True

    before = example.session.draft
    dialogs.answers = [str(sent), only_the_first]
    window.actions_by_key["word-comments"].trigger()
    taken = example.session.draft.comments[len(before.comments) :]
    assert [(one.path, one.by, one.words) for one in taken] == [(SECTION, "Eva", "Is that true?")]
    assert example.session.draft.narrative == before.narrative, "texts are taken over by hand only"
    window.actions_by_key["undo"].trigger()
    assert example.session.draft == before


def test_a_letter_of_somebody_is_refused_and_changes_nothing(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    other = tmp_path / "letter.docx"
    made = Document()
    made.add_paragraph("Dear colleague,")
    made.save(str(other))
    before = example.session.draft
    dialogs.answers = [str(other)]
    window.actions_by_key["word-comments"].trigger()
    assert "not exported by EuroApp" in dialogs.seen[-1]
    assert example.session.draft is before


def test_a_folder_that_takes_no_file_says_so(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    dialogs.answers = [str(tmp_path / "none" / "bid.docx")]
    window.actions_by_key["export-word"].trigger()
    assert "was not written" in dialogs.seen[-1]
