"""A note says who has a draft open; whatever becomes of the note, nothing is refused because of it."""

from __future__ import annotations

import ctypes
import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euroapp.storage import lock
from euroapp.storage.lock import SILENT_FOR, DraftLock, holder, note_path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def written(path: Path, **changes: object) -> None:
    """Put a note of another machine beside a draft."""
    now = datetime.now(UTC).isoformat()
    entry = {"user": "Anna", "host": "elsewhere", "process": 1, "session": "s", "since": now, "seen": now}
    note_path(path).write_text(json.dumps({**entry, **changes}), encoding="utf-8")


def gone() -> int:
    """Return the number of a process that has ended."""
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_an_open_draft_has_a_note_and_a_closed_one_has_none(path: Path) -> None:
    ours = DraftLock(path)
    ours.take()
    entry = json.loads(note_path(path).read_bytes())
    assert set(entry) == {"user", "host", "process", "session", "since", "seen"}
    assert holder(path) is None, "our own note is no news"
    ours.give_back()
    assert os.listdir(path.parent) == []


def test_somebody_elses_note_tells_who_and_since_when(path: Path) -> None:
    since = datetime.now(UTC) - timedelta(minutes=30)
    written(path, since=since.isoformat())
    found = holder(path)
    assert found is not None
    assert (found.name, found.stale, found.here) == ("Anna on elsewhere", False, False)
    assert found.since == since


def test_a_note_that_is_silent_for_ten_minutes_was_left_behind(path: Path) -> None:
    written(path)
    assert not holder(path, datetime.now(UTC) + SILENT_FOR - timedelta(seconds=5)).stale  # type: ignore[union-attr]
    assert holder(path, datetime.now(UTC) + SILENT_FOR + timedelta(seconds=5)).stale  # type: ignore[union-attr]


def test_a_note_of_a_process_that_died_here_was_left_behind(path: Path) -> None:
    here = lock._host()
    written(path, host=here, process=gone())
    assert holder(path).stale  # type: ignore[union-attr]
    with subprocess.Popen(["sleep", "60"]) as alive:
        written(path, host=here, process=alive.pid)
        assert not holder(path).stale  # type: ignore[union-attr]
        alive.kill()


NONSENSE: list[bytes] = [
    b"",
    b"\xff\xfe",
    b"[]",
    b"{}",
    b'{"user": 1}',
    b"[" * 3000,
    b'{"user": "A", "host": "h", "session": "s", "process": 1e999, "since": "x", "seen": "y"}',
    b'{"user": "A", "host": "h", "session": "s", "process": 1, "since": 5, "seen": 5}',
    b" " * 100_000,
]


@pytest.mark.parametrize("raw", NONSENSE)
def test_a_note_of_no_sense_tells_of_nobody_and_is_nobodys_to_remove(path: Path, raw: bytes) -> None:
    note_path(path).write_bytes(raw)
    assert holder(path) is None
    ours = DraftLock(path)
    ours.renew()
    ours.give_back()
    assert note_path(path).read_bytes() == raw


@pytest.mark.parametrize("field", ["user", "host", "session"])
def test_names_in_a_note_stay_on_one_line(path: Path, field: str) -> None:
    written(path, **{field: "A\n\u202eevil\x00" + "x" * 500})
    found = holder(path)
    assert found is not None
    assert getattr(found, field).startswith("A evil")
    assert len(getattr(found, field)) <= 80


def test_a_note_without_names_is_still_told(path: Path) -> None:
    written(path, user="", host="")
    assert holder(path).name == "somebody on another computer"  # type: ignore[union-attr]


def test_times_without_a_zone_are_read_as_universal_time(path: Path) -> None:
    written(path, since="2026-01-01T10:00:00")
    assert holder(path).since == datetime(2026, 1, 1, 10, tzinfo=UTC)  # type: ignore[union-attr]


def test_who_opens_anyway_takes_the_note_and_the_first_leaves_it_alone(path: Path) -> None:
    first, second = DraftLock(path), DraftLock(path)
    first.take()
    second.take()
    first.renew()
    assert not first.is_ours()
    assert second.is_ours()
    first.give_back()
    assert second.is_ours()
    assert note_path(path).exists()
    second.give_back()
    assert not note_path(path).exists()


def test_a_note_that_vanished_is_put_there_again(path: Path) -> None:
    ours = DraftLock(path)
    ours.take()
    note_path(path).unlink()
    ours.renew()
    assert note_path(path).exists()


def test_a_place_that_takes_no_note_is_no_trouble(path: Path, tmp_path: Path) -> None:
    nowhere = DraftLock(tmp_path / "gone" / "bid.euroapp")
    nowhere.take()
    nowhere.renew()
    nowhere.give_back()
    note_path(path).mkdir()
    ours = DraftLock(path)
    ours.take()
    ours.give_back()
    assert holder(path) is None
    assert os.listdir(tmp_path) == [note_path(path).name]


def test_the_longest_name_of_a_draft_has_a_note_too(tmp_path: Path) -> None:
    path = tmp_path / ("ü" * 120 + ".euroapp")
    DraftLock(path).take()
    assert note_path(path).exists()


def test_a_user_without_a_name_is_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown() -> str:
        raise KeyError("uid")

    monkeypatch.setattr(lock.getpass, "getuser", unknown)
    assert lock._user() == ""


def test_a_process_of_somebody_else_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refused)
    assert lock._runs(1)


@pytest.mark.parametrize(
    ("handle", "known", "code", "alive"),
    [(0, 1, 0, False), (7, 1, 259, True), (7, 1, 0, False), (7, 0, 0, True)],
)
def test_on_windows_the_system_is_asked_for_the_process(
    monkeypatch: pytest.MonkeyPatch, handle: int, known: int, code: int, alive: bool
) -> None:
    def exit_code(_handle: int, place: Any) -> int:
        place._obj.value = code
        return known

    kernel = SimpleNamespace(
        OpenProcess=lambda *_: handle, GetExitCodeProcess=exit_code, CloseHandle=lambda _handle: 1
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert lock._runs(7) is alive
