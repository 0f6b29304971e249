"""Two processes write one draft at the same moment: a save that was acknowledged stands, or was refused."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from euroapp.errors import SaveFailed
from euroapp.storage.files import load, save
from euroapp.storage.turn import turn
from tests.builders import a_draft
from tests.faults.workshop import ROOT, environment, rounds

ROUNDS = rounds(120, 2_500)
FIELDS = ("general/title", "general/acronym")
pytestmark = pytest.mark.timeout(600)

WRITER = """
import contextlib, os, sys, time
from pathlib import Path
from euroapp.edits.values import set_value
from euroapp.draft.paths import get
from euroapp.errors import EuroappError
from euroapp.storage import files

path, field, rounds, careless = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4] == "careless"
if careless:
    files.turn = lambda _target: contextlib.nullcontext()
last, saved, gone = None, 0, 0
for number in range(rounds):
    found = files.load(path)
    gone += last is not None and get(found.draft, field) != last
    last = get(found.draft, field)
    try:
        files.save(set_value(found.draft, field, f"{number}"), path, found.origin)
    except EuroappError:
        continue
    last, saved = f"{number}", saved + 1
print(saved, gone)
"""


def both(path: Path, writer: str) -> tuple[int, int]:
    """Let two processes save, each the only writer of its field; return acknowledged and lost saves."""
    save(a_draft(), path)
    running = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, str(path), field, str(ROUNDS), writer],
            cwd=ROOT,
            env=environment(Path(os.environ["EUROAPP_HOME"])),
            stdout=subprocess.PIPE,
            text=True,
        )
        for field in FIELDS
    ]
    told = [one.communicate(timeout=500)[0].split() for one in running]
    assert [one.returncode for one in running] == [0, 0]
    return sum(int(saved) for saved, _ in told), sum(int(gone) for _, gone in told)


def test_no_acknowledged_save_is_gone(tmp_path: Path) -> None:
    saved, gone = both(tmp_path / "bid.euroapp", "careful")
    assert saved > ROUNDS // 2, "hardly a save went through, so that nothing was shown"
    assert gone == 0


def test_the_control_without_the_turn_saves_are_gone(tmp_path: Path) -> None:
    assert any(both(tmp_path / f"{number}.euroapp", "careless")[1] for number in range(5))


def test_who_waits_for_a_save_that_never_ends_is_told_in_time(tmp_path: Path) -> None:
    path = tmp_path / "bid.euroapp"
    started = time.monotonic()
    with turn(path), pytest.raises(SaveFailed, match="still saving this draft"), turn(path, patience=0.2):
        pass
    assert time.monotonic() - started < 5


def test_a_turn_leaves_nothing_behind_and_where_there_are_no_locks_saving_goes_on(
    tmp_path: Path, home: Path
) -> None:
    save(a_draft(), tmp_path / "bid.euroapp")
    assert os.listdir(home / "data" / "turns") == []
    (home / "data" / "turns").rmdir()
    (home / "data" / "turns").write_bytes(b"no folder")
    save(a_draft(), tmp_path / "bid.euroapp")
    assert load(tmp_path / "bid.euroapp").draft == a_draft()
