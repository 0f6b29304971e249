"""What previews leave behind is private, gone with its session, and swept when the session was killed."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

from euroapp.storage.scratch import Scratch, sweep

KILLED = """
import sys, time
from euroapp.storage.scratch import Scratch
folder = Scratch().folder()
(folder / "preview.pdf").write_bytes(b"the whole draft")
print(folder, flush=True)
time.sleep(60)
"""


def test_a_session_leaves_nothing(home: Path) -> None:
    scratch = Scratch()
    folder = scratch.folder()
    (folder / "preview.pdf").write_bytes(b"pages")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    sweep()
    assert folder.exists(), "its session lives"
    scratch.close()
    assert os.listdir(home / "data" / "scratch") == []


def test_a_killed_session_is_swept_once_it_is_dead(home: Path) -> None:
    running = subprocess.Popen([sys.executable, "-c", KILLED], stdout=subprocess.PIPE, text=True)
    assert running.stdout is not None
    folder = Path(running.stdout.readline().strip())
    sweep()
    assert folder.is_dir(), "the control: it is alive"
    running.send_signal(signal.SIGKILL)
    running.communicate()
    sweep()
    assert os.listdir(home / "data" / "scratch") == []


def test_what_earlier_versions_left_is_swept_too(home: Path) -> None:
    for name in ("preview-abc", "pages-abc"):
        (home / "data" / name).mkdir(parents=True)
        (home / "data" / name / "preview.pdf").write_bytes(b"pages")
    sweep()
    assert not list((home / "data").glob("p*-*"))
