"""R15: the window is killed while somebody types, and again after recovery; seconds are lost, never more."""

from __future__ import annotations

import contextlib
import os
import signal
import statistics
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from random import Random

import pytest

from euroapp.draft import Draft
from euroapp.edits.creation import new_draft
from euroapp.storage.files import save
from euroapp.storage.recovery import RecoveryStore
from tests.builders import a_call
from tests.faults.checker import Damaged, check
from tests.faults.workshop import ROOT, chance, environment, rounds

ROUNDS, CONTROLS = rounds(4, 300), 2
_SCREENLESS = "This plugin does not support"
"""Only the platform without a screen says this, when a busy machine lets the window say that it waits."""
AT_ONCE = 10
LONGEST, CONTROL_LONGEST = 12.0, 4.0
"""Seconds for which somebody types."""
pytestmark = pytest.mark.timeout(120 + 15 * ROUNDS)


@dataclass(frozen=True)
class Loss:
    """What one kill cost."""

    seconds: float
    """Age of the oldest key that is gone; 0 where none is."""
    typed: int
    kept: int


def typed_until_killed(folder: Path, luck: Random, *options: str) -> Loss:
    """Type for a while, kill the window, and compare what was typed with what lies on the disk."""
    log = folder / f"log-{luck.randrange(10**9)}"
    command = [sys.executable, "-m", "tests.faults.typist", str(log), str(luck.randrange(10**6)), *options]
    with (folder / "words").open("wb") as words:
        window = subprocess.Popen(
            command, cwd=ROOT, env=environment(folder / "home"), stderr=words, stdout=words
        )
    try:
        end = time.monotonic() + 60
        while not (log.exists() and log.read_bytes()):
            assert window.poll() is None, (folder / "words").read_text()
            assert time.monotonic() < end, "the window does not open"
            time.sleep(0.02)
        time.sleep(luck.uniform(0, CONTROL_LONGEST if options[:1] == ("--unprotected",) else LONGEST))
        assert window.poll() is None, (folder / "words").read_text()
    finally:
        killed = time.monotonic()
        window.send_signal(signal.SIGKILL)
        window.wait()
    assert [line for line in (folder / "words").read_text().splitlines() if _SCREENLESS not in line] == []
    keys = [(int(length), float(when)) for length, when in map(str.split, whole_lines(log))]
    kept = len(newest_title(folder / "home" / "data" / "recovery"))
    gone = [when for length, when in keys[1:] if length > kept]
    return Loss(killed - gone[0] if gone else 0.0, keys[-1][0], kept)


def seconds_until_protected(folder: Path, *options: str) -> float:
    """Type a few keys, pause, and return how long after the last key all of them had a copy."""
    folder.mkdir()
    log, keys = folder / "log", 5
    window = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.typist", str(log), "1", "--stop", str(keys), *options],
        cwd=ROOT,
        env=environment(folder / "home"),
    )
    try:
        end = time.monotonic() + 60
        while len(newest_title(folder / "home" / "data" / "recovery")) < keys:
            assert window.poll() is None
            assert time.monotonic() < end, "no copy was written"
            time.sleep(0.05)
        return time.monotonic() - float(whole_lines(log)[-1].split()[1])
    finally:
        window.kill()
        window.wait()


def test_a_pause_of_two_seconds_protects_what_was_typed(tmp_path: Path) -> None:
    """On a busy machine a window may be late; the quickest of three tells what it waits for."""
    assert min(seconds_until_protected(tmp_path / str(number)) for number in range(3)) < 3.5


def test_the_control_without_a_copy_in_the_pause_it_takes_longer(tmp_path: Path) -> None:
    assert seconds_until_protected(tmp_path / "careless", "--careless") > 3.5


def whole_lines(log: Path) -> list[str]:
    return log.read_text().rpartition("\n")[0].splitlines()


def newest_title(folder: Path) -> str:
    """Return what the newest whole copy says, as the independent reader sees it; '' where there is none."""
    for copy in sorted(folder.glob("*.euroapp"), key=lambda path: path.name, reverse=True):
        with contextlib.suppress(Damaged):
            return str(check(copy).parts["parts/general.json"]["title"])
    return ""


def round_of(folder: Path, seed: int, *options: str) -> list[Loss]:
    """Kill the window twice in a row, over a new draft or over one in a file that nothing may touch."""
    luck, path = Random(seed), folder / "bid.euroapp"
    folder.mkdir()
    if seed % 2:
        save(draft(), path)
        options = (*options, "--file", str(path))
    raw = path.read_bytes() if path.exists() else b""
    losses = [typed_until_killed(folder, luck, *options) for _ in range(2)]
    assert (path.read_bytes() if path.exists() else b"") == raw
    if losses[-1].kept:
        store = RecoveryStore(folder / "home" / "data" / "recovery")
        (offer,) = store.offers()
        assert len(store.load(offer).draft.general.title) == losses[-1].kept
        assert (offer.path is not None) == bool(raw)
    return losses


def draft() -> Draft:
    return new_draft(a_call(), acronym="BRIDGES")


def all_rounds(tmp_path: Path, count: int, *options: str) -> list[list[Loss]]:
    """Play rounds beside each other; all a window does meanwhile is wait."""
    luck = chance(15)
    # Every other one has a file; one in three types without a pause.
    seeds = [luck.randrange(10**6) // 2 * 2 + number % 2 for number in range(count)]
    folders = [tmp_path / str(number) for number in range(count)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return list(pool.map(lambda at, seed: round_of(at, seed, *options), folders, seeds))


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="no kill -9 here: typing through a crash is NOT tested")
def test_a_killed_window_costs_seconds_of_typing_and_a_second_kill_no_more(tmp_path: Path) -> None:
    played = all_rounds(tmp_path, ROUNDS)
    lost = [loss.seconds for losses in played for loss in losses]
    print(f"{len(lost)} kills, lost at most {max(lost):.1f} s, in the middle {statistics.median(lost):.1f} s")
    assert max(lost) <= 10
    assert statistics.median(lost) <= 3
    assert all(second.kept >= first.kept for first, second in played)


def test_the_control_without_protection_all_typing_is_lost(tmp_path: Path) -> None:
    for losses in all_rounds(tmp_path, CONTROLS, "--unprotected"):
        assert [loss.kept for loss in losses] == [0, 0]
        assert max(loss.typed for loss in losses) > 0
