"""Room held in hand for the day the disk is full."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage import recovery, reserve
from euroapp.storage.recovery import RecoveryStore
from euroapp.storage.reserve import SIZE, Reserve
from tests.builders import a_draft


def test_the_room_is_really_taken_and_given_back(tmp_path: Path) -> None:
    held = Reserve(tmp_path)
    assert not held.release()
    held.hold()
    held.hold()
    assert held.path.stat().st_blocks * 512 >= SIZE
    assert held.release()
    assert not held.path.exists()


def test_where_the_system_cannot_set_room_aside_bytes_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "posix_fallocate", raising=False)
    held = Reserve(tmp_path)
    held.hold()
    assert held.path.stat().st_size == SIZE


def test_a_disk_that_is_nearly_full_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    little = shutil.disk_usage(tmp_path)._replace(free=SIZE)
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: little)
    held = Reserve(tmp_path)
    held.hold()
    assert not held.path.exists()


def test_half_a_reserve_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(reserve, "_fill", full)
    held = Reserve(tmp_path)
    held.hold()
    assert not held.path.exists()


@pytest.fixture
def tight(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> RecoveryStore:
    """Return a store on a disk that takes another copy only when its reserve is gone."""
    store = RecoveryStore(tmp_path / "recovery")
    store.write(a_draft(general={"title": "FIRST"}), "k", None)
    real = recovery.replace_durably

    def write(path: Path, raw: bytes) -> None:
        if store._reserve.path.exists():
            raise SaveFailed("The disk is full.") from OSError(errno.ENOSPC, "full")
        real(path, raw)

    monkeypatch.setattr(recovery, "replace_durably", write)
    return store


def newest(store: RecoveryStore) -> str:
    store._drop_lease("k")
    (copy,) = store.offers()
    return store.load(copy).draft.general.title


def test_on_a_full_disk_the_reserve_gives_way_to_the_recovery_copy(tight: RecoveryStore) -> None:
    tight.write(a_draft(general={"title": "LAST"}), "k", None)
    assert newest(tight) == "LAST"


def test_without_a_reserve_the_last_copy_is_kept_and_the_failure_told(
    tight: RecoveryStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any) -> None:
        raise SaveFailed("The disk is full.") from OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(recovery, "replace_durably", full)
    with pytest.raises(SaveFailed, match="full"):
        tight.write(a_draft(general={"title": "LAST"}), "k", None)
    monkeypatch.undo()
    assert newest(tight) == "FIRST"
