"""A person keeps the work: saves, closes, reopens, loses power, meets a full disk."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from euroapp.calls.library import load_call
from euroapp.edits.values import set_value
from euroapp.errors import SaveFailed
from euroapp.storage.files import load, save
from euroapp.storage.instance import Instance
from euroapp.storage.recovery import RecoveryStore
from euroapp_ui.preferences import Preferences
from euroapp_ui.windows.doorbell import Doorbell
from euroapp_ui.windows.main_window import MainWindow
from euroapp_ui.windows.new_draft import NewDraftDialog
from euroapp_ui.windows.workspace import Workspace
from tests.builders import NEW, an_example
from tests.proposals import proposal_for
from tests.window import Dialogs, open_draft


def retitle(workspace: Workspace, title: str) -> None:
    workspace.session.apply("Title", lambda d: set_value(d, "general/title", title))


def test_a_new_draft_from_the_wizard_to_the_pdf_and_back(
    window: MainWindow, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answer(dialog: NewDraftDialog) -> int:
        dialog._calls.setCurrentRow(0)
        dialog._next()
        dialog._strands.setCurrentRow(3)
        dialog._next()
        qtbot.keyClicks(dialog._acronym, "LINKED")
        return int(dialog.DialogCode.Accepted.value)

    monkeypatch.setattr(NewDraftDialog, "exec", answer)
    window.files.new()
    workspace = window.workspace
    assert workspace is not None
    assert workspace.session.draft.general.acronym == "LINKED"
    assert window.isWindowModified()

    path = tmp_path / "linked.euroapp"
    dialogs.answers.append(path)
    retitle(workspace, "Linked value chains")
    assert window.files.save()
    assert not window.isWindowModified()

    workspace.go("proposal")
    page = workspace.current_page()
    target = tmp_path / "linked.pdf"
    with qtbot.waitSignal(page.pages_counted, timeout=60_000):  # type: ignore[attr-defined]
        page.export_to(target)  # type: ignore[attr-defined]
    assert target.read_bytes().startswith(b"%PDF")

    assert window.files.may_leave()
    assert window.workspace is None
    assert window.files.open_path(path)
    assert window.workspace is not None
    assert window.workspace.session.draft.general.title == "Linked value chains"
    assert path in window.preferences.recent()


def test_the_preview_counts_the_pages(window: MainWindow, qtbot: QtBot) -> None:
    workspace = open_draft(window, proposal_for(load_call(NEW)))
    workspace.go("proposal")
    with qtbot.waitSignal(workspace.current_page().pages_counted, timeout=60_000) as counted:  # type: ignore[attr-defined]
        pass
    assert counted.args is not None
    assert 15 <= counted.args[0] <= 30
    with qtbot.waitSignal(workspace.meter.counted, timeout=60_000) as again:
        workspace.session.apply("x", lambda draft: set_value(draft, "general/title", "Another title"))
        workspace.meter._look()
    assert again.args == counted.args


def test_unsaved_changes_are_asked_about(window: MainWindow, example: Workspace, dialogs: Dialogs) -> None:
    retitle(example, "Changed")
    dialogs.answers.append(-1)
    assert not window.close()
    assert window.workspace is example
    assert "Save the changes" in dialogs.seen[0]


def test_leaving_without_saving_keeps_a_copy(
    window: MainWindow, example: Workspace, dialogs: Dialogs
) -> None:
    retitle(example, "Never saved")
    dialogs.answers.append(1)
    assert window.files.may_leave()
    copies = window.files.recovery_offers()
    assert [copy.released for copy in copies] == [True]
    window.files.recover(copies[0])
    assert window.workspace is not None
    assert window.workspace.session.draft.general.title == "Never saved"
    assert window.isWindowModified()


def test_a_full_disk_leaves_the_draft_open_and_offers_another_place(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "bid.euroapp"
    dialogs.answers.append(path)
    assert window.files.save()
    before = path.read_bytes()
    retitle(example, "Does not fit")

    def full(*_args: object) -> None:
        raise SaveFailed("The disk is full.")

    monkeypatch.setattr("euroapp.storage.files.replace_durably", full)
    dialogs.answers.append(1)
    assert not window.files.save()
    assert "not saved" in dialogs.seen[-1]
    assert path.read_bytes() == before
    assert window.isWindowModified()
    assert example.session.draft.general.title == "Does not fit"


def test_a_file_changed_outside_is_never_overwritten(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    assert window.files.open_path(path)
    other = set_value(an_example(), "general/title", "Anna's title")
    save(other, path)
    theirs = path.read_bytes()
    assert window.workspace is not None
    retitle(window.workspace, "My title")
    dialogs.answers.append(0)
    assert window.files.save()
    assert path.read_bytes() == theirs
    assert load(path.with_name("bid (mine).euroapp")).draft.general.title == "My title"


@pytest.mark.parametrize("raw", [b"", b"no draft", b"PK\x03\x04 cut off"])
def test_a_file_that_is_no_draft_is_named_and_left_alone(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path, raw: bytes
) -> None:
    path = tmp_path / "broken.euroapp"
    path.write_bytes(raw)
    assert not window.files.open_path(path)
    assert "broken.euroapp was not opened" in dialogs.seen[0]
    assert path.read_bytes() == raw


def test_a_broken_file_does_not_close_the_draft_at_hand(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    retitle(example, "Still here")
    broken = tmp_path / "broken.euroapp"
    broken.write_bytes(b"no draft")
    assert not window.files.open_path(broken)
    assert window.workspace is example
    assert example.session.draft.general.title == "Still here"


def test_cancelling_the_file_dialog_leaves_everything(
    window: MainWindow, example: Workspace, dialogs: Dialogs
) -> None:
    dialogs.answers.append("")
    window.files.open()
    assert window.workspace is example


CHILD = """
import os, sys, time
from pathlib import Path
from PySide6.QtTest import QTest
from euroapp_ui.__main__ import make_application, make_window
from euroapp_ui.preferences import Preferences
from euroapp.storage.instance import Instance
from euroapp.storage.files import load

