"""Two people talk about a draft in its margins."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.checks.saying import in_words
from euroapp.edits.values import set_value
from euroapp.export.compliance.printed import Printed
from euroapp.export.proposal import Options, export_pdf
from euroapp.figures import figures
from euroapp.storage.authors import author
from euroapp_ui.document import Document
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.windows.comment_dialog import CommentDialog
from euroapp_ui.windows.comments_view import RESOLVED, CommentsDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.mark_commands import REVIEWED
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example, call_of
from tests.window import Dialogs, focused, press

PATH = "narrative/background/text"


def comment(window: MainWindow, dialogs: Dialogs, qtbot: QtBot, words: str, to_do: bool = False) -> None:
    def fill_in(dialog: CommentDialog) -> bool:
        qtbot.keyClicks(dialog.area, words)
        dialog.to_do.setChecked(to_do)
        dialog.person.setText("Luca" if to_do else "")
        return True

    dialogs.answers += ([] if author() else ["Ana"]) + [fill_in]
    window.actions_by_key["comment"].trigger()


def at_text(workspace: Workspace) -> TextArea:
    workspace.session.apply("Write", lambda draft: set_value(draft, PATH, "A short text."))
    assert workspace.reveal(PATH)
    area = focused()
    assert isinstance(area, TextArea)
    return area


def test_a_comment_on_a_passage_is_seen_where_it_belongs(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    area = at_text(example)
    area.moveCursor(QTextCursor.MoveOperation.End)
    area.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    area.moveCursor(QTextCursor.MoveOperation.PreviousWord, QTextCursor.MoveMode.KeepAnchor)
    comment(window, dialogs, qtbot, "Which text?")
    (one,) = example.session.draft.comments
    assert (one.path, one.passage, one.words, one.by) == (PATH, "text.", "Which text?", "Ana")
    assert area.passages == ("text.",)
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert example.session.draft.comments == ()


def test_a_recovered_draft_takes_a_name_comments_and_marks(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot
) -> None:
    window.show_document(Document(an_example(), window.files.recovery, recovered="lost"))
    workspace = window.workspace
    assert workspace is not None
    at_text(workspace)
    comment(window, dialogs, qtbot, "Is this right?")
    assert [(one.by, one.words) for one in workspace.session.draft.comments] == [("Ana", "Is this right?")]
    window.actions_by_key[REVIEWED].trigger()
    assert [mark.by for mark in workspace.session.draft.marks] == ["Ana"]


def test_a_comment_is_kept_by_its_key_and_not_lost_by_escape(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    at_text(example)
    closed: list[int] = []

    def fill_in(dialog: CommentDialog) -> bool:
        dialog.finished.connect(closed.append)
        dialog.show()
        dialog.activateWindow()
        dialog.area.setFocus()
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        assert not closed, "nothing is said yet"
        qtbot.keyClicks(dialog.area, "Check")
        dialogs.answers.append(0)
        press(Qt.Key.Key_Escape)
        assert not closed, "who goes on with the comment finds it as it was"
        assert dialog.words == "Check"
        press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
        return closed == [1]

    dialogs.answers += ([] if author() else ["Ana"]) + [fill_in]
    window.actions_by_key["comment"].trigger()
    assert [one.words for one in example.session.draft.comments] == ["Check"]


def test_a_to_do_is_listed_by_checks_until_it_is_done(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot
) -> None:
    at_text(example)
    comment(window, dialogs, qtbot, "Add a source", to_do=True)
    state = example.session.state
    (found,) = [one for one in state.findings if one.code == "H04"]
    assert (
        in_words(found, state.draft, state.call).message == "Ana asked Luca to do something: “Add a source”."
    )

    def resolve(dialog: CommentsDialog) -> bool:
        dialog._resolve()
        dialog.which.setCurrentIndex(dialog.which.findData(RESOLVED))
        item = dialog.list.topLevelItem(0)
        assert item is not None
        assert item.text(0) == "Narrative"
        child = item.child(0)
        assert child is not None
        assert "resolved by Ana" in child.text(3)
        return False

    dialogs.answers.append(resolve)
    window.actions_by_key["comments"].trigger()
    assert [one for one in example.session.state.findings if one.code == "H04"] == []


def test_comments_are_printed_on_wish_and_never_in_a_submission(
    window: MainWindow, example: Workspace, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    at_text(example)
    comment(window, dialogs, qtbot, "Zuckerbaeckerei")
    draft = example.session.draft
    call = call_of(draft)
    assert load_call(draft.call.id)
    printed = {}
    for name, options in {
        "plain": Options(),
        "wished": Options(comments=True),
        "submission": Options("submission", comments=True, insist=True),
    }.items():
        path = tmp_path / f"{name}.pdf"
        export_pdf(draft, call, figures(draft, call), path, options)
        read = Printed.of(path.read_bytes())
        printed[name] = any(
            "Zuckerbaeckerei" in line for page in range(len(read.document)) for _, line in read.lines(page)
        )
        read.close()
    assert printed == {"plain": False, "wished": True, "submission": False}
