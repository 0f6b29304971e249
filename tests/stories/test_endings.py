"""The program is ended from outside, or fails inside: the last key lies on a disk before it goes."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QSessionManager
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QPushButton

from euroapp.edits.values import set_value
from euroapp.errors import SaveFailed
from euroapp.storage import recovery
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from euroapp_ui.endings import Endings, crash_hook
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.faults.workshop import ROOT, environment
from tests.window import Dialogs, fresh_draft, open_draft

CHILD = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from euroapp_ui import __main__ as program

make_window = program.make_window

def made(preferences):
    window = make_window(preferences)
    QTimer.singleShot(1000, lambda: type_into(window))
    return window

def type_into(window):
    if window.workspace is None or not window.workspace.session.state.looked:
        # On a busy machine the draft is still on its way, and letters go nowhere until it is there.
        QTimer.singleShot(200, lambda: type_into(window))
        return
    window.workspace.reveal("general/title")
    line = window.focusWidget()
    line.selectAll()
    QTest.keyClicks(line, "The last word")
    print("typed", flush=True)

program.make_window = made
raise SystemExit(program.main([sys.argv[1]]))
"""


def started(path: Path, home: Path, program: str = CHILD) -> subprocess.Popen[bytes]:
    """Start the whole program over a draft; return when the last word has just been typed."""
    child = subprocess.Popen(
        [sys.executable, "-c", program, str(path)],
        cwd=ROOT,
        env=environment(home),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"typed"
    return child


def end(child: subprocess.Popen[bytes], number: signal.Signals) -> str:
    time.sleep(0.2)
    child.send_signal(number)
    _, words = child.communicate(timeout=20)
    return words.decode()


def copies() -> list[str]:
    store = RecoveryStore()
    return [store.load(copy).draft.general.title for copy in store.offers()]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(an_example(), tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_leaves_a_copy_of_the_last_key(path: Path, own_home: Path, number: signal.Signals) -> None:
    child = started(path, own_home)
    assert end(child, number) == ""
    assert child.returncode == 128 + number
    assert copies() == ["The last word"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_the_control_a_kill_just_after_the_last_key_leaves_none(path: Path, own_home: Path) -> None:
    end(started(path, own_home), signal.SIGKILL)
    assert copies() == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_ctrl_c_in_a_terminal_closes_an_unchanged_draft_like_its_user(path: Path, own_home: Path) -> None:
    program = CHILD.replace('QTest.keyClicks(line, "The last word")', "")
    child = started(path, own_home, program)
    assert end(child, signal.SIGINT) == ""
    assert child.returncode == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_who_interrupts_while_the_window_asks_leaves_a_copy(path: Path, own_home: Path) -> None:
    child = started(path, own_home)
    time.sleep(0.2)
    child.send_signal(signal.SIGINT)
    time.sleep(1)
    assert child.poll() is None, "it asks whether to save"
    end(child, signal.SIGINT)
    assert child.returncode == 128 + signal.SIGINT
    assert copies() == ["The last word"]


def retitled(window: MainWindow) -> None:
    document = window.document
    assert document is not None
    document.session.apply("Title", lambda d: set_value(d, "general/title", "The last word"))


def test_the_end_of_the_session_leaves_a_copy(window: MainWindow, qapp: QApplication) -> None:
    held = {number: signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    woken = signal.set_wakeup_fd(-1)
    endings = Endings(window, qapp)
    open_draft(window, fresh_draft())
    retitled(window)
    try:
        endings._session_ends(None)  # type: ignore[arg-type]
    finally:
        for number, handler in held.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(woken)
        qapp.commitDataRequest.disconnect(endings._session_ends)
    assert window.document is not None
    assert window.document.protected
    assert QSessionManager is not None


def crash(window: MainWindow, act: str = "Close") -> str:
    """Let an error reach the hook; press a button of the box and return all that it says."""
    said: list[str] = []

    def press() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.append(f"{box.text()} {box.informativeText()}")
        button = next(b for b in box.findChildren(QPushButton) if b.text().replace("&", "") == act)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if act == "Copy details":
            assert box.isVisible(), "copying closes nothing"
            box.reject()

    QTimer.singleShot(300, press)
    try:
        raise RuntimeError("a fault inside")
    except RuntimeError as error:
        crash_hook(window)(type(error), error, error.__traceback__)
    return said[0]


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_crash_waits_for_the_copy_and_says_so(window: MainWindow) -> None:
    open_draft(window, fresh_draft())
    retitled(window)
    assert "a copy of all you typed" in crash(window)
    assert window.document is not None
    assert window.document.protected


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_crash_never_claims_a_copy_that_is_not_there(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise SaveFailed("The disk is full.") from OSError(errno.ENOSPC, "full")

    open_draft(window, fresh_draft())
    retitled(window)
    with monkeypatch.context() as patch:
        patch.setattr(recovery, "replace_durably", full)
        said = crash(window)
    assert "have no copy" in said
    assert "The disk is full" in said


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_a_crash_without_a_draft_speaks_of_none(window: MainWindow) -> None:
    assert "No draft is open" in crash(window)


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_details_of_a_crash_can_be_copied_and_the_draft_saved(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    open_draft(window, fresh_draft())
    retitled(window)
    crash(window, "Copy details")
    assert "RuntimeError: a fault inside" in QGuiApplication.clipboard().text()
    assert "test_endings.py" in QGuiApplication.clipboard().text()
    dialogs.answers.append(tmp_path / "rescued")
    crash(window, "Save a copy")
    assert load(tmp_path / "rescued.euroapp").draft.general.title == "The last word"
    assert window.isWindowModified()
