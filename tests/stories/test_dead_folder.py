"""The draft's folder does not answer: typing is protected, the window lives, and the status line says so."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from euroapp.edits.values import set_value
from euroapp.storage import files
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from euroapp_ui import presence, protection, waiting
from euroapp_ui.document import Document
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.window import Dialogs

LATER = 1


@pytest.fixture
def dead(monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """Let every look at and every save into the folder named share wait until the event is set."""
    alive, write = threading.Event(), files.replace_durably

    def slow(target: Path, raw: bytes) -> None:
        assert "share" not in str(target) or alive.wait(30)
        write(target, raw)

    def hang(*_: Any) -> None:
        assert alive.wait(30)

    monkeypatch.setattr(files, "replace_durably", slow)
    monkeypatch.setattr(presence.DraftLock, "renew", hang)
    yield alive
    alive.set()


@pytest.fixture
def document(window: MainWindow, tmp_path: Path) -> Document:
    """Open a draft from a share."""
    path = tmp_path / "share" / "bid.euroapp"
    path.parent.mkdir()
    save(an_example(), path)
    assert window.files.open_path(path)
    assert window.document is not None
    return window.document


def retitle(document: Document, title: str) -> None:
    document.session.apply("Title", lambda d: set_value(d, "general/title", title))


def status(window: MainWindow) -> str:
    assert window.workspace is not None
    return window.workspace.status._saved.text()


def test_what_is_typed_is_protected_while_the_folder_hangs(
    document: Document, dead: threading.Event, qtbot: QtBot
) -> None:
    document.presence.renew()
    retitle(document, "Typed while the share was away")
    document.protect()
    qtbot.waitUntil(lambda: document.protected, timeout=5_000)
    (copy,) = RecoveryStore()._folder.glob("*.euroapp")
    assert load(copy).draft.general.title == "Typed while the share was away"


def test_saving_again_and_again_never_holds_up_the_window(
    window: MainWindow, document: Document, dead: threading.Event, qtbot: QtBot
) -> None:
    for title in ("FIRST", "SECOND", "THIRD"):
        retitle(document, title)
        window.files.save_soon()
    assert document.saving
    document.protect()
    qtbot.waitUntil(lambda: document.protected, timeout=5_000)
    dead.set()
    qtbot.waitUntil(lambda: not document.modified, timeout=10_000)
    assert document.path is not None
    assert load(document.path).draft.general.title == "THIRD"


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_who_waits_for_a_dead_folder_may_stop_and_save_elsewhere(
    window: MainWindow,
    document: Document,
    dead: threading.Event,
    dialogs: Dialogs,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(waiting, "AT_ONCE", 0.05)
    retitle(document, "ELSEWHERE")
    dialogs.answers += [LATER, tmp_path / "safe.euroapp"]

    def stop() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        QTest.keyClick(box, Qt.Key.Key_Escape)

    QTimer.singleShot(400, stop)
    assert not window.files.save()
    assert "does not answer" in dialogs.seen[0]
    assert window.files.save_as()
    assert load(tmp_path / "safe.euroapp").draft.general.title == "ELSEWHERE"
    assert document.path == tmp_path / "safe.euroapp"
    dead.set()
    qtbot.wait(200)
    assert document.path == tmp_path / "safe.euroapp", "word of the other save comes too late"
    assert not document.modified


def test_typing_without_a_copy_for_fifteen_seconds_is_told(
    window: MainWindow, document: Document, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert protection.ALARM_MS == 15_000
    alive = threading.Event()
    monkeypatch.setattr(protection.RecoveryStore, "write", lambda *_: alive.wait(30))
    monkeypatch.setattr(protection, "ALARM_MS", 200)
    document._protection._alarm.setInterval(50)
    retitle(document, "Typed")
    document.protect()
    assert "no recovery copy" not in status(window)
    qtbot.waitUntil(lambda: "no recovery copy" in status(window), timeout=5_000)
    alive.set()
    qtbot.waitUntil(lambda: "no recovery copy" not in status(window), timeout=5_000)
