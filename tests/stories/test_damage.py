"""A file comes back damaged from a stick, a mail or a power cut."""

from __future__ import annotations

from pathlib import Path

import pytest

from euroapp.calls.library import load_call
from euroapp.edits.creation import complete
from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp_ui.windows.main_window import MainWindow
from tests.builders import an_example
from tests.storage.test_salvage import zeroed
from tests.window import Dialogs

EXAMPLE = complete(an_example(), load_call(an_example().call.id))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def shown(window: MainWindow) -> object:
    assert window.document is not None
    return window.document.session.draft


def test_what_is_whole_is_opened_and_what_is_lost_is_named(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    path.write_bytes(zeroed("parts/tasks.json", "parts/partners/p3.json"))
    damaged = path.read_bytes()
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert "Lost: “Participants, p3”, “Tasks”." in dialogs.seen[0]
    draft = shown(window)
    assert draft.general == EXAMPLE.general  # type: ignore[attr-defined]
    assert window.isWindowModified()
    assert path.read_bytes() == damaged


def test_the_damaged_file_is_not_written_over(
    window: MainWindow, dialogs: Dialogs, path: Path, tmp_path: Path
) -> None:
    path.write_bytes(zeroed("parts/tasks.json"))
    damaged, other = path.read_bytes(), tmp_path / "saved.euroapp"
    dialogs.answers += [0, path, other]
    assert window.files.open_path(path)
    assert window.files.save()
    assert "not written over" in " ".join(dialogs.seen)
    assert path.read_bytes() == damaged
    assert load(other).draft == shown(window)


def test_an_earlier_copy_makes_good_what_is_lost(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    save(EXAMPLE, path)
    raw = path.read_bytes()
    place = raw.index(b"parts/tasks.json") + 200
    path.write_bytes(raw[:place] + bytes(64) + raw[place + 64 :])
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert "Taken from an earlier copy: “Tasks”." in dialogs.seen[0]
    assert shown(window) == EXAMPLE


def test_of_an_empty_file_the_last_copy_is_offered(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    save(EXAMPLE, path)
    path.write_bytes(b"")
    dialogs.answers.append(0)
    assert window.files.open_path(path)
    assert "Open the copy of" in dialogs.seen[0]
    assert shown(window) == EXAMPLE
    assert path.read_bytes() == b""


def test_who_says_no_has_lost_nothing(window: MainWindow, dialogs: Dialogs, path: Path) -> None:
    path.write_bytes(zeroed("parts/tasks.json"))
    dialogs.answers.append(-1)
    assert not window.files.open_path(path)
    assert window.document is None


def test_copies_that_are_damaged_too_are_not_offered(
    window: MainWindow, dialogs: Dialogs, path: Path
) -> None:
    origin = save(EXAMPLE, path)
    path.write_bytes(b"")
    snapshots.of(origin.identity.document)[0].path.write_bytes(b"x")
    assert not window.files.open_path(path)
    assert "was not opened" in dialogs.seen[0]
