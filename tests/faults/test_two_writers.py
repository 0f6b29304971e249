"""R13: two people, or two windows, have one draft open; neither's text is ever written over unseen."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from euroapp.errors import ChangedOutside
from euroapp.storage import files
from euroapp.storage.files import Origin
from euroapp.storage.lock import DraftLock, holder, note_path
from tests.faults.checker import check
from tests.faults.child import numbered
from tests.faults.workshop import chance, rounds

STEPS = 8


def _note(path: Path, host: str, minutes: float) -> None:
    moment = (datetime.now(UTC) - timedelta(minutes=minutes)).isoformat()
    entry = {"user": "Anna", "host": host, "process": 1, "session": "s", "since": moment, "seen": moment}
    note_path(path).write_text(json.dumps(entry))


LOCKS: dict[str, Callable[[Path], object]] = {
    "no note": lambda path: None,
    "note of this window": lambda path: DraftLock(path).take(),
    "living note of another host": lambda path: _note(path, "elsewhere", 0),
    "stale note of another host": lambda path: _note(path, "elsewhere", 600),
    "note from the future": lambda path: _note(path, "elsewhere", -600),
    "note of no sense": lambda path: note_path(path).write_bytes(b"\x00" * 50),
    "note that cannot be read": lambda path: note_path(path).mkdir(),
    "empty note": lambda path: note_path(path).write_bytes(b""),
}
HOMES = ("one machine", "two hosts", "two hosts, one without snapshots")


class Writer:
    """A window with the draft open, on a machine of its own or the same."""

    def __init__(self, home: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.home, self.path, self._patch = home, path, monkeypatch
        self.origin: Origin | None = None
        self.lock = DraftLock(path)
        self.refused = 0

    def _here(self) -> None:
        self._patch.setenv("EUROAPP_HOME", str(self.home))

    def open(self) -> None:
        self._here()
        holder(self.path)
        self.lock.take()
        self.origin = files.load(self.path).origin

    def save(self, number: int) -> bool:
        self._here()
        self.lock.renew()
        try:
            self.origin = files.save(numbered(number), self.path, self.origin)
        except ChangedOutside:
            self.refused += 1
            return False
        return True

    def save_beside(self, number: int) -> Path:
        self._here()
        beside = self.path.with_name(f"mine {number}.euroapp")
        files.save(numbered(number), beside)
        return beside


@pytest.mark.parametrize(("lock", "homes"), [*itertools.product(LOCKS, HOMES)])
def test_no_save_writes_over_what_its_writer_has_not_seen(
    lock: str, homes: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    random = chance(hash((len(lock), homes == HOMES[0])) & 0xFFFF)
    for number in range(rounds(3, 20)):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "bid.euroapp"
        files.save(numbered(0), path)
        LOCKS[lock](path)
        same = tmp_path / "home"
        others = [same, same if homes == HOMES[0] else tmp_path / f"home {number}"]
        writers = [Writer(home, path, monkeypatch) for home in others]
        for writer in writers:
            writer.open()
        seen: dict[Writer, int] = dict.fromkeys(writers, 0)
        mark = 0
        for _ in range(STEPS):
            writer = random.choice(writers)
            before = check(path).number
            mark += 1
            if writer.save(mark):
                assert before == seen[writer], "a text was written over that its writer never saw"
                assert check(path).number == mark
                seen[writer] = mark
                continue
            assert before != seen[writer], "a save was refused although nobody else had written"
            assert check(path).number == before
            assert check(writer.save_beside(mark)).number == mark, "Save As must always be possible"
            writer.open()
            seen[writer] = before


def test_the_control_a_writer_that_does_not_look_loses_the_others_text(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    files.save(numbered(0), path)
    files.load(path)
    files.save(numbered(1), path)
    files.save(numbered(2), path, origin=None)
    assert check(path).number == 2, "without the look at the origin the other text is gone"
