"""R9: somebody copies the file while it is being saved; every copy is one whole draft."""

from __future__ import annotations

import random
import shutil
import time
from pathlib import Path

import pytest

from tests.faults.checker import Damaged, check
from tests.faults.workshop import Workshop, chance, rounds

COPIES = rounds(60, 5_000)
pytestmark = pytest.mark.timeout(120 + COPIES)


def bad_copies(workshop: Workshop, folder: Path, luck: random.Random, **writer: str) -> tuple[int, int]:
    """Copy a draft again and again while it is saved; return how many copies are no draft, and the newest."""
    path, copy, acknowledged = folder / "bid.euroapp", folder.parent / "copy", folder.parent / "saves"
    bad, done, newest = 0, 0, 0
    while done < COPIES:
        acknowledged.write_bytes(b"")
        with workshop.worker() as worker:
            options = {"path": str(path), "acknowledged": str(acknowledged), "padding": 200_000}
            path.unlink(missing_ok=True)
            worker.order("endless", **options, **writer)
            end = time.monotonic() + 30
            while not acknowledged.read_bytes():
                time.sleep(0.01)
            while done < COPIES and time.monotonic() < end:
                time.sleep(luck.uniform(0, 0.05))
                done += 1
                shutil.copyfile(path, copy)
                try:
                    newest = max(newest, check(copy).number)
                except Damaged:
                    bad += 1
    return bad, newest


def test_every_copy_taken_while_saving_is_a_whole_draft(workshop: Workshop, folder: Path) -> None:
    bad, newest = bad_copies(workshop, folder, chance(9))
    assert bad == 0
    assert newest > 3


def test_the_control_copies_of_a_careless_writer_are_broken(workshop: Workshop, folder: Path) -> None:
    bad, _ = bad_copies(workshop, folder, chance(9), writer="in_place")
    assert bad > 0
