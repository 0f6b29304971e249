"""R16: the clock is wrong, jumps, or runs fast; what is newest is told by numbers, and nothing new goes."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from euroapp.storage import snapshots
from euroapp.storage.files import load, save
from euroapp.storage.retention import NEWEST
from tests.faults.checker import check
from tests.faults.child import numbered
from tests.faults.workshop import ROOT, environment, mounted, rounds

SAVES = rounds(12, 60)
"""At each time."""
CLOCKS = {
    "1970": ("@1970-01-02 00:00:00",),
    "2038": ("@2038-01-19 03:14:06", "@2038-01-19 03:14:08", "@2038-01-19 03:15:00"),
    "2100": ("@2100-02-28 23:59:59",),
    "a leap day": ("@2028-02-29 12:00:00", "@2029-03-01 00:00:00"),
    "back by a year": ("@2026-06-01 12:00:00", "@2025-06-01 12:00:00"),
    "on by a year and back": ("@2026-06-01 12:00:00", "@2027-06-01 12:00:00", "@2026-06-01 12:05:00"),
    "back to 1970 and right again": ("@2026-06-01 12:00:00", "@1970-01-01 02:00:01", "@2026-06-01 12:05:00"),
    "an hour is left out": ("@2026-03-29 02:59:58", "@2026-03-29 04:00:01"),
    "an hour comes twice": ("@2026-10-25 03:59:58", "@2026-10-25 03:00:01", "@2026-10-25 04:00:00"),
    "ten times too fast": ("@2026-12-30 23:59:58 x10",),
}
pytestmark = pytest.mark.timeout(120 + 4 * SAVES)


def session(tmp_path: Path, clocks: tuple[str, ...], saves: int = SAVES) -> dict[str, Any]:
    """Run a session under these clocks, in a time zone with summer time; return what it told."""
    if shutil.which("faketime") is None:
        pytest.skip("faketime is not installed: wrong clocks are NOT tested")
    settings = environment(tmp_path / "home") | {
        "TZ": "Europe/Helsinki",
        "NO_FAKE_STAT": "1",
        "DONT_FAKE_MONOTONIC": "1",
        "FAKETIME_NO_CACHE": "1",
    }
    command = [sys.executable, "-m", "tests.faults.clock_run", str(tmp_path / "bid.euroapp"), str(saves)]
    done = subprocess.run(
        ["faketime", "-f", clocks[0], *command, *clocks],
        cwd=ROOT,
        env=settings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    assert told["years"] == [int(clock[1:5]) for clock in clocks], (
        "the clock was not the one that was asked for"
    )
    return told


@pytest.mark.parametrize("clock", CLOCKS)
def test_whatever_the_clock_says_the_newest_is_the_newest_and_stays(tmp_path: Path, clock: str) -> None:
    told = session(tmp_path, CLOCKS[clock])
    found = check(tmp_path / "bid.euroapp")
    assert (found.number, found.counter) == (told["saves"], told["saves"])
    assert told["recovered"] == [f"No. {told['saves']}"]
    kept = [check(Path(path)).counter for path in told["snapshots"]]
    assert kept == sorted(kept)
    assert kept[-NEWEST:] == list(range(max(1, told["saves"] - NEWEST + 1), told["saves"] + 1))
    assert told["history"] == sorted(told["history"], reverse=True)


def test_the_control_by_their_time_an_old_copy_is_the_newest(tmp_path: Path) -> None:
    # With more saves after the clock went back, no copy from before it is kept.
    told = session(tmp_path, CLOCKS["back by a year"], 12)
    assert told["newest by time"] != Path(told["snapshots"][-1]).name


@pytest.mark.usefixtures("mounts")
@pytest.mark.parametrize("moment", [0, -1, 2**31, 2**32, 2**33 + 1, 2**38, 2**45, -(2**38)], ids=str)
def test_a_file_of_any_time_is_opened_saved_and_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    # Only a file system in memory keeps times that no calendar holds.
    with mounted(tmp_path / "disk", "-t", "tmpfs", "none") as disk:
        monkeypatch.setenv("EUROAPP_HOME", str(disk / "home"))
        path = disk / "bid.euroapp"
        origin = save(numbered(1), path)
        (first,) = snapshots.of(origin.identity.document)
        for file in (path, first.path):
            os.utime(file, (moment, moment))
        origin = save(numbered(2), path, load(path).origin)
        present = snapshots.of(origin.identity.document)
        assert [check(copy.path).number for copy in present] == [1, 2]
        assert [copy.number for copy in snapshots.saved_at(path)] != []
