"""What storage does on Windows and macOS, with stand-ins for what only they have."""

from __future__ import annotations

import errno
import fcntl
import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from euroapp import replacing
from euroapp.errors import SaveFailed
from euroapp.settings import config_folder, data_folder, private_folder
from euroapp.storage import files
from euroapp.storage.durable import replace_durably
from euroapp.storage.files import load
from euroapp.storage.lease import Lease
from tests.builders import a_draft


@pytest.fixture
def on_windows(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Pretend to be on Windows: a folder cannot be flushed there; return the pauses that were made."""
    pauses: list[float] = []
    real = os.open

    def no_folders(path: Path, flags: int, *rest: int) -> int:
        if os.path.isdir(path):
            raise PermissionError(errno.EACCES, "a folder")
        return real(path, flags, *rest)

    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setattr(os, "open", no_folders)
    monkeypatch.setattr(replacing.time, "sleep", pauses.append)
    return pauses


def busy(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let a sync client hold the target for some tries."""
    real, tries = os.replace, []

    def held(source: Path, target: Path) -> None:
        tries.append(target)
        if len(tries) <= times:
            raise PermissionError(errno.EACCES, "held")
        real(source, target)

    monkeypatch.setattr(os, "replace", held)


def test_on_windows_a_draft_is_saved_without_flushing_its_folder(
    on_windows: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked: list[int] = []
    system = SimpleNamespace(LK_NBLCK=2, locking=lambda *words: locked.append(words[1]))
    monkeypatch.setitem(sys.modules, "msvcrt", system)
    path = tmp_path / "bid.euroapp"
    origin = files.save(a_draft(), path)
    assert locked == [2]
    files.save(a_draft(general={"title": "B"}), path, origin)
    assert load(path).draft.general.title == "B"
    assert on_windows == []


def test_on_windows_a_held_file_is_replaced_once_it_is_let_go(
    on_windows: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    busy(monkeypatch, 9)
    replace_durably(tmp_path / "bid", b"new")
    assert (tmp_path / "bid").read_bytes() == b"new"
    assert sum(on_windows) == pytest.approx(2.7)


def test_on_windows_a_file_that_is_never_let_go_stays_as_it_is(
    on_windows: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bid").write_bytes(b"old")
    busy(monkeypatch, 99)
    with pytest.raises(SaveFailed):
        replace_durably(tmp_path / "bid", b"new")
    assert (tmp_path / "bid").read_bytes() == b"old"
    assert len(on_windows) == 9
    assert os.listdir(tmp_path) == ["bid"]


def test_elsewhere_a_refused_swap_fails_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    busy(monkeypatch, 1)
    with pytest.raises(SaveFailed):
        replace_durably(tmp_path / "bid", b"new")
    assert os.listdir(tmp_path) == []


def test_on_windows_a_lease_is_held_by_one_and_its_file_goes_after_it_is_closed(
    on_windows: list[float], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locking(handle: int, _mode: int, _count: int) -> None:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)

    monkeypatch.setitem(sys.modules, "msvcrt", SimpleNamespace(locking=locking, LK_NBLCK=2))
    first, second = Lease(tmp_path / "a.lock"), Lease(tmp_path / "a.lock")
    assert first.take()
    assert not second.take()
    assert second.held()
    first.give_back()
    first.give_back()
    assert os.listdir(tmp_path) == []
    assert not second.held()


@pytest.mark.parametrize("refused", [False, True])
def test_on_macos_the_disk_itself_is_asked_to_flush_and_fsync_is_second_best(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: bool
) -> None:
    calls: list[str] = []
    real = os.fsync

    def full_sync(_handle: int, _request: int) -> None:
        calls.append("F_FULLFSYNC")
        if refused:
            raise OSError(errno.ENOTSUP, "not here")

    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", full_sync)
    monkeypatch.setattr(os, "fsync", lambda handle: (calls.append("fsync"), real(handle))[1])
    replace_durably(tmp_path / "bid", b"new")
    assert calls == ["F_FULLFSYNC", *(["fsync"] if refused else []), "fsync"]


def test_a_folder_that_cannot_be_flushed_is_no_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = os.fsync

    def only_files(handle: int) -> None:
        if os.path.isdir(f"/proc/self/fd/{handle}"):
            raise OSError(errno.EINVAL, "not a file")
        real(handle)

    monkeypatch.setattr(os, "fsync", only_files)
    replace_durably(tmp_path / "bid", b"new")
    assert (tmp_path / "bid").read_bytes() == b"new"


def test_without_a_home_of_its_own_the_program_uses_the_folders_of_the_system(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("EUROAPP_HOME")
    assert data_folder().name == config_folder().name == "EuroApp"


def test_on_windows_owners_are_not_compared(on_windows: list[float], tmp_path: Path) -> None:
    assert private_folder(tmp_path / "a" / "b").is_dir()
