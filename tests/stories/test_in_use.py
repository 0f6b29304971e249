"""A colleague has the draft open, or left it open; the window says so and stands in nobody's way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from euroapp.storage.files import load, save
from euroapp.storage.lock import note_path
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.storage.test_lock import written
from tests.window import Dialogs, fresh_draft

READ, COPY, ANYWAY = 0, 1, 2


@pytest.fixture
def path(tmp_path: Path) -> Path:
    save(an_example(), tmp_path / "bid.euroapp")
    return tmp_path / "bid.euroapp"


def settle(window: MainWindow) -> None:
    """Wait for what the window does in the background."""
    assert window.document is not None
    window.document._beside.submit(lambda: None).result()


def test_who_opens_a_draft_leaves_a_note_and_takes_it_away(window: MainWindow, path: Path) -> None:
    assert window.files.open_path(path)
    settle(window)
    assert json.loads(note_path(path).read_bytes())["process"]
    window.files.close_draft()
    assert not note_path(path).exists()


def test_a_draft_that_is_open_elsewhere_can_be_read(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    written(path)
    note = note_path(path).read_bytes()
    dialogs.answers += [READ, tmp_path / "other.euroapp"]
    assert window.files.open_path(path)
    assert "bid.euroapp is open elsewhere: Anna on elsewhere, since" in dialogs.seen[0]
    assert "read only" in window.windowTitle()
    before = path.read_bytes()
    assert window.files.save(), "saving asks for another name"
    assert (path.read_bytes(), note_path(path).read_bytes()) == (before, note)
    assert "read only" not in window.windowTitle()


def test_a_draft_that_is_open_elsewhere_can_be_opened_as_a_copy(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    written(path)
    dialogs.answers.append(COPY)
    assert window.files.open_path(path)
    assert window.document is not None
    assert window.document.path is None
    assert window.isWindowModified()


def test_who_opens_anyway_is_asked_before_the_others_text_is_touched(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    written(path)
    dialogs.answers.append(ANYWAY)
    assert window.files.open_path(path)
    save(fresh_draft(), path)
    theirs = path.read_bytes()
    dialogs.answers.append(-1)
    assert not window.files.save()
    assert "changed by another program" in dialogs.seen[-1]
    assert path.read_bytes() == theirs


def test_saying_no_opens_nothing(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    written(path)
    dialogs.answers.append(-1)
    assert not window.files.open_path(path)
    assert window.document is None


def test_a_note_left_behind_is_said_to_be_and_the_next_step_is_a_button(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    written(path, seen="2026-01-05T10:00:00+00:00")
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert "was left open: Anna on elsewhere" in dialogs.seen[0]
    assert "Nothing is lost" in dialogs.seen[0]
    assert window.files.save()
    assert load(path).draft


def test_when_somebody_else_opens_it_anyway_the_status_line_says_so(
    window: MainWindow, path: Path, qtbot: QtBot
) -> None:
    assert window.files.open_path(path)
    document = window.document
    assert document is not None
    assert window.workspace is not None
    settle(window)
    written(path)
    document.presence.renew()
    qtbot.waitUntil(lambda: document.presence.other is not None, timeout=10_000)
    assert window.workspace.status._saved.text() == "Also open: Anna on elsewhere"
    note_path(path).unlink()
    document.presence.renew()
    qtbot.waitUntil(lambda: document.presence.other is None, timeout=10_000)


def test_saving_under_another_name_moves_the_note(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    assert window.files.open_path(path)
    dialogs.answers.append(tmp_path / "new.euroapp")
    assert window.files.save_as()
    settle(window)
    assert [note_path(place).exists() for place in (path, tmp_path / "new.euroapp")] == [False, True]
