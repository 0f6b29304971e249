"""Somebody asks who gave a field its value, and takes back an earlier one."""

from __future__ import annotations

import zlib
from pathlib import Path

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.storage import snapshots
from euroapp.storage.authors import call_author
from euroapp.storage.files import load
from euroapp_ui.widgets.field_row import FieldRow
from euroapp_ui.windows.field_story import FieldStoryDialog
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.privacy import clear_history, forget_author, take_out
from euroapp_ui.windows.workspace import Workspace
from tests.builders import an_example
from tests.window import Dialogs, open_draft

TITLE = "general/title"


def told(workspace: Workspace) -> FieldStoryDialog:
    recorder = workspace.session.recorder
    assert recorder is not None
    recorder.settle(workspace.session.draft)
    return FieldStoryDialog(None, workspace.session, recorder.ledger, TITLE)


def test_all_values_of_a_field_are_listed_and_one_comes_back(example: Workspace) -> None:
    first = example.session.draft.general.title
    for title in ("One", "Two"):
        example.session.apply("Title", lambda d, title=title: set_value(d, TITLE, title))
    example.session.apply("Duration", lambda d: set_value(d, "general/duration_months", 30))
    dialog = told(example)
    assert [one.after for one in dialog.entries] == ["Two", "One", first], "the first value is one too"
    assert not dialog.restore.isEnabled(), "this value stands there now"
    dialog.table.setCurrentCell(1, 0)
    assert dialog.text.toPlainText().endswith("One")
    dialog.restore.click()
    assert example.session.draft.general.title == "One"
    example.session.undo_stack.undo()
    assert example.session.draft.general.title == "Two"
    kinds = [one.change.kind for one in told(example).entries[:-1]]
    assert kinds == ["undo", "restore", "typed", "typed"]


def test_where_the_mouse_rests_it_is_said_who_changed_a_field(example: Workspace, qtbot: QtBot) -> None:
    example.session.apply("Title", lambda d: set_value(d, TITLE, "One"))
    recorder = example.session.recorder
    assert recorder is not None
    recorder.settle(example.session.draft)
    recorder.call_author("Ana Moreno")
    example.go("scope")
    row = next(one for one in example.current_page().findChildren(FieldRow) if one.path == TITLE)
    place = row.mapToGlobal(row.rect().center())
    QApplication.sendEvent(row, QHelpEvent(QEvent.Type.ToolTip, row.rect().center(), place))
    qtbot.waitUntil(lambda: "Ana Moreno, typed" in QToolTip.text())


def test_earlier_values_are_taken_out_for_good(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    workspace = open_draft(window, an_example())
    document, path = workspace.document, tmp_path / "bid.euroapp"
    for title in ("Zyxwvutsrq", "Harmless"):
        workspace.session.apply("Title", lambda d, title=title: set_value(d, TITLE, title))
        document.save(path)
    dialogs.answers.append("Delete them")
    assert take_out(window, document, TITLE, "Title")
    assert load(path).draft.general.title == "Harmless"
    assert snapshots.of(document.id) == []
    kept = load(path).origin.history.members  # type: ignore[union-attr]
    raws = [raw if name.endswith(".json") else zlib.decompress(raw[40:]) for name, raw in kept.items()]
    assert not any(b"Zyxwvutsrq" in raw for raw in raws)
    assert not workspace.session.undo_stack.canUndo(), "undo would bring the word back"
    assert [one.taken_out for one in told(workspace).entries][:2] == [True, True], "and the story says so"


def test_a_key_cannot_undo_what_was_taken_out(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    workspace = open_draft(window, an_example())
    workspace.document.save(tmp_path / "bid.euroapp")
    assert workspace.reveal(TITLE)
    line = QApplication.focusWidget()
    assert isinstance(line, QLineEdit)
    line.selectAll()
    QTest.keyClicks(line, "Zyxwvutsrq")
    line.selectAll()
    QTest.keyClicks(line, "Harmless")
    dialogs.answers.append("Delete them")
    assert take_out(window, workspace.document, TITLE, "Title")
    QTest.keyClick(line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert line.text() == workspace.session.draft.general.title == "Harmless"


def test_an_author_is_forgotten(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    call_author("Ana Moreno")
    workspace = open_draft(window, an_example())
    workspace.session.apply("Title", lambda d: set_value(d, TITLE, "One"))
    workspace.document.save(tmp_path / "bid.euroapp")
    recorder = workspace.session.recorder
    assert recorder is not None
    ((writer, name),) = recorder.ledger.book.authors.items()
    dialogs.answers.append("Forget the name")
    forget_author(window, workspace.document, writer, name)
    assert b"Ana Moreno" not in (tmp_path / "bid.euroapp").read_bytes()
    state = load(tmp_path / "bid.euroapp").origin.history.members["history/state.json"]  # type: ignore[union-attr]
    assert b"Ana" not in state


def test_a_history_begins_anew(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> None:
    workspace = open_draft(window, an_example())
    workspace.session.apply("Title", lambda d: set_value(d, TITLE, "One"))
    workspace.document.save(tmp_path / "bid.euroapp")
    dialogs.answers.append("Delete the history")
    clear_history(window, workspace.document)
    assert told(workspace).entries == []
    workspace.session.apply("Title", lambda d: set_value(d, TITLE, "Two"))
    assert [one.after for one in told(workspace).entries] == ["Two", "One"]


def test_the_guide_says_who_changed_a_field_last(example: Workspace) -> None:
    guide = example.guide
    example.session.apply("Title", lambda d: set_value(d, TITLE, "One"))
    recorder = example.session.recorder
    assert recorder is not None
    recorder.settle(example.session.draft)
    recorder.call_author("Ana Moreno")
    guide.show_field(TITLE)
    guide._say_origin()
    assert "Ana Moreno, typed" in guide._origin.text()
    guide.show_field("general/acronym")
    guide._say_origin()
    assert guide._origin.text() == "This is the value of the example; nobody has changed it."
    guide.show_field("page/scope")
    guide._say_origin()
    assert not guide._origin.isVisibleTo(guide)
