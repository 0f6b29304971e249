"""R3: the disk takes less than it is given, nothing at all, or says that it took all and did not."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from euroapp.errors import DraftUnreadable, EuroappError, SaveFailed, SaveUnverified
from euroapp.storage.files import load, save
from euroapp.storage.recovery import RecoveryStore
from tests.faults import naive
from tests.faults.checker import Damaged, check
from tests.faults.child import numbered

OLD, NEW, LATER = 1, 2, 3
PADDING = 30_000
real = os.write
Fault = Callable[[int, memoryview], int]


def half(handle: int, raw: memoryview) -> int:
    return real(handle, raw[: max(1, len(raw) // 2)])


def one_byte(handle: int, raw: memoryview) -> int:
    return real(handle, raw[: 1 if len(raw) < 500 else len(raw) // 100])


def nothing(_handle: int, _raw: memoryview) -> int:
    return 0


def lost(_handle: int, raw: memoryview) -> int:
    """Say that all was taken, as some network disks do when they are full."""
    return len(raw)


def half_lost(handle: int, raw: memoryview) -> int:
    real(handle, raw[: len(raw) // 2])
    return len(raw)


FAULTS = (half, one_byte, nothing, lost, half_lost)


class Disk:
    """Writes as it should but at one call, or from there on."""

    def __init__(self, fault: Fault, first: int, *, persistent: bool) -> None:
        self.calls, self._fault, self._first, self._persistent = 0, fault, first, persistent

    def write(self, handle: int, raw: bytes | memoryview) -> int:
        """Stand in for the system call."""
        self.calls += 1
        bad = self.calls >= self._first if self._persistent else self.calls == self._first
        return self._fault(handle, memoryview(raw)) if bad else real(handle, raw)


def under(disk: Disk, work: Callable[[], object]) -> EuroappError | None:
    """Work with this disk; return the refusal."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "write", disk.write)
        try:
            work()
        except EuroappError as error:
            return error
    return None


def writes(work: Callable[[], object]) -> int:
    """Return how often something is written when the disk is sound."""
    disk = Disk(half, 10**9, persistent=False)
    assert under(disk, work) is None
    return disk.calls


def situations(calls: int) -> list[tuple[Fault, int, bool]]:
    return [
        (fault, first, persistent)
        for fault in FAULTS
        for first in range(1, calls + 1)
        for persistent in (False, True)
    ]


def test_a_disk_that_takes_less_than_it_is_given_costs_nothing(folder: Path) -> None:
    done, path = 0, folder / "bid.euroapp"
    other = folder / "other.euroapp"
    calls = writes(lambda: save(numbered(NEW, PADDING), other, save_old(other)))
    for fault, first, persistent in situations(calls):
        origin, disk = save_old(path), Disk(fault, first, persistent=persistent)
        before = path.read_bytes()
        error = under(disk, lambda origin=origin: save(numbered(NEW, PADDING), path, origin))  # type: ignore[misc]
        said = f"{fault.__name__} at {first}, {persistent}: {error!r}"
        if error is None or isinstance(error, SaveUnverified):
            assert check(path).number == NEW, said
        else:
            assert isinstance(error, SaveFailed), said
            assert path.read_bytes() == before, said
        assert sorted(os.listdir(folder)) == ["bid.euroapp", "other.euroapp"], said
        save(numbered(LATER), path, load(path).origin)
        assert check(path).number == LATER, said
        done += 1
    print(f"{done} saves")
    assert done >= 40


def save_old(path: Path) -> object:
    path.unlink(missing_ok=True)
    return save(numbered(OLD, PADDING), path)


def test_the_last_good_copy_for_recovery_stays(home: Path) -> None:
    calls = writes(lambda: recovery(home / "count").write(numbered(NEW, PADDING), "session", None))
    for number, (fault, first, persistent) in enumerate(situations(calls)):
        store = recovery(home / str(number))
        disk = Disk(fault, first, persistent=persistent)
        error = under(disk, lambda store=store: store.write(numbered(NEW, PADDING), "session", None))  # type: ignore[misc]
        store.release("session")
        (offer,) = store.offers()
        title = store.load(offer).draft.general.title
        assert title == f"No. {OLD if error else NEW}", (
            f"{fault.__name__} at {first}, {persistent}: {error!r}"
        )


def recovery(folder: Path) -> RecoveryStore:
    """Return a store that holds one good copy."""
    store = RecoveryStore(folder)
    store.write(numbered(OLD, PADDING), "session", None)
    return store


def test_the_control_a_writer_that_does_not_look_loses_the_draft(folder: Path) -> None:
    path = folder / "bid.euroapp"
    for fault in FAULTS:
        path.unlink(missing_ok=True)
        naive.without_folder_sync(numbered(OLD), path, OLD)
        under(Disk(fault, 1, persistent=False), lambda: naive.in_one_write(numbered(NEW), path, NEW))
        with pytest.raises(Damaged):
            check(path)
        with pytest.raises(DraftUnreadable):
            load(path)
