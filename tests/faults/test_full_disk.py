"""R5: the disk is nearly full; the draft that was there stays, and there is a way on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.faults.checker import Damaged, check
from tests.faults.workshop import Workshop, mounted, rounds

PADDING, GROWN = 30_000, 60_000
"""Letters in the draft before and after it has grown."""
STEPS = range(0, 65, rounds(4, 1))
"""KiB that are free."""
pytestmark = [pytest.mark.usefixtures("mounts"), pytest.mark.timeout(300)]


def fill(disk: Path, free: int) -> Path:
    """Take all room on a disk but some KiB."""
    stone = disk / "stone"
    state = os.statvfs(disk)
    stone.write_bytes(bytes(max(0, state.f_bavail * state.f_frsize - free * 1024)))
    return stone


def saved_on_a_full_disk(workshop: Workshop, tmp_path: Path, free: int, **writer: str) -> list[str]:
    """Save where only some KiB are free; tell what is not as promised."""
    wrong = []
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m", "none") as disk:
        path, elsewhere = disk / "bid.euroapp", tmp_path / "elsewhere.euroapp"
        with workshop.worker() as worker:
            worker.must("save", path=path, number=1, padding=PADDING)
            original = path.read_bytes()
            stone = fill(disk, free)
            outcome, words = worker.do("save", path=path, number=2, padding=GROWN, **writer)
            try:
                if (outcome, check(path).number) not in {("done", 2), ("SaveFailed", 1)}:
                    wrong.append(f"{free} KiB: {outcome} but {check(path).number}")
                if outcome == "SaveFailed" and (path.read_bytes() != original or "full" not in words):
                    wrong.append(f"{free} KiB: {words}")
            except Damaged as error:
                wrong.append(f"{free} KiB: {error}")
            if writer:
                return wrong
            left = sorted(name for name in os.listdir(disk) if name not in {"bid.euroapp", "stone"})
            if left:
                wrong.append(f"{free} KiB: {left} left behind")
            stone.unlink()
            worker.must("save", path=path, number=3, padding=PADDING)
            assert check(path).number == 3
            fill(disk, 0)
            worker.must("save", path=elsewhere, number=4, padding=PADDING)
            assert check(elsewhere).number == 4
    return wrong


def test_a_full_disk_keeps_the_draft_and_saving_goes_on_elsewhere(workshop: Workshop, tmp_path: Path) -> None:
    assert [text for free in STEPS for text in saved_on_a_full_disk(workshop, tmp_path, free)] == []


def test_the_control_a_careless_writer_loses_the_draft_on_a_full_disk(
    workshop: Workshop, tmp_path: Path
) -> None:
    assert len(saved_on_a_full_disk(workshop, tmp_path, 0, writer="in_place")) == 1


def test_a_full_disk_keeps_the_last_recovery_copy(workshop: Workshop, tmp_path: Path) -> None:
    for free in STEPS:
        with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m", "none") as disk:
            folder = disk / "recovery"
            with workshop.worker() as worker:
                worker.must("recover", folder=folder, number=1, padding=PADDING)
                stone = fill(disk, free)
                outcome, words = worker.do("recover", folder=folder, number=2, padding=GROWN)
                assert (outcome, bool(words)) in {("done", False), ("SaveFailed", True)}
            newest = max(folder.glob("*.euroapp"))
            assert check(newest).number == (2 if outcome == "done" else 1)
            with workshop.worker() as worker:
                assert worker.do("offered", folder=folder) == ("done", newest.name)
                stone.unlink()
                worker.must("recover", folder=folder, number=3, padding=GROWN)
            assert check(max(folder.glob("*.euroapp"))).number == 3


def test_a_full_disk_for_the_snapshots_stops_no_save(tmp_path: Path) -> None:
    with mounted(tmp_path / "disk", "-t", "tmpfs", "-o", "size=1m", "none") as disk:
        fill(disk, 0)
        crowded = Workshop(disk / "home")
        try:
            with crowded.worker() as worker:
                worker.must("save", path=tmp_path / "bid.euroapp", number=1)
        finally:
            crowded.close()
        assert check(tmp_path / "bid.euroapp").number == 1