app = make_application(["euroapp"])
window = make_window(Preferences())
window.show()
window.files.open_path(Path(sys.argv[1]))
window.workspace.reveal("general/title")
line = window.focusWidget()
line.selectAll()
QTest.keyClicks(line, "Typed before the crash")
print("typed", flush=True)
app.exec()
"""


def test_typing_survives_a_kill(window: MainWindow, dialogs: Dialogs, tmp_path: Path, own_home: Path) -> None:
    path = tmp_path / "bid.euroapp"
    save(an_example(), path)
    before = path.read_bytes()
    root = Path(__file__).resolve().parents[2]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(root), str(root / "ui")))}
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(path)], env=environment, stdout=subprocess.PIPE
    )
    assert child.stdout is not None
    assert child.stdout.readline().strip() == b"typed"
    deadline = time.monotonic() + 12
    while not list((own_home / "data" / "recovery").glob("*.euroapp")) and time.monotonic() < deadline:
        time.sleep(0.1)
    child.send_signal(signal.SIGKILL)
    child.wait()
    child.stdout.close()

    window.show_welcome()
    copies = window.files.recovery_offers()
    assert len(copies) == 1
    assert not copies[0].released
    window.files.recover(copies[0])
    workspace = window.workspace
    assert workspace is not None
    assert workspace.session.draft.general.title == "Typed before the crash"
    assert path.read_bytes() == before
    assert window.files.save()
    assert load(path).draft.general.title == "Typed before the crash"
    assert RecoveryStore().offers() == []


def test_recent_drafts_are_offered_and_missing_ones_say_so(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    here, gone = tmp_path / "here.euroapp", tmp_path / "gone.euroapp"
    save(an_example(), here)
    for path in (here, gone):
        window.preferences.remember(path)
    window.show_welcome()
    listed = window.welcome._recent
    qtbot.waitUntil(lambda: "Not found in" in listed.item(0).text(), timeout=5_000)
    assert "Not found in" not in listed.item(1).text()
    assert Preferences().recent() == [gone, here]


def test_damaged_preferences_are_as_good_as_none(own_home: Path) -> None:
    folder = own_home / "config"
    folder.mkdir(parents=True)
    (folder / "preferences.json").write_text("{broken")
    assert Preferences().recent() == []


def test_the_checklist_is_exported_from_the_review(
    fresh: Workspace, dialogs: Dialogs, qtbot: QtBot, tmp_path: Path
) -> None:
    fresh.go("review")
    target = tmp_path / "checklist.pdf"
    fresh.current_page().export_to(target)  # type: ignore[attr-defined]
    qtbot.waitUntil(target.exists, timeout=30_000)
    assert target.read_bytes().startswith(b"%PDF")


def test_saves_remember_the_readiness_of_the_day(
    window: MainWindow, example: Workspace, dialogs: Dialogs, tmp_path: Path
) -> None:
    path = tmp_path / "bid.euroapp"
    dialogs.answers.append(path)
    assert window.files.save()
    retitle(example, "Saved twice")
    assert window.files.save()
    origin = load(path).origin
    assert origin is not None
    assert [share for _, share in origin.identity.saves] == [100]


@pytest.mark.qt_log_ignore("does not support raise")
def test_a_second_start_brings_its_draft_to_the_first_window(
    window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    first, path = Instance(), tmp_path / "bid.euroapp"
    save(an_example(), path)
    assert first.is_first()
    bell = Doorbell(window, first)
    window.showMinimized()
    answers: list[bool] = []
    caller = threading.Thread(target=lambda: answers.append(Instance().knock(path, patience=20)))
    caller.start()
    qtbot.waitUntil(lambda: window.document is not None and window.document.path == path, timeout=20_000)
    caller.join()
    assert answers == [True]
    assert not window.isMinimized()
    bell.deleteLater()
    first.close()


def test_a_conflict_copy_is_told_once_and_can_be_opened(
    window: MainWindow, dialogs: Dialogs, tmp_path: Path
) -> None:
    path, theirs = tmp_path / "bid.euroapp", tmp_path / "bid (Anna).euroapp"
    save(an_example(), path)
    theirs.write_bytes(path.read_bytes())
    for place, title in ((path, "Mine"), (theirs, "Anna's")):
        found = load(place)
        save(set_value(found.draft, "general/title", title), place, found.origin)
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert "another copy of bid.euroapp: bid (Anna).euroapp" in dialogs.seen[0]
    assert "differ in: Scope." in dialogs.seen[0]
    assert window.files.open_path(path)
    assert len(dialogs.seen) == 1
    found = load(path)
    save(set_value(found.draft, "general/title", "Mine again"), path, found.origin)
    dialogs.answers += [1, 2, 0]
    assert window.files.open_path(path)
    assert dialogs.seen[-3] == "compare bid.euroapp bid (Anna).euroapp"
    assert window.document is not None
    assert window.document.path == theirs


@pytest.mark.qt_log_ignore("propagateSizeHints")
def test_return_goes_on_through_the_wizard_and_never_cancels_it(qtbot: QtBot) -> None:
    dialog = NewDraftDialog()
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    dialog._calls.setFocus()
    qtbot.keyClick(dialog._calls, Qt.Key.Key_Return)
    qtbot.keyClick(dialog._strands, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert dialog._acronym.isVisible()
    qtbot.keyClicks(dialog._acronym, "SMARTWOOD")
    qtbot.keyClick(dialog._acronym, Qt.Key.Key_Return)
    assert dialog.result() == NewDraftDialog.DialogCode.Accepted
