"""What is known of recovery copies, and what is done when it cannot be written or read."""

from __future__ import annotations

import errno
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage import recovery, snapshots
from euroapp.storage.files import save
from euroapp.storage.recovery import RecoveryStore
from tests.builders import a_draft
from tests.storage.refusing import EXAMPLE, refuse, titled


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "bid.euroapp"


@pytest.fixture
def store() -> RecoveryStore:
    return RecoveryStore()


def note_of(store: RecoveryStore, key: str) -> dict[str, Any]:
    found = store._read_note(key)
    assert found is not None
    return found


def test_the_note_of_a_copy_says_what_it_is(store: RecoveryStore, path: Path) -> None:
    store.write(titled("BRIDGES"), "new", None)
    entry = note_of(store, "new")
    assert {key: entry[key] for key in ("title", "path", "sha256", "released")} == {
        "title": "BRIDG",
        "path": "",
        "sha256": "",
        "released": False,
    }
    assert abs(datetime.fromisoformat(entry["written"]) - datetime.now(UTC)) < timedelta(minutes=1)
    origin = save(EXAMPLE, path)
    store.write(EXAMPLE, "old", origin)
    assert note_of(store, "old")["path"] == str(path)
    assert note_of(store, "old")["sha256"] == origin.sha256
    assert [one.name for one in store._copies("new")] == ["new.00000001.euroapp"]


def test_a_copy_of_a_new_draft_belongs_to_no_file(store: RecoveryStore) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    assert copy.path is None
    assert store.load(copy).origin is None
    store._write_note("k", {**note_of(store, "k"), "path": "/somewhere/bid.euroapp"})
    (copy,) = store.offers()
    assert store.load(copy).origin is None, "without a checksum nobody knows which file it came from"


def test_copies_are_offered_newest_first_whatever_their_keys(store: RecoveryStore) -> None:
    for key, day in (("b", 3), ("a", 2), ("c", 4)):
        store.write(EXAMPLE, key, None)
        store.release(key)
        when = datetime.now(UTC) - timedelta(days=day)
        store._write_note(key, {**note_of(store, key), "written": when.isoformat()})
    assert [copy.key for copy in store.offers()] == ["a", "b", "c"]


def test_a_title_that_is_not_known_is_empty(store: RecoveryStore) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    entry = note_of(store, "k")
    del entry["title"]
    store._write_note("k", entry)
    (copy,) = store.offers()
    assert copy.title == ""


def test_an_old_copy_is_offered_late_on_four_days_and_then_goes(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    start = datetime.now(UTC)

    class Calendar(datetime):
        """A clock that can be set."""

        day = 31

        @classmethod
        def now(cls, tz: Any = None) -> Any:
            return start + timedelta(days=cls.day)

    monkeypatch.setattr(recovery, "datetime", Calendar)
    offered = []
    for day in (31, 31, 32, 33, 33, 34, 35):
        Calendar.day = day
        offered.append(len(store.offers()))
    assert offered == [1, 1, 1, 1, 1, 0, 0]


def test_a_day_that_cannot_be_noted_costs_no_copy(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    old = datetime.now(UTC) - timedelta(days=40)
    store._write_note("k", {**note_of(store, "k"), "written": old.isoformat()})

    for error in (OSError(errno.EIO, "?"), SaveFailed("full")):

        def fail(*_: Any, error: Exception = error) -> None:
            raise error

        monkeypatch.setattr(recovery, "replace_durably", fail)
        assert len(store.offers()) == 1


def test_a_draft_that_shrank_by_more_than_half_leaves_a_pinned_copy(store: RecoveryStore) -> None:
    noise = os.urandom(100_000).hex()
    for size in (200_000, 110_000, 60_000, 10_000):
        store.write(a_draft(general={"abstract": noise[:size]}), "k", None)
    (kept,) = snapshots.of("k")
    assert kept.pin == snapshots.SHRINKING
    assert 30_000 < kept.size < 45_000, "the one before it shrank, not the one before that"


def test_copies_that_vanish_or_stay_are_no_trouble(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    for title in ("A", "B"):
        store.write(titled(title), "k", None)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", refuse)
        store.discard("k")
    real = Path.glob
    ghosts = [store._folder / "k.00000009.euroapp"]
    monkeypatch.setattr(Path, "glob", lambda self, pattern: [*real(self, pattern), *ghosts])
    store.discard("k")


def test_a_copy_is_not_adopted_where_its_lease_cannot_be_taken(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(EXAMPLE, "k", None)
    store.release("k")
    (copy,) = store.offers()
    monkeypatch.setattr(os, "open", refuse)
    store.adopt(copy)


def test_a_folder_that_cannot_be_used_is_named(store: RecoveryStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(recovery, "private_folder", refuse)
    with pytest.raises(SaveFailed) as caught:
        store.write(EXAMPLE, "k", None)
    assert str(caught.value) == f"No recovery copy could be written into {store._folder}."


def test_the_second_try_on_a_full_disk_writes_the_same_copy(
    store: RecoveryStore, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    origin = save(EXAMPLE, path)
    store._reserve.path.parent.mkdir(parents=True)
    store._reserve.hold()
    real, full = recovery.replace_durably, [True]

    def write(target: Path, raw: bytes) -> None:
        if full and target.suffix == ".euroapp":
            full.clear()
            raise SaveFailed("full") from OSError(errno.ENOSPC, "full")
        real(target, raw)

    monkeypatch.setattr(recovery, "replace_durably", write)
    store.write(EXAMPLE, "k", origin)
    assert note_of(store, "k")["sha256"] == origin.sha256
    assert not store._reserve.path.exists()


def test_without_a_reserve_snapshots_give_way_to_a_recovery_copy(
    store: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[int, Path]] = []
    monkeypatch.setattr(snapshots, "give_way", lambda size, place: asked.append((size, place)) or False)
    assert not store._make_room(1234)
    assert asked == [(1234, store._folder)]
