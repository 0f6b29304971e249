"""A person writes long texts: typed, pasted from a word processor, undone, saved and read again."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QTextCursor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from euroapp.draft import Draft
from euroapp.edits.values import set_value
from euroapp.storage.files import load, save
from euroapp_ui.widgets.text_area import TextArea
from euroapp_ui.widgets.tool import IconButton
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, open_draft

CLIPBOARD = Path(__file__).parents[1] / "files" / "clipboard"
PATH = "narrative/background/text"
TYPED = "EUR\u00a05\u00a0000 «\u202foui\u202f» 10\u00a0%\r\nso\u00adft\u2028line\u2029e\u0301 😀\r\nend"


def background(draft: Draft) -> str:
    return next(section.text for section in draft.narrative if section.id == "background")


def box(workspace: Workspace, path: str = PATH) -> TextArea:
    assert workspace.reveal(path)
    area = workspace.window().focusWidget()
    assert isinstance(area, TextArea)
    return area


def holding(workspace: Workspace, text: str) -> TextArea:
    workspace.session.apply("x", lambda d: set_value(d, PATH, text))
    return box(workspace)


def clip(text: str = "", html: str = "") -> None:
    data = QMimeData()
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    QApplication.clipboard().setMimeData(data)


def press(area: TextArea, qtbot: QtBot, key: Qt.Key, *, shift: bool = False) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(area, key, modifiers | Qt.KeyboardModifier.ShiftModifier if shift else modifiers)


def test_one_key_leaves_every_other_sign_as_it_was(fresh: Workspace, qtbot: QtBot, tmp_path: Path) -> None:
    area = holding(fresh, TYPED)
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(area, "!")
    assert background(fresh.session.draft) == TYPED + "!"
    save(fresh.session.draft, tmp_path / "d.euroapp")
    assert background(load(tmp_path / "d.euroapp").draft) == TYPED + "!"


def test_undo_brings_back_the_very_text_and_stays_where_it_happened(fresh: Workspace, qtbot: QtBot) -> None:
    area = holding(fresh, TYPED)
    cursor = area.textCursor()
    cursor.setPosition(4)
    area.setTextCursor(cursor)
    fresh.session.end_phrase()
    qtbot.keyClicks(area, "12")
    press(area, qtbot, Qt.Key.Key_Z)
    assert area.true_text() == background(fresh.session.draft) == TYPED
    assert area.textCursor().position() == 4


def test_copy_and_paste_bring_the_same_signs(fresh: Workspace, qtbot: QtBot) -> None:
    area = holding(fresh, TYPED)
    area.selectAll()
    press(area, qtbot, Qt.Key.Key_C)
    assert QApplication.clipboard().text() == TYPED
    press(area, qtbot, Qt.Key.Key_X)
    assert background(fresh.session.draft) == ""
    press(area, qtbot, Qt.Key.Key_V)
    assert background(fresh.session.draft) == TYPED


@pytest.mark.parametrize("name", ["word-365", "google-docs", "writer-en"])
def test_what_a_word_processor_copies_keeps_its_form(fresh: Workspace, qtbot: QtBot, name: str) -> None:
    area = box(fresh)
    clip("flat text", (CLIPBOARD / f"{name}.html").read_text("utf-8"))
    press(area, qtbot, Qt.Key.Key_V)
    text = background(fresh.session.draft)
    assert text.startswith(("# ", "## "))
    assert "**bold**" in text or "**growing**" in text
    assert "\n  - " in text
    press(area, qtbot, Qt.Key.Key_Z)
    assert background(fresh.session.draft) == ""


def test_a_list_pasted_behind_words_begins_a_line_of_its_own(fresh: Workspace, qtbot: QtBot) -> None:
    area = holding(fresh, "We will: and so on")
    cursor = area.textCursor()
    cursor.setPosition(8)
    area.setTextCursor(cursor)
    clip("x", "<ul><li>one<li>two</ul>")
    press(area, qtbot, Qt.Key.Key_V)
    assert background(fresh.session.draft) == "We will:\n\n- one\n- two\n\n and so on"


def test_the_plain_words_are_one_key_more_away(fresh: Workspace, qtbot: QtBot) -> None:
    area = box(fresh)
    clip("one two", "<b>one</b> two")
    press(area, qtbot, Qt.Key.Key_V, shift=True)
    assert background(fresh.session.draft) == "one two"


def test_html_alone_is_pasted(fresh: Workspace, qtbot: QtBot) -> None:
    area = box(fresh)
    clip(html="<p>Only <i>here</i></p>")
    press(area, qtbot, Qt.Key.Key_V)
    assert background(fresh.session.draft) == "Only *here*"


def test_fields_without_marks_get_items_but_no_marks(fresh: Workspace, qtbot: QtBot) -> None:
    area = box(fresh, "general/abstract")
    clip("\u2022 one\n\u2022 two", "<ul><li><b>one</b><li>two</ul>")
    press(area, qtbot, Qt.Key.Key_V)
    assert fresh.session.draft.general.abstract == "- one\n- two"


def test_a_clipboard_without_words_is_explained(fresh: Workspace, qtbot: QtBot) -> None:
    area = box(fresh, "general/abstract")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/home/plan.docx")])
    QApplication.clipboard().setMimeData(data)
    press(area, qtbot, Qt.Key.Key_V)
    assert fresh.session.draft.general.abstract == ""


def dropped(path: str) -> QMimeData:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path)])
    return data


def test_a_draft_dropped_on_a_text_is_opened_and_not_typed(
    window: MainWindow, fresh: Workspace, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "Žďár.EUROAPP"
    save(fresh.session.draft, path)
    area = box(fresh)
    data = dropped(str(path))
    assert not area.canInsertFromMimeData(data)
    arguments = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPointF(5, 5).toPoint(), *arguments)
    window.dragEnterEvent(entering)
    assert entering.isAccepted()
    window.dropEvent(QDropEvent(QPointF(5, 5), *arguments))
    qtbot.waitUntil(lambda: window.document is not None and window.document.path == path)
    assert background(window.document.session.draft) == ""  # type: ignore[union-attr]


def test_items_are_made_of_lines_with_odd_ends(fresh: Workspace, qtbot: QtBot) -> None:
    area = holding(fresh, "one\r\ntwo\r\nthree")
    area.selectAll()
    bullets = next(b for b in fresh.findChildren(IconButton) if b.toolTip().startswith("Bullet list"))
    qtbot.mouseClick(bullets, Qt.MouseButton.LeftButton)
    assert background(fresh.session.draft) == "- one\r\n- two\r\n- three"
    fresh.session.undo_stack.undo()
    assert background(fresh.session.draft) == "one\r\ntwo\r\nthree"
    assert area.true_text() == "one\r\ntwo\r\nthree"


def test_opening_a_text_with_odd_signs_changes_nothing(window: MainWindow, fresh: Workspace) -> None:
    draft = set_value(fresh.session.draft, PATH, TYPED)
    workspace = open_draft(window, draft)
    for page in ("scope", "narrative", "risks", "narrative"):
        workspace.go(page)
    assert workspace.session.draft == draft
    assert box(workspace).true_text() == TYPED


def test_comments_of_a_word_processor_stay_out_and_are_told(fresh: Workspace, qtbot: QtBot) -> None:
    html = (CLIPBOARD / "word-comments.html").read_text(encoding="utf-8")
    area = box(fresh)
    for key, shift in ((Qt.Key.Key_V, False), (Qt.Key.Key_V, True)):
        clip("We train 50 SMEs[PS1] in 2027.\n\n[PS1]Is this right?", html)
        area.selectAll()
        with qtbot.waitSignal(area.refused) as told:
            press(area, qtbot, key, shift=shift)
        assert background(fresh.session.draft) == "We train 50 SMEs in 2027."
        assert told.args == ["1 comment beside the text was not pasted."]
