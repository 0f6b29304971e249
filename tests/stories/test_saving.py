"""Saving never holds up who writes."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.errors import SaveFailed
from euroapp.storage import files
from euroapp.storage.files import load
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.standing import Standing
from euroapp_ui.document import Document
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.workspace import Workspace
from tests.window import Dialogs, fresh_draft, open_draft


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let the disk wait until the event is set."""
    ready, real = threading.Event(), files.replace_durably

    def slow(*arguments: Any) -> None:
        assert ready.wait(20)
        real(*arguments)

    monkeypatch.setattr(files, "replace_durably", slow)
    yield ready
    ready.set()


@pytest.fixture
def document(window: MainWindow, dialogs: Dialogs, tmp_path: Path) -> Document:
    """Return a draft that lies in a file as FIRST."""
    open_draft(window, fresh_draft())
    assert window.document is not None
    dialogs.answers.append(tmp_path / "bid.euroapp")
    retitle(window.document, "FIRST")
    assert window.files.save()
    return window.document


def retitle(document: Document, title: str) -> None:
    document.session.apply("Title", lambda d: set_value(d, "general/title", title))


def on_disk(document: Document) -> str:
    assert document.path is not None
    return load(document.path).draft.general.title


Settled = Callable[[], None]


@pytest.fixture
def settled(document: Document, qtbot: QtBot) -> Settled:
    return lambda: qtbot.waitUntil(lambda: not document.saving, timeout=20_000)


def test_what_is_typed_while_the_disk_is_slow_stays_and_is_not_called_saved(
    window: MainWindow, document: Document, settled: Settled, disk: threading.Event
) -> None:
    retitle(document, "SECOND")
    window.files.save_soon()
    assert document.saving
    retitle(document, "THIRD")
    disk.set()
    settled()
    assert on_disk(document) == "SECOND"
    assert window.isWindowModified()
    document.session.undo_stack.undo()
    assert not window.isWindowModified()
    document.session.undo_stack.undo()
    assert window.isWindowModified()


def test_what_is_undone_in_several_steps_is_as_it_was_saved(
    window: MainWindow, document: Document, settled: Settled
) -> None:
    window.files.save_soon()
    settled()
    retitle(document, "SECOND")
    retitle(document, "THIRD")
    assert window.isWindowModified()
    for _ in range(2):
        document.session.undo_stack.undo()
    assert not window.isWindowModified()


def test_what_was_typed_during_a_save_can_be_recovered_and_saved_without_a_question(
    window: MainWindow, document: Document, settled: Settled, disk: threading.Event
) -> None:
    retitle(document, "SECOND")
    window.files.save_soon()
    retitle(document, "THIRD")
    document.protect()
    disk.set()
    settled()
    document.protect()
    document._protection.worker.submit(lambda: None).result()
    note = RecoveryStore()._read_note(document.key)
    assert note is not None
    assert document.origin is not None
    assert note["sha256"] == document.origin.sha256


@pytest.mark.parametrize("way", ["save", "save_soon"])
def test_a_copy_that_a_save_has_overtaken_is_gone(
    window: MainWindow, document: Document, settled: Settled, own_home: Path, way: str
) -> None:
    retitle(document, "SECOND")
    document.protect()
    document._protection.worker.submit(lambda: None).result()
    copies = own_home / "data" / "recovery"
    assert list(copies.glob("*.euroapp"))
    getattr(window.files, way)()
    settled()
    document._protection.worker.submit(lambda: None).result()
    assert [*copies.glob("*.euroapp"), *copies.glob("*.json")] == [], "a kill now offers nothing old"


def test_two_saves_follow_each_other(
    window: MainWindow, document: Document, settled: Settled, qtbot: QtBot
) -> None:
    for title in ("SECOND", "THIRD"):
        retitle(document, title)
        window.files.save_soon()
    settled()
    qtbot.wait(50)
    assert on_disk(document) == "THIRD"
    assert not window.isWindowModified()


def test_a_save_that_fails_in_the_background_is_said_and_loses_nothing(
    window: MainWindow,
    document: Document,
    settled: Settled,
    dialogs: Dialogs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr(files, "replace_durably", full)
    retitle(document, "SECOND")
    dialogs.answers.append(1)
    window.files.save_soon()
    settled()
    assert "was not saved" in dialogs.seen[-1]
    assert (on_disk(document), document.session.draft.general.title) == ("FIRST", "SECOND")
    assert window.isWindowModified()


def test_a_file_that_changed_outside_is_noticed_in_the_background_too(
    window: MainWindow, document: Document, settled: Settled, dialogs: Dialogs
) -> None:
    assert document.path is not None
    files.save(fresh_draft(), document.path)
    theirs = document.path.read_bytes()
    retitle(document, "MINE")
    dialogs.answers.append(-1)
    window.files.save_soon()
    settled()
    assert "changed by another program" in dialogs.seen[-1]
    assert document.path.read_bytes() == theirs


def test_leaving_waits_for_the_disk(window: MainWindow, document: Document, disk: threading.Event) -> None:
    retitle(document, "SECOND")
    window.files.save_soon()
    threading.Timer(0.2, disk.set).start()
    assert window.files.may_leave()
    assert on_disk(document) == "SECOND"
    assert window.workspace is None


def status(window: MainWindow) -> str:
    assert window.workspace is not None
    return window.workspace.status._saved.text()


def test_a_file_that_another_program_writes_is_told_before_any_save(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    assert document.path is not None
    mine = document.path.read_bytes()
    files.save(fresh_draft(), document.path)
    qtbot.waitUntil(lambda: document.on_disk.standing is Standing.CHANGED, timeout=10_000)
    assert "changed elsewhere" in status(window)
    document.path.write_bytes(mine)
    qtbot.waitUntil(lambda: document.on_disk.standing is Standing.SAME, timeout=10_000)
    assert "elsewhere" not in status(window)


def test_the_same_content_written_again_is_nobodys_business(document: Document, qtbot: QtBot) -> None:
    assert document.path is not None
    document.path.write_bytes(document.path.read_bytes())
    with qtbot.waitSignal(document._watch.looked, timeout=10_000):
        document.look_at_file()
    assert document.on_disk.standing is Standing.SAME


def test_our_own_saves_are_no_change_from_outside(
    window: MainWindow, document: Document, settled: Settled, qtbot: QtBot
) -> None:
    for title in ("SECOND", "THIRD"):
        retitle(document, title)
        window.files.save_soon()
        settled()
    with qtbot.waitSignal(document._watch.looked, timeout=10_000):
        document.look_at_file()
    assert document.on_disk.standing is Standing.SAME


def test_turning_to_another_program_protects_what_was_typed(
    window: MainWindow, document: Document, qtbot: QtBot
) -> None:
    retitle(document, "SECOND")
    window._left_or_back(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: document.protected, timeout=10_000)


def test_pages_that_are_counted_do_not_put_off_the_copy_of_what_was_typed(
    example: Workspace, window: MainWindow, qtbot: QtBot
) -> None:
    assert window.document is not None
    idle = window.document._protection._idle
    example.session.apply("Type", lambda draft: set_value(draft, "general/title", "Another title"))
    qtbot.wait(300)
    before = idle.remainingTime()
    example.session.pages_counted(61)
    assert 0 <= idle.remainingTime() <= before < 1800
    example.session.apply("Type", lambda draft: set_value(draft, "general/title", "Yet another title"))
    assert idle.remainingTime() > before
