"""The note beside an open draft and the one window of a user, in every detail others rely on."""

from __future__ import annotations

import ctypes
import json
import os
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from euroapp.storage import instance, lock
from euroapp.storage.instance import Instance
from euroapp.storage.lock import SILENT_FOR, DraftLock, holder, note_path
from tests.storage.refusing import refuse
from tests.storage.test_lock import written

DEEP = b"[" * 100_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


def test_the_note_can_be_read_by_colleagues_and_tells_times_with_their_zone(path: Path) -> None:
    ours = DraftLock(path)
    ours.take()
    assert stat.S_IMODE(note_path(path).stat().st_mode) == 0o644
    entry = json.loads(note_path(path).read_bytes())
    for moment in (entry["since"], entry["seen"]):
        assert datetime.fromisoformat(moment).tzinfo is not None
        assert abs(datetime.fromisoformat(moment) - datetime.now(UTC)) < timedelta(minutes=1)
    assert len(entry["session"]) == 16
    assert entry["process"] == os.getpid()


def test_notes_of_long_names_differ_and_short_ones_are_named_after_their_draft(tmp_path: Path) -> None:
    assert note_path(tmp_path / "bid.euroapp").name == ".~lock.bid.euroapp#"
    longest = "x" * 200
    assert note_path(tmp_path / longest).name == f".~lock.{longest}#"
    one, other = (note_path(tmp_path / (letter * 201)).name for letter in "xy")
    assert one != other
    assert len(one) == len(".~lock.#") + 24


def test_what_a_note_says_is_told_whole(path: Path) -> None:
    seen = datetime(2026, 1, 5, 10, 30, tzinfo=UTC)
    written(path, process=77, session="abc", seen=seen.isoformat())
    found = holder(path, seen + SILENT_FOR)
    assert found is not None
    assert (found.process, found.session, found.seen, found.stale) == (77, "abc", seen, False)


def test_times_keep_the_zone_they_were_written_in(path: Path) -> None:
    written(path, since="2026-01-05T12:00:00+02:00")
    assert holder(path).since == datetime(2026, 1, 5, 10, tzinfo=UTC)  # type: ignore[union-attr]


def test_whoever_is_asked_after_is_not_harmed() -> None:
    with subprocess.Popen(["sleep", "60"]) as alive:
        assert lock._runs(alive.pid)
        with pytest.raises(subprocess.TimeoutExpired):
            alive.wait(0.2)
        alive.kill()


def test_on_windows_the_right_process_is_asked_for_in_the_right_way(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[tuple[Any, ...]] = []

    def exit_code(handle: int, place: Any) -> int:
        calls.append(("code", handle))
        place._obj.value = 259
        return 1

    kernel = SimpleNamespace(
        OpenProcess=lambda *words: calls.append(("open", *words)) or 7,
        GetExitCodeProcess=exit_code,
        CloseHandle=lambda handle: calls.append(("close", handle)),
    )
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert lock._runs(4711)
    assert calls == [("open", 0x1000, False, 4711), ("code", 7), ("close", 7)]


def test_a_note_that_goes_by_itself_or_cannot_be_removed_is_no_trouble(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = DraftLock(path)
    ours.take()
    with monkeypatch.context() as patch:
        patch.setattr(lock.DraftLock, "is_ours", lambda self: note_path(path).unlink() or True)
        ours.give_back()
    ours.take()
    monkeypatch.setattr(Path, "unlink", refuse)
    ours.give_back()


def test_the_window_of_a_user_is_known_by_fixed_names(home: Path) -> None:
    first = Instance()
    assert first.is_first()
    assert (home / "data" / "window" / "window.lock").exists()
    assert not Instance(home / "data" / "window").is_first()
    first.close()


@pytest.mark.parametrize("note", [b"", b"{}", b"[]", DEEP, b'{"path": 5}'])
def test_calls_of_no_sense_are_taken_away_unheard(home: Path, note: bytes) -> None:
    first = Instance()
    assert first.is_first()
    (first.folder / "a.knock").write_bytes(note)
    assert first.callers() == []
    assert not (first.folder / "a.knock").exists()
    first.close()


def test_calls_that_cannot_be_read_or_removed_are_no_trouble(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Instance()
    assert first.is_first()
    (first.folder / "a.knock").mkdir()
    (first.folder / "b.knock").write_text('{"path": ""}')
    with monkeypatch.context() as patch:
        patch.setattr(instance, "read_regular", refuse)
        assert first.callers() == []
    first.close()


def test_who_waits_for_an_answer_looks_often(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(instance.time, "sleep", pauses.append)
    first = Instance()
    assert first.is_first()
    assert not Instance().knock(None, patience=0.05)
    assert max(pauses) < 0.1
    assert [name for name in os.listdir(first.folder) if "knock" in name or "new" in name.lower()] == []
    first.close()
